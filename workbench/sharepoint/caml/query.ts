import { listViewThreshold, unsupportedQuery } from '../errors/errors.js';
import type { Call } from '../http/call.js';
import type { QueryColumns } from '../items/columns.js';
import type { SortColumn } from '../items/paging.js';
import { completeSort, readPageStart } from '../items/paging.js';
import type { PageQuery } from '../items/query.js';
import { checkThreshold, viewThreshold } from '../items/threshold.js';
import type { List } from '../lists/list.js';
import type { Condition } from '../query/condition.js';
import { joined } from '../query/condition.js';
import type { CamlColumns } from './columns.js';
import { scopeCondition } from './place.js';
import type { CamlOrder, CamlView } from './view.js';
import { readWhere } from './where.js';

/** Where and from which row on a view is read. */
export interface CamlPlace {
  /** The folder's path inside the list. */
  readonly folder: string;
  /** `Paged=TRUE&p_ID=5`. */
  readonly paging: string | undefined;
  /** Conditions besides the view's own: filters of a page. */
  readonly conditions?: readonly Condition[];
  /** Rows at most if the view does not say. */
  readonly defaultLimit?: number;
}

/** What a view asks of the database. */
export interface CamlQuery {
  readonly caml: CamlColumns;
  readonly page: PageQuery;
}

/**
 * Makes a query of a view: condition, sort, size and place, checked against the limits.
 *
 * @throws SharePointError: 400 or 500 as `readWhere`; 500 above the list view threshold or with too many lookups
 */
export function camlQuery(
  call: Call,
  list: List,
  columns: QueryColumns,
  view: CamlView,
  caml: CamlColumns,
  place: CamlPlace,
): CamlQuery {
  const context = { timeZone: call.site.timeZone, userId: call.visitor.user.id, now: Date.now() };
  const conditions = [
    ...(view.where === undefined ? [] : [readWhere(view.where, caml, context)]),
    ...(place.conditions ?? []),
    ...innerJoins(view),
  ];
  const condition = conditions.length === 0 ? undefined : joined('and', conditions);
  const order = withGroupsFirst(view);
  const sort = completeSort(order.map((term) => sortColumn(caml, term)));
  const size = view.rowLimit ?? place.defaultLimit;
  if ((size ?? Infinity) > viewThreshold && isLarge(call, list) && condition === undefined) throw listViewThreshold();
  const paths = order.map((term) => caml.field(term.field).path);
  checkThreshold(call, list, condition, paths, caml.find, columns);
  const start = readPageStart(place.paging, sort);
  const within = scopeCondition(view.scope, place.folder);
  return { caml, page: { condition, sort, size, start, reader: caml.find, within } };
}

/** True if a list has more items than the list view threshold. */
export function isLarge(call: Call, list: List): boolean {
  return call.service.lists.counts(list).items > viewThreshold;
}

/** An inner join leaves out what leads nowhere. */
function innerJoins(view: CamlView): Condition[] {
  return view.joins
    .filter((join) => join.inner)
    .map((join) => ({ is: 'compare', comparison: 'ne', path: `${join.lookup}Id`, literal: { kind: 'null' } }));
}

/** Groups decide the order first; the order of a field that is also grouped by holds for its groups. */
function withGroupsFirst(view: CamlView): CamlOrder[] {
  const named = (order: CamlOrder) => order.field.name ?? order.field.guid;
  const groups = view.groups.map((group) => view.order.find((order) => named(order) === named(group)) ?? group);
  const rest = view.order.filter((order) => !groups.some((group) => named(group) === named(order)));
  return [...groups, ...rest];
}

function sortColumn(caml: CamlColumns, { field: ref, descending }: CamlOrder): SortColumn {
  const { field, path } = caml.field(ref);
  const column = caml.find(path);
  if (column.among !== undefined || column.form === 'none') {
    throw unsupportedQuery(`The query is not valid: the field '${field.internalName}' cannot be sorted by.`);
  }
  return { column, descending, name: ref.name ?? field.internalName };
}
