import type * as React from 'react';

/** One column of a grid. Rows are the indexes of a working set, or any numbers that the caller understands. */
export interface GridColumn {
  readonly id: string;
  readonly heading: string;
  /** A track of CSS grid: minmax(8rem, 1fr). */
  readonly width: string;
  readonly align?: 'end';
  /** Takes a line of its own above the other cells: the text of a card, over its buttons. */
  readonly ownLine?: boolean;
  readonly sortable?: boolean;
  readonly cell: (row: number) => React.ReactNode;
  /** The whole cell is one button, and the cell's content its face. */
  readonly button?: GridButton;
}

interface GridButton {
  /** Says which row it is about: "Record review of PHB-7K3Q-9F2X". */
  readonly label: (row: number) => string;
  readonly onPress: (row: number) => void;
  /** The row's main action has an outline; others are plain. */
  readonly appearance?: 'subtle' | 'outline';
}

export interface GridSort {
  readonly column: string;
  readonly descending: boolean;
}

/** The cell that the Tab key comes to; row -1 is the heading, part 1 its filter button. */
export interface GridPosition {
  readonly row: number;
  readonly column: number;
  readonly part: 0 | 1;
}

/** How a position is written on its element, to find it again. */
export function positionKey(position: GridPosition): string {
  return `${position.row}:${position.column}:${position.part}`;
}
