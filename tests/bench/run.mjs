// npm run bench [-- part …]: what this machine measures, printed as tables. Never part of npm test.
import { execFileSync } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { printTable } from './printTable.mjs';

const root = path.resolve(import.meta.dirname, '..', '..');
const cases = 100_000;
const rounds = { views: 5, clicks: 20 };
const lineToRegister = 300;
const imported = 10_000;
const lineToImport = 50;

const ms = (milliseconds) => milliseconds.toFixed(milliseconds < 10 ? 2 : 0);
const seconds = (milliseconds) => (milliseconds / 1000).toFixed(1);
const median = (sorted) => sorted[Math.floor(sorted.length / 2)];
const p95 = (sorted) => sorted[Math.ceil(sorted.length * 0.95) - 1];
const many = (count) => count.toLocaleString('en-GB');

/** The parts that need the workbench with 100,000 cases: they share one. */
const onTheRegister = {
  async 'first-view'(origin, browser) {
    const { firstViews } = await import('./firstView.mjs');
    const views = await firstViews(browser, origin, rounds.views);
    printTable(
      'First view of each web part: our own scripts, gzip, beyond what SharePoint supplies (to reach: under 150 KB)',
      ['part', 'scripts', 'KB until first content'],
      views.map((view) => [view.part, view.scripts, (view.gzipBytes / 1000).toFixed(1)]),
    );
    printTable(
      'Requests to the list service until the first content (to reach for the register: at most 3)',
      ['part', 'requests', 'rows in the list'],
      views.map((view) => [view.part, view.requests, many(view.rows)]),
    );
    printTable(
      `Time from opening the page to the first content, milliseconds, ${rounds.views} rounds, browser cache empty`,
      ['part', 'minimum', 'median', 'maximum'],
      views.map((view) => [view.part, view.times.at(0), median(view.times), view.times.at(-1)]),
    );
  },

  async grids(origin, browser) {
    const { clicks, measureGrids } = await import('./gridClicks.mjs');
    const { rows, measured } = await measureGrids(browser, origin, rounds.clicks);
    printTable(
      `Click to painted on ${many(rows)} rows, milliseconds, median and p95 of ${rounds.clicks} clicks, warm (to reach: median under 50, ahead of the others)`,
      ['grid', ...clicks.flatMap((click) => [click, 'p95'])],
      measured.map(({ name, times }) => [
        name,
        ...clicks.flatMap((click) => [ms(median(times[click])), ms(p95(times[click]))]),
      ]),
    );
  },

  async 'working-set'(origin) {
    const { measureWorkingSet } = await import('./workingSetLoad.mjs');
    const { ours, plain, rows, refresh } = await measureWorkingSet(origin, lineToRegister);
    printTable(
      `Loading the register’s working set, ${lineToRegister} ms before each request, better of two (to reach: 4 times faster)`,
      ['how', 'rows', 'seconds', 'times faster'],
      [
        ['PnPjs, for await (items.top(5000)), the same columns', many(rows.plain), seconds(plain), ''],
        ['ours', many(rows.ours), seconds(ours), (plain / ours).toFixed(1)],
      ],
    );
    printTable(
      'Refreshing cases and names when nothing has changed (to reach: 1 request a site)',
      ['what', 'requests'],
      [['both working sets of the register site', refresh]],
    );
  },
};

const byThemselves = {
  async 'click-work'() {
    const { measureClickWork } = await import('./clickWork.mjs');
    printTable(
      `The work behind a click on ${many(cases)} cases, without drawing, milliseconds, warm`,
      ['work', 'first', 'median', 'p95'],
      measureClickWork().map(({ name, first, times }) => [name, ms(first), ms(median(times)), ms(p95(times))]),
    );
  },

  async import() {
    const { measureImport } = await import('./importLoad.mjs');
    const { ours, each, sampled } = await measureImport(imported, lineToImport);
    const plain = each * imported;
    printTable(
      `Importing a file of ${many(imported)} people, ${lineToImport} ms before each request, every row accounted for (to reach: 10 times faster)`,
      ['how', 'seconds', 'times faster'],
      [
        [`PnPjs, one by one (from ${sampled} additions)`, seconds(plain), ''],
        ['ours, from the bytes of the file to the last row', seconds(ours), (plain / ours).toFixed(1)],
      ],
    );
  },

  'import-browser': async () => (await import('./importBrowser.mjs')).importInBrowser(imported),

  async 'list-service'() {
    const { measureListService } = await import('./listService.mjs');
    const list = await measureListService();
    printTable(
      'The list service in a process of its own, over a file (to reach: 40 seconds, 300 MB, 60 milliseconds)',
      ['what', 'measured'],
      [
        [`${many(list.many)} items of 25 columns added through $batch, seconds`, list.fill.toFixed(1)],
        ['highest memory of the process, MB', Math.round(list.highest / 1e6)],
        ['page of 5,000 items, milliseconds of the service, median', list.large.toFixed(1)],
      ],
    );
    printTable(
      'Pages of 100 items of 25 columns, milliseconds of the service, median (to reach: under 1, on the larger list too)',
      ['items in the list', 'by an indexed text', 'by a window of an indexed number', 'without a filter'],
      list.pages.map(({ items, text, number, plain }) => [many(items), ...[text, number, plain].map(ms)]),
    );
  },
};

function load() {
  return `load of the machine ${os.loadavg()[0].toFixed(1)} on ${os.cpus().length} processors`;
}

/** Says how busy the machine was with other things too: figures of a busy one are not to be compared. */
async function run(name, part, ...given) {
  console.log(`\n${name} (${load()})`);
  await part(...given);
}

const known = [...Object.keys(onTheRegister), ...Object.keys(byThemselves)];
const asked = process.argv.slice(2);
const unknown = asked.find((name) => !known.includes(name));
if (unknown !== undefined) {
  console.error(`There is no part called "${unknown}"; there is ${known.join(', ')}.`);
  process.exit(1);
}
const wanted = (parts) => Object.entries(parts).filter(([name]) => asked.length === 0 || asked.includes(name));

execFileSync(process.execPath, [path.join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-b'], {
  cwd: root,
  stdio: 'inherit',
});
for (const [name, part] of wanted(byThemselves)) await run(name, part);
if (wanted(onTheRegister).length > 0) {
  const { withWorkbench } = await import('./workbench.mjs');
  console.log(`\nStarting a workbench with ${many(cases)} cases (the first time it loads them: a minute or two) …`);
  await withWorkbench(async (origin) => {
    const { browserOptions } = await import('../../workbench/lib/look/chromium.js');
    const browser = await chromium.launch(await browserOptions());
    try {
      for (const [name, part] of wanted(onTheRegister)) await run(name, part, origin, browser);
    } finally {
      await browser.close();
    }
  }, cases);
}
