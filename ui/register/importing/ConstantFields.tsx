import * as React from 'react';
import { Button, Field, Input, Select } from '@fluentui/react-components';
import { readSourceCell, usualTransform, withMapping, withoutMapping } from '@phb/schemas';
import type { Column, ImportProfile, ListDeclaration } from '@phb/schemas';
import { useImportStyles } from './importStyles.js';
import { ColumnChoice } from './MappingFields.js';
import type { PlacedMapping } from './MappingFields.js';

interface ConstantFieldsProps {
  readonly profile: ImportProfile;
  readonly lists: readonly ListDeclaration[];
  readonly onProfile: (profile: ImportProfile) => void;
}

function constantsOf({ targets }: ImportProfile, lists: readonly ListDeclaration[]): readonly PlacedMapping[] {
  return targets.flatMap(({ list: title, columns }) => {
    const list = lists.find((one) => one.title === title);
    if (list === undefined) return [];
    return columns.filter(({ from }) => 'constant' in from).map((mapping) => ({ list, mapping }));
  });
}

/** Columns that hold the same for every row, because no column of the file says it: all of them are Live. */
export function ConstantFields(props: ConstantFieldsProps): JSX.Element {
  const { profile, lists, onProfile } = props;
  const styles = useImportStyles();
  const [adding, setAdding] = React.useState(false);
  const chosenLists = lists.filter(({ title }) => profile.targets.some(({ list }) => list === title));
  const constants = constantsOf(profile, lists);
  const put = (list: ListDeclaration, to: string, text: string, before?: PlacedMapping): void => {
    const column = list.columns[to];
    if (column === undefined) return;
    const cleared = before ? withoutMapping(profile, lists, before.list.title, before.mapping.to) : profile;
    const policy = before?.mapping.policy ?? 'keep';
    const mapping = { to, from: { constant: text }, read: usualTransform(column), policy, empty: 'ignore' as const };
    onProfile(withMapping(cleared, lists, list.title, mapping));
  };
  return (
    <section className={styles.part} aria-label="The same for every row">
      <h4 className={styles.heading}>The same for every row</h4>
      <p className={styles.quiet}>
        What no column of the file says: that all are live, or paid by the week. For rows that are in the register, its
        own value stays.
      </p>
      <ul className={styles.list}>
        {constants.map((placed) => (
          <li key={`${placed.list.path}/${placed.mapping.to}`} className={styles.fields}>
            <ColumnChoice
              label="Every row fills"
              lists={chosenLists}
              chosen={placed}
              onChoose={(list, name) => {
                if (list) put(list, name, '', placed);
                else onProfile(withoutMapping(profile, lists, placed.list.title, placed.mapping.to));
              }}
            />
            <ConstantValue placed={placed} onText={(text) => put(placed.list, placed.mapping.to, text, placed)} />
          </li>
        ))}
        {adding ? (
          <li className={styles.fields}>
            <ColumnChoice
              label="Every row fills"
              lists={chosenLists}
              chosen={undefined}
              onChoose={(list, name) => {
                setAdding(false);
                if (list) put(list, name, '');
              }}
            />
          </li>
        ) : null}
      </ul>
      <div className={styles.buttons}>
        <Button size="small" disabledFocusable={adding} onClick={() => setAdding(true)}>
          Add a value for every row
        </Button>
      </div>
    </section>
  );
}

function ConstantValue(props: {
  readonly placed: PlacedMapping;
  readonly onText: (text: string) => void;
}): JSX.Element | null {
  const { placed, onText } = props;
  const { list, mapping } = placed;
  const styles = useImportStyles();
  const column: Column | undefined = list.columns[mapping.to];
  if (column === undefined || !('constant' in mapping.from)) return null;
  const text = mapping.from.constant;
  const read = text === '' ? undefined : readSourceCell(column, mapping.read, text, 'day first');
  const problem = text === '' ? 'Enter the value.' : read && 'problem' in read ? read.problem : undefined;
  const label = `${column.label} of every row`;
  if (column.kind === 'choice') {
    return (
      <Field label={label} className={styles.field} validationMessage={text === '' ? problem : undefined}>
        <Select value={text} onChange={(_, { value }) => onText(value)}>
          <option value="">Choose</option>
          {column.choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </Select>
      </Field>
    );
  }
  return (
    <Field label={label} className={styles.field} validationMessage={problem}>
      <Input value={text} autoComplete="off" onChange={(_, { value }) => onText(value)} />
    </Field>
  );
}
