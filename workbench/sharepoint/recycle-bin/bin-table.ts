import { randomUUID } from 'node:crypto';

import type { Call } from '../http/call.js';
import { instantText } from '../instant.js';
import type { JsonObject } from '../json.js';
import { parseObject } from '../json.js';
import type { List } from '../lists/list.js';
import type { Database } from '../storage/database.js';
import type { Row } from '../storage/rows.js';
import { integer, optionalInteger, text } from '../storage/rows.js';

/** RecycleBinItemType on the wire. */
export const binKind = { file: 1, item: 3, list: 4, folder: 5, attachment: 7 } as const;

/** RecycleBinItemState on the wire: people's own bin, and the one of the site's administrators. */
export const binStage = { first: 1, second: 2 } as const;

/** How long an entry is kept, in milliseconds. */
const keptFor = 93 * 86_400_000;

/** Something in the recycle bin. */
export interface BinEntry {
  readonly guid: string;
  readonly siteId: number;
  readonly webId: number;
  readonly listId: number;
  /** Undefined for a list. */
  readonly itemId: number | undefined;
  readonly kind: number;
  readonly title: string;
  readonly leaf: string;
  /** Where it was, without a slash at the beginning. */
  readonly directory: string;
  readonly author: number;
  readonly size: number;
  readonly deleted: string;
  readonly deletedBy: number;
  readonly stage: number;
  /** An item: `{row, inside}`; what else an entry's kind needs. */
  readonly data: JsonObject;
}

function entryOf(row: Row): BinEntry {
  return {
    guid: text(row, 'guid'),
    siteId: integer(row, 'site_id'),
    webId: integer(row, 'web_id'),
    listId: integer(row, 'list_id'),
    itemId: optionalInteger(row, 'item_id'),
    kind: integer(row, 'kind'),
    title: text(row, 'title'),
    leaf: text(row, 'leaf'),
    directory: text(row, 'directory'),
    author: integer(row, 'author'),
    size: integer(row, 'size'),
    deleted: text(row, 'deleted'),
    deletedBy: integer(row, 'deleted_by'),
    stage: integer(row, 'stage'),
    data: parseObject(text(row, 'data')),
  };
}

/** What a new entry says of the thing that was deleted. */
export type NewBinEntry = Pick<
  BinEntry,
  'itemId' | 'kind' | 'title' | 'leaf' | 'directory' | 'author' | 'size' | 'data'
>;

/** Puts something into the recycle bin of the call's web, deleted by the visitor now. Answers the entry's guid. */
export function addBinEntry(call: Call, list: List, entry: NewBinEntry): string {
  const guid = randomUUID();
  call.service.database.run(
    `INSERT INTO recycle_bin (guid, site_id, web_id, list_id, item_id, kind, title, leaf, directory, author, size,
       deleted, deleted_by, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    guid,
    call.site.id,
    call.web.id,
    list.id,
    entry.itemId ?? null,
    entry.kind,
    entry.title,
    entry.leaf,
    entry.directory,
    entry.author,
    entry.size,
    instantText(),
    call.visitor.user.id,
    JSON.stringify(entry.data),
  );
  return guid;
}

/** The entries of a site collection, newest first. */
export function entriesOfSite(database: Database, siteId: number): BinEntry[] {
  return database.all('SELECT * FROM recycle_bin WHERE site_id = ? ORDER BY deleted DESC, guid', siteId).map(entryOf);
}

/** What a page of a bin can be sorted by. */
export type BinSort = 'title' | 'directory' | 'author' | 'deleted' | 'size' | 'deletedBy';

/** One page of a bin. */
export interface BinPage {
  readonly sort: BinSort;
  readonly ascending: boolean;
  readonly rows: number;
  /** Begins after this entry. The value is what it was sorted by, if it should be gone. */
  readonly after?: { readonly guid: string; readonly value: string | number | undefined } | undefined;
}

/** Which entries of a site collection are meant; undefined for any. */
export interface BinFilter {
  readonly webId: number | undefined;
  readonly deletedBy: number | undefined;
  readonly stage: number | undefined;
}

const nameOf = (column: string) =>
  `ifnull((SELECT p.title FROM principals p WHERE p.site_id = b.site_id AND p.id = b.${column}), '') COLLATE NOCASE`;

const sortColumns: Readonly<Record<BinSort, string>> = {
  title: 'b.title COLLATE NOCASE',
  directory: 'b.directory COLLATE NOCASE',
  author: nameOf('author'),
  deleted: 'b.deleted',
  size: 'b.size',
  deletedBy: nameOf('deleted_by'),
};

/** One page of the entries of a site collection, by sort value and guid: what is restored meanwhile shifts nothing. */
export function pageOfSite(database: Database, siteId: number, filter: BinFilter, page: BinPage): BinEntry[] {
  const { sort, ascending, rows, after } = page;
  const column = sortColumns[sort];
  const conditions = ['b.site_id = ?1', '(?2 IS NULL OR b.web_id = ?2)', '(?3 IS NULL OR b.deleted_by = ?3)'];
  const last = after === undefined ? undefined : lastValue(database, column, after);
  if (last !== undefined) conditions.push(`(${column}, b.guid) ${ascending ? '>' : '<'} (?5, ?6)`);
  const way = ascending ? 'ASC' : 'DESC';
  return database
    .all(
      `SELECT b.* FROM recycle_bin b WHERE ${conditions.join(' AND ')} AND (?4 IS NULL OR b.stage = ?4)
       ORDER BY ${column} ${way}, b.guid ${way} LIMIT ${rows}`,
      siteId,
      filter.webId ?? null,
      filter.deletedBy ?? null,
      filter.stage ?? null,
      ...(last === undefined ? [] : last),
    )
    .map(entryOf);
}

function lastValue(
  database: Database,
  column: string,
  { guid, value }: NonNullable<BinPage['after']>,
): [string | number, string] {
  const row = database.get(`SELECT ${column} AS value FROM recycle_bin b WHERE b.guid = ?`, guid);
  const known = row?.['value'];
  return [typeof known === 'string' || typeof known === 'number' ? known : (value ?? ''), guid];
}

/** The entries that have been kept for 93 days. */
export function expiredEntries(database: Database, siteId: number): BinEntry[] {
  const until = instantText(Date.now() - keptFor);
  return database.all('SELECT * FROM recycle_bin WHERE site_id = ? AND deleted < ?', siteId, until).map(entryOf);
}

export function setStage(database: Database, entry: BinEntry, stage: number): void {
  database.run('UPDATE recycle_bin SET stage = ? WHERE guid = ?', stage, entry.guid);
}

export function removeEntry(database: Database, entry: BinEntry): void {
  database.run('DELETE FROM recycle_bin WHERE guid = ?', entry.guid);
}
