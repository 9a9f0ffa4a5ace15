/** Taking back the last save: by the button, by Ctrl+Z, and what stands in its way. */
import { OfflineError } from '@phb/connectors';
import { personalHealthBudgets, reviews, sampleDay, sampleReference } from '@phb/schemas';
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
const caseNow = (data: MemoryData) =>
  theCases(data)
    .rows()
    .find(({ ref }) => ref === direct);

/** Writes into one field of the case and saves it, as a person does. */
async function save(data: MemoryData, label: string, text: string): Promise<ReturnType<typeof userEvent.setup>> {
  const user = userEvent.setup({ delay: null });
  show(<RegisterPart />, data);
  await screen.findByText('3 of 3 cases');
  await user.click(screen.getByRole('gridcell', { name: direct }));
  await user.click(await screen.findByRole('button', { name: 'Edit the case' }));
  const field = within(screen.getByRole('form')).getByRole('textbox', { name: label });
  await user.clear(field);
  await user.type(field, text);
  await user.click(within(screen.getByRole('form')).getByRole('button', { name: 'Save' }));
  await screen.findByText(`${direct} is saved.`);
  return user;
}

it('writes back what it was, and the open review with it', async () => {
  const data = sampleRegister();
  const before = caseNow(data);
  const openBefore = data.list(reviews).rows();
  const user = await save(data, 'First payment on', '14 March 2019');
  expect(caseNow(data)?.nextReviewDue).toEqual(sampleDay('2019-06-13'));
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await screen.findByText(`Undone: ${direct} is as it was.`)).toBeInTheDocument();
  const { etag, modified, ...columns } = before ?? {};
  expect([etag, modified]).not.toContain(undefined);
  expect(caseNow(data)).toMatchObject(columns);
  const open = (rows: typeof openBefore) => rows.map(({ ref, dueOn }) => ({ ref, dueOn }));
  expect(open(data.list(reviews).rows())).toEqual(open(openBefore));
});

it('does so on Ctrl+Z, but not where Ctrl+Z takes back typing', async () => {
  const data = sampleRegister();
  const user = await save(data, 'Council', 'Westvale');
  await user.click(screen.getByRole('button', { name: 'Close' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  fireEvent.keyDown(screen.getByRole('searchbox'), { key: 'z', ctrlKey: true });
  expect(caseNow(data)?.council).toBe('Westvale');
  fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
  expect(await screen.findByText(`Undone: ${direct} is as it was.`)).toBeInTheDocument();
  expect(caseNow(data)?.council).toBe('Northbay');
});

it('leaves what others changed since, and says so if it is the same', async () => {
  const data = sampleRegister();
  const user = await save(data, 'Council', 'Westvale');
  theCases(data).changeAsSomebodyElse(direct, { team: 'Demo team' });
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await screen.findByText(`Undone: ${direct} is as it was.`);
  expect(caseNow(data)).toMatchObject({ council: 'Northbay', team: 'Demo team' });
});

it('does not overwrite what somebody else made of it since', async () => {
  const data = sampleRegister();
  const user = await save(data, 'Approved amount', '1300');
  // The period belongs to the amount: taking back the amount alone would make another sum of theirs.
  theCases(data).changeAsSomebodyElse(direct, { amountPeriod: 'month' });
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await screen.findByText(/Somebody changed the same since, so it was not undone/)).toBeInTheDocument();
  expect(caseNow(data)).toMatchObject({ amount: 130_000, amountPeriod: 'month' });
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
});

it('can be tried again when there was no connection, and goes on where it stopped', async () => {
  const data = sampleRegister();
  const user = await save(data, 'First payment on', '14 March 2019');
  theCases(data).refuse('update', new OfflineError({ message: 'gone', sentence: 'There is no network.' }));
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('This was not undone. There is no network.')).toBeInTheDocument();
  data.list(reviews).refuse('update', new OfflineError({ message: 'gone', sentence: 'There is no network.' }));
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await screen.findByText(/Saved: the case. Not saved yet: the open review/)).toBeInTheDocument();
  const writes = theCases(data).log.length;
  await user.click(screen.getByRole('button', { name: 'Undo the rest' }));
  await screen.findByText(`Undone: ${direct} is as it was.`);
  await waitFor(() => expect(caseNow(data)?.firstPaymentOn).not.toEqual(sampleDay('2019-03-14')));
  expect(theCases(data).log).toHaveLength(writes);
});
