import { counted } from '../../kernel/display.js';
import type { Temporal } from 'temporal-polyfill';
import { showDate } from '../../kernel/calendarDate.js';

/** The last lawful day of a period of months, and how it was worked out. */
export interface PeriodEnd {
  readonly date: Temporal.PlainDate;
  /** For example: 14 March 2026 + 3 months, first day counted = 13 June 2026. */
  readonly arithmetic: string;
}

/**
 * Ends a period of months: the same day number, or the month's last day where the month is too short.
 * If the first day counts, the period ends a day earlier, except where the month was too short: 30 November + 3 months is
 * 28 February either way.
 */
export function addMonths(from: Temporal.PlainDate, months: number, firstDayCounts: boolean): PeriodEnd {
  const same = from.add({ months });
  const tooShort = same.day < from.day;
  const date = firstDayCounts && !tooShort ? same.subtract({ days: 1 }) : same;
  const counted = firstDayCounts ? ', first day counted' : '';
  const short = tooShort ? ', the month’s last day' : '';
  const arithmetic = `${showDate(from)} + ${monthsInWords(months)}${counted}${short} = ${showDate(date)}`;
  return { date, arithmetic };
}

/** For example: 1 month, 3 months. */
export function monthsInWords(months: number): string {
  return counted(months, 'month');
}
