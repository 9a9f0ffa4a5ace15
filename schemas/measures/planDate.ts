import type { Temporal } from 'temporal-polyfill';
import { readDate } from '../kernel/calendarDate.js';

/**
 * Reads a month as people write it in a plan (April 2016, Apr 2016, 4/2016) as its last day, which is when a task given to the
 * month is due. The year must have four digits: "April 16" could be a day.
 * @returns undefined if it is not a month with its year
 */
export function readMonth(text: string): Temporal.PlainDate | undefined {
  const match = /^\s*([A-Za-z]+|\d{1,2})[\s/.-]+(\d{4})\s*$/.exec(text);
  const first = match ? readDate(`1 ${match[1] ?? ''} ${match[2] ?? ''}`) : undefined;
  return first?.with({ day: first.daysInMonth });
}
