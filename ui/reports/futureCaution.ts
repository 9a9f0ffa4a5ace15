import { showDate } from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';

/** What must be known of figures as at a day that has not come; undefined for any other day. */
export function futureCaution(asAt: Temporal.PlainDate, today: Temporal.PlainDate): string | undefined {
  if (Temporal.PlainDate.compare(asAt, today) <= 0) return undefined;
  return `${showDate(asAt)} has not come yet. The figures count what the lists hold on ${showDate(today)}, as if nothing else will start, end or change until then. Do not report them as counted.`;
}
