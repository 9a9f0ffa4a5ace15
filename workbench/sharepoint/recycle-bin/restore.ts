import { purgeAttachment, restoreAttachment } from '../attachments/attachment-table.js';
import { changedObject, changeType } from '../changes/change-log.js';
import { duplicateListTitle, refused } from '../errors/errors.js';
import type { Call } from '../http/call.js';
import { forgetItem, putBack } from '../items/item-store.js';
import type { JsonValue } from '../json.js';
import { isObject, own } from '../json.js';
import type { List } from '../lists/list.js';
import { folderRow, hasOwnItemScope, inheritedScope } from '../permissions/item-scope.js';
import { isConstraint } from '../storage/database.js';
import type { Row } from '../storage/rows.js';
import { integer, optionalInteger, text } from '../storage/rows.js';
import type { BinEntry } from './bin-table.js';
import { binKind, removeEntry } from './bin-table.js';

/**
 * Puts an entry back where it was, under the id it had.
 *
 * @throws SharePointError (500) if its list or folder is gone, or its name, title or unique value is taken; it stays in the
 * bin then
 */
export function restoreEntry(call: Call, entry: BinEntry): void {
  call.service.database.transaction(() => {
    if (entry.kind === binKind.list) restoreList(call, entry);
    else if (entry.kind === binKind.attachment) restoreAttached(call, entry);
    else restoreItem(call, entry);
    removeEntry(call.service.database, entry);
  });
}

/** Removes an entry and what belongs to it for good. */
export function purgeEntry(call: Call, entry: BinEntry): void {
  const { database, lists, security } = call.service;
  database.transaction(() => {
    const list = lists.byId(entry.listId);
    if (list !== undefined && entry.kind === binKind.list) {
      lists.remove(list);
      security.changed();
    } else if (list !== undefined) {
      if (entry.kind === binKind.attachment) purgeAttachment(call, entry.data);
      for (const row of rowsOf(entry)) forgetItem(call, list.id, integer(row, 'id'));
    }
    removeEntry(database, entry);
  });
}

function rowsOf(entry: BinEntry): Row[] {
  const inside = own(entry.data, 'inside');
  return [own(entry.data, 'row'), ...(Array.isArray(inside) ? inside : [])].flatMap(rowOf);
}

function rowOf(value: JsonValue | undefined): Row[] {
  if (!isObject(value)) return [];
  const row: Row = {};
  for (const [column, member] of Object.entries(value)) {
    row[column] = typeof member === 'string' || typeof member === 'number' ? member : null;
  }
  return [row];
}

function restoreList(call: Call, entry: BinEntry): void {
  const { lists, changes } = call.service;
  const list = lists.byId(entry.listId);
  if (list === undefined) throw gone();
  try {
    lists.setRecycled(list, false);
  } catch (error) {
    // The indexes over titles and addresses do not count lists in the bin.
    if (isConstraint(error)) throw duplicateListTitle();
    throw error;
  }
  changes.add({
    siteId: entry.siteId,
    webId: entry.webId,
    list,
    object: changedObject.list,
    change: changeType.restore,
    editor: call.visitor.user.id,
  });
}

function restoreAttached(call: Call, entry: BinEntry): void {
  const list = call.service.lists.byId(entry.listId);
  if (list === undefined || entry.itemId === undefined) throw gone();
  restoreAttachment(call, list, entry.itemId, entry.data);
}

function restoreItem(call: Call, entry: BinEntry): void {
  const { lists, database } = call.service;
  const list = lists.byId(entry.listId);
  const rows = rowsOf(entry);
  const [row] = rows;
  if (list === undefined || row === undefined) throw gone();
  if (lists.isRecycled(list)) throw refused('The list that held this item is in the Recycle Bin. Restore it first.');
  const folder = text(row, 'folder');
  if (folder !== '' && folderRow(database, list, folder) === undefined) throw gone();
  demandFreeName(call, list, row);
  putBack(call, list, scoped(call, list, rows));
  lists.forget(list.id);
}

/** What was inherited is inherited from the place as it is now; permissions of its own come back with the item. */
function scoped(call: Call, list: List, rows: readonly Row[]): Row[] {
  const { database } = call.service;
  const [first] = rows;
  const before = first === undefined ? undefined : optionalInteger(first, 'scope');
  const now = first === undefined ? null : inheritedScope(database, list, text(first, 'folder'));
  const isOwn = first !== undefined && hasOwnItemScope(database, list, first);
  if (isOwn) return [...rows];
  return rows.map((row) => (optionalInteger(row, 'scope') === before ? { ...row, scope: now } : row));
}

function demandFreeName(call: Call, list: List, row: Row): void {
  if (row['leaf'] === null) return;
  const sql = `SELECT 1 FROM ${list.table} WHERE folder = ? AND leaf = ?`;
  if (call.service.database.get(sql, text(row, 'folder'), text(row, 'leaf')) === undefined) return;
  throw refused(
    `A file or folder with the name ${text(row, 'leaf')} already exists. Rename it or delete it before you restore this one.`,
    -2130575257,
  );
}

function gone(): Error {
  return refused('The place that this was deleted from does not exist any more. Restore it first.', -2147024893);
}
