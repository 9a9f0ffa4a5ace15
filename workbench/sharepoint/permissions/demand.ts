import type { Call } from '../http/call.js';
import type { List } from '../lists/list.js';
import type { Permissions } from './base-permissions.js';
import { permission } from './base-permissions.js';

/** @throws SharePointError (403) unless the visitor holds the permissions on the web. */
export function demandWeb(call: Call, needed: Permissions): void {
  call.service.security.demand(call.visitor.user, call.web.scopeId, needed);
}

/** @throws SharePointError (403) unless the visitor holds the permissions on the list. */
export function demandList(call: Call, list: List, needed: Permissions): void {
  call.service.security.demand(call.visitor.user, list.scopeId, needed);
}

/** True if the visitor may know of the list: may view its items, or has been given a folder or an item in it. */
export function maySeeList(call: Call, list: List): boolean {
  const { security } = call.service;
  const { user } = call.visitor;
  if (security.allows(user, list.scopeId, permission.viewListItems)) return true;
  return list.hasItemScopes && security.viewsInside(user, list.table);
}
