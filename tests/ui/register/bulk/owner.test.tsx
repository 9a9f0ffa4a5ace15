import { ConflictError } from '@phb/connectors';
import { people, personalHealthBudgets, sampleReference } from '@phb/schemas';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';
import { runsOf } from '../../../../ui/register/bulk/ownerChange.js';
import RegisterPart from '../../../../ui/register/RegisterPart.js';
import { pretendLayout } from '../../memory/layout.js';
import { testMembers } from '../../memory/memoryData.js';
import { sampleRegister } from '../../memory/register.js';
import { show } from '../../memory/show.js';
import type { Inside } from '../../memory/show.js';

const direct = sampleReference('PHB', 1);
const wheelchair = sampleReference('PHB', 2);
const planning = sampleReference('PHB', 3);
const [ada, ben] = testMembers;
const user = userEvent.setup({ delay: null });

const box = (ref: string): HTMLElement => screen.getByRole('checkbox', { name: `Select ${ref}` });
const ownerOf = (data: ReturnType<typeof sampleRegister>, ref: string): unknown =>
  data
    .list(personalHealthBudgets)
    .rows()
    .find((row) => row.ref === ref)?.owner;
async function open(data = sampleRegister()): Promise<ReturnType<typeof sampleRegister>> {
  show(<RegisterPart />, data);
  await screen.findByText('3 of 3 cases');
  await screen.findByRole('combobox', { name: 'View' });
  return data;
}
async function changeOwner(): Promise<Inside> {
  await user.click(screen.getByRole('button', { name: 'Change owner' }));
  return within(await screen.findByRole('dialog', { name: /^Change the owner of/ }));
}

let restore: () => void;
beforeEach(() => {
  restore = pretendLayout({ width: 1400, height: 640 });
});
afterEach(() => restore());

it('ticks a range, the rest with the box in the heading, and says when a filter hides what is ticked', async () => {
  await open();
  await user.click(box(direct));
  await user.keyboard('{Shift>}');
  await user.click(box(wheelchair));
  await user.keyboard('{/Shift}');
  expect(screen.getByText('2 cases are ticked')).toBeInTheDocument();
  await user.click(screen.getByRole('checkbox', { name: 'Select all 3 cases' }));
  expect(screen.getByText('3 cases are ticked')).toBeInTheDocument();
  await user.type(screen.getByRole('searchbox', { name: /^Find by/ }), 'hartley');
  expect(screen.getByText('3 cases are ticked, 1 of them shown')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Clear the ticks' }));
  expect(screen.queryByText(/ticked/)).toBeNull();
});

it('shows what would change, changes it, and says what became of it', async () => {
  const data = sampleRegister();
  data.list(personalHealthBudgets).changeAsSomebodyElse(direct, { owner: ben?.id ?? null });
  await open(data);
  await user.click(screen.getByRole('checkbox', { name: 'Select all 3 cases' }));
  const panel = await changeOwner();
  await user.selectOptions(await panel.findByRole('combobox', { name: 'New owner' }), ben?.name ?? '');
  expect(panel.getByText(/^2 cases change to Demo-Nurse, Ben\. 1 case needs no change/)).toBeInTheDocument();
  expect(panel.getByRole('row', { name: new RegExp(`${wheelchair}.*Nobody.*Demo-Nurse, Ben`) })).toBeInTheDocument();
  expect(ownerOf(data, wheelchair)).toBeNull();
  await user.click(panel.getByRole('button', { name: 'Change 2 cases' }));
  expect(await panel.findByText('2 cases were changed.')).toBeInTheDocument();
  expect(ownerOf(data, wheelchair)).toBe(ben?.id);
  expect(data.list(personalHealthBudgets).log).toEqual([`update ${wheelchair} owner`, `update ${planning} owner`]);
  await user.click(panel.getAllByRole('button', { name: 'Close' })[1] ?? panel.getByRole('button', { name: 'Close' }));
  await waitFor(() => expect(screen.queryByText(/ticked/)).toBeNull());
});

it('keeps a refused case ticked and says why', async () => {
  const data = await open();
  await user.click(screen.getByRole('checkbox', { name: 'Select all 3 cases' }));
  const panel = await changeOwner();
  await user.selectOptions(await panel.findByRole('combobox', { name: 'New owner' }), ada?.name ?? '');
  data
    .list(personalHealthBudgets)
    .refuse('update', new ConflictError({ message: '412', sentence: 'Somebody else saved this first.', status: 412 }));
  await user.click(panel.getByRole('button', { name: 'Change 3 cases' }));
  expect(await panel.findByText(/2 cases were changed\. 1 case was not: it stays ticked/)).toBeInTheDocument();
  expect(panel.getByRole('row', { name: new RegExp(`${direct}.*Somebody else saved this first`) })).toBeInTheDocument();
  expect(await screen.findByText('1 case is ticked')).toBeInTheDocument();
  expect(box(direct)).toBeChecked();
  expect(box(wheelchair)).not.toBeChecked();
});

it('stops when it is asked to, and what was not sent stays ticked', async () => {
  const data = await open();
  await user.click(screen.getByRole('checkbox', { name: 'Select all 3 cases' }));
  const panel = await changeOwner();
  await user.selectOptions(await panel.findByRole('combobox', { name: 'New owner' }), ada?.name ?? '');
  const list = data.list(personalHealthBudgets);
  const write = list.write.bind(list);
  jest.spyOn(list, 'write').mockImplementation(async (operations, options) => {
    fireEvent.click(await panel.findByRole('button', { name: 'Stop' }));
    return write(operations, options);
  });
  await user.click(panel.getByRole('button', { name: 'Change 3 cases' }));
  expect(await panel.findByText(/0 cases were changed\. 3 were not: they stay ticked/)).toBeInTheDocument();
  expect(ownerOf(data, direct)).toBeNull();
});

it('offers no change to those who may only read', async () => {
  const data = sampleRegister();
  data.allow(personalHealthBudgets, { read: true });
  data.allow(people, {});
  await open(data);
  await user.click(box(direct));
  expect(await screen.findByRole('button', { name: 'Download these' })).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Change owner' })).toBeNull();
});

it('asks for ids that follow each other as one window', () => {
  expect(runsOf([7, 3, 4, 5, 9])).toEqual([
    { from: 3, to: 6 },
    { from: 7, to: 8 },
    { from: 9, to: 10 },
  ]);
});
