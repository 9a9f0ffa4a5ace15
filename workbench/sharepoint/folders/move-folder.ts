import { nameTaken, refused } from '../errors/errors.js';
import type { Destination } from '../files/move-file.js';
import { carryValues, copyTo, moveTo, noteMovedList } from '../files/move-file.js';
import type { Call } from '../http/call.js';
import { unconditional } from '../http/call.js';
import { deleteItem, demandItem } from '../items/item-store.js';
import type { List } from '../lists/list.js';
import { permission } from '../permissions/base-permissions.js';
import type { Row } from '../storage/rows.js';
import { integer, text } from '../storage/rows.js';
import { filesIn, foldersIn } from './folder-contents.js';
import { addFolder, folderInside, moveInList, namedRow, openFolder } from './folder-store.js';
import { joinPath } from './names.js';
import type { FolderNode } from './place.js';

/** A folder with a row of its own. @throws SharePointError (500) for roots and folders that are not stored */
function storedFolder(node: FolderNode): { list: List; row: Row } {
  const { list, row } = node;
  if (list === undefined || row === undefined) throw refused('This folder cannot be moved or copied.');
  return { list, row };
}

/** A name that is free in a folder: `Reports1` for `Reports`. */
function freeFolderName(call: Call, folder: FolderNode, name: string): string {
  const open = openFolder(call, folder);
  for (let number = 1; ; number += 1) {
    if (namedRow(call, open, `${name}${number}`) === undefined) return `${name}${number}`;
  }
}

/**
 * Copies a folder with all in it that the visitor may read.
 *
 * @param from the call as one to the web in which the folder is
 * @throws SharePointError: 403, 404, 400 if the name is taken, 500 for a folder copied into itself or above the threshold
 */
export function copyFolder(
  call: Call,
  from: Call,
  node: FolderNode,
  { folder, name }: Destination,
  keepBoth: boolean,
): FolderNode {
  return call.service.database.transaction(() => {
    const source = storedFolder(node);
    demandItem(from, source.list, integer(source.row, 'id'), permission.openItems);
    if (`${folder.path}/`.toLowerCase().startsWith(`${node.path}/`.toLowerCase())) {
      throw refused('A folder cannot be copied into itself.');
    }
    const taken = namedRow(call, openFolder(call, folder), name) !== undefined;
    if (taken && !keepBoth) throw nameTaken(name);
    const copy = addFolder(call, folder, taken ? freeFolderName(call, folder, name) : name, false);
    const target = storedFolder(copy);
    carryValues(call, source, target);
    for (const file of filesIn(from, node)) {
      copyTo(call, from, file, { folder: copy, name: String(file.row['leaf']) }, {});
    }
    for (const inner of foldersIn(from, node)) {
      copyFolder(call, from, inner, { folder: copy, name: String(inner.row?.['leaf']) }, false);
    }
    return copy;
  });
}

/** Moves a folder with everything in it. Inside its list everything keeps its id. @throws as copyFolder */
export function moveFolder(
  call: Call,
  from: Call,
  node: FolderNode,
  { folder, name }: Destination,
  keepBoth: boolean,
): FolderNode {
  return call.service.database.transaction(() => {
    const { list, row } = storedFolder(node);
    const id = integer(row, 'id');
    demandItem(from, list, id, permission.deleteListItems);
    const open = openFolder(call, folder);
    const known = namedRow(call, open, name);
    const isSelf = known !== undefined && open.list.id === list.id && integer(known, 'id') === id;
    const taken = known !== undefined && !isSelf;
    if (taken && !keepBoth) throw nameTaken(name);
    const leaf = taken ? freeFolderName(call, folder, name) : name;
    if (open.list.id === list.id) {
      moveInList(call, list, row, open.inside, leaf);
      return folderInside(call, list, joinPath(open.inside, leaf));
    }
    const before = call.service.changes.newest();
    const moved = addFolder(call, folder, leaf, false);
    const target = storedFolder(moved);
    carryValues(call, { list, row }, target);
    for (const file of filesIn(from, node)) {
      moveTo(call, from, file, { folder: moved, name: String(file.row['leaf']) }, {});
    }
    for (const inner of foldersIn(from, node)) {
      moveFolder(call, from, inner, { folder: moved, name: String(inner.row?.['leaf']) }, false);
    }
    deleteItem(unconditional(from), list, id);
    noteMovedList(call, before, row, target.row, text(target.row, 'guid'));
    return moved;
  });
}
