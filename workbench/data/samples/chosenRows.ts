import type { NhsNumber, Person, PersonalHealthBudget } from '@phb/schemas';
import type { DemonstrationSet } from '../demonstration/demonstrationSet.js';

/** A case of the demonstration set with its person, who has no other. */
export interface ChosenCase {
  readonly row: PersonalHealthBudget;
  readonly person: Person & { readonly nhsNumber: NhsNumber };
}

/** How many cases the files are about. */
const chosen = 24;

function hasNumber(person: Person | undefined): person is ChosenCase['person'] {
  return person !== undefined && person.nhsNumber !== null;
}

/** Live, jointly funded cases by the week, of people with one case, an NHS number and a council's number; by reference. */
export function chosenCases(set: DemonstrationSet): readonly ChosenCase[] {
  const persons = new Map(set.people.map((person) => [person.ref, person]));
  const cases = new Map<string, number>();
  for (const { personRef } of set.personalHealthBudgets) cases.set(personRef, (cases.get(personRef) ?? 0) + 1);
  const found = set.personalHealthBudgets.flatMap((row): ChosenCase[] => {
    const person = persons.get(row.personRef);
    const fits =
      row.status === 'Live' &&
      row.amountPeriod === 'week' &&
      row.forms.length === 1 &&
      (row.councilShare ?? 0) > 0 &&
      cases.get(row.personRef) === 1 &&
      Boolean(person?.councilId) &&
      person?.doNotDisclose === false;
    return fits && hasNumber(person) ? [{ row, person }] : [];
  });
  return found.sort((a, b) => (a.row.ref < b.row.ref ? -1 : 1)).slice(0, chosen);
}

/** The case in a place. @throws RangeError if the set has too few */
export function caseAt(cases: readonly ChosenCase[], place: number): ChosenCase {
  const found = cases[place];
  if (!found) throw new RangeError('The demonstration set has too few cases for the sample files');
  return found;
}
