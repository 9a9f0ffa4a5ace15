/** The documents of a case: added, seen, downloaded byte for byte, described, removed and had back; none for a manager. */
import { buffer } from 'node:stream/consumers';
import type { Locator } from 'playwright-core';
import { pagePath } from '../../../workbench/look/address.js';
import { browsing, focused } from './browsing.js';
import { ask, items, recycle, sitePaths } from './plainHttp.js';
import type { Item } from './plainHttp.js';

const library = 'Case documents';
const { open } = browsing();

/** A case without documents, which this path leaves so. */
let spare: Item;
const ofCase = (): Promise<readonly Item[]> =>
  items('coordinator', 'register', library, {
    $filter: `CaseRef eq '${spare.Title}'`,
    $select: 'Id,Title,Kind,FileLeafRef,FileRef',
  });
beforeAll(async () => {
  const [cases, documents] = await Promise.all([
    items('coordinator', 'register', 'Personal health budgets', { $filter: "Status eq 'Planning'" }),
    items('coordinator', 'register', library),
  ]);
  const taken = new Set(documents.map((row) => row['CaseRef']));
  const found = cases.find(({ Title }) => !taken.has(Title));
  if (found === undefined) throw new Error('The demonstration set has no case of this kind.');
  spare = found;
});
afterAll(async () => {
  for (const row of await ofCase()) await recycle('coordinator', 'register', library, row);
});

const place = (): string => `${pagePath('register') ?? ''}?case=${spare.Title}&pane=documents`;
const file = { name: 'Demo-Somebody signed.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 signed') };

async function add(record: Locator, kind: string): Promise<void> {
  await record.getByLabel('Documents to add').setInputFiles(file);
  const form = record.getByRole('form', { name: 'Add the document' });
  await form.getByRole('combobox', { name: 'Kind of document' }).selectOption(kind);
  await form.getByRole('textbox', { name: 'Date of the document' }).fill('4/3/2019');
  await form.getByRole('button', { name: 'Add the document' }).click();
}

it('adds, shows, hands back, describes and removes a document, and names nobody in its file', async () => {
  const { document, page } = await open({ page: place(), person: 'coordinator' });
  const record = document.getByRole('dialog', { name: spare.Title });
  await record.getByText(/^No documents yet\./).waitFor();
  await add(record, 'Consent');
  await document.getByText('The document is added.').waitFor();
  await focused(record.getByRole('button', { name: 'Consent', exact: true }));
  const [kept] = await ofCase();
  expect(kept).toMatchObject({ Kind: 'Consent', FileLeafRef: `${spare.Title} Consent 2019-03-04.pdf` });

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    record.getByRole('button', { name: 'Download Consent, 4 March 2019' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`${spare.Title} Consent 2019-03-04.pdf`);
  expect(await buffer(await download.createReadStream())).toEqual(file.buffer);

  await record.getByRole('button', { name: 'Consent', exact: true }).click();
  const form = record.getByRole('form', { name: 'Edit document' });
  await form.getByRole('combobox', { name: 'Kind of document' }).selectOption('Letter');
  await form.getByRole('button', { name: 'Save' }).click();
  await record.getByRole('button', { name: 'Letter', exact: true }).click();
  await record.getByRole('button', { name: 'Remove this document' }).click();
  await document.getByText('The document is in the recycle bin.').waitFor();
  expect(await ofCase()).toEqual([]);
  await document.getByRole('button', { name: 'Undo' }).click();
  await record.getByRole('button', { name: 'Letter', exact: true }).waitFor();
  expect((await ofCase()).map(({ Title }) => Title)).toEqual([kept?.Title]);

  // The bytes themselves are as closed as the list.
  const path = encodeURIComponent(String(kept?.['FileRef']));
  const content = `${sitePaths.register}/_api/web/getFileByServerRelativePath(decodedUrl='${path}')/$value`;
  expect((await ask('nurse', content)).status).toBe(200);
  expect((await ask('manager', content)).status).toBe(404);
});

it('has no complaints of axe in any theme, narrow and with a form open, and fits 320 pixels', async () => {
  for (const theme of ['default', 'dark', 'contrast'] as const) {
    const visited = await open({ page: place(), person: 'coordinator', theme, width: 320 });
    const { document, page } = visited;
    const record = document.getByRole('dialog', { name: spare.Title });
    await record.getByRole('button', { name: 'Add a document' }).waitFor();
    expect(await visited.axe()).toEqual([]);
    await record.getByLabel('Documents to add').setInputFiles(file);
    await record.getByRole('form', { name: 'Add the document' }).waitFor();
    expect(await visited.axe()).toEqual([]);
    expect(await page.evaluate(() => window.document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  }
});

it('is no tab for a manager', async () => {
  const { document } = await open({ page: place(), person: 'manager' });
  const record = document.getByRole('dialog', { name: spare.Title });
  await record.getByRole('tab', { name: 'Summary' }).waitFor();
  expect(await record.getByRole('tab', { name: 'Documents' }).count()).toBe(0);
});
