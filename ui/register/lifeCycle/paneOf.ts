import { budgetLines, parties, planOutcomes } from '@phb/schemas';
import type { AskedField } from '@phb/schemas';

/** A tab of the case record, where rows of a list are entered. */
interface EnteredIn {
  readonly pane: string;
  readonly label: string;
}

const places: Readonly<Record<string, EnteredIn>> = {
  [planOutcomes.title]: { pane: 'plan', label: 'Go to the plan' },
  [budgetLines.title]: { pane: 'plan', label: 'Go to the plan' },
  [parties.title]: { pane: 'people', label: 'Go to people' },
};

/** Where a missing row is entered; undefined for what is entered here or in the form of the case. */
export function paneOf(asks: AskedField): EnteredIn | undefined {
  return places[asks.list];
}
