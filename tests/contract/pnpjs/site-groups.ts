import { freshTitle } from '../wire.js';
import { expectStatus, idOf } from './absent.js';
import type { PnpCall } from './call.js';

export const calls: readonly PnpCall[] = [
  {
    call: 'siteGroups.add, siteGroups.getById, siteGroups.getByName',
    outcome: 'works',
    async run({ sp, login }) {
      const title = freshTitle('group');
      const { Id } = await sp.web.siteGroups.add({ Title: title, Description: 'Decides' });
      expect(await sp.web.siteGroups.getById(Id)()).toMatchObject({ Title: title, PrincipalType: 8 });
      const group = sp.web.siteGroups.getByName(title);
      expect(await group()).toMatchObject({ Id, Description: 'Decides', OwnerTitle: 'owner Demo-Person' });
      await group.users.add(login('visitor'));
      expect((await group.users()).map((user) => user.LoginName)).toEqual([login('visitor')]);
      await expectStatus(sp.web.siteGroups.add({ Title: title }), 500);
    },
  },
  {
    call: 'siteGroups.removeById, siteGroups.removeByLoginName',
    outcome: 'works',
    async run({ sp }) {
      const [one, two] = [freshTitle('one'), freshTitle('two')];
      const { Id } = await sp.web.siteGroups.add({ Title: one });
      await sp.web.siteGroups.add({ Title: two });
      await sp.web.siteGroups.removeById(Id);
      await sp.web.siteGroups.removeByLoginName(two);
      await expectStatus(sp.web.siteGroups.getById(Id)(), 404);
      await expectStatus(sp.web.siteGroups.getByName(two)(), 404);
    },
  },
  {
    call: 'siteGroup.update',
    outcome: 'works',
    async run({ sp }) {
      const { Id } = await sp.web.siteGroups.add({ Title: freshTitle('update') });
      const title = freshTitle('updated');
      await sp.web.siteGroups.getById(Id).update({ Title: title, AllowMembersEditMembership: true });
      expect(await sp.web.siteGroups.getByName(title)()).toMatchObject({ Id, AllowMembersEditMembership: true });
    },
  },
  {
    call: 'siteGroup.setUserAsOwner',
    outcome: 'works',
    async run(bench) {
      const { sp } = bench;
      const { Id } = await sp.web.siteGroups.add({ Title: freshTitle('owned') });
      await sp.web.siteGroups.getById(Id).setUserAsOwner(await idOf(bench, 'member'));
      expect(await sp.web.siteGroups.getById(Id)()).toMatchObject({ OwnerTitle: 'member Demo-Person' });
      await bench.as('member').web.siteGroups.getById(Id).update({ Description: 'By its owner' });
    },
  },
  {
    call: 'web.createDefaultAssociatedGroups',
    outcome: 'works',
    async run({ sp, login, webUrl }) {
      const url = freshTitle('groups').replaceAll(' ', '');
      await sp.web.webs.add(url, url);
      const { Web } = await import('@pnp/sp/webs/index.js');
      const web = Web([sp.web, `${webUrl}/${url}`]);
      await web.createDefaultAssociatedGroups(url, login('member'), false, true);
      expect(await web.associatedOwnerGroup()).toMatchObject({ Title: `${url} Owners` });
      expect((await web.associatedOwnerGroup.users()).map((user) => user.LoginName)).toContain(login('member'));
      await web.delete();
    },
  },
];
