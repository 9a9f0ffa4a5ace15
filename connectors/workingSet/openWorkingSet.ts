import type { ColumnName, ItemId, ListDeclaration, ReferenceOf, RowOf } from '@phb/schemas';
import type { ListConnector } from '../list/types.js';
import { LoadedRows } from './loadedRows.js';
import type { RankedColumn, WorkingSet, WorkingSetOptions } from './types.js';

/**
 * Opens a working set and begins to load it: newest rows first, in pages of 5,000 ids, several at a time. It can be used from
 * the first page on; `subscribe` tells of every change. The rows are in memory only and are gone when it is closed.
 * @param columns what to load; the reference always is
 * @throws TypeError for a column that the list does not have
 */
export function openWorkingSet<L extends ListDeclaration, K extends ColumnName<L['columns']>>(
  connector: ListConnector<L>,
  columns: readonly K[],
  options: WorkingSetOptions<L> = {},
): WorkingSet<L, K> {
  const rows = new LoadedRows(connector.site, connector.list, columns, options.where);
  rows.start();
  return {
    get state() {
      return rows.state;
    },
    get error() {
      return rows.error;
    },
    get loadedAt() {
      return rows.loadedAt;
    },
    get size() {
      return rows.table.size;
    },
    get version() {
      return rows.version;
    },
    get unreadable() {
      return rows.unreadable;
    },
    get changes() {
      return rows.changes;
    },
    get total() {
      return rows.total;
    },
    get progress() {
      return rows.progress;
    },
    // The table was made from the same declaration, and every cell was read by its codec.
    value: <C extends K>(row: number, column: C) => rows.table.value(row, column) as RowOf<L>[C],
    ref: (row) => rows.table.value(row, 'ref') as ReferenceOf<L>,
    id: (row) => rows.table.id(row) as ItemId,
    indexOf: (ref) => rows.table.indexOf(ref),
    order: (keys, among) => rows.table.order(keys, among),
    ranked: <C extends K>(column: C) => rows.table.ranked(column) as RankedColumn<RowOf<L>[C] | null>,
    filter: (test) => rows.table.rows().filter((row) => test(row)),
    distinct: <C extends K>(column: C, among?: Int32Array) =>
      rows.table.distinct(column, among) as readonly { readonly value: RowOf<L>[C]; readonly count: number }[],
    refresh: () => rows.refresh(),
    subscribe: (listener) => rows.subscribe(listener),
    close: () => rows.close(),
  };
}
