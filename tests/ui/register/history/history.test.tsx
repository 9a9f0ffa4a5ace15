/** The history of a case: who changed what from what to what, in the case and the rows that belong to it. */
import { people, personalHealthBudgets, purchases, sampleDay, sampleReference } from '@phb/schemas';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';
import RegisterPart from '../../../../ui/register/RegisterPart.js';
import { pretendLayout } from '../../memory/layout.js';
import type { MemoryData } from '../../memory/memoryData.js';
import { sampleRegister } from '../../memory/register.js';
import { show } from '../../memory/show.js';

const direct = sampleReference('PHB', 1);
let restore: () => void;
beforeEach(() => {
  restore = pretendLayout({ width: 1200, height: 640 });
});
afterEach(() => restore());

async function withHistory(data: MemoryData): Promise<void> {
  data.list(personalHealthBudgets).changeAsSomebodyElse(direct, { council: 'Southmere', amount: 130_000 });
  const bought = await data.list(purchases).add({
    caseRef: direct,
    boughtOn: sampleDay('2019-03-01'),
    kind: 'Equipment',
    description: 'Demo cushion',
    amount: 4_500,
  } as never);
  data.list(purchases).changeAsSomebodyElse(bought.ref, { amount: 4_650 });
}

async function openHistory(data: MemoryData): Promise<HTMLElement> {
  const user = userEvent.setup({ delay: null });
  show(<RegisterPart />, data);
  await screen.findByText('3 of 3 cases');
  await user.click(screen.getByRole('gridcell', { name: direct }));
  await user.click(await screen.findByRole('tab', { name: 'History' }));
  return screen.findByRole('list', { name: 'Saves, newest first' });
}

const entriesOf = (list: HTMLElement): readonly (string | null)[] =>
  [...list.children].map(({ textContent }) => textContent);

it('tells who saved what, from what to what, the newest first, across the lists of the case', async () => {
  const data = sampleRegister();
  await withHistory(data);
  const entries = entriesOf(await openHistory(data));
  const changed = entries.find((entry) => entry?.includes('Council: from'));
  expect(changed).toMatch(
    /^30 April 2019 at 10:00am · Demo-Nurse, Ben · Personal health budgets, PHB-\S+?Council: from “Northbay” to “Southmere”Approved amount: from “£1,250\.01” to “£1,300\.00”$/,
  );
  expect(
    entries.some((entry) => entry?.includes('Purchases') && entry.includes('Amount: from “£45.00” to “£46.50”')),
  ).toBe(true);
  expect(entries.some((entry) => entry?.includes('Purchases') && entry.endsWith('Added.'))).toBe(true);
  expect(entries.some((entry) => entry?.includes('· People,'))).toBe(true);
});

it('can be narrowed to one list', async () => {
  const data = sampleRegister();
  await withHistory(data);
  await openHistory(data);
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Show' }), 'Purchases (2)');
  const entries = entriesOf(screen.getByRole('list', { name: 'Saves, newest first' }));
  expect(entries).toHaveLength(2);
  expect(entries[0]).toContain('from “£45.00” to “£46.50”');
});

it('asks no list that this person may not open', async () => {
  const data = sampleRegister();
  await withHistory(data);
  data.allow(people, { read: false });
  data.allow(purchases, { read: false });
  data.list(purchases).versions = () => {
    throw new Error('not to be asked');
  };
  const entries = entriesOf(await openHistory(data));
  expect(entries.length).toBeGreaterThan(0);
  expect(entries.some((entry) => entry?.includes('Purchases') === true || entry?.includes('· People,') === true)).toBe(
    false,
  );
  expect(
    within(screen.getByRole('combobox', { name: 'Show' })).queryByRole('option', { name: /Purchases/ }),
  ).toBeNull();
});
