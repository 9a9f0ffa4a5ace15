import { listViewThreshold } from '../errors/errors.js';
import type { Call } from '../http/call.js';
import type { List } from '../lists/list.js';
import type { ColumnReader } from '../query/column.js';
import type { Condition } from '../query/condition.js';
import { allOf, toSql } from '../query/sql.js';
import { integer } from '../storage/rows.js';

/** The list view threshold. Exactly so many items are fine. */
export const viewThreshold = 5_000;

/**
 * Refuses a query that would have to read more rows than the threshold, as SharePoint does: what counts is what the
 * database scans, not what is returned. The first condition that an index could serve must be on an indexed column and
 * match at most 5,000 rows; without such a condition the sort must be on an indexed column or the id.
 *
 * @param joins what the columns of the query are joined from
 * @throws SharePointError (500)
 */
export function checkThreshold(
  call: Call,
  list: List,
  condition: Condition | undefined,
  sort: readonly string[],
  columns: ColumnReader,
  joins: { readonly joins: string },
): void {
  if (call.service.lists.counts(list).items <= viewThreshold) return;
  if (condition !== undefined) {
    const leading = leadingCondition(condition, columns);
    if (leading === undefined || countUpToLimit(call, list, leading, columns, joins) > viewThreshold)
      throw listViewThreshold();
    return;
  }
  if (!sort.every((path) => columns(path).indexed)) throw listViewThreshold();
}

/** The part of a filter that decides what is scanned; undefined if no index can serve it. */
function leadingCondition(condition: Condition, columns: ColumnReader): Condition | undefined {
  const terms = condition.is === 'and' ? condition.terms : [condition];
  const first = terms.find(canUseIndex);
  if (first === undefined || !isIndexed(first, columns)) return undefined;
  const path = pathOf(first);
  if (path === undefined) return first;
  // A window on one column (ID ge 1 and ID lt 5001) is one condition.
  return { is: 'and', terms: terms.filter((term) => canUseIndex(term) && pathOf(term) === path) };
}

/** Comparisons and beginnings can use an index; `ne`, `not`, `substringof` and parts of dates cannot. */
function canUseIndex(condition: Condition): boolean {
  switch (condition.is) {
    case 'compare':
      return condition.comparison !== 'ne' && condition.part === undefined;
    case 'startswith':
    case 'in':
    case 'or':
    case 'and':
      return true;
    case 'not':
    case 'substringof':
      return false;
  }
}

/** Every side of an `or` must be indexed; of an `and` inside it, one. */
function isIndexed(condition: Condition, columns: ColumnReader): boolean {
  switch (condition.is) {
    case 'or':
      return condition.terms.every((term) => canUseIndex(term) && isIndexed(term, columns));
    case 'and':
      return condition.terms.some((term) => canUseIndex(term) && isIndexed(term, columns));
    case 'compare':
    case 'startswith':
    case 'in':
      return columns(condition.path).indexed;
    case 'not':
    case 'substringof':
      return false;
  }
}

function pathOf(condition: Condition): string | undefined {
  if (condition.is !== 'compare' && condition.is !== 'startswith' && condition.is !== 'in') return undefined;
  return condition.path === 'Id' ? 'ID' : condition.path;
}

function countUpToLimit(
  call: Call,
  list: List,
  condition: Condition,
  columns: ColumnReader,
  query: { readonly joins: string },
): number {
  const { sql, parameters } = allOf([toSql(condition, columns, call.site.timeZone)]);
  const row = call.service.database.get(
    `SELECT count(*) AS n FROM (SELECT 1 FROM ${list.table} i ${query.joins} WHERE ${sql} LIMIT ${viewThreshold + 1})`,
    ...parameters,
  );
  return row === undefined ? 0 : integer(row, 'n');
}
