import * as React from 'react';
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { readDate, showDate } from '@phb/schemas';
import type { Temporal } from 'temporal-polyfill';
import { DateField } from './DateField.js';

interface AsAtFieldProps {
  readonly value: Temporal.PlainDate;
  readonly today: Temporal.PlainDate;
  readonly onChange: (date: Temporal.PlainDate) => void;
}

const useStyles = makeStyles({
  form: { display: 'flex', alignItems: 'flex-start', columnGap: tokens.spacingHorizontalXS },
  // As wide as an input is by itself.
  field: { width: '13.75rem', flexShrink: 1, minWidth: 0 },
  // Level with the input, below its label. It keeps its place while there is nothing to go back to.
  today: { marginTop: '1.375rem', minWidth: 'auto' },
  hidden: { visibility: 'hidden' },
});

/** The day that counts are made for. It is taken over on Enter and when the field is left; until then the old one stands. */
export function AsAtField(props: AsAtFieldProps): JSX.Element {
  const { value, today, onChange } = props;
  const styles = useStyles();
  const [typed, setTyped] = React.useState(() => showDate(value));
  const input = React.useRef<HTMLInputElement>(null);
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
  const isToday = value.equals(today) && typed === showDate(today);
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
          ref={input}
          label="As at"
          hint=""
          value={typed}
          onChange={setTyped}
          onBlur={() => take(typed)}
          {...(problem === undefined ? {} : { problem })}
        />
      </div>
      <Button
        className={mergeClasses(styles.today, isToday && styles.hidden)}
        appearance="subtle"
        onClick={() => {
          take(showDate(today));
          input.current?.focus(); // the button hides itself
        }}
      >
        Today
      </Button>
    </form>
  );
}
