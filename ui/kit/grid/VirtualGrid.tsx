import * as React from 'react';
import { mergeClasses } from '@fluentui/react-components';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useEnvironment } from '../../part/environment.js';
import { SkeletonRows } from '../SkeletonRows.js';
import type { GridColumn, GridSort } from './column.js';
import { GridRow } from './GridRow.js';
import { useGridStyles } from './gridStyles.js';
import { HeadingCell } from './HeadingCell.js';
import type { HeadingFilter } from './HeadingCell.js';
import { useGridFocus } from './useGridFocus.js';

const headingHeight = 36;
const noRows: readonly number[] = [];

interface VirtualGridProps {
  /** What the grid holds: "Personal health budgets". */
  readonly label: string;
  readonly columns: readonly GridColumn[];
  /** The rows to show, in order; undefined while the first have not come. */
  readonly rows: ArrayLike<number> | undefined;
  /** Changes when the values behind the rows changed. */
  readonly version: unknown;
  /** In CSS pixels, the same for each row. */
  readonly rowHeight: number;
  /** Left out in the card layout, where there is nothing to head. */
  readonly hasHeading?: boolean;
  readonly sort?: GridSort;
  readonly onSort?: (column: string) => void;
  readonly filterOf?: (column: string) => HeadingFilter | undefined;
  /** Enter, Space or a press on the row. */
  readonly onOpen?: (row: number) => void;
  readonly openRow?: number | undefined;
  /** Under the headings when there is no row to show, so that the filters stay at hand. */
  readonly empty?: React.ReactNode;
}

/**
 * A grid that draws only the rows on the screen, by the ARIA grid pattern: it takes one Tab stop, the arrow keys move in it,
 * and screen readers hear the place in the whole. 100,000 rows cost no more than 30.
 */
export function VirtualGrid(props: VirtualGridProps): JSX.Element {
  const { columns, rowHeight, hasHeading = true, sort, onSort, filterOf, onOpen } = props;
  const rows = props.rows ?? noRows;
  const styles = useGridStyles();
  const { theme } = useEnvironment();
  const scroller = React.useRef<HTMLDivElement>(null);
  const top = hasHeading ? headingHeight : 0;
  const activeRow = React.useRef(0);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: top,
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      const active = activeRow.current;
      // Always drawn: if the focused row left the page on scrolling, the focus would be lost.
      if (active < 0 || active >= range.count || shown.includes(active)) return shown;
      return active < (shown[0] ?? 0) ? [active, ...shown] : [...shown, active];
    },
  });
  React.useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);
  const height = scroller.current?.clientHeight ?? 0;
  const { active, ...keys } = useGridFocus(scroller, {
    rows: rows.length,
    columns: columns.length,
    hasHeading,
    hasFilter: (column) => {
      const id = columns[column]?.id;
      return id !== undefined && filterOf?.(id) !== undefined;
    },
    page: Math.max(1, Math.floor((height - top) / rowHeight) - 1),
  });
  activeRow.current = active.row;
  const tracks = columns.flatMap(({ ownLine, width }) => (ownLine === true ? [] : [width]));
  // A cell with a line of its own spans all tracks: the last one takes what the buttons below leave.
  const template = (tracks.length === columns.length ? tracks : [...tracks, 'minmax(0, 1fr)']).join(' ');

  return (
    <div ref={scroller} className={styles.scroller} style={{ scrollPaddingTop: top }}>
      <div
        role="grid"
        aria-label={props.label}
        aria-rowcount={rows.length + (hasHeading ? 1 : 0)}
        aria-colcount={columns.length}
        aria-busy={props.rows === undefined}
        className={styles.grid}
        {...keys}
      >
        {hasHeading ? (
          <div role="rowgroup" className={styles.headingRow}>
            <div
              role="row"
              aria-rowindex={1}
              className={styles.row}
              style={{ gridTemplateColumns: template, height: headingHeight }}
            >
              {columns.map((column, index) => (
                <HeadingCell
                  key={column.id}
                  column={column}
                  index={index}
                  active={active}
                  sort={sort}
                  onSort={onSort}
                  filter={filterOf?.(column.id)}
                />
              ))}
            </div>
          </div>
        ) : null}
        <div role="rowgroup" className={mergeClasses(styles.body)} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            return (
              <GridRow
                key={item.index}
                index={item.index}
                row={row}
                columns={columns}
                template={template}
                top={item.start - top}
                height={rowHeight}
                activeColumn={active.row === item.index ? active.column : -1}
                ariaRowIndex={item.index + (hasHeading ? 2 : 1)}
                isOpen={props.openRow === row}
                contrast={theme === 'contrast'}
                onOpen={onOpen}
                version={props.version}
              />
            );
          })}
        </div>
      </div>
      {props.rows === undefined ? <SkeletonRows rows={12} rowHeight={rowHeight} /> : null}
      {props.rows?.length === 0 ? <div className={styles.empty}>{props.empty}</div> : null}
    </div>
  );
}
