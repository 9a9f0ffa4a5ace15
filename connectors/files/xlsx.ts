import type { Cell } from 'write-excel-file/universal';
import { Temporal } from 'temporal-polyfill';
import { holdable } from '../xml/characters.js';
import type { ExportKind, ExportTable, ExportValue } from './exportTable.js';

/** Excel's number formats: a day, an amount, a share. */
const formats = {
  whole: '#,##0',
  fraction: '#,##0.0#####',
  money: '£#,##0.00',
  date: 'd mmmm yyyy',
  percent: '0.0%',
} as const;

/** Excel counts days from here. (Its day 60 never was; dates before March 1900 do not occur.) */
const dayZero = new Temporal.PlainDate(1899, 12, 30);
const firstDay = new Temporal.PlainDate(1900, 3, 1);

/** A cell of text, which is never a formula, whatever it begins with. */
function textCell(text: string): Cell {
  return { type: String, value: holdable(text) };
}

/** Dates are written as Excel's day number, so that no time zone comes near them. */
function cell(value: ExportValue, kind: ExportKind): Cell {
  if (value === null || value === '') return null;
  if (value instanceof Temporal.PlainDate) {
    if (Temporal.PlainDate.compare(value, firstDay) < 0) return textCell(value.toString());
    return { type: Number, value: dayZero.until(value).days, format: formats.date };
  }
  if (typeof value === 'string') return textCell(value);
  if (!Number.isFinite(value)) throw new TypeError(`${value} cannot be written into a file`);
  if (kind === 'money' || kind === 'percent') return { type: Number, value: value / 100, format: formats[kind] };
  return { type: Number, value, format: Number.isInteger(value) ? formats.whole : formats.fraction };
}

/** Wide enough for the heading and most values, in characters. */
function width(heading: string, kind: ExportKind): number {
  const least = kind === 'date' ? 18 : kind === 'text' ? 16 : 12;
  return Math.min(60, Math.max(least, heading.length + 2));
}

/** A sheet’s name has at most 31 characters, and not these. */
function sheetName(title: string): string {
  const name = holdable(title)
    .replace(/[[\]:*?/\\]/g, ' ')
    .replace(/^'+|'+$/g, '')
    .trim()
    .slice(0, 31)
    .trim();
  return name === '' ? 'Table' : name;
}

/**
 * Writes a table as an Excel workbook: the title and the lines about it first, then the headings, which stay in view, and the
 * rows. Dates, numbers, amounts in pounds and percentages are real ones; text is never run as a formula.
 */
export async function toXlsx({ title, about, columns, rows }: ExportTable): Promise<Blob> {
  const { default: write } = await import(/* webpackChunkName: 'xlsx' */ 'write-excel-file/universal');
  const head: Cell[][] = [
    [{ type: String, value: holdable(title), fontWeight: 'bold' }],
    ...about.map((text) => [textCell(text)]),
    [],
    columns.map(({ heading, kind }): Cell => ({
      type: String,
      value: holdable(heading),
      fontWeight: 'bold',
      align: kind === 'text' ? 'left' : 'right',
    })),
  ];
  const body = rows.map((row) => columns.map(({ kind }, index) => cell(row[index] ?? null, kind)));
  return write([...head, ...body], {
    sheet: sheetName(title),
    columns: columns.map(({ heading, kind }) => ({ width: width(heading, kind) })),
    stickyRowsCount: head.length,
  }).toBlob();
}
