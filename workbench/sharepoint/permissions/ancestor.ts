import type { Call } from '../http/call.js';
import { callFor } from '../http/call.js';
import type { Resource } from '../http/resource.js';
import { elsewhere } from '../http/resource.js';
import type { List } from '../lists/list.js';
import type { Row } from '../storage/rows.js';
import { integer, optionalInteger } from '../storage/rows.js';
import type { Web } from '../webs/web.js';

/** The nearest web at or above a web that has permissions of its own. */
export function uniqueWeb(call: Call, web: Web): Web {
  const parent = web.parentId === undefined ? undefined : call.service.webs.byId(web.parentId);
  return parent !== undefined && parent.scopeId === web.scopeId ? uniqueWeb(call, parent) : web;
}

/** The same as a resource. */
export function webAncestor(call: Call, web: Web): Resource {
  return elsewhere(callFor(call, uniqueWeb(call, web)), 'web');
}

/** The list itself if it has permissions of its own, else the web that it has them from. */
export function listAncestor(call: Call, list: List): Resource {
  return list.hasOwnScope ? elsewhere(call, `web/lists(guid'${list.guid}')`) : webAncestor(call, call.web);
}

/** The nearest of an item, its folders, its list and its webs that has permissions of its own. */
export function itemAncestor(call: Call, list: List, row: Row): Resource {
  const scopeId = optionalInteger(row, 'scope');
  if (scopeId === undefined) return listAncestor(call, list);
  return elsewhere(call, `web/lists(guid'${list.guid}')/items(${scopeHolder(call, row, scopeId)})`);
}

/** The id of the item or folder that a scope belongs to. */
export function scopeHolder(call: Call, row: Row, scopeId: number): number {
  const owner = call.service.database.get('SELECT item_id FROM scopes WHERE id = ?', scopeId);
  return owner === undefined ? integer(row, 'id') : integer(owner, 'item_id');
}
