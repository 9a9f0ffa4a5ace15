import * as React from 'react';
import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { ChevronLeft20Regular } from '@fluentui/react-icons/svg/chevron-left';
import { ChevronRight20Regular } from '@fluentui/react-icons/svg/chevron-right';
import { showNumber } from '@phb/schemas';
import { SummaryTable, type SummaryColumn } from './SummaryTable.js';

interface PagedTableProps<R> {
  readonly caption?: React.ReactNode;
  /** In place of a caption: the id of the heading above, where it says the same. */
  readonly labelledBy?: string;
  readonly columns: readonly SummaryColumn<R>[];
  readonly rows: readonly R[];
  readonly rowKey: (row: R) => string;
  /** What the rows are, in the plural: "cases". */
  readonly noun: string;
}

const pageSize = 50;

const useStyles = makeStyles({
  whole: { minWidth: 0 },
  foot: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    paddingTop: tokens.spacingVerticalS,
  },
  place: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
});

/** A table of rows, 50 at a time: long lists stay quick to draw, to print and to read out. */
export function PagedTable<R>(props: PagedTableProps<R>): JSX.Element {
  const { rows, noun } = props;
  const styles = useStyles();
  const [page, setPage] = React.useState(0);
  const last = Math.max(0, Math.ceil(rows.length / pageSize) - 1);
  const shown = Math.min(page, last); // fewer rows after a search or refresh
  const from = shown * pageSize;
  const to = Math.min(from + pageSize, rows.length);
  return (
    <div className={styles.whole}>
      <SummaryTable
        {...(props.labelledBy === undefined ? { caption: props.caption } : { labelledBy: props.labelledBy })}
        columns={props.columns}
        rows={rows.slice(from, to)}
        rowKey={props.rowKey}
      />
      {last === 0 ? null : (
        <div className={styles.foot}>
          <Button
            size="small"
            icon={<ChevronLeft20Regular />}
            disabledFocusable={shown === 0}
            onClick={() => setPage(shown - 1)}
          >
            Previous
          </Button>
          <Button
            size="small"
            icon={<ChevronRight20Regular />}
            iconPosition="after"
            disabledFocusable={shown === last}
            onClick={() => setPage(shown + 1)}
          >
            Next
          </Button>
          <p className={styles.place} role="status">
            {showNumber(from + 1)} to {showNumber(to)} of {showNumber(rows.length)} {noun}
          </p>
        </div>
      )}
    </div>
  );
}
