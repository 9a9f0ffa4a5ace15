import { Temporal } from 'temporal-polyfill';
import type { ExportKind, ExportTable, ExportValue } from './exportTable.js';
import { inert } from './formula.js';

/** Excel reads a file as UTF-8 only if it begins so. */
const byteOrderMark = '\uFEFF';
const lineEnd = '\r\n';

/** One field by RFC 4180: in quotes if it holds a quote, comma, line end or blanks at its ends. */
function field(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

function written(value: ExportValue, kind: ExportKind): string {
  if (value === null) return '';
  if (value instanceof Temporal.PlainDate) return value.toString();
  if (typeof value === 'string') return inert(value);
  if (!Number.isFinite(value)) throw new TypeError(`${value} cannot be written into a file`);
  return kind === 'money' ? (value / 100).toFixed(2) : String(value);
}

const line = (texts: readonly string[]): string => texts.map(field).join(',') + lineEnd;

/**
 * Writes a table as CSV for Excel: UTF-8 with its mark, the title and the lines about it first, then a blank line, the headings
 * and the rows. Dates are yyyy-mm-dd, money in pounds. No text is ever run as a formula.
 */
export function toCsv({ title, about, columns, rows }: ExportTable): string {
  const head = [title, ...about].map((text) => line([inert(text)])).join('');
  const headings = line(columns.map(({ heading }) => inert(heading)));
  const body = rows.map((row) => line(columns.map(({ kind }, index) => written(row[index] ?? null, kind))));
  return `${byteOrderMark}${head}${lineEnd}${headings}${body.join('')}`;
}

/** How a table for other programs begins: UTF-8 with its mark, and one line of headings. */
export function plainCsvHead(headings: readonly string[]): string {
  return byteOrderMark + plainCsvLine(headings);
}

/** One row of a table for other programs. No text is ever run as a formula. */
export function plainCsvLine(texts: readonly string[]): string {
  return line(texts.map(inert));
}
