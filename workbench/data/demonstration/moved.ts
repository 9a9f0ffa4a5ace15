import { Temporal } from 'temporal-polyfill';
import { defaultPolicy, financialYearOf, reviewClocks, type PersonalHealthBudget, type Review } from '@phb/schemas';
import type { DemonstrationSet } from './demonstrationSet.js';
import { referenceDate } from './marginals.js';
import type { MoreCases } from './moreCases.js';

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

function daysTo(day: Temporal.PlainDate): number {
  return referenceDate.until(day, { largestUnit: 'day' }).days;
}

function allLater<Row extends object>(rows: readonly Row[], days: number): readonly Row[] {
  return rows.map((row) => later(row, days));
}

/** Cases and what belongs to them as they would look on another day: what was nearly due is nearly due again. */
export function casesMovedTo(part: MoreCases, day: Temporal.PlainDate): MoreCases {
  const days = daysTo(day);
  if (days === 0) return part;
  const byCase = new Map<string, Review[]>();
  for (const review of allLater(part.reviews, days)) {
    const ofCase = byCase.get(review.caseRef);
    if (ofCase === undefined) byCase.set(review.caseRef, [review]);
    else ofCase.push(review);
  }
  const cases = allLater(part.personalHealthBudgets, days).map((row) => dueAgain(row, byCase.get(row.ref) ?? []));
  return {
    people: allLater(part.people, days),
    packagesOfCare: allLater(part.packagesOfCare, days),
    personalHealthBudgets: cases.map(({ row }) => row),
    reviews: cases.flatMap(({ reviews }) => reviews),
  };
}

/** The set as it would look on another day, everything moved by the days between, with the target of that day's financial year. */
export function movedTo(set: DemonstrationSet, day: Temporal.PlainDate): DemonstrationSet {
  const days = daysTo(day);
  if (days === 0) return set;
  const moved = Object.fromEntries(
    Object.entries(set).map(([name, rows]: [string, unknown]) => [
      name,
      Array.isArray(rows) ? allLater(rows, days) : rows,
    ]),
  );
  return {
    ...set,
    ...moved,
    ...casesMovedTo(set, day),
    targets: set.targets.map((row) => ({ ...row, financialYear: financialYearOf(day).label })),
  };
}
