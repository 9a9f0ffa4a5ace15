import * as React from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import type { UnreadableRow } from '@phb/schemas';
import { Note } from '../kit/Note.js';

const useStyles = makeStyles({
  list: { margin: `${tokens.spacingVerticalXS} 0 0`, paddingLeft: tokens.spacingHorizontalL },
});

/** Rows that do not read as declared, since somebody edited them elsewhere: never dropped in silence. */
export function UnreadableRows(props: { readonly rows: readonly UnreadableRow[] }): JSX.Element {
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
