import * as React from 'react';
import { Field, Select } from '@fluentui/react-components';
import { keysToChoose } from '@phb/schemas';
import type { ImportProfile, ImportTarget, ListDeclaration } from '@phb/schemas';
import { CheckboxGroup } from '../../kit/form/CheckboxGroup.js';
import { useImportStyles } from './importStyles.js';
import { repeatWords, repeatsNamed } from './policies.js';

interface TargetFieldsProps {
  readonly profile: ImportProfile;
  readonly target: ImportTarget;
  readonly list: ListDeclaration;
  readonly onProfile: (profile: ImportProfile) => void;
}

const nameOf = (key: readonly string[]): string => key.join(' ');

/** How the rows of one list are found, and what happens to those that the register does not have. */
export function TargetFields(props: TargetFieldsProps): JSX.Element {
  const { profile, target, list, onProfile } = props;
  const styles = useImportStyles();
  const change = (changes: Partial<ImportTarget>): void =>
    onProfile({
      ...profile,
      targets: profile.targets.map((one) => (one.list === target.list ? { ...one, ...changes } : one)),
    });
  const keys = keysToChoose(target, list);
  const words = (key: readonly string[]): string =>
    key
      .map((name) => list.columns[name]?.label ?? name)
      .join(' with ')
      .replace(/^./, (first) => first.toUpperCase());
  return (
    <li className={styles.card}>
      <h5 className={styles.lower}>{list.title}</h5>
      <div className={styles.fields}>
        <Field label={`Rows that ${list.title} does not have`} className={styles.field}>
          <Select
            value={target.whenNew}
            onChange={(_, { value }) => change({ whenNew: value === 'add' ? 'add' : 'refuse' })}
          >
            <option value="add">Are added</option>
            <option value="refuse">Are refused</option>
          </Select>
        </Field>
        {target.keys.length === 0 && target.alike.length === 0 ? null : (
          <Field label={`Two rows of the file about the same row of ${list.title}`} className={styles.field}>
            <Select
              value={target.repeats ?? 'ask'}
              onChange={(_, { value }) => change({ repeats: repeatsNamed(value) })}
            >
              {repeatWords.map(([policy, words]) => (
                <option key={policy} value={policy}>
                  {words}
                </option>
              ))}
            </Select>
          </Field>
        )}
        {keys.length === 0 ? (
          <p className={styles.quiet}>
            No column of the file finds a row of {list.title}. Each row of the file would be a new one, also when it is
            imported again.
          </p>
        ) : (
          <CheckboxGroup
            label="A row is found by"
            hint={target.alike.length > 0 ? 'People of the same name and birth date are asked about.' : undefined}
            required={false}
            problem={undefined}
            disabled={false}
            layout="column"
            options={keys.map((key) => ({ value: nameOf(key), label: words(key) }))}
            chosen={target.keys.map(nameOf)}
            onChange={(chosen) =>
              change({ keys: keys.filter((key) => chosen.includes(nameOf(key))).map((key) => [...key]) })
            }
          />
        )}
      </div>
    </li>
  );
}
