import { caseStatuses, financialYearOf, isRunning, reviewBand, reviewBands } from '@phb/schemas';
import type { Temporal } from 'temporal-polyfill';
import type { RankedColumn, SiteUser } from '@phb/connectors';
import type { FilterValue } from '../kit/grid/FilterPopover.js';
import type { OpenCases } from './workingSets.js';

/** The columns that can be filtered and grouped by, in the order of the grid. */
export const filterColumns = [
  'status',
  'category',
  'forms',
  'startsOn',
  'nextReviewDue',
  'amount',
  'council',
  'owner',
  'ageGroup',
  'endsOn',
] as const;
export type FilterColumn = (typeof filterColumns)[number];

/** The ticked values by column. A column without any is not filtered. */
export type Filters = ReadonlyMap<string, ReadonlySet<string>>;

export function isFilterColumn(column: string): column is FilterColumn {
  return filterColumns.some((one) => one === column);
}

const blank = 'Not recorded';
const notRunning = 'Not running yet';
const noForm = 'No form yet';

/** What the rows count under in the filter of a column: worked out for each different value, not for each row. */
export interface Facet {
  /** For each row, its place among the values. */
  readonly of: Int32Array;
  /** What each place counts under. A case of several forms counts under each of them. */
  readonly keys: readonly (readonly string[])[];
}
export type Facets = (column: FilterColumn) => Facet;

function facet<V>({ of, values }: RankedColumn<V>, keysOf: (value: V) => readonly string[]): Facet {
  return { of, keys: values.map(keysOf) };
}

const financialYear = (date: Temporal.PlainDate | null): readonly string[] => [
  date === null ? blank : financialYearOf(date).label,
];
const word = (value: string | null): readonly string[] => [value ?? blank];

/** By the band of its date; a case without one by whether it runs, since only running cases need one. */
function reviewFacet(cases: OpenCases['set'], today: Temporal.PlainDate): Facet {
  const due = cases.ranked('nextReviewDue');
  const status = cases.ranked('status');
  const noDate = due.values.length - 1;
  const needsNone = due.values.length;
  const runs = status.values.map((one) => one !== null && isRunning(one));
  const of = due.of.map((place, row) => (place !== noDate || runs[status.of[row] ?? 0] === true ? place : needsNone));
  return { of, keys: [...due.values.map((date) => [reviewBand(date, today).band]), [notRunning]] };
}

/** The facets of the rows as they are now, each worked out when it is first asked for. */
export function facetsOf(cases: OpenCases['set'], today: Temporal.PlainDate): Facets {
  const make = (column: FilterColumn): Facet => {
    switch (column) {
      case 'forms':
        return facet(cases.ranked('forms'), (forms) => (forms === null || forms.length === 0 ? [noForm] : forms));
      case 'startsOn':
      case 'endsOn':
        return facet(cases.ranked(column), financialYear);
      case 'nextReviewDue':
        return reviewFacet(cases, today);
      case 'amount':
        return facet(cases.ranked('amountPeriod'), word);
      case 'owner':
        return facet(cases.ranked('owner'), (id) => [id === null ? blank : String(id)]);
      default:
        return facet(cases.ranked(column), word);
    }
  };
  const made = new Map<FilterColumn, Facet>();
  return (column) => {
    const found = made.get(column) ?? make(column);
    made.set(column, found);
    return found;
  };
}

const orders: Readonly<Partial<Record<FilterColumn, readonly string[]>>> = {
  status: caseStatuses,
  nextReviewDue: [...reviewBands, notRunning],
};

/** How a value of a filter is shown. @param members who the owners are */
export function valueInWords(column: FilterColumn, value: string, members: readonly SiteUser[]): string {
  if (value === blank) return column === 'owner' ? 'No owner' : blank;
  if (column === 'amount') return `Per ${value}`;
  if (column === 'owner') return members.find(({ id }) => String(id) === value)?.name ?? `Member ${value}`;
  return value;
}

/** Puts the values of a column in the order in which they are shown, what is not recorded last. */
export function inOrder(
  column: FilterColumn,
  values: Iterable<string>,
  members: readonly SiteUser[],
): readonly string[] {
  const order = orders[column];
  const place = (value: string): number => (value === blank ? Number.MAX_SAFE_INTEGER : (order?.indexOf(value) ?? 0));
  const text = (value: string): string => valueInWords(column, value, members);
  return [...values].sort((a, b) => place(a) - place(b) || text(a).localeCompare(text(b), 'en-GB', { numeric: true }));
}

/**
 * The values of a column over the whole set, each with how many of the given rows hold it.
 * @param rows those that the other filters leave
 */
export function filterValues(
  { of, keys }: Facet,
  column: FilterColumn,
  rows: Int32Array,
  members: readonly SiteUser[],
): readonly FilterValue[] {
  const present = new Uint8Array(keys.length);
  for (const place of of) present[place] = 1;
  const atPlace = new Int32Array(keys.length);
  for (const row of rows) {
    const place = of[row] ?? 0;
    atPlace[place] = (atPlace[place] ?? 0) + 1;
  }
  const counts = new Map<string, number>();
  keys.forEach((values, place) => {
    if (present[place] === 0) return;
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + (atPlace[place] ?? 0));
  });
  return inOrder(column, counts.keys(), members).map((value) => ({
    value,
    label: valueInWords(column, value, members),
    count: counts.get(value) ?? 0,
  }));
}

/** Strikes out (0) the rows that do not pass every filter but one. */
export function strikeOut(passing: Uint8Array, facets: Facets, filters: Filters, except?: FilterColumn): void {
  for (const column of filterColumns) {
    const chosen = filters.get(column);
    if (column === except || chosen === undefined || chosen.size === 0) continue;
    const { of, keys } = facets(column);
    const accepted = Uint8Array.from(keys, (values) => (values.some((value) => chosen.has(value)) ? 1 : 0));
    for (let row = 0; row < passing.length; row += 1) if (accepted[of[row] ?? 0] === 0) passing[row] = 0;
  }
}

/** Whether any filter is on. */
export function isFiltered(filters: Filters): boolean {
  return [...filters.values()].some((chosen) => chosen.size > 0);
}
