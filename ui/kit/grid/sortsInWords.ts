import type { GridColumn, GridSort } from './column.js';

const aToZ = ['A to Z', 'Z to A'] as const;

/** The order in words: "next review due, soonest first, then name, A to Z". */
export function sortsInWords(
  sorts: readonly GridSort[],
  columns: readonly Pick<GridColumn, 'id' | 'heading' | 'orderInWords'>[],
): string {
  return sorts
    .flatMap(({ column, descending }) => {
      const found = columns.find(({ id }) => id === column);
      if (found === undefined) return [];
      return [`${found.heading.toLowerCase()}, ${(found.orderInWords ?? aToZ)[descending ? 1 : 0]}`];
    })
    .join(', then ');
}
