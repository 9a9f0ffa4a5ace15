import type { GridLayout } from '../../kit/grid/layout.js';

/** The layout with a column shown last, or not shown. */
export function shownOrNot(layout: GridLayout, id: string, show: boolean): GridLayout {
  const others = layout.columns.filter((column) => column.id !== id);
  return { ...layout, columns: show ? [...others, { id }] : others };
}

/** The layout with a column one place further to the start (-1) or end (1). */
export function moved(layout: GridLayout, id: string, by: -1 | 1): GridLayout {
  const columns = [...layout.columns];
  const from = columns.findIndex((column) => column.id === id);
  const to = from + by;
  const [column, other] = [columns[from], columns[to]];
  if (column === undefined || other === undefined) return layout;
  columns[from] = other;
  columns[to] = column;
  return { ...layout, columns };
}
