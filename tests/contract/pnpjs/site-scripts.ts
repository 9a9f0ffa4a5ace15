import type { SPFI } from '@pnp/sp';

import { at, freshTitle } from '../wire.js';
import type { PnpCall } from './call.js';

const content = {
  $schema: 'schema.json',
  actions: [{ verb: 'applyTheme', themeName: 'None' }],
  bindata: {},
  version: 1,
};

async function script(sp: SPFI): Promise<string> {
  return (await sp.siteScripts.createSiteScript(freshTitle('script'), 'Said', content)).Id;
}

export const calls: readonly PnpCall[] = [
  {
    call: 'siteScripts.createSiteScript',
    outcome: 'works',
    async run({ sp }) {
      const title = `${freshTitle('script')}'s`;
      expect(await sp.siteScripts.createSiteScript(title, 'Said', content)).toMatchObject({ Title: title });
      await expect(sp.siteScripts.createSiteScript('x', 'y', { ...content, actions: [] })).rejects.toThrow();
    },
  },
  {
    call: 'siteScripts.getSiteScripts',
    outcome: 'works',
    async run({ sp }) {
      const id = await script(sp);
      expect((await sp.siteScripts.getSiteScripts()).map((each) => each.Id)).toContain(id);
    },
  },
  {
    call: 'siteScripts.getSiteScriptMetadata',
    outcome: 'works',
    async run({ sp }) {
      const read = await sp.siteScripts.getSiteScriptMetadata(await script(sp));
      expect(JSON.parse(read.Content)).toEqual(content);
    },
  },
  {
    call: 'siteScripts.updateSiteScript',
    outcome: 'works',
    async run({ sp }) {
      const Id = await script(sp);
      await sp.siteScripts.updateSiteScript({ Id, Title: 'Another title' }, { ...content, version: 2 });
      expect(await sp.siteScripts.getSiteScriptMetadata(Id)).toMatchObject({ Title: 'Another title' });
    },
  },
  {
    call: 'siteScripts.deleteSiteScript',
    outcome: 'works',
    async run({ sp }) {
      const id = await script(sp);
      await sp.siteScripts.deleteSiteScript(id);
      await expect(sp.siteScripts.getSiteScriptMetadata(id)).rejects.toThrow();
    },
  },
  {
    call: 'siteScripts.getSiteScriptFromList',
    outcome: 'works',
    async run({ sp, list, webUrl }) {
      const { ServerRelativeUrl } = await list.rootFolder.select('ServerRelativeUrl')();
      const { Title } = await list.select('Title')();
      const url = new URL(encodeURI(ServerRelativeUrl), webUrl).href;
      expect(at(JSON.parse(await sp.siteScripts.getSiteScriptFromList(url)), 'actions', 0, 'listName')).toBe(Title);
    },
  },
  {
    call: 'list.getSiteScript',
    outcome: 'works',
    async run({ sp }) {
      const title = freshTitle('described').replaceAll(' ', '');
      await sp.web.lists.add(title);
      const list = sp.web.lists.getByTitle(title);
      expect(at(JSON.parse(await list.getSiteScript()), 'actions', 0, 'listName')).toBe(title);
      await list.delete();
    },
  },
  {
    call: 'siteScripts.getSiteScriptFromWeb',
    outcome: 'differs',
    note: 'lists only: themes, branding, navigation and settings are not described',
    async run({ sp, webUrl }) {
      const title = freshTitle('described').replaceAll(' ', '');
      await sp.web.lists.add(title);
      const info = { IncludedLists: [`Lists/${title}`, 'Lists/Nowhere'] };
      const described = await sp.siteScripts.getSiteScriptFromWeb(webUrl, info);
      expect(at(JSON.parse(described.JSON), 'actions', 0, 'listName')).toBe(title);
      expect(described.Warnings).toHaveLength(1);
      await sp.web.lists.getByTitle(title).delete();
    },
  },
  {
    call: 'web.getSiteScript',
    outcome: 'differs',
    note: 'lists only, as siteScripts.getSiteScriptFromWeb',
    async run({ sp }) {
      const described = await sp.web.getSiteScript({ IncludedLists: [] });
      expect(JSON.parse(described.JSON)).toMatchObject({ actions: [] });
    },
  },
  {
    call: 'siteScripts.executeSiteScriptAction',
    outcome: 'works',
    async run({ sp }) {
      const listName = freshTitle('action');
      const action = { verb: 'createSPList', listName, templateType: 100, subactions: [] };
      expect(await sp.siteScripts.executeSiteScriptAction(JSON.stringify(action))).toMatchObject({ Outcome: 0 });
      await sp.web.lists.getByTitle(listName).delete();
    },
  },
];
