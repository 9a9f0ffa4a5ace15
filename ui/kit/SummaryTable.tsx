import * as React from 'react';
import { Link, mergeClasses, useId } from '@fluentui/react-components';
import { useTableStyles } from './tableStyles.js';

/** One column of a summary table. The first column names the row. */
export interface SummaryColumn<R> {
  readonly heading: string;
  /** Numbers, money, percentages and short dates stand at the end, so that digits line up. */
  readonly align?: 'end';
  /** Keeps the column as narrow as this, so that two tables under each other line up; the others share what is left. */
  readonly width?: string;
  readonly cell: (row: R) => React.ReactNode;
}

interface SummaryTableProps<R> {
  /** What the table counts, with its basis and date. It is the table's name for a screen reader. */
  readonly caption?: React.ReactNode;
  /** In place of a caption: the id of the heading above, where it says the same. */
  readonly labelledBy?: string;
  readonly columns: readonly SummaryColumn<R>[];
  readonly rows: readonly R[];
  readonly rowKey: (row: R) => string;
  /** Shown last, set apart from the rows that it adds up. */
  readonly total?: R;
  /** Makes the name of each row a button that opens what is behind it. */
  readonly onOpen?: (row: R) => void;
  /** Which rows have something behind them; all, if left out. */
  readonly canOpen?: (row: R) => boolean;
  /** Takes the whole width, for a table with columns of text. Numbers are easier to follow in a narrow one. */
  readonly wide?: boolean;
}

/** A small table of results: caption, row names, numbers at the right, a total row. Not for a register: every row is drawn. */
export function SummaryTable<R>(props: SummaryTableProps<R>): JSX.Element {
  const { columns, rows, total, onOpen, canOpen } = props;
  const styles = useTableStyles();
  const captionId = useId('table');
  const { labelledBy = captionId } = props;
  const isBeforeWords = (index: number): boolean =>
    columns[index]?.align === 'end' && index < columns.length - 1 && columns[index + 1]?.align !== 'end';
  const line = (row: R, key: string, isTotal: boolean): JSX.Element => (
    <tr key={key}>
      {columns.map((column, index) => {
        const content = column.cell(row);
        const className = mergeClasses(
          styles.cell,
          column.align === 'end' && styles.end,
          isBeforeWords(index) && styles.apart,
          index === columns.length - 1 && styles.lastCell,
          isTotal && styles.total,
        );
        if (index > 0) {
          return (
            <td key={column.heading} className={className}>
              {content}
            </td>
          );
        }
        const opens = onOpen !== undefined && (canOpen?.(row) ?? true);
        return (
          <th key={column.heading} scope="row" className={className}>
            {opens ? (
              <Link as="button" onClick={() => onOpen(row)}>
                {content}
              </Link>
            ) : (
              content
            )}
          </th>
        );
      })}
    </tr>
  );
  return (
    <div className={styles.whole}>
      {/* Outside the scrolling box: a caption inside it is as wide as the table, and would be cut off on a narrow screen. */}
      {props.caption === undefined ? null : (
        <div className={styles.caption} id={captionId}>
          {props.caption}
        </div>
      )}
      <div className={styles.box}>
        <table className={mergeClasses(styles.table, props.wide === true && styles.wide)} aria-labelledby={labelledBy}>
          <thead>
            <tr>
              {columns.map((column, index) => (
                <th
                  key={column.heading}
                  scope="col"
                  style={column.width === undefined ? undefined : { width: column.width }}
                  className={mergeClasses(
                    styles.cell,
                    styles.heading,
                    column.align === 'end' && styles.end,
                    isBeforeWords(index) && styles.apart,
                    index === columns.length - 1 && styles.lastCell,
                  )}
                >
                  {column.heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{rows.map((row) => line(row, props.rowKey(row), false))}</tbody>
          {total === undefined ? null : <tfoot>{line(total, 'total', true)}</tfoot>}
        </table>
      </div>
    </div>
  );
}
