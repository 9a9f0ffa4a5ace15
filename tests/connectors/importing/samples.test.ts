import {
  continueImport,
  inSlices,
  listConnector,
  openImportFile,
  provision,
  registerRows,
  startImport,
  undoImport,
  type ImportFile,
} from '@phb/connectors';
import {
  checkProfile,
  findHeadingRow,
  headingSynonyms,
  importRuns,
  knownHeadings,
  listsOf,
  mappingsFrom,
  people,
  personalHealthBudgets,
  planImport,
  prepareImport,
  purchases,
  readProfile,
  suggestMapping,
  tableAt,
  writeProfile,
  type AnyRow,
  type ImportPlan,
  type ListDeclaration,
  type PreparedImport,
  type SourceTable,
} from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';
import { demonstrationSet } from '../../../workbench/data/demonstration/demonstrationSet.js';
import { chosenCases } from '../../../workbench/data/samples/chosenRows.js';
import type { ImportSample } from '../../../workbench/data/samples/importSample.js';
import { importSamples } from '../../../workbench/data/samples/importSamples.js';
import { localSharePoint } from '../localSharePoint.js';
import { snapshot } from './snapshot.js';

const set = demonstrationSet();
const chosen = chosenCases(set);
const lists: readonly ListDeclaration[] = [people, personalHealthBudgets, purchases];
const today = Temporal.PlainDate.from('2019-04-30');
const now = (): Temporal.Instant => Temporal.Instant.from('2019-04-30T12:00:00Z');
const known = knownHeadings(Object.values(headingSynonyms).flatMap((columns) => Object.values(columns).flat()));
const wholeRegister = new Map<string, readonly AnyRow[]>([
  ['People', set.people],
  ['Personal health budgets', set.personalHealthBudgets],
  ['Purchases', []],
]);

interface Read {
  readonly file: ImportFile;
  readonly notices: readonly string[];
  readonly table: SourceTable;
  readonly prepared: PreparedImport;
}

/** What the wizard does up to the preview. */
async function readSample({ bytes, profile }: ImportSample): Promise<Read> {
  const file = await openImportFile(new Blob([bytes]));
  const { rows, notices } = await file.read(profile.file.sheet);
  const table = tableAt(rows, findHeadingRow(rows, known) ?? -1);
  return { file, notices, table, prepared: prepareImport(profile, lists, table) };
}
function plan({ prepared, table }: Read, register: ReadonlyMap<string, readonly AnyRow[]>): Promise<ImportPlan> {
  return inSlices(planImport({ prepared, table, register, answers: new Map(), today }), table.rows.length);
}

const names = ['caretrack-like.csv', 'finance.xlsx', 'card.csv', 'council.csv'] as const;
async function sample(name: string): Promise<ImportSample> {
  const found = (await importSamples(set)).find(({ fileName }) => fileName === name);
  if (!found) throw new Error(name);
  return found;
}

it('are the same files, byte for byte, each time they are made', async () => {
  const first = await importSamples(set);
  // Another day, because a zip file holds when it was made.
  jest.useFakeTimers({ now: Date.UTC(2031, 0, 1), advanceTimers: true });
  expect((await importSamples(demonstrationSet())).map(({ bytes }) => Buffer.from(bytes).toString('base64'))).toEqual(
    first.map(({ bytes }) => Buffer.from(bytes).toString('base64')),
  );
  jest.useRealTimers();
  expect(first.map(({ fileName }) => fileName)).toEqual(names);
});

describe.each(names)('%s', (name) => {
  it('has a profile that can be used and saved', async () => {
    const { profile } = await sample(name);
    expect(checkProfile(profile, listsOf('register'))).toEqual([]);
    expect(readProfile(writeProfile(profile))).toEqual(profile);
  });

  it('is read as it was written, headings found, and its own profile proposed again', async () => {
    const one = await sample(name);
    const { file, notices, table, prepared } = await readSample(one);
    expect(prepared.problems).toEqual([]);
    expect(notices).toEqual(one.notices);
    expect(file.kind).toBe(name.endsWith('.xlsx') ? 'Excel' : 'CSV');
    const remembered = suggestMapping(lists, table, [one.profile]).filter(({ score }) => score === 100);
    const headings = one.profile.targets.flatMap(({ columns }) =>
      columns.flatMap(({ from }) => ('heading' in from ? [from.heading] : [])),
    );
    expect(new Set(remembered.map(({ heading }) => heading))).toEqual(new Set(headings));
  });

  it('has each planted fault found, in its row and in a sentence, and all else taken', async () => {
    const one = await sample(name);
    const { rows, counts } = await plan(await readSample(one), wholeRegister);
    const sentences = (row: number): string =>
      rows
        .filter((each) => each.row === row)
        .flatMap(({ problems, questions }) => [...problems, ...questions].map(({ message }) => message))
        .join(' ');
    for (const { row, outcome, says } of one.faults) {
      expect([row, rows.find((each) => each.row === row)?.outcome, sentences(row)]).toEqual([
        row,
        outcome,
        expect.stringContaining(says),
      ]);
    }
    const faulty = new Set(one.faults.map(({ row }) => row));
    expect(
      rows.filter(({ row }) => !faulty.has(row)).flatMap(({ problems, questions }) => [...problems, ...questions]),
    ).toEqual([]);
    expect(counts).toMatchObject(one.right);
    for (const { problems } of rows) for (const { message } of problems) expect(message).toMatch(/^[A-Z“].*[.:]$/s);
  });

  it('applied and undone, also when interrupted half-way, leaves every declared column as it was', async () => {
    const local = await localSharePoint();
    try {
      const direct = local.connectDirectly('/sites/phb', 'owner');
      await provision(direct, [...lists, importRuns]);
      await listConnector(direct, people).write(chosen.map(({ person }) => ({ add: person })));
      await listConnector(direct, personalHealthBudgets).write(chosen.map(({ row }) => ({ add: row })));
      const register = () => snapshot(direct, lists);
      const before = await register();
      const one = await sample(name);
      const read = await readSample(one);
      const planned = await plan(read, (await registerRows(direct, lists)).rows);
      expect(planned.counts).toMatchObject(one.right);

      const facts = {
        profile: one.profile.name,
        fingerprint: read.file.fingerprint,
        importedBy: null,
        startedAt: now(),
      };
      const page = local.connect('/sites/phb', 'member');
      const ref = await startImport(page, lists, planned, facts);
      // The answer to the first write is lost, and with it the page.
      let gone = false;
      local.fault = ({ url }) => {
        if (gone) return { cut: 'before' };
        if (!url.endsWith('/$batch')) return undefined;
        gone = true;
        return { cut: 'after' };
      };
      await continueImport(page, lists, ref, { now, isFirst: true });
      local.fault = () => undefined;
      expect(await register()).not.toEqual(before);
      const report = await continueImport(local.connect('/sites/phb', 'member'), lists, ref, { now });
      expect(report.complete).toBe(true);
      expect(report.outcomes.map(({ kind }) => kind).filter((kind) => kind !== 'written' && kind !== 'done')).toEqual(
        [],
      );
      const again = await plan(read, (await registerRows(direct, lists)).rows);
      expect(again.counts).toMatchObject({ added: 0, changed: 0 });

      gone = false;
      local.fault = ({ url }) => {
        if (gone) return { cut: 'before' };
        if (!url.endsWith('/$batch')) return undefined;
        gone = true;
        return { cut: 'after' };
      };
      await undoImport(local.connect('/sites/phb', 'member'), lists, ref, { now }).catch((error: unknown) =>
        expect(error).toMatchObject({ name: 'OfflineError' }),
      );
      local.fault = () => undefined;
      await undoImport(local.connect('/sites/phb', 'member'), lists, ref, { now });
      expect(await register()).toEqual(before);
    } finally {
      await local.close();
    }
  });
});

it('proposes a mapping of the case system’s file to somebody who has no profile yet', async () => {
  const { table } = await readSample(await sample('caretrack-like.csv'));
  const found = suggestMapping([people, personalHealthBudgets], table);
  const to = (list: ListDeclaration): Record<string, string> =>
    Object.fromEntries(
      mappingsFrom(found, list).map((each) => [each.to, 'heading' in each.from ? each.from.heading : '']),
    );
  expect(to(people)).toMatchObject({
    familyName: 'Client',
    givenName: 'Client',
    nhsNumber: 'NHS No',
    dateOfBirth: 'D.O.B.',
    statedGender: 'Sex',
    postcode: 'Postcode',
    council: 'Authority',
  });
  expect(to(personalHealthBudgets)).toMatchObject({
    category: 'Care type',
    forms: 'PHB type',
    startsOn: 'PHB start',
    amount: 'Weekly cost',
  });
});

it('does not take the first sheet of the ledger’s workbook for the one that is meant', async () => {
  const { bytes, profile } = await sample('finance.xlsx');
  const file = await openImportFile(new Blob([bytes]));
  expect(file.sheets.map(({ name }) => name)).toEqual(['Notes', 'Budgets']);
  const { rows } = await file.read('Notes');
  const { problems } = prepareImport(profile, lists, tableAt(rows, 0));
  expect(problems).toEqual([
    'This does not look like a file for “Finance: codes and yearly budgets”: of its 6 columns 6 are not there. Choose another sheet, file or profile.',
  ]);
});
