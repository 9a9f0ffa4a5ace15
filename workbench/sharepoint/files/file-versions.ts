import type { SQLInputValue } from 'node:sqlite';

import { notFound } from '../errors/errors.js';
import type { FileNode } from '../folders/place.js';
import type { Call } from '../http/call.js';
import { demandItem } from '../items/item-store.js';
import { permission } from '../permissions/base-permissions.js';
import { integer } from '../storage/rows.js';
import { contentOf, versionLabel } from './file-state.js';
import { changeFile, demandFile } from './file-store.js';
import type { FileVersion } from './version-entity.js';
import { fileVersions } from './version-entity.js';

/** 404: a file has no older version of that number or label. */
function unknownVersion(): Error {
  return notFound('The version of the file does not exist.');
}

/** An older version by its number (512 for 1.0). @throws SharePointError (404) */
export function versionById(call: Call, node: FileNode, id: number): FileVersion {
  const found = fileVersions(call, node).find(({ row }) => integer(row, 'ui_version') === id);
  if (found === undefined) throw unknownVersion();
  return found;
}

/** An older version by its label (`1.0`). @throws SharePointError (404) */
export function versionByLabel(call: Call, node: FileNode, label: string): FileVersion {
  const found = fileVersions(call, node).find(({ row }) => versionLabel(integer(row, 'ui_version')) === label.trim());
  if (found === undefined) throw unknownVersion();
  return found;
}

/** Makes an older version the newest one: values and content. The version in between stays. @throws as demandFile */
export function restoreVersion(call: Call, node: FileNode, id: number): FileNode {
  return call.service.database.transaction(() => {
    const { list } = node;
    const { row: old } = versionById(call, node, id);
    const row = demandFile(call, node, permission.editListItems);
    const values = new Map<string, SQLInputValue>();
    for (const field of list.valueFields) values.set(field.column, old[field.column] ?? null);
    values.set('content', contentOf(old) ?? null);
    return changeFile(call, { ...node, row }, values, () => call.service.contents.sweep(list, integer(row, 'id')));
  });
}

/** Removes older versions with their bytes. @throws SharePointError: 403, 404 */
export function deleteVersions(call: Call, node: FileNode, versions: readonly FileVersion[]): void {
  const { database, contents } = call.service;
  database.transaction(() => {
    const id = integer(demandItem(call, node.list, integer(node.row, 'id'), permission.deleteVersions), 'id');
    for (const { row } of versions) {
      const sql = 'DELETE FROM item_versions WHERE list_id = ? AND item_id = ? AND number = ?';
      database.run(sql, node.list.id, id, integer(row, 'ui_version'));
    }
    contents.sweep(node.list, id);
  });
}
