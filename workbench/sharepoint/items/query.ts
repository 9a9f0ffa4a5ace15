import { invalidProjection, listViewThreshold } from '../errors/errors.js';
import type { Call, Reply } from '../http/call.js';
import { apiUrl } from '../http/call.js';
import type { List } from '../lists/list.js';
import { itemTypeName } from '../lists/list.js';
import { readCount } from '../odata/counts.js';
import { parseFilter } from '../odata/filter.js';
import { parseOrder } from '../odata/order.js';
import { readProjection } from '../odata/projection.js';
import type { Condition } from '../query/condition.js';
import type { SqlCondition } from '../query/sql.js';
import { allOf, always, toSql } from '../query/sql.js';
import { contextName, metadataUrl } from '../representation/entity.js';
import { annotation, hasAnnotations } from '../representation/format.js';
import { jsonReply } from '../representation/reply.js';
import { QueryColumns, readableItems } from './columns.js';
import type { ItemOutput, SqlRow } from './output.js';
import { OutputBuilder } from './output.js';
import type { PageStart, SortColumn } from './paging.js';
import { afterStart, completeSort, orderBy, pageToken, readPageStart } from './paging.js';
import { checkThreshold, viewThreshold } from './threshold.js';

const defaultPageSize = 100;

/** A page of items, selected but not yet written. */
interface Page {
  readonly rows: readonly SqlRow[];
  readonly output: ItemOutput;
  /** The token for the next page, if there are more rows. */
  readonly next: string | undefined;
}

interface PageQuery {
  readonly condition: Condition | undefined;
  readonly sort: readonly SortColumn[];
  readonly size: number;
  readonly start: PageStart | undefined;
}

/** Answers `items` with all query options. */
export function itemsReply(call: Call, list: List): Reply {
  const { query } = call;
  const columns = new QueryColumns(call, list);
  const filter = query.get('$filter');
  const condition = filter === undefined || filter.trim() === '' ? undefined : parseFilter(filter);
  const terms = parseOrder(query.get('$orderby'));
  const sort = completeSort(
    terms.map((term) => ({ column: sortable(columns, term.path), descending: term.descending })),
  );
  const size = readCount(query, '$top') ?? defaultPageSize;
  if (size > viewThreshold && call.service.lists.counts(list).items > viewThreshold) throw listViewThreshold();
  checkThreshold(
    call,
    list,
    condition,
    terms.map((term) => term.path),
    columns.find,
  );
  const output = new OutputBuilder(call, list, columns).build(readProjection(query));
  const start = readPageStart(query.get('$skiptoken'), sort);
  const page = readPage(call, list, columns, output, { condition, sort, size, start });
  return pageReply(call, list, page);
}

function sortable(columns: QueryColumns, path: string) {
  const column = columns.find(path);
  if (column.among !== undefined || column.form === 'none') throw invalidProjection(path, path);
  return column;
}

/** Reads one page. One row more than asked tells whether there is a next page. */
function readPage(call: Call, list: List, columns: QueryColumns, output: ItemOutput, page: PageQuery): Page {
  const { condition, sort, size, start } = page;
  const readable = readableItems(call, list);
  const where = allOf([
    condition === undefined ? always : toSql(condition, columns.find, call.site.timeZone),
    start === undefined ? always : afterStart(sort, start),
    readable === '1' ? always : { sql: readable, parameters: [] },
  ]);
  const sortValues = sort.filter((each) => each.column.sql !== 'i.id').map((each) => each.column.sql);
  const backwards = start?.backwards === true;
  const sql = `SELECT ${[...output.columns, ...sortValues].join(', ')} FROM ${list.table} i ${columns.joins}
    WHERE ${where.sql} ORDER BY ${orderBy(sort, backwards)} LIMIT ${size + 1}`;
  const rows = call.service.database.rows(sql, where.parameters);
  const hasMore = rows.length > size;
  const kept = hasMore ? rows.slice(0, size) : rows;
  if (backwards) kept.reverse();
  const last = kept.at(-1);
  const next =
    (hasMore || backwards) && last !== undefined
      ? pageToken(sort, last.slice(output.columns.length), Number(last[0]))
      : undefined;
  return { rows: kept, output, next };
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

function pageReply(call: Call, list: List, page: Page): Reply {
  const { format } = call;
  let members = '';
  for (const row of page.rows) members += members === '' ? page.output.write(row) : `,${page.output.write(row)}`;
  const link = page.next === undefined ? undefined : JSON.stringify(nextLink(call, page.next));
  if (format.metadata === 'verbose') {
    const next = link === undefined ? '' : `,"__next":${link}`;
    return jsonReply(format, `{"d":{"results":[${members}]${next}}}`);
  }
  const context = hasAnnotations(format)
    ? `${JSON.stringify(contextName(call))}:${JSON.stringify(metadataUrl(call, itemSet(list)))},`
    : '';
  const next = link === undefined ? '' : `,${JSON.stringify(annotation(format, 'nextLink'))}:${link}`;
  return jsonReply(format, `{${context}"value":[${members}]${next}}`);
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
