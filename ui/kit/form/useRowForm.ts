import * as React from 'react';
import { prepareWriting } from '@phb/connectors';
import type { Column, ListDeclaration, Problem, RowOf } from '@phb/schemas';
import { useEnvironment } from '../../part/environment.js';
import type { FieldValue, FormDeclaration, FormValues } from './declaration.js';
import { fromField, sameField, sameValue } from './fieldValue.js';
import { fillForm, readForm, shownColumns } from './readForm.js';
import type { ReadForm } from './readForm.js';

/** A form of one row while it is edited. */
export interface RowForm<L extends ListDeclaration> {
  readonly declaration: FormDeclaration<L>;
  readonly values: FormValues;
  readonly shown: ReadonlySet<string>;
  /** What is to be mended: empty until the first attempt to save, then kept up to date with each keystroke. */
  readonly problems: readonly Problem[];
  /** Whether anything differs from the row that the form was filled from. */
  readonly changed: boolean;
  /** Rises with each refused attempt to save: the error summary takes the focus then. */
  readonly refusals: number;
  readonly set: (name: string, value: FieldValue) => void;
  /** Reads the form for saving, and shows the problems if there are any. */
  readonly check: () => ReadForm<L>;
  /** Reads another row as if it had been typed, and shows its problems if there are any. */
  readonly checkRow: (row: RowOf<L>) => ReadForm<L>;
  /** Fills the form with other values, to go on editing: after a merge. What differs from the row counts as changed. */
  readonly refill: (base: RowOf<L>, values: RowOf<L>) => void;
  /** Adds problems that only the service found. They go when their field is changed. */
  readonly refuse: (problems: readonly Problem[]) => void;
}

interface State<L extends ListDeclaration> {
  readonly base: RowOf<L>;
  readonly opened: FormValues;
  readonly values: FormValues;
  readonly checked: boolean;
  readonly refusals: number;
  readonly refused: readonly Problem[];
}

/** Keeps a form of one row: values as typed, problems, whether anything changed. @param base read when the form appears */
export function useRowForm<L extends ListDeclaration>(declaration: FormDeclaration<L>, base: RowOf<L>): RowForm<L> {
  const { today } = useEnvironment();
  React.useEffect(prepareWriting, []);
  const [state, setState] = React.useState<State<L>>(() => {
    const opened = fillForm(declaration, base);
    return { base, opened, values: opened, checked: false, refusals: 0, refused: [] };
  });
  const { opened, values, checked, refused } = state;
  const shown = React.useMemo(() => shownColumns(declaration, values, opened), [declaration, values, opened]);
  const problems = React.useMemo(() => {
    const read = checked ? readForm(declaration, state.base, values, opened, today) : undefined;
    return [...(read?.ok === false ? read.problems : []), ...refused];
  }, [checked, declaration, state.base, values, opened, refused, today]);
  const changed = React.useMemo(
    () => Object.keys(values).some((name) => !sameField(values[name], opened[name])),
    [values, opened],
  );
  const columns: Readonly<Record<string, Column>> = declaration.list.columns;
  const noted = (read: ReadForm<L>): ReadForm<L> => {
    // What was refused last time is asked anew: whoever refused it says so again.
    setState((now) => ({ ...now, checked: true, refusals: now.refusals + (read.ok ? 0 : 1), refused: [] }));
    return read;
  };
  return {
    declaration,
    values,
    shown,
    problems,
    changed,
    refusals: state.refusals,
    set: (name, value) =>
      setState((now) => ({
        ...now,
        values: { ...now.values, [name]: value },
        refused: meansTheSame(columns[name], now.values[name], value)
          ? now.refused
          : now.refused.filter((problem) => problem.column !== name),
      })),
    check: () => noted(readForm(declaration, state.base, values, opened, today)),
    checkRow: (row) => {
      const filled = fillForm(declaration, row);
      return noted(readForm(declaration, row, filled, filled, today));
    },
    refill: (row, edited) =>
      setState((now) => {
        const values = fillForm(declaration, edited);
        return { ...now, base: row, opened: fillForm(declaration, row), values, checked: true, refused: [] };
      }),
    refuse: (more) =>
      setState((now) => ({ ...now, checked: true, refusals: now.refusals + 1, refused: [...now.refused, ...more] })),
  };
}

/** Whether a field holds the same value as before, written otherwise: 1/5/2019 becomes 1 May 2019 when it is left. */
function meansTheSame(column: Column | undefined, before: FieldValue | undefined, now: FieldValue): boolean {
  if (column === undefined || before === undefined) return false;
  const [was, is] = [fromField(column, before), fromField(column, now)];
  return 'value' in was && 'value' in is && sameValue(was.value, is.value);
}
