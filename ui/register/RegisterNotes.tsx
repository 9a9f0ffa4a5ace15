import * as React from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import type { UnreadableRow } from '@phb/schemas';
import { Note } from '../kit/Note.js';
import { isNoAccess, sentenceOf } from '../kit/sentence.js';
import type { useRegisterRows } from './useRegisterRows.js';

const useStyles = makeStyles({
  notes: { display: 'grid', rowGap: tokens.spacingVerticalXS, marginBottom: tokens.spacingVerticalS },
  list: { margin: `${tokens.spacingVerticalXS} 0 0`, paddingLeft: tokens.spacingHorizontalL },
});

/** What the person should know about the rows: names that may not be shown, rows that cannot be read. */
export function RegisterNotes(props: { readonly state: ReturnType<typeof useRegisterRows> }): JSX.Element | null {
  const { cases, names, named } = props.state;
  const styles = useStyles();
  const unreadable = [...cases.set.unreadable, ...names.set.unreadable];
  if (named && unreadable.length === 0) return null;
  return (
    <div className={styles.notes}>
      {named ? null : <Note>{namesNotShown(names.set.error)}</Note>}
      {unreadable.length === 0 ? null : <UnreadableRows rows={unreadable} />}
    </div>
  );
}

function namesNotShown(error: unknown): string {
  return isNoAccess(error)
    ? 'Names are not shown: only the personal health budget team may open People. Cases are found by their reference.'
    : `Names are not shown. ${sentenceOf(error)}`;
}

function UnreadableRows(props: { readonly rows: readonly UnreadableRow[] }): JSX.Element {
  const styles = useStyles();
  const { rows } = props;
  return (
    <Note kind="warning">
      <details>
        <summary>
          {rows.length === 1
            ? '1 row cannot be read and is not shown.'
            : `${rows.length} rows cannot be read and are not shown.`}
        </summary>
        <ul className={styles.list}>
          {rows.map((row) => (
            <li key={`${row.id} ${row.title}`}>
              {row.title === '' ? `Item ${row.id}` : row.title}: {row.problems.map(({ message }) => message).join(' ')}
            </li>
          ))}
        </ul>
      </details>
    </Note>
  );
}
