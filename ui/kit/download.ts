import { toCsv, toXlsx } from '@phb/connectors';
import type { ExportTable } from '@phb/connectors';

export type DownloadFormat = 'xlsx' | 'csv';

/** Puts a table into a file of the person's own computer. @param fileName without its ending; nothing personal in it */
export async function download(table: ExportTable, fileName: string, format: DownloadFormat): Promise<void> {
  const file = format === 'xlsx' ? await toXlsx(table) : new Blob([toCsv(table)], { type: 'text/csv;charset=utf-8' });
  saveFile(file, `${fileName}.${format}`);
}

/** Puts a file into the downloads of the person's own computer. @param name with its ending; nothing personal in it */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Safari reads the address after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
