import type { SQLInputValue, SQLOutputValue } from 'node:sqlite';

import { invalidQuery } from '../errors/errors.js';
import { Query } from '../http/query.js';
import type { Column } from '../query/column.js';
import type { SqlCondition } from '../query/sql.js';

/** One column of a sort. The id always comes last, ascending unless it is named. */
export interface SortColumn {
  readonly column: Column;
  /** The name in page tokens, if it is not the column's path. */
  readonly name?: string;
  readonly descending: boolean;
}

/** Where a page begins: after the row with these sort values and this id. */
export interface PageStart {
  readonly id: number;
  /** One value for each sort column but the id. */
  readonly values: readonly SQLInputValue[];
  /** PagedPrev: the page before that row. */
  readonly backwards: boolean;
  /** The token names the row only by its id: the values must be looked up there. */
  readonly onlyId: boolean;
}

function isId(sort: SortColumn): boolean {
  return sort.column.sql === 'i.id';
}

/** A sort with the id at its end; whatever follows the id decides nothing. */
export function completeSort(sort: readonly SortColumn[]): SortColumn[] {
  const at = sort.findIndex(isId);
  if (at >= 0) return sort.slice(0, at + 1);
  const id: Column = { path: 'ID', sql: 'i.id', form: 'counter', indexed: true };
  return [...sort, { column: id, descending: false }];
}

/**
 * Reads `$skiptoken=Paged=TRUE&p_ID=5&p_Title=abc`. Undefined if it names no row: then the first page comes (again), as
 * in SharePoint when the ampersand was not encoded.
 */
export function readPageStart(token: string | undefined, sort: readonly SortColumn[]): PageStart | undefined {
  if (token === undefined || token.trim() === '') return undefined;
  const given = new Query(token);
  const idText = given.get('p_ID');
  if (given.get('Paged')?.toUpperCase() !== 'TRUE' || idText === undefined) return undefined;
  const id = Number(idText);
  if (!Number.isSafeInteger(id)) throw invalidQuery(`The $skiptoken '${token}' is not valid.`);
  const values = sort.filter((each) => !isId(each)).map((each) => readValue(each, given));
  const named = sort.some((each) => !isId(each) && given.get(`p_${each.name ?? each.column.path}`) !== undefined);
  const backwards = given.get('PagedPrev')?.toUpperCase() === 'TRUE';
  return { id, values, backwards, onlyId: values.length > 0 && !named };
}

function readValue({ column, name = column.path }: SortColumn, given: Query): SQLInputValue {
  const text = given.get(`p_${name}`);
  if (text === undefined || text === '') return null;
  if (column.form === 'text' || column.form === 'guid') return text;
  if (column.form === 'instant') return instantOf(text);
  if (column.form === 'flag') return /^(1|true|yes)$/i.test(text) ? 1 : 0;
  const number = Number(text);
  return Number.isNaN(number) ? text : number;
}

/** A date as tokens carry it: as it is stored, or as SharePoint's own tokens write it, `20240331 01:30:00`. */
function instantOf(text: string): string {
  const match = /^(\d{4})(\d{2})(\d{2})[ T](\d{2}:\d{2}:\d{2})$/.exec(text);
  return match === null ? text : `${match[1]}-${match[2]}-${match[3]}T${match[4]}Z`;
}

/** Writes the token for the page after a row. */
export function pageToken(
  sort: readonly SortColumn[],
  values: readonly (SQLOutputValue | undefined)[],
  id: number,
): string {
  const parts = ['Paged=TRUE'];
  sort
    .filter((each) => !isId(each))
    .forEach((each, index) => {
      const value = values[index];
      const text = value === null || value === undefined ? '' : String(value);
      parts.push(`p_${encodeURIComponent(each.name ?? each.column.path)}=${encodeURIComponent(text)}`);
    });
  parts.push(`p_ID=${id}`);
  return parts.join('&');
}

/**
 * The rows after (or before) a page start: by key, not by counting, so that rows that come or go between two pages are
 * neither skipped nor repeated. Empty values sort first.
 */
export function afterStart(sort: readonly SortColumn[], start: PageStart): SqlCondition {
  const alternatives: SqlCondition[] = [];
  const sames: SqlCondition[] = [];
  sort.forEach((each, index) => {
    const value = isId(each) ? start.id : (start.values[index] ?? null);
    const beyond = further(each, value, start.backwards);
    if (beyond !== undefined) alternatives.push(both([...sames, beyond]));
    sames.push(same(each.column.sql, value));
  });
  const rows: SqlCondition = {
    sql: alternatives.map((each) => `(${each.sql})`).join(' OR '),
    parameters: alternatives.flatMap((each) => each.parameters),
  };
  const bound = leadingBound(sort, start);
  return bound === undefined ? rows : both([bound, { sql: `(${rows.sql})`, parameters: rows.parameters }]);
}

function both(conditions: readonly SqlCondition[]): SqlCondition {
  return {
    sql: conditions.map((each) => each.sql).join(' AND '),
    parameters: conditions.flatMap((each) => each.parameters),
  };
}

function same(sql: string, value: SQLInputValue): SqlCondition {
  return value === null ? { sql: `${sql} IS NULL`, parameters: [] } : { sql: `${sql} = ?`, parameters: [value] };
}

/** Strictly beyond the value in the direction of the page; undefined if nothing can be. */
function further(sort: SortColumn, value: SQLInputValue, backwards: boolean): SqlCondition | undefined {
  const { sql } = sort.column;
  const upwards = sort.descending === backwards;
  if (value === null) return upwards ? { sql: `${sql} IS NOT NULL`, parameters: [] } : undefined;
  if (upwards) return { sql: `${sql} > ?`, parameters: [value] };
  return { sql: `(${sql} < ? OR ${sql} IS NULL)`, parameters: [value] };
}

/** A plain bound on the first sort column, which an index can serve where the alternatives cannot. */
function leadingBound(sort: readonly SortColumn[], start: PageStart): SqlCondition | undefined {
  const [first] = sort;
  if (first === undefined || isId(first)) return undefined;
  const value = start.values[0] ?? null;
  const upwards = first.descending === start.backwards;
  return value === null || !upwards ? undefined : { sql: `${first.column.sql} >= ?`, parameters: [value] };
}

/** ORDER BY for a page; a page that is read backwards is turned round afterwards. */
export function orderBy(sort: readonly SortColumn[], backwards: boolean): string {
  return sort.map((each) => `${each.column.sql} ${each.descending !== backwards ? 'DESC' : 'ASC'}`).join(', ');
}
