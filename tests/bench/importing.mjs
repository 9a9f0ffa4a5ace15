import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { Temporal } from 'temporal-polyfill';
import {
  connectSite,
  continueImport,
  inSlices,
  listConnector,
  openImportFile,
  provision,
  registerRows,
  startImport,
} from '../../connectors/lib/index.js';
import {
  importProfiles,
  importRuns,
  isNhsNumber,
  people,
  planImport,
  prepareImport,
  proposeProfile,
  suggestionsFor,
  tableAt,
} from '../../schemas/lib/index.js';

const lists = [people, importProfiles, importRuns];
const today = Temporal.PlainDate.from('2019-04-30');

/** NHS numbers of the range for tests, in order. */
function nhsNumbers(many) {
  const found = [];
  for (let n = 0; found.length < many; n += 1) {
    const nine = `999${String(n).padStart(6, '0')}`;
    const whole = Array.from({ length: 10 }, (_, check) => `${nine}${check}`).find(isNhsNumber);
    if (whole !== undefined) found.push(whole);
  }
  return found;
}

function fileOf(numbers) {
  const rows = numbers.map((number, index) => `${number},Demo-${index},Una,14/03/1950,ZZ99 3AA`);
  return new Blob([['NHS No,Surname,Forename,DOB,Postcode', ...rows].join('\r\n')]);
}

/** The whole way of a file into the register: read, map, compare, keep the plan, write. */
async function importFile(site, file) {
  const opened = await openImportFile(file);
  const table = tableAt((await opened.read()).rows, 0);
  const profile = proposeProfile(lists, suggestionsFor(lists, table, []));
  const prepared = prepareImport(profile, lists, table);
  const { rows } = await registerRows(site, [people]);
  const work = planImport({ prepared, table, register: rows, answers: new Map(), today });
  const plan = await inSlices(work, table.rows.length);
  const now = () => Temporal.Now.instant().round('second');
  const facts = { profile: 'Bench', fingerprint: opened.fingerprint, importedBy: null, startedAt: now() };
  const ref = await startImport(site, lists, plan, facts);
  return continueImport(site, lists, ref, { now, isFirst: true });
}

/**
 * Imports a file of new people over a slow line, and adds some of the same kind one by one for comparison.
 * @param {{ many?: number, delay?: number, sample?: number }} options rows, milliseconds before each request, rows added one by one
 * @returns seconds of the import, seconds that one by one would take for as many, and how many rows are accounted for
 */
export async function measureImport({ many = 10_000, delay = 50, sample = 100 } = {}) {
  const script = path.join(import.meta.dirname, 'slowService.mjs');
  const child = fork(script, [String(delay)], { execArgv: ['--disable-warning=ExperimentalWarning'] });
  try {
    const [{ port }] = await once(child, 'message');
    const site = connectSite(`http://127.0.0.1:${port}/sites/bench`, { kind: 'token', getToken: async () => 'x' });
    await provision(site, lists);
    const numbers = nhsNumbers(many + sample);

    const first = performance.now();
    for (const [index, nhsNumber] of numbers.slice(many).entries()) {
      const dateOfBirth = Temporal.PlainDate.from('1950-03-14');
      await listConnector(site, people).add({ nhsNumber, familyName: `Demo-${index}`, givenName: 'Bo', dateOfBirth });
    }
    const oneByOne = ((performance.now() - first) / 1000 / sample) * many;

    const second = performance.now();
    const report = await importFile(site, fileOf(numbers.slice(0, many)));
    const imported = (performance.now() - second) / 1000;
    const there = (await registerRows(site, [people])).rows.get('People').length - sample;
    const written = report.outcomes.filter(({ kind }) => kind === 'written').length;
    if (!report.complete || written !== many || there !== many) {
      throw new Error(`${written} rows were written and ${there} are there, of ${many}: ${report.interruption}`);
    }
    return { many, delay, sample, imported, oneByOne };
  } finally {
    if (child.connected) child.send('end');
    await once(child, 'exit');
  }
}
