import type { Temporal } from 'temporal-polyfill';
import type { ListDeclaration, RowOf } from '../../kernel/list.js';
import type { PickNumber } from '../../kernel/reference.js';
import { validate } from '../../kernel/validate.js';
import type { SourceRow } from '../cells/cell.js';
import type { ImportAnswers, ImportOperation, ImportQuestion, PlannedPart } from './importPlan.js';
import { foundIn, type RowProblem } from '../mapping/mapTable.js';
import type { KnownRow, SaidRow, TargetState } from './matchRow.js';
import type { AnyRow } from './rowIndex.js';
import { isSameValue } from './sameValue.js';

/** What one row of a file says for one list. */
export interface SaidPart {
  readonly state: TargetState;
  readonly source: SourceRow;
  readonly values: AnyRow;
}

/** What a row is judged by, besides what it says. */
export interface Judging {
  readonly answers: ImportAnswers;
  /** The host's day: days of what has happened may not lie after it. */
  readonly today: Temporal.PlainDate;
  /** Source of randomness of new references; the default is the machine's secure one. */
  readonly pick?: PickNumber;
  /** References of rows that this file adds, those of the row in hand included. */
  readonly adds: ReadonlySet<string>;
  /** What the rows before would write of a row. */
  operationOn(list: ListDeclaration, ref: string): ImportOperation | undefined;
}

/** One list's part of a row that was judged right; nothing of it counts before all parts are. */
export interface Part {
  readonly state: TargetState;
  readonly known: KnownRow;
  readonly isNew: boolean;
  /** What the file has said of the row with this part. */
  readonly said: SaidRow;
  readonly planned: PlannedPart;
  /** What is to be written of the row, in the place of what an earlier row of the file would have written. */
  readonly operation: ImportOperation | undefined;
}

export type Judged =
  | { readonly part: Part }
  | { readonly problems: readonly RowProblem[] }
  | { readonly questions: readonly ImportQuestion[] };

/** A row to be checked by its list: every value in it was read by its column. */
export function asRow(row: AnyRow): RowOf<ListDeclaration> {
  return row as RowOf<ListDeclaration>;
}

/** The label of a column in the middle of a sentence. */
export function labelInside(list: ListDeclaration, name: string): string {
  return list.columns[name]?.label.toLowerCase() ?? name;
}

/** The column by which a row belongs to another row than the one that the file says. */
export function foreignLink({ state, values }: SaidPart, row: AnyRow): string | undefined {
  return Object.keys(state.prepared.target.links).find((name) => !isSameValue(row[name], values[name]));
}

/** What is wrong with a row, as the person reads it. @param name the column in code; undefined for the row as a whole */
function problem({ state, source }: SaidPart, name: string | undefined, message: string): RowProblem {
  const { list } = state.prepared;
  const column = name === undefined ? undefined : list.columns[name]?.label;
  const cell = name === undefined ? { found: '', heading: undefined } : foundIn(state.prepared, source, name);
  return { row: source.number, list: list.title, column, ...cell, message };
}

/** A row that is not taken, and why. */
export function refused(
  part: SaidPart,
  problems: readonly { readonly column?: string | undefined; readonly message: string }[],
): { readonly problems: readonly RowProblem[] } {
  return { problems: problems.map(({ column, message }) => problem(part, column, message)) };
}

/** What changes break; a rule that the register's row broke before is not the file's fault. */
export function newProblems(list: ListDeclaration, stored: AnyRow, after: AnyRow, today: Temporal.PlainDate) {
  if (Object.keys(after).length === 0) return [];
  const old = new Set(validate(list, asRow(stored), today).map(({ message }) => message));
  const now = validate(list, asRow({ ...stored, ...after }), today);
  return now.filter(({ message, column }) => !old.has(message) || (column !== undefined && column in after));
}
