import { people, personalHealthBudgets, readNhsNumber, readReference } from '@phb/schemas';
import type { Person, Stored } from '@phb/schemas';
import type { Data } from '../../part/data.js';

/** Whose record is asked for: found, or why not, in a sentence. */
export type FoundOne = { readonly person: Stored<Person> } | { readonly problem: string };

/** Finds one person by what identifies them: NHS number, their reference, or the reference of one of their cases. */
export async function findOne(data: Data, typed: string): Promise<FoundOne> {
  const list = data.list(people);
  const nhsNumber = readNhsNumber(typed);
  if (nhsNumber !== undefined) {
    const page = await list.all({ where: { column: 'nhsNumber', is: 'eq', value: nhsNumber } });
    const [person] = page.rows;
    return person ? { person } : { problem: 'Nobody in the register has this NHS number.' };
  }
  const caseRef = readReference('PHB', typed);
  if (caseRef !== undefined) {
    const row = await data.list(personalHealthBudgets).get(caseRef);
    const person = row && (await list.get(row.personRef));
    return person ? { person } : { problem: 'There is no case with this reference, or its person is not there.' };
  }
  const ref = readReference('P', typed);
  if (ref === undefined) {
    return { problem: 'Enter a whole NHS number, such as 999 000 0018, or the reference of the person or of a case.' };
  }
  const person = await list.get(ref);
  return person ? { person } : { problem: 'There is nobody with this reference.' };
}
