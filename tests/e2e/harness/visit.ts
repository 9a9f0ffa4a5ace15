import { chromium } from 'playwright-core';
import type { Browser, Frame, Locator, Page, Request } from 'playwright-core';
import { personCookieHeader, themeCookieHeader } from '../../../workbench/identity/cookie.js';
import type { WorkbenchTheme } from '../../../workbench/identity/cookie.js';
import type { PersonKey } from '../../../workbench/identity/people.js';
import { pagePath } from '../../../workbench/look/address.js';
import { collectFindings } from '../../../workbench/look/findings.js';
import { axeFindings } from './axe.js';

function given(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: run these tests with jest.e2e.config.cjs.`);
  return value;
}

/** The origin of the workbench that the run started. */
export function workbenchOrigin(): string {
  return given('PHB_E2E_ORIGIN');
}

/** Connects to the run's browser; close it when the test file is done. */
export function openBrowser(): Promise<Browser> {
  return chromium.connect(given('PHB_E2E_BROWSER'));
}

/** Which page is opened, by whom and how it looks. */
export interface VisitOptions {
  /** register, reviews, reports, partnership, teams, teams:reviews …, or a path. */
  readonly page: string;
  readonly person: PersonKey;
  readonly theme?: WorkbenchTheme;
  readonly width?: number;
  readonly height?: number;
}

/** A page that is open, in a browser profile of its own. */
export interface Visit {
  readonly page: Page;
  /** The web part, wherever it stands: in the page itself or in the tab inside the Teams frame. */
  readonly part: Locator;
  /** The document that the part stands in: the page's own, or the tab's. */
  readonly document: Frame;
  /** What the page complained about since it was opened: console, faults, refused scripts, failed requests. */
  readonly findings: readonly string[];
  /** What axe finds on the page as it is now, one line each. */
  axe(): Promise<string[]>;
  close(): Promise<void>;
}

function cookie(header: string): { name: string; value: string; url: string } {
  const [name = '', value = ''] = (header.split(';')[0] ?? '').split('=');
  return { name, value, url: workbenchOrigin() };
}

/** Opens a page of the workbench and waits until the web part or the tab stands on it (or the refusal does). */
export async function visit(browser: Browser, options: VisitOptions): Promise<Visit> {
  const path = pagePath(options.page);
  if (path === undefined) throw new Error(`The workbench has no page called ${options.page}.`);
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: options.height ?? 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  });
  await context.addCookies([
    cookie(personCookieHeader(options.person)),
    cookie(themeCookieHeader(options.theme ?? 'default')),
  ]);
  const page = await context.newPage();
  const { lines } = await collectFindings(page);
  await page.goto(workbenchOrigin() + path);
  const inTeams = path.startsWith('/teams');
  await page.locator(inTeams ? '#tab:not([data-state=loading])' : 'main:not(:has([data-state=loading]))').waitFor();
  const tab = inTeams ? await (await page.locator('#tab').elementHandle()).contentFrame() : undefined;
  const document = tab ?? page.mainFrame();
  return {
    page,
    document,
    part: document.locator(inTeams ? '#part' : '#web-part'),
    findings: lines,
    axe: () => axeFindings(page),
    close: () => context.close(),
  };
}

/**
 * The next read of SharePoint that comes from the tab inside the Teams frame. A page that is being left may still
 * ask, with a cookie as SharePoint's pages do: it stands in no frame.
 */
export function nextReadOfTab(page: Page): Promise<Request> {
  return page.waitForRequest(
    (request) =>
      request.method() === 'GET' && request.url().includes('/_api/') && request.frame().parentFrame() !== null,
  );
}
