import { reviewBand, reviewBands } from '@phb/schemas';
import type { ReviewBand } from '@phb/schemas';
import type { Temporal } from 'temporal-polyfill';
import type { DueOf } from './dueDates.js';
import type { RunningCases } from './workingSets.js';

/** The running cases by how near their next review is, each band in the order in which the reviews fall due. */
export interface Bands {
  readonly rows: ReadonlyMap<ReviewBand, Int32Array>;
  /** One-off budgets that had their only review: no date is right for them. */
  readonly nothingMoreDue: number;
}

/**
 * @param dueOf asked only about the cases without a date, to tell a mistake from a one-off that is done with;
 * undefined while the reviews are not loaded: then no such case is passed over
 * @param reviewsHidden the reviews are not for this person: a one-off without a date is taken to have had its only review
 */
export function bandsOf(
  cases: RunningCases['set'],
  today: Temporal.PlainDate,
  dueOf: DueOf | undefined,
  reviewsHidden: boolean,
): Bands {
  const rows = new Map<ReviewBand, number[]>(reviewBands.map((band) => [band, []]));
  const bandOf = new WeakMap<Temporal.PlainDate, ReviewBand>();
  let nothingMoreDue = 0;
  for (const row of cases.order([{ column: 'nextReviewDue' }, { column: 'ref' }])) {
    const due = cases.value(row, 'nextReviewDue');
    const isDone = reviewsHidden ? cases.value(row, 'oneOff') : dueOf?.(row).nothingMoreDue;
    if (due === null && isDone === true) {
      nothingMoreDue += 1;
      continue;
    }
    const band = (due === null ? undefined : bandOf.get(due)) ?? reviewBand(due, today).band;
    if (due !== null) bandOf.set(due, band);
    rows.get(band)?.push(row);
  }
  return { rows: new Map([...rows].map(([band, list]) => [band, Int32Array.from(list)])), nothingMoreDue };
}
