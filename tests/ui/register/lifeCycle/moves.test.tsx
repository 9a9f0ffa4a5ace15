import { OfflineError } from '@phb/connectors';
import {
  approvals,
  decisions,
  people,
  personalHealthBudgets,
  sampleDay,
  sampleReference,
  settings,
  wholeRow,
} from '@phb/schemas';
import type { PersonalHealthBudget, SiteUserId } from '@phb/schemas';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';
import { samplePeople } from '../../../../schemas/samples/people.js';
import RegisterPart from '../../../../ui/register/RegisterPart.js';
import { pretendLayout } from '../../memory/layout.js';
import { memoryData } from '../../memory/memoryData.js';
import type { MemoryData } from '../../memory/memoryData.js';
import { show } from '../../memory/show.js';

const ref = sampleReference('PHB', 1);
type User = ReturnType<typeof userEvent.setup>;

let restore: () => void;
beforeEach(() => {
  restore = pretendLayout({ width: 1200, height: 640 });
});
afterEach(() => restore());

function register(changes: Partial<PersonalHealthBudget>): MemoryData {
  const data = memoryData();
  data.list(people).fill(samplePeople.rows);
  const row = wholeRow(personalHealthBudgets, {
    ref,
    personRef: sampleReference('P', 1),
    status: 'Identified',
    category: 'Long-term condition',
  });
  data.list(personalHealthBudgets).fill([{ ...row, ...changes }]);
  return data;
}

async function openCase(data: MemoryData): Promise<{ user: User; panel: HTMLElement }> {
  const user = userEvent.setup({ delay: null });
  show(<RegisterPart />, data);
  await user.click(await screen.findByRole('gridcell', { name: ref }));
  return { user, panel: await screen.findByRole('dialog', { name: ref }) };
}

async function begin(user: User, label: string): Promise<HTMLElement> {
  const next = await screen.findByRole('group', { name: 'What comes next' });
  await user.click(within(next).getByRole('button', { name: label }));
  return screen.findByRole('form', { name: `${label}: ${ref}` });
}

const caseNow = (data: MemoryData): PersonalHealthBudget | undefined => data.list(personalHealthBudgets).rows()[0];

describe('a move', () => {
  it('says what is missing and why at the field, then writes the decision and the case', async () => {
    const data = register({});
    const { user } = await openCase(data);
    const form = await begin(user, 'Record the offer');
    const offered = within(form).getByRole('textbox', { name: /^Offered on/ });
    expect(offered).toHaveAccessibleDescription(expect.stringContaining('(National policy: '));
    await user.click(within(form).getByRole('button', { name: 'Record the offer' }));
    expect(within(form).getByRole('group', { name: 'There is a problem' })).toHaveTextContent('Enter “Offered on”.');
    expect(data.list(decisions).log).toEqual([]);
    await user.type(offered, '2 April 2019');
    await user.click(within(form).getByRole('button', { name: 'Record the offer' }));
    expect(await screen.findByText(`${ref} is now at “Offered”.`)).toBeInTheDocument();
    expect(caseNow(data)).toMatchObject({ status: 'Offered', offeredOn: sampleDay('2019-04-02') });
    expect(data.list(decisions).rows()).toMatchObject([
      { caseRef: ref, kind: 'Offer', fromStatus: 'Identified', toStatus: 'Offered', decidedBy: 11, overridden: null },
    ]);
  });

  it('asks at once for what a ticked form brings with it', async () => {
    const data = register({ status: 'Approved, agreement pending' });
    const { user } = await openCase(data);
    const form = await begin(user, 'Go live');
    expect(within(form).queryByRole('textbox', { name: /^Consent given on/ })).toBeNull();
    await user.click(within(form).getByRole('checkbox', { name: 'Direct payment' }));
    expect(within(form).getByRole('textbox', { name: /^Consent given on/ })).toBeInTheDocument();
    expect(within(form).getByRole('checkbox', { name: 'Direct payment' })).toBeChecked();
    expect(caseNow(data)).toMatchObject({ forms: [] });
  });

  it('goes on after a failure with what is left, the decision written once', async () => {
    const data = register({});
    const { user } = await openCase(data);
    const form = await begin(user, 'Record the offer');
    await user.type(within(form).getByRole('textbox', { name: /^Offered on/ }), '2 April 2019');
    data
      .list(personalHealthBudgets)
      .refuse('update', new OfflineError({ message: 'gone', sentence: 'There is no network.' }));
    await user.click(within(form).getByRole('button', { name: 'Record the offer' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Saved: the decision. Not saved yet: the case, the open review.',
    );
    await user.click(within(form).getByRole('button', { name: 'Save the rest' }));
    await screen.findByText(`${ref} is now at “Offered”.`);
    expect(data.list(decisions).rows()).toHaveLength(1);
  });

  it('is not made over a status that somebody else changed, and keeps what else they changed', async () => {
    const data = register({});
    const { user } = await openCase(data);
    const form = await begin(user, 'Record the offer');
    await user.type(within(form).getByRole('textbox', { name: /^Offered on/ }), '2 April 2019');
    data.list(personalHealthBudgets).changeAsSomebodyElse(ref, { council: 'Westvale' });
    data.list(personalHealthBudgets).changeAsSomebodyElse(ref, { status: 'Closed', endsOn: sampleDay('2019-04-01') });
    await user.click(within(form).getByRole('button', { name: 'Record the offer' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Somebody else brought this case to “Closed” meanwhile.',
    );
    expect(data.list(decisions).rows()).toEqual([]);
    data.list(personalHealthBudgets).changeAsSomebodyElse(ref, { status: 'Identified', endsOn: null });
    await user.click(within(form).getByRole('button', { name: 'Record the offer' }));
    await screen.findByText(`${ref} is now at “Offered”.`);
    expect(caseNow(data)).toMatchObject({ status: 'Offered', council: 'Westvale' });
  });

  it('passes over policy with a reason that a second person approved, both kept', async () => {
    const data = register({});
    const { user } = await openCase(data);
    const form = await begin(user, 'Record the offer');
    await user.click(within(form).getByRole('checkbox', { name: 'Go on without what policy asks for' }));
    await user.type(within(form).getByRole('textbox', { name: /^Why they were overridden/ }), 'Offered years ago.');
    await user.click(within(form).getByRole('button', { name: 'Record the offer' }));
    expect(within(form).getByRole('group', { name: 'There is a problem' })).toHaveTextContent('approve “Override”');
    await user.click(within(form).getByRole('button', { name: 'Ask for the approval: override of “Offered on”' }));
    expect(await within(form).findByText(/^The approval is asked for\./)).toBeInTheDocument();
    expect(data.list(decisions).rows()).toEqual([]);
    expect(data.list(approvals).rows()).toMatchObject([
      { subject: 'Override', overridden: 'OFFERED', notes: 'Offered years ago.', askedBy: 11, answer: null },
    ]);
    const [asked] = data.list(approvals).rows();
    if (asked === undefined) throw new RangeError('nothing was asked for');
    data.list(approvals).changeAsSomebodyElse(asked.ref, {
      answer: 'Approved',
      answeredBy: 12 as SiteUserId,
      answeredOn: sampleDay('2019-04-30'),
    });
    await user.click(within(form).getByRole('button', { name: 'Cancel' }));
    const again = await begin(user, 'Record the offer');
    expect(within(again).getByText('Approved on 30 April 2019 by Demo-Nurse, Ben.')).toBeInTheDocument();
    await user.click(within(again).getByRole('button', { name: 'Record the offer' }));
    await screen.findByText(`${ref} is now at “Offered”.`);
    const [decision] = data.list(decisions).rows();
    expect(decision).toMatchObject({ overridden: 'OFFERED', overrideReason: 'Offered years ago.' });
    expect(data.list(approvals).rows()).toMatchObject([{ decisionRef: decision?.ref }]);
  });

  it('passes over policy alone where local policy lets one person do so', async () => {
    const data = register({});
    data
      .list(settings)
      .fill([wholeRow(settings, { ref: sampleReference('S', 1), name: 'OVERRIDE-APPROVAL', value: 'One person' })]);
    const { user } = await openCase(data);
    const form = await begin(user, 'Record the offer');
    await user.click(within(form).getByRole('checkbox', { name: 'Go on without what policy asks for' }));
    await user.click(within(form).getByRole('button', { name: 'Record the offer' }));
    expect(data.list(decisions).rows()).toEqual([]);
    await user.type(within(form).getByRole('textbox', { name: /^Why they were overridden/ }), 'Offered years ago.');
    await user.click(within(form).getByRole('button', { name: 'Record the offer' }));
    await screen.findByText(`${ref} is now at “Offered”.`);
    expect(data.list(decisions).rows()).toMatchObject([
      { overridden: 'OFFERED', overrideReason: 'Offered years ago.' },
    ]);
  });
});

it('to the end says from when on a person looks whether the record is still needed', async () => {
  const data = register({ status: 'Ending', startsOn: sampleDay('2018-10-01'), forms: ['Notional'] });
  data.list(personalHealthBudgets).changeAsSomebodyElse(ref, {
    endsOn: sampleDay('2019-04-01'),
    endReason: 'Chose another form',
  });
  const { user } = await openCase(data);
  const form = await begin(user, 'Close');
  await user.type(within(form).getByRole('textbox', { name: /^Closed on/ }), '26 April 2019');
  await user.click(within(form).getByRole('button', { name: 'Close' }));
  await screen.findByText(`${ref} is now at “Closed”.`);
  expect(caseNow(data)).toMatchObject({ status: 'Closed', closedOn: sampleDay('2019-04-26'), nextReviewDue: null });
  expect(String(caseNow(data)?.retentionReviewOn)).toMatch(/^20[2-9]\d-/);
});

describe('a second person', () => {
  const live: Partial<PersonalHealthBudget> = {
    status: 'Live',
    forms: ['Direct payment'],
    startsOn: sampleDay('2018-10-01'),
  };

  it('is asked before a direct payment stops', async () => {
    const data = register(live);
    const { user } = await openCase(data);
    const form = await begin(user, 'Suspend');
    await user.click(within(form).getByRole('button', { name: 'Ask for the approval: stopping a payment' }));
    expect(await within(form).findByText(/^The approval is asked for\./)).toBeInTheDocument();
    expect(data.list(approvals).rows()).toMatchObject([
      { caseRef: ref, subject: 'Stopping a payment', askedBy: 11, answer: null },
    ]);
    await user.click(within(form).getByRole('button', { name: 'Cancel' }));
    expect(await screen.findByText(/Somebody else must answer\./)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^Approve: / })).toBeNull();
  });

  it('answers what another asked for', async () => {
    const data = register(live);
    data.list(approvals).fill([
      wholeRow(approvals, {
        ref: sampleReference('AP', 1),
        caseRef: ref,
        subject: 'Stopping a payment',
        askedOn: sampleDay('2019-04-29'),
        askedBy: 12 as SiteUserId,
      }),
    ]);
    const { user } = await openCase(data);
    const waiting = await screen.findByRole('list', { name: 'Waiting for a second person' });
    expect(waiting).toHaveTextContent('on 29 April 2019 by Demo-Nurse, Ben');
    await user.click(within(waiting).getByRole('button', { name: 'Approve: stopping a payment' }));
    await screen.findByText('Stopping a payment: approved.');
    expect(data.list(approvals).rows()).toMatchObject([{ answer: 'Approved', answeredBy: 11 }]);
  });
});

describe('a budget above the delegated limit', () => {
  const limited = (pounds: string): MemoryData => {
    const data = register({
      status: 'Live',
      forms: ['Notional'],
      amount: 50_000,
      amountPeriod: 'week',
      startsOn: sampleDay('2018-10-01'),
    });
    data
      .list(settings)
      .fill([wholeRow(settings, { ref: sampleReference('S', 1), name: 'DELEGATED-LIMIT', value: pounds })]);
    return data;
  };
  const raise = async (user: User): Promise<HTMLElement> => {
    await user.click(await screen.findByRole('button', { name: 'Edit the case' }));
    const form = await screen.findByRole('form', { name: `Edit ${ref}` });
    const amount = within(form).getByRole('textbox', { name: /^Approved amount/ });
    await user.clear(amount);
    await user.type(amount, '600');
    return form;
  };
  const save = (user: User, form: HTMLElement): Promise<void> =>
    user.click(within(form).getByRole('button', { name: 'Save' }));

  it('is not saved before a second person approved it, and is after', async () => {
    const data = limited('26000');
    const { user } = await openCase(data);
    const form = await raise(user);
    await save(user, form);
    const said = 'One person may agree to £26,000.00 a year, or once.';
    expect(await within(form).findByText(said, { exact: false })).toBeInTheDocument();
    expect(caseNow(data)).toMatchObject({ amount: 50_000 });
    await user.click(
      await screen.findByRole('button', { name: 'Ask for the approval: budget of £31,200.00 a year, or once' }),
    );
    await screen.findByText(/^The approval is asked for\./);
    const [asked] = data.list(approvals).rows();
    if (asked === undefined) throw new RangeError('nothing was asked for');
    data.list(approvals).changeAsSomebodyElse(asked.ref, {
      answer: 'Approved',
      answeredBy: 12 as SiteUserId,
      answeredOn: sampleDay('2019-04-30'),
    });
    await save(user, form);
    await screen.findByText(`${ref} is saved.`);
    expect(caseNow(data)).toMatchObject({ amount: 60_000 });
  });

  it('is saved at once where no limit is set', async () => {
    const data = limited('0');
    const { user } = await openCase(data);
    await save(user, await raise(user));
    await screen.findByText(`${ref} is saved.`);
    expect(caseNow(data)).toMatchObject({ amount: 60_000 });
  });
});

it('shows a reader where the case stands, what it lacks to the team alone, and no move', async () => {
  const data = register({ status: 'Live', startsOn: sampleDay('2018-10-01'), forms: ['Notional'] });
  data.allow(decisions, {});
  await openCase(data);
  const line = await screen.findByRole('list', { name: 'Statuses of this case' });
  expect(within(line).getByText('Live').closest('li')).toHaveAttribute('aria-current', 'step');
  expect(screen.queryByRole('group', { name: 'What comes next' })).toBeNull();
  expect(screen.queryByRole('list', { name: 'Missing at Live' })).toBeNull();
});
