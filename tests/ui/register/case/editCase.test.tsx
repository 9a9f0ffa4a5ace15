import { OfflineError } from '@phb/connectors';
import { personalHealthBudgets, reviews, sampleDay, sampleReference } from '@phb/schemas';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';
import RegisterPart from '../../../../ui/register/RegisterPart.js';
import { pretendLayout } from '../../memory/layout.js';
import { testMembers } from '../../memory/members.js';
import type { MemoryData } from '../../memory/memoryData.js';
import { sampleRegister } from '../../memory/register.js';
import { show } from '../../memory/show.js';

const direct = sampleReference('PHB', 1);
type User = ReturnType<typeof userEvent.setup>;

let restore: () => void;
beforeEach(() => {
  restore = pretendLayout({ width: 1200, height: 640 });
});
afterEach(() => restore());

/** Opens the form of a case as a person does. */
async function openForm(data: MemoryData): Promise<{ user: User; form: HTMLElement }> {
  const user = userEvent.setup({ delay: null });
  show(<RegisterPart />, data);
  await screen.findByText('3 of 3 cases');
  await user.click(screen.getByRole('gridcell', { name: direct }));
  await user.click(await screen.findByRole('button', { name: 'Edit the case' }));
  return { user, form: screen.getByRole('form', { name: `Edit ${direct}` }) };
}

async function retype(user: User, field: HTMLElement, text: string): Promise<void> {
  await user.clear(field);
  if (text !== '') await user.type(field, text);
}

const caseNow = (data: MemoryData): ReturnType<ReturnType<typeof theCases>['rows']>[number] => {
  const row = theCases(data)
    .rows()
    .find(({ ref }) => ref === direct);
  if (row === undefined) throw new TypeError('the case is there');
  return row;
};
const theCases = (data: MemoryData) => data.list(personalHealthBudgets);

describe('editing a case', () => {
  it('leaves the status alone: only a move changes it', async () => {
    const { form } = await openForm(sampleRegister());
    expect(within(form).queryByRole('combobox', { name: 'Status' })).toBeNull();
    expect(within(form).getByRole('combobox', { name: 'Category' })).toBeInTheDocument();
  });

  it('puts a sentence at each field and in a summary that takes the focus and leads there', async () => {
    const data = sampleRegister();
    const { user, form } = await openForm(data);
    await retype(user, within(form).getByRole('textbox', { name: 'Starts on' }), '31 April 2019');
    await retype(user, within(form).getByRole('textbox', { name: 'Approved amount' }), '12.345');
    await user.click(within(form).getByRole('button', { name: 'Save' }));
    const summary = screen.getByRole('group', { name: 'There are 2 problems' });
    expect(summary).toHaveFocus();
    const starts = within(form).getByRole('textbox', { name: 'Starts on' });
    expect(starts).toBeInvalid();
    expect(starts).toHaveAccessibleDescription(expect.stringContaining('Starts on must be a real date'));
    await user.click(within(summary).getByRole('button', { name: /^Starts on must be a real date/ }));
    expect(starts).toHaveFocus();
    await retype(user, starts, '22 October 2018');
    expect(screen.getByRole('group', { name: 'There is a problem' })).toBeInTheDocument();
    expect(starts).toBeValid();
    expect(theCases(data).log).toEqual([]);
  });

  it('ties each label to its field, so that a press on the label goes there', async () => {
    const { user, form } = await openForm(sampleRegister());
    await user.click(within(form).getByText('Approved amount', { selector: 'label' }));
    expect(within(form).getByRole('textbox', { name: 'Approved amount' })).toHaveFocus();
    await user.click(within(form).getByText('Third party', { selector: 'label' }));
    expect(within(form).getByRole('checkbox', { name: 'Third party' })).toBeChecked();
  });

  it('shows how a typed date was read when the field is left', async () => {
    const { user, form } = await openForm(sampleRegister());
    const offered = within(form).getByRole('textbox', { name: 'Offered on' });
    await retype(user, offered, '3/4/2018');
    await user.click(within(form).getByRole('textbox', { name: 'Council' }));
    expect(offered).toHaveValue('3 April 2018');
  });

  it('saves what changed and nothing else, and the grid follows', async () => {
    const data = sampleRegister();
    const { user, form } = await openForm(data);
    await retype(user, within(form).getByRole('textbox', { name: 'Council' }), 'Westvale');
    await user.click(within(form).getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(`${direct} is saved.`)).toBeInTheDocument();
    expect(theCases(data).log).toEqual([`update ${direct} council`]);
    await user.click(screen.getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.getByRole('gridcell', { name: 'Westvale' })).toBeInTheDocument());
  });

  it('moves the next review, and the open row in Reviews, when a date moves a clock', async () => {
    const data = sampleRegister();
    const { user, form } = await openForm(data);
    // A decision and payments after the last review begin the direct payment's first three months anew.
    await retype(user, within(form).getByRole('textbox', { name: 'First payment on' }), '14 March 2019');
    await user.click(within(form).getByRole('button', { name: 'Save' }));
    await screen.findByText(`${direct} is saved.`);
    expect(caseNow(data).nextReviewDue).toEqual(sampleDay('2019-06-13'));
    const open = data
      .list(reviews)
      .rows()
      .find(({ ref }) => ref === sampleReference('R', 2));
    expect(open?.dueOn).toEqual(sampleDay('2019-06-13'));
    expect(open?.clocks).toEqual(expect.arrayContaining(['DP', 'S117', 'LA-DP']));
  });

  it('asks before it throws changes away, on Escape, on Close and on leaving the page', async () => {
    const { user, form } = await openForm(sampleRegister());
    const leavingNow = (): boolean => {
      const event = new Event('beforeunload', { cancelable: true });
      fireEvent(window, event);
      return !event.defaultPrevented;
    };
    expect(leavingNow()).toBe(true);
    await retype(user, within(form).getByRole('textbox', { name: 'Council' }), 'Westvale');
    expect(leavingNow()).toBe(false);
    // Sent to the field itself: without a layout Fluent's focus manager may have taken the focus out of it by now.
    fireEvent.keyDown(within(form).getByRole('textbox', { name: 'Council' }), { key: 'Escape' });
    const question = await screen.findByRole('alertdialog', { name: 'Leave without saving?' });
    expect(question).toHaveTextContent(`your changes to ${direct} will not be saved`);
    await user.click(within(question).getByRole('button', { name: 'Go on editing' }));
    expect(within(form).getByRole('textbox', { name: 'Council' })).toHaveValue('Westvale');
    await user.click(screen.getByRole('button', { name: 'Close' }));
    await user.click(await screen.findByRole('button', { name: 'Leave without saving' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(leavingNow()).toBe(true);
  });

  it('says what was not saved when the service does not answer, and keeps what was typed', async () => {
    const data = sampleRegister();
    const { user, form } = await openForm(data);
    await retype(user, within(form).getByRole('textbox', { name: 'Council' }), 'Westvale');
    theCases(data).refuse(
      'update',
      new OfflineError({ message: 'gone', sentence: 'There is no network. Nothing was saved.' }),
    );
    await user.click(within(form).getByRole('button', { name: 'Save' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('There is no network. Nothing was saved.');
    expect(within(form).getByRole('textbox', { name: 'Council' })).toHaveValue('Westvale');
    await user.click(within(form).getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(`${direct} is saved.`)).toBeInTheDocument();
  });

  it('goes on with the step that failed, and cannot be edited until the rest is saved', async () => {
    const data = sampleRegister();
    const { user, form } = await openForm(data);
    await retype(user, within(form).getByRole('textbox', { name: 'First payment on' }), '14 March 2019');
    data.list(reviews).refuse('update', new OfflineError({ message: 'gone', sentence: 'There is no network.' }));
    await user.click(within(form).getByRole('button', { name: 'Save' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Saved: the case. Not saved yet: the open review.');
    expect(within(form).getByRole('textbox', { name: 'Council' })).toBeDisabled();
    await user.click(within(form).getByRole('button', { name: 'Save the rest' }));
    await screen.findByText(`${direct} is saved.`);
    expect(theCases(data).log).toHaveLength(1);
    const open = data
      .list(reviews)
      .rows()
      .find(({ ref }) => ref === sampleReference('R', 2));
    expect(open?.dueOn).toEqual(sampleDay('2019-06-13'));
  });
});

describe('when somebody else saved first', () => {
  it('shows what they changed against mine and saves what was chosen over their version', async () => {
    const data = sampleRegister();
    const { user, form } = await openForm(data);
    await retype(user, within(form).getByRole('textbox', { name: 'Council' }), 'Westvale');
    await retype(user, within(form).getByRole('textbox', { name: 'Approved amount' }), '1300');
    theCases(data).changeAsSomebodyElse(direct, {
      council: 'Southmere',
      status: 'Suspended',
      amountPeriod: 'month',
      owner: testMembers[1]?.id ?? null,
    });
    await user.click(within(form).getByRole('button', { name: 'Save' }));

    expect(await screen.findByRole('heading', { name: /^Somebody else saved this/ })).toHaveFocus();
    // By whom and when, as SharePoint's versions tell it.
    expect(await screen.findByText(/^Saved by Demo-Nurse, Ben on 30 April 2019 at 10:00am\.$/)).toBeInTheDocument();
    const council = screen.getByRole('group', { name: 'Council' });
    expect(council).toHaveTextContent('Before: Northbay');
    expect(within(council).getByRole('radio', { name: 'Keep mine: Westvale' })).not.toBeChecked();
    expect(within(council).getByRole('radio', { name: 'Take theirs: Southmere' })).not.toBeChecked();
    expect(screen.getByText(/Status: Suspended \(before: Live\)/)).toBeInTheDocument();
    expect(screen.getByText(/Case owner: Demo-Nurse, Ben/)).toBeInTheDocument();
    const save = screen.getByRole('button', { name: 'Save (2 to choose)' });
    expect(save).toBeDisabled();

    await user.click(within(council).getByRole('radio', { name: 'Keep mine: Westvale' }));
    const amount = screen.getByRole('group', { name: 'Approved amount and per' });
    await user.click(within(amount).getByRole('radio', { name: 'Take theirs: £1,250.01, month' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText(`${direct} is saved.`);
    expect(caseNow(data)).toMatchObject({
      council: 'Westvale',
      status: 'Suspended',
      amount: 125_001,
      amountPeriod: 'month',
    });
  });

  it('keeps both sides when they do not touch', async () => {
    const data = sampleRegister();
    const { user, form } = await openForm(data);
    await retype(user, within(form).getByRole('textbox', { name: 'Council' }), 'Westvale');
    theCases(data).changeAsSomebodyElse(direct, { team: 'Asked for a call.' });
    await user.click(within(form).getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/both can be kept/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText(`${direct} is saved.`);
    expect(caseNow(data)).toMatchObject({ council: 'Westvale', team: 'Asked for a call.' });
  });

  it('checks the rules again on what comes out, and leads back to the form', async () => {
    const data = sampleRegister();
    const { user, form } = await openForm(data);
    await retype(user, within(form).getByRole('textbox', { name: 'First payment on' }), '1 January 2019');
    theCases(data).changeAsSomebodyElse(direct, { startsOn: sampleDay('2019-02-01') });
    await user.click(within(form).getByRole('button', { name: 'Save' }));
    await user.click(await screen.findByRole('button', { name: 'Save' }));
    const summary = await screen.findByRole('group', { name: 'There is a problem' });
    expect(summary).toHaveTextContent('First payment on must not be before starts on.');
    expect(screen.getByRole('textbox', { name: 'Starts on' })).toHaveValue('1 February 2019');
    expect(caseNow(data).firstPaymentOn).toEqual(sampleDay('2018-10-29'));
  });
});
