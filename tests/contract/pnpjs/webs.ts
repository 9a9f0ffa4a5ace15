import type { SPFI } from '@pnp/sp';
import type { IWeb } from '@pnp/sp/webs/index.js';

import { at, freshTitle } from '../wire.js';
import { expectAbsent, expectStatus } from './absent.js';
import type { PnpCall } from './call.js';

async function subWeb(sp: SPFI, webUrl: string): Promise<{ web: IWeb; title: string }> {
  const title = freshTitle('web');
  const url = title.replaceAll(' ', '');
  expect(await sp.web.webs.add(title, url, 'Made by a test')).toMatchObject({ Title: title, Url: `${webUrl}/${url}` });
  const { Web } = await import('@pnp/sp/webs/index.js');
  return { web: Web([sp.web, `${webUrl}/${url}`]), title };
}

export const calls: readonly PnpCall[] = [
  {
    call: 'webs.add, web.delete',
    outcome: 'works',
    async run({ sp, webUrl }) {
      const { web, title } = await subWeb(sp, webUrl);
      expect((await sp.web.webs()).map((each) => each.Title)).toContain(title);
      expect((await sp.web.webinfos()).map((each) => at(each, 'Title'))).toContain(title);
      await web.lists.add('Inside');
      await web.delete();
      await expectStatus(web(), 404);
    },
  },
  {
    call: 'web.getParentWeb',
    outcome: 'works',
    async run({ sp, webUrl }) {
      const { web } = await subWeb(sp, webUrl);
      const parent = await web.getParentWeb();
      expect(await parent.select('Url')()).toMatchObject({ Url: webUrl });
      expect(await sp.web.getParentWeb()).toBeNull();
      await web.delete();
    },
  },
  {
    call: 'web.update',
    outcome: 'works',
    async run({ sp }) {
      await sp.web.update({ Description: 'Said by a test' });
      expect(await sp.web.select('Description')()).toMatchObject({ Description: 'Said by a test' });
    },
  },
  {
    call: 'web.getList',
    outcome: 'works',
    async run({ sp, list }) {
      const { Id, RootFolder } = await list.select('Id', 'RootFolder/ServerRelativeUrl').expand('RootFolder')();
      expect(await sp.web.getList(String(at(RootFolder, 'ServerRelativeUrl')))()).toMatchObject({ Id });
      await expectStatus(sp.web.getList('/sites/dev/Lists/Nothing')(), 404);
    },
  },
  {
    call: 'web.getSubwebsFilteredForCurrentUser',
    outcome: 'works',
    async run({ sp, webUrl }) {
      const { web, title } = await subWeb(sp, webUrl);
      const infos = await sp.web.getSubwebsFilteredForCurrentUser()();
      expect(infos.map((each) => at(each, 'Title'))).toContain(title);
      await web.delete();
    },
  },
  {
    call: 'web.availableWebTemplates',
    outcome: 'differs',
    note: 'four templates; all make the same empty web',
    async run({ sp }) {
      const templates = await sp.web.availableWebTemplates()();
      expect(templates.map((each) => at(each, 'Name'))).toContain('STS#3');
    },
  },
  {
    call: 'web.getChanges',
    outcome: 'works',
    async run({ sp, list }) {
      const { CurrentChangeToken: ChangeTokenStart } = await sp.web.select('CurrentChangeToken')();
      const { Id } = await list.items.add({ Title: 'Changed' });
      const changes = await sp.web.getChanges({ Add: true, Item: true, ChangeTokenStart });
      expect(Array.isArray(changes) ? changes.map((each) => at(each, 'ItemId')) : changes).toEqual([Id]);
    },
  },
  {
    call: 'web.mapToIcon',
    outcome: 'works',
    async run({ sp }) {
      expect(await sp.web.mapToIcon('notes.docx')).toBe('icdocx.png');
      expect(await sp.web.mapToIcon('unknown.zzz')).toBe('icgen.gif');
    },
  },
  {
    call: 'web.getStorageEntity',
    outcome: 'differs',
    note: 'no tenant property is ever set: answered as nothing',
    async run({ sp }) {
      expect(await sp.web.getStorageEntity('anything')).toEqual({ 'odata.null': true });
    },
  },
  {
    call: 'web.setStorageEntity, web.removeStorageEntity',
    outcome: 'absent',
    note: 'there is no app catalogue; refused as in a site that is none (403)',
    async run({ sp }) {
      await expectStatus(sp.web.setStorageEntity('key', 'value'), 403);
      await expectStatus(sp.web.removeStorageEntity('key'), 403);
    },
  },
  {
    call: 'web.titleResource, web.descriptionResource',
    outcome: 'differs',
    note: 'one language: every culture gets the same text',
    async run({ sp }) {
      expect(await sp.web.titleResource('en-US')).toBe('Dev');
      expect(typeof (await sp.web.descriptionResource('cy-GB'))).toBe('string');
    },
  },
  {
    call: 'web.getCatalog',
    outcome: 'works',
    async run({ sp }) {
      expect(await (await sp.web.getCatalog(113))()).toMatchObject({ Title: 'Web Part Gallery', Hidden: true });
      const users = await sp.web.getCatalog(112);
      expect(await users.items.getById(1073741823)()).toMatchObject({ Title: 'System Account' });
    },
  },
  {
    call: 'web.applyTheme, web.applyWebTemplate',
    outcome: 'absent',
    note: 'there are no pages to look different',
    async run({ sp }) {
      await expectAbsent(sp.web.applyTheme('/a', '/b', '', false));
      await expectAbsent(sp.web.applyWebTemplate('STS#0'));
    },
  },
  {
    call: 'web.addClientsidePage, web.addFullPageApp, web.addRepostPage, web.loadClientsidePage, web.getClientsideWebParts',
    outcome: 'absent',
    note: 'there are no modern pages',
    async run({ sp }) {
      await expectAbsent(sp.web.getClientsideWebParts());
    },
  },
  {
    call: 'web.hubSiteData, web.syncHubSiteTheme, site.joinHubSite, site.registerHubSite, site.unRegisterHubSite',
    outcome: 'absent',
    note: 'there are no hub sites',
    async run({ sp }) {
      await expectAbsent(sp.hubSites());
      await expectAbsent(sp.web.hubSiteData());
      await expectAbsent(sp.site.registerHubSite());
    },
  },
];
