import type { Person, PersonalHealthBudget } from '@phb/schemas';
import { ageOn } from './age.js';

/** Adulthood begins on the 18th birthday. */
const adultAge = 18;

/** Fills what follows from the person and is not asked twice: their council, and the age group at the start of the budget. */
export function withWhatFollows(row: PersonalHealthBudget, person: Person): PersonalHealthBudget {
  const ageGroup =
    row.startsOn === null
      ? row.ageGroup
      : ageOn(person.dateOfBirth, row.startsOn) < adultAge
        ? 'Child or young person'
        : 'Adult';
  return { ...row, council: row.council ?? person.council, ageGroup };
}
