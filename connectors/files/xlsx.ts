import type { ExportTable } from './exportTable.js';

/** Writes a table as an Excel workbook. */
export function toXlsx(table: ExportTable): Promise<Blob> {
  return Promise.reject(new Error(`${table.title}: follows`));
}
