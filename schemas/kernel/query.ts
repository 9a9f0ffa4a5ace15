import type { ColumnName, Columns, ValueOf } from './list.js';

/** The columns that the service may be asked about: only those that SharePoint keeps an index for. */
export type IndexedColumn<C extends Columns> = {
  [K in ColumnName<C>]: C[K]['indexed'] extends true ? K : never;
}[ColumnName<C>];

type Filled<V> = Exclude<V, null>;

/** One comparison. `in` is any of at most 60 values (above that SharePoint stops using the index). */
export type Comparison<C extends Columns, K extends IndexedColumn<C> = IndexedColumn<C>> =
  K extends IndexedColumn<C>
    ? | { readonly column: K; readonly is: 'eq' | 'ne'; readonly value: ValueOf<C[K]> | null }
      | { readonly column: K; readonly is: 'lt' | 'le' | 'gt' | 'ge'; readonly value: Filled<ValueOf<C[K]>> }
      | { readonly column: K; readonly is: 'in'; readonly value: readonly Filled<ValueOf<C[K]>>[] }
      | (Filled<ValueOf<C[K]>> extends string
          ? { readonly column: K; readonly is: 'startsWith'; readonly value: string }
          : never)
    : never;

/** A window of item ids, which is always indexed: `from` is in it, `to` is not. */
export interface IdWindow {
  readonly ids: { readonly from: number; readonly to: number };
}

/** What rows are asked for. A column without an index does not compile. */
export type Condition<C extends Columns> =
  Comparison<C> | IdWindow | { readonly all: readonly Condition<C>[] } | { readonly any: readonly Condition<C>[] };

/** A condition on a list whose columns are not known to the compiler: what a builder of OData or CAML reads. */
export type AnyCondition =
  | {
      readonly column: string;
      readonly is: 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge' | 'in' | 'startsWith';
      readonly value: unknown;
    }
  | IdWindow
  | { readonly all: readonly AnyCondition[] }
  | { readonly any: readonly AnyCondition[] };

export interface OrderBy<C extends Columns> {
  readonly column: IndexedColumn<C> | 'id';
  readonly descending?: boolean;
}

/** A question to the service about one list. */
export interface Query<C extends Columns> {
  readonly where?: Condition<C>;
  readonly orderBy?: OrderBy<C>;
  /** Rows a page, at most 5,000 (SharePoint's limit); 100 if left out. */
  readonly pageSize?: number;
}
