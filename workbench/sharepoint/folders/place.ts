import type { Call } from '../http/call.js';
import type { Resource } from '../http/resource.js';
import { readableItems } from '../items/columns.js';
import type { List } from '../lists/list.js';
import { maySeeList } from '../permissions/demand.js';
import type { Entity } from '../representation/entity.js';
import type { Row } from '../storage/rows.js';
import { integer, text } from '../storage/rows.js';
import { joinPath, serverRelative, splitPath } from './names.js';

/** How files and folders lead to the items that they are. Given to them, since items lead to files as well. */
export interface ItemLinks {
  resource(call: Call, list: List, id: number): Resource;
  entity(call: Call, list: List, id: number): Entity;
}

/** A folder: the web's root, the root of a list, one with a row of its own, or one that only pages and attachments need. */
export interface FolderNode {
  /** Server-relative address. */
  readonly path: string;
  /** The list it belongs to; for a folder beside the lists, the one that holds such folders, if there are any. */
  readonly list: List | undefined;
  /** Its item; undefined for roots and for folders that are not stored. */
  readonly row: Row | undefined;
  /** Where it stands inside its list: empty for the root, undefined if nothing can be stored in it. */
  readonly inside: string | undefined;
  readonly links: ItemLinks | undefined;
}

/** A file in a library. */
export interface FileNode {
  readonly list: List;
  readonly row: Row;
  readonly links: ItemLinks | undefined;
}

/** Where an address leads. */
export type Place =
  | { readonly is: 'folder'; readonly node: FolderNode }
  | { readonly is: 'file'; readonly node: FileNode }
  | { readonly is: 'attachment'; readonly list: List; readonly itemId: number; readonly name: string };

/** The server-relative address of an item that has a name. */
export function pathOf(list: List, row: Row): string {
  return joinPath(list.path, joinPath(text(row, 'folder'), text(row, 'leaf')));
}

/** The server-relative address of a web without its closing slash: empty for the root web. */
export function webRoot(call: Call): string {
  return call.web.path === '/' ? '' : call.web.path;
}

/** True if the list holds files. */
export function isLibrary(list: List): boolean {
  return list.properties['BaseType'] === 1;
}

/** The folder or file of a row. */
export function placeOfRow(list: List, row: Row, links: ItemLinks | undefined): Place | undefined {
  if (integer(row, 'object_type') === 1) return { is: 'folder', node: folderOfRow(list, row, links) };
  return row['leaf'] === null ? undefined : { is: 'file', node: { list, row, links } };
}

/** A stored folder as a node. */
export function folderOfRow(list: List, row: Row, links: ItemLinks | undefined): FolderNode {
  const inside = joinPath(text(row, 'folder'), text(row, 'leaf'));
  return { path: pathOf(list, row), list, row, inside, links };
}

/** The root folder of a list. */
export function rootOfList(list: List, links?: ItemLinks): FolderNode {
  return { path: list.path, list, row: undefined, inside: '', links };
}

/** The root folder of the web. */
export function rootOfWeb(call: Call, links?: ItemLinks): FolderNode {
  return { path: call.web.path, list: besideLists(call), row: undefined, inside: '', links };
}

/** What holds the folders and files of a web that belong to no list; it has the web's permissions. */
export function besideLists(call: Call): List | undefined {
  const row = call.service.database.get('SELECT id FROM lists WHERE web_id = ? AND recycled = 2', call.web.id);
  const list = row === undefined ? undefined : call.service.lists.byId(integer(row, 'id'));
  return list === undefined ? undefined : { ...list, scopeId: call.web.scopeId, hasOwnScope: false };
}

/** The folders of a web that hold nothing but lists. */
export const holders: readonly string[] = ['Lists', '_catalogs'];

/**
 * Finds what stands at an address, if the visitor may see it.
 *
 * @param address server-relative, relative to the web, or absolute; decoded
 * @throws SharePointError (404) if it leads out of the web
 */
export function placeAt(call: Call, address: string, links?: ItemLinks): Place | undefined {
  const path = serverRelative(call, address);
  if (path.toLowerCase() === call.web.path.toLowerCase()) return { is: 'folder', node: rootOfWeb(call, links) };
  const steps = path.slice(webRoot(call).length + 1).split('/');
  for (let depth = Math.min(steps.length, 3); depth > 0; depth -= 1) {
    const list = call.service.lists.byPath(call.web, `${webRoot(call)}/${steps.slice(0, depth).join('/')}`);
    if (list === undefined) continue;
    return maySeeList(call, list) ? inList(call, list, steps.slice(depth), links) : undefined;
  }
  const holder =
    steps.length === 1 ? holders.find((each) => each.toLowerCase() === steps[0]?.toLowerCase()) : undefined;
  if (holder !== undefined) return { is: 'folder', node: unstored(`${webRoot(call)}/${holder}`, undefined, links) };
  const beside = besideLists(call);
  return beside === undefined ? undefined : stored(call, beside, steps.join('/'), links);
}

function inList(call: Call, list: List, steps: readonly string[], links: ItemLinks | undefined): Place | undefined {
  if (steps.length === 0) return { is: 'folder', node: rootOfList(list, links) };
  const found = stored(call, list, steps.join('/'), links);
  if (found !== undefined) return found;
  const [first = '', id, name] = steps;
  if (steps.length === 1) {
    const known = unstoredNames(list).find((each) => each.toLowerCase() === first.toLowerCase());
    return known === undefined ? undefined : { is: 'folder', node: unstored(joinPath(list.path, known), list, links) };
  }
  if (first.toLowerCase() !== 'attachments' || steps.length !== 3 || name === undefined) return undefined;
  const itemId = Number(id);
  return Number.isSafeInteger(itemId) ? { is: 'attachment', list, itemId, name } : undefined;
}

function stored(call: Call, list: List, inside: string, links: ItemLinks | undefined): Place | undefined {
  const { folder, leaf } = splitPath(inside);
  const row = call.service.database.get(
    `SELECT * FROM ${list.table} i WHERE folder = ? AND leaf = ? AND ${readableItems(call, list)}`,
    folder,
    leaf,
  );
  return row === undefined ? undefined : placeOfRow(list, row, links);
}

/** Folders that every list has for its pages and attachments. They hold nothing that is stored. */
export function unstoredNames(list: List): readonly string[] {
  return isLibrary(list) ? ['Forms'] : ['Attachments', 'Item'];
}

/** A folder that is there and holds nothing. */
export function unstored(path: string, list: List | undefined, links: ItemLinks | undefined): FolderNode {
  return { path, list, row: undefined, inside: undefined, links };
}

/** Finds a file or folder of the web by its unique id, if the visitor may see it. */
export function placeById(call: Call, guid: string, links?: ItemLinks): Place | undefined {
  if (guid === call.web.guid) return { is: 'folder', node: rootOfWeb(call, links) };
  const beside = besideLists(call);
  const lists = call.service.lists.ofWeb(call.web).filter((list) => maySeeList(call, list));
  for (const list of beside === undefined ? lists : [...lists, beside]) {
    if (list.guid === guid) return { is: 'folder', node: rootOfList(list, links) };
    const row = call.service.database.get(
      `SELECT * FROM ${list.table} i WHERE guid = ? AND leaf IS NOT NULL AND ${readableItems(call, list)}`,
      guid,
    );
    if (row !== undefined) return placeOfRow(list, row, links);
  }
  return undefined;
}
