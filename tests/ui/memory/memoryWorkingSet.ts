import type { WorkingSet } from '@phb/connectors';
import type { AnyCondition, ColumnName, Condition, ListDeclaration, ReferenceOf, RowOf, Stored } from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';
import { compareValues, matches } from './memoryList.js';
import type { MemoryList } from './memoryList.js';

/** A working set over a list kept in memory. It loads in a microtask, and refresh reads the list again. */
export function memoryWorkingSet<L extends ListDeclaration, K extends ColumnName<L['columns']>>(
  list: MemoryList<L>,
  columns: readonly K[],
  where: Condition<L['columns']> | undefined,
): WorkingSet<L, K> {
  let rows: readonly Stored<RowOf<L>>[] = [];
  let state: 'loading' | 'ready' | 'failed' = 'loading';
  let version = 0;
  let listVersion = -1;
  let known: ReadonlyMap<number, string> = new Map();
  let changes: WorkingSet<L, K>['changes'] = new Map();
  const listeners = new Set<() => void>();
  const tell = (): void => {
    version += 1;
    for (const listener of listeners) listener();
  };
  const read = (): void => {
    listVersion = list.version();
    known = new Map(list.rows().map(({ id, etag }) => [id, etag]));
    rows = list
      .rows()
      .filter((row) => matches(row as Readonly<Record<string, unknown>>, where as AnyCondition | undefined));
  };
  void Promise.resolve().then(() => {
    if (list.refusal('all') === undefined) {
      read();
      state = 'ready';
    } else state = 'failed';
    tell();
  });
  const at = (row: number): Stored<RowOf<L>> => {
    const found = rows[row];
    if (found === undefined) throw new RangeError(`no row ${row}`);
    return found;
  };
  const valueOf = <C extends K>(row: number, column: C): RowOf<L>[C] => {
    if (!columns.includes(column)) throw new TypeError(`${column} is not in the working set`);
    return at(row)[column];
  };
  const everyRow = (): Int32Array => Int32Array.from(rows.keys());
  return {
    get state() {
      return state;
    },
    get error() {
      return list.refusal('all');
    },
    get loadedAt() {
      return state === 'ready' ? Temporal.Instant.from('2019-04-30T09:42:00Z') : undefined;
    },
    get size() {
      return rows.length;
    },
    get version() {
      return version;
    },
    unreadable: [],
    get total() {
      return list.rows().length;
    },
    get progress() {
      return state === 'ready' ? 1 : 0;
    },
    value: valueOf,
    ref: (row) => (at(row) as { readonly ref: unknown }).ref as ReferenceOf<L>,
    id: (row) => at(row).id,
    indexOf: (ref) => {
      const index = rows.findIndex((row) => (row as { readonly ref: unknown }).ref === ref);
      return index < 0 ? undefined : index;
    },
    order: (keys, among) =>
      [...(among ?? everyRow())]
        .sort((a, b) => {
          for (const { column, descending } of keys) {
            const order = compareValues(valueOf(a, column), valueOf(b, column), descending ?? false);
            if (order !== 0) return order;
          }
          return 0;
        })
        .reduce(
          (out, row, index) => {
            out[index] = row;
            return out;
          },
          new Int32Array((among ?? everyRow()).length),
        ),
    ranked: (column) => {
      const keyOf = (value: unknown): string => String(value);
      const values = new Map<string, RowOf<L>[typeof column]>();
      for (const row of everyRow()) {
        const value = valueOf(row, column);
        if (value !== null) values.set(keyOf(value), value);
      }
      const ordered = [...values].sort(([, a], [, b]) => compareValues(a, b));
      const placeOf = new Map(ordered.map(([key], place) => [key, place]));
      const of = Int32Array.from(everyRow(), (row) => placeOf.get(keyOf(valueOf(row, column))) ?? ordered.length);
      return { of, values: [...ordered.map(([, value]) => value), null] };
    },
    filter: (test) => everyRow().filter((row) => test(row)),
    distinct: (column, among) => {
      const counts = new Map<unknown, number>();
      for (const row of among ?? everyRow()) {
        const value: unknown = valueOf(row, column);
        for (const one of Array.isArray(value) && value.length > 0 ? value : [value]) {
          counts.set(one, (counts.get(one) ?? 0) + 1);
        }
      }
      return [...counts]
        .sort(([a], [b]) => compareValues(a, b))
        .map(([value, count]) => ({ value: value as RowOf<L>[typeof column], count }));
    },
    get changes() {
      return changes;
    },
    refresh: async () => {
      if (list.version() === listVersion) return { changed: 0 };
      const changed = list.rows().filter(({ id, etag }) => known.get(id) !== etag);
      changes = new Map([
        ...changes,
        ...changed.map(({ id, modified }) => [id, { by: list.savedBy(id), at: modified }] as const),
      ]);
      read();
      tell();
      return { changed: 1 };
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => listeners.clear(),
  };
}
