import { NoAccessError, NotFoundError } from '@phb/connectors';
import { listsOf, people, personalHealthBudgets, sampleReference } from '@phb/schemas';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';
import RegisterPart from '../../../ui/register/RegisterPart.js';
import { pretendLayout } from '../memory/layout.js';
import { sampleRegister } from '../memory/register.js';
import { show } from '../memory/show.js';

const direct = sampleReference('PHB', 1);
const wheelchair = sampleReference('PHB', 2);
const planning = sampleReference('PHB', 3);
const closed = sampleReference('PHB', 4);

const refsInOrder = (): readonly string[] =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('gridcell')[1]?.textContent ?? '');
const search = (): HTMLElement => screen.getByRole('searchbox', { name: /^Find by/ });

let restore: () => void;
beforeEach(() => {
  restore = pretendLayout({ width: 1200, height: 640 });
});
afterEach(() => restore());

describe('the register', () => {
  it('shows the open cases with the soonest review first, blanks last, and leaves closed cases out', async () => {
    show(<RegisterPart />, sampleRegister());
    expect(await screen.findByText('3 of 3 cases')).toBeInTheDocument();
    expect(refsInOrder()).toEqual([direct, wheelchair, planning]);
    const first = within(screen.getByRole('gridcell', { name: direct }).closest('[role=row]') as HTMLElement);
    expect(first.getByText('Demo-Hartley, Maren')).toBeInTheDocument();
    expect(first.getByText('£1,250.01')).toBeInTheDocument();
    expect(first.getByText('per week')).toBeInTheDocument();
    expect(first.getByText('Direct payment (managed account)')).toBeInTheDocument();
  });

  it('sorts by name from the heading, up and down', async () => {
    const user = userEvent.setup({ delay: null });
    show(<RegisterPart />, sampleRegister());
    await screen.findByText('3 of 3 cases');
    await user.click(screen.getByRole('button', { name: 'Name' }));
    expect(refsInOrder()).toEqual([direct, wheelchair, planning]);
    await user.click(screen.getByRole('button', { name: 'Name' }));
    expect(refsInOrder()).toEqual([wheelchair, planning, direct]);
    expect(screen.getByRole('columnheader', { name: /Name/ })).toHaveAttribute('aria-sort', 'descending');
  });

  it('filters by a value of the whole set, with counts, and clears', async () => {
    const user = userEvent.setup({ delay: null });
    show(<RegisterPart />, sampleRegister());
    await screen.findByText('3 of 3 cases');
    await user.click(screen.getByRole('button', { name: 'Filter status' }));
    const filter = within(await screen.findByRole('group', { name: 'Status' }));
    const live = filter.getByRole('checkbox', { name: 'Live' });
    expect(live.closest('div')?.textContent).toContain('2');
    await user.click(live);
    expect(screen.getByText('2 of 3 cases')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Done' }));
    expect(screen.getByRole('button', { name: 'Filter status, on' })).toHaveFocus();
    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    expect(screen.getByText('3 of 3 cases')).toBeInTheDocument();
  });

  it('finds by name, by part of the reference and by the start of the NHS number', async () => {
    const user = userEvent.setup({ delay: null });
    show(<RegisterPart />, sampleRegister());
    await screen.findByText('3 of 3 cases');
    await user.type(search(), 'tobin');
    expect(refsInOrder()).toEqual([wheelchair, planning]);
    await user.clear(search());
    await user.type(search(), direct.slice(4, 10).toLowerCase());
    expect(refsInOrder()).toEqual([direct]);
    await user.clear(search());
    await user.type(search(), '999 000 0018');
    expect(refsInOrder()).toEqual([direct]);
  });

  it('looks on the server for a whole reference that is not among the open cases', async () => {
    const user = userEvent.setup({ delay: null });
    show(<RegisterPart />, sampleRegister());
    await screen.findByText('3 of 3 cases');
    await user.type(search(), closed.replace(/-/g, '').toLowerCase());
    await user.click(await screen.findByRole('button', { name: `Open ${closed}` }));
    const panel = await screen.findByRole('dialog', { name: closed });
    expect(await within(panel).findByText('Demo-Ashgrove, Ines')).toBeInTheDocument();
    expect(within(panel).getByText('Died 31 March 2019')).toBeInTheDocument();
  });

  it('works without names for those who may not open People, says so, and offers no form', async () => {
    const data = sampleRegister();
    const refused = new NoAccessError({ message: '403', sentence: 'You may not open People.', status: 403 });
    data.list(people).refuse('all', refused);
    data.list(people).refuse('get', refused);
    data.allow(people, {});
    data.allow(personalHealthBudgets, { read: true });
    const user = userEvent.setup({ delay: null });
    show(<RegisterPart />, data);
    expect(await screen.findByText(/^Names are not shown: only the personal health budget team/)).toBeInTheDocument();
    expect(screen.queryByText(/Demo-Hartley/)).toBeNull();
    expect(screen.queryByRole('columnheader', { name: 'Name' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Add a case' })).toBeNull();
    await user.click(screen.getByRole('gridcell', { name: direct }));
    const panel = await screen.findByRole('dialog', { name: direct });
    expect(await within(panel).findByText(/shown only to the personal health budget team/)).toBeInTheDocument();
    expect(within(panel).queryByRole('button', { name: 'Edit the case' })).toBeNull();
  });

  it('opens the case that a link names', async () => {
    show(<RegisterPart />, sampleRegister(), { openCase: { caseRef: wheelchair } });
    const panel = await screen.findByRole('dialog', { name: wheelchair });
    expect(await within(panel).findByText('Do not disclose')).toBeInTheDocument();
    expect(within(panel).getByText('999 000 0026')).toBeInTheDocument();
    expect(within(panel).getByText('£900.00 one-off')).toBeInTheDocument();
  });

  it('says whom to ask when its lists are not there, and lets the owner set the site up', async () => {
    const data = sampleRegister();
    data
      .list(personalHealthBudgets)
      .refuse('all', new NotFoundError({ message: '404', sentence: 'The list is not there.', status: 404 }));
    data.allow(listsOf('register')[0] ?? people, {});
    const { unmount } = show(<RegisterPart />, data);
    expect(await screen.findByText('There is nothing here yet that you can open.')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Set up this site' })).toBeNull();
    unmount();
    data.allow(listsOf('register')[0] ?? people, { provision: true });
    show(<RegisterPart />, data);
    expect(await screen.findByRole('button', { name: 'Set up this site' })).toBeInTheDocument();
  });

  it('says so when a link names no case', async () => {
    show(<RegisterPart />, sampleRegister(), { openCase: { caseRef: 'PHB-0000-0000' } });
    expect(await screen.findByText(/^The link names no case that can be read/)).toBeInTheDocument();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('says that it has no access instead of an empty grid', async () => {
    const data = sampleRegister();
    data
      .list(personalHealthBudgets)
      .refuse('all', new NoAccessError({ message: '403', sentence: 'You may not open it.', status: 403 }));
    show(<RegisterPart />, data);
    expect(await screen.findByText('You do not have access to the register.')).toBeInTheDocument();
    expect(screen.queryByRole('grid')).toBeNull();
  });

  it('becomes a list of cards where there is no room, sorted from a list', async () => {
    restore();
    restore = pretendLayout({ width: 320, height: 640 });
    const user = userEvent.setup({ delay: null });
    show(<RegisterPart />, sampleRegister());
    await screen.findByText('3 of 3 cases');
    expect(screen.queryByRole('columnheader')).toBeNull();
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Sort by' }), 'Name, descending');
    const cards = screen.getAllByRole('row').map((row) => row.textContent ?? '');
    expect(cards[0]).toContain('Demo-O’Quill, Tobin');
    expect(cards[2]).toContain('Demo-Hartley, Maren');
  });

  it('gives the focus back to the row when the panel is closed', async () => {
    const user = userEvent.setup({ delay: null });
    show(<RegisterPart />, sampleRegister());
    await screen.findByText('3 of 3 cases');
    screen.getByRole('gridcell', { name: wheelchair }).focus();
    await user.keyboard('{Enter}');
    const panel = await screen.findByRole('dialog', { name: wheelchair });
    await within(panel).findByText('£900.00 one-off');
    fireEvent.keyDown(within(panel).getByRole('button', { name: 'Close' }), { key: 'Escape' });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() => expect(screen.getByRole('gridcell', { name: wheelchair })).toHaveFocus());
  });
});
