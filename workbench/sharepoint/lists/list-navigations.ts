import { listViewThreshold } from '../errors/errors.js';
import type { Call } from '../http/call.js';
import { callFor } from '../http/call.js';
import { readableItems } from '../items/columns.js';
import { itemEntity } from '../items/item-entity.js';
import { itemSet } from '../items/query.js';
import { viewThreshold } from '../items/threshold.js';
import { numberOf } from '../json.js';
import { uniqueWeb } from '../permissions/ancestor.js';
import type { Entity, Navigation } from '../representation/entity.js';
import { integer } from '../storage/rows.js';
import { actionEntities } from '../user-custom-actions/user-custom-actions.js';
import { userEntity } from '../users/principal-entity.js';
import { webEntity } from '../webs/web-entity.js';
import { formEntities, formSet } from './forms.js';
import type { List } from './list.js';
import { listEntity } from './list-entity.js';

/**
 * The items of a list that the visitor may view, for `$expand=Items`; a page of them is asked for at `list/items`.
 *
 * @throws SharePointError (500) if there are more than the list view threshold
 */
function itemEntities(call: Call, list: List): Entity[] {
  const rows = call.service.database.all(
    `SELECT i.id FROM ${list.table} i WHERE ${readableItems(call, list)} ORDER BY i.id LIMIT ${viewThreshold + 1}`,
  );
  if (rows.length > viewThreshold) throw listViewThreshold();
  return rows.map((row) => itemEntity(call, list, integer(row, 'id')));
}

/** Where a list leads to besides fields, views and types: each as its own resource answers it. */
export const listNavigations: Readonly<Record<string, Navigation<List>>> = {
  Author: (list, call) => {
    const { principals } = call.service;
    const author = principals.byId(list.siteId, numberOf(list.properties, 'AuthorId') ?? 0);
    // Lists that are there from the start were made for the site's owner.
    const one = author ?? principals.ofKind(list.siteId, false).find((user) => user.siteAdmin);
    return { one: one === undefined ? undefined : userEntity(call, one) };
  },
  // Nothing is ever sent to anyone from here: no receiver can be registered.
  EventReceivers: () => ({ many: [], set: 'SP.ApiData.EventReceiverDefinitions' }),
  FirstUniqueAncestorSecurableObject: (list, call) => {
    if (list.hasOwnScope) return { one: listEntity(call, list) };
    const holder = uniqueWeb(call, call.web);
    return { one: webEntity(callFor(call, holder), holder) };
  },
  Forms: (list, call) => ({ many: formEntities(call, list), set: formSet }),
  Items: (list, call) => ({ many: itemEntities(call, list), set: itemSet(list) }),
  UserCustomActions: (list, call) => ({
    many: actionEntities(call, { kind: 'action', webId: list.webId, listId: list.id }),
  }),
};
