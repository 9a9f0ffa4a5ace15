import { Temporal } from 'temporal-polyfill';
import type { Column } from '../../kernel/column.js';
import { readInput, type ReadInput } from '../../kernel/input.js';
import { isNhsNumber, showNhsNumber } from '../../kernel/nhsNumber.js';
import { z } from '../../zod.js';
import { readAmount } from './amount.js';
import { cellText, isSpreadsheetError, type SourceCell } from './cell.js';
import { readPersonName } from './personName.js';
import { readSourceDate, type DateOrder } from './sourceDate.js';
import { readChoiceWord, readChoiceWords, readYesNoWord } from './words.js';

/** How the cells of a source column become values: data, so that a profile can be saved. */
export const transformSchema = z.discriminatedUnion('kind', [
  /** As the column's own kind reads. */
  z.object({ kind: z.literal('plain') }),
  z.object({
    kind: z.literal('date'),
    /** `tell` reads from the rows of the column whether the day or the month comes first. */
    order: z.enum(['tell', 'day first', 'month first']),
    /** Reads 19 as 2019. Not for birth dates. */
    twoDigitYears: z.boolean(),
  }),
  /** One part of a whole name such as “Mr SMITH, John”. */
  z.object({ kind: z.literal('name'), part: z.enum(['family', 'given']) }),
  /** `reversed`: the source writes money out as a plus and money in as a minus, or the other way round. */
  z.object({ kind: z.literal('money'), unit: z.enum(['pounds', 'pence']), reversed: z.boolean() }),
  /** `addCheckDigit` makes ten digits of nine. Only for a source that is known to leave the last one out. */
  z.object({ kind: z.literal('NHS number'), addCheckDigit: z.boolean() }),
  /** The source's own words for our choices. */
  z.object({ kind: z.literal('words'), words: z.record(z.string(), z.string()) }),
  /** A code that stays text, with the noughts in front that a spreadsheet took off put back up to its length. */
  z.object({ kind: z.literal('code'), length: z.int().check(z.minimum(1), z.maximum(40)) }),
]);
export type Transform = z.infer<typeof transformSchema>;

/** The usual way to read a column, until a person says otherwise. */
export function usualTransform(column: Column): Transform {
  switch (column.kind) {
    case 'calendarDate':
      return { kind: 'date', order: 'tell', twoDigitYears: false };
    case 'money':
      return { kind: 'money', unit: 'pounds', reversed: false };
    case 'nhsNumber':
      return { kind: 'NHS number', addCheckDigit: false };
    case 'choice':
    case 'multiChoice':
      return { kind: 'words', words: {} };
    case 'reference':
    case 'text':
    case 'code':
    case 'note':
    case 'number':
    case 'dateTime':
    case 'yesNo':
    case 'person':
    case 'link':
      return { kind: 'plain' };
  }
}

/** The check digit that belongs behind nine digits of an NHS number, undefined if there is none. */
function withCheckDigit(nine: string): string | undefined {
  return Array.from({ length: 10 }, (_, check) => `${nine}${check}`).find(isNhsNumber);
}

function readNumberOfNhs(label: string, text: string, addCheckDigit: boolean): ReadInput {
  const digits = text.replace(/[\s\-–.]/g, '');
  if (isNhsNumber(digits)) return { value: digits };
  if (/^\d{9}$/.test(digits)) {
    const whole = withCheckDigit(digits);
    if (whole !== undefined && addCheckDigit) return { value: whole };
    const would = whole === undefined ? '' : ` If the last one was left out, it is ${showNhsNumber(whole)}.`;
    return { problem: `${label} has 9 digits and needs 10.${would} Check it against the record.` };
  }
  if (/^\d{10}$/.test(digits)) {
    return {
      problem: `${label} has a wrong check digit, so at least one digit is wrong. Check it against the record.`,
    };
  }
  return { problem: `${label} must have 10 digits, such as 999 000 0018. Check it against the record.` };
}

function plain(column: Column, text: string): ReadInput {
  const { label } = column;
  switch (column.kind) {
    case 'choice': {
      const value = readChoiceWord(column.choices, text);
      return value === undefined ? readInput(column, text) : { value };
    }
    case 'multiChoice': {
      const value = readChoiceWords(column.choices, text);
      return value === undefined ? readInput(column, text) : { value };
    }
    case 'yesNo': {
      const value = readYesNoWord(text);
      return value === undefined ? { problem: `${label} must be yes or no.` } : { value };
    }
    case 'number':
      return readInput(column, text.replace(/\s*%$/, ''));
    case 'dateTime':
    case 'reference':
    case 'text':
    case 'code':
    case 'note':
    case 'money':
    case 'calendarDate':
    case 'nhsNumber':
    case 'person':
    case 'link':
      return readInput(column, text);
  }
}

function transformed(
  column: Column,
  transform: Transform,
  cell: SourceCell,
  text: string,
  told: DateOrder | undefined,
): ReadInput {
  const { label } = column;
  switch (transform.kind) {
    case 'plain':
      if (column.kind === 'calendarDate' && cell instanceof Temporal.PlainDate) return { value: cell };
      return plain(column, text);
    case 'date': {
      const order = transform.order === 'tell' ? (told ?? 'either') : transform.order;
      const read = readSourceDate(cell, { order, twoDigitYears: transform.twoDigitYears });
      return 'date' in read ? { value: read.date } : { problem: `${label} ${read.fault}` };
    }
    case 'name': {
      const name = readPersonName(text);
      return name
        ? { value: name[transform.part] }
        : { problem: `${label} cannot be told from the whole name. Write it as Family, Given.` };
    }
    case 'money': {
      const pence = readAmount(cell, transform.unit);
      if (pence === undefined) {
        return { problem: `${label} must be an amount in pounds and pence, such as 1,234.50.` };
      }
      return { value: transform.reversed ? 0 - pence : pence };
    }
    case 'NHS number':
      return readNumberOfNhs(label, text, transform.addCheckDigit);
    case 'words': {
      if (column.kind === 'multiChoice') {
        const value = readChoiceWords(column.choices, text, transform.words);
        if (value !== undefined) return { value };
      } else if (column.kind === 'choice') {
        const value = readChoiceWord(column.choices, text, transform.words);
        if (value !== undefined) return { value };
      }
      return plain(column, text);
    }
    case 'code':
      return readInput(column, /^\d+$/.test(text) ? text.padStart(transform.length, '0') : text);
  }
}

/**
 * Reads one cell into a column's value. Limits, and what must be filled, are checked later with the whole row.
 * @param told what the rows of the source column tell of its dates
 */
export function readSourceCell(
  column: Column,
  transform: Transform,
  cell: SourceCell | undefined,
  told?: DateOrder,
): ReadInput {
  const text = cellText(cell);
  if (text === '') return readInput(column, '');
  if (isSpreadsheetError(text)) {
    return { problem: `${column.label} holds an error of the spreadsheet. Mend the formula or the cell.` };
  }
  return transformed(column, transform, cell ?? null, text, told);
}
