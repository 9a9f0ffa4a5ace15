/** The record of a case: opened by its link, rows added and taken back, the page for the person, all by keyboard, in every theme. */
import type { Frame, Locator } from 'playwright-core';
import { pagePath } from '../../../workbench/look/address.js';
import { browsing, focused, tabTo } from './browsing.js';
import { item, items } from './plainHttp.js';
import type { Item } from './plainHttp.js';

const budgets = 'Personal health budgets';
const { open } = browsing();

/** A live direct payment that no other path touches. */
let spare: Item;
beforeAll(async () => {
  const rows = await items('coordinator', 'register', budgets);
  const found = rows
    .filter(
      (row) =>
        row['Status'] === 'Live' &&
        row['Category'] === 'Adult CHC' &&
        JSON.stringify(row['Forms']) === '["Direct payment"]' &&
        row['CouncilShare'] === 0 &&
        row['AmountPeriod'] === 'week' &&
        row['EndsOn'] === null,
    )
    .at(-1);
  if (found === undefined) throw new Error('The demonstration set has no case of this kind.');
  spare = found;
});

const place = (pane: string): string => `${pagePath('register') ?? ''}?case=${spare.Title}&pane=${pane}`;

async function recordOf(document: Frame): Promise<Locator> {
  const record = document.getByRole('dialog', { name: spare.Title });
  await record.getByRole('tablist', { name: 'Parts of the case' }).waitFor();
  return record;
}

function ofCase(list: string): Promise<readonly Item[]> {
  return items('coordinator', 'register', list, { $filter: `CaseRef eq '${spare.Title}'` });
}

it('opens at the pane that a link names, and adds a line, a purchase, a party and a contact to the case', async () => {
  const { document } = await open({ page: place('plan'), person: 'coordinator' });
  const record = await recordOf(document);
  const person = await item('coordinator', 'register', 'People', String(spare['PersonRef']));
  await record.getByText(`${String(person['FamilyName'])}, ${String(person['GivenName'])}`).waitFor();

  await record.getByRole('button', { name: 'Add a budget line' }).click();
  const line = record.getByRole('form', { name: 'Add the budget line' });
  await line.getByRole('combobox', { name: 'Kind of support' }).selectOption('Therapy');
  await line.getByRole('textbox', { name: 'Description' }).fill('Swimming');
  await line.getByRole('textbox', { name: 'Amount' }).fill('45.50');
  await line.getByRole('combobox', { name: 'Provider' }).pressSequentially('oakmere');
  await document.getByRole('option', { name: 'Oakmere Nursing (demonstration)' }).click();
  await line.getByRole('button', { name: 'Add the budget line' }).click();
  // One line over the panel: squeezed into a corner nobody would read it.
  const told = document.getByText('The budget line is added.');
  await told.waitFor();
  expect((await told.boundingBox())?.height).toBeLessThan(30);
  await focused(record.getByRole('button', { name: 'Swimming' }));
  await record.getByText(/£45\.50 more than the approved amount/).waitFor();

  await record.getByRole('tab', { name: 'Money' }).click();
  await record.getByRole('button', { name: 'Add a purchase' }).click();
  const purchase = record.getByRole('form', { name: 'Add the purchase' });
  await purchase.getByRole('combobox', { name: 'Kind of support' }).selectOption('Therapy');
  await purchase.getByRole('textbox', { name: 'What was bought' }).fill('Ten swims');
  await purchase.getByRole('combobox', { name: 'Budget line' }).pressSequentially('swim');
  await document.getByRole('option', { name: 'Swimming' }).click();
  await purchase.getByRole('textbox', { name: 'Amount' }).fill('45.50');
  await purchase.getByRole('button', { name: 'Add the purchase' }).click();
  await document.getByText('The purchase is added.').waitFor();

  await record.getByRole('tab', { name: 'People and organisations' }).click();
  await record.getByRole('button', { name: 'Add a party' }).click();
  const party = record.getByRole('form', { name: 'Add the party' });
  await party.getByRole('combobox', { name: 'Role' }).selectOption('Nominee');
  await party.getByRole('textbox', { name: 'Family name' }).fill('Demo-Fenwater');
  await party.getByRole('textbox', { name: 'DBS check on' }).fill('30/4/2017');
  await party.getByRole('textbox', { name: 'DBS check to be renewed by' }).fill('29/4/2019');
  await party.getByRole('button', { name: 'Add the party' }).click();
  await record.getByText('DBS check ran out on 29 April 2019').waitFor();

  await record.getByRole('tab', { name: 'Contacts and notes' }).click();
  await record.getByRole('button', { name: 'Add a contact' }).click();
  const contact = record.getByRole('form', { name: 'Add the contact' });
  await contact.getByRole('combobox', { name: 'How' }).selectOption('Telephone');
  await contact.getByRole('combobox', { name: 'With' }).selectOption('Nominee');
  await contact.getByRole('button', { name: 'Add the contact' }).click();
  await document.getByText('The contact is added.').waitFor();

  const [lines, bought, people, contacts] = await Promise.all(
    ['Budget lines', 'Purchases', 'Parties', 'Contacts log'].map(ofCase),
  );
  const swimming = lines?.find((row) => row['Description'] === 'Swimming');
  expect(swimming).toMatchObject({ Amount: 45.5, AmountPeriod: 'week', Kind: 'Therapy' });
  expect(bought?.find((row) => row['Description'] === 'Ten swims')).toMatchObject({ LineRef: swimming?.Title });
  expect(people?.filter((row) => row['FamilyName'] === 'Demo-Fenwater')).toHaveLength(1);
  expect(contacts?.find((row) => row['WithWhom'] === 'Nominee')).toMatchObject({ How: 'Telephone' });
});

it('removes a row to the recycle bin, and has it back with its reference and its history', async () => {
  const { document } = await open({ page: place('plan'), person: 'coordinator' });
  const record = await recordOf(document);
  await record.getByRole('button', { name: 'Swimming' }).click();
  await record.getByRole('button', { name: 'Remove this budget line' }).click();
  await document.getByText('The budget line is removed.').waitFor();
  const isThere = async (): Promise<boolean> =>
    (await ofCase('Budget lines')).some((row) => row['Description'] === 'Swimming');
  expect(await isThere()).toBe(false);
  await document.getByRole('button', { name: 'Undo' }).click();
  await focused(record.getByRole('button', { name: 'Swimming' }));
  expect(await isThere()).toBe(true);
});

it('prints a budget on one page of A4, and nothing else of the page', async () => {
  const { document, page } = await open({ page: place('print'), person: 'coordinator' });
  const record = await recordOf(document);
  await record.getByRole('article', { name: 'Budget on a page' }).getByText('Swimming: £45.50 per week').waitFor();
  await page.emulateMedia({ media: 'print' });
  const shown = await document.evaluate(() =>
    [...window.document.body.children]
      .filter((one) => getComputedStyle(one).display !== 'none')
      .map((one) => `${one.tagName} ${one.textContent?.slice(0, 27) ?? ''}`),
  );
  expect(shown).toEqual(['DIV Your personal health budget']);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  const [, width = '', height = ''] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [];
  expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842]);
});

it('goes through the whole record by keyboard alone, and the focus is never lost', async () => {
  const { document, page } = await open({ page: place('summary'), person: 'coordinator' });
  const record = await recordOf(document);
  await tabTo(page, record.getByRole('tab', { name: 'Summary' }));
  const names = await record.getByRole('tab').allInnerTexts();
  for (const name of names.slice(1)) {
    await page.keyboard.press('ArrowRight');
    const tab = record.getByRole('tab', { name, exact: true });
    await focused(tab);
    await record.getByRole('tabpanel', { name }).locator('h3, p').first().waitFor();
  }
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await tabTo(page, record.getByRole('button', { name: 'Swimming' }));
  await page.keyboard.press('Enter');
  const form = record.getByRole('form', { name: 'Edit budget line' });
  await focused(form.getByRole('textbox', { name: 'Plan version' }));
  await tabTo(page, form.getByRole('combobox', { name: 'Provider' }));
  await page.keyboard.press('Control+A');
  await page.keyboard.type('brightwell');
  await document.getByRole('option', { name: 'Brightwell Wheelchairs (demonstration)' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await tabTo(page, form.getByRole('textbox', { name: 'Amount' }));
  await page.keyboard.press('Control+A');
  await page.keyboard.type('46');
  await page.keyboard.press('Enter');
  await document.getByText('The budget line is saved.').waitFor();
  await focused(record.getByRole('button', { name: 'Swimming' }));
  await record.getByText('£46.00 per week').waitFor();
  await page.keyboard.press('Escape');
  await record.waitFor({ state: 'hidden' });
});

describe.each(['default', 'dark', 'contrast'] as const)('in the theme %s', (theme) => {
  it('gives axe nothing to find in any pane, nor in a form, and is no wider than 320 pixels', async () => {
    const visited = await open({ page: place('summary'), person: 'clinical-lead', theme, width: 320 });
    const { document, page } = visited;
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const record = await recordOf(document);
    const names = await record.getByRole('tab').allInnerTexts();
    expect(names).toContain('Restricted matters');
    for (const name of names) {
      await record.getByRole('tab', { name, exact: true }).click();
      await record.getByRole('tabpanel', { name }).locator('h3, h4, p').first().waitFor();
      const over = await document.evaluate(() => window.document.documentElement.scrollWidth - window.innerWidth);
      expect([name, over <= 0, await visited.axe()]).toEqual([name, true, []]);
    }
    await record.getByRole('tab', { name: 'Money' }).click();
    await record.getByRole('button', { name: 'Add a payment' }).click();
    await record.getByRole('button', { name: 'Add the payment' }).click();
    await record.getByRole('group', { name: /^There are \d problems$/ }).waitFor();
    expect(await visited.axe()).toEqual([]);
  });
});
