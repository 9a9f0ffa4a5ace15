import type { Temporal } from 'temporal-polyfill';

/** What one cell of a file holds. A CSV file has texts only; a workbook also numbers, days and yes or no. */
export type SourceCell = string | number | boolean | Temporal.PlainDate | null;

/** One row of a file, numbered as a spreadsheet numbers it: the first row is 1. */
export interface SourceRow {
  readonly number: number;
  readonly cells: readonly SourceCell[];
}

/** The part of a sheet or file that holds the rows to import. */
export interface SourceTable {
  readonly headings: readonly string[];
  /** Number of the row that holds the headings. */
  readonly headingRow: number;
  readonly rows: readonly SourceRow[];
}

/** Blanks that look like a blank but are none (non-breaking, figure, narrow), and characters that cannot be seen at all. */
const blanks = /[\u00A0\u2007\u202F]/g;
const unseen = /\u200B|\u200C|\u200D|\u2060|\uFEFF/g;

/** A text without what nobody sees: blanks at its ends, and other blanks in place of plain ones. Line ends are \n. */
export function clean(text: string): string {
  return text.replace(unseen, '').replace(blanks, ' ').replace(/\r\n?/g, '\n').trim();
}

/** A cell as a person would read it aloud; an empty cell is an empty text. */
export function cellText(cell: SourceCell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'boolean') return cell ? 'Yes' : 'No';
  return clean(typeof cell === 'string' ? cell : cell.toString());
}

/** Whether a cell holds what a spreadsheet writes when its formula failed. */
export function isSpreadsheetError(text: string): boolean {
  return /^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)$/i.test(text);
}

/** Words compared without capitals, accents, punctuation and doubled blanks: "NHS No." and "nhs no" are one. */
export function plainWords(text: string): string {
  return clean(text)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
