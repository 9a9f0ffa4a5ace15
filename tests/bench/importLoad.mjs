import { withLatency } from './latency.mjs';
import { plainList } from './plainPnP.mjs';
import { withService } from './listService.mjs';
import { nhsNumbers } from './nhsNumbers.mjs';

const sampled = 100;

const headings = ['NHS number', 'Family name', 'Given name', 'Date of birth', 'Postcode'];

function csvOf(numbers) {
  const rows = numbers.map((number, index) => [number, `Demo-${index}`, 'Una', '14/03/1950', 'ZZ99 3AA'].join(','));
  return new Blob([[headings.join(','), ...rows].join('\r\n')]);
}

/** The whole way of a file, as the import screen takes it: read, map, check, compare, apply. */
async function importFile(site, lists, file) {
  const connectors = await import('../../connectors/lib/index.js');
  const schemas = await import('../../schemas/lib/index.js');
  const { Temporal } = await import('temporal-polyfill');
  const { people } = schemas;
  const opened = await connectors.openImportFile(file);
  const table = schemas.tableAt((await opened.read()).rows, 0);
  const columns = ['nhsNumber', 'familyName', 'givenName', 'dateOfBirth', 'postcode'].map((to, at) => ({
    to,
    from: { heading: headings[at] },
    read: schemas.usualTransform(people.columns[to]),
    policy: 'take',
    empty: 'ignore',
  }));
  const target = { list: people.title, columns, keys: [['nhsNumber']], alike: [], links: {}, whenNew: 'add' };
  const profile = { version: 1, name: 'Bench', system: '', file: {}, targets: [target] };
  const prepared = schemas.prepareImport(profile, lists, table);
  const { rows: register } = await connectors.registerRows(site, [people]);
  const today = Temporal.PlainDate.from('2019-04-30');
  const plan = await connectors.inSlices(
    schemas.planImport({ prepared, table, register, answers: new Map(), today }),
    table.rows.length,
  );
  const now = () => Temporal.Now.instant();
  const facts = { profile: profile.name, fingerprint: opened.fingerprint, importedBy: null, startedAt: now() };
  const ref = await connectors.startImport(site, lists, plan, facts);
  return connectors.continueImport(site, lists, ref, { now, isFirst: true });
}

/**
 * Imports a file of so many people into an empty list, each request held back, and adds some of the same kind one by one by PnPjs.
 * @returns the milliseconds of the import and of one addition by itself
 */
export async function measureImport(many, latency) {
  const { connectSite, provision } = await import('../../connectors/lib/index.js');
  const { importRuns, people } = await import('../../schemas/lib/index.js');
  return withService(':memory:', async (_, { origin, token }) => {
    const webUrl = `${origin}/sites/bench`;
    const site = connectSite(webUrl, { kind: 'token', getToken: async () => token });
    const lists = [people, importRuns];
    await provision(site, lists);
    const numbers = nhsNumbers(many + sampled);
    const line = withLatency(latency);
    try {
      let began = performance.now();
      const report = await importFile(site, lists, csvOf(numbers.slice(0, many)));
      const ours = performance.now() - began;
      const written = report.outcomes.filter(({ kind }) => kind === 'written').length;
      if (!report.complete || written !== many) throw new Error(`Only ${written} of ${many} rows were written`);
      const list = plainList(webUrl, token, people.title);
      began = performance.now();
      for (const [index, NhsNumber] of numbers.slice(many).entries()) {
        const Title = `P-BENCH-${String(index).padStart(4, '0')}`;
        const row = { Title, NhsNumber, FamilyName: `Demo-${index}`, GivenName: 'Una', Postcode: 'ZZ99 3AA' };
        await list.items.add({ ...row, DateOfBirth: '1950-03-14T00:00:00Z' });
      }
      const each = (performance.now() - began) / sampled;
      const { ItemCount } = await list.select('ItemCount')();
      if (ItemCount !== many + sampled) throw new Error(`The list holds ${ItemCount} rows`);
      return { ours, each, sampled };
    } finally {
      line.stop();
    }
  });
}
