import {
  continueImport,
  ConnectorError,
  provision,
  startImport,
  undoImport,
  unfinishedImports,
  type ImportReport,
  type ImportRunRef,
  type SiteConnection,
} from '@phb/connectors';
import { importRuns } from '@phb/schemas';
import { importLists } from '../../schemas/importing/importing.js';
import { enterKnownPeople, expectAllIn, facts, now, planOfMany } from '../importing/manyPeople.js';
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

beforeEach(async () => {
  local = await localSharePoint();
  direct = local.connectDirectly('/sites/phb', 'owner');
  await provision(direct, [...importLists, importRuns]);
  await enterKnownPeople(direct, numbers.slice(0, known));
});
afterEach(() => local.close());

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
  // 800 to add, 200 to change, and a case of each: 2,000 writes, and as many to take them back.
  const ready = await planOfMany(direct, numbers);
  expect(ready.counts).toMatchObject({ added: 1800, changed: 200 });
  const ref: ImportRunRef = await startImport(local.connectAsPage('/sites/phb'), importLists, ready, facts);

  local.fault = weather(0.6, 4);
  mishapsOfParts.forEach((mishap, index) =>
    local.refusals.add({ ...mishap, parts: true, share: 0.01, seed: index + 10 }),
  );
  const brokenOff = await inPages((site) => continueImport(site, importLists, ref, { now }));
  expect(brokenOff).toBeGreaterThan(0);
  await expectAllIn(direct, numbers);

  await inPages((site) => undoImport(site, importLists, ref, { now }));
  expect(await snapshot(direct, importLists)).toEqual(before);
  expect(await unfinishedImports(direct)).toEqual([]);
});
