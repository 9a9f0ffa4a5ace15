import { listViewThreshold } from '../errors/errors.js';
import type { Call } from '../http/call.js';
import { readableItems } from '../items/columns.js';
import { viewThreshold } from '../items/threshold.js';
import type { List } from '../lists/list.js';
import { maySeeList } from '../permissions/demand.js';
import { insideFolder } from '../permissions/item-scope.js';
import type { Row } from '../storage/rows.js';
import { integer } from '../storage/rows.js';
import type { FileNode, FolderNode } from './place.js';
import { folderOfRow, holders, rootOfList, unstored, unstoredNames, webRoot } from './place.js';

/**
 * The folders that stand directly in a folder, by name.
 *
 * @throws SharePointError (500) if there are more than the list view threshold
 */
export function foldersIn(call: Call, node: FolderNode): FolderNode[] {
  const { list, links } = node;
  const stored = rowsIn(call, node, 1).map(({ list: of, row }) => folderOfRow(of, row, links));
  const roots = node.path.toLowerCase() === call.web.path.toLowerCase();
  const holding = holders.map((name) => unstored(`${webRoot(call)}/${name}`, undefined, links));
  if (roots) return byName([...stored, ...librariesOf(call, node), ...holding]);
  if (holding.some(({ path }) => path === node.path)) return byName(librariesOf(call, node));
  if (list === undefined || node.inside !== '') return stored;
  return byName([...stored, ...unstoredNames(list).map((name) => unstored(`${list.path}/${name}`, list, links))]);
}

/** The root folders of the lists that stand directly in a folder of the web. */
function librariesOf(call: Call, node: FolderNode): FolderNode[] {
  const directory = node.path === '/' ? '' : node.path;
  return call.service.lists
    .ofWeb(call.web)
    .filter((list) => list.path.slice(0, list.path.lastIndexOf('/')) === directory && maySeeList(call, list))
    .map((list) => rootOfList(list, node.links));
}

function byName(nodes: readonly FolderNode[]): FolderNode[] {
  const name = (node: FolderNode) => node.path.slice(node.path.lastIndexOf('/') + 1).toLowerCase();
  return [...nodes].sort((left, right) => (name(left) < name(right) ? -1 : 1));
}

/** The files that stand directly in a folder, by name. @throws SharePointError (500) above the list view threshold */
export function filesIn(call: Call, node: FolderNode): FileNode[] {
  return rowsIn(call, node, 0).map(({ list, row }) => ({ list, row, links: node.links }));
}

function rowsIn(call: Call, node: FolderNode, type: 0 | 1): { list: List; row: Row }[] {
  const { list, inside } = node;
  if (list === undefined || inside === undefined) return [];
  const rows = call.service.database.all(
    `SELECT * FROM ${list.table} i WHERE folder = ? AND leaf IS NOT NULL AND object_type = ? AND ${readableItems(call, list)}
     ORDER BY leaf LIMIT ${viewThreshold + 1}`,
    inside,
    type,
  );
  if (rows.length > viewThreshold) throw listViewThreshold();
  return rows.map((row) => ({ list, row }));
}

/** How many files, folders and items stand directly in a folder, whoever asks. */
export function countIn(call: Call, node: FolderNode): number {
  const { list, inside } = node;
  if (list === undefined || inside === undefined) return 0;
  const { database, lists } = call.service;
  const inFolders = database.get(`SELECT count(*) AS n FROM ${list.table} WHERE folder <> ''`);
  // What stands in the root has no index of its own: there may be millions.
  if (inside === '') return lists.counts(list).items - (inFolders === undefined ? 0 : integer(inFolders, 'n'));
  const row = database.get(`SELECT count(*) AS n FROM ${list.table} WHERE folder = ? AND folder <> ''`, inside);
  return row === undefined ? 0 : integer(row, 'n');
}

/** What a folder weighs with everything in it, as `StorageMetrics` says: files of older versions included. */
export function weightOf(call: Call, node: FolderNode): { files: number; bytes: number; allBytes: number } {
  const { list, inside } = node;
  if (list === undefined || inside === undefined) return { files: 0, bytes: 0, allBytes: 0 };
  const within = inside === '' ? { sql: '1', parameters: [] } : insideFolder(inside);
  const row = call.service.database.get(
    `SELECT count(*) AS files, ifnull(sum(s.length), 0) AS bytes,
       ifnull(sum((SELECT sum(length) FROM streams WHERE list_id = ${list.id} AND item_id = i.id)), 0) AS all_bytes
     FROM ${list.table} i JOIN streams s ON s.id = i.content WHERE ${within.sql}`,
    ...within.parameters,
  );
  if (row === undefined) return { files: 0, bytes: 0, allBytes: 0 };
  return { files: integer(row, 'files'), bytes: integer(row, 'bytes'), allBytes: integer(row, 'all_bytes') };
}
