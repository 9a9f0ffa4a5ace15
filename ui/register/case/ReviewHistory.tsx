import * as React from 'react';
import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { isRunning, reviewBand, showDate } from '@phb/schemas';
import type { Review, ReviewDue, Stored } from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';
import { dueInWords } from '../../kit/daysInWords.js';
import { StatusBadge } from '../../kit/StatusBadge.js';
import { useEnvironment } from '../../part/environment.js';
import type { CaseFile } from './readCase.js';

const useStyles = makeStyles({
  next: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    marginBottom: tokens.spacingVerticalS,
  },
  text: { ...typographyStyles.body1, margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  list: { ...typographyStyles.body1, margin: 0, paddingLeft: tokens.spacingHorizontalL },
});

interface ReviewHistoryProps {
  readonly file: CaseFile;
  readonly due: ReviewDue;
  /** Whether the explanation of the date is shown. */
  readonly why: boolean;
  readonly onWhy: () => void;
}

function isDone(review: Stored<Review>): review is Stored<Review> & { readonly doneOn: Temporal.PlainDate } {
  return review.doneOn !== null;
}

/** When the next review is due, and those that were done, the latest first. */
export function ReviewHistory(props: ReviewHistoryProps): JSX.Element {
  const { file, due, why, onWhy } = props;
  const { today } = useEnvironment();
  const styles = useStyles();
  const done = file.reviews.filter(isDone).sort((a, b) => Temporal.PlainDate.compare(b.doneOn, a.doneOn));
  return (
    <>
      <div className={styles.next}>
        <NextReview file={file} due={due} today={today} />
        {due.all.length === 0 ? null : (
          <Button size="small" appearance="subtle" aria-expanded={why} onClick={onWhy}>
            Why this date?
          </Button>
        )}
      </div>
      {done.length === 0 ? (
        <p className={styles.text}>
          <span className={styles.quiet}>No review is recorded yet.</span>
        </p>
      ) : (
        <ul className={styles.list}>
          {done.map((review) => (
            <li key={review.ref}>
              Done {showDate(review.doneOn)}
              {review.outcome === null ? '' : `: ${review.outcome.toLowerCase()}`}
              <span className={styles.quiet}> ({review.clocks.join(', ')})</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function NextReview(props: {
  readonly file: CaseFile;
  readonly due: ReviewDue;
  readonly today: Temporal.PlainDate;
}): JSX.Element {
  const { file, due, today } = props;
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
