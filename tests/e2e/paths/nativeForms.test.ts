/** The lists opened natively: SharePoint's own view of a list, and the product's forms behind its New, Edit and Display. */
import type { Locator } from 'playwright-core';
import { eventually } from '../harness/eventually.js';
import { browsing, descriptionOf, focused } from './browsing.js';
import { item, items } from './plainHttp.js';
import type { Item } from './plainHttp.js';

const { open } = browsing();
const lists = '/sites/phb/Lists';

/** A budget line that no other path touches. */
let line: Item;
beforeAll(async () => {
  const all = await items('coordinator', 'register', 'Budget lines');
  const last = all.at(-1);
  if (last === undefined) throw new Error('The demonstration set has no budget lines.');
  line = last;
});

it('shows the list with words beside each colour, and leads from a row to the record of its case', async () => {
  const visit = await open({ page: `${lists}/PersonalHealthBudgets`, person: 'coordinator' });
  const { document, page } = visit;
  const table = document.getByRole('table', { name: 'Live cases' });
  const first = table.getByRole('row').nth(1);
  expect(await first.innerText()).toContain('Live');
  await table.getByText('Overdue').first().waitFor();
  expect(await visit.axe()).toEqual([]);
  const reference = (await first.getByRole('rowheader').innerText()).trim();
  await first.getByRole('rowheader').getByRole('link').click();
  await page.waitForURL(/DispForm\.aspx\?ID=\d+$/);
  await document.getByText(reference).first().waitFor();
  await document.getByRole('tab', { name: 'Summary' }).waitFor();
  expect(await visit.axe()).toEqual([]);
  await document.getByRole('button', { name: 'Back to the list' }).click();
  await page.waitForURL(/Lists\/PersonalHealthBudgets(?!.*Form\.aspx)/);
});

it('changes a row through the native edit form, and goes back to the list', async () => {
  const visit = await open({
    page: `${lists}/BudgetLines/EditForm.aspx?ID=${line.Id}`,
    person: 'coordinator',
    theme: 'dark',
  });
  const { document, page } = visit;
  const form = document.getByRole('form', { name: `Edit ${line.Title}` });
  const description = form.getByLabel('Description');
  await description.waitFor();
  expect(await visit.axe()).toEqual([]);
  await description.fill('');
  await form.getByRole('button', { name: 'Save' }).click();
  await focused(document.getByRole('group', { name: 'There is a problem' }));
  await description.fill('Changed in the native form');
  await form.getByRole('button', { name: 'Save' }).click();
  await page.waitForURL(/Lists\/BudgetLines\/(?!EditForm)/);
  const stored = await item('coordinator', 'register', 'Budget lines', line.Title);
  expect(stored).toMatchObject({ Description: 'Changed in the native form', Amount: line['Amount'] });
});

it('refuses a case that is not there in the native new form, then adds the row', async () => {
  const { document, page } = await open({
    page: `${lists}/ContactsLog/NewForm.aspx`,
    person: 'coordinator',
    width: 320,
  });
  const form = document.getByRole('form', { name: 'Save' });
  const reference = form.getByRole('combobox', { name: 'Case' });
  await reference.waitFor();
  await form.getByRole('textbox', { name: 'Contact on' }).fill('29 April 2019');
  await form.getByRole('combobox', { name: 'How' }).selectOption('Letter');
  await form.getByRole('combobox', { name: 'With' }).selectOption('Council');
  await reference.fill('PHB-2222-2222');
  await form.getByRole('button', { name: 'Save' }).click();
  const summary = document.getByRole('group', { name: 'There is a problem' });
  await focused(summary);
  expect(await summary.innerText()).toContain('there is no PHB-2222-2222 in Personal health budgets');
  const { PersonRef } = await item('coordinator', 'register', 'Personal health budgets', String(line['CaseRef']));
  const { FamilyName, GivenName } = await item('coordinator', 'register', 'People', String(PersonRef));
  await reference.fill(`${String(FamilyName)}, ${String(GivenName)}`);
  await form.getByRole('option', { name: new RegExp(`${String(line['CaseRef'])}$`) }).click();
  await form.getByRole('button', { name: 'Save' }).click();
  await page.waitForURL(/Lists\/ContactsLog\/(?!NewForm)/);
  const logged = await items('coordinator', 'register', 'Contacts log');
  expect(logged.at(-1)).toMatchObject({ CaseRef: line['CaseRef'], How: 'Letter' });
});

it('lets a person who may only read see the row and says so', async () => {
  const [episode] = await items('manager', 'register', 'Packages of care');
  const { document } = await open({
    page: `${lists}/PackagesOfCare/EditForm.aspx?ID=${episode?.Id ?? 0}`,
    person: 'manager',
  });
  await document.getByText('You may read this row and not change it.').waitFor();
  expect(await document.getByRole('form').count()).toBe(0);
});

it('saves in the grid view what SharePoint takes, and refuses a status that is no move', async () => {
  const visit = await open({ page: `${lists}/PersonalHealthBudgets`, person: 'coordinator' });
  const { document } = visit;
  const table = document.getByRole('table', { name: 'Live cases' });
  const reference = (await table.getByRole('row').nth(1).getByRole('rowheader').innerText()).trim();
  const before = await item('coordinator', 'register', 'Personal health budgets', reference);
  await document.getByRole('link', { name: 'Edit in grid view' }).click();
  const cell = (column: string): Locator => document.getByLabel(`${column} of ${reference}`);
  await cell('Status').selectOption('Suspended');
  const refusal = document.getByRole('alert');
  await refusal.getByText(/^Not saved\. .*The status is changed by moves in the register/).waitFor();
  expect(await descriptionOf(cell('Status'))).toBe(await refusal.innerText());
  expect(await visit.axe()).toEqual([]);
  await cell('Status').press('Escape');
  await refusal.waitFor({ state: 'detached' });
  expect(await cell('Status').inputValue()).toBe('Live');
  // "Saved." stands there from the first time on: the service itself says when the second was saved.
  for (const category of ['Other', before['Category']]) {
    await cell('Category').selectOption(String(category));
    await document.getByText('Saved.').waitFor();
    await eventually(async () => {
      const now = await item('coordinator', 'register', 'Personal health budgets', reference);
      expect(now).toMatchObject({ Status: before['Status'], Category: category });
    });
  }
  await document.getByRole('link', { name: 'Exit grid view' }).click();
  await document.getByRole('link', { name: 'Edit in grid view' }).waitFor();
});

/** Six lists of different kinds, each with its view and its form in one of the themes, the form where it is narrowest. */
it.each([
  ['People', 'default', 'coordinator'],
  ['PackagesOfCare', 'dark', 'coordinator'],
  ['Reviews', 'contrast', 'nurse'],
  ['Payments', 'dark', 'finance-officer'],
  ['Organisations', 'contrast', 'coordinator'],
  ['Risks', 'default', 'manager'],
] as const)('has nothing in the view and the form of %s that axe objects to (%s)', async (list, theme, person) => {
  const wide = await open({ page: `${lists}/${list}`, person, theme });
  await wide.document.getByRole('table').waitFor();
  expect(await wide.axe()).toEqual([]);
  const narrow = await open({ page: `${lists}/${list}/NewForm.aspx`, person, theme, width: 320 });
  await narrow.document.getByRole('button', { name: 'Cancel' }).waitFor();
  expect(await narrow.axe()).toEqual([]);
  expect(await narrow.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});
