import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { buildPeers, peers } from './peers/build.mjs';
import { manyClicks } from './clicks.mjs';

const viewport = { width: 1280, height: 900 };
/** What is clicked on each grid: two headings that sort, and a filter that lets a category through or lets it go. */
const sorts = [
  ['name', 'Name'],
  ['startsOn', 'Starts'],
];
export const clicks = ['sort by name', 'sort by date', 'filter'];

async function measure(page, rounds, { heading, rows, filter }) {
  const times = {};
  for (const [index, [key, name]] of sorts.entries()) {
    times[clicks[index]] = await manyClicks(page, heading(key, name), rows, rounds);
  }
  times.filter = await manyClicks(page, await filter(), rows, rounds);
  return times;
}

/** The rows that the register shows, read as the register reads them, for the peers. */
async function readRows(origin) {
  const { connectSite, openWorkingSet, listConnector } = await import('../../connectors/lib/index.js');
  const { names, openCases } = await import('../../ui/lib/register/workingSets.js');
  const site = connectSite(`${origin}/sites/phb`, { kind: 'token', getToken: async () => 'demo-coordinator' });
  const load = async ({ list, columns, where }) => {
    const set = openWorkingSet(listConnector(site, list), columns, where === undefined ? {} : { where });
    while (set.state === 'loading') await new Promise((resolve) => setTimeout(resolve, 50));
    if (set.state === 'failed') throw set.error;
    return set;
  };
  const cases = await load(openCases);
  const people = await load(names);
  const rows = [];
  for (let row = 0; row < cases.size; row += 1) {
    const person = people.indexOf(cases.value(row, 'personRef'));
    rows.push({
      ref: cases.ref(row),
      name: person === undefined ? '' : `${people.value(person, 'familyName')}, ${people.value(person, 'givenName')}`,
      status: cases.value(row, 'status'),
      category: cases.value(row, 'category'),
      forms: cases.value(row, 'forms').join(', '),
      startsOn: cases.value(row, 'startsOn')?.toString() ?? null,
      nextReviewDue: cases.value(row, 'nextReviewDue')?.toString() ?? null,
      amount: cases.value(row, 'amount'),
      amountPeriod: cases.value(row, 'amountPeriod'),
      council: cases.value(row, 'council'),
    });
  }
  cases.close();
  people.close();
  return rows;
}

async function servePeers(folder, rows, category) {
  const json = JSON.stringify({ rows, category });
  const page = (name) => `<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>${name}</title>
<style>body{margin:16px;font:14px 'Segoe UI',sans-serif}#grid{height:760px;overflow:auto}</style>
<button id="filter">Filter</button><div id="grid" data-is-scrollable="true"></div><script type="module" src="${name}.js"></script></html>`;
  const server = createServer((request, response) => {
    const name = path.basename(new URL(request.url, 'http://localhost').pathname);
    const type = (kind) => response.writeHead(200, { 'Content-Type': `${kind}; charset=utf-8` });
    if (name === 'rows.json') type('application/json').end(json);
    else if (name.endsWith('.js')) createReadStream(path.join(folder, name)).pipe(type('text/javascript'));
    else if (peers.some((peer) => peer.page === name)) type('text/html').end(page(name));
    else response.writeHead(404).end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, origin: `http://127.0.0.1:${server.address().port}` };
}

async function ours(browser, origin, many, category, rounds) {
  const { pagePath } = await import('../../workbench/lib/look/address.js');
  const context = await browser.newContext({ viewport, locale: 'en-GB' });
  await context.addCookies([{ name: 'workbench-person', value: 'coordinator', url: origin }]);
  const page = await context.newPage();
  await page.goto(origin + pagePath('register'));
  const count = many.toLocaleString('en-GB');
  await page.getByText(`${count} of ${count} cases`, { exact: true }).waitFor({ timeout: 120_000 });
  // Names come after the cases.
  await page
    .locator('[role=row][aria-rowindex="2"] [aria-colindex="3"]', { hasText: /\w/ })
    .waitFor({ timeout: 120_000 });
  await page.waitForLoadState('networkidle');
  const grid = page.getByRole('grid', { name: 'Personal health budgets' });
  const times = await measure(page, rounds, {
    rows: { row: '[role=row][aria-rowindex="#"]', first: 2 },
    heading: (_, name) =>
      grid
        .getByRole('columnheader')
        .getByRole('button', { name: new RegExp(`^${name}\\b`) })
        .first(),
    filter: async () => {
      await page.getByRole('button', { name: /^Filter category/ }).click();
      return page.getByRole('checkbox', { name: category, exact: true });
    },
  });
  await context.close();
  return times;
}

const places = {
  detailsList: {
    row: '.ms-DetailsRow[data-item-index="#"]',
    heading: (key) => `[role=columnheader][data-item-key="${key}"] .ms-DetailsHeader-cellTitle`,
  },
  listView: {
    row: '.ms-DetailsRow[data-item-index="#"]',
    heading: (key) => `[role=columnheader][data-item-key="${key}"] .ms-DetailsHeader-cellTitle`,
  },
  agGrid: {
    row: '.ag-row[row-index="#"]',
    heading: (key) => `.ag-header-cell[col-id="${key}"] .ag-header-cell-label`,
  },
};

async function peer(browser, origin, name, rounds) {
  const page = await browser.newPage({ viewport, locale: 'en-GB' });
  await page.goto(`${origin}/${name}`);
  await page.locator('body[data-state=ready]').waitFor({ timeout: 120_000 });
  const { row, heading } = places[name];
  await page.locator(row.replace('#', '0')).first().waitFor({ timeout: 120_000 });
  const times = await measure(page, rounds, {
    rows: { row, first: 0 },
    heading: (key) => page.locator(heading(key)),
    filter: async () => page.locator('#filter'),
  });
  await page.close();
  return times;
}

/**
 * Clicks on headings and filters of the register and of its peers, on the same rows, one grid after the other in one browser.
 * @returns for each grid its name and the sorted milliseconds of each kind of click
 */
export async function measureGrids(browser, origin, rounds) {
  const folder = await buildPeers();
  const rows = await readRows(origin);
  const category = rows[0].category;
  const { server, origin: peerOrigin } = await servePeers(folder, rows, category);
  try {
    const measured = [
      { name: 'PHB register (ours, built)', times: await ours(browser, origin, rows.length, category, rounds) },
    ];
    for (const { page, name, version } of peers) {
      measured.push({ name: `${name} ${version}`, times: await peer(browser, peerOrigin, page, rounds) });
    }
    return { rows: rows.length, measured };
  } finally {
    server.close();
    server.closeAllConnections();
  }
}
