import { ImportFileError } from './importFileError.js';

/** What unpacking a workbook may give at most, in bytes: one of a million cells is far smaller. */
const mostInWorkbook = 300 * 1024 * 1024;
/** Text packs to a twentieth, repeated text to a hundredth. What packs further was made to fill a machine's memory. */
const mostRatio = 250;
const mostEntries = 5_000;

interface Entry {
  readonly packed: number;
  readonly unpacked: number;
  readonly method: number;
  readonly at: number;
}

/** The files inside a zip file. */
export interface Zip {
  readonly names: readonly string[];
  /** The bytes of one, unpacked while they are read. Undefined if there is none of that name. */
  open(name: string): Promise<AsyncIterable<Uint8Array> | undefined>;
}

function damaged(what: string): ImportFileError {
  return new ImportFileError(
    `zip: ${what}`,
    'The file is damaged or was cut off while it was copied. Save or download it again.',
  );
}

function bomb(): ImportFileError {
  return new ImportFileError(
    'zip: unpacks to too much',
    'The file unpacks to far more than a workbook of this size can hold. It was not opened. Ask whoever sent it for another copy.',
  );
}

async function view(file: Blob, from: number, to: number): Promise<DataView> {
  return new DataView(await file.slice(from, to).arrayBuffer());
}

/** Where the directory begins, and how many entries it has: in the last 64 KB, behind a comment of any length. */
async function directoryAt(file: Blob): Promise<{ at: number; size: number; count: number }> {
  const from = Math.max(0, file.size - 65_557);
  const tail = await view(file, from, file.size);
  for (let at = tail.byteLength - 22; at >= 0; at -= 1) {
    if (tail.getUint32(at, true) !== 0x06054b50) continue;
    const count = tail.getUint16(at + 10, true);
    const size = tail.getUint32(at + 12, true);
    const start = tail.getUint32(at + 16, true);
    if (start + size > file.size) break;
    return { at: start, size, count };
  }
  throw damaged('no directory');
}

async function directory(file: Blob): Promise<ReadonlyMap<string, Entry>> {
  const { at, size, count } = await directoryAt(file);
  if (count > mostEntries) throw bomb();
  const data = await view(file, at, at + size);
  const entries = new Map<string, Entry>();
  const names = new TextDecoder();
  let offset = 0;
  for (let index = 0; index < count; index += 1) {
    if (offset + 46 > data.byteLength || data.getUint32(offset, true) !== 0x02014b50) throw damaged('bad directory');
    const nameLength = data.getUint16(offset + 28, true);
    if (offset + 46 + nameLength > data.byteLength) throw damaged('bad directory');
    const name = names.decode(new Uint8Array(data.buffer, offset + 46, nameLength));
    if (data.getUint16(offset + 8, true) & 1) {
      throw new ImportFileError('zip: encrypted', 'The file has a password. Save it without one and choose it again.');
    }
    entries.set(name.toLowerCase(), {
      method: data.getUint16(offset + 10, true),
      packed: data.getUint32(offset + 20, true),
      unpacked: data.getUint32(offset + 24, true),
      at: data.getUint32(offset + 42, true),
    });
    offset += 46 + nameLength + data.getUint16(offset + 30, true) + data.getUint16(offset + 32, true);
  }
  return entries;
}

async function nextOf(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Uint8Array | undefined> {
  try {
    const { done, value } = await reader.read();
    return done ? undefined : value;
  } catch (cause) {
    throw new ImportFileError('zip: cannot be unpacked', damaged('cannot be unpacked').sentence, cause);
  }
}

async function* counted(stream: ReadableStream<Uint8Array>, declared: number): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  let read = 0;
  for (let piece = await nextOf(reader); piece !== undefined; piece = await nextOf(reader)) {
    read += piece.byteLength;
    if (read > declared) {
      // The directory may lie about the size: what comes out counts.
      await reader.cancel();
      throw bomb();
    }
    yield piece;
  }
  if (read < declared) throw damaged('shorter than its directory says');
}

/**
 * Opens a zip file by its directory. What it would unpack to is added up before anything is unpacked, and counted again while it is.
 * @param mostUnpacked what unpacking may give at most, in bytes
 * @throws ImportFileError if it is damaged, has a password, or would unpack to too much
 */
export async function openZip(file: Blob, mostUnpacked = mostInWorkbook): Promise<Zip> {
  const entries = await directory(file);
  let unpacked = 0;
  for (const entry of entries.values()) {
    unpacked += entry.unpacked;
    if (unpacked > mostUnpacked || (entry.unpacked > 1024 * 1024 && entry.unpacked > entry.packed * mostRatio))
      throw bomb();
  }
  return {
    names: [...entries.keys()],
    async open(name) {
      const entry = entries.get(name.toLowerCase());
      if (!entry) return undefined;
      const head = await view(file, entry.at, entry.at + 30);
      if (head.byteLength < 30 || head.getUint32(0, true) !== 0x04034b50) throw damaged('bad entry');
      const start = entry.at + 30 + head.getUint16(26, true) + head.getUint16(28, true);
      const packed = file.slice(start, start + entry.packed).stream();
      if (entry.method === 0) return counted(packed, entry.unpacked);
      if (entry.method !== 8) throw damaged(`packed by method ${entry.method}`);
      return counted(packed.pipeThrough(new DecompressionStream('deflate-raw')), entry.unpacked);
    },
  };
}
