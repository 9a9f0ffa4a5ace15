import * as React from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { columnsOf } from '@phb/schemas';
import type { ListDeclaration } from '@phb/schemas';
import { Facts } from '../kit/Facts.js';
import { useReferenceOptions } from '../kit/form/references.js';
import { useReferenceName, useReferenceSearch } from '../kit/form/referenceSearch.js';
import { shownValue } from '../kit/form/shownValue.js';
import type { RowFile } from './readRow.js';

const useStyles = makeStyles({
  view: {
    display: 'grid',
    justifyItems: 'start',
    rowGap: tokens.spacingVerticalL,
    paddingBottom: tokens.spacingVerticalM,
  },
});

interface RowDisplayProps {
  readonly list: ListDeclaration;
  readonly file: RowFile;
  /** Missing for a person who may not change the row. */
  readonly onEdit?: () => void;
}

/** A row of any list to read: each column with its label, people by name. */
export function RowDisplay(props: RowDisplayProps): JSX.Element {
  const { list, file, onEdit } = props;
  const styles = useStyles();
  const values: Readonly<Record<string, unknown>> = file.row;
  const facts = columnsOf(list).map(([name, column]): readonly [string, React.ReactNode] => {
    const value = values[name];
    if (column.kind === 'reference' && !column.isKey && typeof value === 'string') {
      return [column.label, <ReferredTo key={name} prefix={column.prefix} value={value} />];
    }
    const shown = shownValue(column, value, file.members);
    return [column.label, shown === '' ? 'Not recorded' : shown];
  });
  return (
    <div className={styles.view}>
      {onEdit === undefined ? null : (
        <Button appearance="primary" onClick={onEdit}>
          Edit
        </Button>
      )}
      <Facts facts={facts} />
    </div>
  );
}

/** The row that a reference names, by its name where this person may see it. */
function ReferredTo(props: { readonly prefix: string; readonly value: string }): JSX.Element {
  const { prefix, value } = props;
  const known = useReferenceOptions(prefix)?.find(({ ref }) => ref === value)?.name;
  const found = useReferenceName(useReferenceSearch(prefix), value);
  return <>{known ?? found ?? value}</>;
}
