import { sampleReference } from '@phb/schemas';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';
import RegisterPart from '../../../ui/register/RegisterPart.js';
import type { MemoryData } from '../memory/memoryData.js';
import { sampleRegister } from '../memory/register.js';
import { show } from '../memory/show.js';
import type { Inside } from '../memory/show.js';
import { arrange, laidOut, openRegister } from './openRegister.js';

const direct = sampleReference('PHB', 1);
const wheelchair = sampleReference('PHB', 2);
const planning = sampleReference('PHB', 3);

const refsInOrder = (): readonly string[] =>
  screen
    .getAllByRole('checkbox', { name: /^Select PHB-/ })
    .map((box) => box.getAttribute('aria-label')?.slice(7) ?? '');
const search = (): HTMLElement => screen.getByRole('searchbox', { name: /^Find by/ });
const user = userEvent.setup({ delay: null });
async function open(): Promise<MemoryData> {
  const data = await openRegister();
  await screen.findByText('3 of 3 cases');
  return data;
}

laidOut();

describe('the order of the register', () => {
  it('is said in words, and takes a second key by Shift', async () => {
    await open();
    expect(screen.getByText('Sorted by next review due, earliest first')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Status' }));
    expect(refsInOrder()).toEqual([direct, wheelchair, planning]);
    await user.keyboard('{Shift>}');
    await user.click(screen.getByRole('button', { name: 'Name' }));
    await user.click(screen.getByRole('button', { name: /^Name/ }));
    await user.keyboard('{/Shift}');
    expect(screen.getByText('Sorted by status, in the order of the list, then name, Z to A')).toBeInTheDocument();
    expect(refsInOrder()).toEqual([wheelchair, direct, planning]);
  });
});

describe('grouping the register', () => {
  it('heads the cases with their number and their money by period, and folds a group away', async () => {
    await open();
    const panel = await arrange();
    await user.selectOptions(panel.getByRole('combobox', { name: /^Group by/ }), 'Status');
    const live = (await screen.findByText('Live', { selector: '[role=treegrid] [aria-level="1"] *' })).closest(
      '[role=row]',
    );
    expect(live).toHaveTextContent('2 cases');
    expect(live).toHaveTextContent('£1,250.01 per week');
    expect(live).toHaveTextContent('£900.00 one-off');
    const grid = screen.getByRole('treegrid', { name: 'Personal health budgets' });
    expect(grid).toHaveAttribute('aria-rowcount', '6');
    expect(refsInOrder()).toEqual([planning, direct, wheelchair]);
    await user.click(live as HTMLElement);
    expect(live).toHaveAttribute('aria-expanded', 'false');
    expect(refsInOrder()).toEqual([planning]);
    expect(grid).toHaveAttribute('aria-rowcount', '4');
    await user.click(screen.getByRole('button', { name: 'Open all groups' }));
    expect(refsInOrder()).toHaveLength(3);
  });
});

describe('a search that finds nothing', () => {
  it('says what is wrong with an NHS number', async () => {
    await open();
    await user.type(search(), '999 000 0019');
    expect(await screen.findByText(/The check digit of this NHS number is wrong/)).toBeInTheDocument();
    await user.clear(search());
    await user.type(search(), '99900000181');
    expect(await screen.findByText(/has 10 digits, and this one has 11/)).toBeInTheDocument();
  });

  it('says that a filter hides what it finds, and searches without', async () => {
    await open();
    await user.click(screen.getByRole('button', { name: 'Filter status' }));
    await user.click(
      within(await screen.findByRole('group', { name: 'Status' })).getByRole('checkbox', { name: 'Planning' }),
    );
    await user.click(screen.getByRole('button', { name: 'Done' }));
    await user.type(search(), 'hartley');
    expect(await screen.findByText('The filters hide what the search finds.')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Search without filters' }));
    expect(refsInOrder()).toEqual([direct]);
  });
});

it('counts the values of a filter under the other filters, not under its own', async () => {
  await open();
  await user.click(screen.getByRole('button', { name: 'Filter status' }));
  const status = within(await screen.findByRole('group', { name: 'Status' }));
  const count = (of: Inside, name: string): string =>
    of.getByRole('checkbox', { name }).closest('div')?.textContent ?? '';
  await user.click(status.getByRole('checkbox', { name: 'Planning' }));
  expect(count(status, 'Live')).toContain('2');
  await user.click(screen.getByRole('button', { name: 'Done' }));
  await user.click(screen.getByRole('button', { name: 'Filter form' }));
  const forms = within(await screen.findByRole('group', { name: 'Form' }));
  expect(count(forms, 'Direct payment')).toContain('0');
});

it('asks for nothing but the cases before the first rows: names, permissions and views come after', async () => {
  const data = sampleRegister();
  const asked: string[] = [];
  const permissions = jest.spyOn(data, 'permissions').mockImplementation(async () => {
    asked.push(`permissions with ${screen.queryAllByRole('checkbox', { name: /^Select PHB-/ }).length} rows`);
    return { read: true, add: true, edit: true, remove: true, provision: true };
  });
  const workingSet = jest.spyOn(data, 'workingSet');
  show(<RegisterPart />, data);
  expect(workingSet).toHaveBeenCalledTimes(1);
  await screen.findByText('Demo-Hartley, Maren');
  expect(permissions).toHaveBeenCalled();
  expect(asked[0]).toBe('permissions with 3 rows');
  await waitFor(() => expect(workingSet).toHaveBeenCalledTimes(2));
});
