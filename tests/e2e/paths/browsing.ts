import type { Browser, Locator, Page } from 'playwright-core';
import { eventually, patience } from '../harness/eventually.js';
import { openBrowser, visit } from '../harness/visit.js';
import type { Visit, VisitOptions } from '../harness/visit.js';

/** What the pages of a test file are opened with. */
interface Browsing {
  /**
   * Opens a page in a browser profile of its own. When the test ends, the page must not have complained about anything
   * but what is expected here: a refusal that the path itself provokes.
   */
  readonly open: (options: VisitOptions, expected?: readonly RegExp[]) => Promise<Visit>;
}

/**
 * One browser for the tests of a file. After each test every page that it opened is closed, and the test fails if one of
 * them wrote to the console, threw, broke the Content-Security-Policy or had a request refused.
 */
export function browsing(): Browsing {
  let browser: Browser;
  const opened: { readonly visited: Visit; readonly expected: readonly RegExp[] }[] = [];
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterEach(async () => {
    const complaints: string[] = [];
    for (const { visited, expected } of opened.splice(0)) {
      complaints.push(...visited.findings.filter((line) => !expected.some((one) => one.test(line))));
      await visited.close();
    }
    expect(complaints).toEqual([]);
  });
  afterAll(() => browser.close());
  return {
    open: async (options, expected = []) => {
      const visited = await visit(browser, options);
      // Sooner than the test itself, so that a failure names what was waited for.
      visited.page.setDefaultTimeout(patience);
      opened.push({ visited, expected });
      return visited;
    },
  };
}

/** What a screen reader says after the name of a field: its hint and its message. */
export function descriptionOf(field: Locator): Promise<string> {
  return field.evaluate((element) =>
    (element.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' '),
  );
}

const hasFocus = (element: Locator): Promise<boolean> =>
  element.evaluate((one) => one.ownerDocument.activeElement === one);

/** Waits until the element has the focus. It is looked for anew each time: the one that stood there first may be drawn again. */
export async function focused(element: Locator): Promise<void> {
  await eventually(async () => {
    expect([String(element), await hasFocus(element)]).toEqual([String(element), true]);
  });
}

/** Goes on with the Tab key until the element has the focus. */
export async function tabTo(page: Page, element: Locator): Promise<void> {
  await element.waitFor();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await hasFocus(element)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The Tab key never comes to ${String(element)}.`);
}

/** The text of each element, in order, with one space where the page has none or many. */
export async function texts(elements: Locator): Promise<string[]> {
  return (await elements.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());
}

/** Waits until these are the texts of the elements, in order. */
export async function showTexts(elements: Locator, wanted: readonly string[]): Promise<void> {
  await eventually(async () => {
    expect(await texts(elements)).toEqual(wanted);
  });
}
