/** The import as the coordinator uses it: the four sample files with their planted faults, interrupted, gone on with, undone. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import {
  columnsOf,
  internalName,
  newReference,
  people,
  personalHealthBudgets,
  purchases,
  writeProfile,
} from '@phb/schemas';
import type { Frame } from 'playwright-core';
import { demonstrationSet } from '../../../workbench/data/demonstration/demonstrationSet.js';
import type { ImportSample } from '../../../workbench/data/samples/importSample.js';
import { importSamples } from '../../../workbench/data/samples/importSamples.js';
import { runStart } from '../harness/command.js';
import type { Running } from '../harness/command.js';
import { freePorts } from '../harness/ports.js';
import type { Visit } from '../harness/visit.js';
import { browsing } from './browsing.js';
import { freeNhsNumber } from './nhsNumbers.js';
import { ask, items, itemsPath, recycle } from './plainHttp.js';

const { open } = browsing();
const lists = [people, personalHealthBudgets, purchases];

/** A workbench that is killed in the end. It is filled while the first tests run on the shared one. */
let folder: string;
const started: Running[] = [];
function startOwn(...options: readonly string[]): Running {
  const running = runStart('--data', folder, ...options);
  started.push(running);
  return running;
}
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'phb-import-'));
  // It comes again at the same two ports, which nobody may be given in between.
  startOwn('--port', String(await freePorts(2)));
});
afterAll(async () => {
  for (const running of started) running.stop('SIGKILL');
  await Promise.all(started.map(({ ended }) => ended));
  await rm(folder, { recursive: true, force: true });
});

let samples: readonly ImportSample[];
beforeAll(async () => {
  samples = await importSamples(demonstrationSet());
  for (const sample of samples) await keepProfile(sample);
});
function sampleNamed(name: string): ImportSample {
  const found = samples.find(({ fileName }) => fileName === name);
  if (found === undefined) throw new Error(name);
  return found;
}

/** Every row of what the files fill, in every declared column, as a script sees it. */
async function snapshot(): Promise<readonly string[]> {
  const found: string[] = [];
  for (const list of lists) {
    const names = columnsOf(list).map(([name]) => internalName(name));
    for (const row of await items('coordinator', 'register', list.title)) {
      found.push(JSON.stringify([list.title, ...names.map((name) => row[name])]));
    }
  }
  return found.sort();
}

async function keepProfile({ profile }: ImportSample): Promise<void> {
  const answer = await ask('coordinator', itemsPath('register', 'Import profiles'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      Title: newReference('IP'),
      Name: profile.name,
      Target: profile.targets.map(({ list }) => list).join('; '),
      Profile: writeProfile(profile),
    }),
  });
  if (!answer.ok) throw new Error(`the profile was not kept: ${answer.status} ${await answer.text()}`);
}

async function openImport(expected: readonly RegExp[] = []): Promise<Visit> {
  const visited = await open({ page: 'register', person: 'coordinator' }, expected);
  await visited.document.getByRole('button', { name: 'More' }).click();
  await visited.document.getByRole('menuitem', { name: 'Import from a file' }).click();
  await visited.document.getByRole('button', { name: 'Choose a file' }).waitFor();
  return visited;
}

/** Chooses a file and goes on to what its columns mean. */
async function choose(document: Frame, bytes: Uint8Array, name: string): Promise<void> {
  const file = { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) };
  await document.locator('input[type=file]').setInputFiles(file);
  await document.getByRole('button', { name: 'Go on to the columns' }).click();
}

/** Waits until a saved profile has been found for the file. */
async function foundProfile(document: Frame, name: string): Promise<void> {
  const chosen = document.getByRole('combobox', { name: 'Profile' });
  await chosen.locator('option:checked', { hasText: name }).waitFor({ state: 'attached' });
}

async function checkRows(document: Frame): Promise<void> {
  await document.getByRole('button', { name: 'Check the rows' }).click();
  await document.getByRole('tablist', { name: 'Rows of the file by what becomes of them' }).waitFor();
}

/** Chooses the file and goes through to what it would do. */
async function check(document: Frame, { bytes, profile, fileName }: ImportSample): Promise<void> {
  await choose(document, bytes, fileName);
  await foundProfile(document, profile.name);
  await checkRows(document);
}

const importButton = (document: Frame) => document.getByRole('button', { name: /^Import \d/ });

async function undo(document: Frame): Promise<void> {
  await document.getByRole('button', { name: 'Undo this import' }).click();
  await document.getByRole('button', { name: 'Undo the import' }).click();
  await document.getByRole('heading', { name: /^Finished: \d+ rows were taken back\.$/ }).waitFor();
}

describe.each(['caretrack-like.csv', 'finance.xlsx', 'card.csv', 'council.csv'])('%s', (name) => {
  it('says every planted fault, brings the rest in, and undone leaves every declared column as it was', async () => {
    const sample = sampleNamed(name);
    const before = await snapshot();
    const visited = await openImport();
    const { document } = visited;
    await check(document, sample);

    const tabs = { refused: 'Refused', question: 'To decide' } as const;
    for (const [outcome, tab] of Object.entries(tabs)) {
      const faults = sample.faults.filter((fault) => fault.outcome === outcome);
      if (faults.length === 0) continue;
      await document.getByRole('tab', { name: new RegExp(`^${tab}`) }).click();
      const body = document.getByRole('tabpanel');
      await body.getByRole('table').first().waitFor();
      for (const { row, says } of faults) {
        const line = body.getByRole('row', { name: new RegExp(`^${row}\\s`) }).filter({ hasText: says });
        await line.first().waitFor();
      }
    }
    expect(await visited.axe()).toEqual([]);
    await importButton(document).click();
    const writes = sample.right.added + sample.right.changed;
    await document.getByRole('heading', { name: `Finished: ${writes} rows were written.` }).waitFor();
    expect(await snapshot()).not.toEqual(before);
    await undo(document);
    expect(await snapshot()).toEqual(before);
  });
});

it('maps by hand a file whose headings say nothing, and finds the mapping for the next such file', async () => {
  const row = [await freeNhsNumber(), 'Demo-Handmade', 'Una', '14/03/1950'].join(',');
  const bytes = new TextEncoder().encode(`K1,K2,K3,K4\r\n${row}\r\n`);
  const name = 'Mapped by hand (test)';
  const first = await openImport();
  await choose(first.document, bytes, 'list.csv');
  await first.document.getByRole('checkbox', { name: 'People', exact: true }).check();
  const columns = { K1: 'NHS number', K2: 'Family name', K3: 'Given name', K4: 'Date of birth' };
  for (const [heading, label] of Object.entries(columns)) {
    await first.document.getByRole('combobox', { name: `${heading} fills`, exact: true }).selectOption({ label });
  }
  await first.document
    .getByRole('combobox', { name: 'Rows that People does not have' })
    .selectOption({ label: 'Are added' });
  await first.document.getByRole('textbox', { name: 'Name of the profile' }).fill(name);
  await first.document.getByRole('button', { name: 'Save the profile' }).click();
  await first.document.getByRole('button', { name: `Bring “${name}” up to date` }).waitFor();
  expect(await first.axe()).toEqual([]);
  await checkRows(first.document);
  await first.document.getByRole('button', { name: 'Import 1 new row', exact: true }).waitFor();

  const { document } = await openImport();
  await choose(document, bytes, 'list.csv');
  await foundProfile(document, name);
  await checkRows(document);
  await document.getByRole('button', { name: 'Import 1 new row', exact: true }).waitFor();
  const kept = await items('coordinator', 'register', 'Import profiles');
  for (const one of kept.filter((row) => row['Name'] === name)) {
    await recycle('coordinator', 'register', 'Import profiles', one);
  }
});

it('has nothing to change where the file is the register’s own', async () => {
  const { page, document } = await open({ page: 'register', person: 'coordinator' });
  const started = page.waitForEvent('download');
  await document.getByRole('button', { name: 'Download', exact: true }).click();
  await document.getByRole('menuitem', { name: /\.csv/ }).click();
  const bytes = await buffer(await (await started).createReadStream());
  await document.getByRole('button', { name: 'More' }).click();
  await document.getByRole('menuitem', { name: 'Import from a file' }).click();
  await choose(document, bytes, 'register.csv');
  await checkRows(document);
  await document.getByRole('button', { name: 'Nothing to import' }).waitFor();
  const said = await document.getByText(/rows of the file: /).innerText();
  expect(said).toMatch(/^[\d,]{3,} rows of the file: 0 refused, 0 to decide, 0 added, 0 changed, /);
});

/** Lets the first batch of writes come through to the service and tells when it has; its answer never arrives. */
async function loseFirstAnswer({ page }: Visit): Promise<{ readonly written: Promise<void> }> {
  let tell: { readonly came: () => void; readonly failed: (error: unknown) => void } | undefined;
  const written = new Promise<void>((came, failed) => {
    tell = { came, failed };
  });
  let lost = false;
  await page.route('**/_api/**', async (route) => {
    if (lost) return route.abort();
    const isWrite = /^(POST|PATCH|MERGE|PUT) .*\/items/m.test(route.request().postData() ?? '');
    if (!route.request().url().endsWith('/_api/$batch') || !isWrite) return route.continue();
    lost = true;
    await route.fetch().then(tell?.came, tell?.failed);
  });
  return { written };
}

/** Goes on with the run that is waiting, and then takes it back. */
async function goOnAndUndo(document: Frame, writes: number): Promise<void> {
  await document.getByText('1 import is not finished', { exact: false }).waitFor();
  await document.getByRole('button', { name: /^Go on with IR-/ }).click();
  await document.getByRole('heading', { name: `Finished: ${writes} rows were written.` }).waitFor();
  await undo(document);
}

it('is found half-way when its page was killed, gone on with by another, and undone', async () => {
  const sample = sampleNamed('caretrack-like.csv');
  const before = await snapshot();
  const first = await openImport([/./]);
  await check(first.document, sample);
  const { written } = await loseFirstAnswer(first);
  await importButton(first.document).click();
  await written;
  await first.page.close({ runBeforeUnload: false });
  const half = await snapshot();
  expect(half).not.toEqual(before);

  const { document } = await openImport();
  await goOnAndUndo(document, sample.right.added + sample.right.changed);
  expect(await snapshot()).toEqual(before);
});

it('is found half-way when the service was killed and started again, gone on with, and undone', async () => {
  const shared = process.env['PHB_E2E_ORIGIN'];
  try {
    const [first] = started;
    if (first === undefined) throw new Error('the workbench was not started');
    const [, origin = ''] = /(http:\/\/localhost:\d+)/.exec(await first.line(/^Workbench ready: /)) ?? [];
    // From here on this test's pages and scripts ask its own workbench.
    process.env['PHB_E2E_ORIGIN'] = origin;
    const sample = sampleNamed('caretrack-like.csv');
    await keepProfile(sample);
    const before = await snapshot();
    const page = await openImport([/./]);
    await check(page.document, sample);
    const { written } = await loseFirstAnswer(page);
    await importButton(page.document).click();
    await written;
    first.stop('SIGKILL');
    await first.ended;
    await page.page.close({ runBeforeUnload: false });

    const second = startOwn('--port', new URL(origin).port);
    await second.line(/^Workbench ready: /);
    expect(await snapshot()).not.toEqual(before);
    const again = await openImport();
    const { document } = again;
    await goOnAndUndo(document, sample.right.added + sample.right.changed);
    expect(await snapshot()).toEqual(before);
    await again.close();
    second.stop('SIGTERM');
    await second.ended;
  } finally {
    process.env['PHB_E2E_ORIGIN'] = shared;
  }
  // A workbench of its own is filled, killed and started again.
}, 300_000);
