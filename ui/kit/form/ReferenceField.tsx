import * as React from 'react';
import { Button, Combobox, Field, Option } from '@fluentui/react-components';
import { useComboboxStyles } from './comboboxStyles.js';
import type { AddReference, ReferenceOption } from './references.js';

interface ReferenceFieldProps {
  readonly label: string;
  readonly hint: string | undefined;
  readonly required: boolean;
  readonly problem: string | undefined;
  readonly disabled: boolean;
  readonly options: readonly ReferenceOption[];
  /** The chosen reference; empty if there is none. */
  readonly value: string;
  readonly onChange: (ref: string) => void;
  /** The way to add what is not there, where this person may. */
  readonly add?: AddReference | undefined;
}

/** More than this would be slow to draw and slower to read: some letters of the name narrow it. */
const mostShown = 50;

/** A row of another list, found by any part of its name. What is typed and names nothing is put back when the field is left. */
export function ReferenceField(props: ReferenceFieldProps): JSX.Element {
  const { options, value, onChange, add } = props;
  const styles = useComboboxStyles();
  const chosen = options.find(({ ref }) => ref === value);
  const shown = chosen?.name ?? value;
  /** Undefined while nobody types: the field then shows what is chosen. */
  const [typed, setTyped] = React.useState<string | undefined>(undefined);
  /** What was typed last and named nothing: the name of what is to be added. */
  const unknown = React.useRef('');
  const [adding, setAdding] = React.useState(false);
  const words = (typed ?? '').toLowerCase().split(/\s+/);
  const matching = options.filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)));
  const leave = (): void => {
    const text = typed?.trim().toLowerCase();
    setTyped(undefined);
    if (text === undefined) return;
    if (text === '') onChange('');
    const [only, ...others] = matching.filter(({ name }) => name.toLowerCase() === text);
    if (only !== undefined && others.length === 0) onChange(only.ref);
    if (matching.length === 0) unknown.current = typed?.trim() ?? '';
  };
  const field = (
    <Field
      label={props.label}
      hint={props.hint ?? 'Type a part of the name.'}
      required={props.required}
      validationMessage={props.problem}
    >
      <Combobox
        className={styles.box}
        input={{ className: styles.input }}
        // Inside the dialog that the form stands in: what stands outside of it is hidden from screen readers.
        inlinePopup
        listbox={{ className: styles.options }}
        autoComplete="off"
        disabled={props.disabled}
        value={typed ?? shown}
        selectedOptions={chosen === undefined ? [] : [chosen.ref]}
        onChange={(event) => setTyped(event.target.value)}
        onOptionSelect={(_, { optionValue }) => {
          // Without a value it is Fluent's own: it unchooses as soon as what is typed begins no option.
          if (optionValue === undefined) return;
          setTyped(undefined);
          onChange(optionValue);
        }}
        onBlur={leave}
      >
        {matching.slice(0, mostShown).map(({ ref, name }) => (
          <Option key={ref} value={ref}>
            {name}
          </Option>
        ))}
        {matching.length > mostShown ? (
          <Option disabled text="more">{`${matching.length - mostShown} more: type more of the name`}</Option>
        ) : null}
        {matching.length === 0 ? (
          <Option disabled text="none">
            Nothing has this name
          </Option>
        ) : null}
      </Combobox>
    </Field>
  );
  if (add === undefined) return field;
  return (
    <div>
      {field}
      <Button appearance="transparent" size="small" disabled={props.disabled} onClick={() => setAdding(true)}>
        {add.label}
      </Button>
      {adding ? (
        <add.Dialog
          typed={unknown.current}
          onAdded={(option) => {
            setAdding(false);
            add.onAdded(option);
            onChange(option.ref);
          }}
          onCancel={() => setAdding(false)}
        />
      ) : null}
    </div>
  );
}
