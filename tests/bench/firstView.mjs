import { readdirSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const dist = path.resolve(import.meta.dirname, '..', '..', 'spfx-webparts', 'dist');

/** The parts, and what a person sees when each has something to show. */
const parts = [
  { part: 'PHB register', page: 'register', list: 'Personal health budgets', shown: '[role=row][aria-rowindex="2"]' },
  { part: 'Review tracker', page: 'reviews', list: 'Reviews', shown: '[role=row][aria-rowindex="2"], tbody tr' },
  { part: 'Manager reports', page: 'reports', list: 'Personal health budgets', shown: 'tbody tr' },
  { part: 'Partnership workspace', page: 'partnership', list: 'Actions', shown: 'tbody tr' },
];

async function itemCount(origin, page, list) {
  const site = page === 'partnership' ? 'phb-partner' : 'phb';
  const address = `${origin}/sites/${site}/_api/web/lists/getByTitle('${encodeURIComponent(list)}')?$select=ItemCount`;
  const answer = await fetch(address, {
    headers: { authorization: 'Bearer demo-administrator', accept: 'application/json;odata=nometadata' },
  });
  return (await answer.json()).ItemCount;
}

/** Runs in the page before anything else: notes when the first content stands in the document. */
function noteFirstContent(selector) {
  const look = () => {
    if (document.querySelector(selector) === null) return;
    globalThis.firstContentAt = performance.now();
    observer.disconnect();
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true, attributes: true });
}

/** The addresses that the page had asked for when the first content stood there; what is asked for later is not waited for. */
function askedBefore() {
  return performance
    .getEntriesByType('resource')
    .filter((entry) => entry.startTime < globalThis.firstContentAt)
    .map((entry) => entry.name);
}

async function open(browser, origin, path, shown, ownScripts) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
  await context.addCookies([{ name: 'workbench-person', value: 'coordinator', url: origin }]);
  const page = await context.newPage();
  await page.addInitScript(noteFirstContent, shown);
  const answers = new Map();
  page.on('response', (response) => {
    if (ownScripts.has(response.url().split('/').at(-1))) answers.set(response.url(), response);
  });
  const started = performance.now();
  await page.goto(origin + path);
  await page.locator(shown).first().waitFor();
  const time = Math.round(performance.now() - started);
  // A request has its entry when its answer is there.
  await page.waitForLoadState('networkidle');
  const asked = await page.evaluate(askedBefore);
  const scripts = await Promise.all([...new Set(asked)].flatMap((url) => answers.get(url)?.body() ?? []));
  await context.close();
  return {
    time,
    requests: asked.filter((url) => url.includes('/_api/')).length,
    scripts: scripts.length,
    gzipBytes: scripts.reduce((sum, body) => sum + gzipSync(body).length, 0),
  };
}

/**
 * Opens each web part in a browser profile of its own, several times, until its first row is on the screen.
 * Scripts and requests are those of the last round; times are sorted.
 */
export async function firstViews(browser, origin, rounds) {
  const { pagePath } = await import('../../workbench/lib/look/address.js');
  const ownScripts = new Set(readdirSync(dist).filter((file) => file.endsWith('.js')));
  const views = [];
  for (const { part, page, list, shown } of parts) {
    const opened = [];
    for (let round = 0; round < rounds; round += 1) {
      opened.push(await open(browser, origin, pagePath(page), shown, ownScripts));
    }
    const { requests, scripts, gzipBytes } = opened.at(-1);
    const times = opened.map((each) => each.time).sort((a, b) => a - b);
    views.push({ part, requests, scripts, gzipBytes, times, rows: await itemCount(origin, page, list) });
  }
  return views;
}
