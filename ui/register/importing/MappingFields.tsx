import * as React from 'react';
import { Checkbox, Field, Select } from '@fluentui/react-components';
import { columnsOf, isImportable } from '@phb/schemas';
import type { ColumnMapping, ListDeclaration, SourceTable } from '@phb/schemas';
import { useImportStyles } from './importStyles.js';
import { policyNamed, policyWords } from './policies.js';
import { ReadFields } from './ReadFields.js';

/** A mapping with the list that it fills. */
export interface PlacedMapping {
  readonly list: ListDeclaration;
  readonly mapping: ColumnMapping;
}

interface ColumnChoiceProps {
  readonly label: string;
  readonly lists: readonly ListDeclaration[];
  readonly chosen: PlacedMapping | undefined;
  /** @param name column in code; undefined to leave the heading out */
  readonly onChoose: (list: ListDeclaration | undefined, name: string) => void;
}

/** Which column of which list something fills. */
export function ColumnChoice(props: ColumnChoiceProps): JSX.Element {
  const { lists, chosen } = props;
  const styles = useImportStyles();
  return (
    <Field label={props.label} className={styles.field}>
      <Select
        value={chosen === undefined ? '' : `${chosen.list.path}/${chosen.mapping.to}`}
        onChange={(_, { value }) => {
          const [path, name = ''] = value.split('/');
          props.onChoose(
            lists.find((list) => list.path === path),
            name,
          );
        }}
      >
        <option value="">Nothing: leave it out</option>
        {lists.map((list) => (
          <optgroup key={list.path} label={list.title}>
            {columnsOf(list)
              // References of other lists follow from the rows that they point at.
              .filter(([name, column]) => isImportable(column) && (column.kind !== 'reference' || name === 'ref'))
              .map(([name, column]) => (
                <option key={name} value={`${list.path}/${name}`}>
                  {column.label}
                </option>
              ))}
          </optgroup>
        ))}
      </Select>
    </Field>
  );
}

interface MappingFieldsProps extends PlacedMapping {
  readonly table: SourceTable;
  readonly onChange: (mapping: ColumnMapping) => void;
}

/** How a mapped column is read, and which value counts. */
export function MappingFields(props: MappingFieldsProps): JSX.Element {
  const { list, mapping, onChange } = props;
  const styles = useImportStyles();
  const column = list.columns[mapping.to];
  if (column === undefined) throw new TypeError('a mapping names a column that is not declared');
  const heading = 'heading' in mapping.from ? mapping.from.heading : undefined;
  return (
    <>
      <Field label="Where file and register differ" className={styles.field}>
        <Select
          value={mapping.policy}
          onChange={(_, { value }) => onChange({ ...mapping, policy: policyNamed(value) })}
        >
          {policyWords.map(([policy, words]) => (
            <option key={policy} value={policy}>
              {words}
            </option>
          ))}
        </Select>
      </Field>
      <ReadFields
        key={`${heading ?? ''} ${mapping.to} ${mapping.read.kind}`}
        column={column}
        heading={heading}
        table={props.table}
        read={mapping.read}
        onChange={(read) => onChange({ ...mapping, read })}
      />
      {heading === undefined || column.required || mapping.policy === 'never' ? null : (
        <Checkbox
          label="An empty cell empties it"
          checked={mapping.empty === 'clear'}
          onChange={(_, { checked }) => onChange({ ...mapping, empty: checked === true ? 'clear' : 'ignore' })}
        />
      )}
    </>
  );
}
