/** What somebody else does while the register stands open: marks in the grid, and a word on the open case. */
import { personalHealthBudgets, sampleReference } from '@phb/schemas';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
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

const theCases = (data: MemoryData) => data.list(personalHealthBudgets);
/** The person comes back to the page: the register asks the change log at once. */
const comeBack = (): boolean => fireEvent(document, new Event('visibilitychange'));

async function openRegister(data: MemoryData): Promise<ReturnType<typeof userEvent.setup>> {
  show(<RegisterPart />, data);
  await screen.findByText('3 of 3 cases');
  return userEvent.setup({ delay: null });
}

it('marks a case that somebody else changed, in words, until it is opened', async () => {
  const data = sampleRegister();
  const user = await openRegister(data);
  theCases(data).changeAsSomebodyElse(direct, { council: 'Eastmoor' });
  comeBack();
  expect(await screen.findByText('1 changed by others')).toBeInTheDocument();
  const mark = screen.getByText('Changed 10:00am by Demo-Nurse, Ben');
  const cell = mark.closest('[role=gridcell]');
  expect(cell).toHaveTextContent(direct);
  expect(screen.getByRole('gridcell', { name: 'Eastmoor' })).toBeInTheDocument();
  await user.click(mark);
  await screen.findByRole('dialog', { name: direct });
  await waitFor(() => expect(screen.queryByText('1 changed by others')).toBeNull());
  expect(screen.queryByText(/^Changed 10:00am/)).toBeNull();
});

it('takes all marks off when told, and marks again what changes again', async () => {
  const data = sampleRegister();
  const user = await openRegister(data);
  theCases(data).changeAsSomebodyElse(direct, { council: 'Eastmoor' });
  comeBack();
  await user.click(await screen.findByRole('button', { name: 'Mark as seen' }));
  expect(screen.queryByText(/^Changed /)).toBeNull();
  theCases(data).changeAsSomebodyElse(direct, { council: 'Westvale' });
  comeBack();
  expect(await screen.findByText(/^Changed 10:00am by/)).toBeInTheDocument();
});

it('does not mark what this person saved', async () => {
  const data = sampleRegister();
  await openRegister(data);
  const cases = theCases(data);
  const mine = cases.rows().find(({ ref }) => ref === direct);
  if (mine === undefined) throw new TypeError('the case is there');
  await cases.update(mine, { council: 'Mine' });
  comeBack();
  expect(await screen.findByRole('gridcell', { name: 'Mine' })).toBeInTheDocument();
  expect(screen.queryByText(/^Changed /)).toBeNull();
  expect(screen.queryByText(/changed by others/)).toBeNull();
});

it('says on the open case who saved it meanwhile, shows what from what to what, and reads it again', async () => {
  const data = sampleRegister();
  const user = await openRegister(data);
  await user.click(screen.getByRole('gridcell', { name: direct }));
  const dialog = await screen.findByRole('dialog', { name: direct });
  await within(dialog).findByRole('button', { name: 'Edit the case' });
  expect(within(dialog).queryByText(/saved this case/)).toBeNull();
  theCases(data).changeAsSomebodyElse(direct, { council: 'Eastmoor', forms: [] });
  comeBack();
  expect(
    await within(dialog).findByText(
      /^Demo-Nurse, Ben saved this case on 30 April 2019 at 10:00am, after you opened it/,
    ),
  ).toBeInTheDocument();
  await user.click(within(dialog).getByRole('button', { name: 'Show the changes' }));
  const changes = within(dialog)
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);
  expect(changes).toEqual(
    expect.arrayContaining(['Council: from “Northbay” to “Eastmoor”', 'Form: from “Direct payment” to nothing']),
  );
  await user.click(within(dialog).getByRole('button', { name: 'Bring up to date' }));
  await waitFor(() => expect(within(dialog).queryByText(/saved this case/)).toBeNull());
  expect(within(dialog).getAllByText('Eastmoor').length).toBeGreaterThan(0);
});
