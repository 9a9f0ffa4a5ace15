import type { Column } from '../../kernel/column.js';
import { showNumber } from '../../kernel/display.js';
import type { ListDeclaration } from '../../kernel/list.js';
import { cellText, plainWords, type SourceCell, type SourceRow, type SourceTable } from '../cells/cell.js';
import type { ColumnMapping, ImportProfile, ImportTarget } from './profile.js';
import { tellDateOrder, type DateOrder } from '../cells/sourceDate.js';
import { readSourceCell } from '../cells/transform.js';

/** What is wrong with one row of a file: where it stands, what was found there, and how to mend it. */
export interface RowProblem {
  /** The row as the spreadsheet numbers it. */
  readonly row: number;
  readonly list: string;
  /** Label of the column; undefined for the row as a whole. */
  readonly column: string | undefined;
  /** The file's heading, where the value comes from a cell. */
  readonly heading: string | undefined;
  /** The words in the cell. Personal: for the person who imports, never for a log. */
  readonly found: string;
  readonly message: string;
}

export interface PreparedColumn {
  readonly mapping: ColumnMapping;
  readonly column: Column;
  /** Place of the source column; undefined for one text for all rows. */
  readonly at: number | undefined;
  readonly told: DateOrder | undefined;
}

/** One list of a profile, fitted to the headings and dates of one file. */
export interface PreparedTarget {
  readonly list: ListDeclaration;
  readonly target: ImportTarget;
  readonly columns: readonly PreparedColumn[];
}

export interface PreparedImport {
  readonly targets: readonly PreparedTarget[];
  /** What stops the import as a whole: missing columns, a wrong sheet. */
  readonly problems: readonly string[];
  /** What the person should know, though it stops nothing: how dates were read. */
  readonly notices: readonly string[];
}

function missingColumns(profile: ImportProfile, missing: readonly string[], all: number): readonly string[] {
  if (missing.length === 0) return [];
  if (missing.length === all || missing.length > all / 2) {
    return [
      `This does not look like a file for “${profile.name}”: of its ${showNumber(all)} columns ${showNumber(missing.length)} are not there. Choose another sheet, file or profile.`,
    ];
  }
  return missing.map(
    (heading) => `The file has no column “${heading}”. Map another one in its place, or choose another sheet.`,
  );
}

function dateNotice(heading: string, order: DateOrder, at: ReturnType<typeof tellDateOrder>): string | undefined {
  if (order === 'mixed') {
    return `“${heading}” has dates with the day first (row ${at.dayFirstRow ?? 0}) and with the month first (row ${at.monthFirstRow ?? 0}). Rows that could be either are refused.`;
  }
  if (order === 'month first') {
    return `“${heading}” is read with the month first, because row ${at.monthFirstRow ?? 0} can be read no other way.`;
  }
  if (order === 'either' && at.hasAmbiguous) {
    return `No row of “${heading}” tells whether the day or the month comes first. It is read with the day first; change it in the mapping if that is wrong.`;
  }
  return undefined;
}

/** Fits a profile to a table: finds its columns by their headings, and reads how each column's dates are written. */
export function prepareImport(
  profile: ImportProfile,
  lists: readonly ListDeclaration[],
  table: SourceTable,
): PreparedImport {
  const places = new Map<string, number>();
  table.headings.forEach((heading, at) => {
    const words = plainWords(heading);
    if (words !== '' && !places.has(words)) places.set(words, at);
  });
  const wanted = new Set<string>();
  const missing = new Set<string>();
  const notices = new Set<string>();
  const targets = profile.targets.flatMap((target): PreparedTarget[] => {
    const list = lists.find(({ title }) => title === target.list);
    if (!list) return [];
    const columns = target.columns.flatMap((mapping): PreparedColumn[] => {
      const column = list.columns[mapping.to];
      if (!column) return [];
      if ('constant' in mapping.from) return [{ mapping, column, at: undefined, told: undefined }];
      const { heading } = mapping.from;
      wanted.add(heading);
      const at = places.get(plainWords(heading));
      if (at === undefined) {
        missing.add(heading);
        return [];
      }
      if (mapping.read.kind !== 'date' || mapping.read.order !== 'tell') {
        return [{ mapping, column, at, told: undefined }];
      }
      const told = tellDateOrder(table.rows.map((row) => ({ row: row.number, cell: row.cells[at] })));
      const notice = dateNotice(heading, told.order, told);
      if (notice !== undefined) notices.add(notice);
      return [{ mapping, column, at, told: told.order }];
    });
    return [{ list, target, columns }];
  });
  return { targets, problems: missingColumns(profile, [...missing], wanted.size), notices: [...notices] };
}

/** The values that one row of a file gives for one list, by column in code. Empty cells that say nothing are left out. */
export interface MappedRow {
  readonly values: Readonly<Record<string, unknown>>;
  readonly problems: readonly RowProblem[];
}

/** The words of a row's cell that a column is filled from, and its heading. */
export function foundIn(
  { columns }: PreparedTarget,
  row: SourceRow,
  name: string,
): { readonly found: string; readonly heading: string | undefined } {
  const one = columns.find(({ mapping }) => mapping.to === name);
  const heading = one && 'heading' in one.mapping.from ? one.mapping.from.heading : undefined;
  return { found: one?.at === undefined ? '' : cellText(row.cells[one.at]), heading };
}

/** Reads one row of a file for one list. Every cell that cannot be read is a problem of its own. */
export function mapRow(prepared: PreparedTarget, row: SourceRow): MappedRow {
  const values: Record<string, unknown> = {};
  const problems: RowProblem[] = [];
  for (const { mapping, column, at, told } of prepared.columns) {
    const cell: SourceCell | undefined =
      at === undefined ? ('constant' in mapping.from ? mapping.from.constant : null) : row.cells[at];
    if (cellText(cell) === '' && mapping.empty === 'ignore') continue;
    const read = readSourceCell(column, mapping.read, cell, told);
    if ('value' in read) values[mapping.to] = read.value;
    else {
      const at = { row: row.number, list: prepared.list.title, column: column.label };
      problems.push({ ...at, ...foundIn(prepared, row, mapping.to), message: read.problem });
    }
  }
  return { values, problems };
}
