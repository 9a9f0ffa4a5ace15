import { NoAccessError, OfflineError } from '@phb/connectors';
import { packagesOfCare, personalHealthBudgets } from '@phb/schemas';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';
import ReportsPart from '../../../ui/reports/ReportsPart.js';
import { show } from '../memory/show.js';
import { budget, day, smallRegister } from './register.js';

const user = userEvent.setup({ delay: null });

/** The cells of the row that is called so, in a table. */
function row(table: HTMLElement, name: string): (string | null)[] {
  const found = within(table)
    .getAllByRole('row')
    .find((candidate) => within(candidate).queryByRole('rowheader', { name }));
  if (!found) throw new Error(`no row ${name}`);
  return within(found)
    .getAllByRole('cell')
    .map((cell) => cell.textContent);
}

async function choose(report: string): Promise<void> {
  await user.click(within(screen.getByRole('navigation', { name: 'Reports' })).getByRole('button', { name: report }));
}

describe('people with a personal health budget', () => {
  it('shows category and form as two tables of the same people, each with its day, basis and total', async () => {
    show(<ReportsPart />, smallRegister());
    const category = await screen.findByRole('table', { name: /By category/ });
    expect(category).toHaveAccessibleName(/open on 30 April 2019/);
    expect(row(category, 'Adult CHC')).toEqual(['2', '50.00%']);
    expect(row(category, 'Maternity')).toEqual(['0', '0.00%']);
    expect(row(category, 'All people, each once')).toEqual(['4', '100.00%']);
    const form = screen.getByRole('table', { name: /By form/ });
    expect(row(form, 'Notional')).toEqual(['2', '50.00%']);
    expect(row(form, 'All people, each once')).toEqual(['4', '100.00%']);
    expect(screen.getAllByText('Reconciles')).toHaveLength(2);
    expect(screen.getByText(/The lines come to 5: 1 person stands in more than one line/)).toBeInTheDocument();
  });

  it('counts the year to date when asked', async () => {
    show(<ReportsPart />, smallRegister());
    await screen.findByRole('table', { name: /By category/ });
    await user.click(screen.getByRole('radio', { name: 'Year to date' }));
    const category = screen.getByRole('table', { name: /By category/ });
    expect(category).toHaveAccessibleName(/from 1 April 2019 to 30 April 2019/);
    expect(row(category, 'Maternity')).toEqual(['1', '20.00%']);
  });

  it('counts as at another day, and keeps the figures while the date is not one', async () => {
    show(<ReportsPart />, smallRegister());
    await screen.findByRole('table', { name: /By category/ });
    const field = screen.getByRole('textbox', { name: 'As at' });
    await user.clear(field);
    await user.click(field);
    await user.paste('5/4/2019');
    await user.keyboard('{Enter}');
    expect(field).toHaveValue('5 April 2019');
    expect(row(screen.getByRole('table', { name: /By category/ }), 'Maternity')).toEqual(['1', '20.00%']);
    await user.clear(field);
    await user.click(field);
    await user.paste('31 April 2019');
    await user.keyboard('{Enter}');
    expect(screen.getByText(/The figures are still as at 5 April 2019/)).toBeInTheDocument();
    expect(row(screen.getByRole('table', { name: /By category/ }), 'Maternity')).toEqual(['1', '20.00%']);
  });

  it('adds lines of one table and refuses lines of both', async () => {
    show(<ReportsPart />, smallRegister());
    await screen.findByRole('table', { name: /By category/ });
    await user.click(screen.getByRole('button', { name: 'Add up lines' }));
    await user.click(screen.getByRole('checkbox', { name: 'Notional' }));
    await user.click(screen.getByRole('checkbox', { name: 'Direct payment' }));
    const sum = screen.getByText(/2 \+ 2 = 4: 3 people, 75.00% of 4/);
    expect(sum).toHaveTextContent('1 of the 4 places are people who stand in more than one of these lines');
    await user.click(screen.getByRole('checkbox', { name: 'Adult CHC' }));
    expect(screen.getByText('Not added')).toBeInTheDocument();
    expect(screen.getByText(/These lines cannot be added: “Adult CHC” is a category/)).toHaveTextContent(
      'Together they would come to 6, but they are only 4 different people',
    );
    await user.click(screen.getByRole('button', { name: 'Clear' }));
    expect(screen.getByRole('checkbox', { name: 'Adult CHC' })).not.toBeChecked();
  });

  it('opens the cases behind a line with links, and gives the focus back', async () => {
    show(<ReportsPart />, smallRegister());
    const table = await screen.findByRole('table', { name: /By category/ });
    const line = within(table).getByRole('button', { name: 'Adult CHC' });
    await user.click(line);
    const heading = await screen.findByRole('heading', { name: 'Adult CHC: people with a personal health budget' });
    expect(heading).toHaveFocus();
    const cases = await screen.findByRole('table', { name: '2 cases' });
    const [link] = within(cases).getAllByRole('link');
    if (!link) throw new Error('no case');
    expect(link).toHaveAttribute('href', expect.stringMatching(/case=PHB-/));
    await user.click(link);
    const panel = await screen.findByRole('dialog', { name: link.textContent ?? '' });
    await user.click(within(panel).getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(link).toHaveFocus());
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('heading', { name: /Adult CHC: people/ })).not.toBeInTheDocument();
    await waitFor(() => expect(line).toHaveFocus());
  });

  it('follows the register: a changed form moves the person, also in an open list of cases', async () => {
    const data = smallRegister();
    const list = data.list(personalHealthBudgets);
    show(<ReportsPart />, data);
    const form = await screen.findByRole('table', { name: /By form/ });
    expect(row(form, 'Third party')[0]).toBe('1');
    await user.click(within(form).getByRole('button', { name: 'Third party' }));
    expect(await screen.findByRole('table', { name: '1 case' })).toBeInTheDocument();
    const moved = list.rows().find((stored) => stored.category === 'Wheelchair');
    if (!moved) throw new Error('no wheelchair budget');
    list.changeAsSomebodyElse(moved.ref, { forms: ['Third party'] });
    await user.click(screen.getByRole('button', { name: 'Refresh' }));
    expect(await screen.findByRole('table', { name: '2 cases' })).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Back to the report' }));
    const after = screen.getByRole('table', { name: /By form/ });
    expect([row(after, 'Notional')[0], row(after, 'Third party')[0]]).toEqual(['1', '2']);
  });

  it('shows 50 cases at a time', async () => {
    const data = smallRegister();
    data.list(personalHealthBudgets).fill(Array.from({ length: 60 }, () => budget('Other', ['Notional'])));
    show(<ReportsPart />, data);
    const table = await screen.findByRole('table', { name: /By category/ });
    await user.click(within(table).getByRole('button', { name: 'Other' }));
    expect(await screen.findByText('1 to 50 of 60 cases')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Next' }));
    expect(screen.getByText('51 to 60 of 60 cases')).toBeInTheDocument();
    expect(within(screen.getByRole('table', { name: '60 cases' })).getAllByRole('row')).toHaveLength(11);
  });
});

describe('the other reports', () => {
  it('counts packages by stream and says that they are not people', async () => {
    show(<ReportsPart />, smallRegister());
    await choose('Packages of care');
    const table = await screen.findByRole('table', { name: /Open packages/ });
    expect(row(table, 'Adult CHC')).toEqual(['3', '50.00%']);
    expect(row(table, 'All packages')).toEqual(['6', '100.00%']);
    expect(screen.getByText(/the 6 packages belong to 5 people/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Show them' }));
    expect(await screen.findByRole('table', { name: '2 packages' })).toBeInTheDocument();
  });

  it('sets CHC people against packages with the bases said', async () => {
    show(<ReportsPart />, smallRegister());
    await choose('CHC with a budget');
    const table = await screen.findByRole('table', { name: 'Set against' });
    const cells = within(table)
      .getAllByRole('row')
      .slice(1)
      .map((tableRow) =>
        within(tableRow)
          .getAllByRole('cell')
          .map((cell) => cell.textContent),
      );
    expect(cells).toEqual([
      ['2', '3', '66.67%'],
      ['2', '4', '50.00%'],
      ['2', '4', '50.00%'],
    ]);
    expect(screen.getAllByText(/the bases differ/)).toHaveLength(2);
    await user.click(screen.getByRole('button', { name: '2' }));
    expect(await screen.findByRole('table', { name: '2 cases' })).toBeInTheDocument();
  });

  it('compares with the target of the year on both bases, with the caution', async () => {
    show(<ReportsPart />, smallRegister());
    await choose('Against the target');
    const table = await screen.findByRole('table', { name: /target for 2019\/20, set by NHS England/ });
    expect(row(table, 'Active on the day')).toEqual(['4', '3', '133.33%', '+1']);
    expect(row(table, 'Year to date')).toEqual(['5', '3', '166.67%', '+2']);
    expect(screen.getByText(/Compare with care: the target does not state what it counts/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: '133.3%' }));
    expect((await screen.findByText('What it counts')).nextSibling).toHaveTextContent('Not stated');
  });

  it('says when a year has no target', async () => {
    show(<ReportsPart />, smallRegister(), { today: day('2018-04-30') });
    await choose('Against the target');
    expect(await screen.findByText('There is no target for 2018/19 in the list Targets.')).toBeInTheDocument();
    expect(screen.getByText(/There is one for 2019\/20/)).toBeInTheDocument();
  });

  it('shows the six areas’ returns beside the register’s own row, never added', async () => {
    show(<ReportsPart />, smallRegister());
    await choose('Markers of Progress');
    const table = await screen.findByRole('table', { name: /Markers of Progress by area/ });
    expect(row(table, 'Nottinghamshire')).toEqual(['22', '3', '0', '5', '30', '8.70%', '30 Sep 2014']);
    expect(row(table, 'All received')).toEqual(['132', '131', '58', '24', '345', '100.00%', '']);
    expect(row(table, 'Share of all received').slice(0, 4)).toEqual(['38.26%', '37.97%', '16.81%', '6.96%']);
    expect(row(table, 'This register')).toEqual(['1', '1', '1', '0', '3', '', '30 Apr 2019']);
    expect(screen.getByText(/all add up to 345/)).toBeInTheDocument();
    await user.click(within(table).getByRole('button', { name: '44, Nottingham City, Joint funded' }));
    const received = await screen.findByRole('table', { name: /As received/ });
    expect(within(received).getByText('Markers of Progress return')).toBeInTheDocument();
    expect(within(received).getAllByRole('row')).toHaveLength(2);
    await user.click(screen.getByRole('button', { name: 'Back to the report' }));
    await user.click(screen.getByRole('button', { name: '1, this register, Joint funded' }));
    expect(await screen.findByRole('table', { name: '1 case' })).toBeInTheDocument();
  });
});

describe('when a list cannot be read', () => {
  it('says that the person may not see it', async () => {
    const data = smallRegister();
    data.list(personalHealthBudgets).refuse('all', new NoAccessError({ message: '403', sentence: 'No.', status: 403 }));
    show(<ReportsPart />, data);
    expect(
      await screen.findByText('You do not have access to the list “Personal health budgets”.'),
    ).toBeInTheDocument();
  });

  it('offers to try again, and other reports still work', async () => {
    const data = smallRegister();
    const list = data.list(packagesOfCare);
    list.refuse('all', new OfflineError({ message: 'no answer', sentence: 'There is no connection.' }));
    show(<ReportsPart />, data);
    expect(await screen.findByRole('table', { name: /By category/ })).toBeInTheDocument();
    await choose('Packages of care');
    expect(await screen.findByText('There is no connection.')).toBeInTheDocument();
    list.refuse('all', undefined);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('table', { name: /Open packages/ })).toBeInTheDocument();
  });
});
