import type { IBasePermissions } from '@pnp/sp/security/index.js';
import { PermissionKind } from '@pnp/sp/security/index.js';

import { freshTitle } from '../wire.js';
import { expectStatus, idOf } from './absent.js';
import type { Bench, PnpCall } from './call.js';

const read = 1073741826;

type Securable = Pick<
  Bench['list'],
  | 'breakRoleInheritance'
  | 'resetRoleInheritance'
  | 'getUserEffectivePermissions'
  | 'getCurrentUserEffectivePermissions'
  | 'userHasPermissions'
  | 'currentUserHasPermissions'
>;

/** The same calls for each kind of object. */
function callsOf(name: string, securableOf: (bench: Bench) => Promise<Securable>): PnpCall[] {
  return [
    {
      call: `${name}.breakRoleInheritance, ${name}.resetRoleInheritance`,
      outcome: 'works',
      async run(bench) {
        const securable = await securableOf(bench);
        await securable.breakRoleInheritance(true, false);
        await securable.resetRoleInheritance();
      },
    },
    {
      call: `${name}.getUserEffectivePermissions, ${name}.getCurrentUserEffectivePermissions`,
      outcome: 'works',
      async run(bench) {
        const securable = await securableOf(bench);
        const others = await securable.getUserEffectivePermissions(bench.login('visitor'));
        expect(others).toMatchObject({ High: '176', Low: '138612833' });
        expect(await securable.getCurrentUserEffectivePermissions()).toMatchObject({ High: '2147483647' });
      },
    },
    {
      call: `${name}.userHasPermissions, ${name}.currentUserHasPermissions`,
      outcome: 'works',
      async run(bench) {
        const securable = await securableOf(bench);
        const visitor = bench.login('visitor');
        expect(await securable.userHasPermissions(visitor, PermissionKind.ViewListItems)).toBe(true);
        expect(await securable.userHasPermissions(visitor, PermissionKind.EditListItems)).toBe(false);
        expect(await securable.currentUserHasPermissions(PermissionKind.ManagePermissions)).toBe(true);
      },
    },
  ];
}

async function subWeb({ sp }: Bench): Promise<Securable> {
  const url = freshTitle('web').replaceAll(' ', '');
  await sp.web.webs.add(url, url);
  const { Webs } = await sp.web.select('Webs/Url', 'Webs/Title').expand('Webs')<{
    Webs: { Url: string; Title: string }[];
  }>();
  const found = Webs.find((web) => web.Title === url);
  const { Web } = await import('@pnp/sp/webs/index.js');
  return Web([sp.web, found?.Url ?? '']);
}

async function freshItem({ list }: Bench) {
  const { Id } = await list.items.add({ Title: 'Secured' });
  return list.items.getById(Id);
}

const permissions = (High: number, Low: number): IBasePermissions => ({ High, Low });

export const calls: readonly PnpCall[] = [
  ...callsOf('web', subWeb),
  ...callsOf('list', ({ list }) => Promise.resolve(list)),
  ...callsOf('item', freshItem),
  {
    call: 'roleAssignments.add, roleAssignments.remove, roleAssignments.getById',
    outcome: 'works',
    async run(bench) {
      const item = await freshItem(bench);
      const visitor = await idOf(bench, 'visitor');
      await item.breakRoleInheritance(false);
      await item.roleAssignments.add(visitor, read);
      expect(await item.roleAssignments.getById(visitor)()).toMatchObject({ PrincipalId: visitor });
      const bindings = await item.roleAssignments.getById(visitor).bindings();
      expect(bindings).toMatchObject([{ Id: read, RoleTypeKind: 2 }]);
      await item.roleAssignments.remove(visitor, read);
      await expectStatus(item.roleAssignments.getById(visitor)(), 404);
    },
  },
  {
    call: 'roleAssignment.delete',
    outcome: 'works',
    async run(bench) {
      const item = await freshItem(bench);
      const visitor = await idOf(bench, 'visitor');
      await item.breakRoleInheritance(false);
      await item.roleAssignments.add(visitor, read);
      await item.roleAssignments.getById(visitor).delete();
      expect((await item.roleAssignments()).length).toBe(1);
    },
  },
  {
    call: 'roleDefinitions.add, roleDefinitions.getById, roleDefinitions.getByName',
    outcome: 'works',
    async run({ sp }) {
      const name = freshTitle('level');
      const { data } = await sp.web.roleDefinitions.add(name, 'Looks', 190, permissions(0, 1));
      expect(await sp.web.roleDefinitions.getById(data.Id)()).toMatchObject({
        Name: name,
        Order: 190,
        RoleTypeKind: 0,
      });
      expect(await sp.web.roleDefinitions.getByName(name)()).toMatchObject({ Id: data.Id });
      await sp.web.roleDefinitions.getById(data.Id).delete();
    },
  },
  {
    call: 'roleDefinitions.getByType',
    outcome: 'works',
    async run({ sp }) {
      expect(await sp.web.roleDefinitions.getByType(5)()).toMatchObject({ Name: 'Full Control', Id: 1073741829 });
    },
  },
  {
    call: 'roleDefinition.update, roleDefinition.delete',
    outcome: 'works',
    async run({ sp }) {
      const [before, after] = [freshTitle('before'), freshTitle('after')];
      const { definition } = await sp.web.roleDefinitions.add(before, '', 191, permissions(0, 1));
      await definition.update({ Name: after, BasePermissions: permissions(0, 3) });
      expect(await definition()).toMatchObject({ Name: after, BasePermissions: { High: '0', Low: '3' } });
      await definition.delete();
      await expectStatus(sp.web.roleDefinitions.getByName(after)(), 404);
    },
  },
];
