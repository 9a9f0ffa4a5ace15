import * as React from 'react';
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { showMonth, showNumber } from '@phb/schemas';
import type { OfferMonth } from '@phb/schemas';
import { DownloadMenu } from '../../kit/DownloadMenu.js';
import { SummaryTable } from '../../kit/SummaryTable.js';
import { useEnvironment } from '../../part/environment.js';

const useStyles = makeStyles({
  months: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalS,
    maxWidth: '46rem',
    minWidth: 0,
  },
  download: { justifySelf: 'start' },
  heading: { ...typographyStyles.subtitle2, marginBlock: 0 },
});

const monthInWords = ({ month }: OfferMonth): string => showMonth(month);

/** The offers of the last twelve months, by their answers. */
export function OfferMonths(props: { readonly months: readonly OfferMonth[] }): JSX.Element {
  const { months } = props;
  const styles = useStyles();
  const { today } = useEnvironment();
  const number = { align: 'end', width: '6rem' } as const;
  return (
    <section className={styles.months} aria-label="Offers by month">
      <h4 className={styles.heading}>Offers by month</h4>
      <SummaryTable<OfferMonth>
        caption="Offers made in each month, and how they are answered today"
        columns={[
          { heading: 'Month', cell: monthInWords },
          { heading: 'Made', ...number, cell: (row) => showNumber(row.made) },
          { heading: 'Accepted', ...number, cell: (row) => showNumber(row.accepted) },
          { heading: 'Declined', ...number, cell: (row) => showNumber(row.declined) },
          { heading: 'Open', ...number, cell: (row) => showNumber(row.open) },
        ]}
        rows={months}
        rowKey={({ month }) => month.toString()}
      />
      <div className={styles.download}>
        <DownloadMenu
          fileName={`offers-by-month-${today.toString()}`}
          table={() => ({
            title: 'Offers by month',
            about: ['Offers made in each of the last twelve months, by their answer as recorded today.'],
            columns: [
              { heading: 'Month', kind: 'text' },
              { heading: 'Made', kind: 'number' },
              { heading: 'Accepted', kind: 'number' },
              { heading: 'Declined', kind: 'number' },
              { heading: 'Open', kind: 'number' },
            ],
            rows: months.map((row) => [monthInWords(row), row.made, row.accepted, row.declined, row.open]),
          })}
        />
      </div>
    </section>
  );
}
