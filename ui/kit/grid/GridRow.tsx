import * as React from 'react';
import { Button, mergeClasses } from '@fluentui/react-components';
import type { GridColumn } from './column.js';
import { positionKey } from './column.js';
import { useGridStyles } from './gridStyles.js';
import { SelectBox } from './SelectBox.js';

export interface GridRowProps {
  /** Place in the order shown, from 0. */
  readonly index: number;
  readonly row: number;
  readonly columns: readonly GridColumn[];
  readonly template: string;
  readonly top: number;
  readonly height: number;
  /** The column of the cell in the Tab order, -1 if it is in another row. */
  readonly activeColumn: number;
  readonly ariaRowIndex: number;
  /** Under the heading of a group. */
  readonly inGroup: boolean;
  readonly isOpen: boolean;
  /** Undefined where rows are not ticked. */
  readonly isSelected: boolean | undefined;
  /** Names the row for its box. */
  readonly selectLabel: string;
  /** The same function while the grid stands. */
  readonly onSelect: (row: number, range: boolean) => void;
  /** The high-contrast theme is on. */
  readonly contrast: boolean;
  readonly onOpen: ((row: number) => void) | undefined;
  /** Changes when the values behind the row may have changed. */
  readonly version: unknown;
}

/** One row. Drawn again only when something it shows changed. */
export const GridRow = React.memo(function GridRow(props: GridRowProps): JSX.Element {
  const { index, row, columns, onOpen, activeColumn, isSelected, onSelect } = props;
  const styles = useGridStyles();
  const open = (event: React.SyntheticEvent): void => {
    // A press inside a button or box of the row is that one's; a selection of text is not a press.
    const inButton = event.target instanceof Element && event.target.closest('button, a, [data-select]') !== null;
    if (onOpen === undefined || inButton || window.getSelection()?.isCollapsed === false) return;
    onOpen(row);
  };
  const first = isSelected === undefined ? 0 : 1;
  const placeOf = (column: number): { 'data-cell': string; tabIndex: number } => ({
    'data-cell': positionKey({ row: index, column, part: 0 }),
    tabIndex: activeColumn === column ? 0 : -1,
  });
  return (
    <div
      role="row"
      aria-rowindex={props.ariaRowIndex}
      aria-level={props.inGroup ? 2 : undefined}
      aria-selected={isSelected}
      className={mergeClasses(
        styles.row,
        styles.bodyRow,
        isSelected === true && styles.selected,
        props.contrast ? styles.contrastHover : styles.hover,
        onOpen !== undefined && styles.opens,
        props.isOpen && styles.openRow,
      )}
      style={{ height: props.height, transform: `translateY(${props.top}px)`, gridTemplateColumns: props.template }}
      onClick={open}
    >
      {isSelected === undefined ? null : (
        <div
          role="gridcell"
          aria-colindex={1}
          data-select
          className={mergeClasses(styles.cell, styles.selectCell)}
          onClick={(event) => onSelect(row, event.shiftKey)}
        >
          <SelectBox label={props.selectLabel} checked={isSelected} place={placeOf(0)} />
        </div>
      )}
      {columns.map((column, at) => {
        const columnIndex = at + first;
        const { button } = column;
        return (
          <div
            key={column.id}
            role="gridcell"
            aria-colindex={columnIndex + 1}
            className={mergeClasses(
              styles.cell,
              at === 0 && (first === 0 ? styles.firstCell : styles.afterSelect),
              column.align === 'end' && styles.end,
              column.ownLine === true && styles.ownLine,
            )}
            {...(button === undefined ? placeOf(columnIndex) : {})}
            onKeyDown={(event) => {
              if (button !== undefined || (event.key !== 'Enter' && event.key !== ' ')) return;
              if (event.key === ' ' && isSelected !== undefined) onSelect(row, event.shiftKey);
              else if (onOpen === undefined) return;
              else onOpen(row);
              event.preventDefault();
            }}
          >
            {button === undefined ? (
              column.cell(row)
            ) : (
              <Button
                size="small"
                appearance={button.appearance ?? 'subtle'}
                aria-label={button.label(row)}
                {...placeOf(columnIndex)}
                onClick={() => button.onPress(row)}
              >
                {column.cell(row)}
              </Button>
            )}
          </div>
        );
      })}
    </div>
  );
});
