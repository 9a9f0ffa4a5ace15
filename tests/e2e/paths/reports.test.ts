/** The manager's reports on the published figures: read, added up, opened, downloaded, and followed when the register changes. */
import { buffer } from 'node:stream/consumers';
import readExcelFile from 'read-excel-file/node';
import type { Frame, Locator, Page } from 'playwright-core';
import { eventually } from '../harness/eventually.js';
import type { Visit } from '../harness/visit.js';
import { browsing, focused, texts } from './browsing.js';
import { change, item, items } from './plainHttp.js';
import type { Item } from './plainHttp.js';

const { open } = browsing();

async function openReport(name: string): Promise<Visit> {
  const visited = await open({ page: 'reports', person: 'manager' });
  await visited.document.getByRole('button', { name, exact: true }).click();
  await visited.document.getByRole('heading', { level: 3, name }).waitFor();
  return visited;
}

/** The cells of a table's rows by the name of the row. */
async function rowsOf(table: Locator): Promise<ReadonlyMap<string, readonly string[]>> {
  await table.waitFor();
  // In one look: one after the other, half of them could be of before.
  const rows = await table.locator('tr:has(td)').evaluateAll((all) =>
    all.map((row) => ({
      name: row.querySelector('th')?.innerText ?? '',
      cells: [...row.querySelectorAll('td')].map((cell) => cell.innerText),
    })),
  );
  const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();
  return new Map(rows.map(({ name, cells }) => [plain(name), cells.map(plain)]));
}

const byForm = (document: Frame): Locator => document.getByRole('table', { name: /^By form/ });
const byCategory = (document: Frame): Locator => document.getByRole('table', { name: /^By category/ });

/** The rows that are open on a day, told once more here and not by the product. */
function openOn(day: string, rows: readonly Item[]): readonly Item[] {
  const noon = Date.parse(`${day}T12:00:00Z`);
  const isPast = (value: unknown): boolean => typeof value === 'string' && Date.parse(value) <= noon;
  return rows.filter((row) => isPast(row['StartsOn']) && !isPast(row['EndsOn']));
}

function countBy(rows: readonly Item[], column: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[String(row[column])] = (counts[String(row[column])] ?? 0) + 1;
  return counts;
}

const published = {
  'Adult CHC': 602,
  'Fast track': 313,
  FNC: 1341,
  FoH: 99,
  'Section 117': 494,
  'Named patients': 30,
  'Acquired brain injury': 9,
};

describe('the packages of care', () => {
  it('are 602, 313, 1,341, 99, 494, 30 and 9 by funding stream, 2,888 together', async () => {
    const { document } = await openReport('Packages of care');
    const rows = await rowsOf(document.getByRole('table', { name: /^Open packages by funding stream/ }));
    const shown = Object.fromEntries([...rows].map(([name, [count]]) => [name, count]));
    expect(shown).toEqual({
      'Adult CHC': '602',
      'Fast track': '313',
      FNC: '1,341',
      FoH: '99',
      'Section 117': '494',
      'Named patients': '30',
      'Acquired brain injury': '9',
      'Joint funded': '0',
      'Children’s continuing care': '0',
      'All packages': '2,888',
    });
    await document.getByText('The lines add up to the total: 2,888.').waitFor();
    const packages = await items('manager', 'register', 'Packages of care');
    expect(countBy(openOn('2019-04-30', packages), 'FundingStream')).toEqual(published);
  });

  it('of another day are counted anew', async () => {
    const { document, page } = await openReport('Packages of care');
    const asAt = document.getByRole('textbox', { name: 'As at' });
    await asAt.fill('31/12/2018');
    await page.keyboard.press('Enter');
    const packages = await items('manager', 'register', 'Packages of care');
    const expected = openOn('2018-12-31', packages).length;
    expect(expected).not.toBe(2888);
    const total = new Intl.NumberFormat('en-GB').format(expected);
    await document.getByText(`The lines add up to the total: ${total}.`).waitFor();
  });
});

describe('the people with a budget', () => {
  it('are 125, 149 and 1,223 by form, 1,497 together, and 149 of them in adult CHC', async () => {
    const { document } = await openReport('People with a budget');
    const forms = await rowsOf(byForm(document));
    expect(Object.fromEntries([...forms].map(([name, [count]]) => [name, count]))).toEqual({
      'Direct payment': '125',
      'Third party': '149',
      Notional: '1,223',
      'All people, each once': '1,497',
    });
    const categories = await rowsOf(byCategory(document));
    expect(categories.get('Adult CHC')?.[0]).toBe('149');
    expect(categories.get('All people, each once')?.[0]).toBe('1,497');
    expect(await document.getByText('Does not reconcile').count()).toBe(0);
    expect(await document.getByText('The lines add up to the total: 1,497.').count()).toBe(2);
  });

  it('add up within one table, and adding adult CHC to the forms (1,646) is refused with its sentence', async () => {
    const { document } = await openReport('People with a budget');
    await document.getByRole('button', { name: 'Add up lines' }).click();
    const sum = document.getByRole('status').filter({ hasText: /Tick lines|people|added/ });
    for (const form of ['Direct payment', 'Third party', 'Notional'])
      await byForm(document).getByRole('checkbox', { name: form }).check();
    await sum.getByText('1,223 + 149 + 125 = 1,497: 1,497 people, 100.00% of 1,497.').waitFor();
    await byCategory(document).getByRole('checkbox', { name: 'Adult CHC', exact: true }).check();
    await sum.getByText('Not added', { exact: true }).waitFor();
    const [said] = await texts(sum);
    expect(said).toContain('These lines cannot be added: “Adult CHC” is a category');
    expect(said).toContain('they would come to 1,646, but they are only 1,497 different people');
  });

  it('are 166.3% of the target of 900, which is shown as the list has it', async () => {
    const { document } = await openReport('Against the target');
    await document.getByText('of the 2019/20 target of 900: 1,497 people on 30 April 2019, +597').waitFor();
    await document.getByRole('button', { name: '166.3%' }).click();
    await focused(document.getByRole('heading', { name: 'Target for 2019/20' }));
    await document.getByText('NHS England', { exact: true }).waitFor();
  });

  it('lead from a number to its cases, and from there to a case', async () => {
    const { document, page } = await openReport('CHC with a budget');
    await document.getByRole('button', { name: '149', exact: true }).click();
    const heading = document.getByRole('heading', { name: 'Adult CHC: people with a personal health budget' });
    await focused(heading);
    const table = document.getByRole('table', { name: '149 cases' });
    const cases = await rowsOf(table);
    expect(cases.size).toBe(50);
    for (const [, category] of cases.values()) expect(category).toBe('Adult CHC');
    await document.getByText('1 to 50 of 149 cases').waitFor();
    await document.getByRole('button', { name: 'Next' }).click();
    await document.getByText('51 to 100 of 149 cases').waitFor();
    const [last = ''] = [...(await rowsOf(table)).keys()];
    expect(cases.has(last)).toBe(false);
    await page.keyboard.press('Escape');
    await focused(document.getByRole('button', { name: '149', exact: true }));

    await document.getByRole('button', { name: '149', exact: true }).click();
    await document.getByText('1 to 50 of 149 cases').waitFor();
    await document.getByRole('button', { name: 'Next' }).click();
    await document.getByText('51 to 100 of 149 cases').waitFor();
    const reference = table.getByRole('link', { name: last });
    await reference.click();
    const panel = document.getByRole('dialog', { name: last });
    await panel.getByText('Adult CHC', { exact: true }).waitFor();
    await panel.getByText('Who this case is about is shown only to the personal health budget team.').waitFor();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
    await focused(reference);
  });
});

describe('the Markers of Progress', () => {
  it('are 30, 86, 15, 134, 68 and 12 by area, 132, 131, 58 and 24 by group, 345 together', async () => {
    const { document } = await openReport('Markers of Progress');
    const rows = await rowsOf(document.getByRole('table', { name: /^Markers of Progress by area and group/ }));
    const totals = [...rows].map(([area, cells]) => [area, cells[4]]);
    expect(totals.slice(0, 6)).toEqual([
      ['Nottinghamshire', '30'],
      ['Nottingham City', '86'],
      ['Derbyshire', '15'],
      ['Northampton', '134'],
      ['Lincolnshire', '68'],
      ['Leicestershire', '12'],
    ]);
    expect(rows.get('All received')?.slice(0, 5)).toEqual(['132', '131', '58', '24', '345']);
    await document.getByText('all add up to 345.').waitFor();
    expect(rows.get('This register')?.at(-1)).toBe('30 Apr 2019');
  });

  it('lead from a number to the return that it came from', async () => {
    const { document } = await openReport('Markers of Progress');
    await document.getByRole('button', { name: '54, Northampton, Long-term conditions incl. mental health' }).click();
    await focused(document.getByRole('heading', { name: /^Northampton: Long-term conditions/ }));
    const table = document.getByRole('table', { name: 'As received: counts without identities' });
    const [row] = [...(await rowsOf(table)).values()];
    expect(row).toEqual(expect.arrayContaining(['Northampton', '54', '30 Sep 2014']));
  });
});

/** Downloads a table in one of the two formats and returns the file. */
async function download(page: Page, section: Locator, format: RegExp): Promise<{ name: string; content: Buffer }> {
  const started = page.waitForEvent('download');
  await section.getByRole('button', { name: 'Download' }).click();
  await page.getByRole('menuitem', { name: format }).click();
  const file = await started;
  return { name: file.suggestedFilename(), content: await buffer(await file.createReadStream()) };
}

describe('a download', () => {
  const about = [
    'NHS Dorset CCG (demonstration)',
    'As at: 30 April 2019',
    'Run on: 30 April 2019',
    'Filter: all packages of care',
    'Rows: 9',
    'Reconciles: The lines add up to the total: 2,888.',
  ];

  it('as CSV holds the same numbers, and says what they are', async () => {
    const { page, part, document } = await openReport('Packages of care');
    await document.getByRole('table').waitFor();
    const { name, content } = await download(page, part, /csv/);
    expect(name).toBe('packages-by-funding-stream-2019-04-30.csv');
    expect([...content.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]); // Excel reads UTF-8 only with it
    const text = content.toString('utf8').slice(1);
    for (const line of about) expect(text).toContain(line);
    const lines = text.split('\r\n');
    for (const [stream, count] of Object.entries(published))
      expect(lines.some((line) => line.replaceAll('"', '').startsWith(`${stream},${count},`))).toBe(true);
    expect(lines.some((line) => line.replaceAll('"', '').startsWith('Total,2888,'))).toBe(true);
  });

  it('as an Excel workbook opens with numbers as numbers', async () => {
    const { page, part, document } = await openReport('Packages of care');
    await document.getByRole('table').waitFor();
    const { name, content } = await download(page, part, /xlsx/);
    expect(name).toBe('packages-by-funding-stream-2019-04-30.xlsx');
    const [sheet] = await readExcelFile(content);
    const rows = sheet?.data ?? [];
    const texts = rows.map((row) => String(row[0]));
    for (const line of about) expect(texts).toContain(line);
    const counts = Object.fromEntries(rows.filter((row) => typeof row[1] === 'number').map((row) => [row[0], row[1]]));
    expect(counts).toMatchObject({ ...published, Total: 2888 });
  });
});

/** Changes the form of one case in the register, as the coordinator does, and closes the panel and the message. */
async function changeForm(document: Frame, reference: string, from: string, to: string): Promise<void> {
  await document.getByRole('searchbox').fill(reference);
  await document.getByRole('row').filter({ hasText: reference }).click();
  const panel = document.getByRole('dialog', { name: reference });
  await panel.getByRole('button', { name: 'Edit the case' }).click();
  await panel.getByRole('checkbox', { name: from }).uncheck();
  await panel.getByRole('checkbox', { name: to }).check();
  await panel.getByRole('button', { name: 'Save' }).click();
  await document.getByText(`${reference} is saved.`).waitFor();
  await panel.getByRole('button', { name: 'Close', exact: true }).click();
  await panel.waitFor({ state: 'hidden' });
  await document.getByRole('button', { name: 'Dismiss message' }).click();
}

describe('when a form is changed in the register', () => {
  it('the table follows after Refresh, there and back', async () => {
    const all = await items('coordinator', 'register', 'Personal health budgets');
    const chosen = openOn('2019-04-30', all).find(
      (row) =>
        row['Status'] === 'Live' &&
        row['Category'] === 'Mental health' &&
        JSON.stringify(row['Forms']) === '["Notional"]' &&
        row['CouncilShare'] === 0,
    );
    const reference = chosen?.Title ?? '';
    const manager = await openReport('People with a budget');
    const register = await open({ page: 'register', person: 'coordinator' });
    const figures = async (): Promise<readonly (string | undefined)[]> => {
      const rows = await rowsOf(byForm(manager.document));
      return ['Direct payment', 'Third party', 'Notional', 'All people, each once'].map((name) => rows.get(name)?.[0]);
    };
    const refresh = async (): Promise<void> => {
      await manager.document.getByRole('button', { name: 'Refresh' }).click();
      await manager.document.getByText('1 row has changed. The figures follow.').waitFor();
      await manager.document.getByRole('button', { name: 'Dismiss message' }).click();
    };
    expect(await figures()).toEqual(['125', '149', '1,223', '1,497']);
    try {
      await changeForm(register.document, reference, 'Notional', 'Third party');
      expect(await figures()).toEqual(['125', '149', '1,223', '1,497']);
      await refresh();
      await eventually(async () => expect(await figures()).toEqual(['125', '150', '1,222', '1,497']));
      await changeForm(register.document, reference, 'Third party', 'Notional');
      await refresh();
      await eventually(async () => expect(await figures()).toEqual(['125', '149', '1,223', '1,497']));
    } finally {
      // Whatever went wrong: the other tests count this case too.
      const now = await item('coordinator', 'register', 'Personal health budgets', reference);
      if (JSON.stringify(now['Forms']) !== '["Notional"]')
        await change('coordinator', 'register', 'Personal health budgets', now, { Forms: ['Notional'] });
    }
  });
});
