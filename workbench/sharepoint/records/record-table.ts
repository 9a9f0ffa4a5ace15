import { randomUUID } from 'node:crypto';

import type { JsonObject } from '../json.js';
import { parseObject } from '../json.js';
import type { Database } from '../storage/database.js';
import type { Row } from '../storage/rows.js';
import { integer, optionalInteger, text } from '../storage/rows.js';

/**
 * What is kept for clients to read again, and does nothing here: links of the navigation, custom actions, activated
 * features, subscriptions, relations between items.
 */
type RecordKind =
  'quicklaunch' | 'topnavigationbar' | 'action' | 'siteaction' | 'feature' | 'sitefeature' | 'subscription' | 'related';

/** Where records belong: a web, or a list of it. */
export interface RecordOwner {
  readonly kind: RecordKind;
  readonly webId: number;
  readonly listId?: number;
}

export interface StoredRecord {
  readonly id: number;
  readonly guid: string;
  readonly kind: string;
  readonly webId: number;
  readonly listId: number | undefined;
  /** The record that it lies in: a link under another link. */
  readonly parentId: number | undefined;
  readonly properties: JsonObject;
}

function recordOf(row: Row): StoredRecord {
  return {
    id: integer(row, 'id'),
    guid: text(row, 'guid'),
    kind: text(row, 'kind'),
    webId: integer(row, 'web_id'),
    listId: optionalInteger(row, 'list_id'),
    parentId: optionalInteger(row, 'parent_id'),
    properties: parseObject(text(row, 'properties')),
  };
}

/** The records of all webs and lists. */
export class Records {
  constructor(private readonly database: Database) {}

  /** In their order. */
  of({ kind, webId, listId }: RecordOwner): StoredRecord[] {
    const sql = 'SELECT * FROM records WHERE kind = ? AND web_id = ? AND list_id IS ? ORDER BY position, id';
    return this.database.all(sql, kind, webId, listId ?? null).map(recordOf);
  }

  byId(id: number): StoredRecord | undefined {
    const row = this.database.get('SELECT * FROM records WHERE id = ?', id);
    return row === undefined ? undefined : recordOf(row);
  }

  /** Adds a record behind the others. */
  add(owner: RecordOwner, properties: JsonObject, parentId?: number): StoredRecord {
    const guid = randomUUID();
    const { id } = this.database.run(
      `INSERT INTO records (guid, kind, web_id, list_id, parent_id, position, properties)
       VALUES (?, ?, ?, ?, ?, (SELECT ifnull(max(position), 0) + 1 FROM records), ?)`,
      guid,
      owner.kind,
      owner.webId,
      owner.listId ?? null,
      parentId ?? null,
      JSON.stringify(properties),
    );
    return { id, guid, kind: owner.kind, webId: owner.webId, listId: owner.listId, parentId, properties };
  }

  update(record: StoredRecord, properties: JsonObject): StoredRecord {
    this.database.run('UPDATE records SET properties = ? WHERE id = ?', JSON.stringify(properties), record.id);
    return { ...record, properties };
  }

  /** Gives records the order of the list. */
  order(records: readonly StoredRecord[]): void {
    records.forEach((record, index) => {
      this.database.run('UPDATE records SET position = ? WHERE id = ?', index + 1, record.id);
    });
  }

  /** Removes a record and those that lie in it. */
  remove(record: StoredRecord): void {
    for (const row of this.database.all('SELECT * FROM records WHERE parent_id = ?', record.id)) {
      this.remove(recordOf(row));
    }
    this.database.run('DELETE FROM records WHERE id = ?', record.id);
  }

  /** Removes everything that is kept for a web. */
  removeOfWeb(webId: number): void {
    this.database.run('DELETE FROM records WHERE web_id = ?', webId);
  }
}
