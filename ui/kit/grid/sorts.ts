import type { GridSort } from './column.js';

/**
 * What a press on a heading makes of the order. Alone it sorts by that column, and by the other direction if it did already.
 * Added (with Shift) it becomes the next key after those that are there, then turns round, then goes.
 */
export function pressSort(sorts: readonly GridSort[], column: string, add: boolean): readonly GridSort[] {
  const before = sorts.find((sort) => sort.column === column);
  if (!add) return [{ column, descending: before !== undefined && sorts[0] === before && !before.descending }];
  if (before === undefined) return [...sorts, { column, descending: false }];
  if (!before.descending) return sorts.map((sort) => (sort === before ? { column, descending: true } : sort));
  // One key stays: rows always have an order that can be said.
  return sorts.length === 1 ? [{ column, descending: false }] : sorts.filter((sort) => sort !== before);
}
