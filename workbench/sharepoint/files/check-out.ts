import type { SQLInputValue } from 'node:sqlite';

import { invalidArgument, refused } from '../errors/errors.js';
import { rowOf } from '../folders/folder-store.js';
import type { FileNode } from '../folders/place.js';
import type { Call } from '../http/call.js';
import { unconditional } from '../http/call.js';
import { demandItem } from '../items/item-store.js';
import { flagOf } from '../json.js';
import type { Permissions } from '../permissions/base-permissions.js';
import { includes, permission } from '../permissions/base-permissions.js';
import type { Row } from '../storage/rows.js';
import { integer, optionalInteger, text } from '../storage/rows.js';
import type { FileState } from './file-state.js';
import { fileState, writeState } from './file-state.js';
import { changeFile, demandFile, hasDrafts } from './file-store.js';
import { restoreVersion } from './file-versions.js';

const maximumComment = 1023;
/** SPCheckinType. */
const checkinType = { minor: 0, major: 1, overwrite: 2 } as const;

function demandComment(comment: string): void {
  if (comment.length > maximumComment) throw invalidArgument('The maximum comment length is 1023 characters.');
}

/** Checks a file out: nobody else can change it until it is checked in. @throws SharePointError: 403, 404, 423, 500 */
export function checkOut(call: Call, node: FileNode): void {
  call.service.database.transaction(() => {
    const row = demandFile(call, node, permission.editListItems);
    const { checkedOutBy, comment } = fileState(row);
    if (checkedOutBy !== undefined) throw refused('The file is checked out already.');
    mark(call, { ...node, row }, { checkedOutBy: call.visitor.user.id, comment, since: integer(row, 'ui_version') });
  });
}

/** Sets what is known of a file without making a version. */
function mark(call: Call, { list, row }: FileNode, state: FileState): void {
  const sql = `UPDATE ${list.table} SET file = ?, version = version + 1 WHERE id = ?`;
  call.service.database.run(sql, writeState(state), integer(row, 'id'));
}

/** @throws SharePointError (500) unless the file is checked out */
function demandCheckedOut(row: Row): void {
  if (fileState(row).checkedOutBy === undefined) throw refused('The file is not checked out.');
}

/** Checks a file in, as a version of its own. @throws SharePointError: 403, 404, 423, 500 */
export function checkIn(call: Call, node: FileNode, comment: string, type: number): void {
  demandComment(comment);
  call.service.database.transaction(() => {
    const row = demandFile(call, node, permission.editListItems);
    demandCheckedOut(row);
    const values = new Map<string, SQLInputValue>([['file', writeState({ checkedOutBy: undefined, comment })]]);
    const changed = changeFile(call, { ...node, row }, values);
    if (type === checkinType.major && hasDrafts(node.list)) setVersion(call, changed, nextMajor(changed.row));
  });
}

/** Gives up a check-out: the file is again what it was before. Others may do so who may override check-outs. */
export function undoCheckOut(call: Call, node: FileNode): void {
  call.service.database.transaction(() => {
    const row = demandHolder(call, node);
    demandCheckedOut(row);
    const { since = integer(row, 'ui_version'), comment } = fileState(row);
    mark(call, { ...node, row }, { checkedOutBy: undefined, comment });
    const free = { ...node, row: rowOf(call, node.list, integer(row, 'id')) };
    if (since < integer(row, 'ui_version')) restoreVersion(unconditional(call), free, since);
  });
}

function demandHolder(call: Call, node: FileNode): Row {
  const row = demandItem(call, node.list, integer(node.row, 'id'), permission.editListItems);
  const scopeId = optionalInteger(row, 'scope') ?? node.list.scopeId;
  const held: Permissions = call.service.security.permissions(call.visitor.user, scopeId);
  return includes(held, permission.cancelCheckout) ? row : demandFile(call, node, permission.editListItems);
}

/** Publishes a draft as the next major version. @throws SharePointError (500) if the library keeps no drafts */
export function publish(call: Call, node: FileNode, comment: string): void {
  changeDraft(call, node, comment, (row) => nextMajor(row));
}

/** Makes a published file a draft again. @throws SharePointError (500) if the library keeps no drafts */
export function unpublish(call: Call, node: FileNode, comment: string): void {
  changeDraft(call, node, comment, (row) => integer(row, 'ui_version') + 1);
}

function changeDraft(call: Call, node: FileNode, comment: string, versionOf: (row: Row) => number): void {
  demandComment(comment);
  call.service.database.transaction(() => {
    const row = demandFile(call, node, permission.editListItems);
    if (!hasDrafts(node.list)) {
      throw refused('You can only publish, unpublish documents in a minor version enabled list.', -2130575320);
    }
    const values = new Map<string, SQLInputValue>([['file', writeState({ ...fileState(row), comment })]]);
    const changed = changeFile(call, { ...node, row }, values);
    setVersion(call, changed, versionOf(row));
  });
}

/** Approves or rejects a file. @throws SharePointError: 403, 500 if the library does not ask for approval */
export function moderate(call: Call, node: FileNode, comment: string): void {
  demandComment(comment);
  call.service.database.transaction(() => {
    const row = demandFile(call, node, permission.approveItems);
    if (!flagOf(node.list.properties, 'EnableModeration')) {
      throw refused(`Content approval is not enabled for the library of ${text(row, 'leaf')}.`);
    }
    mark(call, { ...node, row }, { ...fileState(row), comment });
  });
}

function nextMajor(row: Row): number {
  return (Math.floor(integer(row, 'ui_version') / 512) + 1) * 512;
}

function setVersion(call: Call, { list, row }: FileNode, uiVersion: number): void {
  const sql = `UPDATE ${list.table} SET ui_version = ? WHERE id = ?`;
  call.service.database.run(sql, uiVersion, integer(row, 'id'));
}
