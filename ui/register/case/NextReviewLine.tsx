import * as React from 'react';
import { makeStyles, typographyStyles } from '@fluentui/react-components';
import { isRunning, reviewBand, showDate } from '@phb/schemas';
import type { ReviewDue } from '@phb/schemas';
import { dueInWords } from '../../kit/daysInWords.js';
import { StatusBadge } from '../../kit/StatusBadge.js';
import { useEnvironment } from '../../part/environment.js';
import type { CaseFile } from './readCase.js';

const useStyles = makeStyles({ text: { ...typographyStyles.body1, margin: 0 } });

/** When the next review is due and how far that is, or why none is. */
export function NextReviewLine(props: { readonly file: CaseFile; readonly due: ReviewDue }): JSX.Element {
  const { file, due } = props;
  const { today } = useEnvironment();
  const styles = useStyles();
  const stored = file.row.nextReviewDue;
  if (!isRunning(file.row.status)) return <p className={styles.text}>No review is due: the budget is not running.</p>;
  if (due.nothingMoreDue) return <p className={styles.text}>Nothing more is due: a one-off budget is reviewed once.</p>;
  if (stored === null) return <StatusBadge tone="warning">No date for the next review</StatusBadge>;
  return (
    <>
      <p className={styles.text}>Next review due {showDate(stored)}</p>
      <StatusBadge tone={reviewBand(stored, today).band === 'Overdue' ? 'danger' : 'info'}>
        {dueInWords(stored, today)}
      </StatusBadge>
    </>
  );
}
