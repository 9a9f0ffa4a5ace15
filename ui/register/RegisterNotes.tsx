import * as React from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import { Note } from '../kit/Note.js';
import { UnreadableRows } from './UnreadableRows.js';
import type { useRegisterRows } from './useRegisterRows.js';

const useStyles = makeStyles({
  notes: { display: 'grid', rowGap: tokens.spacingVerticalXS },
});

/** What the person should know about the rows: names that may not be shown, rows that cannot be read. */
export function RegisterNotes(props: { readonly state: ReturnType<typeof useRegisterRows> }): JSX.Element | null {
  const { cases, names } = props.state;
  const styles = useStyles();
  const unreadable = [...cases.set.unreadable, ...names.unreadable];
  if (names.whyNot === undefined && unreadable.length === 0) return null;
  return (
    <div className={styles.notes}>
      {names.whyNot === undefined ? null : <Note>{names.whyNot}</Note>}
      {unreadable.length === 0 ? null : <UnreadableRows rows={unreadable} />}
    </div>
  );
}
