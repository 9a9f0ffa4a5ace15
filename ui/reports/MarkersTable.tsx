import * as React from 'react';
import { Link, makeStyles, mergeClasses, tokens, typographyStyles, useId } from '@fluentui/react-components';
import {
  percentOf,
  showNumber,
  showPercent,
  showShortDate,
  type ReceivedTable,
  type ReportedRow,
  type Tally,
} from '@phb/schemas';
import { useTableStyles } from '../kit/tableStyles.js';

interface MarkersTableProps {
  readonly received: ReceivedTable;
  readonly own: Tally;
  readonly onOpenReturn: (title: string, rows: readonly ReportedRow[]) => void;
  readonly onOpenOwn: (group: string) => void;
}

const useStyles = makeStyles({
  caption: { maxWidth: '60rem' },
  basis: { ...typographyStyles.caption1, display: 'block', color: tokens.colorNeutralForeground2 },
  group: {
    ...typographyStyles.caption1Strong,
    paddingTop: tokens.spacingVerticalL,
    color: tokens.colorNeutralForeground2,
  },
  // Long group names break rather than push the table off the screen.
  groupHeading: { whiteSpace: 'normal', width: '7rem' },
});

/** The received returns, and the register's own row below them: set beside each other, never added together. */
export function MarkersTable(props: MarkersTableProps): JSX.Element {
  const { received, own, onOpenReturn, onOpenOwn } = props;
  const styles = useStyles();
  const table = useTableStyles();
  const captionId = useId('markers');
  const { groups } = received;
  const end = mergeClasses(table.cell, table.end);
  const totalEnd = mergeClasses(end, table.total);
  const ownLines = groups.map((group) => own.lines.find((line) => line.key === group));
  const ownTotal = ownLines.reduce((sum, line) => sum + (line?.count ?? 0), 0);
  const columns = groups.length + 4;

  const opened = (text: string, label: string, onClick: () => void): JSX.Element => (
    <Link as="button" aria-label={label} onClick={onClick}>
      {text}
    </Link>
  );
  return (
    <div>
      <div className={mergeClasses(table.caption, styles.caption)} id={captionId}>
        Markers of Progress by area and group
        <span className={styles.basis}>
          Received returns are other areas’ counts, each with its own day and basis. {own.basisInWords}
        </span>
      </div>
      <div className={table.box}>
        <table className={table.table} aria-labelledby={captionId}>
          <thead>
            <tr>
              <th scope="col" className={mergeClasses(table.cell, table.heading)}>
                Area
              </th>
              {groups.map((group) => (
                <th
                  key={group}
                  scope="col"
                  className={mergeClasses(table.cell, table.heading, table.end, styles.groupHeading)}
                >
                  {group}
                </th>
              ))}
              <th scope="col" className={mergeClasses(table.cell, table.heading, table.end)}>
                Total
              </th>
              <th scope="col" className={mergeClasses(table.cell, table.heading, table.end)}>
                Share
              </th>
              <th scope="col" className={mergeClasses(table.cell, table.heading, table.end, table.lastCell)}>
                Counted on
              </th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="colgroup" colSpan={columns} className={mergeClasses(table.cell, styles.group)}>
                Received returns
              </th>
            </tr>
            {received.areas.map((area) => (
              <tr key={area.area}>
                <th scope="row" className={table.cell}>
                  <Link as="button" onClick={() => onOpenReturn(`${area.area}: return received`, area.rows)}>
                    {area.area}
                  </Link>
                </th>
                {area.cells.map((cell) => (
                  <td key={cell.group} className={end}>
                    {cell.count === undefined
                      ? 'Not reported'
                      : opened(showNumber(cell.count), `${showNumber(cell.count)}, ${area.area}, ${cell.group}`, () =>
                          onOpenReturn(`${area.area}: ${cell.group}`, cell.rows),
                        )}
                  </td>
                ))}
                <td className={end}>{showNumber(area.total)}</td>
                <td className={end}>{showPercent(area.percent)}</td>
                <td className={mergeClasses(end, table.lastCell)}>{showShortDate(area.countedOn)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row" className={mergeClasses(table.cell, table.total)}>
                All received
              </th>
              {received.columnTotals.map(({ group, count }) => (
                <td key={group} className={totalEnd}>
                  {showNumber(count)}
                </td>
              ))}
              <td className={totalEnd}>{showNumber(received.total)}</td>
              <td className={totalEnd}>{showPercent(percentOf(received.total, received.total))}</td>
              <td className={mergeClasses(totalEnd, table.lastCell)} />
            </tr>
            <tr>
              <th scope="row" className={table.cell}>
                Share of all received
              </th>
              {received.columnTotals.map(({ group, percent }) => (
                <td key={group} className={end}>
                  {showPercent(percent)}
                </td>
              ))}
              <td className={end}>{showPercent(percentOf(received.total, received.total))}</td>
              <td className={end} />
              <td className={mergeClasses(end, table.lastCell)} />
            </tr>
          </tbody>
          <tbody>
            <tr>
              <th scope="colgroup" colSpan={columns} className={mergeClasses(table.cell, styles.group)}>
                This register’s own count, not added to the returns
              </th>
            </tr>
            <tr>
              <th scope="row" className={table.cell}>
                This register
              </th>
              {groups.map((group, index) => {
                const count = ownLines[index]?.count;
                return (
                  <td key={group} className={end}>
                    {count === undefined
                      ? 'Not counted'
                      : count === 0
                        ? '0'
                        : opened(showNumber(count), `${showNumber(count)}, this register, ${group}`, () =>
                            onOpenOwn(group),
                          )}
                  </td>
                );
              })}
              <td className={end}>{showNumber(ownTotal)}</td>
              <td className={end} />
              <td className={mergeClasses(end, table.lastCell)}>{showShortDate(own.asAt)}</td>
            </tr>
          </tbody>
        </table>
      </div>
    </div>
  );
}
