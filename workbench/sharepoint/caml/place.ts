import { notFound } from '../errors/errors.js';
import type { Call } from '../http/call.js';
import { readableItems } from '../items/columns.js';
import type { List } from '../lists/list.js';
import { insideFolder } from '../permissions/item-scope.js';
import type { SqlCondition } from '../query/sql.js';
import { always } from '../query/sql.js';
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
  const here: SqlCondition = { sql: 'i.folder = ?', parameters: [folder] };
  const inside = folder === '' ? always : insideFolder(folder);
  const noFolders = 'i.object_type = 0';
  switch (scope) {
    case 'Default':
      return here;
    case 'FilesOnly':
      return { sql: `${here.sql} AND ${noFolders}`, parameters: here.parameters };
    case 'Recursive':
      return inside === always
        ? { sql: noFolders, parameters: [] }
        : { sql: `${inside.sql} AND ${noFolders}`, parameters: inside.parameters };
    case 'RecursiveAll':
      return inside;
  }
}
