import type { Locale } from '../display/locale.js';
import { parseInstant } from '../instant.js';

const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ ,T]+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(AM|PM)?)?$/i;

const two = (text: string | undefined) => (text ?? '0').padStart(2, '0');

/**
 * The instant of a date as a form gives it: in the site's own order of day and month, or ISO with or without a zone.
 * Undefined if it is none.
 */
export function formInstant(locale: Locale, text: string): string | undefined {
  const match = local.exec(text.trim());
  if (match === null) return parseInstant(text, locale.timeZone);
  const [, first, second, year, hour, minute, seconds, half] = match;
  const [day, month] = locale.id === 1033 ? [second, first] : [first, second];
  const hours = half === undefined ? Number(hour ?? '0') : (Number(hour) % 12) + (half.toUpperCase() === 'PM' ? 12 : 0);
  const civil = `${year ?? ''}-${two(month)}-${two(day)}T${two(String(hours))}:${two(minute)}:${two(seconds)}`;
  return parseInstant(civil, locale.timeZone);
}

/** What a form says of a date that it cannot read. */
export function dateAdvice(locale: Locale, dateOnly: boolean): string {
  const example = locale.id === 1033 ? '2/23/2012' : '23/02/2012';
  if (dateOnly) return `Enter a date like this: ${example}`;
  return `Enter a date and time like this: ${example} ${locale.id === 1033 ? '9:00 PM' : '21:00'}`;
}

/** A number as a form gives it: with the thousands of the site's locale, and percent. Undefined if it is none. */
export function formNumber(text: string, isPercentage: boolean): number | undefined {
  const trimmed = text.trim().replace(/^(-?)\s*[£$€]\s*/, '$1');
  if (!/^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)?(?:\.\d*)?\s*%?$/.test(trimmed) || !/\d/.test(trimmed)) {
    return /^[+-]?\d+(?:\.\d*)?e[+-]?\d+$/i.test(trimmed) ? Number(trimmed) : undefined;
  }
  const number = Number(trimmed.replaceAll(',', '').replace('%', '').trim());
  return isPercentage || trimmed.endsWith('%') ? number / 100 : number;
}
