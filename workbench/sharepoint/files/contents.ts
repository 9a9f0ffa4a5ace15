import type { Bytes } from '../http/bytes.js';
import type { Database } from '../storage/database.js';
import { integer } from '../storage/rows.js';

/** The largest piece that is kept in one row: whole files never stand in memory. */
const blockSize = 262_144;

/** Bytes that the data file promises and does not hold: removed while they were being read, or the file is damaged. */
class MissingBytesError extends Error {
  override readonly name = 'MissingBytesError';
}

/**
 * The bytes of files and attachments, as streams of blocks. A stream belongs to an item and never changes once a version of
 * the item points to it: new content is a new stream.
 */
export class Contents {
  constructor(private readonly database: Database) {}

  /** Stores bytes as a new stream of an item and answers its id. */
  add(listId: number, itemId: number, bytes: Bytes): number {
    const sql = 'INSERT INTO streams (list_id, item_id, length) VALUES (?, ?, 0)';
    const { id } = this.database.run(sql, listId, itemId);
    this.append(id, bytes);
    return id;
  }

  /** Puts bytes behind those that the stream has, and answers its new length. */
  append(id: number, bytes: Bytes): number {
    let start = this.length(id);
    for (const block of ofOneSize(bytes.blocks())) {
      this.database.run('INSERT INTO stream_blocks (stream_id, start, data) VALUES (?, ?, ?)', id, start, block);
      start += block.length;
    }
    this.database.run('UPDATE streams SET length = ? WHERE id = ?', start, id);
    return start;
  }

  /** The number of bytes of a stream; 0 if there is none of that id. */
  length(id: number): number {
    const row = this.database.get('SELECT length FROM streams WHERE id = ?', id);
    return row === undefined ? 0 : integer(row, 'length');
  }

  /** The bytes of a stream, read block by block as they are asked for. */
  read(id: number): Bytes {
    const { database } = this;
    const length = this.length(id);
    return {
      length,
      *blocks(from = 0, to = length) {
        for (let at = from; at < to;) {
          const row = database.get(
            'SELECT start, data FROM stream_blocks WHERE stream_id = ? AND start <= ? ORDER BY start DESC LIMIT 1',
            id,
            at,
          );
          const data = row?.['data'];
          if (row === undefined || !(data instanceof Uint8Array)) throw new MissingBytesError('A stream has a gap');
          const start = integer(row, 'start');
          const part = data.subarray(at - start, to - start);
          if (part.length === 0) throw new MissingBytesError('A stream is shorter than it says');
          yield part;
          at += part.length;
        }
      },
    };
  }

  /** A copy of a stream for another item. */
  copy(id: number, listId: number, itemId: number): number {
    const sql = 'INSERT INTO streams (list_id, item_id, length) SELECT ?, ?, length FROM streams WHERE id = ?';
    const copy = this.database.run(sql, listId, itemId, id).id;
    this.database.run(
      'INSERT INTO stream_blocks SELECT ?, start, data FROM stream_blocks WHERE stream_id = ?',
      copy,
      id,
    );
    return copy;
  }

  /** Gives everything that belongs to an item to another: after a move between lists. */
  hand(from: { listId: number; itemId: number }, to: { listId: number; itemId: number }): void {
    for (const table of ['streams', 'attachments', 'comments', 'reputations', 'closed_comments']) {
      const sql = `UPDATE ${table} SET list_id = ?, item_id = ? WHERE list_id = ? AND item_id = ?`;
      this.database.run(sql, to.listId, to.itemId, from.listId, from.itemId);
    }
  }

  remove(id: number): void {
    this.database.run('DELETE FROM streams WHERE id = ?', id);
  }

  /** Removes the streams of a file that neither the item nor a version, an upload or an attachment of it points to. */
  sweep(list: { id: number; table: string }, itemId: number): void {
    this.database.run(
      `DELETE FROM streams WHERE list_id = ?1 AND item_id = ?2 AND id NOT IN (
         SELECT content FROM ${list.table} WHERE id = ?2 AND content IS NOT NULL
         UNION SELECT data ->> 'content' FROM item_versions
           WHERE list_id = ?1 AND item_id = ?2 AND data ->> 'content' IS NOT NULL
         UNION SELECT stream_id FROM uploads WHERE list_id = ?1 AND item_id = ?2
         UNION SELECT stream_id FROM attachments WHERE list_id = ?1 AND item_id = ?2)`,
      list.id,
      itemId,
    );
  }

  /** Removes all that belongs to an item that is deleted for good: bytes, attachments, comments, likes. */
  removeItem(listId: number, itemId: number): void {
    for (const table of belongings) {
      this.database.run(`DELETE FROM ${table} WHERE list_id = ? AND item_id = ?`, listId, itemId);
    }
  }
}

/** The tables that hold what belongs to an item, by list_id and item_id. */
export const belongings = ['streams', 'uploads', 'attachments', 'comments', 'reputations', 'closed_comments'];

/** Cuts and joins pieces so that all but the last have the size of a block. */
function* ofOneSize(pieces: Iterable<Uint8Array>): Iterable<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  for (const piece of pieces) {
    let rest = piece;
    while (length + rest.length >= blockSize) {
      const cut = blockSize - length;
      yield Buffer.concat([...waiting, rest.subarray(0, cut)]);
      rest = rest.subarray(cut);
      waiting = [];
      length = 0;
    }
    if (rest.length > 0) waiting.push(rest);
    length += rest.length;
  }
  if (length > 0) yield Buffer.concat(waiting);
}
