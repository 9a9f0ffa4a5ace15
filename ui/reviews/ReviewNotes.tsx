import * as React from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import { counted } from '@phb/schemas';
import { Note } from '../kit/Note.js';
import { sentenceOf } from '../kit/sentence.js';
import { PolicyProblems } from '../register/PolicyProblems.js';
import { UnreadableRows } from '../register/UnreadableRows.js';
import type { ReviewsState } from './useReviews.js';

const useStyles = makeStyles({
  notes: { display: 'grid', rowGap: tokens.spacingVerticalXS, ':empty': { display: 'none' } },
});

/** What the person should know about the rows: names that may not be shown, rows that cannot be read, one-offs done with. */
export function ReviewNotes(props: { readonly state: ReviewsState }): JSX.Element {
  const { cases, unreadableReviews, reviewsHidden, names, bands, clocksFailed, policyProblems } = props.state;
  const styles = useStyles();
  const unreadable = [...cases.set.unreadable, ...unreadableReviews, ...names.unreadable];
  const done = bands.nothingMoreDue;
  return (
    <div className={styles.notes}>
      {names.whyNot === undefined ? null : <Note>{names.whyNot}</Note>}
      {reviewsHidden ? <Note>The dates stand without their explanation: only the team may open Reviews.</Note> : null}
      {clocksFailed === undefined ? null : (
        <Note kind="warning">The dates cannot be explained now. {sentenceOf(clocksFailed)}</Note>
      )}
      <PolicyProblems problems={policyProblems} />
      {unreadable.length === 0 ? null : <UnreadableRows rows={unreadable} />}
      {done === 0 ? null : (
        <Note>
          {counted(done, 'one-off budget had its review and is', 'one-off budgets had their review and are')} not in the
          list: nothing more is due.
        </Note>
      )}
    </div>
  );
}
