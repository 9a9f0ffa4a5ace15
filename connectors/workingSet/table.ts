import { dateCodec, z, type ItemId, type ListDeclaration, type UnreadableRow } from '@phb/schemas';
import { keysInOrder, rank, sortBy, type Keys, type Ranks } from './ranks.js';
import type { RankedColumn } from './types.js';
import { blankKey, columnKind, type ColumnKind } from './store.js';

interface Stored {
  readonly name: string;
  readonly kind: ColumnKind;
  keys: Keys;
  /** Ranks of a version of the table, and which. */
  ranks?: { readonly version: number; readonly ranks: Ranks };
  /** The same with the value at each place. */
  ranked?: { readonly version: number; readonly column: RankedColumn<unknown> };
}

const system = z.object({ Id: z.int(), Title: z.optional(z.nullable(z.string())) });
const firstCapacity = 1024;

/** The id of an item. Nearly all are as they should be, and to look is ten times as quick as to parse. @throws ZodError if it is no item */
function idOf(item: unknown): number {
  if (typeof item === 'object' && item !== null && 'Id' in item) {
    const { Id } = item;
    if (typeof Id === 'number' && Number.isSafeInteger(Id)) return Id;
  }
  return system.parse(item).Id;
}

function grown(keys: Keys, capacity: number): Keys {
  const larger = keys instanceof Float64Array ? new Float64Array(capacity) : new Int32Array(capacity);
  larger.set(keys);
  return larger;
}

/** Rows in columns. Knows nothing of the service. */
export class Table {
  size = 0;
  version = 0;
  readonly unreadable = new Map<number, UnreadableRow>();
  readonly #columns = new Map<string, Stored>();
  /** The same in an array, and a place for the keys of one row: each cell of 100,000 rows goes through `put`. */
  readonly #kept: readonly Stored[];
  readonly #cells: Float64Array;
  #ids = new Int32Array(firstCapacity);
  readonly #rowOfId = new Map<number, number>();
  readonly #rowOfRef = new Map<unknown, number>();

  /** @param names the columns to keep; the reference always is */
  constructor(
    readonly list: ListDeclaration,
    names: readonly string[],
    zone: string,
  ) {
    const dates = dateCodec(zone);
    for (const name of new Set(['ref', ...names])) {
      const column = list.columns[name];
      if (!column) throw new TypeError(`${list.title} has no column ${name}`);
      const kind = columnKind(name, column, dates);
      const keys = kind.isWide ? new Float64Array(firstCapacity) : new Int32Array(firstCapacity);
      this.#columns.set(name, { name, kind, keys });
    }
    this.#kept = [...this.#columns.values()];
    this.#cells = new Float64Array(this.#kept.length);
  }

  /** The names for $select. */
  get select(): readonly string[] {
    return ['Id', ...[...this.#columns.values()].map(({ kind }) => kind.wireName)];
  }

  #column(name: string): Stored {
    const stored = this.#columns.get(name);
    if (!stored) throw new TypeError(`${this.list.title}: ${name} is not in this working set`);
    return stored;
  }

  /** Adds or overwrites the row of an item. An item that does not read as declared is set aside. @throws ZodError if it is no item */
  put(item: unknown): void {
    const Id = idOf(item);
    const wire = item as Readonly<Record<string, unknown>>;
    const cells = this.#cells;
    const kept = this.#kept;
    let problems: { readonly column: string; readonly message: string }[] | undefined;
    for (let index = 0; index < kept.length; index += 1) {
      const stored = kept[index];
      if (stored === undefined) continue;
      const key = stored.kind.keyOf(wire[stored.kind.wireName]);
      if (typeof key === 'number') cells[index] = key;
      else (problems ??= []).push({ column: stored.name, message: key });
    }
    this.version += 1;
    if (problems !== undefined) {
      this.remove(Id);
      this.unreadable.set(Id, { id: Id as ItemId, title: system.parse(item).Title ?? '', problems });
      return;
    }
    this.unreadable.delete(Id);
    const row = this.#rowOfId.get(Id) ?? this.#newRow(Id);
    const refBefore = this.#refAt(row);
    for (let index = 0; index < kept.length; index += 1) {
      const stored = kept[index];
      if (stored !== undefined) stored.keys[row] = cells[index] ?? blankKey;
    }
    if (this.#rowOfRef.get(refBefore) === row) this.#rowOfRef.delete(refBefore);
    this.#rowOfRef.set(this.#refAt(row), row);
  }

  #refAt(row: number): unknown {
    const { kind, keys } = this.#column('ref');
    return kind.valueOf(keys[row] ?? blankKey);
  }

  #newRow(id: number): number {
    const row = this.size;
    if (row === this.#ids.length) {
      const capacity = row * 2;
      const ids = new Int32Array(capacity);
      ids.set(this.#ids);
      this.#ids = ids;
      for (const stored of this.#columns.values()) stored.keys = grown(stored.keys, capacity);
    }
    for (const stored of this.#columns.values()) stored.keys[row] = blankKey;
    this.#ids[row] = id;
    this.#rowOfId.set(id, row);
    this.size = row + 1;
    return row;
  }

  /** Takes an item out; the last row takes its place. */
  remove(id: number): void {
    if (this.unreadable.delete(id)) this.version += 1;
    const row = this.#rowOfId.get(id);
    if (row === undefined) return;
    this.version += 1;
    const last = this.size - 1;
    this.#rowOfId.delete(id);
    this.#rowOfRef.delete(this.#refAt(row));
    if (row !== last) {
      const lastId = this.#ids[last] ?? 0;
      for (const stored of this.#columns.values()) stored.keys[row] = stored.keys[last] ?? blankKey;
      this.#ids[row] = lastId;
      this.#rowOfId.set(lastId, row);
      this.#rowOfRef.set(this.#refAt(row), row);
    }
    this.size = last;
  }

  has(id: number): boolean {
    return this.#rowOfId.has(id) || this.unreadable.has(id);
  }

  #check(row: number): void {
    if (!Number.isInteger(row) || row < 0 || row >= this.size) throw new RangeError(`there is no row ${row}`);
  }

  value(row: number, name: string): unknown {
    this.#check(row);
    const { kind, keys } = this.#column(name);
    return kind.valueOf(keys[row] ?? blankKey);
  }

  id(row: number): number {
    this.#check(row);
    return this.#ids[row] ?? 0;
  }

  indexOf(ref: string): number | undefined {
    return this.#rowOfRef.get(ref);
  }

  rows(): Int32Array {
    const rows = new Int32Array(this.size);
    for (let row = 0; row < rows.length; row += 1) rows[row] = row;
    return rows;
  }

  /** Ranks of a column, computed once for each version. */
  ranks(name: string): Ranks {
    const stored = this.#column(name);
    if (stored.ranks?.version !== this.version) {
      stored.ranks = { version: this.version, ranks: rank(stored.kind, stored.keys, this.size) };
    }
    return stored.ranks.ranks;
  }

  /** See {@link WorkingSet.ranked}. */
  ranked(name: string): RankedColumn<unknown> {
    const stored = this.#column(name);
    if (stored.ranked?.version !== this.version) {
      const { of, count } = this.ranks(name);
      // One key for each place, so that each value is made once and not once for each row.
      const keyAt = new Float64Array(count).fill(NaN);
      for (let row = 0; row < of.length; row += 1) keyAt[of[row] ?? 0] = stored.keys[row] ?? blankKey;
      const values = Array.from(keyAt, (key) => (Number.isNaN(key) ? null : stored.kind.valueOf(key)));
      stored.ranked = { version: this.version, column: { of, values } };
    }
    return stored.ranked.column;
  }

  order(keys: readonly { readonly column: string; readonly descending?: boolean }[], among?: Int32Array): Int32Array {
    return keys.reduceRight(
      (rows, { column, descending }) => sortBy(rows, this.ranks(column), descending ?? false),
      among ? among.slice() : this.rows(),
    );
  }

  distinct(name: string, among?: Int32Array): readonly { readonly value: unknown; readonly count: number }[] {
    const { kind, keys } = this.#column(name);
    const counts = new Map<number, number>();
    const count = (key: number): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
    const countRow = (row: number): void => {
      const key = keys[row] ?? blankKey;
      const parts = kind.partsOf?.(key);
      if (parts === undefined || parts.length === 0) count(key);
      else parts.forEach(count);
    };
    if (among) among.forEach(countRow);
    else for (let row = 0; row < this.size; row += 1) countRow(row);
    const isBlank = (key: number): boolean =>
      key === blankKey || Number.isNaN(key) || (kind.partsOf !== undefined && key === 0);
    const present = kind.isWide ? Float64Array.from(counts.keys()) : Int32Array.from(counts.keys());
    const ordered = keysInOrder(kind, present, present.length);
    const blanks = [...counts.keys()].filter(isBlank);
    return [...ordered.filter((key) => !isBlank(key)), ...blanks].map((key) => ({
      value: kind.valueOf(key),
      count: counts.get(key) ?? 0,
    }));
  }

  /** The names of the kept columns. */
  get names(): readonly string[] {
    return [...this.#columns.keys()];
  }
}
