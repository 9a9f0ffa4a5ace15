import { decisions, display, personalHealthBudgets } from '@phb/schemas';
import type { Column, Missing, PersonalHealthBudget, Problem } from '@phb/schemas';
import type { MergeUnit } from '../../kit/form/merge.js';

/** What a form of a move lacks, by where it is entered. */
interface PlacedProblems {
  /** In the fields of the case, and above them what is entered elsewhere. */
  readonly ofCase: readonly Problem[];
  /** In the fields of the decision. */
  readonly ofDecision: readonly Problem[];
}

/** Puts what is missing for a move where it is entered. @param shown columns of the case that the form shows */
export function placedProblems(missing: readonly Missing[], shown: ReadonlySet<string>): PlacedProblems {
  const isShown = ({ asks }: Missing): boolean => asks.list === personalHealthBudgets.title && shown.has(asks.column);
  const isSaid = ({ asks }: Missing): boolean => asks.list === decisions.title;
  const at = ({ asks, message }: Missing): Problem => ({ column: asks.column, message });
  const elsewhere = missing.filter((one) => !isShown(one) && !isSaid(one));
  return {
    ofCase: [
      ...missing.filter(isShown).map(at),
      ...elsewhere.map(({ message }): Problem => ({ column: undefined, message })),
    ],
    ofDecision: missing.filter(isSaid).map(at),
  };
}

/** Says at each field where both have entered something else what somebody else has saved there meanwhile. */
export function clashProblems(units: readonly MergeUnit[], theirs: PersonalHealthBudget): readonly Problem[] {
  const columns: Readonly<Record<string, Column>> = personalHealthBudgets.columns;
  const values: Readonly<Record<string, unknown>> = theirs;
  const clashes = units.filter(({ conflict }) => conflict).flatMap((unit) => unit.columns);
  return clashes.map((name): Problem => {
    const column = columns[name];
    const shown = column === undefined ? '' : display(column, values[name]);
    return { column: name, message: `Somebody else entered “${shown === '' ? 'nothing' : shown}” here meanwhile.` };
  });
}
