import type { ValueForm } from '../fields/kinds.js';

/** What a path in a filter, a sort or a selection means in SQL. */
export interface Column {
  /** The path as the client wrote it. */
  readonly path: string;
  /** An SQL expression over the item table `i` and its joins. */
  readonly sql: string;
  readonly form: ValueForm;
  /** True if an index of the item table serves it. Lookup and person columns never count: their index lifts no limit. */
  readonly indexed: boolean;
  /**
   * For columns of several values: the tables to look in, with `sql` over them. A condition holds if one of the values
   * fulfils it.
   */
  readonly among?: string;
}

/** Finds columns by path. @throws SharePointError (400) for unknown names. */
export type ColumnReader = (path: string) => Column;
