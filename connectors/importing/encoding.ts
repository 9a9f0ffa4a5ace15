import { ImportFileError } from './importFileError.js';

/** The encodings in which spreadsheets and databases save CSV in this country. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Bytes looked at for the pattern of an encoding. */
const sample = 4096;

/** Whether all of the bytes are UTF-8: nothing had to be replaced that was not a replacement character already. */
function isUtf8(bytes: Uint8Array): boolean {
  const replaced = new TextDecoder('utf-8').decode(bytes).split('\uFFFD').length - 1;
  if (replaced === 0) return true;
  const own = bytes.filter((byte, at) => byte === 0xef && bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd).length;
  return own === replaced;
}

/**
 * Tells a text's encoding: by its mark, by the noughts of UTF-16, else UTF-8 if all of it is, else Windows-1252, which Excel
 * writes where nobody chose.
 * @throws ImportFileError if it is not text at all
 */
export function encodingOf(bytes: Uint8Array): TextEncoding {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, sample);
  const noughts = [0, 0];
  head.forEach((byte, index) => {
    if (byte === 0) noughts[index % 2] = (noughts[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = noughts;
  const half = head.length / 2;
  if (odd > half * 0.4 && even < half * 0.1) return 'utf-16le';
  if (even > half * 0.4 && odd < half * 0.1) return 'utf-16be';
  const controls = head.filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length;
  if (controls > head.length / 100) {
    throw new ImportFileError(
      'neither text nor a workbook',
      'This file is neither CSV nor an Excel workbook (.xlsx). Export the table again, as one of the two.',
    );
  }
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}
