import type { Temporal } from 'temporal-polyfill';
import {
  clocksFor,
  defaultPolicy,
  reviewClocks,
  type ClockId,
  type Months,
  type ReviewClock,
  type ReviewedCase,
} from '@phb/schemas';
import { earliestStart, referenceDate } from './marginals.js';
import type { Random } from './random.js';

/** How near the next review of a case is to be on the reference date. */
export type Nearness = 'later' | 'soon' | 'late 1-30' | 'late 31-90' | 'late 91-180' | 'late over 180' | 'no date';

/** Days from the reference date to the due date that each nearness stands for; "later" depends on the clock. */
const days: Readonly<Record<Exclude<Nearness, 'no date' | 'later'>, readonly [least: number, most: number]>> = {
  soon: [0, 28],
  'late 1-30': [-30, -1],
  'late 31-90': [-90, -31],
  'late 91-180': [-180, -91],
  'late over 180': [-320, -181],
};

/** A case before its dates are known. */
export type UndatedCase = Pick<ReviewedCase, 'ref' | 'status' | 'category' | 'forms' | 'oneOff' | 'councilShare'>;

export interface HistoryWish {
  readonly nearness: Nearness;
  /** The first review is still to come, however late. */
  readonly neverReviewed: boolean;
  /** Mean months from the start of a case to the reference date. */
  readonly meanMonths: number;
}

/** The dates of a case, and its done reviews from the first to the last. */
export interface History {
  readonly eligibilityDecidedOn: Temporal.PlainDate | null;
  readonly planAgreedOn: Temporal.PlainDate | null;
  readonly startsOn: Temporal.PlainDate;
  readonly firstPaymentOn: Temporal.PlainDate | null;
  readonly reviewed: readonly { readonly doneOn: Temporal.PlainDate; readonly clocks: readonly ClockId[] }[];
}

/** Whether a case can be without a due date: only where the clock counts from a date that a live case may lack. */
export function canLackDate(row: UndatedCase): boolean {
  return clocksFor(undated(row)).every((clock) => clock.first.after !== 'startsOn');
}

/**
 * Invents when a case began and when it was reviewed, so that the review clocks themselves put its next review where the wish
 * says. Works back from the due date, asks the clocks, and moves everything by what is missing until they agree.
 * @throws RangeError if no such dates were found: the wish contradicts the clocks
 */
export function inventHistory(random: Random, row: UndatedCase, wish: HistoryWish): History {
  const clocks = clocksFor(undated(row));
  const lead = clocks.reduce((first, clock) =>
    monthsOf(clock.first.within) < monthsOf(first.first.within) ? clock : first,
  );
  const firstMonths = monthsOf(lead.first.within);
  const start = referenceDate.subtract({ days: Math.round(random.exponential(wish.meanMonths) * 30.4) });
  const firstPending = start.add({ months: firstMonths }).until(referenceDate).sign < 0;
  const isPending =
    wish.neverReviewed || wish.nearness === 'no date' || (firstPending && ['later', 'soon'].includes(wish.nearness));
  const [least, most] =
    wish.nearness === 'later' || wish.nearness === 'no date'
      ? ([29, isPending ? firstMonths * 30 - 25 : 364] as const)
      : days[wish.nearness];
  const due = referenceDate.add({ days: random.between(least, most) });
  const isWished = ([from, to]: readonly [number, number], date: Temporal.PlainDate): boolean => {
    const ahead = referenceDate.until(date, { largestUnit: 'day' }).days;
    return ahead >= from && ahead <= to;
  };
  let history = isPending ? pendingFirst(random, row, lead, due) : reviewedBefore(random, row, clocks, start, due);
  if (wish.nearness === 'no date') return withoutTriggers(history, clocks);
  for (let attempt = 0; attempt < 6; attempt += 1) {
    const answer = dueOf(row, history);
    if (answer && isWished([least, most], answer)) return history;
    if (!answer) break;
    history = moved(history, answer.until(due, { largestUnit: 'day' }).days);
  }
  throw new RangeError(`No dates give ${row.category} (${row.forms.join(', ')}) a review that is ${wish.nearness}`);
}

function undated(row: UndatedCase): ReviewedCase {
  return { ...row, eligibilityDecidedOn: null, planAgreedOn: null, startsOn: null, firstPaymentOn: null };
}

function monthsOf(months: Months): number {
  return typeof months === 'number' ? months : defaultPolicy[months.setting];
}

function dueOf(row: UndatedCase, history: History): Temporal.PlainDate | undefined {
  const done = history.reviewed.map((review) => ({ ...review, caseRef: row.ref }));
  return reviewClocks({ ...row, ...history }, done, defaultPolicy).due;
}

/** The first review is still to come: the clock's trigger stands its months before the due date, the other dates around it. */
function pendingFirst(random: Random, row: UndatedCase, lead: ReviewClock, due: Temporal.PlainDate): History {
  const trigger = due.subtract({ months: monthsOf(lead.first.within) });
  const untilPlan = random.between(5, 12);
  const untilStart = random.between(0, 8);
  const untilPayment = random.between(0, 6);
  const before = {
    eligibilityDecidedOn: 0,
    planAgreedOn: untilPlan,
    startsOn: untilPlan + untilStart,
    firstPaymentOn: 0,
  };
  before.firstPaymentOn = before.startsOn + untilPayment;
  const decided = trigger.subtract({ days: before[lead.first.after] });
  return dated(row, decided, (column) => decided.add({ days: before[column] }), []);
}

/** The case was reviewed: the last time 12 months before the due date, and yearly before that, back to its start. */
function reviewedBefore(
  random: Random,
  row: UndatedCase,
  clocks: readonly ReviewClock[],
  wished: Temporal.PlainDate,
  due: Temporal.PlainDate,
): History {
  const firstMonths = Math.min(...clocks.map((clock) => monthsOf(clock.first.within)));
  const last = due.subtract({ months: Math.min(...clocks.map((clock) => monthsOf(clock.then))) });
  const latestStart = last.subtract({ months: firstMonths }).add({ days: random.between(-6, 20) });
  const started = earliest(wished, latestStart);
  const startsOn = started.until(earliestStart).sign > 0 ? earliest(earliestStart, latestStart) : started;
  const ids = clocks.map((clock) => clock.id);
  const reviewed: { doneOn: Temporal.PlainDate; clocks: readonly ClockId[] }[] = [{ doneOn: last, clocks: ids }];
  for (let doneOn = last; ;) {
    const before = doneOn.subtract({ months: 12 }).add({ days: random.between(-10, 24) });
    const firstReview = startsOn.add({ months: firstMonths }).add({ days: random.between(-18, 12) });
    if (before.until(firstReview.add({ months: 2 })).sign > 0) {
      const isRoom = firstReview.until(doneOn, { largestUnit: 'day' }).days > 60;
      if (isRoom) reviewed.unshift({ doneOn: firstReview, clocks: ids });
      break;
    }
    reviewed.unshift({ doneOn: before, clocks: ids });
    doneOn = before;
  }
  const planned = random.between(5, 20);
  const decided = startsOn.subtract({ days: planned + random.between(10, 45) });
  const payment = random.between(0, 14);
  const dateOf = {
    planAgreedOn: startsOn.subtract({ days: planned }),
    startsOn,
    firstPaymentOn: startsOn.add({ days: payment }),
  };
  return dated(row, decided, (column) => dateOf[column], reviewed);
}

function earliest(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return a.until(b).sign >= 0 ? a : b;
}

/** Puts dates into their columns. Nothing that has happened lies after the reference date. */
function dated(
  row: UndatedCase,
  decided: Temporal.PlainDate,
  dateOf: (column: 'planAgreedOn' | 'startsOn' | 'firstPaymentOn') => Temporal.PlainDate,
  reviewed: History['reviewed'],
): History {
  const past = (date: Temporal.PlainDate): Temporal.PlainDate => earliest(date, referenceDate);
  const isDirect = row.forms.includes('Direct payment');
  return {
    eligibilityDecidedOn: row.category === 'Wheelchair' || row.category === 'Maternity' ? null : past(decided),
    planAgreedOn: past(dateOf('planAgreedOn')),
    startsOn: past(dateOf('startsOn')),
    firstPaymentOn: isDirect ? past(dateOf('firstPaymentOn')) : null,
    reviewed,
  };
}

function withoutTriggers(history: History, clocks: readonly ReviewClock[]): History {
  const empty = Object.fromEntries(clocks.map((clock) => [clock.first.after, null]));
  return { ...history, ...empty, startsOn: history.startsOn, reviewed: [] };
}

function moved(history: History, by: number): History {
  const move = <D extends Temporal.PlainDate | null>(date: D): D | Temporal.PlainDate =>
    date === null ? date : earliest(date.add({ days: by }), referenceDate);
  return {
    eligibilityDecidedOn: move(history.eligibilityDecidedOn),
    planAgreedOn: move(history.planAgreedOn),
    startsOn: move(history.startsOn),
    firstPaymentOn: move(history.firstPaymentOn),
    reviewed: history.reviewed.map((review) => ({ ...review, doneOn: move(review.doneOn) })),
  };
}
