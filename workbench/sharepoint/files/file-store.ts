import type { SQLInputValue } from 'node:sqlite';

import { fileNotFound, nameTaken, refused, staleETag } from '../errors/errors.js';
import { demandName } from '../folders/names.js';
import { namedRow, openFolder, rowOf } from '../folders/folder-store.js';
import type { OpenFolder } from '../folders/folder-store.js';
import type { FileNode, FolderNode } from '../folders/place.js';
import { isLibrary } from '../folders/place.js';
import type { Bytes } from '../http/bytes.js';
import type { Call } from '../http/call.js';
import { unconditional } from '../http/call.js';
import { addItem, demandItem, updateItem } from '../items/item-store.js';
import { flagOf } from '../json.js';
import type { List } from '../lists/list.js';
import type { Permissions } from '../permissions/base-permissions.js';
import { permission } from '../permissions/base-permissions.js';
import type { Row } from '../storage/rows.js';
import { integer } from '../storage/rows.js';
import { demandFree } from './file-lock.js';
import { fileETag, writeState } from './file-state.js';

/** What happens if the name is taken. */
interface AddOptions {
  readonly overwrite?: boolean;
  /** Another name is found: `report1.txt` for `report.txt`. */
  readonly otherName?: boolean;
}

/**
 * Adds a file, or writes new content into the one that has the name. The bytes, the item and the change log are written
 * together or not at all.
 *
 * @throws SharePointError: 403, 400 for a name that is not allowed or taken, 423 for a file checked out by somebody else
 */
export function addFile(
  call: Call,
  folder: FolderNode,
  name: string,
  bytes: Bytes,
  options: AddOptions = {},
): FileNode {
  return call.service.database.transaction(() => {
    const open = openFolder(call, folder);
    if (!isLibrary(open.list)) throw refused('Files can be added to document libraries only.');
    const known = namedRow(call, open, name);
    if (known !== undefined && options.otherName !== true) {
      if (options.overwrite !== true || integer(known, 'object_type') === 1) throw nameTaken(name);
      return setContent(call, { list: open.list, row: known, links: folder.links }, bytes);
    }
    const row = insertFile(call, open, known === undefined ? name : freeName(call, open, name), bytes);
    return { list: open.list, row, links: folder.links };
  });
}

function freeName(call: Call, open: OpenFolder, name: string): string {
  const dot = name.lastIndexOf('.');
  const [base, extension] = dot <= 0 ? [name, ''] : [name.slice(0, dot), name.slice(dot)];
  for (let number = 1; ; number += 1) {
    const candidate = `${base}${number}${extension}`;
    if (namedRow(call, open, candidate) === undefined) return candidate;
  }
}

function insertFile(call: Call, { list, inside, path }: OpenFolder, name: string, bytes: Bytes): Row {
  demandName(path, name);
  const values = new Map<string, SQLInputValue>([
    ['folder', inside],
    ['leaf', name],
    ['content_type', documentType],
    ['file', writeState({ checkedOutBy: undefined, comment: '' })],
  ]);
  if (hasDrafts(list)) values.set('ui_version', 1);
  const id = addItem(call, list, values);
  const content = call.service.contents.add(list.id, id, bytes);
  call.service.database.run(`UPDATE ${list.table} SET content = ? WHERE id = ?`, content, id);
  return rowOf(call, list, id);
}

/** The content type Document. */
const documentType = '0x0101';

/** True if the library keeps drafts: minor versions. */
export function hasDrafts(list: List): boolean {
  return flagOf(list.properties, 'EnableMinorVersions');
}

/**
 * Writes new content into a file.
 *
 * @throws SharePointError: 404, 403, 412 if If-Match names another version, 423
 */
export function setContent(call: Call, node: FileNode, bytes: Bytes): FileNode {
  return call.service.database.transaction(() => {
    const { list } = node;
    const row = demandFile(call, node, permission.editListItems);
    const id = integer(row, 'id');
    return pointTo(call, { ...node, row }, call.service.contents.add(list.id, id, bytes));
  });
}

/** Makes a stream the content of a file. To be called inside a transaction, after demandFile. */
export function pointTo(call: Call, node: FileNode, content: number): FileNode {
  const { list, row } = node;
  return changeFile(call, node, new Map([['content', content]]), () => {
    call.service.contents.sweep(list, integer(row, 'id'));
  });
}

/** Changes columns of a file and answers it as it is then. */
export function changeFile(
  call: Call,
  node: FileNode,
  values: Map<string, SQLInputValue>,
  afterwards: () => void = () => undefined,
): FileNode {
  const { list, row } = node;
  const id = integer(row, 'id');
  updateItem(unconditional(call), list, id, values);
  // A draft is one step of 512; SharePoint counts major versions only if the library keeps no drafts.
  if (hasDrafts(list)) {
    const sql = `UPDATE ${list.table} SET ui_version = ? WHERE id = ?`;
    call.service.database.run(sql, integer(row, 'ui_version') + 1, id);
  }
  afterwards();
  return { ...node, row: rowOf(call, list, id) };
}

/**
 * The stored row of a file that the visitor may do the given with, and that nobody else has checked out.
 *
 * @throws SharePointError: 404, 403, 412, 423
 */
export function demandFile(call: Call, node: FileNode, needed: Permissions): Row {
  const row = demandItem(call, node.list, integer(node.row, 'id'), needed);
  if (row['leaf'] === null) throw fileNotFound();
  demandFileMatch(call, row);
  demandFree(call, node.list, row);
  return row;
}

/** As demandMatch, for the ETag that files have; the comparison is literal. @throws SharePointError (412) */
function demandFileMatch(call: Call, row: Row): void {
  const sent = call.ifMatch?.trim();
  if (sent === undefined || sent === '' || sent === '*' || sent === fileETag(row)) return;
  throw staleETag(sent, fileETag(row));
}
