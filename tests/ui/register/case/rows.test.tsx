import { OfflineError } from '@phb/connectors';
import {
  budgetLines,
  caseNotes,
  contactsLog,
  decisions,
  parties,
  payments,
  purchases,
  restrictedMatters,
  reviews,
  sampleDay,
  sampleReference,
} from '@phb/schemas';
import type { ListDeclaration } from '@phb/schemas';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';
import CaseDrawer from '../../../../ui/register/case/CaseDrawer.js';
import { pretendLayout } from '../../memory/layout.js';
import type { MemoryData } from '../../memory/memoryData.js';
import { sampleRecord } from '../../memory/record.js';
import { show } from '../../memory/show.js';

const direct = sampleReference('PHB', 1);
type User = ReturnType<typeof userEvent.setup>;

let restore: () => void;
beforeEach(() => {
  restore = pretendLayout({ width: 1200, height: 640 });
});
afterEach(() => restore());

/** Opens the record of a case at one of its panes, as a link does. */
async function openPane(data: MemoryData, pane: string, ref = direct): Promise<User> {
  const nothing = (): void => undefined;
  show(<CaseDrawer opened={{ kind: 'case', ref, pane }} onOpen={nothing} onClose={nothing} onSaved={nothing} />, data);
  await screen.findByRole('tab', { selected: true });
  return userEvent.setup({ delay: null });
}

async function retype(user: User, field: HTMLElement, text: string): Promise<void> {
  await user.clear(field);
  await user.type(field, text);
}

const refs = (data: MemoryData, list: ListDeclaration): readonly unknown[] =>
  data
    .list(list)
    .rows()
    .map(({ ref }) => ref);

describe('the rows of a case', () => {
  it('adds a budget line to this case and no other, with what is asked only of some, and takes it back', async () => {
    const data = sampleRecord();
    const before = refs(data, budgetLines);
    const user = await openPane(data, 'plan');
    expect(await screen.findByRole('table', { name: 'Budget lines' })).toHaveTextContent('Night care');
    await user.click(screen.getByRole('button', { name: 'Add a budget line' }));
    const form = screen.getByRole('form', { name: 'Add the budget line' });
    await user.selectOptions(within(form).getByRole('combobox', { name: 'Kind of support' }), 'Therapy');
    await user.type(within(form).getByRole('textbox', { name: 'Description' }), 'Swimming');
    await user.type(within(form).getByRole('textbox', { name: 'Amount' }), '45');
    expect(within(form).queryByRole('textbox', { name: 'Registration checked on' })).toBeNull();
    await user.click(within(form).getByRole('checkbox', { name: 'Regulated activity' }));
    await user.click(within(form).getByRole('button', { name: 'Add the budget line' }));
    const summary = screen.getByRole('group', { name: 'There is a problem' });
    expect(summary).toHaveFocus();
    expect(data.list(budgetLines).log).toEqual([]);
    await user.click(within(summary).getByRole('button', { name: /^Regulated activity needs the day/ }));
    const checkedOn = within(form).getByRole('textbox', { name: 'Registration checked on' });
    expect(checkedOn).toHaveFocus();
    await user.type(checkedOn, '1/4/2019');
    await user.click(within(form).getByRole('button', { name: 'Add the budget line' }));

    await screen.findByText('The budget line is added.');
    const added = data
      .list(budgetLines)
      .rows()
      .filter(({ ref }) => !before.includes(ref));
    expect(added).toHaveLength(1);
    expect(added[0]).toMatchObject({
      caseRef: direct,
      planVersion: 1,
      amount: 4500,
      amountPeriod: 'week',
      regulatedActivity: true,
      registrationCheckedOn: sampleDay('2019-04-01'),
    });
    await waitFor(() => expect(screen.getByRole('button', { name: 'Swimming' })).toHaveFocus());
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await screen.findByText('Undone: the budget line is as it was.');
    expect(refs(data, budgetLines)).toEqual(before);
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Swimming' })).toBeNull());
  });

  it('changes a row and writes back what it was', async () => {
    const data = sampleRecord();
    const user = await openPane(data, 'plan');
    await user.click(await screen.findByRole('button', { name: 'Night care' }));
    const form = screen.getByRole('form', { name: 'Edit budget line' });
    await retype(user, within(form).getByRole('textbox', { name: 'Amount' }), '410.50');
    await user.click(within(form).getByRole('button', { name: 'Save' }));
    await screen.findByText('The budget line is saved.');
    const line = () =>
      data
        .list(budgetLines)
        .rows()
        .find(({ ref }) => ref === sampleReference('BL', 2));
    expect(line()?.amount).toBe(41_050);
    await waitFor(() =>
      expect(screen.getByRole('table', { name: 'Budget lines' })).toHaveTextContent('£410.50 per week'),
    );
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await screen.findByText('Undone: the budget line is as it was.');
    expect(line()?.amount).toBe(40_000);
  });

  it('does not undo over what somebody else saved meanwhile', async () => {
    const data = sampleRecord();
    const user = await openPane(data, 'plan');
    await user.click(await screen.findByRole('button', { name: 'Night care' }));
    await retype(user, screen.getByRole('textbox', { name: 'Amount' }), '410.50');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('The budget line is saved.');
    data.list(budgetLines).changeAsSomebodyElse(sampleReference('BL', 2), { amount: 50_000 });
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await screen.findByText(/^This could not be undone\. Somebody else saved this first/);
    expect(
      data
        .list(budgetLines)
        .rows()
        .find(({ ref }) => ref === sampleReference('BL', 2))?.amount,
    ).toBe(50_000);
  });

  it('removes a row to the recycle bin and restores it', async () => {
    const data = sampleRecord();
    const user = await openPane(data, 'people');
    await user.click(await screen.findByRole('button', { name: 'Demo-Wintercombe, Conrad' }));
    await user.click(screen.getByRole('button', { name: 'Remove this party' }));
    await screen.findByText('The party is removed.');
    expect(refs(data, parties)).not.toContain(sampleReference('PTY', 1));
    await waitFor(() => expect(screen.getByRole('button', { name: 'Add a party' })).toHaveFocus());
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await screen.findByText('Undone: the party is as it was.');
    expect(refs(data, parties)).toContain(sampleReference('PTY', 1));
  });

  it('does not remove what somebody else has changed since', async () => {
    const data = sampleRecord();
    const user = await openPane(data, 'people');
    await user.click(await screen.findByRole('button', { name: 'Demo-Wintercombe, Conrad' }));
    data.list(parties).changeAsSomebodyElse(sampleReference('PTY', 1), { telephone: '01632 960999' });
    await user.click(screen.getByRole('button', { name: 'Remove this party' }));
    await screen.findByText(/^Somebody else saved this party after you opened it\. Nothing was removed/);
    expect(refs(data, parties)).toContain(sampleReference('PTY', 1));
  });

  it('leads through the merge when somebody else saved first', async () => {
    const data = sampleRecord();
    const user = await openPane(data, 'plan');
    await user.click(await screen.findByRole('button', { name: 'Night care' }));
    await retype(user, screen.getByRole('textbox', { name: 'Description' }), 'Night care, waking');
    data.list(budgetLines).changeAsSomebodyElse(sampleReference('BL', 2), { description: 'Night care, sleeping' });
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await user.click(await screen.findByRole('radio', { name: 'Keep mine: Night care, waking' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('The budget line is saved.');
    const line = data
      .list(budgetLines)
      .rows()
      .find(({ ref }) => ref === sampleReference('BL', 2));
    expect(line?.description).toBe('Night care, waking');
  });

  it('finds an organisation by any part of its name, and keeps its reference', async () => {
    const data = sampleRecord();
    const user = await openPane(data, 'money');
    await user.click(await screen.findByRole('button', { name: 'Add a purchase' }));
    const form = screen.getByRole('form', { name: 'Add the purchase' });
    await user.selectOptions(within(form).getByRole('combobox', { name: 'Kind of support' }), 'Equipment');
    await user.type(within(form).getByRole('textbox', { name: 'What was bought' }), 'Grab rail');
    await user.type(within(form).getByRole('textbox', { name: 'Amount' }), '24.99');
    await user.type(within(form).getByRole('combobox', { name: 'Provider' }), 'moor');
    await user.click(await screen.findByRole('option', { name: 'Fernmoor Care (demonstration)' }));
    await user.type(within(form).getByRole('combobox', { name: 'Budget line' }), 'night');
    await user.click(await screen.findByRole('option', { name: 'Night care' }));
    expect(within(form).queryByRole('textbox', { name: 'Paid to' })).toBeNull();
    await user.click(within(form).getByRole('button', { name: 'Add the purchase' }));
    await screen.findByText('The purchase is added.');
    expect(data.list(purchases).rows().at(-1)).toMatchObject({
      caseRef: direct,
      amount: 2499,
      boughtOn: sampleDay('2019-04-30'),
      organisationRef: sampleReference('ORG', 4),
      lineRef: sampleReference('BL', 2),
    });
    const row = await screen.findByRole('row', { name: /^Grab rail/ });
    expect(row).toHaveTextContent('Fernmoor Care (demonstration)');
  });

  it('keeps what was typed while the connection is lost, and sends it once when it is back', async () => {
    const data = sampleRecord();
    const user = await openPane(data, 'contacts');
    await user.click(await screen.findByRole('button', { name: 'Add a contact' }));
    const form = screen.getByRole('form', { name: 'Add the contact' });
    expect(within(form).getByRole('textbox', { name: 'Contact on' })).toHaveValue('30 April 2019');
    expect(within(form).getByRole('combobox', { name: 'Recorded by' })).toHaveDisplayValue('Demo-Coordinator, Ada');
    await user.selectOptions(within(form).getByRole('combobox', { name: 'How' }), 'Home visit');
    await user.selectOptions(within(form).getByRole('combobox', { name: 'With' }), 'Person');
    const list = data.list(contactsLog);
    list.refuse('add', new OfflineError({ message: 'gone', sentence: 'There is no connection. Nothing was saved.' }));
    await user.click(within(form).getByRole('button', { name: 'Add the contact' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('There is no connection. Nothing was saved.');
    expect(within(form).getByRole('combobox', { name: 'How' })).toHaveDisplayValue('Home visit');
    expect(list.log).toEqual([]);
    act(() => void fireEvent(window, new Event('online')));
    await screen.findByText('The contact is added.');
    expect(list.log).toHaveLength(1);
  });

  it('does not send by itself what was changed after the connection was lost', async () => {
    const data = sampleRecord();
    const user = await openPane(data, 'plan');
    await user.click(await screen.findByRole('button', { name: 'Night care' }));
    const amount = screen.getByRole('textbox', { name: 'Amount' });
    await retype(user, amount, '410.50');
    const list = data.list(budgetLines);
    list.refuse('update', new OfflineError({ message: 'gone', sentence: 'There is no connection.' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByRole('alert');
    await retype(user, amount, '42');
    act(() => void fireEvent(window, new Event('online')));
    expect(list.log).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('The budget line is saved.');
    expect(list.log).toHaveLength(1);
  });

  it('asks before another tab takes the place of what is typed', async () => {
    const user = await openPane(sampleRecord(), 'plan');
    await user.click(await screen.findByRole('button', { name: 'Night care' }));
    await retype(user, screen.getByRole('textbox', { name: 'Description' }), 'Half a thought');
    await user.click(screen.getByRole('tab', { name: 'Money' }));
    await user.click(await screen.findByRole('button', { name: 'Go on editing' }));
    expect(screen.getByRole('textbox', { name: 'Description' })).toHaveValue('Half a thought');
    await user.click(screen.getByRole('tab', { name: 'Money' }));
    await user.click(await screen.findByRole('button', { name: 'Leave without saving' }));
    await screen.findByRole('heading', { name: 'Purchases' });
  });
});

describe('what the record shows', () => {
  it('says in words what must be seen: a payment that is held, an order and a check that run out', async () => {
    const data = sampleRecord();
    data.list(parties).changeAsSomebodyElse(sampleReference('PTY', 1), { orderExpiresOn: sampleDay('2019-04-29') });
    data.list(parties).changeAsSomebodyElse(sampleReference('PTY', 3), { insuranceExpiresOn: sampleDay('2019-06-29') });
    const user = await openPane(data, 'people');
    const row = (name: RegExp): HTMLElement => screen.getByRole('row', { name });
    await screen.findByRole('table', { name: 'Parties' });
    expect(row(/Wintercombe/)).toHaveTextContent('Order ran out on 29 April 2019');
    expect(row(/^Fernmoor/)).toHaveTextContent('Insurance runs out on 29 June 2019');
    expect(row(/Thornrise/)).toHaveTextContent('Until 1 April 2019');
    await user.click(screen.getByRole('tab', { name: 'Money' }));
    const held = await screen.findByRole('row', { name: /^13 May 2019/ });
    expect(held).toHaveTextContent('Held');
  });

  it('adds the parts up to the penny, as costed and in a year', async () => {
    await openPane(sampleRecord(), 'money');
    const table = await screen.findByRole('table', { name: 'Approved amount' });
    const cells = within(table)
      .getAllByRole('row')
      .map((row) => row.textContent);
    expect(cells).toEqual([
      'Paid byAs costed, per weekA year',
      'NHS£750.01£39,000.31',
      'Council£500.00£26,000.21',
      'Together£1,250.01£65,000.52',
    ]);
  });

  it('says when the lines of the plan do not come to the approved amount', async () => {
    const data = sampleRecord();
    const user = await openPane(data, 'plan');
    await screen.findByText('The 2 budget lines that run come to £1,250.01 per week, which is the approved amount.');
    await user.click(screen.getByRole('button', { name: 'Night care' }));
    await retype(user, screen.getByRole('textbox', { name: 'Amount' }), '300');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText(/come to £1,150\.01 per week: £100\.00 less than the approved amount/);
  });

  it('keeps in sight who it is about, and asks before the first change whether that is the right person', async () => {
    const user = await openPane(sampleRecord(), 'plan', sampleReference('PHB', 2));
    const says =
      /^Check that this is the right person before you change anything: Tobin Demo-O’Quill, born 29 February 2008/;
    await screen.findByRole('heading', { name: 'Budget lines' });
    expect(screen.getByText(/29 February 2008 \(11 years\)/)).toBeInTheDocument();
    expect(screen.getByText('Do not disclose')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Powered wheelchair' }));
    expect(screen.getByText(says)).toBeInTheDocument();
    await retype(user, screen.getByRole('textbox', { name: 'Description' }), 'Powered wheelchair, indoor');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('The budget line is saved.');
    await user.click(screen.getByRole('button', { name: 'Add a budget line' }));
    expect(screen.queryByText(says)).toBeNull();
  });

  it('only shows decisions to who may not write them, with all that they say, and takes the focus back to the row', async () => {
    const data = sampleRecord();
    data.allow(decisions, { read: true });
    const user = await openPane(data, 'decisions');
    const [first] = data
      .list(decisions)
      .rows()
      .filter(({ caseRef }) => caseRef === direct);
    await screen.findByRole('table', { name: 'Decisions' });
    expect(screen.queryByRole('button', { name: /^Add/ })).toBeNull();
    const name = first?.kind ?? '';
    const opener = screen.getAllByRole('button', { name })[0];
    if (opener === undefined) throw new TypeError('the decision is there');
    const id = opener.getAttribute('data-row');
    await user.click(opener);
    expect(screen.queryByRole('form')).toBeNull();
    expect(screen.getByText('Decided on')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Back' }));
    await waitFor(() => expect(document.activeElement?.getAttribute('data-row')).toBe(id));
  });

  it('offers only the tabs of lists that this person may open, and only reading where they may not write', async () => {
    const data = sampleRecord();
    const none = { read: false };
    for (const list of [restrictedMatters, parties, reviews, contactsLog, caseNotes]) data.allow(list, none);
    for (const list of [payments, purchases]) data.allow(list, { read: true });
    const user = await openPane(data, 'money');
    const tabs = screen.getAllByRole('tab').map((tab) => tab.textContent);
    expect(tabs).not.toEqual(expect.arrayContaining(['Restricted matters']));
    expect(tabs).not.toEqual(expect.arrayContaining(['Reviews']));
    expect(tabs).not.toEqual(expect.arrayContaining(['Contacts and notes']));
    await screen.findByRole('table', { name: 'Payments' });
    expect(screen.queryByRole('button', { name: 'Add a payment' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Add a monitoring return' })).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: '13 May 2019' }));
    expect(screen.queryByRole('form')).toBeNull();
    expect(screen.getByText('The last return has not come. The care coordinator knows.')).toBeInTheDocument();
    await user.click(screen.getByRole('tab', { name: 'Summary' }));
    expect(await screen.findByText(/Only the team may open Reviews/)).toBeInTheDocument();
    expect(screen.queryByText(/Why this date/)).toBeNull();
  });

  it('records a review in its tab, and says when the next one is due', async () => {
    const data = sampleRecord();
    const user = await openPane(data, 'reviews');
    await user.click(await screen.findByRole('button', { name: 'Record a review' }));
    const form = screen.getByRole('form', { name: `Record a review of ${direct}` });
    await user.type(within(form).getByRole('textbox', { name: 'Done on' }), '29/4/2019');
    await user.selectOptions(within(form).getByRole('combobox', { name: 'Outcome' }), 'Continue unchanged');
    await user.click(within(form).getByRole('button', { name: 'Record the review' }));
    await screen.findByText(/^The review is recorded\. The next one is due on /);
    expect(await screen.findByRole('button', { name: 'Done 29 April 2019' })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Record a review' })).toHaveFocus();
  });
});
