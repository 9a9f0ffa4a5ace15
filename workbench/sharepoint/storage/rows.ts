import type { SQLOutputValue } from 'node:sqlite';

/** A row as node:sqlite returns it. */
export type Row = Record<string, SQLOutputValue>;

/** A column that the data file promises and does not hold as promised: the file is damaged or of another version. */
class StorageShapeError extends Error {
  override readonly name = 'StorageShapeError';
}

/** The column's text. Throws StorageShapeError if it is of another type. */
export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new StorageShapeError(`Column ${column} should hold text`);
  return value;
}

/** The column's whole number. Throws StorageShapeError if it is of another type. */
export function integer(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw new StorageShapeError(`Column ${column} should hold a number`);
  return value;
}

/** The column's whole number, or undefined for NULL. */
export function optionalInteger(row: Row, column: string): number | undefined {
  return row[column] === null ? undefined : integer(row, column);
}

/** The column's text, or undefined for NULL. */
export function optionalText(row: Row, column: string): string | undefined {
  return row[column] === null ? undefined : text(row, column);
}
