import { audienceOf, namedGroups, z, type RightsGroup } from '@phb/schemas';
import type { RoleTypeKind } from '@pnp/sp/security/types.js';
import { expecting } from '../errors/expecting.js';
import { groupsNamed, roleKinds, type Assignment, type SiteAccess } from './siteAccess.js';
import type { ListWork } from './work.js';

const inheritance = z.object({ HasUniqueRoleAssignments: z.boolean() });

const inWords: Readonly<Record<RightsGroup, string>> = {
  members: 'members',
  visitors: 'visitors',
  finance: `“${namedGroups.finance.title}”`,
  few: `“${namedGroups.few.title}”`,
};

/** Gives a group just one role on the list; answers whether anything had to be changed. */
async function give(
  work: ListWork,
  access: SiteAccess,
  held: Assignment | undefined,
  group: number,
  kind: RoleTypeKind,
): Promise<boolean> {
  const { roleAssignments } = work.sharePointList();
  const bindings = held?.RoleDefinitionBindings ?? [];
  const has = bindings.some(({ RoleTypeKind }) => RoleTypeKind === kind);
  if (!has) await roleAssignments.add(group, await access.role(kind));
  // Owners who hold more than full control do no harm.
  const others = kind === roleKinds.full ? [] : bindings.filter(({ RoleTypeKind }) => RoleTypeKind !== kind);
  for (const other of others) await roleAssignments.remove(group, other.Id);
  return !has || others.length > 0;
}

/**
 * Gives a list the permissions that its audience declares: the site's owners full control, each group that the audience names
 * just its right, the other groups of the product nothing. People and groups whom an owner let in by hand later stay, and are
 * pointed out.
 */
export async function ensureAudience(work: ListWork, access: SiteAccess): Promise<void> {
  const { rights, inherits } = audienceOf(work.list.audience);
  const answer: unknown = await work.sharePointList().select('HasUniqueRoleAssignments')();
  const isNew = !expecting(work.list.title, () => inheritance.parse(answer)).HasUniqueRoleAssignments;
  if (inherits) {
    if (!isNew) work.warn('the list has permissions of its own in this site. They were left.');
    return;
  }
  const owners = await access.group('owners');
  const members = await access.group('members');
  if (owners === undefined || members === undefined) {
    work.warn(
      'the site has no owners or members group, so this list still has the permissions of the site. Set them by hand.',
    );
    return;
  }
  // Copying first keeps whoever is provisioning from locking themselves out half-way.
  if (isNew) await work.sharePointList().breakRoleInheritance(true, false);
  const present = await access.assignments(work.sharePointList());
  const heldBy = (group: number): Assignment | undefined => present.find(({ PrincipalId }) => PrincipalId === group);
  let changed = await give(work, access, heldBy(owners), owners, roleKinds.full);
  const insiders = [owners];
  for (const group of groupsNamed(work.list)) {
    const right = rights[group];
    const id = await access.group(group);
    if (right === undefined || id === undefined) continue;
    insiders.push(id);
    if (await give(work, access, heldBy(id), id, roleKinds[right])) changed = true;
  }
  const ours = new Set([
    members,
    await access.group('visitors'),
    await access.group('finance'),
    await access.group('few'),
  ]);
  for (const outsider of present.filter(({ PrincipalId }) => !insiders.includes(PrincipalId))) {
    if (isNew || ours.has(outsider.PrincipalId)) {
      await work.sharePointList().roleAssignments.getById(outsider.PrincipalId).delete();
      work.did(`closed the list to ${outsider.Member.Title}.`);
    } else {
      work.warn(
        `${outsider.Member.Title} may open this list, which is not open to the whole site. Check that this is meant.`,
      );
    }
  }
  if (!isNew && !changed) return;
  const opened = groupsNamed(work.list).map(
    (group) => `${inWords[group]} ${rights[group] === 'read' ? 'read' : 'write'}`,
  );
  work.did(`${isNew ? 'gave' : 'set'} the list’s own permissions: ${opened.join(', ')}, nobody else but the owners.`);
}
