import * as React from 'react';
import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { isRunning, reviewClocks, reviews, showDate } from '@phb/schemas';
import { useShowMessage } from '../../kit/MessageLine.js';
import { RecordReviewForm } from '../../reviews/RecordReviewForm.js';
import { WhyThisDate } from '../../reviews/WhyThisDate.js';
import { PolicyProblems } from '../PolicyProblems.js';
import type { CasePaneProps } from './pane.js';
import { NextReviewLine } from './NextReviewLine.js';
import { RightPerson } from './RightPerson.js';
import { reviewRows } from './rows/reviewRows.js';
import { RowsPane } from './rows/RowsPane.js';

const lists = [reviewRows];

const useStyles = makeStyles({
  next: { display: 'grid', rowGap: tokens.spacingVerticalM },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
  },
  form: { display: 'grid', rowGap: tokens.spacingVerticalL, maxWidth: '40rem' },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
});

/** When the next review is due and why, the form that records one, and those that were done. */
export default function ReviewsPane(props: CasePaneProps): JSX.Element {
  const { file, onSaved, onUnsaved } = props;
  const styles = useStyles();
  const showMessage = useShowMessage();
  const [recording, setRecording] = React.useState(false);
  /** The button takes the focus again when it comes back, after the form that it opened has gone. */
  const left = React.useRef(false);
  const record = React.useCallback((button: HTMLButtonElement | null) => {
    if (button !== null && left.current) button.focus();
  }, []);
  const due = React.useMemo(() => reviewClocks(file.row, file.reviews, file.policy), [file]);
  if (recording) {
    const close = (): void => {
      onUnsaved(false);
      left.current = true;
      setRecording(false);
    };
    return (
      <div className={styles.form}>
        <h3 className={styles.heading}>Record a review</h3>
        <RightPerson />
        <RecordReviewForm
          file={file}
          onUnsaved={onUnsaved}
          onCancel={close}
          onRecorded={(next) => {
            const then = next.due === undefined ? '' : ` The next one is due on ${showDate(next.due)}.`;
            showMessage({ kind: 'success', text: `The review is recorded.${then}` });
            close();
            onSaved();
          }}
        />
      </div>
    );
  }
  const mayRecord = isRunning(file.row.status) && file.may(reviews).edit && file.mayEdit;
  return (
    <RowsPane {...props} lists={lists}>
      <div className={styles.next}>
        <PolicyProblems problems={file.policyProblems} />
        <div className={styles.line}>
          <NextReviewLine file={file} due={due} />
        </div>
        {mayRecord ? (
          <div>
            <Button ref={record} appearance="primary" onClick={() => setRecording(true)}>
              Record a review
            </Button>
          </div>
        ) : null}
        {due.all.length === 0 ? null : <WhyThisDate due={due} stored={file.row.nextReviewDue} headingLevel={3} />}
      </div>
    </RowsPane>
  );
}
