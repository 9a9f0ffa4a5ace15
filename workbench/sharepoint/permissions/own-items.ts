import { numberOf } from '../json.js';
import type { Call } from '../http/call.js';
import type { List } from '../lists/list.js';
import { permission } from './base-permissions.js';

/** ReadSecurity and WriteSecurity of a list: all items, the person's own, or (only for writing) none. */
const itemSecurity = { all: 1, own: 2, none: 4 } as const;

/** SharePoint's settings page: "Users with the Cancel Checkout permission can read and edit all items." */
function isExempt(call: Call, list: List): boolean {
  return call.service.security.allows(call.visitor.user, list.scopeId, permission.cancelCheckout);
}

/** True if the list shows the visitor only the items that they have added. */
export function readsOwnOnly(call: Call, list: List): boolean {
  return numberOf(list.properties, 'ReadSecurity') === itemSecurity.own && !isExempt(call, list);
}

/** True if the list's settings let the visitor change an item of that author. Their permissions are looked at elsewhere. */
export function maySettingsWrite(call: Call, list: List, author: number): boolean {
  const setting = numberOf(list.properties, 'WriteSecurity') ?? itemSecurity.all;
  if (setting === itemSecurity.all || isExempt(call, list)) return true;
  return setting === itemSecurity.own && author === call.visitor.user.id;
}
