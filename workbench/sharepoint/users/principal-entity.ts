import { mayEditMembership, mayManageGroup, mayViewMembership } from '../groups/membership.js';
import type { Call } from '../http/call.js';
import { numberOf } from '../json.js';
import type { Entity, EntityType } from '../representation/entity.js';
import { entity } from '../representation/entity.js';
import type { StoredTable } from '../representation/stored.js';
import { stored, storedProperties } from '../representation/stored.js';
import type { Principal } from './principal.js';
import { principalKind, systemAccountId } from './principal.js';

/** The user principal name in a claims login of a person: what stands after the last bar. */
function principalName(login: string): string | null {
  return login.includes('|membership|') ? login.slice(login.lastIndexOf('|') + 1) : null;
}

function userIdOf(user: Principal): { NameId: string; NameIdIssuer: string } | null {
  if (user.id === systemAccountId) return { NameId: 'S-1-0-0', NameIdIssuer: 'urn:office:idp:activedirectory' };
  if (principalName(user.login) === null) return null;
  return { NameId: user.guid.replaceAll('-', '').slice(0, 16), NameIdIssuer: 'urn:federation:microsoftonline' };
}

const userType: EntityType<Principal> = {
  name: 'SP.User',
  set: 'SP.ApiData.Users',
  path: (user) => `Web/GetUserById(${user.id})`,
  properties: {
    Id: { read: (user) => user.id },
    IsHiddenInUI: { read: () => false },
    LoginName: { read: (user) => user.login },
    Title: { read: (user) => user.title },
    PrincipalType: { read: (user) => user.kind },
    Email: { read: (user) => user.email },
    Expiration: { read: () => '' },
    IsEmailAuthenticationGuestUser: { read: () => false },
    IsShareByEmailGuestUser: { read: (user) => user.guest },
    IsSiteAdmin: { read: (user) => user.siteAdmin },
    UserId: { complex: 'SP.UserIdInfo', read: userIdOf },
    UserPrincipalName: { read: (user) => principalName(user.login) },
  },
  navigations: {
    Alerts: () => ({ many: [] }),
    Groups: (user, call) => ({ many: visibleGroupsOf(call, user).map((group) => groupEntity(call, group)) }),
  },
};

/** A user as SharePoint represents it. */
export function userEntity(call: Call, user: Principal): Entity {
  return entity(userType, call, user);
}

/** The groups that a user is in, as far as the visitor may see who is in them. */
export function visibleGroupsOf(call: Call, user: Principal): Principal[] {
  const groups = call.service.principals.groupsOf(user.siteId, user.id);
  return groups.filter((group) => user.id === call.visitor.user.id || mayViewMembership(call, group));
}

/** The entity set of users. */
export const userSet = userType.set;

/** What a group stores besides its title. */
export const groupProperties: StoredTable = {
  AllowMembersEditMembership: stored.flag(),
  AllowRequestToJoinLeave: stored.flag(),
  AutoAcceptRequestToJoinLeave: stored.flag(),
  Description: stored.textOrNull(),
  OnlyAllowMembersViewMembership: stored.flag(),
  RequestToJoinLeaveEmailSetting: stored.textOrNull(),
};

/** Who owns a group: a user or another group. */
function groupOwner(call: Call, group: Principal): Principal | undefined {
  const ownerId = numberOf(group.properties, 'OwnerId');
  return ownerId === undefined ? undefined : call.service.principals.byId(group.siteId, ownerId);
}

const groupType: EntityType<Principal> = {
  name: 'SP.Group',
  set: 'SP.ApiData.Groups',
  path: (group) => `Web/SiteGroups/GetById(${group.id})`,
  properties: {
    Id: { read: (group) => group.id },
    IsHiddenInUI: { read: () => false },
    LoginName: { read: (group) => group.title },
    Title: { read: (group) => group.title },
    PrincipalType: { read: () => principalKind.group },
    ...storedProperties(groupProperties, (group: Principal) => group.properties),
    CanCurrentUserEditMembership: { onlyWhenNamed: true, read: (group, call) => mayEditMembership(call, group) },
    CanCurrentUserManageGroup: { onlyWhenNamed: true, read: (group, call) => mayManageGroup(call, group) },
    CanCurrentUserViewMembership: { onlyWhenNamed: true, read: (group, call) => mayViewMembership(call, group) },
    OwnerTitle: { read: (group, call) => groupOwner(call, group)?.title ?? '' },
  },
  navigations: {
    Owner: (group, call) => {
      const owner = groupOwner(call, group);
      return { one: owner === undefined ? undefined : principalEntity(call, owner) };
    },
    Users: (group, call) => ({
      many: mayViewMembership(call, group)
        ? call.service.principals.members(group.siteId, group.id).map((user) => userEntity(call, user))
        : [],
    }),
  },
};

/** A SharePoint group as SharePoint represents it. */
export function groupEntity(call: Call, group: Principal): Entity {
  return entity(groupType, call, group);
}

const namesOf = ({ properties, navigations }: EntityType<Principal>) =>
  new Set([...Object.keys(properties), ...Object.keys(navigations ?? {})]);
/** Where users and groups stand side by side, what only the others have may be asked of either. */
const userAmongPrincipals: EntityType<Principal> = { ...userType, tolerated: namesOf(groupType) };
const groupAmongPrincipals: EntityType<Principal> = { ...groupType, tolerated: namesOf(userType) };

/** A user or a group, where either may stand: members of role assignments, owners of groups. */
export function principalEntity(call: Call, principal: Principal): Entity {
  return entity(principal.kind === principalKind.group ? groupAmongPrincipals : userAmongPrincipals, call, principal);
}

/** The entity set of groups. */
export const groupSet = groupType.set;
