import * as React from 'react';
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { showMoney, showShortDate, type SharedCase, type Stored } from '@phb/schemas';
import { useEnvironment, useSites } from '../../kit/index.js';
import { dueInWords } from '../../kit/daysInWords.js';
import type { GridColumn } from '../../kit/grid/column.js';
import { showTime } from '../../kit/time.js';
import { nameOf } from './sharedCaseRows.js';

/** The height of a row in the grid, and of a card on a narrow screen. */
export const sharedRowHeights = { grid: 40, card: 112 } as const;

const useStyles = makeStyles({
  text: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  name: { ...typographyStyles.body1Strong },
  ref: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  date: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  quiet: { color: tokens.colorNeutralForeground2 },
  amount: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  card: { display: 'grid', width: '100%', minWidth: 0, rowGap: '2px', paddingBlock: tokens.spacingVerticalS },
  top: { display: 'flex', justifyContent: 'space-between', columnGap: tokens.spacingHorizontalM, minWidth: 0 },
});

/** What the council pays: an amount with its period, or its percentage if no amount was approved yet. */
function councilPays(row: SharedCase): string {
  if (row.councilAmount !== null) {
    const period =
      row.amountPeriod === null ? '' : row.amountPeriod === 'one-off' ? ' one-off' : ` per ${row.amountPeriod}`;
    return `${showMoney(row.councilAmount)}${period}`;
  }
  return row.councilPercent === null ? '' : `${row.councilPercent}%`;
}

/** The columns of the shared cases: a grid where there is room, one card to a row where there is not. */
export function useSharedColumns(cases: readonly Stored<SharedCase>[], narrow: boolean): readonly GridColumn[] {
  const styles = useStyles();
  const { today } = useEnvironment();
  const { partnership } = useSites();
  const zone = partnership?.zone ?? 'Europe/London';
  return React.useMemo(() => {
    const column = (
      id: string,
      heading: string,
      width: string,
      show: (row: Stored<SharedCase>) => React.ReactNode,
      more: Partial<GridColumn> = {},
    ): GridColumn => ({
      id,
      heading,
      width,
      sortable: true,
      cell: (place) => {
        const row = cases[place];
        return row === undefined ? null : show(row);
      },
      ...more,
    });
    const review = (row: Stored<SharedCase>): string =>
      row.nextReviewDue === null
        ? 'No date'
        : `${showShortDate(row.nextReviewDue)}, ${dueInWords(row.nextReviewDue, today)}`;
    const published = (row: Stored<SharedCase>): string =>
      `${showShortDate(row.publishedAt.toZonedDateTimeISO(zone).toPlainDate())}, ${showTime(row.publishedAt, zone)}`;
    if (narrow) {
      return [
        column('card', 'Case', 'minmax(0, 1fr)', (row) => (
          <span className={styles.card}>
            <span className={styles.top}>
              <span className={`${styles.text} ${styles.name}`}>{nameOf(row)}</span>
              <span>{row.status}</span>
            </span>
            <span className={styles.ref}>{row.ref}</span>
            <span className={`${styles.text} ${styles.quiet}`}>
              {[row.category, councilPays(row)].filter((part) => part !== '').join(' · ')}
            </span>
            <span className={styles.text}>Review {review(row)}</span>
          </span>
        )),
      ];
    }
    const text = (content: string | null): JSX.Element => <span className={styles.text}>{content}</span>;
    return [
      column('name', 'Name', 'minmax(12rem, 1.6fr)', (row) => text(nameOf(row))),
      column('councilId', 'Council’s number', '7.5rem', (row) => text(row.councilId)),
      column('ref', 'Case', '9.5rem', (row) => <span className={styles.ref}>{row.ref}</span>),
      column('status', 'Status', 'minmax(5rem, 0.5fr)', (row) => text(row.status)),
      column('category', 'Category', 'minmax(10rem, 1.4fr)', (row) => text(row.category)),
      column('amount', 'Council pays', '10.5rem', (row) => <span className={styles.amount}>{councilPays(row)}</span>, {
        align: 'end',
        sortable: false,
      }),
      column('nextReviewDue', 'Next review due', '13rem', (row) => text(review(row))),
      column('publishedAt', 'Published', '10.5rem', (row) => <span className={styles.date}>{published(row)}</span>),
    ];
  }, [cases, narrow, styles, today, zone]);
}
