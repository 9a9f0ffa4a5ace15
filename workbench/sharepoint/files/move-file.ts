import type { SQLInputValue } from 'node:sqlite';

import { changeType } from '../changes/change-log.js';
import { fileNotFound, nameTaken } from '../errors/errors.js';
import { moveInList, namedRow, openFolder, rowOf } from '../folders/folder-store.js';
import { serverRelative, splitPath } from '../folders/names.js';
import type { FileNode, FolderNode } from '../folders/place.js';
import { placeAt } from '../folders/place.js';
import { noBytes } from '../http/bytes.js';
import type { Call } from '../http/call.js';
import { unconditional } from '../http/call.js';
import { deleteItem, demandItem } from '../items/item-store.js';
import type { List } from '../lists/list.js';
import { permission } from '../permissions/base-permissions.js';
import type { Row } from '../storage/rows.js';
import { integer, text } from '../storage/rows.js';
import { contentOf } from './file-state.js';
import { addFile, demandFile } from './file-store.js';

/** The folder of an address and the name in it. */
export interface Destination {
  readonly folder: FolderNode;
  readonly name: string;
}

/** Where an address leads that need not exist yet. @throws SharePointError (404) if its folder does not exist */
export function destinationAt(call: Call, address: string): Destination {
  const { folder, leaf } = splitPath(serverRelative(call, address));
  const place = placeAt(call, folder === '' ? '/' : folder);
  if (place?.is !== 'folder') throw fileNotFound();
  return { folder: place.node, name: leaf };
}

/** Copies a file, its values with it, to an address of the same web. @throws SharePointError: 403, 404, 400, 423 */
export function copyFile(call: Call, node: FileNode, address: string, overwrite: boolean): FileNode {
  return copyTo(call, call, node, destinationAt(call, address), { overwrite });
}

/**
 * Copies a file, its values with it.
 *
 * @param from the call as one to the web in which the file is
 * @param otherName if the name is taken, another is found
 */
export function copyTo(
  call: Call,
  from: Call,
  node: FileNode,
  { folder, name }: Destination,
  options: { readonly overwrite?: boolean; readonly otherName?: boolean },
): FileNode {
  const { contents, database } = call.service;
  return database.transaction(() => {
    const source = demandItem(from, node.list, integer(node.row, 'id'), permission.openItems);
    const target = openFolder(call, folder);
    const known = namedRow(call, target, name);
    if (known !== undefined && integer(known, 'id') === integer(source, 'id') && target.list.id === node.list.id) {
      if (options.otherName !== true) throw nameTaken(name);
    }
    const content = contentOf(source);
    const bytes = content === undefined ? noBytes : contents.read(content);
    const copy = addFile(unconditional(call), folder, name, bytes, options);
    carryValues(call, { list: node.list, row: source }, copy);
    return { ...copy, row: rowOf(call, copy.list, integer(copy.row, 'id')) };
  });
}

/** Gives a copy the values of the columns that both lists have, by their internal names. */
export function carryValues(
  call: Call,
  from: { readonly list: List; readonly row: Row },
  to: { readonly list: List; readonly row: Row },
): void {
  const values = new Map<string, SQLInputValue>();
  for (const field of from.list.valueFields) {
    const column = to.list.valueFields.find((each) => each.internalName === field.internalName)?.column;
    const value = from.row[field.column];
    if (column !== undefined && value !== undefined) values.set(column, value);
  }
  if (values.size === 0) return;
  const assignments = [...values.keys()].map((column) => `${column} = ?`).join(', ');
  call.service.database.run(
    `UPDATE ${to.list.table} SET ${assignments} WHERE id = ?`,
    ...values.values(),
    integer(to.row, 'id'),
  );
}

/**
 * Moves a file to another address. Inside its list it keeps its id, versions and permissions; in another list it is a new
 * item with the values and the content of the newest version.
 *
 * @throws SharePointError: 403, 404, 400, 423
 */
export function moveFile(call: Call, node: FileNode, address: string, overwrite: boolean): FileNode {
  return moveTo(call, call, node, destinationAt(call, address), { overwrite });
}

/**
 * Tells the change log of a move into another list: away from the one, into the other.
 *
 * @param before the number of the newest change before it
 * @param source the row that was moved
 * @param copy the row that it was copied to
 * @param uniqueId the unique id that it has now
 */
export function noteMovedList(call: Call, before: number, source: Row, copy: Row, uniqueId: string): void {
  const { changes } = call.service;
  const [from, to] = [text(source, 'guid'), text(copy, 'guid')];
  const away = { uniqueId: from, change: changeType.moveAway };
  changes.recast(before, { uniqueId: from, change: changeType.delete }, away);
  changes.recast(before, { uniqueId: to, change: changeType.add }, { uniqueId, change: changeType.moveInto });
}

/** As moveFile, possibly from another web: `from` is the call as one to that web. */
export function moveTo(
  call: Call,
  from: Call,
  node: FileNode,
  { folder, name }: Destination,
  options: { readonly overwrite?: boolean; readonly otherName?: boolean },
): FileNode {
  return call.service.database.transaction(() => {
    const row = demandFile(from, node, permission.deleteListItems);
    const id = integer(row, 'id');
    const target = openFolder(call, folder);
    const known = namedRow(call, target, name);
    const isSelf = known !== undefined && target.list.id === node.list.id && integer(known, 'id') === id;
    if (target.list.id === node.list.id && (known === undefined || isSelf || options.overwrite === true)) {
      if (known !== undefined && !isSelf) deleteItem(unconditional(call), target.list, integer(known, 'id'));
      moveInList(call, node.list, row, target.inside, name);
      return { ...node, row: rowOf(call, node.list, id) };
    }
    const before = call.service.changes.newest();
    const copy = copyTo(call, from, node, { folder, name }, options);
    deleteItem(unconditional(from), node.list, id);
    const sql = `UPDATE ${copy.list.table} SET guid = ?, created = ?, author = ? WHERE id = ?`;
    const { database } = call.service;
    database.run(sql, text(row, 'guid'), text(row, 'created'), integer(row, 'author'), integer(copy.row, 'id'));
    noteMovedList(call, before, row, copy.row, text(row, 'guid'));
    return { ...copy, row: rowOf(call, copy.list, integer(copy.row, 'id')) };
  });
}
