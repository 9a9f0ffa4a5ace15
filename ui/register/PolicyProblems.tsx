import * as React from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import { Note } from '../kit/Note.js';

const useStyles = makeStyles({
  list: { margin: `${tokens.spacingVerticalXS} 0 0`, paddingLeft: tokens.spacingHorizontalL },
});

/** Settings that cannot be used, where the dates that they would decide are shown. */
export function PolicyProblems(props: { readonly problems: readonly string[] }): JSX.Element | null {
  const styles = useStyles();
  const { problems } = props;
  if (problems.length === 0) return null;
  return (
    <Note kind="warning">
      {problems.length === 1 ? problems[0] : 'Some settings cannot be used:'}
      {problems.length === 1 ? null : (
        <ul className={styles.list}>
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
    </Note>
  );
}
