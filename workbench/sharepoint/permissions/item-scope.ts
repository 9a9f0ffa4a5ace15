import type { List } from '../lists/list.js';
import type { Database } from '../storage/database.js';
import type { Row } from '../storage/rows.js';
import { integer, optionalInteger, text } from '../storage/rows.js';

/** The path of a folder inside its list: `2024` or `2024/May`. */
export function folderPath(row: Row): string {
  const [folder, leaf] = [text(row, 'folder'), text(row, 'leaf')];
  return folder === '' ? leaf : `${folder}/${leaf}`;
}

/** The stored row of a folder by its path inside the list; undefined for the list's root and for one that is not there. */
export function folderRow(database: Database, list: List, path: string): Row | undefined {
  if (path === '') return undefined;
  const slash = path.lastIndexOf('/');
  return database.get(
    `SELECT * FROM ${list.table} WHERE object_type = 1 AND folder = ? AND leaf = ?`,
    slash < 0 ? '' : path.slice(0, slash),
    path.slice(slash + 1),
  );
}

/**
 * What a new or moved item inherits from the folder it is in: the column `scope`, or null if that is the list's scope.
 *
 * @param path the folder's path inside the list, empty for the root
 */
export function inheritedScope(database: Database, list: List, path: string): number | null {
  if (!list.hasItemScopes) return null;
  const row = folderRow(database, list, path);
  return row === undefined ? null : (optionalInteger(row, 'scope') ?? null);
}

/** An SQL condition for what lies anywhere inside a folder, with its parameters. */
export function insideFolder(path: string): { readonly sql: string; readonly parameters: readonly string[] } {
  // The range takes in all that begins with the path and a slash: 0 is the character after it.
  return { sql: '(folder = ? OR (folder > ? AND folder < ?))', parameters: [path, `${path}/`, `${path}0`] };
}

/** True if the row's permissions are its own. */
export function hasOwnItemScope(database: Database, list: List, row: Row): boolean {
  const scopeId = optionalInteger(row, 'scope');
  if (scopeId === undefined) return false;
  const sql = 'SELECT 1 FROM scopes WHERE id = ? AND list_id = ? AND item_id = ?';
  return database.get(sql, scopeId, list.id, integer(row, 'id')) !== undefined;
}

/** Moves what inherits one scope in a folder to another, at every depth. */
export function moveInheriting(
  database: Database,
  list: List,
  path: string,
  from: number | null,
  to: number | null,
): void {
  const inside = insideFolder(path);
  const sql = `UPDATE ${list.table} SET scope = ? WHERE scope IS ? AND ${inside.sql}`;
  database.run(sql, to, from, ...inside.parameters);
}

/**
 * To be called after an item or folder has been moved: what it inherits comes from its new place. Permissions of its own,
 * and those of things inside it, go with it.
 *
 * @param row the item as it was stored before the move
 */
export function followMove(database: Database, list: List, row: Row, newFolder: string, newLeaf: string): void {
  if (!list.hasItemScopes || hasOwnItemScope(database, list, row)) return;
  const from = optionalInteger(row, 'scope') ?? null;
  const to = inheritedScope(database, list, newFolder);
  if (from === to) return;
  database.run(`UPDATE ${list.table} SET scope = ? WHERE id = ?`, to, integer(row, 'id'));
  if (integer(row, 'object_type') !== 1) return;
  moveInheriting(database, list, newFolder === '' ? newLeaf : `${newFolder}/${newLeaf}`, from, to);
}
