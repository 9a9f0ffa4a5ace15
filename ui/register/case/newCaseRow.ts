import type { Person, PersonalHealthBudget } from '@phb/schemas';
import type { Temporal } from 'temporal-polyfill';

/** Adulthood begins on the 18th birthday. */
const adultAge = 18;

function ageOn(born: Temporal.PlainDate, day: Temporal.PlainDate): number {
  return born.until(day, { largestUnit: 'year' }).years;
}

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
