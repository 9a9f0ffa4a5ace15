import { Temporal } from 'temporal-polyfill';
import { showDate } from '../../kernel/calendarDate.js';
import { personalHealthBudgets } from '../../lists/personalHealthBudgets.js';
import type { Policy } from '../../settings/registry.js';
import { isJointlyFunded } from '../shares.js';
import { isRunning } from '../status.js';
import { addMonths, monthsInWords } from './addMonths.js';
import type { ClockDue, CountedReview, Months, ReviewClock, ReviewDue, ReviewedCase } from './clock.js';
import { reviewClockRegistry } from './registry.js';

/** The clocks that run for a case, whatever its status. Never none: the local clock stands in where no other does. */
export function clocksFor(row: ReviewedCase): readonly ReviewClock[] {
  const runs = ({ appliesTo }: ReviewClock): boolean => {
    if ('categories' in appliesTo) return appliesTo.categories.includes(row.category);
    if ('directPayment' in appliesTo) {
      return row.forms.includes('Direct payment') && (appliesTo.directPayment === 'any' || isJointlyFunded(row));
    }
    return false;
  };
  const own = reviewClockRegistry.filter(runs);
  return own.length > 0 ? own : reviewClockRegistry.filter((clock) => 'noOtherClock' in clock.appliesTo);
}

/**
 * Works out when the next review of a case is due: the earliest of all the clocks that run for it.
 * A review discharges only the clocks it names, and the next period counts from the day it was done.
 * @param done reviews of the case; open rows and those of other cases are passed over
 * @param policy the commissioner's own months, from Settings
 */
export function reviewClocks(row: ReviewedCase, done: readonly CountedReview[], policy: Policy): ReviewDue {
  if (!isRunning(row.status)) return { due: undefined, clock: undefined, all: [], nothingMoreDue: false };
  const all = clocksFor(row)
    .map((clock) => dueBy(clock, row, lastDone(clock, row, done), policy))
    .sort(soonestFirst);
  const first = all.find((clock) => clock.due !== undefined);
  return {
    due: first?.due,
    clock: first?.clock,
    all,
    nothingMoreDue: all.every((clock) => clock.due === undefined && clock.missing.length === 0),
  };
}

function soonestFirst(a: ClockDue, b: ClockDue): number {
  if (a.due && b.due) return Temporal.PlainDate.compare(a.due, b.due);
  return Number(a.due === undefined) - Number(b.due === undefined);
}

function lastDone(
  clock: ReviewClock,
  row: ReviewedCase,
  done: readonly CountedReview[],
): Temporal.PlainDate | undefined {
  let last: Temporal.PlainDate | undefined;
  for (const review of done) {
    if (review.caseRef !== row.ref || review.doneOn === null || !review.clocks.includes(clock.id)) continue;
    if (!last || Temporal.PlainDate.compare(review.doneOn, last) > 0) last = review.doneOn;
  }
  return last;
}

function monthsOf(months: Months, policy: Policy): number {
  return typeof months === 'number' ? months : policy[months.setting];
}

function labelOf(column: ReviewClock['first']['after']): string {
  return personalHealthBudgets.columns[column].label;
}

/** Local policy reviews a one-off budget once. Law and national policy make no such exception while the budget runs. */
function reviewedOnce(clock: ReviewClock, row: ReviewedCase): boolean {
  return row.oneOff && clock.confidence === 'local';
}

function dueBy(
  clock: ReviewClock,
  row: ReviewedCase,
  reviewed: Temporal.PlainDate | undefined,
  policy: Policy,
): ClockDue {
  const { first } = clock;
  const began = row[first.after];
  const label = labelOf(first.after);
  const within = monthsOf(first.within, policy);
  const then = monthsOf(clock.then, policy);
  const base = {
    clock: clock.id,
    name: clock.name,
    rule: ruleInWords(clock, label, within, reviewedOnce(clock, row) ? undefined : then),
    source: clock.source,
    confidence: clock.confidence,
    movedBy: clock.movedBy,
    missing: [],
  };
  const firstEnd = began && {
    trigger: { label, date: began },
    ...addMonths(began, within, first.firstDayCounts),
  };
  const thenEnd = reviewed && {
    trigger: { label: 'Last review that answers this clock', date: reviewed },
    ...addMonths(reviewed, then, false),
  };
  const reviewedSince = reviewed && (!began || Temporal.PlainDate.compare(reviewed, began) >= 0);
  if (reviewed && reviewedSince && reviewedOnce(clock, row)) {
    const arithmetic = `A one-off budget is reviewed once: done on ${showDate(reviewed)}. Nothing more is due.`;
    return { ...base, due: undefined, trigger: thenEnd?.trigger, arithmetic };
  }
  // A review from before the trigger answers nothing of the new period, but its own next date still stands: the earlier wins.
  const end = reviewedSince ? thenEnd : earlier(firstEnd ?? undefined, thenEnd);
  if (!end) {
    const arithmetic = `“${label}” is empty, so no date can be worked out. Enter it in the case.`;
    return { ...base, due: undefined, trigger: undefined, arithmetic, missing: [label] };
  }
  const movedBy = end === thenEnd ? base.movedBy : [...base.movedBy, `A change of “${label}” in the case.`];
  return { ...base, movedBy, due: end.date, trigger: end.trigger, arithmetic: end.arithmetic };
}

function earlier<E extends { readonly date: Temporal.PlainDate }>(a: E | undefined, b: E | undefined): E | undefined {
  if (!a || !b) return a ?? b;
  return Temporal.PlainDate.compare(a.date, b.date) <= 0 ? a : b;
}

function ruleInWords(clock: ReviewClock, label: string, within: number, then: number | undefined): string {
  const { first } = clock;
  const months = first.firstDayCounts ? `the first ${monthsInWords(within)}` : monthsInWords(within);
  const opening = `${clock.appliesInWords}: reviewed within ${months} of “${label.toLowerCase()}”`;
  return then === undefined
    ? `${opening}, once, since the budget is a one-off.`
    : `${opening}, then at most ${monthsInWords(then)} after the day each review was done.`;
}
