import { listConnector, registerRows, type SiteConnection } from '@phb/connectors';
import { people, personalHealthBudgets, type ImportPlan, type NewRow } from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';
import { importLists, mapped, planned, profileOf, tableOf, targetOf } from '../../schemas/importing/importing.js';

export const now = (): Temporal.Instant => Temporal.Instant.from('2019-04-30T12:00:00Z');

/** What an import run keeps besides its plan. */
export const facts = { profile: 'Test', fingerprint: 'A'.repeat(64), importedBy: null, startedAt: now() };

const personColumns = ['nhsNumber', 'familyName', 'givenName', 'dateOfBirth', 'postcode'];
const caseColumns = ['category', 'startsOn', 'forms'];
const profile = profileOf(
  targetOf(
    people,
    personColumns.map((name) => mapped(people, name)),
    { keys: [['nhsNumber']] },
  ),
  targetOf(
    personalHealthBudgets,
    [
      ...caseColumns.map((name) => mapped(personalHealthBudgets, name)),
      mapped(personalHealthBudgets, 'status', { constant: 'Live' }),
    ],
    { keys: [['personRef', 'category', 'startsOn']], links: { personRef: 'People' } },
  ),
);

/** Enters people of these NHS numbers, with another postcode than the file of {@link planOfMany} has, or none. */
export async function enterKnownPeople(site: SiteConnection, numbers: readonly string[]): Promise<void> {
  await listConnector(site, people).write(
    numbers.map((nhsNumber, index) => ({
      add: {
        familyName: `Demo-${index}`,
        givenName: 'Una',
        dateOfBirth: Temporal.PlainDate.from('1950-03-14'),
        nhsNumber: nhsNumber as NonNullable<NewRow<typeof people>['nhsNumber']>,
        postcode: index % 2 === 0 ? 'ZZ99 3AA' : null,
      },
    })),
  );
}

/** A file about a person of each NHS number, each with a new case, compared with the register as it stands. */
export async function planOfMany(site: SiteConnection, numbers: readonly string[]): Promise<ImportPlan> {
  const rows = numbers.map((nhsNumber, index) => [
    ...[nhsNumber, `Demo-${index}`, 'Una', '14/03/1950', 'ZZ99 9ZZ'],
    ...['Adult CHC', '01/04/2019', 'DP'],
  ]);
  const { rows: present } = await registerRows(site, importLists);
  return planned(profile, tableOf([...personColumns, ...caseColumns], ...rows), Object.fromEntries(present));
}

/** What the register holds once everything is in, whatever happened on the way. */
export async function expectAllIn(site: SiteConnection, numbers: readonly string[]): Promise<void> {
  const { rows } = await registerRows(site, importLists);
  const persons = rows.get('People') ?? [];
  expect(persons.map(({ nhsNumber }) => String(nhsNumber)).sort()).toEqual([...numbers].sort());
  expect(persons.every(({ postcode }) => postcode === 'ZZ99 9ZZ')).toBe(true);
  const cases = rows.get('Personal health budgets') ?? [];
  expect(cases.map(({ personRef }) => personRef).sort()).toEqual(persons.map(({ ref }) => ref).sort());
}
