/** The review tracker by keyboard alone: from the page's first Tab stop to a recorded review, and on to the next one. */
import type { Frame, Locator } from 'playwright-core';
import { eventually } from '../harness/eventually.js';
import { browsing, descriptionOf, focused, tabTo } from './browsing.js';
import { item, items } from './plainHttp.js';
import type { Item } from './plainHttp.js';

const { open } = browsing();

/** The reference of the case in whose row the focus is. */
async function caseAtFocus(document: Frame): Promise<string> {
  const text = await document
    .getByRole('row')
    .filter({ has: document.locator(':focus') })
    .innerText();
  return /PHB-\w{4}-\w{4}/.exec(text)?.[0] ?? '';
}

const inWords = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' });
const dayOf = (value: unknown): string => inWords.format(new Date(String(value)));

const stored = (reference: string): Promise<Item> =>
  item('coordinator', 'register', 'Personal health budgets', reference);
const reviewsOf = (reference: string): Promise<readonly Item[]> =>
  items('coordinator', 'register', 'Reviews', { $filter: `CaseRef eq '${reference}'` });

it('goes to the overdue reviews, reads why, records one, and its next date moves', async () => {
  const { page, document } = await open({ page: 'reviews', person: 'coordinator' });
  const press = (...keys: string[]): Promise<void> =>
    keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());

  // The tabs take one Tab stop, the arrow keys go between them.
  const tab = (name: RegExp): Locator => document.getByRole('tab', { name });
  await tab(/^Overdue\s*\d+$/).waitFor();
  await tabTo(page, document.locator('[role=tab][aria-selected=true]'));
  const order = await document.getByRole('tab').allInnerTexts();
  const steps = order.findIndex((text) => text.startsWith('Overdue'));
  expect(steps).toBeGreaterThan(0);
  for (let step = 0; step < steps; step += 1) await press('ArrowRight');
  await focused(tab(/^Overdue/));
  await press('Enter');
  const grid = document.getByRole('grid', { name: 'Reviews: overdue' });
  await grid.waitFor();
  const overdue = Number(/\d+/.exec(await tab(/^Overdue/).innerText())?.[0]);
  await eventually(async () => {
    expect(Number(await grid.getAttribute('aria-rowcount'))).toBe(overdue + 1);
  });

  // The grid takes one Tab stop too. The tenth row, so that the one that comes up in its place is another.
  await tabTo(page, grid.getByRole('gridcell').first());
  await press(...Array<string>(9).fill('ArrowDown'));
  await grid.locator('[role=row][aria-rowindex="11"]:focus-within').waitFor();
  const reference = await caseAtFocus(document);
  const before = await stored(reference);
  const reviewsBefore = await reviewsOf(reference);
  const waiting = reviewsBefore.filter((row) => row['DoneOn'] === null);
  expect(waiting).toHaveLength(1);
  await press('End', 'ArrowLeft', 'Enter');

  const why = document.getByRole('dialog', { name: `Why this date? ${reference}` });
  await why.getByRole('heading', { level: 3, name: dayOf(before['NextReviewDue']) }).waitFor();
  const [rule, arithmetic] = await Promise.all(
    ['Rule', 'Worked out'].map((term) => why.locator(`dt:text-is("${term}") + dd`).first().innerText()),
  );
  expect(rule).toMatch(/reviewed .*(months|then)/);
  expect(arithmetic).toContain(dayOf(before['NextReviewDue']));
  await press('Escape');
  await why.waitFor({ state: 'hidden' });
  await focused(document.getByRole('button', { name: `Why this date? ${reference}` }));

  await press('ArrowRight', 'Enter');
  const dialog = document.getByRole('dialog', { name: `Record a review of ${reference}` });
  const doneOn = dialog.getByRole('textbox', { name: 'Done on' });
  await tabTo(page, doneOn);
  await page.keyboard.type('1/5/2019');
  await press('Enter', 'Enter');
  await focused(dialog.getByRole('group', { name: 'There are 2 problems' }));
  expect(await descriptionOf(doneOn)).toContain('Done on must not be after today, 30 April 2019.');
  const outcome = dialog.getByRole('combobox', { name: 'Outcome' });
  expect(await descriptionOf(outcome)).toContain('A review that was done needs its date and its outcome.');
  expect(await stored(reference)).toEqual(before);
  await tabTo(page, doneOn);
  await press('Control+a');
  await page.keyboard.type('30/4/2019');
  await tabTo(page, outcome);
  await page.keyboard.type('Continue');
  const promised = await dialog.getByText(/^The next review will be due on /).innerText();
  const next = /due on (.+)\.$/.exec(promised)?.[1] ?? '';
  await tabTo(page, dialog.getByRole('button', { name: 'Record the review' }));
  await press('Enter');
  await dialog.waitFor({ state: 'hidden' });

  await document.getByText(`The review of ${reference} is recorded. The next one is due on ${next}.`).waitFor();
  await tab(new RegExp(`^Overdue\\s*${overdue - 1}$`)).waitFor();
  await document.locator('[role=grid] [role=row]:focus-within').filter({ hasNotText: reference }).waitFor();

  const after = await stored(reference);
  expect(dayOf(after['NextReviewDue'])).toBe(next);
  expect(Date.parse(String(after['NextReviewDue']))).toBeGreaterThan(Date.parse(String(before['NextReviewDue'])));
  const reviewsAfter = await reviewsOf(reference);
  expect(reviewsAfter).toHaveLength(reviewsBefore.length + 1);
  expect(reviewsAfter.find((row) => row.Title === waiting[0]?.Title)).toMatchObject({
    DoneOn: '2019-04-29T23:00:00Z',
    Outcome: 'Continue unchanged',
  });
  const [open_] = reviewsAfter.filter((row) => row['DoneOn'] === null);
  expect(open_).toMatchObject({ DueOn: after['NextReviewDue'], CaseRef: reference });
});
