/** Two people in one register, each in a browser of their own: a conflict that loses nothing, marks of a change, undo, history. */
import type { Frame, Locator } from 'playwright-core';
import { eventually } from '../harness/eventually.js';
import { browsing } from './browsing.js';
import { change, item, items } from './plainHttp.js';
import type { Item } from './plainHttp.js';

const budgets = 'Personal health budgets';
const { open } = browsing();

/** Running cases, one for each test: put back as they were when the tests are done. */
let spare: Item[];
beforeAll(async () => {
  const all = await items('coordinator', 'register', budgets);
  spare = all.filter((row) => row['Status'] === 'Live' && row['Category'] === 'Adult CHC' && row['EndsOn'] === null);
});
const touched: Item[] = [];
function spareCase(): Item {
  const row = spare.shift();
  if (row === undefined) throw new Error('The demonstration set has too few cases of this kind.');
  touched.push(row);
  return row;
}
// Other paths count what stands in the demonstration set.
afterAll(async () => {
  for (const row of touched) {
    const { Council, Team, Amount, NextReviewDue } = row;
    await change('coordinator', 'register', budgets, row, { Council, Team, Amount, NextReviewDue });
  }
});
const stored = (row: Item): Promise<Item> => item('coordinator', 'register', budgets, row.Title);

async function openCase(document: Frame, reference: string): Promise<Locator> {
  await document.getByRole('searchbox', { name: 'Find by reference, name or NHS number' }).fill(reference);
  await document.getByRole('grid', { name: budgets }).getByRole('row').filter({ hasText: reference }).click();
  const panel = document.getByRole('dialog', { name: reference });
  await panel.getByRole('button', { name: 'Edit the case' }).waitFor();
  return panel;
}

async function editCase(document: Frame, reference: string): Promise<Locator> {
  const panel = await openCase(document, reference);
  await panel.getByRole('button', { name: 'Edit the case' }).click();
  await panel.getByRole('form', { name: `Edit ${reference}` }).waitFor();
  return panel;
}

/**
 * As coming back to the page does: the register asks the change log at once. An answer that is on its way already may be older
 * than what is looked for, so that the person comes back until it stands there.
 */
async function comeBackTo(document: Frame, looked: Locator): Promise<void> {
  await eventually(async () => {
    await document.evaluate(() => window.document.dispatchEvent(new Event('visibilitychange')));
    await looked.waitFor({ timeout: 2000 });
  });
}

it('merges what two people changed in the same case, and tells the second who was first', async () => {
  const row = spareCase();
  const first = await open({ page: 'register', person: 'nurse' });
  const second = await open({ page: 'register', person: 'coordinator' }, [/412/]);
  const [one, two] = [await editCase(first.document, row.Title), await editCase(second.document, row.Title)];
  await one.getByRole('textbox', { name: 'Council', exact: true }).fill('Demo First Council');
  await one.getByRole('textbox', { name: 'Approved amount' }).fill('1,001.00');
  await one.getByRole('button', { name: 'Save', exact: true }).click();
  await one.getByText(`${row.Title} is saved.`).waitFor();

  await two.getByRole('textbox', { name: 'Council', exact: true }).fill('Demo Second Council');
  await two.getByRole('textbox', { name: 'Team', exact: true }).fill('Demo Second Team');
  await two.getByRole('button', { name: 'Save', exact: true }).click();
  await two.getByRole('heading', { name: /^Somebody else saved this/ }).waitFor();
  await two.getByText(/^Saved by .+ on \d+ \w+ \d{4} at \d+:\d\d[ap]m\.$/).waitFor();
  await two.getByText(/Approved amount and per: £1,001\.00/).waitFor();
  await two.getByRole('radio', { name: 'Keep mine: Demo Second Council' }).check();
  await two.getByRole('button', { name: 'Save', exact: true }).click();
  await two.getByText(`${row.Title} is saved.`).waitFor();

  const now = await stored(row);
  expect(now).toMatchObject({ Council: 'Demo Second Council', Team: 'Demo Second Team', Amount: 1001 });
  // What the first saved is in the history, and so is what the second made of it.
  await two.getByRole('tab', { name: 'History' }).click();
  await two.getByText('from “Demo First Council” to “Demo Second Council”').waitFor();
});

it('marks in words the case that somebody else saved, and shows the changes in the open case', async () => {
  const row = spareCase();
  const reader = await open({ page: 'register', person: 'coordinator' });
  const panel = await openCase(reader.document, row.Title);
  const writer = await open({ page: 'register', person: 'nurse' });
  const form = await editCase(writer.document, row.Title);
  await form.getByRole('textbox', { name: 'Council', exact: true }).fill('Demo Moved Council');
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await form.getByText(`${row.Title} is saved.`).waitFor();

  await comeBackTo(reader.document, panel.getByText(/saved this case on .+, after you opened it/));
  await panel.getByRole('button', { name: 'Show the changes' }).click();
  await panel.getByText(/to “Demo Moved Council”/).waitFor();
  await panel.getByRole('button', { name: 'Bring up to date' }).click();
  await panel.getByRole('button', { name: 'Show the changes' }).waitFor({ state: 'detached' });
  await panel.getByRole('button', { name: 'Close', exact: true }).click();

  // The first takes it back: the second, whose panel is closed now, finds the mark in the grid.
  await form.getByRole('button', { name: 'Undo' }).click();
  await form.getByText(`Undone: ${row.Title} is as it was.`).waitFor();
  expect((await stored(row))['Council']).toBe(row['Council']);
  const mark = reader.document.getByText(/^Changed \d+:\d\d[ap]m by /);
  await comeBackTo(reader.document, mark);
  expect(await reader.axe()).toEqual([]);
  await reader.document.getByRole('button', { name: 'Mark as seen' }).click();
  await mark.waitFor({ state: 'detached' });
});

it('looks through the whole register, and mends a review date that somebody wrote elsewhere', async () => {
  const row = spareCase();
  await change('coordinator', 'register', budgets, row, { NextReviewDue: '2031-01-01T00:00:00Z' });
  const visited = await open({ page: 'register', person: 'coordinator' });
  const { document } = visited;
  await document.getByRole('button', { name: 'More' }).click();
  await document.getByRole('menuitem', { name: 'Health of the register' }).click();
  const group = document.getByRole('region', { name: /^Review dates out of date/ });
  await group.getByRole('button', { name: `Repair ${row.Title}` }).click();
  await group.getByRole('row').filter({ hasText: row.Title }).getByText('Repaired.').waitFor();
  expect((await stored(row))['NextReviewDue']).toBe(row['NextReviewDue']);
  expect(await visited.axe()).toEqual([]);
});
