import { caseStatuses, financialYearOf, isRunning, reviewBand, reviewBands } from '@phb/schemas';
import type { ReviewBand } from '@phb/schemas';
import type { Temporal } from 'temporal-polyfill';
import type { FilterValue } from '../kit/grid/FilterPopover.js';
import type { OpenCases } from './workingSets.js';

/** The columns that can be filtered, in the order of the grid. */
export const filterColumns = ['status', 'category', 'forms', 'startsOn', 'nextReviewDue', 'amount', 'council'] as const;
export type FilterColumn = (typeof filterColumns)[number];

/** The ticked values by column. A column without any is not filtered. */
export type Filters = ReadonlyMap<string, ReadonlySet<string>>;

export function isFilterColumn(column: string): column is FilterColumn {
  return filterColumns.some((one) => one === column);
}

const blank = 'Not recorded';
const notRunning = 'Not running yet';
const noForm: readonly string[] = ['No form yet'];

/** What a case counts under in each column's filter. A case of several forms counts under each. */
export type FilterKeys = (row: number, column: FilterColumn) => string | readonly string[];

/** Dates come as few distinct objects for many rows: each is put in its band or year once. */
function remembered<V>(work: (date: Temporal.PlainDate) => V): (date: Temporal.PlainDate) => V {
  const known = new WeakMap<Temporal.PlainDate, { readonly value: V }>();
  return (date) => {
    const found = known.get(date) ?? { value: work(date) };
    known.set(date, found);
    return found.value;
  };
}

export function filterKeys(cases: OpenCases['set'], today: Temporal.PlainDate): FilterKeys {
  const band = remembered<ReviewBand>((date) => reviewBand(date, today).band);
  const year = remembered((date) => financialYearOf(date).label);
  return (row, column) => {
    switch (column) {
      case 'forms': {
        const forms = cases.value(row, 'forms');
        return forms.length === 0 ? noForm : forms;
      }
      case 'startsOn': {
        const date = cases.value(row, 'startsOn');
        return date === null ? blank : year(date);
      }
      case 'nextReviewDue': {
        const due = cases.value(row, 'nextReviewDue');
        if (due !== null) return band(due);
        return isRunning(cases.value(row, 'status')) ? 'No date' : notRunning;
      }
      case 'amount':
        return cases.value(row, 'amountPeriod') ?? blank;
      default:
        return cases.value(row, column) ?? blank;
    }
  };
}

const orders: Readonly<Partial<Record<FilterColumn, readonly string[]>>> = {
  status: caseStatuses,
  nextReviewDue: [...reviewBands, notRunning],
};

/**
 * The values of a column over the whole set, each with how many of the given rows hold it.
 * @param rows those that the other filters leave
 */
export function filterValues(
  cases: OpenCases['set'],
  keys: FilterKeys,
  column: FilterColumn,
  rows: Int32Array,
): readonly FilterValue[] {
  const counts = new Map<string, number>();
  const count = (row: number, by: number): void => {
    const key = keys(row, column);
    for (const one of typeof key === 'string' ? [key] : key) counts.set(one, (counts.get(one) ?? 0) + by);
  };
  for (let row = 0; row < cases.size; row += 1) count(row, 0);
  for (const row of rows) count(row, 1);
  const order = orders[column];
  const place = (value: string): number => (value === blank ? Number.MAX_SAFE_INTEGER : (order?.indexOf(value) ?? 0));
  return [...counts]
    .sort(([a], [b]) => place(a) - place(b) || a.localeCompare(b, 'en-GB', { numeric: true }))
    .map(([value, of]) => ({
      value,
      label: column === 'amount' && value !== blank ? `Per ${value}` : value,
      count: of,
    }));
}

/** Whether a case passes all filters but one. */
export function passes(keys: FilterKeys, filters: Filters, except?: FilterColumn): (row: number) => boolean {
  const tests = filterColumns.flatMap((column) => {
    const chosen = filters.get(column);
    return column === except || chosen === undefined || chosen.size === 0 ? [] : [{ column, chosen }];
  });
  return (row) =>
    tests.every(({ column, chosen }) => {
      const key = keys(row, column);
      return typeof key === 'string' ? chosen.has(key) : key.some((one) => chosen.has(one));
    });
}
