/** Rows of Settings that cannot be used: each part says what is wrong, where, and what stands until it is mended. */
import { browsing } from './browsing.js';
import { change, items } from './plainHttp.js';
import type { Item } from './plainHttp.js';

const { open } = browsing();

const broken =
  'LOCAL-REVIEW-FIRST-MONTHS holds “soon”. Write a whole number of months from 1 to 24, such as 3. Until then 3 months is used.';
const misspelt = 'There is no setting named PARTNER-COUNCL. Correct the name, or delete the row.';

async function setting(name: string): Promise<Item> {
  const [row] = await items('administrator', 'register', 'Settings', { $filter: `Name eq '${name}'` });
  if (row === undefined) throw new Error(`Settings has no ${name}.`);
  return row;
}

let months: Item;
let council: Item;
beforeAll(async () => {
  [months, council] = await Promise.all([setting('LOCAL-REVIEW-FIRST-MONTHS'), setting('PARTNER-COUNCIL')]);
  await change('administrator', 'register', 'Settings', months, { Value: 'soon' });
  await change('administrator', 'register', 'Settings', council, { Name: 'PARTNER-COUNCL' });
});
const mend = async (): Promise<void> => {
  await change('administrator', 'register', 'Settings', months, { Value: months['Value'] });
  await change('administrator', 'register', 'Settings', council, { Name: council['Name'] });
};
afterAll(mend);

it('says both on the review tracker, which goes on with the default, and in the record of a case', async () => {
  const { document } = await open({ page: 'reviews', person: 'coordinator' });
  for (const sentence of [broken, misspelt]) await document.getByText(sentence).waitFor();
  // The first tab with something in it is open from now on.
  await document.getByRole('tab', { name: /^Overdue\s*\d+$/ }).waitFor();
  const row = document.getByRole('row').nth(1);
  const reference = /PHB-\w{4}-\w{4}/.exec(await row.innerText())?.[0] ?? '';
  // By its reference: what stands first may be another once more rows are there.
  await document.getByRole('row').filter({ hasText: reference }).getByRole('gridcell').first().click();
  const record = document.getByRole('dialog', { name: reference });
  for (const sentence of [broken, misspelt]) await record.getByText(sentence).waitFor();
});

it('says why nothing can be published, and publishes again once the row is mended', async () => {
  const { document, page } = await open({ page: 'partnership', person: 'coordinator' });
  await document.getByRole('tab', { name: 'Publish agreed columns' }).click();
  await document.getByText('It is not said which council this site is shared with.').waitFor();
  await document.getByText(misspelt).waitFor();
  await mend();
  await page.reload();
  await document.getByRole('tab', { name: 'Publish agreed columns' }).click();
  await document.getByRole('heading', { name: 'Publish to Northbay' }).waitFor();
  await document.getByText(misspelt).waitFor({ state: 'detached' });
});
