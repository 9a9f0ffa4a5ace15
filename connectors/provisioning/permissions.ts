import { restrictedGroup, z, type ListAudience } from '@phb/schemas';
import '@pnp/sp/security/index.js';
import type { RoleTypeKind } from '@pnp/sp/security/types.js';
import '@pnp/sp/site-groups/web.js';
import type { ISiteGroup } from '@pnp/sp/site-groups/index.js';
import { NotFoundError } from '../errors/kinds.js';
import { expecting } from '../errors/expecting.js';
import type { ListWork } from './work.js';

/** SharePoint's kinds of role. */
const fullControl: RoleTypeKind = 5;
const edit: RoleTypeKind = 6;
const read: RoleTypeKind = 2;

/** What the members of the site may do with a list that has permissions of its own; visitors may never open one. */
type OwnAudience = Exclude<ListAudience, 'site'>;
const membersMay: Readonly<Record<OwnAudience, RoleTypeKind | undefined>> = {
  team: edit,
  published: read,
  restricted: undefined,
};
const inWords: Readonly<Record<OwnAudience, string>> = {
  team: 'owners and members of the site only.',
  published: 'owners of the site write, members read, nobody else.',
  restricted: `owners of the site and the group “${restrictedGroup}” only.`,
};

const withId = z.object({ Id: z.number() });
const inheritance = z.object({ HasUniqueRoleAssignments: z.boolean() });
const assignments = z.array(
  z.object({
    PrincipalId: z.number(),
    Member: z.object({ Title: z.string() }),
    RoleDefinitionBindings: z.array(z.object({ Id: z.number() })),
  }),
);
type Assignment = z.infer<typeof assignments>[number];

async function groupId(group: ISiteGroup): Promise<number | undefined> {
  try {
    const answer: unknown = await group.select('Id')();
    return z.safeParse(withId, answer).data?.Id; // a site may have no such group: SharePoint answers null or 404
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}

/** The group of the few who may open restricted lists; made with nobody in it where the site has none. */
async function fewId(work: ListWork): Promise<number> {
  const { siteGroups } = work.site.sp.web;
  const existing = await groupId(siteGroups.getByName(restrictedGroup));
  if (existing !== undefined) return existing;
  const made: unknown = await siteGroups.add({
    Title: restrictedGroup,
    Description: 'May open the restricted lists of the register. Name as few people as possible.',
    OnlyAllowMembersViewMembership: true,
  });
  work.did(`made the group “${restrictedGroup}”. Add the few people who may open the list.`);
  return expecting(work.list.title, () => withId.parse(made)).Id;
}

async function roleId(work: ListWork, kind: RoleTypeKind): Promise<number> {
  const answer: unknown = await work.site.sp.web.roleDefinitions.getByType(kind).select('Id')();
  return expecting(work.list.title, () => withId.parse(answer)).Id;
}

async function readAssignments(work: ListWork): Promise<readonly Assignment[]> {
  const answer: unknown = await work
    .sharePointList()
    .roleAssignments.select('PrincipalId', 'Member/Title', 'RoleDefinitionBindings/Id')
    .expand('Member', 'RoleDefinitionBindings')();
  return expecting(work.list.title, () => assignments.parse(answer));
}

async function allow(
  work: ListWork,
  present: readonly Assignment[],
  group: number,
  kind: RoleTypeKind,
): Promise<boolean> {
  const role = await roleId(work, kind);
  const held = present.find((assignment) => assignment.PrincipalId === group);
  if (held?.RoleDefinitionBindings.some((binding) => binding.Id === role)) return false;
  await work.sharePointList().roleAssignments.add(group, role);
  return true;
}

/** Takes from a group every role but one, where only that one is right; answers whether there was any other. */
async function limit(
  work: ListWork,
  present: readonly Assignment[],
  group: number,
  kind: RoleTypeKind,
): Promise<boolean> {
  const role = await roleId(work, kind);
  const others = present
    .find((assignment) => assignment.PrincipalId === group)
    ?.RoleDefinitionBindings.filter((binding) => binding.Id !== role);
  for (const other of others ?? []) await work.sharePointList().roleAssignments.remove(group, other.Id);
  return others !== undefined && others.length > 0;
}

/**
 * Gives a list permissions of its own: the site's owners with full control; its members with edit where only the team may
 * open the list, with read where it is published to them, not at all where it is restricted to a few in a group of their own;
 * nobody else. Once the list has its own, further groups that the owner let in stay; visitors never do, members never write a
 * published list and never open a restricted one.
 */
export async function ensureAudience(work: ListWork, audience: OwnAudience): Promise<void> {
  const answer: unknown = await work.sharePointList().select('HasUniqueRoleAssignments')();
  const isNew = !expecting(work.list.title, () => inheritance.parse(answer)).HasUniqueRoleAssignments;
  const { web } = work.site.sp;
  const owners = await groupId(web.associatedOwnerGroup);
  const members = await groupId(web.associatedMemberGroup);
  const visitors = await groupId(web.associatedVisitorGroup);
  if (owners === undefined || members === undefined) {
    work.warn(
      'the site has no owners or members group, so this list still has the permissions of the site. Set them by hand.',
    );
    return;
  }
  const few = audience === 'restricted' ? await fewId(work) : undefined;
  // Copying first keeps whoever is provisioning from locking themselves out half-way.
  if (isNew) await work.sharePointList().breakRoleInheritance(true, false);
  const present = await readAssignments(work);
  const role = membersMay[audience];
  const changed = [
    await allow(work, present, owners, fullControl),
    few !== undefined && (await allow(work, present, few, edit)),
    role !== undefined && (isNew || audience === 'published') && (await allow(work, present, members, role)),
    audience === 'published' && (await limit(work, present, members, read)),
  ];
  const insiders = [owners, few, role === undefined ? undefined : members];
  const outsiders = present.filter(({ PrincipalId }) => !insiders.includes(PrincipalId));
  for (const outsider of outsiders) {
    if (isNew || outsider.PrincipalId === visitors || outsider.PrincipalId === members) {
      await work.sharePointList().roleAssignments.getById(outsider.PrincipalId).delete();
      work.did(`closed the list to ${outsider.Member.Title}.`);
    } else {
      work.warn(`${outsider.Member.Title} may open this list, which holds identities. Check that this is meant.`);
    }
  }
  if (isNew || changed.includes(true)) work.did(`gave the list permissions of its own: ${inWords[audience]}`);
}
