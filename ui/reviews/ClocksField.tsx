import * as React from 'react';
import { reviews, showDate } from '@phb/schemas';
import type { ClockDue } from '@phb/schemas';
import { CheckboxGroup } from '../kit/form/CheckboxGroup.js';

interface ClocksFieldProps {
  readonly clocks: readonly ClockDue[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  readonly problem: string | undefined;
  readonly disabled: boolean;
}

/** Which duties the review answers: those of this case by name and date, not the codes of all. */
export function ClocksField(props: ClocksFieldProps): JSX.Element {
  const label = (clock: ClockDue): string =>
    clock.due === undefined
      ? `${clock.name} (${clock.clock})`
      : `${clock.name} (${clock.clock}), due ${showDate(clock.due)}`;
  return (
    <CheckboxGroup
      label="Clocks that this review answers"
      hint={reviews.columns.clocks.description}
      required
      problem={props.problem}
      disabled={props.disabled}
      layout="column"
      options={props.clocks.map((clock) => ({ value: clock.clock, label: label(clock) }))}
      chosen={props.chosen}
      onChange={props.onChange}
    />
  );
}
