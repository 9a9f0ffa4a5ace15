import { Temporal } from 'temporal-polyfill';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** Shows a date as the NHS content style asks: 14 March 2026. */
export function showDate(date: Temporal.PlainDate): string {
  return `${date.day} ${months[date.month - 1]} ${date.year}`;
}

/** Shows the month of a date: March 2026. */
export function showMonth(date: Temporal.PlainDate): string {
  return `${months[date.month - 1]} ${date.year}`;
}

/** Shows a date in a narrow column: 14 Mar 2026. */
export function showShortDate(date: Temporal.PlainDate): string {
  return `${date.day} ${months[date.month - 1]?.slice(0, 3)} ${date.year}`;
}

function monthNumber(word: string): number | undefined {
  const wanted = word.toLowerCase();
  if (wanted.length < 3) return undefined;
  const index = months.findIndex((month) => {
    const name = month.toLowerCase();
    return name.startsWith(wanted) || (wanted === 'sept' && name === 'september');
  });
  return index < 0 ? undefined : index + 1;
}

function make(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch (error) {
    if (error instanceof RangeError) return undefined; // 31 April: there is no such day
    throw error;
  }
}

/**
 * Reads a date as people in England write it: 14/3/2026, 14.03.2026, 14-3-2026, 14 March 2026, 14 Mar 2026, 2026-03-14.
 * The day comes first. The year must have four digits, since a two-digit birth year could be either century.
 * @returns undefined if it is none of these or there is no such day
 */
export function readDate(text: string): Temporal.PlainDate | undefined {
  const trimmed = text.trim().replace(/(\d)(st|nd|rd|th)\b/i, '$1');
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(trimmed);
  if (iso) return make(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numbers = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/.exec(trimmed);
  if (numbers) return make(Number(numbers[3]), Number(numbers[2]), Number(numbers[1]));
  const words = /^(\d{1,2})[\s-]+([A-Za-z]+)[\s,-]+(\d{4})$/.exec(trimmed);
  const month = words?.[2] ? monthNumber(words[2]) : undefined;
  if (words && month) return make(Number(words[3]), month, Number(words[1]));
  return undefined;
}

const halfDay = Temporal.Duration.from({ hours: 12 });

/** Turns calendar dates into SharePoint's instants and back, for the time zone of one site. */
export interface DateCodec {
  /** The instant of the site's local midnight, in UTC with whole seconds, as SharePoint stores a column without a time. */
  toWire(date: Temporal.PlainDate): string;
  /** The calendar day whose local midnight is nearest, so that a row written in the other half of the year reads right. */
  fromWire(instant: string): Temporal.PlainDate;
}

/**
 * Makes the date codec of a site. Answers are remembered by text: a register has few distinct days and many rows,
 * and time zone arithmetic is the slowest step of reading or writing one.
 * @param zone IANA name from the site's regional settings, Europe/London for NHS tenants
 */
export function dateCodec(zone: string): DateCodec {
  const read = new Map<string, Temporal.PlainDate>();
  const written = new Map<string, string>();
  return {
    toWire(date) {
      const day = date.toString();
      const known = written.get(day);
      if (known !== undefined) return known;
      const instant = date.toZonedDateTime({ timeZone: zone }).toInstant().toString({ smallestUnit: 'second' });
      written.set(day, instant);
      return instant;
    },
    fromWire(instant) {
      const known = read.get(instant);
      if (known) return known;
      const date = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).add(halfDay).toPlainDate();
      read.set(instant, date);
      return date;
    },
  };
}
