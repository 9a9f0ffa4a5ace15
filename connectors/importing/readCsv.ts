import type { SourceRow } from '@phb/schemas';
import { pause } from '../session/pause.js';
import { csvReader, separatorOf } from './csvReader.js';
import { encodingOf, type TextEncoding } from './encoding.js';
import { ImportFileError, throwIfStopped } from './importFileError.js';
import { mostColumns, mostRows, tooManyColumns, tooManyRows } from './limits.js';
import type { SliceOptions } from './slices.js';

const pieceBytes = 64 * 1024;

export interface CsvRows {
  readonly rows: readonly SourceRow[];
  readonly encoding: TextEncoding;
  readonly separator: string;
}

/** Our own exports put an apostrophe before what a spreadsheet would run as a formula: it is taken off again. */
function withoutGuard(text: string): string {
  return /^'\s*[=+\-@＝＋－＠\t\r\n]/.test(text) ? text.slice(1) : text;
}

/** Reads the rows of a CSV file in pieces, with the page's turn between them. @throws ImportFileError */
export async function readCsv(bytes: Uint8Array, options: SliceOptions): Promise<CsvRows> {
  const encoding = encodingOf(bytes);
  const decoder = new TextDecoder(encoding);
  const first = decoder.decode(bytes.subarray(0, pieceBytes), { stream: true });
  const separator = separatorOf(first);
  const reader = csvReader(separator);
  const rows: SourceRow[] = [];
  const keep = (read: readonly (readonly string[])[]): void => {
    for (const cells of read) {
      if (cells.length > mostColumns) throw tooManyColumns();
      rows.push({ number: rows.length + 1, cells: cells.map(withoutGuard) });
    }
    if (rows.length > mostRows) throw tooManyRows();
    if (reader.unfinished > mostColumns) throw tooManyColumns();
  };
  keep(reader.push(first));
  for (let at = pieceBytes; at < bytes.length; at += pieceBytes) {
    throwIfStopped(options.signal);
    options.onProgress?.(at, bytes.length);
    await pause();
    keep(reader.push(decoder.decode(bytes.subarray(at, at + pieceBytes), { stream: true })));
  }
  keep(reader.push(decoder.decode()));
  if (reader.openQuote !== undefined) {
    throw new ImportFileError(
      'a quotation mark is never closed',
      `A quotation mark that opens in row ${reader.openQuote} is never closed, so all that follows would be one cell. Mend it in the file, or export the table again.`,
    );
  }
  keep(reader.end());
  options.onProgress?.(bytes.length, bytes.length);
  const said = /^sep=.?$/i.test(String(rows[0]?.cells[0] ?? ''));
  return { rows: said ? rows.slice(1) : rows, encoding, separator };
}
