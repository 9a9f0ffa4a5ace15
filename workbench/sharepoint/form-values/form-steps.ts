import type { SQLInputValue } from 'node:sqlite';

import { invalidArgument, notFound, refused } from '../errors/errors.js';
import { addFolder, updateNamedItem } from '../folders/folder-store.js';
import type { FolderNode } from '../folders/place.js';
import { isLibrary, placeAt } from '../folders/place.js';
import { bodyParameter } from '../http/body.js';
import type { Call } from '../http/call.js';
import type { Step } from '../http/resource.js';
import { action } from '../http/resource.js';
import { addItem, updateItem } from '../items/item-store.js';
import type { JsonObject } from '../json.js';
import { isObject, numberOf, own, textOf } from '../json.js';
import type { List } from '../lists/list.js';
import { integer } from '../storage/rows.js';
import { formReply } from './form-values.js';

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

/** `list/AddValidateUpdateItemUsingPath`, and the older `AddValidateUpdateItem`. */
export const addValidateUpdateStep: Step<List> = (call, list) =>
  action(call, () => {
    const info = bodyParameter(call, 'listItemCreateInfo');
    const folder = folderAt(call, list, decoded(info, 'FolderPath') ?? textOf(info, 'FolderUrl') ?? list.path);
    const kind = numberOf(info, 'UnderlyingObjectType') ?? 0;
    const leaf = decoded(info, 'LeafName');
    return formReply(call, list, 'AddValidateUpdateItemUsingPath', undefined, (values) =>
      kind === 1 ? addedFolder(call, list, folder, leaf, values) : addedItem(call, list, folder, values),
    );
  });

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
