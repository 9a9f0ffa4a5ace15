import { counted } from '@phb/schemas';
import type { Temporal } from 'temporal-polyfill';

/** How far a due date is, in words: "12 days late", "due today", "in 3 days". A day may still be met on the day itself. */
export function dueInWords(due: Temporal.PlainDate, today: Temporal.PlainDate): string {
  const ahead = today.until(due, { largestUnit: 'day' }).days;
  if (ahead === 0) return 'due today';
  return ahead < 0 ? `${counted(-ahead, 'day')} late` : `in ${counted(ahead, 'day')}`;
}
