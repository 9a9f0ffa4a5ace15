import { randomUUID } from 'node:crypto';

import { changedObject, changeType } from '../changes/change-log.js';
import { fileNotFound, nameTaken, refused } from '../errors/errors.js';
import { demandName } from '../folders/names.js';
import type { Bytes } from '../http/bytes.js';
import type { Call } from '../http/call.js';
import { instantText } from '../instant.js';
import { demandItem, updateItem } from '../items/item-store.js';
import type { JsonObject } from '../json.js';
import { own, textOf } from '../json.js';
import type { List } from '../lists/list.js';
import { permission } from '../permissions/base-permissions.js';
import { addBinEntry, binKind } from '../recycle-bin/bin-table.js';
import type { Row } from '../storage/rows.js';
import { integer, text } from '../storage/rows.js';

/** A file that hangs on an item of a list. */
export interface Attachment {
  readonly list: List;
  readonly itemId: number;
  readonly name: string;
  readonly guid: string;
  /** The stream of its bytes. */
  readonly stream: number;
  /** Rises with every change of its content. */
  readonly number: number;
  readonly created: string;
  readonly modified: string;
}

function attachmentOf(list: List, row: Row): Attachment {
  return {
    list,
    itemId: integer(row, 'item_id'),
    name: text(row, 'name'),
    guid: text(row, 'guid'),
    stream: integer(row, 'stream_id'),
    number: integer(row, 'number'),
    created: text(row, 'created'),
    modified: text(row, 'modified'),
  };
}

/** The server-relative address of an attachment. */
export function attachmentPath({ list, itemId, name }: Attachment): string {
  return `${list.path}/Attachments/${itemId}/${name}`;
}

/** An attachment's ETag, in the form that files have. */
export function attachmentETag({ guid, number }: Attachment): string {
  return `"{${guid.toUpperCase()}},${number}"`;
}

/** The attachments of an item, by name. The caller has checked that the visitor may see the item. */
export function attachmentsOf(call: Call, list: List, itemId: number): Attachment[] {
  const sql = 'SELECT * FROM attachments WHERE list_id = ? AND item_id = ? AND recycled = 0 ORDER BY name';
  return call.service.database.all(sql, list.id, itemId).map((row) => attachmentOf(list, row));
}

function find(call: Call, list: List, itemId: number, name: string): Attachment | undefined {
  const row = call.service.database.get(
    'SELECT * FROM attachments WHERE list_id = ? AND item_id = ? AND name = ? AND recycled = 0',
    list.id,
    itemId,
    name,
  );
  return row === undefined ? undefined : attachmentOf(list, row);
}

/** An attachment by its name. @throws SharePointError: 404 if item or attachment do not exist or may not be seen */
export function demandAttachment(call: Call, list: List, itemId: number, name: string): Attachment {
  demandItem(call, list, itemId, permission.viewListItems);
  const attachment = find(call, list, itemId, name);
  if (attachment === undefined) throw fileNotFound();
  return attachment;
}

/**
 * Attaches a file to an item. The item gets a new version and ETag with it.
 *
 * @throws SharePointError: 403, 404, 400 for a name that is not allowed or taken, 500 if the list has no attachments
 */
export function addAttachment(call: Call, list: List, itemId: number, name: string, bytes: Bytes): Attachment {
  const { database, contents } = call.service;
  return database.transaction(() => {
    demandItem(call, list, itemId, permission.editListItems);
    demandEnabled(list);
    demandName(`${list.path}/Attachments/${itemId}`, name);
    if (find(call, list, itemId, name) !== undefined) throw nameTaken(name);
    const stream = contents.add(list.id, itemId, bytes);
    const now = instantText();
    database.run(
      `INSERT INTO attachments (list_id, item_id, name, stream_id, number, guid, created, modified)
       VALUES (?, ?, ?, ?, 1, ?, ?, ?)`,
      list.id,
      itemId,
      name,
      stream,
      randomUUID(),
      now,
      now,
    );
    touch(call, list, itemId);
    const added = demandAttachment(call, list, itemId, name);
    noteFile(call, list, added.guid, changeType.add);
    return added;
  });
}

/** Tells the change log of the file that is attached; the item's own change is told beside it. */
function noteFile(call: Call, list: List, guid: string, change: (typeof changeType)[FileChange]): void {
  const { site, web, visitor } = call;
  const common = { siteId: site.id, webId: web.id, list, object: changedObject.file, editor: visitor.user.id };
  call.service.changes.add({ ...common, uniqueId: guid, change });
}

type FileChange = 'add' | 'update' | 'delete' | 'restore';

/** @throws SharePointError (500) for a library, and for a list whose attachments are turned off */
function demandEnabled(list: List): void {
  if (own(list.properties, 'EnableAttachments') === false || own(list.properties, 'BaseType') === 1) {
    throw refused('Attachments are not allowed in this list.');
  }
}

/** Makes a version of the item that says whether it has attachments. */
function touch(call: Call, list: List, itemId: number): void {
  const has = attachmentsOf(call, list, itemId).length > 0;
  updateItem(call, list, itemId, new Map([['attachments', has ? 1 : 0]]));
}

/** Writes new content into an attachment. @throws SharePointError: 403, 404, 412 */
export function setAttachment(call: Call, attachment: Attachment, bytes: Bytes): Attachment {
  const { database, contents } = call.service;
  const { list, itemId, name } = attachment;
  return database.transaction(() => {
    demandItem(call, list, itemId, permission.editListItems);
    contents.remove(attachment.stream);
    const stream = contents.add(list.id, itemId, bytes);
    const sql = 'UPDATE attachments SET stream_id = ?, number = number + 1, modified = ? WHERE guid = ?';
    database.run(sql, stream, instantText(), attachment.guid);
    touch(call, list, itemId);
    noteFile(call, list, attachment.guid, changeType.update);
    return demandAttachment(call, list, itemId, name);
  });
}

/** Removes an attachment for good. @throws SharePointError: 403, 404, 412 */
export function deleteAttachment(call: Call, attachment: Attachment): void {
  const { database, contents } = call.service;
  const { list, itemId } = attachment;
  database.transaction(() => {
    demandItem(call, list, itemId, permission.editListItems);
    database.run('DELETE FROM attachments WHERE guid = ?', attachment.guid);
    contents.remove(attachment.stream);
    touch(call, list, itemId);
    noteFile(call, list, attachment.guid, changeType.delete);
  });
}

/** Moves an attachment to the recycle bin and answers the entry's guid. @throws SharePointError: 403, 404, 412 */
export function recycleAttachment(call: Call, attachment: Attachment): string {
  const { database, contents } = call.service;
  const { list, itemId, name, guid } = attachment;
  return database.transaction(() => {
    const row = demandItem(call, list, itemId, permission.editListItems);
    database.run('UPDATE attachments SET recycled = 1 WHERE guid = ?', guid);
    touch(call, list, itemId);
    noteFile(call, list, guid, changeType.delete);
    const path = attachmentPath(attachment);
    return addBinEntry(call, list, {
      itemId,
      kind: binKind.attachment,
      title: name,
      leaf: name,
      directory: path.slice(1, path.lastIndexOf('/')),
      author: integer(row, 'author'),
      size: contents.length(attachment.stream),
      data: { attachment: guid },
    });
  });
}

/** Brings an attachment back from the bin. @throws SharePointError: 404 if its item is gone, 400 if its name is taken */
export function restoreAttachment(call: Call, list: List, itemId: number, data: JsonObject): void {
  const { database } = call.service;
  const guid = textOf(data, 'attachment') ?? '';
  database.transaction(() => {
    const row = database.get('SELECT * FROM attachments WHERE guid = ? AND recycled = 1', guid);
    if (row === undefined) throw fileNotFound();
    const name = text(row, 'name');
    if (find(call, list, itemId, name) !== undefined) throw nameTaken(name);
    database.run('UPDATE attachments SET recycled = 0 WHERE guid = ?', guid);
    touch(call, list, itemId);
    noteFile(call, list, guid, changeType.restore);
  });
}

/** Removes an attachment that is in the bin for good. */
export function purgeAttachment(call: Call, data: JsonObject): void {
  const { database, contents } = call.service;
  const guid = textOf(data, 'attachment') ?? '';
  const row = database.get('SELECT stream_id FROM attachments WHERE guid = ? AND recycled = 1', guid);
  if (row === undefined) return;
  database.run('DELETE FROM attachments WHERE guid = ?', guid);
  contents.remove(integer(row, 'stream_id'));
}
