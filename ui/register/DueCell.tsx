import * as React from 'react';
import { isRunning, reviewBand, showShortDate } from '@phb/schemas';
import type { CaseStatus } from '@phb/schemas';
import type { Temporal } from 'temporal-polyfill';
import { dueInWords } from '../kit/daysInWords.js';
import { StatusBadge } from '../kit/StatusBadge.js';
import { useCellStyles } from './cellStyles.js';

interface DueCellProps {
  readonly due: Temporal.PlainDate | null;
  readonly status: CaseStatus;
  readonly today: Temporal.PlainDate;
}

/** When the next review is due: the date, and in words how far off it is where that matters. */
export function DueCell(props: DueCellProps): JSX.Element | null {
  const { due, status, today } = props;
  const styles = useCellStyles();
  if (due === null)
    return isRunning(status) ? (
      <StatusBadge plain tone="warning">
        No date
      </StatusBadge>
    ) : null;
  const { band } = reviewBand(due, today);
  const words = dueInWords(due, today);
  return (
    <span className={styles.due}>
      <span className={styles.date}>{showShortDate(due)}</span>
      {band === 'Overdue' ? (
        <StatusBadge plain tone="danger">
          {words}
        </StatusBadge>
      ) : null}
      {band === 'Due within 28 days' ? (
        <StatusBadge plain tone="info">
          {words}
        </StatusBadge>
      ) : null}
    </span>
  );
}
