import { Temporal } from 'temporal-polyfill';
import { showDate } from './calendarDate.js';
import type { Column } from './column.js';
import { showNumber } from './display.js';
import { columnsOf, type ListDeclaration, type RowOf } from './list.js';
import { showMoney } from './money.js';
import type { Problem } from './problem.js';

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

function requiredMessage(column: Column): string {
  // In quotation marks, as the moves of the life cycle have it: “With” and “Due on” make no sentence without them.
  if (column.kind === 'calendarDate') return `Enter “${column.label}”, such as 14 March 2026.`;
  return column.kind === 'choice' || column.kind === 'multiChoice' || column.kind === 'person'
    ? `Choose “${column.label}”.`
    : `Enter “${column.label}”.`;
}

function rangeMessage(column: Column, value: number): string | undefined {
  if (column.kind !== 'number' && column.kind !== 'money') return undefined;
  const show = column.kind === 'money' ? showMoney : showNumber;
  if (column.min !== undefined && value < column.min) return `${column.label} must be ${show(column.min)} or more.`;
  if (column.max !== undefined && value > column.max) return `${column.label} must be ${show(column.max)} or less.`;
  if (column.kind === 'number' && Number(value.toFixed(column.decimals)) !== value) {
    return column.decimals === 0
      ? `${column.label} must be a whole number.`
      : `${column.label} may have at most ${column.decimals} decimal places.`;
  }
  return undefined;
}

/** What is said of a day that has not come yet, where it is of something that has happened. @param today if it is known */
export function futureMessage(column: Column, today?: Temporal.PlainDate): string {
  return `${column.label} must not be after today${today ? `, ${showDate(today)}` : ''}.`;
}

function isAhead(column: Column, value: unknown, today: Temporal.PlainDate | undefined): boolean {
  if (column.kind !== 'calendarDate' || !column.happened || !today || !(value instanceof Temporal.PlainDate))
    return false;
  return Temporal.PlainDate.compare(value, today) > 0;
}

/** Years from today beyond which a day of something to come is asked about: more often a slip of the year than a plan. */
const yearsAhead = 10;

/**
 * A question about a day that lies so far ahead that its year is probably wrong. It stops nothing: such a day may be right.
 * @returns a sentence for the person; undefined for any other value
 */
export function farAheadMessage(value: Temporal.PlainDate | undefined, today: Temporal.PlainDate): string | undefined {
  if (value === undefined) return undefined;
  const { years } = today.until(value, { largestUnit: 'year' });
  return years < yearsAhead ? undefined : `${showDate(value)} is ${years} years ahead. Check the year.`;
}

function columnMessage(column: Column, value: unknown): string | undefined {
  if (isEmpty(value)) return column.required ? requiredMessage(column) : undefined;
  if (typeof value === 'number') return rangeMessage(column, value);
  if (typeof value !== 'string') return undefined;
  if ((column.kind === 'text' || column.kind === 'note') && value.length > column.maxLength) {
    const over = value.length - column.maxLength;
    return `${column.label} may have at most ${showNumber(column.maxLength)} characters. Shorten it by ${showNumber(over)}.`;
  }
  if (column.kind === 'text' && /^[=@]/.test(value)) {
    // A spreadsheet would run it, and no name or title begins so. (+ and - may begin a telephone number: exports escape them.)
    return `${column.label} may not begin with ${value.charAt(0)}. Take that character out.`;
  }
  if (column.kind === 'code' && !column.pattern.test(value)) return `${column.label} must be ${column.patternInWords}.`;
  return undefined;
}

/**
 * Checks a whole row against its declaration: each column, then, where the columns are right, the rules between them.
 * @param today the host's day; without it days that have not come yet are not looked for
 * @returns one problem for each thing to mend, in the order of the columns; empty if the row may be saved
 */
export function validate<L extends ListDeclaration>(
  list: L,
  row: RowOf<L>,
  today?: Temporal.PlainDate,
): readonly Problem[] {
  const values: Readonly<Record<string, unknown>> = row;
  const problems: Problem[] = [];
  const wrong = new Set<string>();
  for (const [name, column] of columnsOf(list)) {
    const message = columnMessage(column, values[name]);
    if (message) {
      wrong.add(name);
      problems.push({ column: name, message });
    } else if (isAhead(column, values[name], today)) {
      // It is a date all the same: the rules are asked about it.
      problems.push({ column: name, message: futureMessage(column, today) });
    }
  }
  for (const rule of list.rules) {
    // A rule is not asked about a value that is itself wrong: one mistake, one message.
    if (rule.columns.some((column) => wrong.has(column))) continue;
    if (!rule.holds(row)) problems.push({ column: rule.columns[0], message: rule.message });
  }
  return problems;
}
