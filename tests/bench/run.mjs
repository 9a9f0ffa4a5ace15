// npm run bench: what this machine measures, printed as tables. Never part of npm test.
import { chromium } from 'playwright-core';
import { firstViews } from './firstView.mjs';
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
