import { foldName } from '../../rules/namesakes.js';
import { keyText } from './sameValue.js';

/** A row by its columns in code. */
export type AnyRow = Readonly<Record<string, unknown>>;

/** Rows found by sets of columns that must match together. */
export interface RowIndex<R> {
  /** The rows that match in all of these columns; undefined if one of the columns is empty, so that nothing was looked for. */
  find(columns: readonly string[], values: AnyRow): readonly R[] | undefined;
  /** The rows that look alike, texts compared as people write names. None if one of the columns that tell is empty. */
  findAlike(values: AnyRow): readonly R[];
  /** Adds a row under its keys. The same row may be put again under the keys that it will have. */
  put(values: AnyRow, row: R): void;
}

/** A set of columns, and the rows by what they hold there. */
interface Indexed<R> {
  readonly set: readonly string[];
  readonly textOf: (value: unknown) => string | undefined;
  readonly rows: Map<string, R[]>;
}

/** A text as people write names; any other value as a key. */
function nameText(value: unknown): string | undefined {
  const folded = typeof value === 'string' ? foldName(value) : '';
  return folded === '' ? keyText(value) : folded;
}

/** One text for the values of several columns; undefined if one is empty. */
function keyOf<R>({ set, textOf }: Indexed<R>, values: AnyRow): string | undefined {
  const texts: string[] = [];
  for (const column of set) {
    const text = textOf(values[column]);
    if (text === undefined) return undefined;
    texts.push(text);
  }
  return JSON.stringify(texts);
}

/**
 * Makes an index over some sets of columns, empty ones left out.
 * @param alike the columns in which rows look alike; none do if there are no such columns
 */
export function rowIndex<R>(sets: readonly (readonly string[])[], alike: readonly string[] = []): RowIndex<R> {
  const indexed = (set: readonly string[], textOf: Indexed<R>['textOf']): Indexed<R> => ({
    set,
    textOf,
    rows: new Map(),
  });
  const indexes = new Map(sets.filter((set) => set.length > 0).map((set) => [set.join(), indexed(set, keyText)]));
  const likeness = indexed(alike, nameText);
  const all = alike.length === 0 ? [...indexes.values()] : [...indexes.values(), likeness];
  return {
    find(columns, values) {
      const index = indexes.get(columns.join());
      if (index === undefined) return columns.some((name) => keyText(values[name]) === undefined) ? undefined : [];
      const key = keyOf(index, values);
      return key === undefined ? undefined : (index.rows.get(key) ?? []);
    },
    findAlike(values) {
      const key = keyOf(likeness, values);
      return key === undefined ? [] : (likeness.rows.get(key) ?? []);
    },
    put(values, row) {
      for (const index of all) {
        const key = keyOf(index, values);
        if (key === undefined) continue;
        const already = index.rows.get(key);
        if (already?.includes(row)) continue;
        if (already) already.push(row);
        else index.rows.set(key, [row]);
      }
    },
  };
}
