import type { SiteUser } from '@phb/connectors';
import type { GridSort } from '../kit/grid/column.js';
import { filterValues, isFiltered, strikeOut } from './filters.js';
import type { Facets, FilterColumn, Filters } from './filters.js';
import type { FilterValue } from '../kit/grid/FilterPopover.js';
import type { PeopleOfCases } from './people.js';
import { rankOrder } from './rankOrder.js';
import { searchTest } from './search.js';
import type { OpenCases } from './workingSets.js';

/** What the person asked to see. */
export interface RegisterView {
  readonly search: string;
  readonly filters: Filters;
  /** The keys of the order, the first first. */
  readonly sorts: readonly GridSort[];
  readonly groupBy: FilterColumn | undefined;
}

/** The soonest review first: what is overdue stands on top. */
export const openingView: RegisterView = {
  search: '',
  filters: new Map(),
  sorts: [{ column: 'nextReviewDue', descending: false }],
  groupBy: undefined,
};

/** What the rows are chosen from. */
export interface RegisterRows {
  readonly cases: OpenCases['set'];
  readonly people: PeopleOfCases;
  readonly facets: Facets;
}

const sortColumns = [
  'ref',
  'status',
  'category',
  'forms',
  'startsOn',
  'endsOn',
  'nextReviewDue',
  'amountPeriod',
  'amount',
  'council',
  'ageGroup',
] as const;

/** Puts rows in the order of one key, equal ones as they were. */
function sorted(rows: Int32Array, { cases, people }: RegisterRows, { column, descending }: GridSort): Int32Array {
  if (column === 'name') return rankOrder(rows, people.nameRankOf, people.nameRanks(), descending);
  const known = sortColumns.find((one) => one === column);
  return known === undefined ? rows : cases.order([{ column: known, descending }], rows);
}

/** An amount a week and an amount a year do not compare: each period stands together. */
function withPeriods(sorts: readonly GridSort[]): readonly GridSort[] {
  return sorts.flatMap((sort) =>
    sort.column === 'amount' ? [{ column: 'amountPeriod', descending: false }, sort] : [sort],
  );
}

/** Which rows are found and pass every filter but one, as 1; undefined if all do. */
function passing(rows: RegisterRows, search: string, filters: Filters, except?: FilterColumn): Uint8Array | undefined {
  const { cases, people, facets } = rows;
  const found = searchTest(search, cases, people);
  if (found === undefined && !isFiltered(filters)) return undefined;
  const passes = new Uint8Array(cases.size).fill(1);
  strikeOut(passes, facets, filters, except);
  if (found !== undefined) {
    for (let row = 0; row < passes.length; row += 1) if (passes[row] === 1 && !found(row)) passes[row] = 0;
  }
  return passes;
}

/** The rows marked with 1, in the order of their numbers. */
function marked(size: number, passes: Uint8Array | undefined): Int32Array {
  const rows = new Int32Array(size);
  let count = 0;
  for (let row = 0; row < size; row += 1) {
    if (passes !== undefined && passes[row] === 0) continue;
    rows[count] = row;
    count += 1;
  }
  return rows.subarray(0, count);
}

/** The rows to show, in order. Sorting by the last key first and by the first key last sorts by all of them. */
export function selectRows(rows: RegisterRows, view: RegisterView): Int32Array {
  const among = marked(rows.cases.size, passing(rows, view.search, view.filters));
  return withPeriods(view.sorts).reduceRight((ordered, sort) => sorted(ordered, rows, sort), among);
}

/** The values that a column can be filtered by, counted over what the search and the other filters leave. */
export function valuesToFilter(
  rows: RegisterRows,
  view: RegisterView,
  column: FilterColumn,
  members: readonly SiteUser[],
): readonly FilterValue[] {
  const { cases, facets } = rows;
  const others = marked(cases.size, passing(rows, view.search, view.filters, column));
  return filterValues(facets(column), column, others, members);
}

/** How many cases the search would find if no filter were on. */
export function foundWithoutFilters(rows: RegisterRows, search: string): number {
  return marked(rows.cases.size, passing(rows, search, new Map())).length;
}
