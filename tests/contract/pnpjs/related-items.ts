import { at } from '../wire.js';
import type { Bench, PnpCall } from './call.js';

async function pair(bench: Bench) {
  const { Id: listId, Title } = await bench.list.select('Id', 'Title')();
  const source = (await bench.list.items.add({ Title: 'From' })).Id;
  const target = (await bench.list.items.add({ Title: 'To' })).Id;
  const related = async (id: number) => {
    const items = await bench.sp.web.relatedItems.getRelatedItems(Title, id);
    return items.map((each) => at(each, 'ItemId'));
  };
  return { listId, title: Title, source, target, related };
}

const note = 'for lists of any kind, without a column of relations';

export const calls: readonly PnpCall[] = [
  {
    call: 'relatedItemManager.addSingleLink, relatedItemManager.getRelatedItems',
    outcome: 'differs',
    note,
    async run(bench) {
      const { title, source, target, related } = await pair(bench);
      await bench.sp.web.relatedItems.addSingleLink(title, source, bench.webUrl, title, target, bench.webUrl, true);
      expect([await related(source), await related(target)]).toEqual([[target], [source]]);
    },
  },
  {
    call: 'relatedItemManager.getPageOneRelatedItems',
    outcome: 'differs',
    note,
    async run(bench) {
      const { listId, title, source, target } = await pair(bench);
      await bench.sp.web.relatedItems.addSingleLink(title, source, bench.webUrl, title, target, bench.webUrl);
      const page = await bench.sp.web.relatedItems.getPageOneRelatedItems(listId, source);
      expect(page).toMatchObject([{ ItemId: target, ListId: listId, Title: 'To' }]);
    },
  },
  {
    call: 'relatedItemManager.addSingleLinkToUrl, relatedItemManager.addSingleLinkFromUrl',
    outcome: 'differs',
    note,
    async run(bench) {
      const { title, source, target, related } = await pair(bench);
      const { ServerRelativeUrl } = await bench.list.rootFolder.select('ServerRelativeUrl')();
      const address = (id: number) => `${ServerRelativeUrl}/DispForm.aspx?ID=${id}`;
      await bench.sp.web.relatedItems.addSingleLinkToUrl(title, source, address(target));
      expect(await related(source)).toEqual([target]);
      await bench.sp.web.relatedItems.addSingleLinkFromUrl(address(target), title, source);
      expect(await related(target)).toEqual([source]);
    },
  },
  {
    call: 'relatedItemManager.deleteSingleLink',
    outcome: 'differs',
    note,
    async run(bench) {
      const { title, source, target, related } = await pair(bench);
      await bench.sp.web.relatedItems.addSingleLink(title, source, bench.webUrl, title, target, bench.webUrl);
      await bench.sp.web.relatedItems.deleteSingleLink(title, source, bench.webUrl, title, target, bench.webUrl);
      expect(await related(source)).toEqual([]);
    },
  },
];
