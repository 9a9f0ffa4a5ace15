import type { GridSort } from '../kit/grid/column.js';
import { filterValues, passes } from './filters.js';
import type { FilterColumn, FilterKeys, Filters } from './filters.js';
import type { FilterValue } from '../kit/grid/FilterPopover.js';
import type { PeopleOfCases } from './people.js';
import { rankOrder } from './rankOrder.js';
import { searchTest } from './search.js';
import type { OpenCases } from './workingSets.js';

/** What the person asked to see. */
export interface RegisterView {
  readonly search: string;
  readonly filters: Filters;
  readonly sort: GridSort;
}

/** The soonest review first: what is overdue stands on top. */
export const openingView: RegisterView = {
  search: '',
  filters: new Map(),
  sort: { column: 'nextReviewDue', descending: false },
};

/** What the rows are chosen from. */
export interface RegisterRows {
  readonly cases: OpenCases['set'];
  readonly people: PeopleOfCases;
  readonly keys: FilterKeys;
}

type Key = { readonly column: (typeof sortColumns)[number]; readonly descending: boolean };
const sortColumns = [
  'ref',
  'status',
  'category',
  'forms',
  'startsOn',
  'nextReviewDue',
  'amountPeriod',
  'amount',
  'council',
] as const;

function sortKeys(sort: GridSort): readonly Key[] {
  const { descending } = sort;
  // An amount a week and an amount a year do not compare: each period stands together.
  if (sort.column === 'amount') {
    return [
      { column: 'amountPeriod', descending: false },
      { column: 'amount', descending },
    ];
  }
  const column = sortColumns.find((one) => one === sort.column);
  return column === undefined ? [] : [{ column, descending }];
}

/** The rows to show, in order. */
export function selectRows(rows: RegisterRows, view: RegisterView): Int32Array {
  const { cases, people, keys } = rows;
  const found = searchTest(view.search, cases, people);
  const passing = passes(keys, view.filters);
  const filtered = [...view.filters.values()].some((chosen) => chosen.size > 0);
  const among =
    found === undefined && !filtered
      ? undefined
      : cases.filter((row) => passing(row) && (found === undefined || found(row)));
  if (view.sort.column !== 'name') return cases.order(sortKeys(view.sort), among);
  const all = among ?? cases.filter(() => true);
  return rankOrder(all, people.nameRankOf, people.nameRanks(), view.sort.descending);
}

/** The values that a column can be filtered by, counted over what the search and the other filters leave. */
export function valuesToFilter(rows: RegisterRows, view: RegisterView, column: FilterColumn): readonly FilterValue[] {
  const { cases, people, keys } = rows;
  const found = searchTest(view.search, cases, people);
  const passing = passes(keys, view.filters, column);
  const others = cases.filter((row) => passing(row) && (found === undefined || found(row)));
  return filterValues(cases, keys, column, others);
}
