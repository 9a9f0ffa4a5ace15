import type { SQLInputValue } from 'node:sqlite';

import { invalidArgument, notFound, refused, SharePointError } from '../errors/errors.js';
import { addFolder, updateNamedItem } from '../folders/folder-store.js';
import type { FolderNode } from '../folders/place.js';
import { isLibrary, placeAt } from '../folders/place.js';
import { bodyObject, bodyParameter, sentList } from '../http/body.js';
import type { Call } from '../http/call.js';
import { unconditional } from '../http/call.js';
import type { Step } from '../http/resource.js';
import { action } from '../http/resource.js';
import { itemEntity } from '../items/item-entity.js';
import { addItem, updateItem } from '../items/item-store.js';
import type { JsonObject } from '../json.js';
import { isObject, numberOf, own, textOf } from '../json.js';
import type { List } from '../lists/list.js';
import { entityReply } from '../representation/entity.js';
import { numberSent } from '../representation/stored.js';
import { integer } from '../storage/rows.js';
import { formReply, formResults, formResultsReply } from './form-values.js';

/** `items(1)/validateUpdateListItem`. */
export const validateUpdateStep: Step<{ readonly list: List; readonly id: number }> = (call, { list, id }) =>
  action(call, () =>
    formReply(call, list, 'ValidateUpdateListItem', id, (values, options) => {
      updateNamedItem(call, list, id, values, options);
      return id;
    }),
  );

function decoded(info: JsonObject, name: string): string | undefined {
  const value = own(info, name);
  return isObject(value) ? textOf(value, 'DecodedUrl') : typeof value === 'string' ? value : undefined;
}

/** The folder of the list that a form's item goes to. @throws SharePointError (404) if it is none */
function folderAt(call: Call, list: List, address: string): FolderNode {
  const place = placeAt(call, address);
  if (place?.is !== 'folder' || place.node.list?.id !== list.id)
    throw notFound('The folder does not exist in the list.');
  return place.node;
}

/** Where a new item is to be added, and what it is to be: a ListItemCreationInformation. */
function creationOf(call: Call, list: List, parameter: string) {
  const info = bodyParameter(call, parameter);
  const folder = folderAt(call, list, decoded(info, 'FolderPath') ?? (textOf(info, 'FolderUrl') || list.path));
  const isFolder = numberOf(info, 'UnderlyingObjectType') === 1;
  return { folder, isFolder, leaf: decoded(info, 'LeafName') };
}

/** `list/AddValidateUpdateItemUsingPath`, and the older `AddValidateUpdateItem`. */
export const addValidateUpdateStep: Step<List> = (call, list) =>
  action(call, () => {
    const { folder, isFolder, leaf } = creationOf(call, list, 'listItemCreateInfo');
    return formReply(call, list, 'AddValidateUpdateItemUsingPath', undefined, (values) =>
      isFolder ? addedFolder(call, list, folder, leaf, values) : addedItem(call, list, folder, values),
    );
  });

/** `list/AddItemUsingPath`, and the older `AddItem`: a new item without values, or a folder, in a folder of the list. */
export const addItemStep: Step<List> = (call, list) =>
  action(call, () => {
    const { folder, isFolder, leaf } = creationOf(call, list, 'parameters');
    const values = new Map<string, SQLInputValue>();
    const id = call.service.database.transaction(() =>
      isFolder ? addedFolder(call, list, folder, leaf, values) : addedItem(call, list, folder, values),
    );
    return entityReply(call, itemEntity(call, list, id));
  });

function bulkIds(call: Call): number[] {
  const ids = sentList(own(bodyObject(call), 'itemIds') ?? null);
  if (ids === undefined) throw invalidArgument('The parameter itemIds must be a list.');
  return ids.map((id) => numberSent('itemIds', id, 'integer'));
}

/** An item that cannot be changed at all has one row without a field. */
function refusedRow(itemId: number, fault: SharePointError): JsonObject {
  const { message } = fault;
  return { ErrorCode: 0, ErrorMessage: message, FieldName: null, FieldValue: null, HasException: true, ItemId: itemId };
}

/** `list/BulkValidateUpdateListItems`: the same values for several items, each of which is changed or not by itself. */
export const bulkUpdateStep: Step<List> = (given, list) =>
  action(given, () => {
    const call = unconditional(given);
    const results = bulkIds(call).flatMap((id) => {
      try {
        return formResults(call, list, id, (values, options) => {
          updateNamedItem(call, list, id, values, options);
          return id;
        });
      } catch (error) {
        if (error instanceof SharePointError && perItem.has(error.status)) return [refusedRow(id, error)];
        throw error;
      }
    });
    return formResultsReply(call, 'BulkValidateUpdateListItems', results);
  });

/** What befalls one item and not the others: it may not be changed, is not there, or is checked out. */
const perItem = new Set([403, 404, 423]);

function addedItem(call: Call, list: List, folder: FolderNode, values: Map<string, SQLInputValue>): number {
  if (isLibrary(list)) throw refused('To add an item to a document library, use SPFileCollection.Add()');
  if (folder.inside !== undefined && folder.inside !== '') values.set('folder', folder.inside);
  return addItem(call, list, values);
}

function addedFolder(
  call: Call,
  list: List,
  parent: FolderNode,
  leaf: string | undefined,
  values: Map<string, SQLInputValue>,
): number {
  const title = list.fields.byName('Title')?.column;
  const given = title === undefined ? undefined : values.get(title);
  const name = leaf ?? (typeof given === 'string' ? given : undefined);
  if (name === undefined) throw invalidArgument('A folder needs a LeafName.');
  const folder = addFolder(call, parent, name, false);
  if (folder.row === undefined) throw notFound('The folder does not exist in the list.');
  const id = integer(folder.row, 'id');
  if (values.size > 0) updateItem(call, list, id, values, { sameVersion: true });
  return id;
}
