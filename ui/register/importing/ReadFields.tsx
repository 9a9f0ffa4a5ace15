import * as React from 'react';
import { Checkbox, Field, Input, Select } from '@fluentui/react-components';
import type { Column, SourceTable, Transform } from '@phb/schemas';
import { useImportStyles } from './importStyles.js';
import { WordFields } from './WordFields.js';

interface ReadFieldsProps {
  readonly column: Column;
  /** The heading that is read; undefined for one text for all rows. */
  readonly heading: string | undefined;
  readonly table: SourceTable;
  readonly read: Transform;
  readonly onChange: (read: Transform) => void;
}

/** How the cells of a column are read: what a source writes in a way of its own. Nothing where there is no choice. */
export function ReadFields(props: ReadFieldsProps): JSX.Element | null {
  const { read, onChange, column } = props;
  const styles = useImportStyles();
  const control = (): JSX.Element | null => {
    switch (read.kind) {
      case 'date':
        return (
          <>
            <Field label="Dates are written" className={styles.field}>
              <Select
                value={read.order}
                onChange={(_, { value }) => {
                  const order = (['tell', 'day first', 'month first'] as const).find((one) => one === value);
                  if (order !== undefined) onChange({ ...read, order });
                }}
              >
                <option value="tell">As the rows tell</option>
                <option value="day first">Day first: 14/03/2026</option>
                <option value="month first">Month first: 03/14/2026</option>
              </Select>
            </Field>
            <Checkbox
              label="Read the year 19 as 2019"
              checked={read.twoDigitYears}
              onChange={(_, { checked }) => onChange({ ...read, twoDigitYears: checked === true })}
            />
          </>
        );
      case 'money':
        return (
          <>
            <Field label="A bare number counts" className={styles.field}>
              <Select
                value={read.unit}
                onChange={(_, { value }) => onChange({ ...read, unit: value === 'pence' ? 'pence' : 'pounds' })}
              >
                <option value="pounds">Pounds</option>
                <option value="pence">Pence</option>
              </Select>
            </Field>
            <Checkbox
              label="Turn plus and minus round"
              checked={read.reversed}
              onChange={(_, { checked }) => onChange({ ...read, reversed: checked === true })}
            />
          </>
        );
      case 'NHS number':
        return (
          <Checkbox
            label="The source leaves the last digit out: work it out"
            checked={read.addCheckDigit}
            onChange={(_, { checked }) => onChange({ ...read, addCheckDigit: checked === true })}
          />
        );
      case 'words':
        return props.heading === undefined ? null : (
          <WordFields column={column} heading={props.heading} table={props.table} read={read} onChange={onChange} />
        );
      case 'code':
        return (
          <Field label="Fill up with noughts in front to this length" className={styles.field}>
            <Input
              type="number"
              min={1}
              max={40}
              value={String(read.length)}
              onChange={(_, { value }) => {
                const length = Number(value);
                if (Number.isInteger(length) && length >= 1 && length <= 40) onChange({ ...read, length });
              }}
            />
          </Field>
        );
      case 'name':
      case 'plain':
        return null;
    }
  };
  const isText = column.kind === 'text' || column.kind === 'code';
  const own = control();
  if (!isText && own === null) return null;
  return (
    <div className={styles.fields}>
      {isText ? (
        <Field label="The cell holds" className={styles.field}>
          <Select value={kindOf(read)} onChange={(_, { value }) => onChange(readAs(value))}>
            <option value="plain">What it says</option>
            {column.kind === 'code' ? <option value="code">A code that lost its noughts</option> : null}
            {column.kind === 'text' ? (
              <>
                <option value="family">A whole name: take the family name</option>
                <option value="given">A whole name: take the given name</option>
              </>
            ) : null}
          </Select>
        </Field>
      ) : null}
      {own}
    </div>
  );
}

function kindOf(read: Transform): string {
  return read.kind === 'name' ? read.part : read.kind;
}

const usualCodeLength = 6;

function readAs(value: string): Transform {
  if (value === 'family' || value === 'given') return { kind: 'name', part: value };
  return value === 'code' ? { kind: 'code', length: usualCodeLength } : { kind: 'plain' };
}
