/*
 * npm run look -- <page> <person> <theme> <width> <out.png> [--port N] [--height N] [--whole] [--press "name"]…
 *
 * Takes a picture of a page of a running workbench and prints what the page complains about, with axe's findings.
 */
import { parseArgs } from 'node:util';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';
import type { FrameLocator, Page } from 'playwright-core';
import { themeCookieHeader, themeNamed } from '../identity/cookie.js';
import { people, personByKey } from '../identity/people.js';
import { personCookieHeader } from '../identity/cookie.js';
import { pagePath } from './address.js';
import { browserOptions } from './chromium.js';
import { collectFindings } from './findings.js';

const usage =
  'npm run look -- <register|reviews|reports|partnership|teams|teams:reviews|/a/path> <person> <default|dark|contrast> <width> <out.png> [--port 4300] [--height 900] [--whole] [--press "name of a button, link or tab"]…';

function stop(message: string): never {
  console.error(message);
  process.exit(1);
}

function cookieOf(header: string): { name: string; value: string } {
  const [name = '', value = ''] = (header.split(';')[0] ?? '').split('=');
  return { name, value };
}

async function press(place: Page | FrameLocator, name: string): Promise<void> {
  const roles = ['button', 'link', 'tab', 'row', 'gridcell', 'option', 'menuitem', 'checkbox', 'radio'] as const;
  const [first, ...rest] = roles.map((role) => place.getByRole(role, { name }));
  if (first === undefined) return;
  await rest
    .reduce((found, next) => found.or(next), first)
    .first()
    .click();
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    port: { type: 'string', default: '4300' },
    height: { type: 'string', default: '900' },
    whole: { type: 'boolean', default: false },
    press: { type: 'string', multiple: true, default: [] },
  },
});
const [pageName = '', personKey = '', themeName = '', width = '', out = ''] = positionals;
if (out === '') stop(usage);
const path = pagePath(pageName) ?? stop(`There is no page called "${pageName}". ${usage}`);
const person =
  personByKey(personKey) ??
  stop(`There is no person "${personKey}"; there is ${people.map((each) => each.key).join(', ')}.`);
const theme = themeNamed(themeName) ?? stop(`There is no theme "${themeName}"; there is default, dark, contrast.`);

const origin = `http://localhost:${values.port}`;
const browser = await chromium.launch(await browserOptions());
try {
  const context = await browser.newContext({
    viewport: { width: Number(width), height: Number(values.height) },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  });
  await context.addCookies(
    [personCookieHeader(person.key), themeCookieHeader(theme)].map((header) => ({ ...cookieOf(header), url: origin })),
  );
  const page = await context.newPage();
  const findings = await collectFindings(page);
  await page.goto(origin + path);
  const teams = path.startsWith('/teams');
  await page
    .locator(teams ? '#tab:not([data-state=loading])' : 'main:not(:has([data-state=loading]))')
    .waitFor({ timeout: 60_000 });
  await page.waitForLoadState('networkidle');
  for (const name of values.press) {
    await press(teams ? page.frameLocator('#tab') : page, name);
    await page.waitForLoadState('networkidle');
  }
  await page.screenshot({ path: out, fullPage: values.whole, animations: 'disabled' });
  const axe = await new AxeBuilder({ page })
    .exclude('[data-tabster-dummy]')
    .exclude(['#tab', '[data-tabster-dummy]'])
    .analyze();
  for (const violation of axe.violations)
    findings.lines.push(
      `axe ${violation.id} (${violation.impact ?? 'unknown'}): ${violation.help}: ${violation.nodes
        .map((node) => node.target.join(' '))
        .slice(0, 5)
        .join(' | ')}`,
    );
  for (const line of findings.lines) console.log(line);
  console.log(`${out}: ${await page.title()}, ${findings.lines.length} findings`);
} finally {
  await browser.close();
}
