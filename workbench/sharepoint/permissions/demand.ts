import type { Call } from '../http/call.js';
import { accessDenied } from '../errors/errors.js';
import type { List } from '../lists/list.js';
import { isUserList } from '../lists/list.js';
import type { Permissions } from './base-permissions.js';
import { permission } from './base-permissions.js';

/** @throws SharePointError (403) unless the visitor holds the permissions on the web. */
export function demandWeb(call: Call, needed: Permissions): void {
  call.service.security.demand(call.visitor.user, call.web.scopeId, needed);
}

/** What is needed to view items of the list: in the User Information List also to browse information about users. */
export function viewingOf(list: List): Permissions {
  return isUserList(list) ? permission.viewListItems | permission.browseUserInfo : permission.viewListItems;
}

/** The User Information List is written by SharePoint alone. @throws SharePointError (403) */
export function demandWritable(list: List): void {
  if (isUserList(list)) throw accessDenied();
}

/** To change a list or what is in it. @throws SharePointError (403) unless the visitor holds the permissions on the list. */
export function demandList(call: Call, list: List, needed: Permissions): void {
  demandWritable(list);
  call.service.security.demand(call.visitor.user, list.scopeId, needed);
}

/** True if the visitor may know of the list: may view its items, or has been given a folder or an item in it. */
export function maySeeList(call: Call, list: List): boolean {
  const { security } = call.service;
  const { user } = call.visitor;
  if (security.allows(user, list.scopeId, viewingOf(list))) return true;
  return list.hasItemScopes && security.viewsInside(user, list.table);
}
