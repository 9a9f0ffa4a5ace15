// npm run bench: what this machine measures, printed as tables. Never part of npm test.
import { chromium } from 'playwright-core';
import { firstViews } from './firstView.mjs';
import { measureListService } from './listService.mjs';
import { printTable } from './printTable.mjs';
import { withWorkbench } from './workbench.mjs';

const rounds = 5;

await withWorkbench(async (origin) => {
  // Compiled by the start of the workbench.
  const { browserOptions } = await import('../../workbench/lib/look/chromium.js');
  const browser = await chromium.launch(await browserOptions());
  try {
    const views = await firstViews(browser, origin, rounds);
    printTable(
      'First view of each web part: our own scripts, gzip, beyond what SharePoint supplies (to reach: under 150 KB)',
      ['part', 'scripts', 'KB until first content'],
      views.map((view) => [view.part, view.scripts, (view.gzipBytes / 1000).toFixed(1)]),
    );
    printTable(
      'Requests to the list service until the first content (to reach for the register: at most 3)',
      ['part', 'requests', 'rows in the list'],
      views.map((view) => [view.part, view.requests, view.rows]),
    );
    printTable(
      `Time from opening the page to the first content, milliseconds, ${rounds} rounds, browser cache empty`,
      ['part', 'minimum', 'median', 'maximum'],
      views.map((view) => [view.part, view.times.at(0), view.times[Math.floor(rounds / 2)], view.times.at(-1)]),
    );
  } finally {
    await browser.close();
  }
});

const list = await measureListService();
const two = (milliseconds) => milliseconds.toFixed(2);
printTable(
  'The list service in a process of its own, over a file (to reach: 40 seconds, 300 MB, 60 milliseconds)',
  ['what', 'measured'],
  [
    [`${list.many} items of 25 columns added through $batch, seconds`, list.fill.toFixed(1)],
    ['highest memory of the process, MB', Math.round(list.highest / 1e6)],
    ['page of 5,000 items, milliseconds of the service, median', list.large.toFixed(1)],
  ],
);
printTable(
  'Pages of 100 items of 25 columns, milliseconds of the service, median (to reach: under 1, on the larger list too)',
  ['items in the list', 'by an indexed text', 'by a window of an indexed number', 'without a filter'],
  list.pages.map(({ items, text, number, plain }) => [items, two(text), two(number), two(plain)]),
);
