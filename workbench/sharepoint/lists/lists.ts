import { randomUUID } from 'node:crypto';

import type { Field } from '../fields/field.js';
import { FieldSet, fieldOf } from '../fields/field.js';
import { belongings } from '../files/contents.js';
import { instantText } from '../instant.js';
import type { JsonObject } from '../json.js';
import { parseObject } from '../json.js';
import type { Database } from '../storage/database.js';
import type { Row } from '../storage/rows.js';
import { integer, text } from '../storage/rows.js';
import { itemTableDefinition } from '../storage/schema.js';
import type { Web } from '../webs/web.js';
import type { List, ListCounts } from './list.js';
import { isStored, isUserList } from './list.js';

const systemColumns = new Set([
  'id',
  'modified',
  'created',
  'author',
  'editor',
  'version',
  'ui_version',
  'attachments',
  'guid',
  'object_type',
  'checked_out_by',
]);

/** The lists of all webs. */
export class Lists {
  readonly #byId = new Map<number, List>();

  constructor(private readonly database: Database) {
    database.onRollback(() => this.#byId.clear());
  }

  byId(id: number): List | undefined {
    const known = this.#byId.get(id);
    if (known !== undefined) return known;
    const row = this.database.get(
      'SELECT l.*, w.site_id FROM lists l JOIN webs w ON w.id = l.web_id WHERE l.id = ?',
      id,
    );
    if (row === undefined) return undefined;
    const list = this.#load(row);
    this.#byId.set(id, list);
    return list;
  }

  byGuid(web: Web, guid: string): List | undefined {
    return this.#find('SELECT id FROM lists WHERE web_id = ? AND guid = ? AND recycled = 0', web.id, guid);
  }

  byTitle(web: Web, title: string): List | undefined {
    return this.#find('SELECT id FROM lists WHERE web_id = ? AND title = ? AND recycled = 0', web.id, title);
  }

  /** By the server-relative address of the root folder. */
  byPath(web: Web, path: string): List | undefined {
    return this.#find('SELECT id FROM lists WHERE web_id = ? AND path = ? AND recycled = 0', web.id, path);
  }

  /** The list of a web that an address lies in. */
  holding(web: Web, address: string): List | undefined {
    const start = address.toLowerCase();
    return this.ofWeb(web).find((list) => start.startsWith(`${list.path.toLowerCase()}/`));
  }

  ofWeb(web: Web): List[] {
    return this.database
      .all('SELECT id FROM lists WHERE web_id = ? AND recycled = 0 ORDER BY title', web.id)
      .map((row) => this.byId(integer(row, 'id')))
      .filter((list) => list !== undefined);
  }

  /** The ids of all lists of a web, those in the recycle bin too. */
  idsOfWeb(web: Web): number[] {
    return this.database.all('SELECT id FROM lists WHERE web_id = ?', web.id).map((row) => integer(row, 'id'));
  }

  counts(list: List): ListCounts {
    const row = this.database.get('SELECT item_count, item_modified, item_deleted FROM lists WHERE id = ?', list.id);
    if (row === undefined) return { items: 0, itemModified: list.created, itemDeleted: list.created };
    return {
      items: isUserList(list) ? this.#rowsOf(list) : integer(row, 'item_count'),
      itemModified: text(row, 'item_modified'),
      itemDeleted: text(row, 'item_deleted'),
    };
  }

  #rowsOf(list: List): number {
    const row = this.database.get(`SELECT count(*) AS n FROM ${list.table}`);
    return row === undefined ? 0 : integer(row, 'n');
  }

  /** Adds a list with its item table and no fields yet. */
  add(web: Web, title: string, path: string, properties: JsonObject): List {
    const now = instantText();
    const { id } = this.database.run(
      `INSERT INTO lists (guid, web_id, title, path, scope_id, version, created, item_modified, item_deleted, properties)
       VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, ?)`,
      randomUUID(),
      web.id,
      title,
      path,
      web.scopeId,
      now,
      now,
      now,
      JSON.stringify(properties),
    );
    this.database.define(itemTableDefinition(`list_${id}`));
    return this.reload(id);
  }

  /** Stores a changed title or properties, and raises the list's version. */
  update(list: List, title: string, properties: JsonObject): List {
    this.database.run(
      'UPDATE lists SET title = ?, properties = ?, version = version + 1 WHERE id = ?',
      title,
      JSON.stringify(properties),
      list.id,
    );
    return this.reload(list.id);
  }

  /** Takes the next item id out of the list's sequence: no item will be given it. */
  reserveItemId(list: List): number {
    return this.database.transaction(() => {
      const row = this.database.get('SELECT seq FROM sqlite_sequence WHERE name = ?', list.table);
      const id = (row === undefined ? 0 : integer(row, 'seq')) + 1;
      if (row === undefined) this.database.run('INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)', list.table, id);
      else this.database.run('UPDATE sqlite_sequence SET seq = ? WHERE name = ?', id, list.table);
      return id;
    });
  }

  /** Points the list to another security scope. */
  setScope(list: List, scopeId: number): List {
    this.database.run('UPDATE lists SET scope_id = ? WHERE id = ?', scopeId, list.id);
    return this.reload(list.id);
  }

  setRecycled(list: List, recycled: boolean): void {
    this.database.run('UPDATE lists SET recycled = ? WHERE id = ?', recycled ? 1 : 0, list.id);
    this.forget(list.id);
  }

  isRecycled(list: List): boolean {
    return this.database.get('SELECT 1 FROM lists WHERE id = ? AND recycled = 1', list.id) !== undefined;
  }

  /** Removes a list for good. The number of its table is never given again. */
  remove(list: List): void {
    for (const sql of [
      'DELETE FROM lists WHERE id = ?',
      'DELETE FROM fields WHERE list_id = ?',
      'DELETE FROM views WHERE list_id = ?',
      'DELETE FROM content_types WHERE list_id = ?',
      'DELETE FROM item_versions WHERE list_id = ?',
      ...belongings.map((table) => `DELETE FROM ${table} WHERE list_id = ?`),
      'DELETE FROM recycle_bin WHERE list_id = ?',
      'DELETE FROM records WHERE list_id = ?',
      'DELETE FROM role_assignments WHERE scope_id IN (SELECT id FROM scopes WHERE list_id = ?)',
      'DELETE FROM scopes WHERE list_id = ?',
    ]) {
      this.database.run(sql, list.id);
    }
    this.database.define(`DROP TABLE ${list.table}`);
    this.forget(list.id);
  }

  /** Drops what is kept in memory about the list: after every change to it, its fields or its scopes. */
  forget(id: number): void {
    this.#byId.delete(id);
  }

  /** Forgets and reads again. */
  reload(id: number): List {
    this.forget(id);
    const list = this.byId(id);
    if (list === undefined) throw new Error('A list that was just written is not there');
    return list;
  }

  #find(sql: string, webId: number, key: string): List | undefined {
    const row = this.database.get(sql, webId, key);
    return row === undefined ? undefined : this.byId(integer(row, 'id'));
  }

  #load(row: Row): List {
    const id = integer(row, 'id');
    const fields = this.#fields(id);
    const scopeId = integer(row, 'scope_id');
    const scope = this.database.get(
      'SELECT list_id = ?2 AND item_id IS NULL AS own FROM scopes WHERE id = ?1',
      scopeId,
      id,
    );
    const inner = this.database.get('SELECT 1 FROM scopes WHERE list_id = ? AND item_id IS NOT NULL LIMIT 1', id);
    return {
      id,
      guid: text(row, 'guid'),
      siteId: integer(row, 'site_id'),
      webId: integer(row, 'web_id'),
      title: text(row, 'title'),
      path: text(row, 'path'),
      scopeId,
      hasOwnScope: scope?.['own'] === 1,
      hasItemScopes: inner !== undefined,
      version: integer(row, 'version'),
      created: text(row, 'created'),
      table: `list_${id}`,
      properties: parseObject(text(row, 'properties')),
      fields: new FieldSet(fields),
      valueFields: fields.filter(isStored).filter((field) => !systemColumns.has(field.column)),
    };
  }

  #fields(listId: number): Field[] {
    return this.database.all('SELECT * FROM fields WHERE list_id = ? ORDER BY id', listId).map(fieldOf);
  }
}
