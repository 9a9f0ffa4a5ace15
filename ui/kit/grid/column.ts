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
  /** Both directions of its order, as a sentence says them; A to Z and back, if left out. */
  readonly orderInWords?: readonly [ascending: string, descending: string];
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

/** Rows that a person ticks. The grid asks for the rows on the screen only. */
export interface GridSelection {
  readonly isSelected: (row: number) => boolean;
  /** How many of the rows shown are ticked. */
  readonly state: 'none' | 'some' | 'all';
  /** Names the row: "Select PHB-7K3Q-9F2X". */
  readonly label: (row: number) => string;
  /** Names what the box in the heading ticks: "Select all 12 cases". */
  readonly allLabel: string;
  /** @param range from the row that was ticked before up to this one */
  readonly onToggle: (row: number, range: boolean) => void;
  readonly onToggleAll: () => void;
}

/** The heading of a group of rows. */
export interface GridGroup {
  readonly label: string;
  /** What the group adds up to, in words. */
  readonly totals: string;
  readonly isOpen: boolean;
  /** Its place among the groups, from 1, and how many there are. */
  readonly place: number;
  readonly groups: number;
}

/** Grouping of the rows shown. An entry below nothing heads a group: -1 the first, -2 the second. */
export interface GridGrouping {
  readonly groupAt: (entry: number) => GridGroup;
  readonly onToggle: (entry: number) => void;
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
