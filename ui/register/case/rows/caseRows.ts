import type { ListDeclaration, RowOf } from '@phb/schemas';
import type { Temporal } from 'temporal-polyfill';
import type { FormDeclaration } from '../../../kit/form/declaration.js';
import type { Tone } from '../../../kit/StatusBadge.js';
import type { CaseFile } from '../readCase.js';
import type { Named } from './cellText.js';

/** What must be seen of a row at once: a check to renew, a payment that is late. */
export interface RowMark {
  readonly tone: Tone;
  readonly words: string;
}

/** Words or a number made of more than one column. */
interface MadeColumn<Row> {
  readonly heading: string;
  readonly align?: 'end';
  // A method, so that lists of any shape can stand beside each other.
  text(row: Row, named: Named): string;
}

/** How the rows of one list that belong to a case are shown in its record: the list's own declaration gives the rest. */
interface DeclaredRows<L extends ListDeclaration> {
  readonly list: L;
  readonly form: FormDeclaration<L>;
  /** One of them, as the buttons and messages say it: "budget line". */
  readonly one: string;
  /** What stands there while there are none: what they are, and what for. */
  readonly none: string;
  /** The columns of the table, by name or made. The first names the row. */
  readonly columns: readonly (Extract<keyof L['columns'], string> | MadeColumn<RowOf<L>>)[];
  readonly order: { readonly column: Extract<keyof L['columns'], string>; readonly descending?: boolean };
  /** Rows are added and changed by something else, and only read here. */
  readonly readOnly?: true;
  /** The form of a new row, where it is not the one that changes it: rows that are only read may still be added. */
  readonly adds?: FormDeclaration<L>;
  /** The one part of such a row that is filled in later, by those who may write the list. */
  readonly later?: {
    /** What the form is for, as its heading says it: "Reconsideration". */
    readonly heading: string;
    readonly form: FormDeclaration<L>;
    offeredTo(row: RowOf<L>): boolean;
  };
  /** What a new row begins with, beside its reference and the case. */
  begins?(file: CaseFile, today: Temporal.PlainDate): Partial<RowOf<L>>;
  marksOf?(row: RowOf<L>, file: CaseFile, today: Temporal.PlainDate): readonly RowMark[];
}

/** The same of a list of any shape: what the panes work with. */
export type CaseRows = DeclaredRows<ListDeclaration>;

/** Declares how the rows of a list are shown, so that the compiler checks each of its columns. */
export function caseRows<L extends ListDeclaration>(declared: DeclaredRows<L>): CaseRows {
  // What is declared of the columns of this list is only ever asked about its own rows.
  return declared as unknown as CaseRows;
}
