import { Temporal } from 'temporal-polyfill';
import type { DemonstrationSet } from './demonstrationSet.js';

/** The set as text: dates as yyyy-mm-dd, what is empty left out. The same seed gives the same bytes. */
export function demonstrationJson(set: DemonstrationSet): string {
  return JSON.stringify(set, (_key, value: unknown) => {
    if (value === null || value === false) return undefined;
    return value instanceof Temporal.PlainDate ? value.toString() : value;
  });
}
