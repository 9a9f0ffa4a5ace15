import * as React from 'react';
import { mergeClasses } from '@fluentui/react-components';
import { ArrowDown12Regular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowUp12Regular } from '@fluentui/react-icons/svg/arrow-up';
import { Filter16Filled, Filter16Regular } from '@fluentui/react-icons/svg/filter';
import type { GridColumn, GridPosition, GridSort } from './column.js';
import { positionKey } from './column.js';
import { useGridStyles } from './gridStyles.js';
import { useResize } from './useResize.js';

/** Filtering of one column, as its heading shows it. */
export interface HeadingFilter {
  readonly isOn: boolean;
  readonly onOpen: (button: HTMLElement) => void;
}

interface HeadingCellProps {
  readonly column: GridColumn;
  readonly index: number;
  readonly className: string | undefined;
  readonly active: GridPosition;
  readonly sorts: readonly GridSort[];
  readonly onSort: ((column: string, add: boolean) => void) | undefined;
  readonly filter: HeadingFilter | undefined;
  readonly onResize: ((column: string, width: number) => void) | undefined;
}

const places = ['', 'second', 'third', 'fourth'] as const;

/** The heading of a column: its name sorts, the funnel beside it filters, its end is drawn wider or narrower. */
export function HeadingCell(props: HeadingCellProps): JSX.Element {
  const { column, index, active, sorts, onSort, filter, onResize } = props;
  const styles = useGridStyles();
  const place = sorts.findIndex((sort) => sort.column === column.id);
  const sorted = sorts[place];
  const sortable = column.sortable === true && onSort !== undefined;
  const resize = useResize(onResize === undefined ? undefined : (width) => onResize(column.id, width));
  const at = (part: 0 | 1): { 'data-cell': string; tabIndex: number } => ({
    'data-cell': positionKey({ row: -1, column: index, part }),
    tabIndex: active.row === -1 && active.column === index && active.part === part ? 0 : -1,
  });
  const openFilter = (event: React.SyntheticEvent<HTMLElement>): void => {
    const button = event.currentTarget.querySelector<HTMLElement>(`[data-part="filter"]`);
    if (button !== null) filter?.onOpen(button);
  };
  return (
    <div
      ref={resize.cell}
      role="columnheader"
      aria-colindex={index + 1}
      // Only the first key: screen readers expect one sorted column. The others say so in their button.
      aria-sort={place === 0 ? (sorted?.descending === true ? 'descending' : 'ascending') : undefined}
      className={mergeClasses(styles.cell, styles.heading, props.className, column.align === 'end' && styles.end)}
      {...(sortable ? {} : at(0))}
      onKeyDown={(event) => {
        resize.onKeyDown(event);
        if (!event.altKey || event.key !== 'ArrowDown') return;
        event.preventDefault();
        openFilter(event);
      }}
    >
      {sortable ? (
        <button
          type="button"
          className={styles.headingButton}
          {...at(0)}
          onClick={(event) => onSort(column.id, event.shiftKey)}
        >
          <span className={styles.headingText}>{column.heading}</span>
          {sorted === undefined ? null : (
            <span className={styles.icon} aria-hidden>
              {sorted.descending ? <ArrowDown12Regular /> : <ArrowUp12Regular />}
              {sorts.length > 1 ? place + 1 : null}
            </span>
          )}
          {place < 1 ? null : (
            <span className={styles.unseen}>
              , sorted {places[place] ?? 'further'}, {sorted?.descending === true ? 'descending' : 'ascending'}
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
          {...at(1)}
          aria-label={`Filter ${column.heading.toLowerCase()}${filter.isOn ? ', on' : ''}`}
          aria-haspopup="dialog"
          onClick={(event) => filter.onOpen(event.currentTarget)}
        >
          {filter.isOn ? <Filter16Filled /> : <Filter16Regular />}
        </button>
      )}
      {onResize === undefined ? null : <span className={styles.edge} aria-hidden {...resize.edge} />}
    </div>
  );
}
