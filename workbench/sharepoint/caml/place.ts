import { notFound } from '../errors/errors.js';
import type { Call } from '../http/call.js';
import { readableItems } from '../items/columns.js';
import type { List } from '../lists/list.js';
import type { SqlCondition } from '../query/sql.js';
import { allOf, always } from '../query/sql.js';
import type { ViewScope } from './view.js';

/**
 * The path of a folder inside its list; empty for the list itself.
 *
 * @throws SharePointError (404) if there is none that the visitor may view
 */
export function folderInList(call: Call, list: List, address: string | undefined): string {
  if (address === undefined || address.trim() === '') return '';
  const path = `/${address.trim().replace(/^https?:\/\/[^/]+/i, '')}`.replace(/^\/+/, '/').replace(/\/+$/, '');
  // Addresses relative to the web are taken too, as clients of old send them.
  const absolute = [path, `${call.web.path === '/' ? '' : call.web.path}${path}`];
  const root = list.path.toLowerCase();
  const found = absolute.find((each) => each.toLowerCase() === root || each.toLowerCase().startsWith(`${root}/`));
  if (found === undefined) throw notFound(`The folder '${address}' is not in the list.`);
  const inside = found.slice(list.path.length + 1);
  if (inside === '') return '';
  const slash = inside.lastIndexOf('/');
  const row = call.service.database.get(
    `SELECT 1 FROM ${list.table} i WHERE object_type = 1 AND folder = ? AND leaf = ? AND ${readableItems(call, list)}`,
    slash < 0 ? '' : inside.slice(0, slash),
    inside.slice(slash + 1),
  );
  if (row === undefined) throw notFound(`The folder '${address}' does not exist.`);
  return inside;
}

/** The rows that a view's scope looks at, from a folder of the list. */
export function scopeCondition(scope: ViewScope, folder: string): SqlCondition {
  const files: SqlCondition = { sql: 'i.object_type = 0', parameters: [] };
  switch (scope) {
    case 'Default':
      return directlyIn(folder);
    case 'FilesOnly':
      return allOf([directlyIn(folder), files]);
    case 'Recursive':
      return allOf([anywhereIn(folder), files]);
    case 'RecursiveAll':
      return anywhereIn(folder);
  }
}

/** The index on folders leaves the root out: that a folder is not the root must be said for it to be used. */
const notRoot = "i.folder <> ''";

function directlyIn(folder: string): SqlCondition {
  if (folder === '') return { sql: "i.folder = ''", parameters: [] };
  return { sql: `${notRoot} AND i.folder = ?`, parameters: [folder] };
}

function anywhereIn(folder: string): SqlCondition {
  if (folder === '') return always;
  // The range takes in all that begins with the path and a slash: 0 is the character after it.
  return {
    sql: `${notRoot} AND (i.folder = ? OR (i.folder > ? AND i.folder < ?))`,
    parameters: [folder, `${folder}/`, `${folder}0`],
  };
}
