import type { List } from '../lists/list.js';
import type { Database } from '../storage/database.js';
import type { Row } from '../storage/rows.js';
import { integer } from '../storage/rows.js';
import { isObject, parseJson } from '../json.js';

/**
 * Keeps the row as it is before a change. The newest version is the item itself; only older ones are stored, so adding an
 * item costs nothing. More than the list's limit are dropped, oldest first.
 */
export function saveVersion(database: Database, list: List, row: Row, limit: number): void {
  const id = integer(row, 'id');
  const number = integer(row, 'ui_version');
  database.run('INSERT OR REPLACE INTO item_versions VALUES (?, ?, ?, ?)', list.id, id, number, JSON.stringify(row));
  const oldest = number - (limit - 1) * 512;
  if (limit > 0 && oldest > 512) {
    database.run('DELETE FROM item_versions WHERE list_id = ? AND item_id = ? AND number <= ?', list.id, id, oldest);
  }
}

/** The older versions of an item, newest first. */
export function olderVersions(database: Database, list: List, id: number): Row[] {
  return database
    .all('SELECT data FROM item_versions WHERE list_id = ? AND item_id = ? ORDER BY number DESC', list.id, id)
    .map((row) => storedRow(String(row['data'])));
}

/** Removes one older version of an item, or all of them. */
export function dropVersions(database: Database, list: List, id: number, number?: number): void {
  const sql = 'DELETE FROM item_versions WHERE list_id = ? AND item_id = ?';
  if (number === undefined) database.run(sql, list.id, id);
  else database.run(`${sql} AND number = ?`, list.id, id, number);
}

/** A row of an item table that was kept as JSON. */
function storedRow(data: string): Row {
  const value = parseJson(data);
  const row: Row = {};
  if (!isObject(value)) return row;
  for (const [column, member] of Object.entries(value)) {
    row[column] = typeof member === 'string' || typeof member === 'number' ? member : null;
  }
  return row;
}
