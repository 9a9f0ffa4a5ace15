import * as React from 'react';
import { Field, Input } from '@fluentui/react-components';
import { readDate, showDate } from '@phb/schemas';

interface DateFieldProps {
  readonly label: string;
  /** As typed. Read it with readInput or readDate when it is needed. */
  readonly value: string;
  readonly onChange: (typed: string) => void;
  readonly hint?: string;
  readonly required?: boolean;
  readonly disabled?: boolean;
  /** A sentence that says how to mend it. */
  readonly problem?: string;
  /** A question about what is typed, which stops nothing. Not asked while there is a problem. */
  readonly caution?: string | undefined;
  readonly onBlur?: () => void;
}

/** A date as people type it. When the field is left, what was read is shown in full, so that 3/4/2026 is seen as 3 April. */
export const DateField = React.forwardRef<HTMLInputElement, DateFieldProps>(function DateField(props, ref) {
  const { value, onChange, onBlur } = props;
  return (
    <Field
      label={props.label}
      hint={props.hint ?? 'Such as 14 March 2026'}
      required={props.required ?? false}
      validationMessage={props.problem ?? props.caution}
      validationState={props.problem !== undefined ? 'error' : props.caution !== undefined ? 'warning' : 'none'}
    >
      <Input
        ref={ref}
        value={value}
        disabled={props.disabled ?? false}
        autoComplete="off"
        onChange={(_, data) => onChange(data.value)}
        onBlur={() => {
          const date = readDate(value);
          if (date !== undefined && showDate(date) !== value) onChange(showDate(date));
          onBlur?.();
        }}
      />
    </Field>
  );
});
