import * as React from 'react';
import { mergeClasses } from '@fluentui/react-components';
import { ArrowDown12Regular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowUp12Regular } from '@fluentui/react-icons/svg/arrow-up';
import { Filter16Filled, Filter16Regular } from '@fluentui/react-icons/svg/filter';
import type { GridColumn, GridPosition, GridSort } from './column.js';
import { positionKey } from './column.js';
import { useGridStyles } from './gridStyles.js';

/** Filtering of one column, as its heading shows it. */
export interface HeadingFilter {
  readonly isOn: boolean;
  readonly onOpen: (button: HTMLElement) => void;
}

interface HeadingCellProps {
  readonly column: GridColumn;
  readonly index: number;
  readonly active: GridPosition;
  readonly sort: GridSort | undefined;
  readonly onSort: ((column: string) => void) | undefined;
  readonly filter: HeadingFilter | undefined;
}

/** The heading of a column: its name sorts, the funnel beside it filters. */
export function HeadingCell(props: HeadingCellProps): JSX.Element {
  const { column, index, active, sort, onSort, filter } = props;
  const styles = useGridStyles();
  const sorted = sort?.column === column.id ? sort : undefined;
  const sortable = column.sortable === true && onSort !== undefined;
  const place = (part: 0 | 1): { 'data-cell': string; tabIndex: number } => ({
    'data-cell': positionKey({ row: -1, column: index, part }),
    tabIndex: active.row === -1 && active.column === index && active.part === part ? 0 : -1,
  });
  const openFilter = (event: React.SyntheticEvent<HTMLElement>): void => {
    const button = event.currentTarget.querySelector<HTMLElement>(`[data-part="filter"]`);
    if (button !== null) filter?.onOpen(button);
  };
  return (
    <div
      role="columnheader"
      aria-colindex={index + 1}
      aria-sort={sorted === undefined ? undefined : sorted.descending ? 'descending' : 'ascending'}
      className={mergeClasses(
        styles.cell,
        styles.heading,
        index === 0 && styles.firstCell,
        column.align === 'end' && styles.end,
      )}
      {...(sortable ? {} : place(0))}
      onKeyDown={(event) => {
        if (!event.altKey || event.key !== 'ArrowDown') return;
        event.preventDefault();
        openFilter(event);
      }}
    >
      {sortable ? (
        <button type="button" className={styles.headingButton} {...place(0)} onClick={() => onSort(column.id)}>
          <span className={styles.headingText}>{column.heading}</span>
          {sorted === undefined ? null : (
            <span className={styles.icon} aria-hidden>
              {sorted.descending ? <ArrowDown12Regular /> : <ArrowUp12Regular />}
            </span>
          )}
        </button>
      ) : (
        <span className={styles.headingText}>{column.heading}</span>
      )}
      {filter === undefined ? null : (
        <button
          type="button"
          data-part="filter"
          className={mergeClasses(styles.headingButton, styles.filterButton, filter.isOn && styles.filterOn)}
          {...place(1)}
          aria-label={`Filter ${column.heading.toLowerCase()}${filter.isOn ? ', on' : ''}`}
          aria-haspopup="dialog"
          onClick={(event) => filter.onOpen(event.currentTarget)}
        >
          {filter.isOn ? <Filter16Filled /> : <Filter16Regular />}
        </button>
      )}
    </div>
  );
}
