/** Setting up: an empty site by its administrator, and once more after a list went missing. */
import type { Browser, Page } from 'playwright-core';
import { personCookieHeader } from '../../../workbench/identity/cookie.js';
import { runStart, type Running } from '../harness/command.js';
import { openBrowser } from '../harness/visit.js';

let workbench: Running;
let origin: string;
let browser: Browser;
beforeAll(async () => {
  workbench = runStart('--port', '0', '--data', ':memory:', '--preset', 'empty');
  const ready = await workbench.line(/^Workbench ready: /);
  origin = ready.replace(/^Workbench ready: /, '').replace(/\/$/, '');
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  workbench.stop('SIGTERM');
  await workbench.ended;
});

async function register(person: 'administrator' | 'coordinator'): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
  const [name = '', value = ''] = (personCookieHeader(person).split(';')[0] ?? '').split('=');
  await context.addCookies([{ name, value, url: origin }]);
  const page = await context.newPage();
  await page.goto(`${origin}/sites/phb/SitePages/Register.aspx`);
  return page;
}

it('sets up an empty site, which until then tells the team whom to ask, and again when a list is missing', async () => {
  const team = await register('coordinator');
  await team.getByText('Ask the site’s owner to set it up').waitFor();
  await team.close();

  const page = await register('administrator');
  await page.getByRole('button', { name: 'Set up this site' }).click();
  await page.getByText('People: created the list.').waitFor();
  await page.getByRole('button', { name: 'Add a case' }).first().waitFor({ timeout: 60_000 });

  const list = `${origin}/sites/phb/_api/web/lists/getbytitle('Saved%20views')`;
  const headers = { authorization: 'Bearer demo-administrator', accept: 'application/json' };
  expect((await fetch(`${list}/recycle`, { method: 'POST', headers })).status).toBe(200);

  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Set up again' }).click();
  const site = page.getByRole('region', { name: 'Register site' });
  await site.getByText('What would be done: 1 thing.').waitFor();
  await site.getByText(/^Saved views: created the list/).waitFor();
  expect((await fetch(list, { headers })).status).toBe(404);

  await page.getByRole('button', { name: 'Set up again' }).click();
  await site.getByText(/^What was done: /).waitFor({ timeout: 60_000 });
  expect((await fetch(list, { headers })).status).toBe(200);
  await page.getByRole('button', { name: 'Look again' }).click();
  await site.getByText('Complete: nothing is to be done.').waitFor();
  await page.close();
});
