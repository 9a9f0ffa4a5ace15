import * as React from 'react';
import type { GridPosition } from './column.js';
import { positionKey } from './column.js';
import { move } from './move.js';
import type { GridShape } from './move.js';

interface GridFocus {
  /** The one cell in the Tab order. */
  readonly active: GridPosition;
  readonly onKeyDown: (event: React.KeyboardEvent) => void;
  readonly onFocus: (event: React.FocusEvent) => void;
  readonly onBlur: (event: React.FocusEvent) => void;
}

function positionOf(target: EventTarget): GridPosition | undefined {
  const key = target instanceof Element ? target.closest('[data-cell]')?.getAttribute('data-cell') : undefined;
  const parts = key?.split(':').map(Number);
  const [row, column, part] = parts ?? [];
  return row === undefined || column === undefined ? undefined : { row, column, part: part === 1 ? 1 : 0 };
}

/**
 * Roving focus: one cell is in the Tab order and the arrow keys move it. The caller keeps the active row drawn even when it
 * is scrolled away, so that focus is never lost with its element.
 */
export function useGridFocus(grid: React.RefObject<HTMLElement>, shape: GridShape): GridFocus {
  const [wanted, setWanted] = React.useState<GridPosition>({ row: 0, column: 0, part: 0 });
  const inside = React.useRef(false);
  const moved = React.useRef(false);
  const row = shape.rows === 0 ? (shape.hasHeading ? -1 : 0) : Math.min(wanted.row, shape.rows - 1);
  const column = Math.min(wanted.column, shape.columns - 1);
  const part = row === -1 ? wanted.part : 0;
  const active = React.useMemo<GridPosition>(() => ({ row, column, part }), [row, column, part]);

  React.useLayoutEffect(() => {
    // Rows that went away may have taken the focus with them: it comes back to where they were.
    const lost = inside.current && document.activeElement === document.body;
    if (!moved.current && !lost) return;
    moved.current = false;
    const element = grid.current?.querySelector<HTMLElement>(`[data-cell="${positionKey(active)}"]`);
    if (element === null || element === undefined) return;
    element.focus({ preventScroll: true });
    // This keeps clear of the sticky heading (scroll-padding); the browser's own scroll on focus would centre.
    if ('scrollIntoView' in element) element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  return {
    active,
    onKeyDown: (event) => {
      if (event.altKey || event.metaKey || event.defaultPrevented) return;
      const next = move(active, event, shape);
      if (next === undefined) return;
      event.preventDefault();
      moved.current = true;
      setWanted(next);
    },
    onFocus: (event) => {
      inside.current = true;
      const position = positionOf(event.target);
      if (position !== undefined && positionKey(position) !== positionKey(active)) setWanted(position);
    },
    onBlur: (event) => {
      // No next element: the person pressed on something that takes no focus, or the row was taken away under it.
      inside.current =
        event.relatedTarget === null
          ? !event.target.isConnected
          : (grid.current?.contains(event.relatedTarget) ?? false);
    },
  };
}
