import type { ExportTable } from './exportTable.js';

/** Writes a table as CSV. */
export function toCsv(table: ExportTable): string {
  throw new Error(`${table.title}: follows`);
}
