import { ImportFileError } from './importFileError.js';

/** The largest file that is read, in bytes. A register of 100,000 rows is a tenth of it. */
const mostFileBytes = 50 * 1024 * 1024;

const megabyte = 1024 * 1024;

/** @throws ImportFileError for a file that is empty or too large to read in a browser */
export function checkSize(size: number): void {
  if (size === 0) throw new ImportFileError('empty file', 'The file is empty. Choose another one.');
  if (size > mostFileBytes) {
    throw new ImportFileError(
      `file of ${size} bytes`,
      `The file has ${Math.ceil(size / megabyte)} MB, and at most ${mostFileBytes / megabyte} MB can be read. Take out sheets, pictures or years that are not needed, or split it.`,
    );
  }
}

function startsWith(bytes: Uint8Array, ...numbers: readonly number[]): boolean {
  return numbers.every((number, index) => bytes[index] === number);
}

/** How files begin that people try and that are neither CSV nor Excel workbooks, with what to say. */
const others: readonly (readonly [numbers: readonly number[], sentence: string])[] = [
  [
    [0xd0, 0xcf, 0x11, 0xe0],
    'This is an older Excel file (.xls), or one with a password. Open it in Excel and save it as an Excel workbook (.xlsx) without a password.',
  ],
  [[0x25, 0x50, 0x44, 0x46], 'This is a PDF. Export the table as CSV or Excel from the system that made it.'],
  [[0x89, 0x50, 0x4e, 0x47], 'This is a picture. Choose a CSV file or an Excel workbook.'],
  [[0xff, 0xd8, 0xff], 'This is a picture. Choose a CSV file or an Excel workbook.'],
  [[0x1f, 0x8b], 'This file is compressed. Unpack it first and choose the CSV file or workbook in it.'],
  [[0x52, 0x61, 0x72, 0x21], 'This is an archive (RAR). Unpack it first and choose the CSV file or workbook in it.'],
];

/** What a file is by its first bytes; its name is not asked. @throws ImportFileError for one that is neither */
export function kindOf(head: Uint8Array): 'text' | 'zip' {
  if (startsWith(head, 0x50, 0x4b, 0x03, 0x04)) return 'zip';
  if (startsWith(head, 0x50, 0x4b, 0x05, 0x06)) {
    throw new ImportFileError('an empty zip', 'The file is empty. Choose another one.');
  }
  for (const [numbers, sentence] of others) {
    if (startsWith(head, ...numbers)) throw new ImportFileError('a file of another kind', sentence);
  }
  return 'text';
}
