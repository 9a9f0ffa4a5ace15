/** A body as bytes, block by block: what is large is never put together in memory. */
export interface Bytes {
  readonly length: number;
  /** The bytes from `from` up to, but not including, `to`; all of them by default. */
  blocks(from?: number, to?: number): Iterable<Uint8Array>;
}

/** Bytes that are in memory already, in one piece or in several. */
export function bytesOf(pieces: readonly Uint8Array[]): Bytes {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  return {
    length,
    *blocks(from = 0, to = length) {
      let start = 0;
      for (const piece of pieces) {
        const part = piece.subarray(Math.max(from - start, 0), Math.max(to - start, 0));
        if (part.length > 0) yield part;
        start += piece.length;
      }
    },
  };
}

/** No bytes at all. */
export const noBytes: Bytes = bytesOf([]);

/** All bytes in one piece: for what is known to be small. */
export function joined(bytes: Bytes): Uint8Array {
  return Buffer.concat([...bytes.blocks()]);
}
