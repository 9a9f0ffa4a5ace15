import * as React from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { readDate, showDate } from '@phb/schemas';
import type { Temporal } from 'temporal-polyfill';
import { DateField } from './DateField.js';

interface AsAtFieldProps {
  readonly value: Temporal.PlainDate;
  readonly today: Temporal.PlainDate;
  readonly onChange: (date: Temporal.PlainDate) => void;
}

const useStyles = makeStyles({
  form: { display: 'flex', alignItems: 'flex-start', columnGap: tokens.spacingHorizontalS, flexWrap: 'wrap' },
  field: { flex: '0 1 14rem', minWidth: 0 },
  // Level with the input, below the label.
  today: { marginTop: '1.375rem' },
});

/** The day that counts are made for. It is taken over on Enter and when the field is left; until then the old one stands. */
export function AsAtField(props: AsAtFieldProps): JSX.Element {
  const { value, today, onChange } = props;
  const styles = useStyles();
  const [typed, setTyped] = React.useState(() => showDate(value));
  const [problem, setProblem] = React.useState<string | undefined>(undefined);

  const take = (text: string): void => {
    const date = readDate(text);
    if (date === undefined) {
      setProblem(`Enter a real date with a four-figure year. The figures are still as at ${showDate(value)}.`);
      return;
    }
    setProblem(undefined);
    setTyped(showDate(date));
    if (!date.equals(value)) onChange(date);
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        take(typed);
      }}
    >
      <div className={styles.field}>
        <DateField
          label="As at"
          value={typed}
          onChange={setTyped}
          onBlur={() => take(typed)}
          {...(problem === undefined ? {} : { problem })}
        />
      </div>
      <Button
        className={styles.today}
        appearance="subtle"
        disabledFocusable={value.equals(today) && typed === showDate(today)}
        onClick={() => take(showDate(today))}
      >
        Today
      </Button>
    </form>
  );
}
