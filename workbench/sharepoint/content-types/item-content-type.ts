import type { Call } from '../http/call.js';
import type { Step } from '../http/resource.js';
import type { ItemNavigation } from '../items/navigations.js';
import { demandItem } from '../items/item-store.js';
import type { List } from '../lists/list.js';
import { permission } from '../permissions/base-permissions.js';
import type { Row } from '../storage/rows.js';
import { optionalText } from '../storage/rows.js';
import { notFound } from '../errors/errors.js';
import type { TypeNode } from './content-type.js';
import { implicitTypeId, rootType } from './content-type.js';
import { contentTypeEntity } from './content-type-entity.js';
import { contentTypeResource } from './content-types.js';

/** The content type of an item by its row: its own, else the list's for items or folders. */
function typeOfItem(call: Call, list: List, row: Row): TypeNode | undefined {
  const fallback = row['object_type'] === 1 ? rootType.folder : implicitTypeId(list);
  const { contentTypes } = call.service;
  const type = contentTypes.match(list, optionalText(row, 'content_type') ?? fallback) ?? contentTypes.defaultOf(list);
  return type === undefined ? undefined : { list, type };
}

/** `items(1)/contentType`. */
export const itemContentTypeStep: Step<{ readonly list: List; readonly id: number }> = (call, { list, id }) => {
  const node = typeOfItem(call, list, demandItem(call, list, id, permission.viewListItems));
  if (node === undefined) throw notFound('The content type does not exist.');
  return contentTypeResource(call, node);
};

/** `$expand=ContentType` of items. */
export const contentTypeNavigation: ItemNavigation = (call, list, projection) => (itemId) => {
  const row = call.service.database.get(`SELECT content_type, object_type FROM ${list.table} WHERE id = ?`, itemId);
  const node = row === undefined ? undefined : typeOfItem(call, list, row);
  return node === undefined ? null : contentTypeEntity(call, node).json(projection);
};
