import type { ExportTable } from '@phb/connectors';
import { cellText, display, showNumber } from '@phb/schemas';
import type { ImportPlan, ListDeclaration, PlannedRow, RowProblem, SourceTable } from '@phb/schemas';

/** What a plan adds, one line for each row of a list. */
export interface AddedLine {
  readonly key: string;
  readonly row: number;
  readonly list: string;
  readonly ref: string;
  readonly values: string;
}

/** One column that differs between file and register. */
export interface ChangedLine {
  readonly key: string;
  readonly row: number;
  readonly list: string;
  readonly ref: string;
  readonly column: string;
  readonly from: string;
  readonly to: string;
  readonly written: boolean;
}

const shown = (list: ListDeclaration | undefined, column: string, value: unknown): string => {
  const declared = list?.columns[column];
  const text = declared === undefined ? '' : display(declared, value);
  return text === '' ? 'Nothing' : text;
};

export function addedLines(plan: ImportPlan, lists: readonly ListDeclaration[]): readonly AddedLine[] {
  return plan.rows.flatMap(({ row, parts }) =>
    parts
      .filter(({ kind }) => kind === 'add')
      .map((part) => {
        const list = lists.find(({ title }) => title === part.list);
        const own = part.changes.map(({ column, label, to }) => `${label}: ${shown(list, column, to)}`).join('; ');
        const values = part.sameAs === undefined ? own : `Put together with row ${part.sameAs}: ${own}`;
        return { key: `${row} ${part.list}`, row, list: part.list, ref: part.ref, values };
      }),
  );
}

export function changedLines(plan: ImportPlan, lists: readonly ListDeclaration[]): readonly ChangedLine[] {
  return plan.rows.flatMap(({ row, parts }) =>
    parts
      .filter(({ kind }) => kind === 'change' || kind === 'unchanged')
      .flatMap((part) => {
        const list = lists.find(({ title }) => title === part.list);
        return part.changes.map(({ column, label, from, to, decision }) => ({
          key: `${row} ${part.list} ${column}`,
          row,
          list: part.list,
          ref: part.ref,
          column: label,
          from: shown(list, column, from),
          to: shown(list, column, to),
          written: decision === 'written',
        }));
      }),
  );
}

/** Why a row has nothing to be done, in words. */
export function whyUnchanged({ parts }: PlannedRow): string {
  const repeated = parts.find(({ kind }) => kind === 'repeat')?.sameAs;
  if (repeated !== undefined) return `Row ${repeated} of the file says the same.`;
  const kept = parts.flatMap(({ changes }) => changes.map(({ label }) => label));
  return kept.length === 0
    ? 'The register says the same.'
    : `The register’s own value stays: ${[...new Set(kept)].join(', ')}.`;
}

const references = /\b[A-Z]{1,4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b/g;
const numbers = /\d(?:[\d\s,./-]*\d)?/g;

/** A problem without what differs from row to row: rows that share it have the same reason. */
export function reasonOf({ column, list, message }: RowProblem): string {
  return `${column ?? list}: ${message.replace(references, '…').replace(numbers, '…')}`;
}

/** The reasons of some problems, each with how many rows have it, the most frequent first. */
export function reasonsOf(
  problems: readonly RowProblem[],
): readonly { readonly reason: string; readonly rows: number }[] {
  const rows = new Map<string, Set<number>>();
  for (const problem of problems) {
    const reason = reasonOf(problem);
    rows.set(reason, (rows.get(reason) ?? new Set<number>()).add(problem.row));
  }
  return [...rows]
    .map(([reason, { size }]) => ({ reason, rows: size }))
    .sort((a, b) => b.rows - a.rows || a.reason.localeCompare(b.reason, 'en-GB'));
}

/**
 * The rows of the file that are not imported, under the file's own headings and with the reasons behind them, to be corrected
 * and imported again.
 */
export function notImportedTable(plan: ImportPlan, table: SourceTable): ExportTable {
  const why = new Map(
    plan.rows
      .filter(({ outcome }) => outcome === 'refused' || outcome === 'question')
      .map(({ row, problems, questions }) => [
        row,
        [
          ...problems.map(({ column, message }) => (column === undefined ? message : `${column}: ${message}`)),
          ...questions.map(({ message }) => message),
        ].join(' '),
      ]),
  );
  const rows = table.rows.filter(({ number }) => why.has(number));
  return {
    title: 'Rows that were not imported',
    about: [
      `Rows: ${showNumber(rows.length)} of ${showNumber(table.rows.length)}`,
      'This file may say who people are. Keep it and pass it on only as your information governance rules allow.',
    ],
    columns: [...table.headings, 'Row of the file', 'Why it was not imported'].map((heading) => ({
      heading,
      kind: 'text' as const,
    })),
    rows: rows.map(({ number, cells }) => [
      ...table.headings.map((_, at) => cellText(cells[at])),
      String(number),
      why.get(number) ?? '',
    ]),
  };
}
