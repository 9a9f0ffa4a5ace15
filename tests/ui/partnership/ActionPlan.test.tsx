import { OfflineError } from '@phb/connectors';
import { actions, milestones } from '@phb/schemas';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';
import PartnershipPart from '../../../ui/partnership/PartnershipPart.js';
import { show } from '../memory/show.js';
import { day, planData } from './plan.js';
import { onAWidePage } from './wide.js';

const user = userEvent.setup({ delay: null });
onAWidePage();
const today = day('2016-04-30');

/** Puts a text into a field at once: key by key takes seconds on a busy machine, and is not what is tested here. */
async function fill(field: HTMLElement, text: string, key?: string): Promise<void> {
  await user.clear(field);
  await user.click(field);
  await user.paste(text);
  if (key !== undefined) await user.keyboard(key);
}

function rowOf(words: string): HTMLElement {
  const found = screen.getAllByRole('row').find((row) => row.textContent?.includes(words));
  if (!found) throw new Error(`no row ${words}`);
  return found;
}

describe('the action plan', () => {
  it('A-1: says what is due by and overdue on the day, and follows the day', async () => {
    show(<PartnershipPart />, planData(), { today });
    const summary = await screen.findByText(/Due by 30 April 2016: 3, of which overdue: 1\. 10 tasks in all\./);
    const field = screen.getByRole('textbox', { name: 'As at' });
    await fill(field, '30/9/2016', '{Enter}');
    expect(summary).toHaveTextContent('Due by 30 September 2016: 6, of which overdue: 3');
  });

  it('shows dates as written beside the day they come to, ranges, milestones and standing in words', async () => {
    show(<PartnershipPart />, planData(), { today });
    await screen.findByText(/Due by 30 April 2016/);
    expect(rowOf('Recruit')).toHaveTextContent(/March 16.*31 Mar 2016.*Overdue.*30 days/);
    expect(rowOf('Stakeholder')).toHaveTextContent(/From Feb 16 to Apr 17.*30 Apr 2017from 1 Feb 2016.*On track/);
    expect(rowOf('Workshop 1')).toHaveTextContent(/29 Feb 2016.*Overdue/);
    expect(rowOf('Workshop 2')).toHaveTextContent(/30 Apr 2016.*Due within 28 days/);
    expect(rowOf('Workshop 3')).toHaveTextContent(/30 Sep 2016.*On track/);
    // They stand below their task, in the order of their days.
    const rows = screen.getAllByRole('row');
    expect(rows.indexOf(rowOf('Workshop 1'))).toBe(rows.indexOf(rowOf('Development programme')) + 1);
    expect(rows.indexOf(rowOf('Workshop 3'))).toBe(rows.indexOf(rowOf('Development programme')) + 3);
    expect(rowOf('Development programme')).toHaveTextContent('Feb 16, April 16, Sept 16');
  });

  it('filters by standing, and says when there is none', async () => {
    show(<PartnershipPart />, planData(), { today });
    await user.click(await screen.findByRole('button', { name: /^Overdue\s1$/ }));
    expect(screen.getAllByRole('row')).toHaveLength(2);
    await user.click(screen.getByRole('button', { name: /^Complete\s0$/ }));
    expect(screen.getByText('No task is “complete” on this day.')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Show all tasks' }));
    expect(screen.getAllByRole('row')).toHaveLength(14);
  });

  it('marks a task complete, keeps the focus, and undoes it', async () => {
    const data = planData();
    show(<PartnershipPart />, data, { today });
    await user.click(await screen.findByRole('button', { name: 'Complete task 1' }));
    const reopen = await screen.findByRole('button', { name: 'Reopen task 1' });
    expect(reopen).toHaveFocus();
    expect(screen.getByText(/Due by 30 April 2016: 3, of which overdue: 0/)).toBeInTheDocument();
    expect(data.list(actions).rows()[0]).toMatchObject({ status: 'Complete', completedOn: today });
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await screen.findByRole('button', { name: 'Complete task 1' });
    expect(data.list(actions).rows()[0]).toMatchObject({ status: 'Not started', completedOn: null });
  });

  it('gives the focus a place when a completed task leaves the filtered list', async () => {
    show(<PartnershipPart />, planData(), { today });
    await user.click(await screen.findByRole('button', { name: /^Overdue\s1$/ }));
    await user.click(screen.getByRole('button', { name: 'Complete task 1' }));
    await screen.findByText('No task is “overdue” on this day.');
    await waitFor(() => expect(screen.getByText(/Due by 30 April 2016: 3/)).toHaveFocus());
  });

  it('completes a milestone apart from its task', async () => {
    const data = planData();
    show(<PartnershipPart />, data, { today });
    await user.click(await screen.findByRole('button', { name: 'Complete milestone Workshop 1' }));
    await screen.findByRole('button', { name: 'Reopen milestone Workshop 1' });
    expect(data.list(milestones).rows()[0]?.completedOn).toEqual(today);
    expect(screen.getByRole('button', { name: 'Complete task 2' })).toBeInTheDocument();
  });

  it('never overwrites what somebody else saved: says so and shows theirs', async () => {
    const data = planData();
    show(<PartnershipPart />, data, { today });
    const complete = await screen.findByRole('button', { name: 'Complete task 4' });
    const [, , , fourth] = data.list(actions).rows();
    if (!fourth) throw new Error('no task 4');
    data.list(actions).changeAsSomebodyElse(fourth.ref, { owners: 'Communications lead' });
    await user.click(complete);
    expect(await screen.findByText(/Task 4 was not marked complete\. Somebody else changed it/)).toBeInTheDocument();
    await waitFor(() => expect(rowOf('Communicate')).toHaveTextContent('Communications lead'));
    expect(data.list(actions).rows()[3]?.completedOn).toBeNull();
  });

  it('says when a change did not reach the service', async () => {
    const data = planData();
    show(<PartnershipPart />, data, { today });
    const complete = await screen.findByRole('button', { name: 'Complete task 4' });
    data
      .list(actions)
      .refuse('update', new OfflineError({ message: 'none', sentence: 'There is no connection. Nothing was saved.' }));
    await user.click(complete);
    expect(
      await screen.findByText('Task 4 was not marked complete. There is no connection. Nothing was saved.'),
    ).toBeInTheDocument();
  });
});

describe('reading it again', () => {
  it('keeps what was read, and a form that is being filled in, when the service does not answer', async () => {
    const data = planData();
    show(<PartnershipPart />, data, { today });
    await user.click(await screen.findByRole('button', { name: 'Add a task' }));
    const form = await screen.findByRole('form', { name: 'Add a task' });
    await fill(await within(form).findByRole('textbox', { name: /^Task/ }), 'Half a thought');
    data.list(actions).refuse('all', new OfflineError({ message: 'none', sentence: 'There is no connection.' }));
    // The person comes back to the page: what is open is read again.
    fireEvent(document, new Event('visibilitychange'));
    expect(await screen.findByText(/may be out of date\. There is no connection\./)).toBeInTheDocument();
    expect(within(form).getByRole('textbox', { name: /^Task/ })).toHaveValue('Half a thought');
  });

  it('shows what others changed', async () => {
    const data = planData();
    show(<PartnershipPart />, data, { today });
    await screen.findByText(/Due by 30 April 2016/);
    const first = data.list(actions).rows()[0];
    if (!first) throw new Error('no task 1');
    data.list(actions).changeAsSomebodyElse(first.ref, { owners: 'Chair' });
    await user.click(screen.getByRole('button', { name: 'Refresh' }));
    await waitFor(() => expect(rowOf('Recruit')).toHaveTextContent('Chair'));
  });
});

describe('a visitor of the site', () => {
  it('reads the plan and is offered nothing that the service would refuse', async () => {
    const data = planData();
    data.allow(actions, { read: true });
    show(<PartnershipPart />, data, { today });
    await screen.findByText(/Due by 30 April 2016: 3/);
    expect(rowOf('Recruit')).toHaveTextContent('Overdue');
    expect(screen.queryByRole('button', { name: /Complete task|Edit task|Add a task/ })).not.toBeInTheDocument();
  });
});

describe('adding and changing tasks', () => {
  it('asks for what is missing at the right field, then adds the task', async () => {
    const data = planData();
    show(<PartnershipPart />, data, { today });
    await user.click(await screen.findByRole('button', { name: 'Add a task' }));
    const form = await screen.findByRole('form', { name: 'Add a task' });
    expect(await within(form).findByRole('textbox', { name: /Number/ })).toHaveValue('11');
    await user.click(within(form).getByRole('button', { name: 'Add the task' }));
    expect(within(form).getByText('There are 2 problems')).toBeInTheDocument();
    await fill(within(form).getByRole('textbox', { name: /^Task/ }), 'Publish the local offer');
    await fill(within(form).getByRole('textbox', { name: /Who/ }), 'Communications lead');
    await fill(within(form).getByRole('textbox', { name: /Due on/ }), 'June 2016');
    await user.click(within(form).getByRole('button', { name: 'Add the task' }));
    await waitFor(() => expect(rowOf('Publish the local offer')).toHaveTextContent('30 Jun 2016'));
    expect(data.list(actions).rows()[10]).toMatchObject({
      number: 11,
      dueOn: day('2016-06-30'),
      datePrecision: 'Month',
      status: 'Not started',
    });
  });

  it('refuses an end before the start', async () => {
    show(<PartnershipPart />, planData(), { today });
    await user.click(await screen.findByRole('button', { name: 'Edit task 3' }));
    const form = await screen.findByRole('form', { name: 'Edit task 3' });
    const due = await within(form).findByRole('textbox', { name: /Due on/ });
    await fill(due, '1 January 2016', '{Enter}');
    expect(within(form).getAllByText('Due on must not be before begins on. Check both dates.')).toHaveLength(2);
  });

  it('merges what two people changed, and asks where both changed the same', async () => {
    const data = planData();
    show(<PartnershipPart />, data, { today });
    await user.click(await screen.findByRole('button', { name: 'Edit task 4' }));
    const form = await screen.findByRole('form', { name: 'Edit task 4' });
    const who = await within(form).findByRole('textbox', { name: /Who/ });
    await fill(who, 'Finance lead');
    const fourth = data.list(actions).rows()[3];
    if (!fourth) throw new Error('no task 4');
    data.list(actions).changeAsSomebodyElse(fourth.ref, { owners: 'Communications lead', byWhen: 'May 16' });
    await user.click(within(form).getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Somebody else saved this while you were editing')).toBeInTheDocument();
    await user.click(screen.getByRole('radio', { name: 'Keep mine: Finance lead' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(data.list(actions).rows()[3]).toMatchObject({ owners: 'Finance lead', byWhen: 'May 16' }),
    );
  });

  it('adds and removes milestones of a task, a month as its last day', async () => {
    const data = planData();
    show(<PartnershipPart />, data, { today });
    await user.click(await screen.findByRole('button', { name: 'Edit task 4' }));
    await user.click(await screen.findByRole('button', { name: 'Add a milestone' }));
    const form = await screen.findByRole('form', { name: 'Add a milestone' });
    await user.click(within(form).getByRole('button', { name: 'Add the milestone' }));
    expect(within(form).getByText('Enter what the step is.')).toBeInTheDocument();
    await fill(within(form).getByRole('textbox', { name: 'Step' }), 'Draft');
    await fill(within(form).getByRole('textbox', { name: 'Due' }), 'Feb 2016');
    await user.click(within(form).getByRole('button', { name: 'Add the milestone' }));
    await waitFor(() =>
      expect(data.list(milestones).rows()[3]).toMatchObject({
        step: 'Draft',
        dueOn: day('2016-02-29'),
        datePrecision: 'Month',
      }),
    );
    await user.click(await screen.findByRole('button', { name: 'Remove milestone Draft' }));
    await waitFor(() => expect(data.list(milestones).rows()).toHaveLength(3));
  });

  it('asks before what is unsaved is thrown away', async () => {
    show(<PartnershipPart />, planData(), { today });
    await user.click(await screen.findByRole('button', { name: 'Add a task' }));
    const form = await screen.findByRole('form', { name: 'Add a task' });
    await fill(await within(form).findByRole('textbox', { name: /^Task/ }), 'Half a thought');
    await user.click(screen.getByRole('button', { name: 'Close' }));
    expect(await screen.findByText('Leave without saving?')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Go on editing' }));
    expect(within(form).getByRole('textbox', { name: /^Task/ })).toHaveValue('Half a thought');
  });
});
