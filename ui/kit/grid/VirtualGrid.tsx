import * as React from 'react';
import { mergeClasses } from '@fluentui/react-components';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useEnvironment } from '../../part/environment.js';
import { SkeletonRows } from '../SkeletonRows.js';
import type { GridColumn, GridGrouping, GridSelection, GridSort } from './column.js';
import { positionKey } from './column.js';
import { GridRow } from './GridRow.js';
import { useGridStyles } from './gridStyles.js';
import { HeadingCell } from './HeadingCell.js';
import type { HeadingFilter } from './HeadingCell.js';
import { SelectBox } from './SelectBox.js';
import { useGridFocus } from './useGridFocus.js';

const GroupRow = React.lazy(() => import(/* webpackChunkName: 'groups' */ './GroupRow.js'));

const headingHeight = 36;
const selectWidth = '40px';
const noRows: readonly number[] = [];
const noSorts: readonly GridSort[] = [];

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
  /** The keys of the order, the first first. */
  readonly sorts?: readonly GridSort[];
  /** A press on a heading; with Shift the column is added to the order. */
  readonly onSort?: (column: string, add: boolean) => void;
  /** Lets people draw columns wider or narrower, in CSS pixels. */
  readonly onResize?: (column: string, width: number) => void;
  readonly selection?: GridSelection;
  /** The rows hold headings of groups among them. */
  readonly grouping?: GridGrouping | undefined;
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
  const {
    columns,
    rowHeight,
    hasHeading = true,
    sorts = noSorts,
    onSort,
    filterOf,
    onOpen,
    selection,
    grouping,
  } = props;
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
  const first = selection === undefined ? 0 : 1;
  const columnCount = columns.length + first;
  const { active, ...keys } = useGridFocus(scroller, {
    rows: rows.length,
    columns: columnCount,
    hasHeading,
    hasFilter: (column) => {
      const id = columns[column - first]?.id;
      return id !== undefined && filterOf?.(id) !== undefined;
    },
    ...(grouping === undefined ? {} : { headOf: (row) => headOf(rows, row) }),
    page: Math.max(1, Math.floor((height - top) / rowHeight) - 1),
  });
  activeRow.current = active.row;
  const tracks = columns.flatMap(({ ownLine, width }) => (ownLine === true ? [] : [width]));
  // A cell with a line of its own spans all tracks: the last one takes what the buttons below leave.
  const template = [
    ...(selection === undefined ? [] : [selectWidth]),
    ...(tracks.length === columns.length ? tracks : [...tracks, 'minmax(0, 1fr)']),
  ].join(' ');
  const onSelect = useSteady(selection?.onToggle);
  const aboveRows = hasHeading ? 2 : 1;

  return (
    <div ref={scroller} className={styles.scroller} style={{ scrollPaddingTop: top }}>
      <div
        role={grouping === undefined ? 'grid' : 'treegrid'}
        aria-label={props.label}
        aria-rowcount={rows.length + (hasHeading ? 1 : 0)}
        aria-colcount={columnCount}
        aria-multiselectable={selection === undefined ? undefined : true}
        aria-busy={props.rows === undefined}
        className={styles.grid}
        {...keys}
        onKeyDown={(event) => {
          const selectsAll = selection !== undefined && event.key === 'a' && (event.ctrlKey || event.metaKey);
          if (!selectsAll) {
            keys.onKeyDown(event);
            return;
          }
          event.preventDefault();
          if (selection.state !== 'all') selection.onToggleAll();
        }}
      >
        {hasHeading ? (
          <div role="rowgroup" className={styles.headingRow}>
            <div
              role="row"
              aria-rowindex={1}
              className={styles.row}
              style={{ gridTemplateColumns: template, height: headingHeight }}
            >
              {selection === undefined ? null : (
                <div
                  role="columnheader"
                  aria-colindex={1}
                  className={mergeClasses(styles.cell, styles.selectCell)}
                  onClick={selection.onToggleAll}
                >
                  <SelectBox
                    label={selection.allLabel}
                    checked={selection.state === 'all'}
                    mixed={selection.state === 'some'}
                    place={{
                      'data-cell': positionKey({ row: -1, column: 0, part: 0 }),
                      tabIndex: active.row === -1 && active.column === 0 ? 0 : -1,
                    }}
                  />
                </div>
              )}
              {columns.map((column, index) => (
                <HeadingCell
                  key={column.id}
                  column={column}
                  index={index + first}
                  className={index > 0 ? undefined : first === 0 ? styles.firstCell : styles.afterSelect}
                  active={active}
                  sorts={sorts}
                  onSort={onSort}
                  filter={filterOf?.(column.id)}
                  onResize={props.onResize}
                />
              ))}
            </div>
          </div>
        ) : null}
        <div role="rowgroup" className={mergeClasses(styles.body)} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            if (row < 0 && grouping !== undefined) {
              return (
                <React.Suspense key={item.index} fallback={null}>
                  <GroupRow
                    index={item.index}
                    group={grouping.groupAt(row)}
                    columns={columnCount}
                    top={item.start - top}
                    height={rowHeight}
                    activeColumn={active.row === item.index ? active.column : -1}
                    ariaRowIndex={item.index + aboveRows}
                    onToggle={() => grouping.onToggle(row)}
                  />
                </React.Suspense>
              );
            }
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
                ariaRowIndex={item.index + aboveRows}
                inGroup={grouping !== undefined}
                isOpen={props.openRow === row}
                isSelected={selection?.isSelected(row)}
                selectLabel={selection?.label(row) ?? ''}
                onSelect={onSelect}
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

/** The row with the heading of the group that a row is in, undefined for a heading itself. */
function headOf(rows: ArrayLike<number>, row: number): number | undefined {
  if ((rows[row] ?? -1) < 0) return undefined;
  for (let above = row - 1; above >= 0; above -= 1) if ((rows[above] ?? 0) < 0) return above;
  return undefined;
}

/** The same function for ever, which calls the one of now: rows are not drawn again because it changed. */
function useSteady<A extends readonly unknown[]>(now: ((...args: A) => void) | undefined): (...args: A) => void {
  const latest = React.useRef(now);
  React.useLayoutEffect(() => {
    latest.current = now;
  });
  return React.useCallback((...args: A) => latest.current?.(...args), []);
}
