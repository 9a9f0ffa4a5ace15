import { invalidArgument, notFound } from '../errors/errors.js';
import type { FileNode } from '../folders/place.js';
import type { Call } from '../http/call.js';
import { noBytes } from '../http/bytes.js';
import { instantText } from '../instant.js';
import { permission } from '../permissions/base-permissions.js';
import { integer } from '../storage/rows.js';
import { demandFile, pointTo } from './file-store.js';

/** An upload that nobody goes on with is dropped when the next one begins, after so many milliseconds. */
const patience = 24 * 60 * 60 * 1000;

/**
 * Begins an upload in chunks. The file keeps its content until the last chunk has come.
 *
 * @returns the number of bytes that have come
 * @throws SharePointError: 403, 404, 423; 400 if an upload of that id goes on already
 */
export function startUpload(call: Call, node: FileNode, guid: string): number {
  const { database, contents } = call.service;
  return database.transaction(() => {
    const row = demandFile(call, node, permission.editListItems);
    const [listId, itemId] = [node.list.id, integer(row, 'id')];
    dropForgotten(call);
    if (findUpload(call, node, guid) !== undefined) throw invalidArgument('An upload of that id goes on already.');
    const stream = contents.add(listId, itemId, noBytes);
    database.run(
      'INSERT INTO uploads (guid, list_id, item_id, user_id, stream_id, started) VALUES (?, ?, ?, ?, ?, ?)',
      guid,
      listId,
      itemId,
      call.visitor.user.id,
      stream,
      instantText(),
    );
    return contents.append(stream, call.bytes);
  });
}

function dropForgotten(call: Call): void {
  const { database, contents } = call.service;
  const before = instantText(Date.now() - patience);
  for (const row of database.all('SELECT stream_id FROM uploads WHERE started < ?', before)) {
    contents.remove(integer(row, 'stream_id'));
  }
  database.run('DELETE FROM uploads WHERE started < ?', before);
}

/** The stream of an upload that the visitor has begun. */
function findUpload(call: Call, node: FileNode, guid: string): number | undefined {
  const row = call.service.database.get(
    'SELECT stream_id FROM uploads WHERE list_id = ? AND item_id = ? AND guid = ? AND user_id = ?',
    node.list.id,
    integer(node.row, 'id'),
    guid,
    call.visitor.user.id,
  );
  return row === undefined ? undefined : integer(row, 'stream_id');
}

function demandUpload(call: Call, node: FileNode, guid: string): number {
  const stream = findUpload(call, node, guid);
  if (stream === undefined) throw notFound('The upload session was not found. It may have ended or never begun.');
  return stream;
}

/**
 * Takes the next chunk.
 *
 * @param offset where it begins: the number of bytes that have come before
 * @returns the number of bytes that have come with it
 * @throws SharePointError: 404 for an upload that was not begun, 400 if the offset is another
 */
export function continueUpload(call: Call, node: FileNode, guid: string, offset: number): number {
  const { database, contents } = call.service;
  return database.transaction(() => {
    demandFile(call, node, permission.editListItems);
    const stream = demandUpload(call, node, guid);
    demandOffset(contents.length(stream), offset);
    return contents.append(stream, call.bytes);
  });
}

function demandOffset(length: number, offset: number): void {
  if (offset === length) return;
  throw invalidArgument(`The file offset ${offset} is not where the upload stands: ${length} bytes have come.`);
}

/** Takes the last chunk (which may be empty) and makes what was uploaded the file's content. @throws as continueUpload */
export function finishUpload(call: Call, node: FileNode, guid: string, offset: number): FileNode {
  const { database, contents } = call.service;
  return database.transaction(() => {
    const row = demandFile(call, node, permission.editListItems);
    const stream = demandUpload(call, node, guid);
    demandOffset(contents.length(stream), offset);
    contents.append(stream, call.bytes);
    forgetUpload(call, node, guid);
    return pointTo(call, { ...node, row }, stream);
  });
}

/** Ends an upload without storing anything. @throws SharePointError: 403, 404 */
export function cancelUpload(call: Call, node: FileNode, guid: string): void {
  call.service.database.transaction(() => {
    demandFile(call, node, permission.editListItems);
    const stream = demandUpload(call, node, guid);
    forgetUpload(call, node, guid);
    call.service.contents.remove(stream);
  });
}

function forgetUpload(call: Call, node: FileNode, guid: string): void {
  const sql = 'DELETE FROM uploads WHERE list_id = ? AND item_id = ? AND guid = ?';
  call.service.database.run(sql, node.list.id, integer(node.row, 'id'), guid);
}
