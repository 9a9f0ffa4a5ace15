import { randomUUID } from 'node:crypto';
import type { SQLInputValue } from 'node:sqlite';

import { changedObject, changeType } from '../changes/change-log.js';
import { accessDenied, duplicateValues, unknownItem } from '../errors/errors.js';
import { demandFree } from '../files/file-lock.js';
import type { Call } from '../http/call.js';
import { unconditional } from '../http/call.js';
import { applyFormulas } from '../formulas/item-formulas.js';
import { demandMatch } from '../http/preconditions.js';
import { instantText } from '../instant.js';
import { flagOf, numberOf } from '../json.js';
import type { List } from '../lists/list.js';
import type { Permissions } from '../permissions/base-permissions.js';
import { permission } from '../permissions/base-permissions.js';
import { demandWritable, viewingOf } from '../permissions/demand.js';
import { inheritedScope } from '../permissions/item-scope.js';
import { maySettingsWrite, readsOwnOnly } from '../permissions/own-items.js';
import { constrainedColumn, isConstraint } from '../storage/database.js';
import type { Row } from '../storage/rows.js';
import { integer, optionalInteger, text } from '../storage/rows.js';
import { saveVersion } from '../versions/version-table.js';
import { demandDeletable, rowsInside } from './item-tree.js';
import { itemETag } from './item-etag.js';
import type { ColumnValues } from './sent-values.js';
import { cascade, demandUnrestricted } from './relationships.js';
import { defaultValues } from './sent-values.js';

/** What only reads. */
const reading = permission.viewListItems | permission.openItems | permission.viewVersions;

/** A version is 512 times the major number. */
const majorStep = 512;

/** True if changes to items of the list leave the old values behind. */
function keepsVersions(list: List): boolean {
  return list.properties['EnableVersioning'] === undefined || flagOf(list.properties, 'EnableVersioning');
}

/**
 * The stored row of an item that the visitor may view and do the given with.
 *
 * @throws SharePointError: 404 if there is none or it may not be viewed, 403 if the permission is missing
 */
export function demandItem(call: Call, list: List, id: number, needed: Permissions): Row {
  const row = call.service.database.get(`SELECT * FROM ${list.table} WHERE id = ?`, id);
  if (row === undefined) throw unknownItem();
  const { security } = call.service;
  const { user } = call.visitor;
  const author = integer(row, 'author');
  const scopeId = optionalInteger(row, 'scope') ?? list.scopeId;
  const hidden = author !== user.id && readsOwnOnly(call, list);
  if (hidden || !security.allows(user, scopeId, viewingOf(list))) throw unknownItem();
  security.demand(user, scopeId, needed);
  if ((needed & ~reading) !== 0n) demandWritable(list);
  const changes = (needed & (permission.editListItems | permission.deleteListItems)) !== 0n;
  if (changes && !maySettingsWrite(call, list, author)) throw accessDenied();
  return row;
}

/**
 * What a new item inherits from the folder it is added to (the value of its column `scope`).
 *
 * @param folder the folder's path inside the list, empty for the root
 * @throws SharePointError (403) if nothing may be added there
 */
export function demandPlace(call: Call, list: List, folder: string): number | null {
  demandWritable(list);
  const scope = inheritedScope(call.service.database, list, folder);
  call.service.security.demand(call.visitor.user, scope ?? list.scopeId, permission.addListItems);
  return scope;
}

/** The ETag of a stored row. */
function rowETag(row: Row): string {
  return itemETag(text(row, 'guid'), integer(row, 'version'));
}

/**
 * Adds an item and answers its id.
 *
 * @throws SharePointError: 403, or 500 for a duplicate in a unique column
 */
export function addItem(call: Call, list: List, given: ColumnValues): number {
  const folder = given.get('folder');
  const scope = demandPlace(call, list, typeof folder === 'string' ? folder : '');
  const now = instantText();
  const guid = randomUUID();
  const { user } = call.visitor;
  const values: ColumnValues = new Map<string, SQLInputValue>([
    ['guid', guid],
    ['version', 1],
    ['ui_version', majorStep],
    ['created', now],
    ['modified', now],
    ['author', user.id],
    ['editor', user.id],
    ...(scope === null ? [] : ([['scope', scope]] as const)),
    ...defaultValues(call, list, given),
    ...given,
  ]);
  applyFormulas(call, list, values);
  return call.service.database.transaction(() => {
    const columns = [...values.keys()];
    const sql = `INSERT INTO ${list.table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
    const { id } = write(call, list, sql, [...values.values()]);
    noteItems(call, list, 1, now);
    noteChange(call, list, { id, guid, isFolder: given.get('object_type') === 1 }, changeType.add);
    return id;
  });
}

/**
 * Changes an item: the given columns, and the version, editor and time with them. Answers the new ETag.
 *
 * @param sameVersion the change belongs to the version that is there: none is kept (bNewDocumentUpdate)
 * @param isMove the change log is told by whoever moves the item
 * @throws SharePointError: 404, 403, 412 if If-Match names another version, or 500 for a duplicate
 */
export function updateItem(
  call: Call,
  list: List,
  id: number,
  given: ColumnValues,
  { sameVersion = false, isMove = false }: { readonly sameVersion?: boolean; readonly isMove?: boolean } = {},
): string {
  return call.service.database.transaction(() => {
    const row = demandItem(call, list, id, permission.editListItems);
    demandMatch(call, rowETag(row));
    const now = instantText();
    const version = integer(row, 'version') + 1;
    const isNewVersion = keepsVersions(list) && !sameVersion;
    const uiVersion = integer(row, 'ui_version') + (isNewVersion ? majorStep : 0);
    if (isNewVersion) {
      saveVersion(call.service.database, list, row, numberOf(list.properties, 'MajorVersionLimit') ?? 50);
    }
    const values: ColumnValues = new Map<string, SQLInputValue>([
      ['modified', now],
      ['editor', call.visitor.user.id],
      ...given,
      ['version', version],
      ['ui_version', uiVersion],
    ]);
    applyFormulas(call, list, values, row);
    const assignments = [...values.keys()].map((column) => `${column} = ?`).join(', ');
    write(call, list, `UPDATE ${list.table} SET ${assignments} WHERE id = ?`, [...values.values(), id]);
    noteItems(call, list, 0, now);
    if (!isMove) noteChange(call, list, changed(row), sameVersion ? changeType.systemUpdate : changeType.update);
    return itemETag(text(row, 'guid'), version);
  });
}

/** Removes an item, or a folder with everything in it, for good. @throws SharePointError: 404, 403, 412 */
export function deleteItem(call: Call, list: List, id: number): void {
  call.service.database.transaction(() => {
    const { row, inside } = takeItem(call, list, id);
    const ids = [row, ...inside].map((each) => integer(each, 'id'));
    for (const each of ids) forgetItem(call, list.id, each);
    cascade(call, list, ids, (other, follower) => deleteItem(unconditional(call), other, follower));
  });
}

/** What was taken out of a list: an item, or a folder with everything that was in it. */
export interface TakenRows {
  readonly row: Row;
  readonly inside: readonly Row[];
}

/**
 * Takes an item's row (a folder's with all rows in it) out of its list. What else belongs to the items stays.
 *
 * @throws SharePointError: 404, 403, 412, 423 for a file that somebody else has checked out
 */
export function takeItem(call: Call, list: List, id: number): TakenRows {
  const row = demandItem(call, list, id, permission.deleteListItems);
  demandMatch(call, rowETag(row));
  demandFree(call, list, row);
  const inside = rowsInside(call, list, row);
  demandDeletable(call, list, inside);
  demandUnrestricted(
    call,
    list,
    [row, ...inside].map((each) => integer(each, 'id')),
  );
  const now = instantText();
  for (const each of [...inside.toReversed(), row]) {
    call.service.database.run(`DELETE FROM ${list.table} WHERE id = ?`, integer(each, 'id'));
    noteChange(call, list, changed(each), changeType.delete);
  }
  noteItems(call, list, -1 - inside.length, now);
  call.service.database.run('UPDATE lists SET item_deleted = ? WHERE id = ?', now, list.id);
  return { row, inside };
}

/**
 * Puts rows back that were taken out.
 *
 * @throws SharePointError (500) if another item has a value that must be unique, or its name
 */
export function putBack(call: Call, list: List, rows: readonly Row[]): void {
  const columns = call.service.database.all('SELECT name FROM pragma_table_info(?)', list.table);
  const known = new Set(columns.map((column) => text(column, 'name')));
  for (const row of rows) {
    const entries = Object.entries(row).filter(([column]) => known.has(column));
    const names = entries.map(([column]) => column).join(', ');
    const places = entries.map(() => '?').join(', ');
    const values = entries.map(([, value]) => value);
    write(call, list, `INSERT INTO ${list.table} (${names}) VALUES (${places})`, values);
    noteChange(call, list, changed(row), changeType.restore);
  }
  noteItems(call, list, rows.length, instantText());
}

/** Removes what belongs to an item whose row is gone: versions, permissions, bytes, comments. */
export function forgetItem(call: Call, listId: number, itemId: number): void {
  const { database, security, lists, contents } = call.service;
  database.run('DELETE FROM item_versions WHERE list_id = ? AND item_id = ?', listId, itemId);
  contents.removeItem(listId, itemId);
  const scopes = database.all('SELECT id FROM scopes WHERE list_id = ? AND item_id = ?', listId, itemId);
  if (scopes.length === 0) return;
  for (const scope of scopes) security.removeScope(integer(scope, 'id'));
  lists.forget(listId);
}

/** Runs a write and turns a broken unique index into SharePoint's error. */
function write(call: Call, list: List, sql: string, parameters: readonly SQLInputValue[]): { id: number } {
  try {
    return call.service.database.run(sql, ...parameters);
  } catch (error) {
    if (!isConstraint(error)) throw error;
    const column = constrainedColumn(error);
    const field = list.valueFields.find((each) => each.column === column);
    throw duplicateValues(field?.title ?? '');
  }
}

function noteItems(call: Call, list: List, difference: number, now: string): void {
  call.service.database.run(
    'UPDATE lists SET item_count = item_count + ?, item_modified = ? WHERE id = ?',
    difference,
    now,
    list.id,
  );
}

/** What the change log says of an item. */
interface Changed {
  readonly id: number;
  readonly guid: string;
  readonly isFolder: boolean;
}

function changed(row: Row): Changed {
  return { id: integer(row, 'id'), guid: text(row, 'guid'), isFolder: integer(row, 'object_type') === 1 };
}

type ItemChange = (typeof changeType)['add' | 'update' | 'delete' | 'rename' | 'moveInto' | 'restore' | 'systemUpdate'];

/** Tells of a stored item that it was given another name or place. */
export function noteMove(call: Call, list: List, row: Row, change: (typeof changeType)['rename' | 'moveInto']): void {
  noteChange(call, list, changed(row), change);
}

/** Items of lists, with their files and folders, are items; files and folders outside lists are what they are. */
function noteChange(call: Call, list: List, { id, guid, isFolder }: Changed, change: ItemChange): void {
  const { site, web, visitor, service } = call;
  const common = { siteId: site.id, webId: web.id, uniqueId: guid, change, editor: visitor.user.id };
  const isOutside = list.path === web.path;
  service.changes.add(
    isOutside
      ? { ...common, object: isFolder ? changedObject.folder : changedObject.file }
      : { ...common, list, itemId: id, object: changedObject.item },
  );
}
