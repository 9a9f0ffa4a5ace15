import { Temporal } from 'temporal-polyfill';
import { defaultPolicy, financialYearOf, reviewClocks, type PersonalHealthBudget, type Review } from '@phb/schemas';
import type { DemonstrationSet } from './demonstrationSet.js';
import { referenceDate } from './marginals.js';

/** A row with every date in it so many days later. */
function later<Row extends object>(row: Row, days: number): Row {
  const entries = Object.entries(row).map(([name, value]: [string, unknown]): [string, unknown] => {
    if (value instanceof Temporal.PlainDate) return [name, value.add({ days })];
    if (value instanceof Temporal.Instant) return [name, value.add({ hours: 24 * days })];
    return [name, value];
  });
  return { ...row, ...Object.fromEntries<unknown>(entries) };
}

/** The date that the clocks give for the open review of a case: months are not all of one length, so it does not just move. */
function dueAgain(
  row: PersonalHealthBudget,
  reviews: readonly Review[],
): { readonly row: PersonalHealthBudget; readonly reviews: readonly Review[] } {
  const open = reviews.find(({ doneOn }) => doneOn === null);
  if (open === undefined) return { row, reviews };
  const due =
    reviewClocks(
      row,
      reviews.filter(({ doneOn }) => doneOn !== null),
      defaultPolicy,
    ).due ?? null;
  return {
    row: { ...row, nextReviewDue: due },
    reviews: reviews.map((review) => (review === open ? { ...review, dueOn: due } : review)),
  };
}

/**
 * The set as it would look on another day: everything moved by the days between, so that what was nearly due is nearly due
 * again, and the target set for the financial year of that day.
 */
export function movedTo(set: DemonstrationSet, day: Temporal.PlainDate): DemonstrationSet {
  const days = referenceDate.until(day, { largestUnit: 'day' }).days;
  if (days === 0) return set;
  const all = <Row extends object>(rows: readonly Row[]): readonly Row[] => rows.map((row) => later(row, days));
  const byCase = new Map<string, Review[]>();
  for (const review of all(set.reviews)) byCase.set(review.caseRef, [...(byCase.get(review.caseRef) ?? []), review]);
  const cases = all(set.personalHealthBudgets).map((row) => dueAgain(row, byCase.get(row.ref) ?? []));
  const moved = Object.fromEntries(
    Object.entries(set).map(([name, rows]: [string, unknown]) => [name, Array.isArray(rows) ? all(rows) : rows]),
  );
  return {
    ...set,
    ...moved,
    personalHealthBudgets: cases.map(({ row }) => row),
    reviews: cases.flatMap(({ reviews }) => reviews),
    targets: set.targets.map((row) => ({ ...row, financialYear: financialYearOf(day).label })),
  };
}
