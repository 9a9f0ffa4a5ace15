import { Temporal } from 'temporal-polyfill';
import { showDate } from './calendarDate.js';
import type { Column, Link } from './column.js';
import { showMoney } from './money.js';
import { showNhsNumber } from './nhsNumber.js';

const numbers = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6 });

/** Shows a count or other number with thousands separated: 1,223. */
export function showNumber(value: number): string {
  return numbers.format(value);
}

/** A count with what is counted: "1 case", "1,223 cases". @param many where it is not the word with an s: "1 person", "2 people" */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${showNumber(count)} ${count === 1 ? one : many}`;
}

/** Whether a value is what a hyperlink column holds. */
export function isLink(value: unknown): value is Link {
  return typeof value === 'object' && value !== null && 'url' in value && 'description' in value;
}

/** Shows a column's value as a person reads it: dates as 14 March 2026, money as £1,234.50. Empty is an empty text. */
export function display(column: Column, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Temporal.PlainDate) return showDate(value);
  if (value instanceof Temporal.Instant) {
    const local = value.toZonedDateTimeISO('Europe/London');
    const hour = local.hour % 12 === 0 ? 12 : local.hour % 12;
    const minute = String(local.minute).padStart(2, '0');
    return `${showDate(local.toPlainDate())}, ${hour}:${minute}${local.hour < 12 ? 'am' : 'pm'}`;
  }
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return column.kind === 'money' ? showMoney(value) : showNumber(value);
  if (Array.isArray(value)) return value.map(String).join(', ');
  if (isLink(value)) return value.description || value.url;
  if (typeof value !== 'string') throw new TypeError(`${column.label} holds a value of no column's type`);
  return column.kind === 'nhsNumber' ? showNhsNumber(value) : value;
}
