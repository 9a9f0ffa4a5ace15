import { invalidProjection, listViewThreshold } from '../errors/errors.js';
import type { Call, Reply } from '../http/call.js';
import { apiUrl } from '../http/call.js';
import type { List } from '../lists/list.js';
import { itemTypeName } from '../lists/list.js';
import { readCount } from '../odata/counts.js';
import { parseFilter } from '../odata/filter.js';
import { parseOrder } from '../odata/order.js';
import { readProjection } from '../odata/projection.js';
import type { ColumnReader } from '../query/column.js';
import type { Condition } from '../query/condition.js';
import type { SqlCondition } from '../query/sql.js';
import { allOf, always, toSql } from '../query/sql.js';
import { contextName, metadataUrl } from '../representation/entity.js';
import { annotation, hasAnnotations } from '../representation/format.js';
import { jsonReply } from '../representation/reply.js';
import { TextJoin } from '../representation/text-join.js';
import { QueryColumns, readableItems } from './columns.js';
import type { ItemOutput, SqlRow } from './output.js';
import { OutputBuilder } from './output.js';
import type { PageStart, SortColumn } from './paging.js';
import { afterStart, completeSort, orderBy, pageToken, readPageStart } from './paging.js';
import { checkThreshold, viewThreshold } from './threshold.js';

const defaultPageSize = 100;

/** A page of items, selected but not yet written. */
export interface Page {
  readonly rows: readonly SqlRow[];
  readonly output: ItemOutput;
  /** The token for the next page, if there are more rows. */
  readonly next: string | undefined;
  /** The token for the page before, if the page does not begin with the first row. */
  readonly previous: string | undefined;
}

export interface PageQuery {
  readonly condition: Condition | undefined;
  /** Ends with the id (`completeSort`). */
  readonly sort: readonly SortColumn[];
  /** Rows at most; undefined for all. */
  readonly size: number | undefined;
  readonly start: PageStart | undefined;
  /** Finds the columns of the condition; the query's own reader unless another reads them differently. */
  readonly reader?: ColumnReader;
  /** What else must hold: the folder that is looked into. */
  readonly within?: SqlCondition;
}

/** Answers `items` with all query options. */
export function itemsReply(call: Call, list: List): Reply {
  const { query } = call;
  const columns = new QueryColumns(call, list);
  const filter = query.get('$filter');
  const condition = filter === undefined || filter.trim() === '' ? undefined : parseFilter(filter);
  const terms = parseOrder(query.get('$orderby'));
  const sort = completeSort(
    terms.map((term) => ({ column: sortable(columns.find, term.path), descending: term.descending })),
  );
  const size = readCount(query, '$top') ?? defaultPageSize;
  if (size > viewThreshold && call.service.lists.counts(list).items > viewThreshold) throw listViewThreshold();
  checkThreshold(
    call,
    list,
    condition,
    terms.map((term) => term.path),
    columns.find,
    columns,
  );
  const output = new OutputBuilder(call, list, columns).build(readProjection(query));
  const start = readPageStart(query.get('$skiptoken'), sort);
  const page = readPage(call, list, columns, output, { condition, sort, size, start });
  return pageReply(call, list, { ...page, output });
}

/** A column to sort by. @throws SharePointError (400) if there is none, or it holds several values */
function sortable(find: ColumnReader, path: string) {
  const column = find(path);
  if (column.among !== undefined || column.form === 'none') throw invalidProjection(path, path);
  return column;
}

/** Which rows a query is about, by its condition, its place and what the visitor may view. */
export function rowsOf(
  call: Call,
  list: List,
  columns: QueryColumns,
  page: Pick<PageQuery, 'condition' | 'reader' | 'within'>,
): SqlCondition {
  const { condition, reader = columns.find, within = always } = page;
  const readable = readableItems(call, list);
  return allOf([
    condition === undefined ? always : toSql(condition, reader, call.site.timeZone),
    within,
    readable === '1' ? always : { sql: readable, parameters: [] },
  ]);
}

/** A page start with the sort values of the row that it names by its id. */
function placed(
  call: Call,
  list: List,
  columns: QueryColumns,
  sort: readonly SortColumn[],
  start: PageStart,
): PageStart {
  const values = sort.filter((each) => each.column.sql !== 'i.id').map((each) => each.column.sql);
  const from = `FROM ${list.table} i ${columns.joins}`;
  const sql = `SELECT ${values.join(', ')} ${from} WHERE i.id = ? AND ${readableItems(call, list)}`;
  const row = call.service.database.rows(sql, [start.id])[0];
  return row === undefined ? start : { ...start, values: row };
}

/** Reads one page. One row more than asked tells whether there is another page in that direction. */
export function readPage(
  call: Call,
  list: List,
  columns: QueryColumns,
  output: Pick<ItemOutput, 'columns'>,
  page: PageQuery,
): Omit<Page, 'output'> {
  const { sort, size } = page;
  const start = page.start?.onlyId === true ? placed(call, list, columns, sort, page.start) : page.start;
  const where = allOf([rowsOf(call, list, columns, page), start === undefined ? always : afterStart(sort, start)]);
  const sortValues = sort.filter((each) => each.column.sql !== 'i.id').map((each) => each.column.sql);
  const backwards = start?.backwards === true;
  const limit = size === undefined ? '' : ` LIMIT ${size + 1}`;
  const from = `FROM ${list.table} i ${columns.joins}`;
  const order = `ORDER BY ${orderBy(sort, backwards)}`;
  // Whole rows are read for one page only, not for every row that the condition finds and the sort puts behind it.
  const onPage =
    page.condition === undefined ? where.sql : `i.id IN (SELECT i.id ${from} WHERE ${where.sql} ${order}${limit})`;
  const sql = `SELECT ${[...output.columns, ...sortValues].join(', ')} ${from} WHERE ${onPage} ${order}${limit}`;
  const rows = call.service.database.rows(sql, where.parameters);
  const hasMore = size !== undefined && rows.length > size;
  const kept = hasMore ? rows.slice(0, size) : rows;
  if (backwards) kept.reverse();
  const tokenOf = (row: SqlRow | undefined) =>
    row === undefined ? undefined : pageToken(sort, row.slice(output.columns.length), Number(row[0]));
  return {
    rows: kept,
    next: hasMore || backwards ? tokenOf(kept.at(-1)) : undefined,
    previous: (backwards && hasMore) || (!backwards && start !== undefined) ? tokenOf(kept[0]) : undefined,
  };
}

/** Reads one item as JSON, if the visitor may view it. */
export function readItem(
  call: Call,
  list: List,
  id: number,
  output: ItemOutput,
  columns: QueryColumns,
): SqlRow | undefined {
  const where: SqlCondition = { sql: `i.id = ? AND ${readableItems(call, list)}`, parameters: [id] };
  const sql = `SELECT ${output.columns.join(', ')} FROM ${list.table} i ${columns.joins} WHERE ${where.sql}`;
  return call.service.database.rows(sql, where.parameters)[0];
}

/** The metadata set of a list's items. */
export function itemSet(list: List): string {
  return `SP.ListData.${itemTypeName(list).slice('SP.Data.'.length).replace(/Item$/, 'Items')}`;
}

/** Answers a page in the representation that is asked for, with a link to the next one if there is one. */
export function pageReply(call: Call, list: List, page: Pick<Page, 'rows' | 'output' | 'next'>): Reply {
  const { format } = call;
  const link = page.next === undefined ? undefined : JSON.stringify(nextLink(call, page.next));
  const isVerbose = format.metadata === 'verbose';
  const text = new TextJoin();
  if (isVerbose) text.add('{"d":{"results":[');
  else if (hasAnnotations(format)) {
    text.add(`{${JSON.stringify(contextName(call))}:${JSON.stringify(metadataUrl(call, itemSet(list)))},"value":[`);
  } else text.add('{"value":[');
  page.rows.forEach((row, index) => {
    text.add(index === 0 ? page.output.write(row) : `,${page.output.write(row)}`);
  });
  const nextName = isVerbose ? '__next' : annotation(format, 'nextLink');
  const next = link === undefined ? '' : `,${JSON.stringify(nextName)}:${link}`;
  text.add(isVerbose ? `]${next}}}` : `]${next}}`);
  return jsonReply(format, text.bytes);
}

/** The address of the next page: the same query with another token. */
function nextLink(call: Call, token: string): string {
  const parts = [`%24skiptoken=${encodeURIComponent(token)}`];
  for (const option of ['$select', '$filter', '$expand', '$orderby', '$top']) {
    const value = call.query.get(option);
    if (value !== undefined) parts.push(`${encodeURIComponent(option)}=${encodeURIComponent(value)}`);
  }
  const path = call.path.slice(call.path.toLowerCase().indexOf('/_api/') + '/_api/'.length);
  return `${apiUrl(call)}${path}?${parts.join('&')}`;
}
