import { CamlColumns } from '../caml/columns.js';
import { camlQuery, isLarge } from '../caml/query.js';
import { listViewThreshold } from '../errors/errors.js';
import type { Call } from '../http/call.js';
import { QueryColumns } from '../items/columns.js';
import { readPage, rowsOf } from '../items/query.js';
import type { JsonObject } from '../json.js';
import type { List } from '../lists/list.js';
import { filterCondition, groupCondition } from './filters.js';
import { GroupMarks, Grouping } from './groups.js';
import type { RenderRequest } from './parameters.js';
import type { RenderedRows } from './rows.js';
import { renderedRows } from './rows.js';
import { permissionMask } from './system-values.js';

/** Rows of a rendered page if the view does not say. */
const defaultLimit = 30;

/** What a page of rendered rows tells besides the rows. */
export interface RenderedList {
  readonly data: JsonObject;
  readonly fields: RenderedRows['fields'];
}

/** Reads and renders one page of a view. @throws SharePointError as `camlQuery` */
export function renderListData(call: Call, list: List, request: RenderRequest): RenderedList {
  const columns = new QueryColumns(call, list);
  const { view } = request;
  const caml = new CamlColumns(list, columns, view);
  const context = { timeZone: call.site.timeZone, userId: call.visitor.user.id, now: Date.now() };
  const conditions = request.filters.map((filter) => filterCondition(filter, caml, context));
  const inGroup = request.groupString === undefined ? [] : groupCondition(view, request.groupString, caml, context);
  const { page } = camlQuery(call, list, columns, view, caml, {
    folder: request.folder,
    paging: request.paging,
    conditions: [...conditions, ...inGroup],
    defaultLimit,
  });
  const rendered = renderedRows(call, list, columns, caml, view.fields, request);
  const grouping = new Grouping(call, list, columns, caml, view);
  const isCollapsed = view.collapsed && view.groups.length > 0 && inGroup.length === 0;
  const adds = view.groups.length > 0 || view.aggregations.length > 0;
  // Adding up reads every row that the condition leaves.
  if (adds && page.condition === undefined && isLarge(call, list)) throw listViewThreshold();
  const all = rowsOf(call, list, columns, page);
  const totals = grouping.totals(all);
  const found = isCollapsed
    ? { rows: groupRows(call, list, columns, rendered, grouping, all, request), next: undefined, previous: undefined }
    : readPage(call, list, columns, { columns: [...rendered.columns, ...grouping.keySql] }, page);
  const marks = view.groups.length === 0 ? undefined : new GroupMarks(view, grouping, all);
  const width = rendered.columns.length;
  const rows = found.rows.map((row) => ({
    ...rendered.row(row),
    ...marks?.next(row.slice(width, width + grouping.keySql.length)),
    ...totals,
  }));
  return { data: { Row: rows, ...frame(call, list, request, rows.length, found) }, fields: rendered.fields };
}

/** One row for each group: the row of its first item stands for it. */
function groupRows(
  call: Call,
  list: List,
  columns: QueryColumns,
  rendered: RenderedRows,
  grouping: Grouping,
  all: Parameters<Grouping['groups']>[0],
  request: RenderRequest,
) {
  const groups = grouping.groups(all, grouping.keySql.length);
  const kept = groups.slice(0, request.view.groupLimit ?? groups.length);
  if (kept.length === 0) return [];
  const selected = [...rendered.columns, ...grouping.keySql].join(', ');
  const sql = `SELECT ${selected} FROM ${list.table} i ${columns.joins} WHERE i.id = ?`;
  return kept.flatMap((group) => call.service.database.rows(sql, [group.firstId]));
}

interface Links {
  readonly next: string | undefined;
  readonly previous: string | undefined;
}

function frame(call: Call, list: List, request: RenderRequest, count: number, { next, previous }: Links): JsonObject {
  const { view, firstRow, stored, repeated } = request;
  const limit = view.rowLimit ?? defaultLimit;
  const lastRow = firstRow + count - 1;
  const viewPart = stored === undefined ? '' : `&View=${stored.guid}`;
  const permissions = call.service.security.permissions(call.visitor.user, list.scopeId);
  const [order] = view.order;
  const filtered = request.filters.map((filter) => filter.field);
  return {
    FirstRow: firstRow,
    FolderPermissions: permissionMask(permissions),
    LastRow: lastRow,
    RowLimit: limit,
    ...(view.paged && previous !== undefined
      ? { PrevHref: `?${backwards(previous)}${repeated}&PageFirstRow=${Math.max(1, firstRow - limit)}${viewPart}` }
      : {}),
    ...(view.paged && next !== undefined
      ? { NextHref: `?${next}${repeated}&PageFirstRow=${lastRow + 1}${viewPart}` }
      : {}),
    FilterLink: filtered.length === 0 ? '?' : `?${repeated.slice(1)}`,
    ...(filtered.length === 0 ? {} : { FilterFields: `;${filtered.join(';')};` }),
    ...(order?.field.name === undefined || !repeated.includes('SortField')
      ? {}
      : { SortField: order.field.name, SortDir: order.descending ? 'descending' : 'ascending' }),
    ForceNoHierarchy: '1',
    HierarchyHasIndention: '',
    CurrentFolderSpItemUrl: '',
  };
}

function backwards(token: string): string {
  return token.replace('Paged=TRUE', 'Paged=TRUE&PagedPrev=TRUE');
}
