import * as React from 'react';
import { Button, makeStyles, ProgressBar, tokens, typographyStyles } from '@fluentui/react-components';
import { Note } from './Note.js';
import type { WorkProgress } from './useLongWork.js';

const useStyles = makeStyles({
  work: { display: 'grid', rowGap: tokens.spacingVerticalS, justifyItems: 'start', maxWidth: '40rem' },
  bar: { width: '100%' },
  text: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
});

interface WorkViewProps {
  /** What is being done: "Taking the register out". */
  readonly label: string;
  readonly progress: WorkProgress | undefined;
  readonly failure: string | undefined;
  readonly onStop: () => void;
}

/** How far something is that takes long, with the way to stop it; or why it failed. */
export function WorkView(props: WorkViewProps): JSX.Element | null {
  const { progress, failure } = props;
  const styles = useStyles();
  if (failure !== undefined) {
    return (
      <div role="alert">
        <Note kind="warning">{failure}</Note>
      </div>
    );
  }
  if (progress === undefined) return null;
  return (
    <div className={styles.work}>
      <ProgressBar className={styles.bar} value={progress.part} aria-label={props.label} />
      <p className={styles.text}>{progress.sentence}</p>
      <Button onClick={props.onStop}>Stop</Button>
    </div>
  );
}
