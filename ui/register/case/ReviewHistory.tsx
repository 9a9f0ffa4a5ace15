import * as React from 'react';
import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { reviews, showDate } from '@phb/schemas';
import type { Review, ReviewDue, Stored } from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';
import { NextReviewLine } from './NextReviewLine.js';
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
  const styles = useStyles();
  const done = file.reviews.filter(isDone).sort((a, b) => Temporal.PlainDate.compare(b.doneOn, a.doneOn));
  return (
    <>
      <div className={styles.next}>
        <NextReviewLine file={file} due={due} />
        {due.all.length === 0 || !file.may(reviews).read ? null : (
          <Button size="small" appearance="subtle" aria-expanded={why} onClick={onWhy}>
            Why this date?
          </Button>
        )}
      </div>
      {!file.may(reviews).read ? null : done.length === 0 ? (
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
