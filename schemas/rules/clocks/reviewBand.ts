import type { Temporal } from 'temporal-polyfill';

/** How near a review is, in the order in which lists show them: a missing date is a mistake in the data and comes first. */
export const reviewBands = ['No date', 'Overdue', 'Due within 28 days', 'Due in 29 to 90 days', 'Later'] as const;
export type ReviewBand = (typeof reviewBands)[number];

/**
 * The band of a due date. A review may still be done in time on the day it is due.
 * @returns the band, and the days until the review is due (below nothing: days late)
 */
export function reviewBand(
  due: Temporal.PlainDate | null | undefined,
  today: Temporal.PlainDate,
): { readonly band: ReviewBand; readonly days: number | undefined } {
  if (!due) return { band: 'No date', days: undefined };
  const days = today.until(due, { largestUnit: 'day' }).days;
  if (days < 0) return { band: 'Overdue', days };
  if (days <= 28) return { band: 'Due within 28 days', days };
  return { band: days <= 90 ? 'Due in 29 to 90 days' : 'Later', days };
}
