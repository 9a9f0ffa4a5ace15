import { Temporal } from 'temporal-polyfill';
import { readDate } from '../../kernel/calendarDate.js';
import { cellText, type SourceCell } from './cell.js';

/**
 * What the rows of a column tell of how their dates are written. 03/04/2019 alone may be 3 April or 4 March; one row with a
 * number above 12 decides for the whole column. `mixed`: some rows say one, some the other.
 */
export type DateOrder = 'day first' | 'month first' | 'either' | 'mixed';

export interface DateOrderFound {
  readonly order: DateOrder;
  /** A row that can only be read day first, and one that can only be read month first. */
  readonly dayFirstRow: number | undefined;
  readonly monthFirstRow: number | undefined;
  /** Some row holds a date that could be read both ways. */
  readonly hasAmbiguous: boolean;
}

const inNumbers = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})$/;
/** A time of day behind the day, as databases export it. It is left out: these columns hold days. */
const timeOfDay = /[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[ap]m)?Z?$/i;
const withoutTime = (text: string): string => text.replace(timeOfDay, '').trim();

/** Reads how the dates of one column are written, from all of its rows. */
export function tellDateOrder(
  cells: Iterable<{ readonly row: number; readonly cell: SourceCell | undefined }>,
): DateOrderFound {
  let dayFirstRow: number | undefined;
  let monthFirstRow: number | undefined;
  let hasAmbiguous = false;
  for (const { row, cell } of cells) {
    if (typeof cell !== 'string') continue;
    const match = inNumbers.exec(withoutTime(cellText(cell)));
    if (!match) continue;
    const first = Number(match[1]);
    const second = Number(match[2]);
    if (first > 12 && second <= 12) dayFirstRow ??= row;
    else if (second > 12 && first <= 12) monthFirstRow ??= row;
    else if (first !== second && first <= 12) hasAmbiguous = true;
  }
  const order =
    dayFirstRow === undefined
      ? monthFirstRow === undefined
        ? 'either'
        : 'month first'
      : monthFirstRow === undefined
        ? 'day first'
        : 'mixed';
  return { order, dayFirstRow, monthFirstRow, hasAmbiguous };
}

/** Excel's day 0 for workbooks of the 1900 calendar. (Its 29 February 1900 never was: days before March 1900 are refused.) */
const dayZero = new Temporal.PlainDate(1899, 12, 30);
const firstSerial = 61;
const lastSerial = 2_958_465;

/** The day of an Excel serial number: 43556 is 1 April 2019. A time of day, its fraction, is left out. */
export function dateOfSerial(serial: number): Temporal.PlainDate | undefined {
  const days = Math.floor(serial);
  return days >= firstSerial && days <= lastSerial ? dayZero.add({ days }) : undefined;
}

export interface SourceDateOptions {
  readonly order: DateOrder;
  /** Reads 19 as 2019. Never for birth dates, which may be of either century. */
  readonly twoDigitYears: boolean;
}

type Read = { readonly date: Temporal.PlainDate } | { readonly fault: string };

const noDay = 'is not a date. Write it as 14 March 2026 or 14/03/2026.';

function swapped(text: string, match: RegExpExecArray): string {
  return text.replace(inNumbers, `${match[2]}/${match[1]}/${match[3]}`);
}

/**
 * Reads a day as people and programs write it: 14/3/2026, 14-Mar-2026, 2026-03-14T00:00:00, Excel's 46095.
 * @returns the day, or what is wrong, to be put behind the words found
 */
export function readSourceDate(cell: SourceCell | undefined, { order, twoDigitYears }: SourceDateOptions): Read {
  if (cell instanceof Temporal.PlainDate) return { date: cell };
  const text = withoutTime(cellText(cell));
  if (typeof cell === 'number' || /^\d{5}$/.test(text)) {
    const date = dateOfSerial(Number(text));
    return date ? { date } : { fault: noDay };
  }
  let written = text.replace(/^(mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+/i, '');
  const shortYear = /^(\d{1,2}[/.\- ](?:\d{1,2}|[A-Za-z]+)[/.\- ])(\d{2})$/.exec(written);
  if (shortYear) {
    if (!twoDigitYears) return { fault: 'has a year of two figures, which may be of either century. Write all four.' };
    written = `${shortYear[1]}20${shortYear[2]}`;
  }
  const numbers = inNumbers.exec(written);
  if (numbers) {
    const first = Number(numbers[1]);
    const second = Number(numbers[2]);
    const couldBeBoth = first <= 12 && second <= 12 && first !== second;
    if (order === 'mixed' && couldBeBoth) {
      return { fault: 'could be read day first or month first, and this column has both. Write the month as a word.' };
    }
    if (order === 'month first' || (order === 'mixed' && second > 12)) written = swapped(written, numbers);
    if (order === 'day first' && second > 12 && first <= 12) {
      return { fault: 'has no such month when read day first. Check the day and the month.' };
    }
  }
  const monthFirst = /^([A-Za-z]+)\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/.exec(written);
  const date = readDate(monthFirst ? `${monthFirst[2]} ${monthFirst[1]} ${monthFirst[3]}` : written);
  return date ? { date } : { fault: noDay };
}
