import { namesakesOf, nameSpellings, people } from '@phb/schemas';
import type { NamedPerson, Person, Stored } from '@phb/schemas';
import type { Data } from '../../part/data.js';

/**
 * Other people in the register with the same name, those with the same birth date first. One request: whoever has the family
 * name in any usual spelling, whoever has the given name for it, and whoever was born on the same day. An accent that the
 * register has and this person has not hides a namesake only where the birth dates differ too.
 */
export async function findNamesakes(data: Data, person: NamedPerson): Promise<readonly Stored<Person>[]> {
  const names = [...new Set([...nameSpellings(person.familyName), ...nameSpellings(person.givenName)])];
  const found = await data.list(people).all({
    where: {
      any: [
        { column: 'familyName', is: 'in', value: names },
        { column: 'dateOfBirth', is: 'eq', value: person.dateOfBirth },
      ],
    },
  });
  return namesakesOf(person, found.rows);
}
