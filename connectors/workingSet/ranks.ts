import { blankKey, type ColumnKind } from './store.js';

export type Keys = Int32Array | Float64Array;

/** The places of the values of a column in its order: equal values have the same, blanks have the last. */
export interface Ranks {
  readonly of: Int32Array;
  /** How many different ranks there are, the one of blanks included. */
  readonly count: number;
}

const isBlankKey = (key: number): boolean => key === blankKey || Number.isNaN(key);

/** The different keys of a column in its order, without blanks. */
export function keysInOrder(kind: ColumnKind, keys: Keys, size: number): readonly number[] {
  const different = new Set<number>();
  for (let row = 0; row < size; row += 1) different.add(keys[row] ?? blankKey);
  const present = [...different].filter((key) => !isBlankKey(key));
  return present.sort(kind.compare ?? ((left, right) => left - right));
}

/** Ranks the rows of a column. Done once for a version of the set: sorting by it then compares whole numbers only. */
export function rank(kind: ColumnKind, keys: Keys, size: number): Ranks {
  const ordered = keysInOrder(kind, keys, size);
  const places = new Map(ordered.map((key, place) => [key, place]));
  const of = new Int32Array(size);
  for (let row = 0; row < size; row += 1) of[row] = places.get(keys[row] ?? blankKey) ?? ordered.length;
  return { of, count: ordered.length + 1 };
}

/**
 * Sorts rows by one column, keeping the order of equal ones: a counting sort, whose time grows with the rows only. Sorting by
 * the last key first and by the first key last sorts by all of them.
 */
export function sortBy(rows: Int32Array, { of, count }: Ranks, descending: boolean): Int32Array {
  const blank = count - 1;
  const placeOf = (row: number): number => {
    const place = of[row] ?? blank;
    return descending && place !== blank ? blank - 1 - place : place;
  };
  const starts = new Int32Array(count + 1);
  for (const row of rows) {
    const next = placeOf(row) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let place = 1; place <= count; place += 1) starts[place] = (starts[place] ?? 0) + (starts[place - 1] ?? 0);
  const sorted = new Int32Array(rows.length);
  for (const row of rows) {
    const place = placeOf(row);
    const at = starts[place] ?? 0;
    starts[place] = at + 1;
    sorted[at] = row;
  }
  return sorted;
}
