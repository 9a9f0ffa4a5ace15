import type { SourceRow } from '@phb/schemas';
import { checkSize, kindOf } from './fileKind.js';
import { ImportFileError } from './importFileError.js';
import type { SliceOptions } from './slices.js';

/** A sheet of a workbook that can be chosen. */
export interface ImportSheet {
  readonly name: string;
  readonly hidden: boolean;
}

/** The rows of a file or sheet, and what the person should know of how they were read. */
export interface ImportRows {
  readonly rows: readonly SourceRow[];
  readonly notices: readonly string[];
}

/** A file that was opened: what it is, and its sheets. Its name is not asked, because it may name a person. */
export interface ImportFile {
  readonly kind: 'CSV' | 'Excel';
  /** SHA-256 of its bytes, in capitals: shows whether the same file was imported before. */
  readonly fingerprint: string;
  /** The sheets of a workbook, hidden ones last; none for CSV. */
  readonly sheets: readonly ImportSheet[];
  readonly notices: readonly string[];
  /**
   * Reads the rows. The first sheet of a workbook if none is named.
   * @throws ImportFileError if there is no such sheet, or it holds no rows
   */
  read(sheet?: string, options?: SliceOptions): Promise<ImportRows>;
}

function noRows(where: string): ImportFileError {
  return new ImportFileError('no rows', `${where} holds no rows. Choose another one.`);
}

async function fingerprintOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join('');
}

const encodingNames = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows (1252)',
} as const;
const separatorNames: Readonly<Record<string, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
};

async function openText(bytes: Uint8Array<ArrayBuffer>): Promise<ImportFile> {
  const head = new TextDecoder().decode(bytes.subarray(0, 1000));
  if (/^\uFEFF?\s*<(!doctype|html|table|\?xml)/i.test(head)) {
    throw new ImportFileError(
      'a web page',
      'This is a web page or XML that only bears the name of a table. Open it in Excel and save it as an Excel workbook (.xlsx).',
    );
  }
  const { readCsv } = await import(/* webpackChunkName: 'import-csv' */ './readCsv.js');
  return {
    kind: 'CSV',
    fingerprint: await fingerprintOf(bytes),
    sheets: [],
    notices: [],
    async read(_sheet, options = {}) {
      const { rows, encoding, separator } = await readCsv(bytes, options);
      if (!rows.some(({ cells }) => cells.some((cell) => cell !== ''))) throw noRows('The file');
      const between = separatorNames[separator] ?? `“${separator}”`;
      return { rows, notices: [`Read as ${encodingNames[encoding]} text with ${between} between the columns.`] };
    },
  };
}

async function openWorkbook(file: Blob, bytes: Uint8Array<ArrayBuffer>): Promise<ImportFile> {
  const [{ openZip }, { readWorkbook }, { readSheet }] = await Promise.all([
    import(/* webpackChunkName: 'import-xlsx' */ './zip.js'),
    import(/* webpackChunkName: 'import-xlsx' */ './workbookParts.js'),
    import(/* webpackChunkName: 'import-xlsx' */ './readSheet.js'),
  ]);
  const zip = await openZip(file);
  const workbook = await readWorkbook(zip);
  if (workbook.sheets.length === 0) throw noRows('The workbook');
  const hasMacros = zip.names.some((name) => name.endsWith('vbaproject.bin'));
  return {
    kind: 'Excel',
    fingerprint: await fingerprintOf(bytes),
    sheets: workbook.sheets.map(({ name, hidden }) => ({ name, hidden })),
    notices: hasMacros ? ['The workbook holds macros. They were not run: only its cells are read.'] : [],
    async read(name, options = {}) {
      const sheet = name === undefined ? workbook.sheets[0] : workbook.sheets.find((each) => each.name === name);
      const part = sheet === undefined ? undefined : await zip.open(sheet.path);
      if (!sheet || !part) {
        const names = workbook.sheets.map((each) => `“${each.name}”`).join(', ');
        throw new ImportFileError('no such sheet', `The workbook has no sheet “${name ?? ''}”. It has ${names}.`);
      }
      const read = await readSheet(workbook, part, options);
      if (read.rows.length === 0) throw noRows(`The sheet “${sheet.name}”`);
      return read;
    },
  };
}

/**
 * Opens a file that a person chose, by what it holds and not by its name. Reads nothing into the register.
 * @throws ImportFileError with a sentence, for a file that is empty, too large, damaged, packed to burst, or no table at all
 */
export async function openImportFile(file: Blob): Promise<ImportFile> {
  checkSize(file.size);
  const bytes = new Uint8Array(await file.arrayBuffer());
  return kindOf(bytes) === 'zip' ? openWorkbook(file, bytes) : openText(bytes);
}
