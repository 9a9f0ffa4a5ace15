import { Temporal } from 'temporal-polyfill';
import { readDate } from './calendarDate.js';
import type { Column } from './column.js';
import { display, isLink } from './display.js';
import { readMoney } from './money.js';
import { readNhsNumber } from './nhsNumber.js';
import { readReference } from './reference.js';

/** What became of a text that a person typed: a value, or a sentence that says how to mend it. */
export type ReadInput = { readonly value: unknown } | { readonly problem: string };

function readNumber(text: string): number | undefined {
  const bare = text.replace(/[,\s]/g, '');
  return /^-?\d+(\.\d+)?$/.test(bare) ? Number(bare) : undefined;
}

function readYesNo(text: string): boolean | undefined {
  const word = text.toLowerCase();
  if (['yes', 'y', 'true', '1'].includes(word)) return true;
  return ['no', 'n', 'false', '0'].includes(word) ? false : undefined;
}

function readChoice(choices: readonly string[], text: string): string | undefined {
  return choices.find((choice) => choice.toLowerCase() === text.toLowerCase());
}

function problemOr(value: unknown, problem: string): ReadInput {
  return value === undefined ? { problem } : { value };
}

/**
 * Reads what a person typed or a file holds into a column's value. Limits (length, range, required) are checked by validate,
 * so that a form shows both in the same way. Blank is empty: null, no, or no choices.
 */
export function readInput(column: Column, typed: string): ReadInput {
  const text = column.kind === 'note' ? typed.trimEnd() : typed.trim();
  const { label } = column;
  if (text === '') {
    if (column.kind === 'yesNo') return { value: false };
    return { value: column.kind === 'multiChoice' ? [] : null };
  }
  switch (column.kind) {
    case 'text':
    case 'note':
      return { value: text };
    case 'code':
      return { value: text.toUpperCase() };
    case 'reference':
      return problemOr(
        readReference(column.prefix, text),
        `${label} must be a whole reference such as ${column.prefix}-7K3Q-9F2X. Check each character.`,
      );
    case 'nhsNumber':
      return problemOr(
        readNhsNumber(text),
        `${label} must have 10 digits and the right check digit, such as 999 000 0018. Check it against the letter or record.`,
      );
    case 'choice':
      return problemOr(readChoice(column.choices, text), `${label} must be one of: ${column.choices.join(', ')}.`);
    case 'multiChoice': {
      const words = text
        .split(/[;,]/)
        .map((word) => word.trim())
        .filter((word) => word !== '');
      const found = words.map((word) => readChoice(column.choices, word));
      return found.includes(undefined)
        ? { problem: `${label} must be any of: ${column.choices.join(', ')}, with commas between.` }
        : { value: found };
    }
    case 'number':
      return problemOr(readNumber(text), `${label} must be a number, such as ${column.decimals > 0 ? '12.5' : '12'}.`);
    case 'money':
      return problemOr(readMoney(text), `${label} must be an amount in pounds and pence, such as 1,234.50.`);
    case 'calendarDate':
      return problemOr(
        readDate(text),
        `${label} must be a real date with a four-figure year, such as 14 March 2026 or 14/3/2026.`,
      );
    case 'dateTime':
      try {
        return { value: Temporal.Instant.from(text) };
      } catch (error) {
        if (error instanceof RangeError)
          return { problem: `${label} must be a date and time with its zone, such as 2026-03-14T14:30:00Z.` };
        throw error;
      }
    case 'yesNo':
      return problemOr(readYesNo(text), `${label} must be yes or no.`);
    case 'person':
      return problemOr(readNumber(text), `${label} must be a member of this site.`);
    case 'link':
      return /^https:\/\/\S+$/.test(text)
        ? { value: { url: text, description: text } }
        : { problem: `${label} must be a web address that begins with https://.` };
  }
}

/** Shows a value in the form in which a person would type it into the field. */
export function showInput(column: Column, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (column.kind === 'money' && typeof value === 'number') return (value / 100).toFixed(2);
  if (column.kind === 'number' && typeof value === 'number') return String(value);
  // Its text is not what is typed: a link is typed as its address.
  if (isLink(value)) return value.url;
  return display(column, value);
}
