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

/** Ranks by a table of every key between the lowest and the highest: for words (numbered from 0) and days. */
function rankClose(kind: ColumnKind, keys: Keys, size: number, lowest: number, highest: number): Ranks {
  const places = new Int32Array(highest - lowest + 1);
  for (let row = 0; row < size; row += 1) {
    const key = keys[row] ?? blankKey;
    if (key !== blankKey) places[key - lowest] = 1;
  }
  const present: number[] = [];
  places.forEach((isPresent, index) => isPresent === 1 && present.push(index + lowest));
  if (kind.compare) present.sort(kind.compare);
  present.forEach((key, place) => (places[key - lowest] = place));
  const of = new Int32Array(size);
  for (let row = 0; row < size; row += 1) {
    const key = keys[row] ?? blankKey;
    of[row] = key === blankKey ? present.length : (places[key - lowest] ?? 0);
  }
  return { of, count: present.length + 1 };
}

/** Above that many places a table of them is larger than it is quick. */
const mostPlaces = 4_000_000;

/** Ranks the rows of a column. Done once for a version of the set: sorting by it then compares whole numbers only. */
export function rank(kind: ColumnKind, keys: Keys, size: number): Ranks {
  if (!kind.isWide) {
    let [lowest, highest] = [Infinity, -Infinity];
    for (let row = 0; row < size; row += 1) {
      const key = keys[row] ?? blankKey;
      if (key === blankKey) continue;
      if (key < lowest) lowest = key;
      if (key > highest) highest = key;
    }
    if (highest < lowest) return { of: new Int32Array(size), count: 1 };
    if (highest - lowest < mostPlaces) return rankClose(kind, keys, size, lowest, highest);
  }
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
