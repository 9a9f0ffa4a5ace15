import {
  continueImport,
  earlierImports,
  listConnector,
  provision,
  registerRows,
  startImport,
  undoImport,
  unfinishedImports,
  type ImportReport,
  type ImportRunRef,
  type RunOptions,
  type SiteConnection,
} from '@phb/connectors';
import { importRuns, people, personalHealthBudgets, reviews, type ImportPlan, type NewRow } from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';
import { importLists } from '../../schemas/importing/importing.js';
import { localSharePoint, type LocalSharePoint } from '../localSharePoint.js';
import { enterKnownPeople, expectAllIn, facts, now, planOfMany } from './manyPeople.js';
import { nhsNumbers } from './nhsNumbers.js';
import { snapshot } from './snapshot.js';

let local: LocalSharePoint;
/** As a member of the team, through the faults; and past them. */
let site: SiteConnection;
let direct: SiteConnection;

const options: RunOptions = { now };
const isBatch = (url: string): boolean => url.endsWith('/$batch');

const registerLists = [...importLists, reviews];
const existing = 40;
const numbers = nhsNumbers(160);

beforeEach(async () => {
  local = await localSharePoint();
  direct = local.connectDirectly('/sites/phb', 'owner');
  await provision(direct, [...registerLists, importRuns]);
  await enterKnownPeople(direct, numbers.slice(0, existing));
  site = local.connect('/sites/phb', 'member');
});
afterEach(() => local.close());

/** A file about 160 people, 40 of them known with another postcode, each with a new case: 120 + 160 rows added, 40 changed. */
const plan = (): Promise<ImportPlan> => planOfMany(direct, numbers);

const register = () => snapshot(direct, importLists);
const kinds = (report: ImportReport): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { kind } of report.outcomes) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
};
const run = async (ref: ImportRunRef) => listConnector(direct, importRuns).get(ref);

it('writes what the plan says, with an outcome for each row, progress, and an entry that names nobody', async () => {
  const progress: number[] = [];
  const ref = await startImport(site, importLists, await plan(), facts);
  const report = await continueImport(site, importLists, ref, {
    ...options,
    isFirst: true,
    onProgress: (done) => progress.push(done),
  });
  expect(report).toMatchObject({ complete: true, interruption: undefined });
  expect(kinds(report)).toEqual({ written: 320 });
  expect(progress).toEqual([0, 160, 320]);
  await expectAllIn(direct, numbers);
  const entry = await run(ref);
  expect(entry).toMatchObject({
    profile: 'Test',
    target: 'People; Personal health budgets',
    status: 'Finished',
    fileRows: 160,
    added: 280,
    changed: 40,
    unchanged: 0,
    refused: 0,
    failed: 0,
  });
  expect(JSON.stringify(entry)).not.toMatch(/Demo-|999000/);
  for (const { url } of local.passed) expect(url).not.toMatch(/Demo-|999000/);
  expect(await unfinishedImports(site)).toEqual([]);
  expect(await earlierImports(site, facts.fingerprint)).toMatchObject([{ ref }]);
  expect(await earlierImports(site, 'B'.repeat(64))).toEqual([]);
  // The same file again has nothing to do.
  expect((await plan()).counts).toMatchObject({ read: 160, added: 0, changed: 0, unchanged: 160 });
});

it('undone, leaves every row as it was in every declared column', async () => {
  const before = await register();
  const ref = await startImport(site, importLists, await plan(), facts);
  await continueImport(site, importLists, ref, { ...options, isFirst: true });
  expect(await register()).not.toEqual(before);
  expect(kinds(await undoImport(site, importLists, ref, options))).toEqual({ written: 320 });
  expect(await register()).toEqual(before);
  expect(await run(ref)).toMatchObject({ status: 'Undone', failed: 0 });
  expect(await earlierImports(site, facts.fingerprint)).toEqual([]);
});

describe('interrupted', () => {
  /** Lets this many requests through, then cuts every connection: the page or the service is gone. */
  function dieAfter(requests: number, cut: 'before' | 'after'): void {
    const from = local.passed.length;
    let first = true;
    local.fault = () => {
      if (local.passed.length - from <= requests) return undefined;
      const how = first ? cut : 'before';
      first = false;
      return { cut: how };
    };
  }
  const revive = (): void => {
    local.fault = () => undefined;
  };

  it.each([
    [0, 'before'],
    [1, 'after'],
    [2, 'after'],
    [3, 'before'],
    [4, 'after'],
    [5, 'after'],
    [6, 'after'],
    [7, 'before'],
  ] as const)(
    'after %d requests (cut %s), is continued without loss or doubles by another page, and undone alike',
    async (requests, cut) => {
      const before = await register();
      const ref = await startImport(site, importLists, await plan(), facts);
      dieAfter(requests, cut);
      await continueImport(site, importLists, ref, { ...options, isFirst: true }).then(
        (report) =>
          expect(report).toMatchObject({ complete: false, interruption: expect.stringContaining('connection') }),
        (error: unknown) => expect(error).toMatchObject({ name: 'OfflineError' }),
      );
      revive();
      const other = local.connect('/sites/phb', 'member');
      expect(await unfinishedImports(other)).toMatchObject([{ ref, status: 'Running' }]);
      const report = await continueImport(other, importLists, ref, options);
      expect(report.complete).toBe(true);
      expect(kinds(report).written ?? 0).toBeLessThanOrEqual(320);
      expect((kinds(report).written ?? 0) + (kinds(report).done ?? 0)).toBe(320);
      await expectAllIn(direct, numbers);

      dieAfter(requests, cut);
      await undoImport(other, importLists, ref, options).then(
        (undone) => expect(undone.complete).toBe(false),
        (error: unknown) => expect(error).toMatchObject({ name: 'OfflineError' }),
      );
      revive();
      const third = local.connect('/sites/phb', 'member');
      await undoImport(third, importLists, ref, options);
      expect(await register()).toEqual(before);
    },
  );

  it('half-way, can be undone without being finished first', async () => {
    const before = await register();
    const ref = await startImport(site, importLists, await plan(), facts);
    dieAfter(4, 'after');
    await continueImport(site, importLists, ref, { ...options, isFirst: true });
    expect(await register()).not.toEqual(before);
    revive();
    await undoImport(local.connect('/sites/phb', 'member'), importLists, ref, options);
    expect(await register()).toEqual(before);
  });

  it('before its plan was kept, has written nothing and is not offered', async () => {
    const before = await register();
    const ready = await plan();
    local.fault = ({ url }) => (url.includes('AttachmentFiles') ? { cut: 'before' } : undefined);
    await expect(startImport(site, importLists, ready, facts)).rejects.toMatchObject({ name: 'OfflineError' });
    revive();
    expect(await unfinishedImports(site)).toEqual([]);
    expect(await register()).toEqual(before);
  });

  it('while its plan was kept and the answer lost, is started all the same', async () => {
    let lost = 0;
    local.fault = ({ url }) => (url.includes('AttachmentFiles/add') && lost++ === 0 ? { cut: 'after' } : undefined);
    const ref = await startImport(site, importLists, await plan(), facts);
    expect(lost).toBe(2);
    expect((await continueImport(site, importLists, ref, options)).complete).toBe(true);
    await expectAllIn(direct, numbers);
  });

  it('by the person, is stopped between batches, and continued when they like', async () => {
    const ref = await startImport(site, importLists, await plan(), facts);
    const controller = new AbortController();
    const from = local.passed.length;
    local.before = ({ url }) => {
      if (isBatch(url) && local.passed.length - from > 4) controller.abort();
    };
    const report = await continueImport(site, importLists, ref, {
      ...options,
      isFirst: true,
      signal: controller.signal,
    });
    expect(report).toMatchObject({ complete: false, interruption: 'You stopped it.' });
    expect(kinds(report)['not sent']).toBeGreaterThan(0);
    expect(kinds(report).written).toBeGreaterThan(0);
    expect(await run(ref)).toMatchObject({ status: 'Stopped' });
    local.before = () => undefined;
    expect((await continueImport(site, importLists, ref, options)).complete).toBe(true);
    expect(await run(ref)).toMatchObject({ status: 'Finished' });
    await expectAllIn(direct, numbers);
  });
});

describe('what others did meanwhile', () => {
  it('is left as it stands, and said, both ways', async () => {
    const ready = await plan();
    const ref = await startImport(site, importLists, ready, facts);
    const persons = listConnector(direct, people);
    const [known] = (await persons.all()).rows;
    if (!known) throw new Error('no row');
    await persons.update(known, { postcode: 'ZZ99 1AA' });
    const report = await continueImport(site, importLists, ref, { ...options, isFirst: true });
    expect(kinds(report)).toEqual({ written: 319, left: 1 });
    expect(report.outcomes.find(({ kind }) => kind === 'left')?.sentence).toBe(
      'Postcode was changed by somebody else. It was left as it stands.',
    );
    expect(await run(ref)).toMatchObject({ status: 'Finished', failed: 1 });

    // A case that was worked on after the import stays, and so does the person whom it is about.
    const added = ready.operations.find(({ kind, list }) => kind === 'add' && list === 'Personal health budgets');
    const newPerson = ready.operations.find(({ kind, list }) => kind === 'add' && list === 'People');
    const itsCase = ready.operations.find(({ needs }) => needs.includes(newPerson?.ref ?? ''));
    const cases = listConnector(direct, personalHealthBudgets);
    const row = (await cases.all()).rows.find((each) => each.ref === itsCase?.ref);
    if (!row || !added) throw new Error('no case');
    await cases.update(row, { team: 'Worked on' });
    const undone = await undoImport(site, importLists, ref, options);
    const kept = undone.outcomes.filter(({ kind }) => kind !== 'written' && kind !== 'done');
    expect(kept.map(({ operation, kind }) => [operation.ref, kind])).toEqual(
      expect.arrayContaining([
        [itsCase?.ref, 'left'],
        [newPerson?.ref, 'refused'],
        [known.ref, 'left'],
      ]),
    );
    const { rows } = await registerRows(direct, importLists);
    expect(rows.get('Personal health budgets')?.map((each) => each.ref)).toEqual([itsCase?.ref]);
    expect(rows.get('People')).toHaveLength(existing + 1);
  });
});

it('keeps a row that others have come to point at, and what that row points at', async () => {
  const ready = await plan();
  const ref = await startImport(site, registerLists, ready, facts);
  await continueImport(site, registerLists, ref, { ...options, isFirst: true });
  const itsCase = ready.operations.find(({ list, needs }) => list === 'Personal health budgets' && needs.length > 0);
  await listConnector(direct, reviews).add({ caseRef: itsCase?.ref as NewRow<typeof reviews>['caseRef'] });
  const undone = await undoImport(site, registerLists, ref, options);
  expect(
    undone.outcomes
      .filter(({ kind }) => kind !== 'written')
      .map(({ operation, sentence }) => [operation.ref, sentence]),
  ).toEqual([
    [itsCase?.needs[0], 'Another row of this import that belongs to it was kept, so it was kept too.'],
    [itsCase?.ref, 'Reviews refer to it, so it was kept.'],
  ]);
  const { rows } = await registerRows(direct, importLists);
  expect(rows.get('Personal health budgets')?.map((each) => each.ref)).toEqual([itsCase?.ref]);
  expect(rows.get('People')).toHaveLength(existing + 1);
});

it('cannot be continued once it was undone', async () => {
  const ref = await startImport(site, importLists, await plan(), facts);
  await undoImport(site, importLists, ref, options);
  await expect(continueImport(site, importLists, ref, options)).rejects.toMatchObject({
    sentence: 'This import was undone. Choose the file again to import it anew.',
  });
  expect((await registerRows(direct, importLists)).rows.get('People')).toHaveLength(existing);
});

it('does not write a case whose person was refused', async () => {
  const ready = await plan();
  const taken = ready.operations.find(({ kind, list }) => kind === 'add' && list === 'People');
  if (taken?.kind !== 'add') throw new Error('no addition');
  // Somebody enters the same person by hand before the plan is carried out: the NHS number is taken.
  await listConnector(direct, people).add({
    familyName: 'Demo-Byhand',
    givenName: 'Una',
    dateOfBirth: Temporal.PlainDate.from('1950-03-14'),
    nhsNumber: taken.values.nhsNumber as NonNullable<NewRow<typeof people>['nhsNumber']>,
  });
  const ref = await startImport(site, importLists, ready, facts);
  const report = await continueImport(site, importLists, ref, { ...options, isFirst: true });
  expect(kinds(report)).toEqual({ written: 318, refused: 2 });
  expect(report.outcomes.filter(({ kind }) => kind === 'refused').map(({ sentence }) => sentence)).toEqual([
    expect.stringContaining('already has the same “NHS number”'),
    'The row that it belongs to was not written, so this one was not either.',
  ]);
});
