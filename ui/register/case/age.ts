import type { Temporal } from 'temporal-polyfill';

/** Full years of life on a day. Somebody born on 29 February becomes a year older on 28 February of other years. */
export function ageOn(born: Temporal.PlainDate, day: Temporal.PlainDate): number {
  return born.until(day, { largestUnit: 'year' }).years;
}
