import { accessDenied } from '../errors/errors.js';
import type { Call } from '../http/call.js';
import type { List } from '../lists/list.js';
import { permission } from '../permissions/base-permissions.js';
import { folderPath, insideFolder } from '../permissions/item-scope.js';
import { maySettingsWrite } from '../permissions/own-items.js';
import type { Row } from '../storage/rows.js';
import { integer, optionalInteger } from '../storage/rows.js';

/** Everything inside a folder at any depth, folders first; nothing for an item. */
export function rowsInside(call: Call, list: List, row: Row): Row[] {
  if (integer(row, 'object_type') !== 1) return [];
  const inside = insideFolder(folderPath(row));
  const sql = `SELECT * FROM ${list.table} WHERE ${inside.sql} ORDER BY folder, id`;
  return call.service.database.all(sql, ...inside.parameters);
}

/** @throws SharePointError (403) if something inside a folder may not be deleted: the folder stays as a whole then. */
export function demandDeletable(call: Call, list: List, rows: readonly Row[]): void {
  const { security } = call.service;
  for (const row of rows) {
    const scopeId = optionalInteger(row, 'scope') ?? list.scopeId;
    security.demand(call.visitor.user, scopeId, permission.deleteListItems);
    if (!maySettingsWrite(call, list, integer(row, 'author'))) throw accessDenied();
  }
}
