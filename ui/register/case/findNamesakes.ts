import { namesakesOf, people } from '@phb/schemas';
import type { NamedPerson, Person, Stored } from '@phb/schemas';
import type { Data } from '../../part/data.js';

/**
 * Other people in the register with the same name, those with the same birth date first. The service compares family names
 * without their case; an accent or a hyphen that somebody left out hides a namesake from it.
 */
export async function findNamesakes(data: Data, person: NamedPerson): Promise<readonly Stored<Person>[]> {
  const familyName = person.familyName.trim();
  const found = await data.list(people).all({ where: { column: 'familyName', is: 'eq', value: familyName } });
  return namesakesOf(person, found.rows);
}
