import { keyText } from './sameValue.js';

/** A row by its columns in code. */
export type AnyRow = Readonly<Record<string, unknown>>;

/** Rows found by sets of columns that must match together. */
export interface RowIndex<R> {
  /** The rows that match in all of these columns; undefined if one of the columns is empty, so that nothing was looked for. */
  find(columns: readonly string[], values: AnyRow): readonly R[] | undefined;
  /** Adds a row under its keys. The same row may be put again under the keys that it will have. */
  put(values: AnyRow, row: R): void;
}

/** One text for the values of several columns; undefined if one is empty. */
function keyOf(columns: readonly string[], values: AnyRow): string | undefined {
  const texts: string[] = [];
  for (const column of columns) {
    const text = keyText(values[column]);
    if (text === undefined) return undefined;
    texts.push(text);
  }
  return JSON.stringify(texts);
}

/** Makes an index over some sets of columns, empty ones left out. */
export function rowIndex<R>(sets: readonly (readonly string[])[]): RowIndex<R> {
  const indexes = new Map(
    sets.filter((set) => set.length > 0).map((set) => [set.join(), { set, rows: new Map<string, R[]>() }]),
  );
  return {
    find(columns, values) {
      const key = keyOf(columns, values);
      return key === undefined ? undefined : (indexes.get(columns.join())?.rows.get(key) ?? []);
    },
    put(values, row) {
      for (const { set, rows } of indexes.values()) {
        const key = keyOf(set, values);
        if (key === undefined) continue;
        const already = rows.get(key);
        if (already?.includes(row)) continue;
        if (already) already.push(row);
        else rows.set(key, [row]);
      }
    },
  };
}
