import type { ExportedFile } from '@phb/schemas';
import { ExportFileError } from './exportFileError.js';
import { StoppedError } from '../errors/kinds.js';
import type { ZipWriter } from '../files/zipWriter.js';
import { pause } from '../session/pause.js';

/** Bytes as text, SHA-256 in capitals: what Windows' certutil and sha256sum print, but for the capitals. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join('');
}

const tooLargeSentence =
  'All of this is too large for one file: a zip file holds 4 GB and 65,535 files. No file was made. Copy the document library in SharePoint instead.';

/** Puts files into a zip file and keeps what shows that they came through whole. */
export interface Packer {
  /** @throws ExportFileError if the file grows too large */
  add(path: string, content: string | Uint8Array<ArrayBuffer>): Promise<void>;
  readonly files: readonly ExportedFile[];
}

export function packInto(zip: ZipWriter): Packer {
  const files: ExportedFile[] = [];
  return {
    files,
    async add(path, content) {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      files.push({ path, bytes: bytes.byteLength, sha256: await sha256(bytes) });
      try {
        await zip.add(path, bytes);
      } catch (cause) {
        if (!(cause instanceof RangeError)) throw cause;
        throw new ExportFileError(cause.message, tooLargeSentence, cause);
      }
    },
  };
}

/** @throws StoppedError if the person stopped */
export function throwIfStopped(signal: AbortSignal | undefined): void {
  if (!signal?.aborted) return;
  throw new StoppedError({ message: 'stopped by the person', sentence: 'You stopped. No file was made.' });
}

/** Rows written before the page has its turn: about ten milliseconds of work. */
const rowsInPiece = 500;

/** Writes many rows as one text, in pieces, so that the page stays usable meanwhile. @throws StoppedError */
export async function inPieces<Row>(
  rows: readonly Row[],
  write: (row: Row) => string,
  signal: AbortSignal | undefined,
): Promise<string> {
  let text = '';
  for (let at = 0; at < rows.length; at += rowsInPiece) {
    throwIfStopped(signal);
    text += rows
      .slice(at, at + rowsInPiece)
      .map(write)
      .join('');
    await pause();
  }
  return text;
}
