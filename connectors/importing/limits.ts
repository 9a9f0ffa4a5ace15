import { ImportFileError } from './importFileError.js';

/** Rows that are read at most: ten times the largest register. */
export const mostRows = 1_000_000;
/** Columns that are read at most; Excel has 16,384, no register a tenth of this. */
export const mostColumns = 1_000;

export function tooManyRows(): ImportFileError {
  return new ImportFileError(
    'too many rows',
    `The file has more than ${mostRows.toLocaleString('en-GB')} rows. Split it, or take out rows that are not needed.`,
  );
}

export function tooManyColumns(): ImportFileError {
  return new ImportFileError(
    'too many columns',
    `The file has more than ${mostColumns.toLocaleString('en-GB')} columns. Take out those that are not needed, or export the table again.`,
  );
}
