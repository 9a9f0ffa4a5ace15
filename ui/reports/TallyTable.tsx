import * as React from 'react';
import { Checkbox, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { showNumber, showPercent, type Line, type Tally } from '@phb/schemas';
import { SummaryTable, useEnvironment } from '../kit/index.js';
import type { AddingUp } from './addingUp.js';
import { headingOf, tallyTable } from './exports.js';
import { Reconciliation } from './Reconciliation.js';
import { Remarks } from './Remarks.js';
import { ReportDownload } from './ReportDownload.js';

interface TallyTableProps {
  readonly tally: Tally;
  /** Says what the table divides by, under the report's own heading. */
  readonly caption: string;
  readonly fileName: string;
  /** Opens the rows behind a line, or behind the total if no line is given. */
  readonly onOpen: (line: Line | undefined) => void;
  readonly onOpenReferences: (title: string, references: readonly string[]) => void;
  /** Set while lines are being ticked: names become tick boxes. */
  readonly adding: AddingUp | undefined;
}

interface Row {
  readonly key: string;
  readonly label: string;
  readonly count: number;
  readonly percent: number | undefined;
  readonly line: Line | undefined;
}

const useStyles = makeStyles({
  section: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalS,
    minWidth: 0,
    maxWidth: '46rem',
  },
  basis: { ...typographyStyles.caption1, display: 'block', color: tokens.colorNeutralForeground2 },
  share: { display: 'inline-flex', alignItems: 'center', columnGap: tokens.spacingHorizontalM },
  track: {
    width: '9rem',
    height: '0.5rem',
    '@container report (max-width: 34rem)': { display: 'none' },
  },
  bar: {
    display: 'block',
    height: '100%',
    minWidth: '1px',
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorBrandBackground,
    '@media (forced-colors: active)': { forcedColorAdjust: 'none', backgroundColor: 'CanvasText' },
  },
  percent: { minWidth: '4rem' },
  // The box and its padding fit the height of the row, so that rows stay where they are.
  tick: { marginBlock: '-0.375rem', marginInlineStart: '-0.5rem' },
  foot: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
  },
  said: { flex: '1 1 18rem', minWidth: 0 },
  download: { '@media print': { display: 'none' } },
});

/** A tally as a table: lines that open the cases behind them, shares with bars, the total and whether it reconciles. */
export function TallyTable(props: TallyTableProps): JSX.Element {
  const { tally, adding, onOpen } = props;
  const styles = useStyles();
  const { today } = useEnvironment();
  const rows = tally.lines.map((line): Row => ({ ...line, line }));
  const total: Row = {
    key: 'total',
    label: tally.unit === 'packages' ? 'All packages' : 'All people, each once',
    count: tally.total,
    percent: tally.total === 0 ? undefined : 100,
    line: undefined,
  };
  const name = (row: Row): React.ReactNode => {
    const { line } = row;
    if (!adding || !line) return row.label;
    return (
      <Checkbox
        className={styles.tick}
        label={row.label}
        checked={adding.isTicked(line)}
        onChange={() => adding.toggle(line)}
      />
    );
  };
  return (
    <div className={styles.section}>
      <SummaryTable<Row>
        caption={
          <>
            {props.caption}
            <span className={styles.basis}>{tally.basisInWords}</span>
          </>
        }
        columns={[
          { heading: headingOf(tally), cell: name },
          {
            heading: tally.unit === 'packages' ? 'Packages' : 'People',
            align: 'end',
            width: '6rem',
            cell: (row) => showNumber(row.count),
          },
          {
            heading: 'Share of total',
            align: 'end',
            width: '1%', // as wide as the bar and the number
            cell: (row) => (
              <span className={styles.share}>
                <span className={styles.track} aria-hidden>
                  {row.line && row.count > 0 ? (
                    <span className={styles.bar} style={{ width: `${row.percent ?? 0}%` }} />
                  ) : null}
                </span>
                <span className={styles.percent}>{showPercent(row.percent)}</span>
              </span>
            ),
          },
        ]}
        rows={rows}
        total={total}
        rowKey={(row) => row.key}
        onOpen={(row) => onOpen(row.line)}
        canOpen={(row) => !adding && row.count > 0}
      />
      <div className={styles.foot}>
        <div className={styles.said}>
          <Reconciliation result={tally} />
          <Remarks remarks={tally.remarks} onOpen={props.onOpenReferences} />
        </div>
        <div className={styles.download}>
          <ReportDownload
            table={() => tallyTable(tally, today)}
            fileName={`${props.fileName}-${tally.asAt.toString()}`}
          />
        </div>
      </div>
    </div>
  );
}
