import {
  continueImport,
  ConnectorError,
  listConnector,
  provision,
  registerRows,
  startImport,
  undoImport,
  unfinishedImports,
  type ImportReport,
  type ImportRunRef,
  type SiteConnection,
} from '@phb/connectors';
import { importRuns, people, personalHealthBudgets, type ImportPlan, type NewRow } from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';
import { importLists, mapped, planned, profileOf, tableOf, targetOf } from '../../schemas/importing/importing.js';
import { nhsNumbers } from '../importing/nhsNumbers.js';
import { snapshot } from '../importing/snapshot.js';
import { localSharePoint, type LocalSharePoint } from '../localSharePoint.js';
import { mishapsOfParts, weather } from './weather.js';

let local: LocalSharePoint;
/** Past everything that goes wrong. */
let direct: SiteConnection;

const many = 1000;
/** People who are in the register already, with another postcode. */
const known = 200;
const numbers = nhsNumbers(many);
const now = (): Temporal.Instant => Temporal.Instant.from('2019-04-30T12:00:00Z');

beforeEach(async () => {
  local = await localSharePoint();
  direct = local.connectDirectly('/sites/phb', 'owner');
  await provision(direct, [...importLists, importRuns]);
  await listConnector(direct, people).write(
    numbers.slice(0, known).map((nhsNumber, index) => ({
      add: {
        familyName: `Demo-${index}`,
        givenName: 'Una',
        dateOfBirth: Temporal.PlainDate.from('1950-03-14'),
        nhsNumber: nhsNumber as NonNullable<NewRow<typeof people>['nhsNumber']>,
        postcode: 'ZZ99 3AA',
      },
    })),
  );
});
afterEach(() => local.close());

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

/** A file about 1,000 people: 800 to add, 200 to change, and a case of each: 2,000 writes, and as many to take them back. */
async function plan(): Promise<ImportPlan> {
  const rows = numbers.map((nhsNumber, index) => [
    ...[nhsNumber, `Demo-${index}`, 'Una', '14/03/1950', 'ZZ99 9ZZ'],
    ...['Adult CHC', '01/04/2019', 'DP'],
  ]);
  const { rows: present } = await registerRows(direct, importLists);
  return planned(profile, tableOf([...personColumns, ...caseColumns], ...rows), Object.fromEntries(present));
}

/** Does something, each time in a page opened anew, until it is whole. @returns how often it was broken off */
async function inPages(work: (site: SiteConnection) => Promise<ImportReport>): Promise<number> {
  for (let brokenOff = 0; brokenOff < 50; brokenOff += 1) {
    try {
      const report = await work(local.connectAsPage('/sites/phb'));
      expect(report.outcomes.filter(({ kind }) => kind === 'refused' || kind === 'left')).toEqual([]);
      if (report.complete) return brokenOff;
      expect(report.interruption).toMatch(/\.$/);
    } catch (error) {
      // Before or after the writes themselves: the run could not be read or entered.
      if (!(error instanceof ConnectorError)) throw error;
      expect(error.retryable).toBe(true);
    }
  }
  throw new Error('it never came to an end');
}

it('an import of 1,000 rows, broken off again and again, is in once, and taken back is as it was', async () => {
  const before = await snapshot(direct, importLists);
  const ready = await plan();
  expect(ready.counts).toMatchObject({ added: 1800, changed: 200 });
  const facts = { profile: 'Test', fingerprint: 'A'.repeat(64), importedBy: null, startedAt: now() };
  const ref: ImportRunRef = await startImport(local.connectAsPage('/sites/phb'), importLists, ready, facts);

  local.fault = weather(0.6, 4);
  mishapsOfParts.forEach((mishap, index) =>
    local.refusals.add({ ...mishap, parts: true, share: 0.01, seed: index + 10 }),
  );
  const brokenOff = await inPages((site) => continueImport(site, importLists, ref, { now }));
  expect(brokenOff).toBeGreaterThan(0);
  const { rows } = await registerRows(direct, importLists);
  const persons = rows.get('People') ?? [];
  expect(persons.map(({ nhsNumber }) => String(nhsNumber)).sort()).toEqual([...numbers].sort());
  expect(persons.every(({ postcode }) => postcode === 'ZZ99 9ZZ')).toBe(true);
  const cases = rows.get('Personal health budgets') ?? [];
  expect(cases.map(({ personRef }) => personRef).sort()).toEqual(persons.map(({ ref: person }) => person).sort());

  await inPages((site) => undoImport(site, importLists, ref, { now }));
  expect(await snapshot(direct, importLists)).toEqual(before);
  expect(await unfinishedImports(direct)).toEqual([]);
});
