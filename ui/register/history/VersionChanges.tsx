import * as React from 'react';
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { RowVersion, VersionChange } from '@phb/connectors';
import type { Column, ListDeclaration } from '@phb/schemas';
import type { Member } from '../../kit/form/ColumnField.js';
import { shownValue } from '../../kit/form/shownValue.js';

const useStyles = makeStyles({
  list: { ...typographyStyles.body1, margin: 0, paddingLeft: tokens.spacingHorizontalL, overflowWrap: 'anywhere' },
  text: { ...typographyStyles.body1, margin: 0 },
  label: { fontWeight: tokens.fontWeightSemibold },
});

interface VersionChangesProps {
  readonly list: ListDeclaration;
  readonly version: RowVersion<ListDeclaration>;
  readonly members: readonly Member[];
}

/** What one save did, column by column: from what to what. */
export function VersionChanges(props: VersionChangesProps): JSX.Element {
  const { list, version, members } = props;
  const styles = useStyles();
  if (version.kind === 'added') return <p className={styles.text}>Added.</p>;
  if (version.kind === 'oldest') {
    return <p className={styles.text}>SharePoint keeps no older version, so what this save changed is not known.</p>;
  }
  if (version.changes.length === 0) return <p className={styles.text}>Saved without a change that is kept here.</p>;
  return (
    <ul className={styles.list}>
      {version.changes.map((change) => {
        const column = list.columns[change.column];
        return column === undefined ? null : (
          <li key={change.column}>
            <span className={styles.label}>{column.label}</span>: {inWords(column, change, members)}
          </li>
        );
      })}
    </ul>
  );
}

function inWords(column: Column, { before, after }: VersionChange, members: readonly Member[]): string {
  const text = (value: unknown): string => {
    if (value === undefined) return 'something that cannot be read';
    const shown = shownValue(column, value, members);
    return shown === '' ? 'nothing' : `“${shown}”`;
  };
  return `from ${text(before)} to ${text(after)}`;
}
