import { dateOfSerial, type SourceCell, type SourceRow } from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';
import { mostColumns, mostRows, tooManyRows } from './limits.js';
import type { SliceOptions } from './slices.js';
import type { Workbook } from './workbookParts.js';
import { readXml } from './xmlPieces.js';

/** Days between the calendars that begin in 1900 and in 1904. */
const daysTo1904 = 1462;

interface Place {
  readonly row: number;
  readonly column: number;
}

/** Reads an address such as B12, both counted from 1. */
function placeOf(address: string): Place | undefined {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(address);
  if (!match) return undefined;
  let column = 0;
  for (const letter of match[1] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(match[2]), column };
}

interface CellBeingRead {
  readonly at: Place;
  readonly type: string;
  readonly style: number;
  value: string;
  inline: string;
}

function numberCell({ since1904, meanings }: Workbook, style: number, value: string): SourceCell {
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  const meaning = meanings[style];
  // A time of day alone, below one day, is no date.
  if (meaning?.kind === 'date' && number >= 1) {
    return dateOfSerial(since1904 ? number + daysTo1904 : number) ?? number;
  }
  // 00123 is how the sheet shows 123: what people see is the code.
  return meaning?.kind === 'code' && Number.isInteger(number) ? value.padStart(meaning.digits, '0') : number;
}

function isoDate(value: string): SourceCell {
  try {
    return Temporal.PlainDate.from(value.slice(0, 10));
  } catch (error) {
    if (error instanceof RangeError) return value;
    throw error;
  }
}

function valueOf(workbook: Workbook, cell: CellBeingRead): SourceCell {
  const { type, value } = cell;
  if (type === 'inlineStr') return cell.inline;
  if (value === '') return null;
  switch (type) {
    case 's':
      return workbook.texts[Number(value)] ?? null;
    case 'b':
      return value === '1';
    case 'd':
      return isoDate(value);
    case 'str':
    case 'e':
      return value;
    default:
      return numberCell(workbook, cell.style, value);
  }
}

interface MergedCells {
  readonly address: string;
  readonly from: Place;
  readonly to: Place;
}

export interface SheetRows {
  readonly rows: readonly SourceRow[];
  readonly notices: readonly string[];
}

/** Puts a value into its place; the cells before it that the file leaves out are empty. */
function putAt(cells: SourceCell[], column: number, value: SourceCell): void {
  while (cells.length < column) cells.push(null);
  cells[column - 1] = value;
}

/**
 * Gives each row that a cell was merged over the cell's value: a name that stands once beside three budgets is all three's.
 * No row is looked at twice for a column, and none behind the last one: a file may say that A1 is merged over ten million rows,
 * and say it a thousand times.
 */
function filledDown(rows: Map<number, SourceCell[]>, merged: readonly MergedCells[]): readonly string[] {
  const doneTo = new Map<number, number>();
  let last = 0;
  for (const row of rows.keys()) last = Math.max(last, row);
  const downwards = [...merged].sort((a, b) => a.from.row - b.from.row);
  const filled = downwards.filter(({ from, to }) => {
    const value = rows.get(from.row)?.[from.column - 1] ?? null;
    const end = Math.min(to.row, last);
    if (value === null || end <= from.row || from.row <= (doneTo.get(from.column) ?? 0)) return false;
    doneTo.set(from.column, end);
    for (let row = from.row + 1; row <= end; row += 1) {
      const cells = rows.get(row);
      if (cells) putAt(cells, from.column, value);
    }
    return true;
  });
  if (filled.length === 0) return [];
  const which = filled
    .slice(0, 3)
    .map(({ address }) => address)
    .join(', ');
  const more = filled.length > 3 ? ' and others' : '';
  return [`Merged cells (${which}${more}) were read as if each of their rows held the value.`];
}

/** Reads the rows of one sheet, with the page's turn between pieces. Formulas give the value that Excel last saved. */
export async function readSheet(
  workbook: Workbook,
  pieces: AsyncIterable<Uint8Array>,
  options: SliceOptions,
): Promise<SheetRows> {
  const rows = new Map<number, SourceCell[]>();
  const merged: MergedCells[] = [];
  let cell: CellBeingRead | undefined;
  let inside: 'value' | 'inline' | undefined;
  let row = 0;
  let column = 0;
  let total = 0;

  const put = ({ at }: CellBeingRead, value: SourceCell): void => {
    if (at.column > mostColumns) return;
    const cells = rows.get(at.row) ?? [];
    putAt(cells, at.column, value);
    rows.set(at.row, cells);
  };

  await readXml(
    pieces,
    {
      open(name, attributes) {
        switch (name) {
          case 'dimension':
            total = placeOf((attributes.ref ?? '').split(':')[1] ?? '')?.row ?? 0;
            break;
          case 'row':
            row = attributes.r === undefined ? row + 1 : Number(attributes.r);
            column = 0;
            if (row > mostRows) throw tooManyRows();
            if (row % 500 === 0) options.onProgress?.(row, Math.max(row, total));
            break;
          case 'c': {
            const at = placeOf(attributes.r ?? '') ?? { row, column: column + 1 };
            column = at.column;
            cell = { at, type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), value: '', inline: '' };
            break;
          }
          case 'v':
            inside = 'value';
            break;
          case 't':
            inside = cell?.type === 'inlineStr' ? 'inline' : undefined;
            break;
          case 'mergeCell': {
            const [first = '', last = ''] = (attributes.ref ?? '').split(':');
            const from = placeOf(first);
            const to = placeOf(last);
            if (from && to) merged.push({ address: attributes.ref ?? '', from, to });
            break;
          }
        }
      },
      text(text) {
        if (cell && inside) cell[inside] += text;
      },
      close(name) {
        if (name === 'v' || name === 't') inside = undefined;
        if (name !== 'c' || !cell) return;
        const value = valueOf(workbook, cell);
        if (value !== null && value !== '') put(cell, value);
        cell = undefined;
      },
    },
    options.signal,
  );
  const notices = filledDown(rows, merged);
  return {
    rows: [...rows].sort(([a], [b]) => a - b).map(([number, cells]) => ({ number, cells })),
    notices,
  };
}
