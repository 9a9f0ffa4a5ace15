import { people, personalHealthBudgets } from '@phb/schemas';
import type { NhsNumber, Person, PersonalHealthBudget, Stored } from '@phb/schemas';
import type { Data } from '../../part/data.js';

/** A person who is already in the register, with all their cases, closed ones too. */
export interface FoundPerson {
  readonly person: Stored<Person>;
  readonly cases: readonly Stored<PersonalHealthBudget>[];
}

/** Looks for a person by NHS number. Undefined if they are not in the register. */
export async function findPerson(data: Data, nhsNumber: NhsNumber): Promise<FoundPerson | undefined> {
  const found = await data.list(people).all({ where: { column: 'nhsNumber', is: 'eq', value: nhsNumber } });
  const [person] = found.rows;
  return person === undefined ? undefined : withCases(data, person);
}

/** A person of the register with all their cases. */
export async function withCases(data: Data, person: Stored<Person>): Promise<FoundPerson> {
  const cases = await data
    .list(personalHealthBudgets)
    .all({ where: { column: 'personRef', is: 'eq', value: person.ref } });
  return { person, cases: cases.rows };
}
