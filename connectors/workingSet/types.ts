import type {
  ColumnName,
  Condition,
  ItemId,
  ListDeclaration,
  ReferenceOf,
  RowOf,
  SiteUserId,
  UnreadableRow,
} from '@phb/schemas';
import type { Temporal } from 'temporal-polyfill';
import type { ConnectorError } from '../errors/connectorError.js';

/** A column to sort by. Blanks come last either way. */
export interface SortKey<K> {
  readonly column: K;
  readonly descending?: boolean;
}

/** A column by the places of its values: what works on every row reads whole numbers, and each different value once. */
export interface RankedColumn<V> {
  /** For each row the place of its value in the order of the column. Blanks have the last place. */
  readonly of: Int32Array;
  /** The value at each place. The last is that of a blank cell, whether there is one or not. */
  readonly values: readonly V[];
}

export interface WorkingSetOptions<L extends ListDeclaration> {
  /** Which rows; only indexed columns can be asked about. */
  readonly where?: Condition<L['columns']>;
}

/** A change of a row that the change log told of after the set was loaded. Another change of the row is another object. */
export interface RowChange {
  /** Who saved it last. Unknown, as is the time, if the row is gone or does not belong to the set any more. */
  readonly by: SiteUserId | undefined;
  readonly at: Temporal.Instant | undefined;
}

/**
 * Rows of one list in memory, column by column: loaded once, then sorted, filtered and counted without the service.
 * A row is a dense index from 0 to size - 1; indexes stay as they are until `version` changes.
 */
export interface WorkingSet<L extends ListDeclaration, K extends ColumnName<L['columns']>> {
  readonly state: 'loading' | 'ready' | 'failed';
  readonly error: ConnectorError | undefined;
  /** When the state of the list was that of the set: the start of the load, or of the last refresh. */
  readonly loadedAt: Temporal.Instant | undefined;
  /** Rows loaded so far. */
  readonly size: number;
  /** Rises whenever rows came, changed or went. */
  readonly version: number;
  readonly unreadable: readonly UnreadableRow[];
  /** How many rows the list holds in all, those outside `where` included, as soon as it is known. */
  readonly total: number | undefined;
  /** How much of the list was asked for so far, from 0 to 1: what a progress bar shows. */
  readonly progress: number;
  value<C extends K>(row: number, column: C): RowOf<L>[C];
  ref(row: number): ReferenceOf<L>;
  id(row: number): ItemId;
  indexOf(ref: ReferenceOf<L>): number | undefined;
  /** The rows (all, or those among) in order. Equal rows keep the order they came in. */
  order(keys: readonly SortKey<K>[], among?: Int32Array): Int32Array;
  /** A column by places, worked out once for each version of the set. */
  ranked<C extends K>(column: C): RankedColumn<RowOf<L>[C] | null>;
  /** The rows that pass, in the order of their indexes. */
  filter(test: (row: number) => boolean): Int32Array;
  /** The values that occur, with how many rows hold each; a row counts once for each of its choices. Blank comes last. */
  distinct<C extends K>(
    column: C,
    among?: Int32Array,
  ): readonly { readonly value: RowOf<L>[C]; readonly count: number }[];
  /** Asks the change log what changed since, and reads only that. One request for the whole site when nothing did. */
  refresh(): Promise<{ readonly changed: number }>;
  /** The rows that changed since the set was loaded, each with its last change; rows outside the set too. */
  readonly changes: ReadonlyMap<ItemId, RowChange>;
  /** Calls the listener after changes, at most once a frame. Returns the way to stop. */
  subscribe(listener: () => void): () => void;
  /** Stops loading and forgets the rows. */
  close(): void;
}
