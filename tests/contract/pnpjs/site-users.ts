import { expectStatus, idOf } from './absent.js';
import type { PnpCall } from './call.js';

export const calls: readonly PnpCall[] = [
  {
    call: 'web.ensureUser',
    outcome: 'works',
    async run({ sp, login }) {
      const user = await sp.web.ensureUser(login('visitor'));
      expect(user).toMatchObject({ LoginName: login('visitor'), PrincipalType: 1 });
      expect((await sp.web.ensureUser('visitor@contoso.example')).Id).toBe(user.Id);
      expect(await sp.web.ensureUser('everyone except external users')).toMatchObject({ PrincipalType: 4 });
    },
  },
  {
    call: 'web.getUserById, siteUsers.getById, siteUsers.getByEmail, siteUsers.getByLoginName',
    outcome: 'works',
    async run(bench) {
      const { sp, login } = bench;
      const id = await idOf(bench, 'member');
      for (const user of [
        sp.web.getUserById(id),
        sp.web.siteUsers.getById(id),
        sp.web.siteUsers.getByEmail('member@contoso.example'),
        sp.web.siteUsers.getByLoginName(login('member')),
      ]) {
        expect(await user()).toMatchObject({ Id: id, Title: 'member Demo-Person' });
      }
      expect((await sp.web.siteUsers.getById(id).groups()).map((group) => group.Title)).toEqual(['Dev Members']);
    },
  },
  {
    call: 'siteUsers.add, siteUsers.removeById, siteUsers.removeByLoginName',
    outcome: 'works',
    async run({ sp, login }) {
      const added = await sp.web.siteUsers.add(login('stranger'));
      const { Id } = await added();
      await sp.web.siteUsers.removeById(Id);
      await sp.web.siteUsers.add(login('stranger'));
      await sp.web.siteUsers.removeByLoginName(login('stranger'));
      await expectStatus(sp.web.siteUsers.getByLoginName(login('stranger'))(), 404);
    },
  },
  {
    call: 'siteUser.update',
    outcome: 'works',
    async run(bench) {
      const user = bench.sp.web.siteUsers.getById(await idOf(bench, 'member'));
      await user.update({ Title: 'Changed Demo-Person' });
      expect(await user()).toMatchObject({ Title: 'Changed Demo-Person', IsSiteAdmin: false });
      await user.update({ Title: 'member Demo-Person' });
      await expectStatus(bench.as('member').web.currentUser.update({ IsSiteAdmin: true }), 403);
    },
  },
  {
    call: 'siteUser.delete',
    outcome: 'works',
    async run({ sp, login }) {
      const user = await sp.web.siteUsers.add(login('stranger'));
      await user.delete();
      await expectStatus(user(), 404);
    },
  },
];
