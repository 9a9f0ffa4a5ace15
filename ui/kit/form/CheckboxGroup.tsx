import * as React from 'react';
import { Checkbox, Field, FieldContextProvider, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalM },
  column: { display: 'grid' },
});

interface CheckboxGroupProps {
  readonly label: string;
  readonly hint: string | undefined;
  readonly required: boolean;
  readonly problem: string | undefined;
  readonly disabled: boolean;
  readonly layout: 'row' | 'column';
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: readonly string[];
  /** With the values in the order of the options, so that the same ticks are the same value. */
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Several boxes to tick under one label. */
export function CheckboxGroup(props: CheckboxGroupProps): JSX.Element {
  const { options, chosen, onChange, layout } = props;
  const styles = useStyles();
  const toggle = (value: string, ticked: boolean): void =>
    onChange(options.map((one) => one.value).filter((one) => (one === value ? ticked : chosen.includes(one))));
  return (
    <Field label={props.label} hint={props.hint} required={props.required} validationMessage={props.problem}>
      {(field) => (
        // Label, star and message are the group's: Fluent would give them to each box in place of its own name.
        <FieldContextProvider value={undefined}>
          <div
            role="group"
            className={mergeClasses(layout === 'row' ? styles.row : styles.column)}
            aria-labelledby={field['aria-labelledby']}
            aria-describedby={field['aria-describedby']}
          >
            {options.map(({ value, label }) => (
              <Checkbox
                key={value}
                label={label}
                disabled={props.disabled}
                checked={chosen.includes(value)}
                onChange={(_, data) => toggle(value, data.checked === true)}
              />
            ))}
          </div>
        </FieldContextProvider>
      )}
    </Field>
  );
}
