import { zoneOffset } from '../instant.js';
import { numberOf } from '../json.js';
import type { Call } from '../http/call.js';

/** How a site writes dates, times and numbers. */
export interface Locale {
  /** SharePoint's number, e.g. 2057 for British English. */
  readonly id: number;
  /** The name that `Intl` knows. */
  readonly name: string;
  readonly timeZone: string;
}

/** Locales that the service writes in; any other is written as British English. */
const names: Readonly<Record<number, string>> = { 1033: 'en-US', 2057: 'en-GB' };
const defaultLocaleId = 2057;

/** The locale of the web that is called. */
export function localeOf(call: Call): Locale {
  const id = numberOf(call.web.properties, 'LocaleId') ?? defaultLocaleId;
  return { id, name: names[id] ?? 'en-GB', timeZone: call.site.timeZone };
}

const quarterHour = 15 * 60_000;
const offsets = new Map<string, Map<number, number>>();
const maximumOffsets = 20_000;

/** The offset of the zone, remembered by quarter hours: pages show the same days again and again. */
function offsetAt(milliseconds: number, timeZone: string): number {
  let known = offsets.get(timeZone);
  if (known === undefined) {
    known = new Map();
    offsets.set(timeZone, known);
  }
  const key = Math.floor(milliseconds / quarterHour);
  let offset = known.get(key);
  if (offset === undefined) {
    offset = zoneOffset(milliseconds, timeZone);
    if (known.size >= maximumOffsets) known.clear();
    known.set(key, offset);
  }
  return offset;
}

/** The wall-clock time at an instant, `2024-03-31T01:30:00`, in the site's zone. */
export function localTime(instant: string, timeZone: string): string {
  const utc = Date.parse(instant);
  return Number.isNaN(utc) ? instant : new Date(utc + offsetAt(utc, timeZone)).toISOString().slice(0, 19);
}

/** A date, or a date and time, as the site's people read it: `31/03/2024 01:30`, in the United States `3/31/2024 1:30 AM`. */
export function dateText(locale: Locale, instant: string, dateOnly: boolean): string {
  const local = localTime(instant, locale.timeZone);
  const [year, month, day] = [local.slice(0, 4), local.slice(5, 7), local.slice(8, 10)];
  const time = local.slice(11, 16);
  if (locale.id === 1033) {
    const date = `${Number(month)}/${Number(day)}/${year}`;
    return dateOnly ? date : `${date} ${twelveHours(time)}`;
  }
  const date = `${day}/${month}/${year}`;
  return dateOnly ? date : `${date} ${time}`;
}

function twelveHours(time: string): string {
  const hour = Number(time.slice(0, 2));
  return `${hour % 12 === 0 ? 12 : hour % 12}:${time.slice(3)} ${hour < 12 ? 'AM' : 'PM'}`;
}

/** How a number column is written. */
export interface NumberFormat {
  /** Digits after the point; undefined for as many as the number has. */
  readonly decimals: number | undefined;
  readonly grouping: boolean;
  readonly percentage: boolean;
  /** SharePoint's number of the locale whose money it is. */
  readonly currencyLocale?: number;
}

const currencies: Readonly<Record<number, { readonly name: string; readonly currency: string }>> = {
  1031: { name: 'de-DE', currency: 'EUR' },
  1033: { name: 'en-US', currency: 'USD' },
  1036: { name: 'fr-FR', currency: 'EUR' },
  2057: { name: 'en-GB', currency: 'GBP' },
  6153: { name: 'en-IE', currency: 'EUR' },
};

const formats = new Map<string, Intl.NumberFormat>();

/** A number as the site's people read it: `1,234.5`, `25%`, `£1,234.50`. */
export function numberText(locale: Locale, value: number, format: NumberFormat): string {
  const key = [locale.name, format.decimals, format.grouping, format.percentage, format.currencyLocale].join(' ');
  let known = formats.get(key);
  if (known === undefined) {
    known = intlFormat(locale, format);
    formats.set(key, known);
  }
  return known.format(value);
}

function intlFormat(locale: Locale, format: NumberFormat): Intl.NumberFormat {
  const { decimals, grouping, percentage, currencyLocale } = format;
  const money = currencyLocale === undefined ? undefined : (currencies[currencyLocale] ?? currencies[1033]);
  const fixed = { minimumFractionDigits: decimals ?? 2, maximumFractionDigits: decimals ?? 2 };
  if (money !== undefined) {
    return new Intl.NumberFormat(money.name, { style: 'currency', currency: money.currency, ...fixed });
  }
  return new Intl.NumberFormat(locale.name, {
    useGrouping: grouping,
    style: percentage ? 'percent' : 'decimal',
    ...(decimals === undefined ? { maximumSignificantDigits: 15 } : fixed),
  });
}

/** A number as SharePoint stores it: 15 digits that count, `1234.50000000000`. */
export function storedNumberText(value: number): string {
  if (value === 0) return '0.00000000000000';
  if (Math.abs(value) >= 1e15 || Math.abs(value) < 1e-5) return String(value);
  return value.toPrecision(15);
}
