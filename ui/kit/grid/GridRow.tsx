import * as React from 'react';
import { Button, mergeClasses } from '@fluentui/react-components';
import type { GridColumn } from './column.js';
import { positionKey } from './column.js';
import { useGridStyles } from './gridStyles.js';

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
  readonly isOpen: boolean;
  /** The high-contrast theme is on. */
  readonly contrast: boolean;
  readonly onOpen: ((row: number) => void) | undefined;
  /** Changes when the values behind the row may have changed. */
  readonly version: unknown;
}

/** One row. Drawn again only when something it shows changed. */
export const GridRow = React.memo(function GridRow(props: GridRowProps): JSX.Element {
  const { index, row, columns, onOpen, activeColumn } = props;
  const styles = useGridStyles();
  const open = (event: React.SyntheticEvent): void => {
    // A press inside a button of the row is that button's; a selection of text is not a press.
    const inButton = event.target instanceof Element && event.target.closest('button, a') !== null;
    if (onOpen === undefined || inButton || window.getSelection()?.isCollapsed === false) return;
    onOpen(row);
  };
  return (
    <div
      role="row"
      aria-rowindex={props.ariaRowIndex}
      className={mergeClasses(
        styles.row,
        styles.bodyRow,
        props.contrast ? styles.contrastHover : styles.hover,
        onOpen !== undefined && styles.opens,
        props.isOpen && styles.openRow,
      )}
      style={{ height: props.height, transform: `translateY(${props.top}px)`, gridTemplateColumns: props.template }}
      onClick={open}
    >
      {columns.map((column, columnIndex) => {
        const place = {
          'data-cell': positionKey({ row: index, column: columnIndex, part: 0 }),
          tabIndex: activeColumn === columnIndex ? 0 : -1,
        };
        const { button } = column;
        return (
          <div
            key={column.id}
            role="gridcell"
            aria-colindex={columnIndex + 1}
            className={mergeClasses(
              styles.cell,
              columnIndex === 0 && styles.firstCell,
              column.align === 'end' && styles.end,
              column.ownLine === true && styles.ownLine,
            )}
            {...(button === undefined ? place : {})}
            onKeyDown={(event) => {
              if (button !== undefined || onOpen === undefined || (event.key !== 'Enter' && event.key !== ' ')) return;
              event.preventDefault();
              onOpen(row);
            }}
          >
            {button === undefined ? (
              column.cell(row)
            ) : (
              <Button
                size="small"
                appearance={button.appearance ?? 'subtle'}
                aria-label={button.label(row)}
                {...place}
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
