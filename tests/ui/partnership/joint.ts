import {
  newReference,
  people,
  personalHealthBudgets,
  settings,
  sharedCaseOf,
  sharedCases,
  type Person,
  type PersonalHealthBudget,
} from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';
import { memoryData, type MemoryData } from '../memory/memoryData.js';
import { day } from './plan.js';

export const publication = {
  council: 'Northbay',
  basis: 'Joint funding agreement',
  publishedAt: Temporal.Instant.from('2019-04-29T08:00:00Z'),
};

/** Joint cases of Northbay: one new, one changed since it was published, one unchanged, one marked do not disclose since. */
export function jointData(): MemoryData {
  const data = memoryData();
  data.list(settings).fill([{ name: 'PARTNER-COUNCIL', value: 'Northbay' }]);
  const add = (
    familyName: string,
    person: Partial<Person> = {},
    budget: Partial<PersonalHealthBudget> = {},
  ): PersonalHealthBudget['ref'] => {
    const personRef = newReference('P');
    const ref = newReference('PHB');
    data
      .list(people)
      .fill([
        { ref: personRef, familyName, givenName: 'Jo', dateOfBirth: day('1950-02-01'), councilId: 'NB-1', ...person },
      ]);
    data.list(personalHealthBudgets).fill([
      {
        ref,
        personRef,
        status: 'Live',
        category: 'Section 117',
        forms: ['Notional'],
        council: 'Northbay',
        startsOn: day('2019-01-01'),
        amount: 100_001,
        amountPeriod: 'week',
        nhsShare: 50,
        councilShare: 50,
        ...budget,
      },
    ]);
    return ref;
  };
  const publish = (ref: PersonalHealthBudget['ref']): void => {
    const budget = data
      .list(personalHealthBudgets)
      .rows()
      .find((row) => row.ref === ref);
    const person = data
      .list(people)
      .rows()
      .find((row) => row.ref === budget?.personRef);
    if (!budget || !person) throw new Error('no such case');
    const decided = sharedCaseOf(budget, person, publication);
    if (!('row' in decided)) throw new Error(decided.withheld);
    data.list(sharedCases).fill([decided.row]);
  };
  add('Demo-Newman');
  const changed = add('Demo-Changer');
  const same = add('Demo-Samson');
  const hidden = add('Demo-Hide');
  add('Demo-Elsewhere', {}, { council: 'Westvale' });
  add('Demo-Alone', {}, { councilShare: null, nhsShare: null });
  add('Demo-Gone', {}, { status: 'Closed', endsOn: day('2019-03-01') });
  const ended = add('Demo-Ended');
  add('Demo-Early', {}, { status: 'Planning', startsOn: null });
  for (const ref of [changed, same, hidden, ended]) publish(ref);
  data.list(personalHealthBudgets).changeAsSomebodyElse(ended, { status: 'Closed', endsOn: day('2019-04-20') });
  data.list(personalHealthBudgets).changeAsSomebodyElse(changed, { amount: 120_000 });
  const hiddenPerson = data
    .list(people)
    .rows()
    .find((row) => row.familyName === 'Demo-Hide');
  if (hiddenPerson) data.list(people).changeAsSomebodyElse(hiddenPerson.ref, { doNotDisclose: true });
  return data;
}

export function refOf(data: MemoryData, familyName: string): PersonalHealthBudget['ref'] {
  const person = data
    .list(people)
    .rows()
    .find((row) => row.familyName === familyName);
  const budget = data
    .list(personalHealthBudgets)
    .rows()
    .find((row) => row.personRef === person?.ref);
  if (!budget) throw new Error(`no case of ${familyName}`);
  return budget.ref;
}
