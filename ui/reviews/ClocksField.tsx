import * as React from 'react';
import { Checkbox, Field, makeStyles } from '@fluentui/react-components';
import { reviews, showDate } from '@phb/schemas';
import type { ClockDue } from '@phb/schemas';

const useStyles = makeStyles({ group: { display: 'grid' } });

interface ClocksFieldProps {
  readonly clocks: readonly ClockDue[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  readonly problem: string | undefined;
  readonly disabled: boolean;
  readonly inputId: string;
}

/** Which duties the review answers: those of this case by name and date, not the codes of all. */
export function ClocksField(props: ClocksFieldProps): JSX.Element {
  const { clocks, chosen, onChange, inputId } = props;
  const styles = useStyles();
  const column = reviews.columns.clocks;
  const label = (clock: ClockDue): string =>
    clock.due === undefined
      ? `${clock.name} (${clock.clock})`
      : `${clock.name} (${clock.clock}), due ${showDate(clock.due)}`;
  return (
    <Field label="Clocks that this review answers" hint={column.description} required validationMessage={props.problem}>
      {(field) => (
        <div
          role="group"
          className={styles.group}
          aria-labelledby={field['aria-labelledby']}
          aria-describedby={field['aria-describedby']}
        >
          {clocks.map((clock, index) => (
            <Checkbox
              key={clock.clock}
              {...(index === 0 ? { id: inputId } : {})}
              // The star stands at the group: no one of its boxes is required.
              required={false}
              label={label(clock)}
              disabled={props.disabled}
              checked={chosen.includes(clock.clock)}
              onChange={(_, data) =>
                onChange(
                  clocks
                    .map((one) => one.clock)
                    .filter((one) => (one === clock.clock ? data.checked === true : chosen.includes(one))),
                )
              }
            />
          ))}
        </div>
      )}
    </Field>
  );
}
