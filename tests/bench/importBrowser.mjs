import { chromium } from 'playwright-core';
import writeXlsxFile from 'write-excel-file/node';
import { nhsNumbers } from './nhsNumbers.mjs';
import { clickMeanwhile, watchPage } from './pageWatch.mjs';
import { printTable } from './printTable.mjs';
import { withWorkbench } from './workbench.mjs';

const headings = ['NHS number', 'Family name', 'Given name', 'Date of birth', 'Postcode', 'Preferred name'];
const patience = 120_000;
const outcomes = 'Rows of the file by what becomes of them';

/** So many people; every second one goes by the given name. */
function rowsOf(many, preferred) {
  return nhsNumbers(many).map((number, at) => {
    const year = String(1930 + (at % 60));
    return [number, `Demo-${at}`, 'Una', `14/03/${year}`, 'ZZ99 3AA', at % 2 === 0 ? preferred : 'Ann'];
  });
}

function csv(rows) {
  const text = [headings, ...rows].map((cells) => cells.join(',')).join('\r\n');
  return { name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
}

async function workbook(rows) {
  const cells = [headings, ...rows].map((row) => row.map((value) => ({ type: String, value })));
  const buffer = await writeXlsxFile(cells).toBuffer();
  return { name: 'people.xlsx', mimeType: 'application/octet-stream', buffer };
}

/** The import screen with what is measured around it. */
class Measured {
  steps = [];
  #page;
  #session;

  constructor(page, session) {
    this.#page = page;
    this.#session = session;
  }

  /** Does something and waits for what it ends with. */
  async step(name, act, end) {
    await this.#page.waitForLoadState('networkidle');
    await this.#page.evaluate(() => globalThis.takeWorst());
    const began = performance.now();
    await act();
    let ended;
    const work = end
      .first()
      .waitFor()
      .then(() => (ended = performance.now()));
    const highest = await clickMeanwhile(this.#page, this.#session, work);
    this.steps.push({
      name,
      time: ended - began,
      ...(await this.#page.evaluate(() => globalThis.takeWorst())),
      highest,
    });
  }
}

/**
 * Brings a file of so many people into the built register in a browser, as a person does: a workbook of new people, stopped while it is
 * written and gone on with; then a CSV of the same people, half of them changed, asked about and decided by one rule; then both undone.
 * @returns for each step its milliseconds, the longest time between two frames, the longest task, the longest wait of a click, the
 * highest use of memory; and the milliseconds from Stop until it had stopped
 */
async function measure(browser, origin, many) {
  const { pagePath } = await import('../../workbench/lib/look/address.js');
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
  await context.addCookies([{ name: 'workbench-person', value: 'coordinator', url: origin }]);
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  await page.addInitScript(watchPage);
  await page.goto(origin + pagePath('register'));
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Import from a file' }).click();
  await page.getByRole('button', { name: 'Choose a file' }).waitFor();

  const measured = new Measured(page, await context.newCDPSession(page));
  const button = (name) => page.getByRole('button', { name });
  const ended = page.getByRole('heading', { name: /^Finished: / });
  const tab = (name) => page.getByRole('tab', { name }).click();
  const choose = (file) => page.locator('input[type=file]').setInputFiles(file);
  const stops = [];
  /** Presses Stop once something can be read, and notes how long it takes until something else stands there. */
  const stopAt = async (sign, stopped) => {
    await sign.waitFor();
    const began = performance.now();
    await button('Stop').click();
    await stopped.waitFor();
    stops.push(performance.now() - began);
  };

  const added = await workbook(rowsOf(many, 'Ann'));
  await measured.step('reading a workbook', () => choose(added), button('Go on to the columns'));
  await measured.step('proposing columns', () => button('Go on to the columns').click(), button('Check the rows'));
  await button('Check the rows').click();
  await stopAt(button('Stop'), button('Check the rows'));
  await measured.step(
    'checking: all new',
    () => button('Check the rows').click(),
    page.getByRole('tablist', { name: outcomes }),
  );
  await measured.step(
    'showing what is added',
    () => tab(/^Added/),
    page.getByRole('table', { name: 'Rows that are added' }),
  );
  await button(/^Import \d/).click();
  await stopAt(page.getByText(/^Importing: [1-9]/), page.getByRole('heading', { name: /^You stopped it/ }));
  await measured.step('writing the new rows', () => button('Go on').click(), ended);
  await button('Done').click();

  const changed = csv(rowsOf(many, 'Bea'));
  await measured.step('reading CSV', () => choose(changed), button('Go on to the columns'));
  await measured.step('proposing columns', () => button('Go on to the columns').click(), button('Check the rows'));
  await measured.step(
    'checking: half asked',
    () => button('Check the rows').click(),
    page.getByRole('combobox', { name: /^For all/ }),
  );
  await measured.step(
    'one rule for all',
    () => page.getByRole('combobox', { name: /^For all/ }).selectOption('The file counts'),
    button(/^Work .* answers in$/),
  );
  await measured.step('checking again', () => button(/^Work .* answers in$/).click(), button(/^Import \d/));
  await measured.step(
    'showing what changes',
    () => tab(/^Changed/),
    page.getByRole('table', { name: 'Where file and register differ' }),
  );
  await measured.step('writing the changes', () => button(/^Import \d/).click(), ended);
  await button('Undo this import').click();
  await measured.step('undoing the changes', () => button('Undo the import').click(), ended.getByText('taken back'));
  await button('Done').click();
  await button(/^Undo IR-/).click();
  await measured.step('undoing the additions', () => button('Undo the import').click(), ended);
  await context.close();
  return { steps: measured.steps, stops };
}

/** Measures it on a workbench of its own, whose rows are forgotten afterwards, and prints what came of it. */
export async function importInBrowser(many) {
  await withWorkbench(async (origin) => {
    const { browserOptions } = await import('../../workbench/lib/look/chromium.js');
    const browser = await chromium.launch(await browserOptions());
    try {
      const { steps, stops } = await measure(browser, origin, many);
      printTable(
        `Importing a file of ${many.toLocaleString('en-GB')} people in the built register, milliseconds (to reach: no gap between two frames above 200)`,
        ['step', 'seconds', 'longest gap', 'longest task', 'longest wait of a click', 'memory, MB'],
        steps.map(({ name, time, gap, task, click, highest }) => [
          name,
          (time / 1000).toFixed(1),
          ...[gap, task, click].map(Math.round),
          Math.round(highest / 1e6),
        ]),
      );
      printTable(
        'Stop pressed (to reach: under 1,000 milliseconds)',
        ['while', 'milliseconds until it had stopped'],
        [
          ['checking', Math.round(stops[0])],
          ['writing', Math.round(stops[1])],
        ],
      );
    } finally {
      await browser.close();
    }
  });
}
