import type { ExportTable, ExportValue, SiteUser } from '@phb/connectors';
import { showDate, showNumber } from '@phb/schemas';
import type { Temporal } from 'temporal-polyfill';
import type { GridColumn } from '../../kit/grid/column.js';
import { sortsInWords } from '../../kit/grid/sortsInWords.js';
import { inOrder, isFilterColumn, valueInWords } from '../filters.js';
import type { RegisterRows, RegisterView } from '../selectRows.js';
import { fileColumns } from './columns.js';

interface RegisterExport {
  readonly rows: RegisterRows;
  readonly members: readonly SiteUser[];
  /** The rows to write, in order. */
  readonly shown: Int32Array;
  /** What was asked for; undefined if the rows are those that were ticked. */
  readonly view: RegisterView | undefined;
  /** Every column, to name those that are sorted and filtered by. */
  readonly columns: readonly GridColumn[];
  readonly shownColumns: readonly GridColumn[];
  readonly organisation: string;
  readonly asAt: Temporal.PlainDate;
  /** When the rows were read from the list, with its time. */
  readonly readAt: string;
}

/** Each filter in words: "Status: Live, Suspended". A search is said, and never what was typed: it may be a name. */
export function filtersInWords(
  view: RegisterView,
  columns: readonly GridColumn[],
  members: readonly SiteUser[],
): readonly string[] {
  const filters = columns.flatMap(({ id, heading }) => {
    const chosen = view.filters.get(id);
    if (chosen === undefined || chosen.size === 0 || !isFilterColumn(id)) return [];
    return [
      `${heading}: ${inOrder(id, chosen, members)
        .map((value) => valueInWords(id, value, members))
        .join(', ')}`,
    ];
  });
  return view.search.trim() === '' ? filters : [...filters, 'found by a search'];
}

/** The rows in the columns and order on the screen, with what a reader of the file must know above them. */
export function registerTable(wanted: RegisterExport): ExportTable {
  const { rows, members, shown, view, columns } = wanted;
  const from = { rows, members };
  const parts = wanted.shownColumns.flatMap(({ id, heading }) => {
    const column = fileColumns.get(id);
    if (column === undefined) return [];
    const { kind, value, after, personal = false } = column;
    const beside = after === undefined ? [] : [{ ...after, kind: 'text' as const, personal }];
    return [{ heading, kind, value, personal }, ...beside];
  });
  const filters = view === undefined ? ['chosen by hand'] : filtersInWords(view, columns, members);
  return {
    title: 'Personal health budgets',
    about: [
      wanted.organisation,
      `As at: ${showDate(wanted.asAt)}`,
      `Read from the register at: ${wanted.readAt}`,
      'Basis: live and pipeline cases. Closed, declined and refused cases are left out.',
      `Filter: ${filters.length === 0 ? 'none' : filters.join('; ')}`,
      ...(view === undefined ? [] : [`Order: ${sortsInWords(view.sorts, columns)}`]),
      `Rows: ${showNumber(shown.length)}`,
      ...(parts.some(({ personal }) => personal)
        ? ['This file says who people are. Keep it and pass it on only as your information governance rules allow.']
        : []),
    ],
    columns: parts.map(({ heading, kind }) => ({ heading, kind })),
    rows: Array.from(shown, (row) => parts.map(({ value }): ExportValue => value(from, row))),
  };
}
