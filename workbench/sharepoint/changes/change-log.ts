import { ticksOf } from '../instant.js';
import type { Database } from '../storage/database.js';
import type { Row } from '../storage/rows.js';
import { integer, optionalInteger, optionalText } from '../storage/rows.js';

/** ChangeType on the wire. */
export const changeType = {
  add: 1,
  update: 2,
  delete: 3,
  rename: 4,
  moveAway: 5,
  moveInto: 6,
  restore: 7,
  roleAdd: 8,
  roleDelete: 9,
  roleUpdate: 10,
  assignmentAdd: 11,
  assignmentDelete: 12,
  memberAdd: 13,
  memberDelete: 14,
  systemUpdate: 15,
  navigation: 16,
  scopeAdd: 17,
  scopeDelete: 18,
  listContentTypeAdd: 19,
  listContentTypeDelete: 20,
} as const;

/** What kind of object a change is about. */
export const changedObject = {
  item: 1,
  list: 2,
  web: 3,
  field: 4,
  view: 5,
  user: 6,
  group: 7,
  securityPolicy: 8,
  contentType: 9,
  folder: 10,
  file: 11,
} as const;

type Kind = (typeof changeType)[keyof typeof changeType];

/** What a token or a query is about. */
export interface ChangeScope {
  readonly kind: 'site' | 'web' | 'list';
  /** The scope's own row id. */
  readonly id: number;
  /** The scope's guid. */
  readonly guid: string;
}

export interface NewChange {
  readonly siteId: number;
  readonly webId: number;
  readonly list?: { readonly id: number; readonly guid: string };
  readonly itemId?: number;
  readonly uniqueId?: string;
  readonly object: (typeof changedObject)[keyof typeof changedObject];
  readonly change: Kind;
  readonly editor: number;
}

/** Which changes to read. */
export interface ChangeRange {
  readonly from: number;
  readonly to: number;
  readonly limit: number;
  readonly newestFirst: boolean;
  /** Of a web: those of the webs below it too. */
  readonly withSubWebs: boolean;
}

/** How long changes are kept, in milliseconds. */
const keptFor = 60 * 86_400_000;

/** A stored change. */
export interface Change {
  readonly number: number;
  readonly webId: number;
  readonly listGuid: string | undefined;
  readonly itemId: number | undefined;
  readonly uniqueId: string | undefined;
  readonly object: number;
  readonly change: number;
  /** Milliseconds since 1970. */
  readonly time: number;
}

function changeOf(row: Row): Change {
  return {
    number: integer(row, 'number'),
    webId: integer(row, 'web_id'),
    listGuid: optionalText(row, 'list_guid'),
    itemId: optionalInteger(row, 'item_id'),
    uniqueId: optionalText(row, 'unique_id'),
    object: integer(row, 'object'),
    change: integer(row, 'change'),
    time: integer(row, 'time'),
  };
}

const scopeNumbers = { site: 1, web: 2, list: 3 } as const;
const scopeColumns = { site: 'site_id', web: 'web_id', list: 'list_id' } as const;

/** The change log. It is written in the same transaction as what it tells of, so its numbers rise with every change. */
export class ChangeLog {
  constructor(private readonly database: Database) {}

  add(change: NewChange): void {
    this.database.run(
      `INSERT INTO changes (site_id, web_id, list_id, list_guid, item_id, unique_id, object, change, time, editor)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      change.siteId,
      change.webId,
      change.list?.id ?? null,
      change.list?.guid ?? null,
      change.itemId ?? null,
      change.uniqueId ?? null,
      change.object,
      change.change,
      Date.now(),
      change.editor,
    );
  }

  /**
   * Writes another type of change, and another unique id, into what a thing was last said to go through. A move into another list is made of a copy
   * and a deletion; that is not what is told of it.
   *
   * @param after the number of the newest change before the move
   */
  recast(after: number, was: { uniqueId: string; change: Kind }, is: { uniqueId: string; change: Kind }): void {
    this.database.run(
      'UPDATE changes SET change = ?, unique_id = ? WHERE number > ? AND unique_id = ? AND change = ?',
      is.change,
      is.uniqueId,
      after,
      was.uniqueId,
      was.change,
    );
  }

  /** Changes of a scope after `from` and up to `to` (numbers), at most `limit`; oldest or newest first. */
  read(scope: ChangeScope, { from, to, limit, newestFirst, withSubWebs }: ChangeRange): Change[] {
    const ofScope =
      scope.kind === 'web' && withSubWebs
        ? `web_id IN (WITH RECURSIVE below(id) AS (VALUES (?) UNION SELECT w.id FROM webs w JOIN below b ON w.parent_id = b.id)
             SELECT id FROM below)`
        : `${scopeColumns[scope.kind]} = ?`;
    return this.database
      .all(
        `SELECT * FROM changes WHERE ${ofScope} AND number > ? AND number <= ?
         ORDER BY number ${newestFirst ? 'DESC' : 'ASC'} LIMIT ?`,
        scope.id,
        from,
        to,
        limit,
      )
      .map(changeOf);
  }

  /** Drops what is older than 60 days, as SharePoint does, and answers the oldest number that is kept; 0 for an empty log. */
  forgetOld(): number {
    const until = Date.now() - keptFor;
    this.database.run(
      'DELETE FROM changes WHERE number < (SELECT min(number) FROM changes WHERE time >= ?) AND time < ?',
      until,
      until,
    );
    const row = this.database.get('SELECT number FROM changes ORDER BY number LIMIT 1');
    return row === undefined ? 0 : integer(row, 'number');
  }

  /** The token of the newest change: what a client starts from next time. */
  currentToken(scope: ChangeScope): string {
    const row = this.database.get('SELECT number, time FROM changes ORDER BY number DESC LIMIT 1');
    return row === undefined ? tokenText(scope, 0, 0) : tokenText(scope, integer(row, 'number'), integer(row, 'time'));
  }

  /** The number of the newest change. */
  newest(): number {
    const row = this.database.get('SELECT number FROM changes ORDER BY number DESC LIMIT 1');
    return row === undefined ? 0 : integer(row, 'number');
  }
}

/** `1;<scope>;<guid>;<ticks>;<number>`. */
export function tokenText(scope: ChangeScope, number: number, time: number): string {
  return `1;${scopeNumbers[scope.kind]};${scope.guid};${ticksOf(time)};${number}`;
}

/** The number in a token; undefined if it is malformed or of another object. */
export function readToken(scope: ChangeScope, token: string): number | undefined {
  const match = /^1;(\d);\{?([0-9a-f-]{36})\}?;\d+;(\d{1,15})$/i.exec(token.trim());
  if (match === null || Number(match[1]) !== scopeNumbers[scope.kind]) return undefined;
  return match[2]?.toLowerCase() === scope.guid ? Number(match[3]) : undefined;
}
