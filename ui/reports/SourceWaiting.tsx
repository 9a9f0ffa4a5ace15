import * as React from 'react';
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { showNumber } from '@phb/schemas';
import { SkeletonRows } from '../kit/index.js';
import { LoadProgress } from '../kit/LoadProgress.js';
import { SiteProblem } from '../kit/SiteProblem.js';
import type { Source, SourceState } from './source.js';

interface SourceWaitingProps {
  readonly source: Source<unknown>;
  readonly state: Exclude<SourceState<unknown>, { readonly status: 'ready' }>;
  /** How many rows the table will have, so that nothing moves when it comes. */
  readonly rows: number;
}

const useStyles = makeStyles({
  box: { maxWidth: '46rem' },
  // As high as a caption with its basis, which takes its place.
  said: {
    ...typographyStyles.body1,
    margin: `0 0 ${tokens.spacingVerticalXS}`,
    minHeight: '2.25rem',
    color: tokens.colorNeutralForeground2,
  },
});

/** A list is being read, or could not be. */
export function SourceWaiting(props: SourceWaitingProps): JSX.Element {
  const { source, state } = props;
  const styles = useStyles();
  if (state.status === 'failed') {
    return (
      <SiteProblem
        error={state.error}
        site="register"
        subject={`the list “${source.title}”`}
        onRetry={() => source.retry()}
      />
    );
  }
  const of = state.total === undefined ? '' : ` of ${showNumber(state.total)}`;
  return (
    <div className={styles.box} aria-busy>
      <p className={styles.said}>
        Reading “{source.title}”{state.loaded === 0 ? '' : `: ${showNumber(state.loaded)}${of} rows`}
      </p>
      <LoadProgress label={`Reading ${source.title}`} progress={state.progress} />
      <SkeletonRows rows={props.rows} rowHeight={33} />
    </div>
  );
}
