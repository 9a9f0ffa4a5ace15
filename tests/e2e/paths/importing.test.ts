/** The import as the coordinator uses it: the four sample files with their planted faults, interrupted, gone on with, undone. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
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
import type { Visit } from '../harness/visit.js';
import { browsing } from './browsing.js';
import { ask, items, itemsPath } from './plainHttp.js';

const { open } = browsing();
const lists = [people, personalHealthBudgets, purchases];

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

/** Chooses the file and goes through to what it would do. */
async function check(document: Frame, { bytes, profile, fileName }: ImportSample): Promise<void> {
  await document.locator('input[type=file]').setInputFiles({
    name: fileName,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(bytes),
  });
  await document.getByRole('button', { name: 'Go on to the columns' }).click();
  const chosen = document.getByRole('combobox', { name: 'Profile' });
  await chosen.locator('option:checked', { hasText: profile.name }).waitFor({ state: 'attached' });
  await document.getByRole('button', { name: 'Check the rows' }).click();
  await document.getByRole('tablist', { name: 'Rows of the file by what becomes of them' }).waitFor();
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

/** Lets the first batch come through to the service and tells when it has; its answer never arrives. */
async function loseFirstAnswer({ page }: Visit): Promise<Promise<void>> {
  let came: () => void;
  const written = new Promise<void>((resolve) => {
    came = resolve;
  });
  await page.route('**/_api/$batch', async (route) => {
    await page.unroute('**/_api/$batch');
    await page.route('**/_api/**', (other) => other.abort());
    await route.fetch();
    came();
  });
  return written;
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
  const written = loseFirstAnswer(first);
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
  const folder = await mkdtemp(path.join(tmpdir(), 'phb-import-'));
  const shared = process.env['PHB_E2E_ORIGIN'];
  const started: Running[] = [];
  const start = (...options: readonly string[]): Running => {
    const running = runStart('--data', folder, ...options);
    started.push(running);
    return running;
  };
  try {
    const first = start('--port', '0');
    const [, origin = ''] = /(http:\/\/localhost:\d+)/.exec(await first.line(/^Workbench ready: /)) ?? [];
    // From here on this test's pages and scripts ask its own workbench.
    process.env['PHB_E2E_ORIGIN'] = origin;
    const sample = sampleNamed('caretrack-like.csv');
    await keepProfile(sample);
    const before = await snapshot();
    const page = await openImport([/./]);
    await check(page.document, sample);
    const written = loseFirstAnswer(page);
    await importButton(page.document).click();
    await written;
    first.stop('SIGKILL');
    await first.ended;
    await page.page.close({ runBeforeUnload: false });

    const second = start('--port', new URL(origin).port);
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
    for (const running of started) running.stop('SIGKILL');
    process.env['PHB_E2E_ORIGIN'] = shared;
    await rm(folder, { recursive: true, force: true });
  }
  // A workbench of its own is filled, killed and started again.
}, 300_000);
