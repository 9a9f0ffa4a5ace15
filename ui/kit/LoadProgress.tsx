import * as React from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  // Always there, so that nothing moves when loading ends.
  track: { height: '2px', overflow: 'hidden' },
  bar: { height: '100%', backgroundColor: tokens.colorCompoundBrandBackground, transformOrigin: 'left' },
});

/** A thin line that fills while rows come. @param props.progress from 0 to 1, undefined when there is nothing to wait for */
export function LoadProgress(props: { readonly label: string; readonly progress: number | undefined }): JSX.Element {
  const { label, progress } = props;
  const styles = useStyles();
  if (progress === undefined) return <div className={styles.track} />;
  return (
    <div
      className={styles.track}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(progress * 100)}
    >
      <div className={styles.bar} style={{ width: `${Math.max(4, progress * 100)}%` }} />
    </div>
  );
}
