import type { Temporal } from 'temporal-polyfill';

/** Zip's own limits, beyond which another form of it begins that not every program reads. */
const mostBytes = 0xffff_ffff;
const mostFiles = 0xffff;

/** A file that was put into a zip file. */
interface Entry {
  readonly name: Uint8Array<ArrayBuffer>;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly at: number;
}

/** A zip file while it is being written. */
export interface ZipWriter {
  /** Packs one file. Wait for it before the next. @param name with `/` between folders; never of a person */
  add(name: string, content: Uint8Array<ArrayBuffer>): Promise<void>;
  /** The whole zip file. Nothing may be added after it. */
  finish(): Blob;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffff_ffff;
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffff_ffff) >>> 0;
}

/** Packs bytes as every browser can. */
async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>[]> {
  const { readable, writable } = new CompressionStream('deflate-raw');
  const writer = writable.getWriter();
  const written = Promise.all([writer.write(bytes), writer.close()]);
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const reader = readable.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) pieces.push(new Uint8Array(next.value));
  await written;
  return pieces;
}

/** A day and time as MS-DOS counted them: two seconds to a step, from 1980. */
function dosTime(at: Temporal.PlainDateTime): { readonly time: number; readonly date: number } {
  return {
    time: (at.hour << 11) | (at.minute << 5) | (at.second >> 1),
    date: ((Math.max(at.year, 1980) - 1980) << 9) | (at.month << 5) | at.day,
  };
}

/** Little-endian numbers of 2 or 4 bytes, one after the other. */
function numbers(...fields: readonly (readonly [bytes: 2 | 4, value: number])[]): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(fields.reduce((sum, [bytes]) => sum + bytes, 0)));
  let at = 0;
  for (const [bytes, value] of fields) {
    if (bytes === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += bytes;
  }
  return new Uint8Array(view.buffer);
}

/**
 * Begins a zip file (PKWARE's APPNOTE 6.3, names in UTF-8).
 * @param at the time that its files bear, in UTC
 * @throws RangeError when it grows past 4 GB or 65,535 files
 */
export function zipWriter(at: Temporal.Instant): ZipWriter {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const entries: Entry[] = [];
  const { time, date } = dosTime(at.toZonedDateTimeISO('UTC').toPlainDateTime());
  let size = 0;

  const put = (part: Uint8Array<ArrayBuffer>): void => {
    parts.push(part);
    size += part.byteLength;
    if (size > mostBytes) throw new RangeError('the zip file would be larger than 4 GB');
  };
  /** What stands alike before a file and in the directory: version 2.0, names in UTF-8, deflated. */
  const facts = ({ crc, packed, unpacked, name }: Entry) =>
    [
      [2, 20],
      [2, 0x0800],
      [2, 8],
      [2, time],
      [2, date],
      [4, crc],
      [4, packed],
      [4, unpacked],
      [2, name.byteLength],
      [2, 0],
    ] as const;

  return {
    async add(name, content) {
      if (entries.length === mostFiles) throw new RangeError('the zip file would hold more than 65,535 files');
      const pieces = await deflate(content);
      const entry: Entry = {
        name: new TextEncoder().encode(name),
        crc: crc32(content),
        packed: pieces.reduce((sum, piece) => sum + piece.byteLength, 0),
        unpacked: content.byteLength,
        at: size,
      };
      put(numbers([4, 0x04034b50], ...facts(entry)));
      put(entry.name);
      pieces.forEach(put);
      entries.push(entry);
    },
    finish() {
      const start = size;
      for (const entry of entries) {
        put(numbers([4, 0x02014b50], [2, 20], ...facts(entry), [2, 0], [2, 0], [2, 0], [4, 0], [4, entry.at]));
        put(entry.name);
      }
      const count = entries.length;
      put(numbers([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, size - start], [4, start], [2, 0]));
      return new Blob(parts, { type: 'application/zip' });
    },
  };
}
