import { Temporal } from 'temporal-polyfill';
import { showNumber } from '../kernel/display.js';
import { categories, forms, type CaseStatus, type Category, type Form } from '../lists/terms.js';
import { financialYearOf } from '../rules/financialYear.js';
import { isOpenBetween, isOpenOn, type Spell } from './open.js';
import { tally, type Basis, type Counted, type Remark, type Tally } from './tally.js';

/** What a personal health budget must say to be counted. */
export interface BudgetRow extends Spell {
  readonly ref: string;
  readonly personRef: string;
  readonly category: Category;
  readonly forms: readonly Form[];
  readonly status: CaseStatus;
}

/** The budgets that a basis counts on a day. Year to date: open on any day from 1 April, one-offs included. */
export function budgetsOn<Row extends BudgetRow>(
  budgets: readonly Row[],
  basis: Basis,
  asAt: Temporal.PlainDate,
): readonly Row[] {
  const from = financialYearOf(asAt).firstDay;
  return basis === 'active'
    ? budgets.filter((row) => isOpenOn(row, asAt))
    : budgets.filter((row) => isOpenBetween(row, from, asAt));
}

const runningStatuses: ReadonlySet<CaseStatus> = new Set<CaseStatus>(['Live', 'Suspended', 'Ending', 'Closed']);

function remarkOn(rows: readonly BudgetRow[], one: string, many: string): readonly Remark[] {
  if (rows.length === 0) return [];
  const [cases, said] = rows.length === 1 ? ['case', one] : ['cases', many];
  return [{ sentence: `${showNumber(rows.length)} ${cases} ${said}`, references: rows.map((row) => row.ref) }];
}

/** Where a row's dates and its status do not agree, or its dates leave it out unseen. The dates are what is counted. */
function remarksOn(
  budgets: readonly BudgetRow[],
  counted: readonly BudgetRow[],
  asAt: Temporal.PlainDate,
): readonly Remark[] {
  const early = counted.filter((row) => !runningStatuses.has(row.status));
  const closedWithoutEnd = counted.filter((row) => row.status === 'Closed' && row.endsOn === null);
  const liveWithoutStart = budgets.filter((row) => row.status === 'Live' && row.startsOn === null);
  const noDays = budgets.filter(
    (row) =>
      row.startsOn !== null &&
      row.endsOn !== null &&
      row.startsOn.equals(row.endsOn) &&
      Temporal.PlainDate.compare(row.startsOn, financialYearOf(asAt).firstDay) >= 0 &&
      Temporal.PlainDate.compare(row.startsOn, asAt) <= 0,
  );
  return [
    ...remarkOn(
      early,
      'is counted because it has started and not ended, although its status is not live. Check it.',
      'are counted because they have started and not ended, although their status is not live. Check them.',
    ),
    ...remarkOn(
      closedWithoutEnd,
      'is counted although it is closed, because it has no end date. Enter the date.',
      'are counted although they are closed, because they have no end date. Enter the dates.',
    ),
    ...remarkOn(
      liveWithoutStart,
      'is live but has no start date, so it is not counted. Enter the date.',
      'are live but have no start date, so they are not counted. Enter the dates.',
    ),
    ...remarkOn(
      noDays,
      'starts and ends on the same day this year, so it runs for no day and is not counted. A budget of one day ends on the next.',
      'start and end on the same day this year, so they run for no day and are not counted. A budget of one day ends on the next.',
    ),
  ];
}

interface Split {
  readonly title: string;
  readonly dimension: 'category' | 'form';
  readonly words: readonly string[];
  keys(row: BudgetRow): readonly string[];
}

function people(
  split: Split,
  budgets: readonly BudgetRow[],
  basis: Basis,
  asAt: Temporal.PlainDate,
  unreadable: readonly string[],
): Tally {
  const counted = budgetsOn(budgets, basis, asAt);
  return tally({
    title: split.title,
    dimension: split.dimension,
    unit: 'people',
    basis,
    asAt,
    yearFrom: financialYearOf(asAt).firstDay,
    words: split.words,
    rows: counted.map((row): Counted => ({ ref: row.ref, member: row.personRef, keys: split.keys(row) })),
    unreadable,
    remarks: remarksOn(budgets, counted, asAt),
  });
}

/**
 * People with a personal health budget by category: why it is funded.
 * @param unreadable titles of rows of the list that could not be read
 */
export function peopleByCategory(
  budgets: readonly BudgetRow[],
  basis: Basis,
  asAt: Temporal.PlainDate,
  unreadable: readonly string[] = [],
): Tally {
  const split: Split = {
    title: 'People with a personal health budget by category',
    dimension: 'category',
    words: categories,
    keys: (row) => [row.category],
  };
  return people(split, budgets, basis, asAt, unreadable);
}

/**
 * People with a personal health budget by form: how the money is held. A person with a mixed budget stands in each of its
 * forms and counts once in the total.
 * @param unreadable titles of rows of the list that could not be read
 */
export function peopleByForm(
  budgets: readonly BudgetRow[],
  basis: Basis,
  asAt: Temporal.PlainDate,
  unreadable: readonly string[] = [],
): Tally {
  const split: Split = {
    title: 'People with a personal health budget by form',
    dimension: 'form',
    words: forms,
    keys: (row) => row.forms,
  };
  return people(split, budgets, basis, asAt, unreadable);
}
