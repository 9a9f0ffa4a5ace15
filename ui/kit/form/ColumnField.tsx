import * as React from 'react';
import { Checkbox, Field, Input, makeStyles, Select, Textarea } from '@fluentui/react-components';
import { farAheadMessage, readDate, readNhsNumber, showNhsNumber } from '@phb/schemas';
import type { Column, SiteUserId } from '@phb/schemas';
import { useEnvironment } from '../../part/environment.js';
import { DateField } from '../DateField.js';
import { CheckboxGroup } from './CheckboxGroup.js';
import type { FieldValue } from './declaration.js';
import { ReferenceField } from './ReferenceField.js';
import { useAddReference, useReferenceOptions } from './references.js';
import { useReferenceSearch } from './referenceSearch.js';
import { SearchedReferenceField } from './SearchedReferenceField.js';

/** A member of the site, to choose as owner. */
export interface Member {
  readonly id: SiteUserId;
  readonly name: string;
}

export interface ColumnFieldProps {
  readonly name: string;
  readonly column: Column;
  readonly value: FieldValue;
  readonly onChange: (name: string, value: FieldValue) => void;
  readonly problem: string | undefined;
  readonly disabled: boolean;
  readonly members: readonly Member[];
  /** The choices to offer, where not all that the column may hold. What it holds is offered too. */
  readonly offers?: readonly string[] | undefined;
}

/** The words to choose from, and the one that is chosen even if it is not offered. */
function choiceOptions(words: readonly string[], chosen: string): readonly { value: string; label: string }[] {
  const options = chosen === '' || words.includes(chosen) ? words : [...words, chosen];
  return options.map((word) => ({ value: word, label: word }));
}

/** The members to choose from, and the one who is chosen even if the site does not know them any more. */
function memberOptions(members: readonly Member[], chosen: string): readonly { value: string; label: string }[] {
  const options = members.map((member) => ({ value: String(member.id), label: member.name }));
  const known = chosen === '' || options.some(({ value }) => value === chosen);
  return known ? options : [...options, { value: chosen, label: `Member ${chosen}` }];
}

const useStyles = makeStyles({
  // A long choice is cut off in the box and whole in its list: the box is no wider than its place in the form.
  select: { minWidth: 0, '& select': { textOverflow: 'ellipsis' } },
  input: { minWidth: 0 },
});

/** No reference begins so: the options of a column that is no reference. */
const noPrefix = '';

/** The field of one column: label, help, kind of control and message all come from the column's declaration. */
export const ColumnField = React.memo(function ColumnField(props: ColumnFieldProps): JSX.Element {
  const { name, column, value, onChange, problem, disabled } = props;
  const { today } = useEnvironment();
  const styles = useStyles();
  const frame = {
    label: column.label,
    required: column.required,
    hint: column.description,
    validationMessage: problem,
  };
  // Browsers would keep what is typed for the next person at the same computer.
  const control = { disabled, autoComplete: 'off' };
  const text = typeof value === 'string' ? value : '';
  const prefix = column.kind === 'reference' ? column.prefix : noPrefix;
  const named = useReferenceOptions(prefix);
  const add = useAddReference(prefix);
  const search = useReferenceSearch(prefix);
  const typed = (_: unknown, data: { readonly value: string }): void => onChange(name, data.value);

  switch (column.kind) {
    case 'yesNo':
      return (
        <Field hint={frame.hint} validationMessage={problem}>
          <Checkbox
            disabled={disabled}
            label={column.label}
            checked={value === true}
            onChange={(_, data) => onChange(name, data.checked === true)}
          />
        </Field>
      );
    case 'multiChoice':
      return (
        <CheckboxGroup
          label={column.label}
          hint={column.description}
          required={column.required}
          problem={problem}
          disabled={disabled}
          layout="row"
          options={column.choices.map((word) => ({ value: word, label: word }))}
          chosen={typeof value === 'object' ? value : []}
          onChange={(words) => onChange(name, words)}
        />
      );
    case 'choice':
    case 'person': {
      const options =
        column.kind === 'choice'
          ? choiceOptions(props.offers ?? column.choices, text)
          : memberOptions(props.members, text);
      return (
        <Field {...frame}>
          <Select {...control} className={styles.select} value={text} onChange={typed}>
            <option value="">{column.required ? 'Choose' : 'Not recorded'}</option>
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </Select>
        </Field>
      );
    }
    case 'calendarDate':
      return (
        <DateField
          label={column.label}
          required={column.required}
          value={text}
          disabled={disabled}
          onChange={(date) => onChange(name, date)}
          caution={column.happened ? undefined : farAheadMessage(readDate(text), today)}
          {...(column.description === undefined ? {} : { hint: column.description })}
          {...(problem === undefined ? {} : { problem })}
        />
      );
    case 'note':
      return (
        <Field {...frame}>
          <Textarea {...control} rows={4} resize="vertical" value={text} onChange={typed} />
        </Field>
      );
    case 'nhsNumber':
      return (
        <Field {...frame}>
          <Input
            {...control}
            inputMode="numeric"
            value={text}
            onChange={typed}
            onBlur={() => {
              const number = readNhsNumber(text);
              if (number !== undefined && showNhsNumber(number) !== text) onChange(name, showNhsNumber(number));
            }}
          />
        </Field>
      );
    case 'money':
      return (
        <Field {...frame}>
          <Input
            {...control}
            className={styles.input}
            inputMode="decimal"
            contentBefore="£"
            value={text}
            onChange={typed}
          />
        </Field>
      );
    default:
      if (named !== undefined) {
        return (
          <ReferenceField
            label={column.label}
            hint={column.description}
            required={column.required}
            problem={problem}
            disabled={disabled}
            options={named}
            value={text}
            onChange={(ref) => onChange(name, ref)}
            add={add}
          />
        );
      }
      if (search !== undefined) {
        return (
          <SearchedReferenceField
            label={column.label}
            description={column.description}
            required={column.required}
            problem={problem}
            disabled={disabled}
            prefix={prefix}
            search={search}
            value={text}
            onChange={(ref) => onChange(name, ref)}
          />
        );
      }
      return (
        <Field {...frame}>
          <Input
            {...control}
            {...(column.kind === 'number' ? { inputMode: 'decimal' } : {})}
            value={text}
            onChange={typed}
          />
        </Field>
      );
  }
});
