/** Data on its way out and in: one person's record, the whole register into an empty site, and how long records are kept. */
import { buffer } from 'node:stream/consumers';
import { connectSite, importSite, listConnector, openExport, provision } from '@phb/connectors';
import type { SiteConnection } from '@phb/connectors';
import { lists, listsOf } from '@phb/schemas';
import type { ListDeclaration } from '@phb/schemas';
import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import type { Frame, Page } from 'playwright-core';
import { workbenchOrigin } from '../harness/visit.js';
import type { Visit } from '../harness/visit.js';
import { browsing } from './browsing.js';
import { ask, item, items, sitePaths, tokenOf } from './plainHttp.js';

const budgets = 'Personal health budgets';
const { open } = browsing();

async function openScreen(person: 'coordinator' | 'administrator', name: string): Promise<Visit> {
  const visited = await open({ page: 'register', person });
  await visited.document.getByRole('button', { name: 'More' }).click();
  await visited.document.getByRole('menuitem', { name }).click();
  await visited.document.getByRole('heading', { name, exact: true }).waitFor();
  return visited;
}

/** Presses "Make the file" and reads what is downloaded. */
async function fileMade(page: Page, document: Frame, patience: number): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: patience }),
    document.getByRole('button', { name: 'Make the file' }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await buffer(await download.createReadStream()) };
}

const table = (text: Uint8Array | undefined): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(strFromU8(text ?? new Uint8Array()).replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: true,
  }).data;

it('hands over everything on one person, as other programs read it, and nothing on anybody else', async () => {
  const all = await items('coordinator', 'register', 'Contacts log');
  const [contact] = all.filter(({ Summary }) => typeof Summary === 'string' && Summary !== '');
  if (contact === undefined) throw new Error('the demonstration set has contacts');
  const caseRef = String(contact['CaseRef']);
  const row = await item('coordinator', 'register', budgets, caseRef);
  const personRef = String(row['PersonRef']);
  const person = await item('coordinator', 'register', 'People', personRef);
  const visited = await openScreen('coordinator', 'Everything on one person');
  const { page, document } = visited;
  await document.getByRole('textbox', { name: 'Who asked' }).fill(caseRef);
  await document.getByRole('textbox', { name: 'Request received on' }).fill('1 April 2019');
  await document.getByRole('button', { name: 'Continue' }).click();
  await document.getByText('1 May 2019 (1 day left)').waitFor();
  await document.getByRole('button', { name: 'Read everything' }).click();
  await document.getByRole('table', { name: 'What was found' }).waitFor();
  expect(await visited.axe()).toEqual([]);
  await document
    .getByRole('combobox', { name: 'All that are not decided yet' })
    .selectOption({ label: 'Leave it out: Legal professional privilege' });
  await document.getByRole('button', { name: /^Decide \d+$/ }).click();
  const { name, bytes } = await fileMade(page, document, 15_000);
  expect(name).toBe(`subject-access-${personRef}.zip`);
  const files = unzipSync(bytes);
  expect(table(files['tables/People.csv'])).toMatchObject([
    { 'Person reference': personRef, 'Family name': person['FamilyName'], 'Given name': person['GivenName'] },
  ]);
  const own = (await items('coordinator', 'register', budgets)).filter(({ PersonRef }) => PersonRef === personRef);
  expect(table(files['tables/PersonalHealthBudgets.csv']).map((each) => each['Case reference'])).toEqual(
    own.map(({ Title }) => Title),
  );
  const summaries = table(files['tables/ContactsLog.csv']).map((each) => each['What about']);
  expect(summaries).toContain('[Left out: Legal professional privilege]');
  const everything = Object.values(files)
    .map((one) => strFromU8(one))
    .join('\n');
  expect(everything).not.toContain(contact['Summary']);
  const otherRefs = everything.match(/\bP-[2-9B-Z]{4}-[2-9B-Z]{4}\b/g) ?? [];
  expect([...new Set(otherRefs)]).toEqual([personRef]);
});

/** The rows as texts. Links into the site itself (the plan of an import) are told apart from the site that they stand in. */
async function rowsIn(site: SiteConnection, which: readonly ListDeclaration[]): Promise<readonly string[]> {
  const all = await Promise.all(
    which.map(async (list) =>
      (await listConnector(site, list).all()).rows.map((row) =>
        JSON.stringify([list.title, ...Object.keys(list.columns).map((name) => row[name])]).replaceAll(
          `${site.webUrl}/`,
          'site:/',
        ),
      ),
    ),
  );
  return all.flat().sort();
}

it('takes the whole register out, and brings it into an empty site', async () => {
  const visited = await openScreen('administrator', 'Whole register');
  const { page, document } = visited;
  expect(await visited.axe()).toEqual([]);
  const { name, bytes } = await fileMade(page, document, 90_000);
  expect(name).toBe('phb-register-2019-04-30.zip');
  await document.getByRole('table', { name: 'What is in the file' }).waitFor();
  expect(await visited.axe()).toEqual([]);
  const opened = await openExport(new Blob([new Uint8Array(bytes)]), lists);
  expect(opened.manifest.leftOut).toEqual([]);
  expect(opened.manifest.lists.map(({ title }) => title)).toEqual(listsOf('register').map(({ title }) => title));
  const cases = await items('administrator', 'register', budgets);
  expect(opened.manifest.lists.find(({ title }) => title === budgets)?.rows).toBe(cases.length);
  expect(table(unzipSync(bytes)['tables/PersonalHealthBudgets.csv'])).toHaveLength(cases.length);

  // A name of its own, so that the path can be gone again on the same workbench.
  const moved = `moved${Date.now()}`;
  const added = await ask('administrator', `${sitePaths.register}/_api/web/webs/add`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      parameters: { Title: 'Moved', Url: moved, Description: '', Language: 1033, WebTemplate: 'STS' },
    }),
  });
  expect(added.status).toBe(201);
  const signIn = { kind: 'token', getToken: () => Promise.resolve(tokenOf('administrator')) } as const;
  const from = connectSite(workbenchOrigin() + sitePaths.register, signIn);
  const into = connectSite(`${workbenchOrigin()}${sitePaths.register}/${moved}`, signIn);
  // The long lists go through the same code with the example rows of every list, in the tests of the connectors.
  const short = listsOf('register').filter(({ title }) => {
    const rows = opened.manifest.lists.find((list) => list.title === title)?.rows ?? 0;
    return rows > 0 && rows < 300;
  });
  expect(short.length).toBeGreaterThan(3);
  await provision(into, short);
  const report = await importSite(into, short, opened);
  expect(report).toMatchObject({ complete: true, unknownPeople: [] });
  expect(report.lists.flatMap(({ problems }) => problems)).toEqual([]);
  expect(await rowsIn(into, short)).toEqual(await rowsIn(from, short));
});

it('sets a legal hold and lifts it, each with its reason in Decisions', async () => {
  const [row] = (await items('coordinator', 'register', budgets)).filter(
    ({ Status, LegalHold }) => Status === 'Closed' && LegalHold !== true,
  );
  if (row === undefined) throw new Error('the demonstration set has closed cases');
  const visited = await openScreen('coordinator', 'Retention');
  const { document } = visited;
  await document.getByRole('table', { name: /^How long records are kept/ }).waitFor();
  expect(await visited.axe()).toEqual([]);
  const decide = async (reason: string): Promise<void> => {
    await document.getByRole('textbox', { name: 'Case reference' }).fill(row.Title);
    await document.getByRole('button', { name: 'Decide about this case' }).click();
    const panel = document.getByRole('dialog', { name: `Retention of ${row.Title}` });
    await panel.getByRole('radio', { name: /legal hold/ }).check();
    await panel.getByRole('textbox', { name: 'Reason' }).fill(reason);
    expect(await visited.axe()).toEqual([]);
    await panel.getByRole('button', { name: 'Save' }).click();
    await panel.waitFor({ state: 'detached' });
  };
  await decide('A claim was made.');
  expect((await item('coordinator', 'register', budgets, row.Title))['LegalHold']).toBe(true);
  await decide('The claim is settled.');
  expect((await item('coordinator', 'register', budgets, row.Title))['LegalHold']).toBe(false);
  const decisions = (await items('coordinator', 'register', 'Decisions')).filter(
    ({ CaseRef, Kind }) => CaseRef === row.Title && (Kind === 'Legal hold' || Kind === 'Hold lifted'),
  );
  // The last two: on a workbench that ran before there may be others.
  expect(decisions.slice(-2).map(({ Kind, Reasons }) => [Kind, Reasons])).toEqual([
    ['Legal hold', 'A claim was made.'],
    ['Hold lifted', 'The claim is settled.'],
  ]);
});
