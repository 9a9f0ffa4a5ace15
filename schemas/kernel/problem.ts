/** Something wrong with one row, in a sentence that names the mend. */
export interface Problem {
  /** The column to put the message at; undefined for the row as a whole. */
  readonly column: string | undefined;
  readonly message: string;
}
