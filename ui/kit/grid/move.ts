import type { GridPosition } from './column.js';

/** The shape of a grid, as far as moving in it goes. */
export interface GridShape {
  readonly rows: number;
  readonly columns: number;
  readonly hasHeading: boolean;
  /** Whether the heading of a column has a filter button after its sort button. */
  readonly hasFilter: (column: number) => boolean;
  /** The row that heads the group of a row, undefined if the row is in none. */
  readonly headOf?: (row: number) => number | undefined;
  /** Rows that fit on the screen. */
  readonly page: number;
}

interface Keys {
  readonly key: string;
  readonly ctrlKey: boolean;
}

/**
 * Where a key leads in a grid, by the ARIA grid pattern: arrows by cell, Home and End in the row (with Ctrl in the grid),
 * Page up and Page down by screen, left of the first cell to the heading of its group. Undefined if the key does not move.
 */
export function move(from: GridPosition, keys: Keys, shape: GridShape): GridPosition | undefined {
  const first = shape.hasHeading ? -1 : 0;
  const lastRow = shape.rows - 1;
  const lastColumn = shape.columns - 1;
  const toRow = (row: number): GridPosition => ({
    row: Math.min(Math.max(row, first), Math.max(lastRow, first)),
    column: from.column,
    part: 0,
  });
  const body = (row: number): GridPosition => toRow(Math.max(row, 0));
  switch (keys.key) {
    case 'ArrowDown':
      return toRow(from.row + 1);
    case 'ArrowUp':
      return toRow(from.row - 1);
    case 'ArrowRight':
      if (from.row === -1 && from.part === 0 && shape.hasFilter(from.column)) return { ...from, part: 1 };
      return { row: from.row, column: Math.min(from.column + 1, lastColumn), part: 0 };
    case 'ArrowLeft': {
      if (from.part === 1) return { ...from, part: 0 };
      const head = from.column === 0 && from.row >= 0 ? shape.headOf?.(from.row) : undefined;
      if (head !== undefined) return { row: head, column: 0, part: 0 };
      const column = Math.max(from.column - 1, 0);
      const part = from.row === -1 && from.column > 0 && shape.hasFilter(column) ? 1 : 0;
      return { row: from.row, column, part };
    }
    case 'Home':
      return keys.ctrlKey ? { ...body(0), column: 0 } : { row: from.row, column: 0, part: 0 };
    case 'End':
      return keys.ctrlKey ? { ...body(lastRow), column: lastColumn } : { row: from.row, column: lastColumn, part: 0 };
    case 'PageDown':
      return body(from.row + shape.page);
    case 'PageUp':
      return body(from.row - shape.page);
    default:
      return undefined;
  }
}
