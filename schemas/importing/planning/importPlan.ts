import type { RowProblem } from '../mapping/mapTable.js';
import type { AnyRow } from './rowIndex.js';

/** One column of one row: what the register has and what the file says. */
export interface ColumnChange {
  readonly column: string;
  readonly label: string;
  readonly from: unknown;
  readonly to: unknown;
  /** `kept`: the register's value stays, by the column's policy or the person's answer. */
  readonly decision: 'written' | 'kept';
}

/** Something only a person can decide. Until it is answered nothing of the row is written. */
export interface ImportQuestion {
  /** Under this id the answer is given. */
  readonly id: string;
  /**
   * What it is about: who a row is (`who`), a value of the register or of the file (`register`), a value of one row of the file or of
   * another (`rows`), whether two rows of the file are put together (`together`).
   */
  readonly kind: 'who' | 'register' | 'rows' | 'together';
  readonly row: number;
  readonly list: string;
  /** Column in code, for a question about one value. */
  readonly column: string | undefined;
  readonly message: string;
  readonly options: readonly { readonly answer: string; readonly label: string }[];
}

/** Answers to questions, by the question's id. */
export type ImportAnswers = ReadonlyMap<string, string>;

/** What a row of the file means for one list. */
export interface PlannedPart {
  readonly list: string;
  readonly ref: string;
  readonly kind: 'add' | 'change' | 'unchanged' | 'repeat';
  readonly changes: readonly ColumnChange[];
  /** The earlier row of the file about the same: it says as much, or the two are put together. */
  readonly sameAs: number | undefined;
}

/** What becomes of one row of the file. */
export interface PlannedRow {
  readonly row: number;
  readonly outcome: 'added' | 'changed' | 'unchanged' | 'repeated' | 'question' | 'refused';
  readonly parts: readonly PlannedPart[];
  readonly problems: readonly RowProblem[];
  readonly questions: readonly ImportQuestion[];
}

interface OperationBase {
  readonly list: string;
  /** Key of the row, and what makes sending it twice harmless. */
  readonly ref: string;
  /** The row of the file. */
  readonly row: number;
  /** Reference of a row that this import adds and that this one points at: without it, this one is not written. */
  readonly needs: readonly string[];
}
export interface AddOperation extends OperationBase {
  readonly kind: 'add';
  readonly values: AnyRow;
}
export interface ChangeOperation extends OperationBase {
  readonly kind: 'change';
  readonly before: AnyRow;
  readonly after: AnyRow;
}
/** One write of a plan: enough to do it, to know that it was done, and to undo it. */
export type ImportOperation = AddOperation | ChangeOperation;

export interface ImportCounts {
  readonly read: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: number;
}

/** What an import would do, row by row; nothing of it is done yet. */
export interface ImportPlan {
  readonly rows: readonly PlannedRow[];
  readonly operations: readonly ImportOperation[];
  /** Rows read, unchanged (repeated ones too) and refused (unanswered ones too) of the file; rows added and changed of the register. */
  readonly counts: ImportCounts;
}
