import { randomUUID } from 'node:crypto';
import type { SQLInputValue } from 'node:sqlite';

import { changeType } from '../changes/change-log.js';
import { fileNotFound, nameTaken, refused } from '../errors/errors.js';
import { demandFree } from '../files/file-lock.js';
import type { Call } from '../http/call.js';
import { unconditional } from '../http/call.js';
import { addItem, deleteItem, demandItem, demandPlace, noteMove, updateItem } from '../items/item-store.js';
import { itemETag } from '../items/item-etag.js';
import type { ColumnValues } from '../items/sent-values.js';
import type { List } from '../lists/list.js';
import { permission } from '../permissions/base-permissions.js';
import { followMove, insideFolder } from '../permissions/item-scope.js';
import type { Row } from '../storage/rows.js';
import { integer, text } from '../storage/rows.js';
import { demandName, joinPath, splitPath } from './names.js';
import type { FolderNode } from './place.js';
import { besideLists, folderOfRow, isLibrary } from './place.js';

/** A folder in which something can be stored. */
export interface OpenFolder {
  readonly list: List;
  readonly inside: string;
  readonly path: string;
}

/**
 * The folder as one to store things in. Beside the lists of a web, what holds its folders is made when it is first needed.
 *
 * @throws SharePointError (500) for folders that are not stored
 */
export function openFolder(call: Call, node: FolderNode): OpenFolder {
  const { inside, path } = node;
  if (inside === undefined) throw refused('Nothing can be added to this folder.');
  return { list: node.list ?? makeBesideLists(call), inside, path };
}

function makeBesideLists(call: Call): List {
  const { database, lists, fields } = call.service;
  return database.transaction(() => {
    const bag = { BaseTemplate: 101, BaseType: 1, Hidden: true, EnableVersioning: false };
    // The title is never shown; two lists may not have the same one.
    const list = fields.addSystemFields(lists.add(call.web, randomUUID(), call.web.path, bag));
    database.run('UPDATE lists SET recycled = 2 WHERE id = ?', list.id);
    lists.forget(list.id);
    return besideLists(call) ?? list;
  });
}

/** What has a name in a folder, whoever may see it: names are taken by what is hidden, too. */
export function namedRow(call: Call, { list, inside }: OpenFolder, name: string): Row | undefined {
  return call.service.database.get(`SELECT * FROM ${list.table} WHERE folder = ? AND leaf = ?`, inside, name);
}

/**
 * Adds a folder.
 *
 * @param keep a folder that is there already is answered; otherwise its name is taken
 * @throws SharePointError: 403, 400 for a name that is not allowed or taken
 */
export function addFolder(call: Call, parent: FolderNode, name: string, keep: boolean): FolderNode {
  return call.service.database.transaction(() => {
    const open = openFolder(call, parent);
    const { list, inside } = open;
    const existing = namedRow(call, open, name);
    if (existing !== undefined) {
      if (!keep || integer(existing, 'object_type') !== 1) throw nameTaken(name);
      return folderOfRow(list, demandItem(call, list, integer(existing, 'id'), permission.viewListItems), parent.links);
    }
    demandName(parent.path, name);
    const values = new Map<string, SQLInputValue>([
      ['folder', inside],
      ['leaf', name],
      ['object_type', 1],
      ['content_type', '0x0120'],
    ]);
    const title = list.fields.byName('Title')?.column;
    if (!isLibrary(list) && title !== undefined) values.set(title, name);
    const id = addItem(call, list, values);
    return folderOfRow(list, rowOf(call, list, id), parent.links);
  });
}

/** The stored row of an item that was just written. */
export function rowOf(call: Call, list: List, id: number): Row {
  const row = call.service.database.get(`SELECT * FROM ${list.table} WHERE id = ?`, id);
  if (row === undefined) throw fileNotFound();
  return row;
}

/**
 * Gives a file or folder another name, another folder of its list, or both. What is in a folder goes with it.
 *
 * @param inside the new folder's path inside the list
 * @throws SharePointError: 403, 400 for a name that is not allowed or taken, 500 for a folder moved into itself
 */
export function moveInList(call: Call, list: List, row: Row, inside: string, leaf: string): void {
  const { database } = call.service;
  const id = integer(row, 'id');
  const [from, to] = [joinPath(text(row, 'folder'), text(row, 'leaf')), joinPath(inside, leaf)];
  if (from === to) return;
  database.transaction(() => {
    demandName(joinPath(list.path, inside), leaf);
    if (inside.toLowerCase() !== text(row, 'folder').toLowerCase()) demandPlace(call, list, inside);
    const isFolder = integer(row, 'object_type') === 1;
    if (isFolder && `${to}/`.toLowerCase().startsWith(`${from}/`.toLowerCase()) && from.length !== to.length) {
      throw refused('A folder cannot be moved into itself.');
    }
    const other = namedRow(call, { list, inside, path: '' }, leaf);
    if (other !== undefined && integer(other, 'id') !== id) throw nameTaken(leaf);
    updateItem(
      unconditional(call),
      list,
      id,
      new Map([
        ['leaf', leaf],
        ['folder', inside],
      ]),
      { sameVersion: true, isMove: true },
    );
    if (isFolder) {
      const within = insideFolder(from);
      const sql = `UPDATE ${list.table} SET folder = ? || substr(folder, ?) WHERE ${within.sql}`;
      database.run(sql, to, from.length + 1, ...within.parameters);
    }
    followMove(database, list, row, inside, leaf);
    if (inside !== text(row, 'folder')) noteMove(call, list, row, changeType.moveInto);
    if (leaf !== text(row, 'leaf')) noteMove(call, list, row, changeType.rename);
  });
}

/**
 * The new name that a client means by `FileLeafRef`: without an extension, a file keeps its own.
 *
 * @throws SharePointError (404) for an item that has no name
 */
function newLeaf(row: Row, wished: string): string {
  const leaf = row['leaf'];
  if (typeof leaf !== 'string') throw fileNotFound();
  if (integer(row, 'object_type') === 1 || wished.includes('.')) return wished;
  const dot = leaf.lastIndexOf('.');
  return dot < 0 ? wished : wished + leaf.slice(dot);
}

/**
 * Changes an item. A value for its column `leaf` gives a file or folder another name, and moves what is in the folder.
 * Answers the new ETag.
 *
 * @throws SharePointError as updateItem; 423 for a file checked out by somebody else, 400 for a name not allowed or taken
 */
export function updateNamedItem(
  call: Call,
  list: List,
  id: number,
  values: ColumnValues,
  options: UpdateOptions = {},
): string {
  return call.service.database.transaction(() => {
    const before = demandItem(call, list, id, permission.editListItems);
    demandFree(call, list, before);
    const { leaf: wished, others } = withoutLeaf(values);
    const isRenamed = wished !== undefined && newLeaf(before, wished) !== before['leaf'];
    const isMove = isRenamed && [...others.keys()].every((column) => stamps.has(column));
    const etag = updateItem(call, list, id, others, { ...options, isMove });
    if (wished === undefined) return etag;
    const row = rowOf(call, list, id);
    moveInList(call, list, row, text(row, 'folder'), newLeaf(row, wished));
    const after = rowOf(call, list, id);
    return itemETag(text(after, 'guid'), integer(after, 'version'));
  });
}

/** Columns that tell when and by whom: a change of nothing else but the name is told as a rename only. */
const stamps = new Set(['modified', 'editor']);

type UpdateOptions = Parameters<typeof updateItem>[4];

function withoutLeaf(values: ColumnValues): { leaf: string | undefined; others: ColumnValues } {
  const others = new Map(values);
  others.delete('leaf');
  const leaf = values.get('leaf');
  return { leaf: typeof leaf === 'string' ? leaf : undefined, others };
}

/** Removes a folder with everything in it for good. @throws SharePointError: 403, 412; 500 for one that must stay */
export function deleteFolder(call: Call, node: FolderNode, onlyIfEmpty = false): void {
  const { list, row } = node;
  if (list === undefined || row === undefined) throw refused('This folder cannot be deleted.');
  if (onlyIfEmpty && hasContents(call, list, row)) throw refused('The folder is not empty.');
  deleteItem(call, list, integer(row, 'id'));
}

function hasContents(call: Call, list: List, row: Row): boolean {
  const inside = joinPath(text(row, 'folder'), text(row, 'leaf'));
  const sql = `SELECT 1 FROM ${list.table} WHERE folder = ? AND folder <> '' LIMIT 1`;
  return call.service.database.get(sql, inside) !== undefined;
}

/** The folder at a path inside a list. @throws SharePointError (404) */
export function folderInside(call: Call, list: List, inside: string): FolderNode {
  if (inside === '') return { path: list.path, list, row: undefined, inside, links: undefined };
  const { folder, leaf } = splitPath(inside);
  const sql = `SELECT * FROM ${list.table} WHERE folder = ? AND leaf = ? AND object_type = 1`;
  const row = call.service.database.get(sql, folder, leaf);
  if (row === undefined) throw fileNotFound();
  return folderOfRow(list, demandItem(call, list, integer(row, 'id'), permission.viewListItems), undefined);
}
