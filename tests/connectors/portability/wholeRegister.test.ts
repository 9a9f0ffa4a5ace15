import {
  exportSite,
  importSite,
  listConnector,
  openExport,
  provision,
  readContent,
  readDocuments,
  siteMembers,
  type SiteConnection,
  type SiteExport,
} from '@phb/connectors';
import {
  caseDocuments,
  importRuns,
  listsOf,
  people,
  personalHealthBudgets,
  restrictedMatters,
  samplesOf,
  settings,
  type ListDeclaration,
} from '@phb/schemas';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import Papa from 'papaparse';
import { Temporal } from 'temporal-polyfill';
import { addRows } from '../addRows.js';
import { localSharePoint, type LocalSharePoint } from '../localSharePoint.js';

const allLists = listsOf('register');
/** Enough for what does not concern every list: making them takes a second each. */
const fewLists = [people, personalHealthBudgets, restrictedMatters, settings, importRuns];
let lists: readonly ListDeclaration[];
const now = (): Temporal.Instant => Temporal.Instant.from('2019-04-30T12:00:00Z');

let local: LocalSharePoint;
let from: SiteConnection;
let into: SiteConnection;

/** Fills every list with its example rows; each person column that may be filled names somebody on every other row. */
async function fill(site: SiteConnection): Promise<void> {
  const member = (await siteMembers(site)).find(({ name }) => name === 'The member');
  if (!member) throw new Error('the site knows its member');
  for (const list of lists) {
    const column = Object.entries(list.columns).find(([, { kind }]) => kind === 'person')?.[0];
    const outcomes = await addRows(
      site,
      list,
      samplesOf(list).map((row, index) =>
        column !== undefined && index % 2 === 0 ? { ...row, [column]: member.id } : row,
      ),
    );
    expect(outcomes.filter(({ ok }) => !ok)).toEqual([]);
  }
}

beforeEach(async () => {
  local = await localSharePoint();
  const owner = 'i:0#.f|membership|owner@phb.example';
  local.service.admin.ensureSite({ path: '/sites/new', title: 'New', owner });
  // Somebody else first, so that the same people have other ids in the new site.
  local.service.admin.ensureMember('/sites/new', 'visitors', 'i:0#.f|membership|outsider@phb.example');
  from = local.connectDirectly('/sites/phb', 'owner');
  into = local.connectDirectly('/sites/new', 'owner');
});
afterEach(() => local.close());

async function setUp(which: readonly ListDeclaration[], sites: readonly SiteConnection[]): Promise<void> {
  lists = which;
  for (const site of sites) await provision(site, lists);
}

const exported = (): Promise<SiteExport> => exportSite(from, 'register', lists);

async function entries(file: Blob): Promise<Record<string, Uint8Array>> {
  return unzipSync(new Uint8Array(await file.arrayBuffer()));
}

/** Declared columns of every row, with people by their names and files by the names of what hangs on the row. */
async function comparable(site: SiteConnection): Promise<readonly string[]> {
  const names = new Map((await siteMembers(site)).map(({ id, name }) => [Number(id), name]));
  const connector = async (list: ListDeclaration) => (await listConnector(site, list).all()).rows;
  const all = await Promise.all(
    lists.map(async (list) =>
      (await connector(list)).map((row) =>
        JSON.stringify([
          list.title,
          ...Object.entries(list.columns).map(([name, { kind }]) =>
            kind === 'person' ? (names.get(Number(row[name])) ?? row[name]) : row[name],
          ),
        ]),
      ),
    ),
  );
  return all.flat().sort();
}

describe('every list of the register', () => {
  // Each site by itself: nothing but making all lists twice takes long, and a busy machine takes its time for it.
  beforeEach(() => setUp(allLists, [from]));
  beforeEach(() => setUp(allLists, [into]));
  beforeEach(() => fill(from));

  it('goes out and comes into an empty site, equal in every declared column', async () => {
    const { file, lists: written, leftOut } = await exported();
    expect(leftOut).toEqual([]);
    expect(written.map(({ title }) => title)).toEqual(lists.map(({ title }) => title));
    const before = await comparable(from);
    expect(before.some((row) => row.includes('The member'))).toBe(true);

    const report = await importSite(into, lists, await openExport(file, lists));
    expect(report).toMatchObject({ complete: true, interruption: undefined, unknownPeople: [] });
    expect(report.lists.flatMap(({ problems }) => problems)).toEqual([]);
    expect(await comparable(into)).toEqual(before);

    const again = await importSite(into, lists, await openExport(file, lists));
    expect(again.lists.every(({ added, problems }) => added === 0 && problems.length === 0)).toBe(true);
    expect(again.lists.reduce((sum, { there }) => sum + there, 0)).toBe(before.length);
  });
});

it('writes tables that other programs read, with no text run as a formula', async () => {
  await setUp(fewLists, [from]);
  await fill(from);
  await listConnector(from, settings).add({ name: 'ORGANISATION-NAME', value: '-1+1' });
  const files = await entries((await exported()).file);
  const csv = strFromU8(files['tables/Settings.csv'] ?? new Uint8Array());
  const table = Papa.parse<Record<string, string>>(csv.replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true });
  expect(table.data.find((row) => row['Setting'] === 'ORGANISATION-NAME')?.['Value']).toBe("'-1+1");
  const cases = Papa.parse<Record<string, string>>(
    strFromU8(files['tables/PersonalHealthBudgets.csv'] ?? new Uint8Array()).replace(/^\uFEFF/, ''),
    { header: true, skipEmptyLines: true },
  );
  expect(cases.data).toHaveLength(samplesOf(personalHealthBudgets).length);
  expect(cases.data.some((row) => row['Case owner'] === 'The member')).toBe(true);
});

it('carries the files that hang on rows and points links at where they hang now', async () => {
  await setUp(fewLists, [from, into]);
  const runs = listConnector(from, importRuns);
  const [sample] = samplesOf(importRuns);
  const run = await runs.add({
    profile: 'Test',
    target: 'People',
    status: 'Running',
    startedAt: now(),
    undoFile: { url: `${from.webUrl}/Lists/ImportRuns/Attachments/1/import-plan.json`, description: 'Plan' },
    ...(sample ? { fingerprint: 'A'.repeat(64) } : {}),
  });
  // Somebody has typed an address over it that no browser reads.
  const typed = { url: `${from.webUrl}/Lists/ImportRuns/Attachments/2/100%.json`, description: 'Plan' };
  const other = await runs.add({
    profile: 'Other',
    target: 'People',
    status: 'Stopped',
    startedAt: now(),
    undoFile: typed,
  });
  const attach = await fetch(
    `${from.webUrl}/_api/web/lists/getbytitle('Import%20runs')/items(${run.id})/AttachmentFiles/add(FileName='import-plan.json')`,
    {
      method: 'POST',
      headers: { Authorization: 'Bearer owner', Accept: 'application/json' },
      body: '{"version":1,"operations":[]}',
    },
  );
  expect(attach.status).toBe(200);
  const { file } = await exported();
  const report = await importSite(into, lists, await openExport(file, lists));
  expect(report.complete).toBe(true);
  const here = await listConnector(into, importRuns).get(run.ref);
  expect(here?.undoFile?.url).toBe(`${into.webUrl}/Lists/ImportRuns/Attachments/${here?.id}/import-plan.json`);
  const typedHere = await listConnector(into, importRuns).get(other.ref);
  if (!typedHere) throw new Error('the run with the typed address is not here');
  expect(typedHere.undoFile).toEqual(typed);
  await listConnector(into, importRuns).update(typedHere, { undoFile: null });
  const plan = await fetch(
    `${into.webUrl}/_api/web/lists/getbytitle('Import%20runs')/items(${here?.id})/AttachmentFiles('import-plan.json')/$value`,
    { headers: { Authorization: 'Bearer owner' } },
  );
  expect(await plan.text()).toBe('{"version":1,"operations":[]}');
  const again = await importSite(into, lists, await openExport(file, lists));
  expect(again.complete).toBe(true);
  expect(again.lists.flatMap(({ problems }) => problems.map(({ ref }) => ref))).toEqual([other.ref]);
});

describe('the documents of cases', () => {
  const [sample] = samplesOf(caseDocuments);
  const contents = async (site: SiteConnection): Promise<readonly string[]> => {
    const found = await readDocuments(site, caseDocuments, String(sample?.['caseRef']));
    return Promise.all(
      found.documents.map(
        async ({ row, file }) =>
          `${row.ref} ${file.name}: ${new TextDecoder().decode(await readContent(site, file.path))}`,
      ),
    );
  };
  beforeEach(() => setUp([caseDocuments], [from, into]));
  beforeEach(() => fill(from));

  it('go out as files and come in again, byte for byte under their names, and only once', async () => {
    const { file, lists: written } = await exported();
    expect(written[0]?.attachments.map(({ name }) => name)).toEqual(['1-1.txt', '2-1.txt', '3-1.txt']);
    const files = await entries(file);
    expect(strFromU8(files['attachments/CaseDocuments/1'] ?? new Uint8Array())).toBe(
      `The document ${String(sample?.['ref'])}`,
    );
    const opened = await openExport(file, lists);
    expect((await importSite(into, lists, opened)).lists[0]).toMatchObject({ added: 3, there: 0, problems: [] });
    expect(await contents(from)).toHaveLength(2);
    expect(await contents(into)).toEqual(await contents(from));
    expect((await importSite(into, lists, opened)).lists[0]).toMatchObject({ added: 0, there: 3, problems: [] });
  });

  it('go on where the import was interrupted', async () => {
    const opened = await openExport((await exported()).file, lists);
    const through = local.connect('/sites/new', 'owner', { tries: 1 });
    let sent = 0;
    local.fault = ({ url }) => {
      if (!url.includes('AddUsingPath')) return undefined;
      sent += 1;
      return sent > 1 ? { cut: 'after' as const } : undefined;
    };
    const first = await importSite(through, lists, opened);
    expect(first.complete).toBe(false);
    local.fault = () => undefined;
    expect((await importSite(through, lists, opened)).lists[0]).toMatchObject({ added: 2, there: 1, problems: [] });
    expect(await contents(into)).toEqual(await contents(from));
  });

  it('are left out with a reason where a file was removed while the export was made', async () => {
    const through = local.connect('/sites/phb', 'owner');
    local.fault = ({ url }) => (url.includes('1-1.txt') ? { answer: 404 } : undefined);
    const { file } = await exportSite(through, 'register', lists);
    local.fault = () => undefined;
    const report = await importSite(into, lists, await openExport(file, lists));
    expect(report.lists[0]).toMatchObject({ added: 2, problems: [{ ref: sample?.ref }] });
    expect(report.lists[0]?.problems[0]?.sentence).toContain('Its file is not in the export');
  });
});

it('goes on where it was interrupted, and doubles nothing', async () => {
  await setUp(fewLists, [from, into]);
  await fill(from);
  const opened = await openExport((await exported()).file, lists);
  const through = local.connect('/sites/new', 'owner');
  let batches = 0;
  local.fault = ({ url }) => {
    if (!url.endsWith('/$batch')) return undefined;
    batches += 1;
    return batches > 2 ? { cut: 'after' as const } : undefined;
  };
  const first = await importSite(through, lists, opened);
  expect(first.complete).toBe(false);
  local.fault = () => undefined;
  const second = await importSite(through, lists, opened);
  expect(second.complete).toBe(true);
  expect(second.lists.flatMap(({ problems }) => problems)).toEqual([]);
  expect(await comparable(into)).toEqual(await comparable(from));
});

it('leaves a row as it stands that is here and differs, and says so', async () => {
  await setUp(fewLists, [from, into]);
  await fill(from);
  const opened = await openExport((await exported()).file, lists);
  await importSite(into, lists, opened);
  const connector = listConnector(into, personalHealthBudgets);
  const [row] = (await connector.all()).rows;
  if (!row) throw new Error('there are cases');
  await connector.update(row, { team: 'Another team' });
  const report = await importSite(into, lists, opened);
  expect(report.lists.flatMap(({ problems }) => problems)).toEqual([
    { ref: row.ref, sentence: 'It is here already, with another Team. It was left as it stands.' },
  ]);
  expect((await connector.get(row.ref))?.team).toBe('Another team');
});

it('keeps what does not read as declared, in a file of its own', async () => {
  await setUp(fewLists, [from]);
  await fill(from);
  const changed = await fetch(`${from.webUrl}/_api/web/lists/getbytitle('Settings')/items(1)`, {
    method: 'POST',
    headers: {
      Authorization: 'Bearer owner',
      Accept: 'application/json',
      'Content-Type': 'application/json',
      'X-HTTP-Method': 'MERGE',
      'If-Match': '*',
    },
    body: JSON.stringify({ Title: 'not a reference' }),
  });
  expect(changed.status).toBe(204);
  const { file, lists: written } = await exported();
  expect(written.find(({ title }) => title === 'Settings')?.unreadable).toBe(1);
  const files = await entries(file);
  expect(strFromU8(files['unreadable/Settings.jsonl'] ?? new Uint8Array())).toContain('not a reference');
  expect(strFromU8(files['read-me.txt'] ?? new Uint8Array())).toContain('1 row that do not read');
});

it('says which lists somebody may not open, and leaves them out', async () => {
  await setUp(fewLists, [from]);
  await fill(from);
  const visitor = local.connectDirectly('/sites/phb', 'visitor');
  const { leftOut, lists: written } = await exportSite(visitor, 'register', lists);
  expect(leftOut).toContain('People');
  expect(leftOut).toContain('Restricted matters');
  expect(written.map(({ title }) => title)).not.toContain('People');
});

it('stops when it is told to, and makes no file', async () => {
  await setUp(fewLists, [from]);
  await fill(from);
  const controller = new AbortController();
  const stopped = exportSite(from, 'register', lists, {
    signal: controller.signal,
    onProgress: ({ listsDone }) => {
      if (listsDone === 2) controller.abort();
    },
  });
  await expect(stopped).rejects.toMatchObject({ name: 'StoppedError', sentence: 'You stopped. No file was made.' });
});

describe('a file that is not whole', () => {
  beforeEach(() => setUp(fewLists, [from]));

  const sentenceOf = async (change: (files: Record<string, Uint8Array>) => void): Promise<string> => {
    const files = await entries((await exported()).file);
    change(files);
    try {
      await openExport(new Blob([new Uint8Array(zipSync(files))]), lists);
    } catch (error) {
      if (error instanceof Error && 'sentence' in error) return String(error.sentence);
      throw error;
    }
    return 'it was opened';
  };

  it('is opened if nothing was changed', async () => {
    expect(await sentenceOf(() => undefined)).toBe('it was opened');
  });

  it('is refused if a row was changed, a file is missing, or it has no manifest', async () => {
    await fill(from);
    const damaged = 'The file is damaged or was changed. Nothing was imported. Choose another copy of it.';
    expect(
      await sentenceOf((files) => {
        files['rows/Settings.jsonl'] = strToU8(
          strFromU8(files['rows/Settings.jsonl'] ?? new Uint8Array()).replace('a', 'b'),
        );
      }),
    ).toBe(damaged);
    expect(await sentenceOf((files) => delete files['rows/People.jsonl'])).toBe(damaged);
    expect(await sentenceOf((files) => delete files['manifest.json'])).toContain('it has no manifest');
  });

  it('is refused if it was made by a later version or its lists do not fit', async () => {
    const manifest = (change: (text: string) => string) => (files: Record<string, Uint8Array>) => {
      files['manifest.json'] = strToU8(change(strFromU8(files['manifest.json'] ?? new Uint8Array())));
    };
    expect(await sentenceOf(manifest((text) => text.replace('"version": 1', '"version": 2')))).toContain(
      'made by a later version',
    );
    expect(await sentenceOf(manifest((text) => text.replace('"familyName"', '"surname"')))).toBe(
      'The file does not fit the lists here. “People” has no column surname of the same kind here. Nothing was imported.',
    );
  });

  it('is refused if it is no zip file at all', async () => {
    await expect(openExport(new Blob(['Name,Amount']), lists)).rejects.toMatchObject({ name: 'ExportFileError' });
  });
});
