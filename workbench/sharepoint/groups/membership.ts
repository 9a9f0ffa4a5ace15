import { accessDenied } from '../errors/errors.js';
import type { Call } from '../http/call.js';
import { flagOf, numberOf } from '../json.js';
import { includes, permission } from '../permissions/base-permissions.js';
import type { Principal } from '../users/principal.js';

function isMember(call: Call, groupId: number): boolean {
  return call.service.security.principalIds(call.visitor.user).includes(groupId);
}

/** True for site administrators, those who manage permissions, and the group's owner or members of the group that owns it. */
export function mayManageGroup(call: Call, group: Principal): boolean {
  const { security } = call.service;
  if (includes(security.permissions(call.visitor.user, call.web.scopeId), permission.managePermissions)) return true;
  const owner = numberOf(group.properties, 'OwnerId');
  return owner !== undefined && isMember(call, owner);
}

/** True if the visitor may put people into the group and take them out. */
export function mayEditMembership(call: Call, group: Principal): boolean {
  if (mayManageGroup(call, group)) return true;
  return flagOf(group.properties, 'AllowMembersEditMembership') && isMember(call, group.id);
}

/** True if the visitor may see who is in the group. */
export function mayViewMembership(call: Call, group: Principal): boolean {
  if (!flagOf(group.properties, 'OnlyAllowMembersViewMembership')) return true;
  return isMember(call, group.id) || mayEditMembership(call, group);
}

/** @throws SharePointError (403) unless the visitor may change the group. */
export function demandGroupManagement(call: Call, group: Principal): void {
  if (!mayManageGroup(call, group)) throw accessDenied();
}

/** @throws SharePointError (403) unless the visitor may put people into the group and take them out. */
export function demandMembershipEdit(call: Call, group: Principal): void {
  if (!mayEditMembership(call, group)) throw accessDenied();
}

/** @throws SharePointError (403) unless the visitor may see who is in the group. */
export function demandMembershipView(call: Call, group: Principal): void {
  if (!mayViewMembership(call, group)) throw accessDenied();
}
