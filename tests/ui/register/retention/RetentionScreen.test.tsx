import { OfflineError } from '@phb/connectors';
import { decisions, people, personalHealthBudgets, sampleDay, settings, sampleReference, wholeRow } from '@phb/schemas';
import type { PersonalHealthBudget } from '@phb/schemas';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';
import { samplePeople } from '../../../../schemas/samples/people.js';
import { samplePersonalHealthBudgets } from '../../../../schemas/samples/personalHealthBudgets.js';
import { MessageLine } from '../../../../ui/kit/MessageLine.js';
import RetentionScreen from '../../../../ui/register/retention/RetentionScreen.js';
import { memoryData } from '../../memory/memoryData.js';
import type { MemoryData } from '../../memory/memoryData.js';
import { show } from '../../memory/show.js';

const user = userEvent.setup({ delay: null });
const long = sampleReference('PHB', 101);
const recent = sampleReference('PHB', 102);
const declined = sampleReference('PHB', 103);
const live = sampleReference('PHB', 104);
const personRef = sampleReference('P', 101);

function closed(ref: PersonalHealthBudget['ref'], given: Partial<PersonalHealthBudget>): PersonalHealthBudget {
  const base = { ref, personRef, status: 'Closed', category: 'Adult CHC', endsOn: sampleDay('2010-01-01') } as const;
  return wholeRow(personalHealthBudgets, { ...base, ...given });
}

function filled(): MemoryData {
  const data = memoryData();
  data
    .list(people)
    .fill([{ ref: personRef, familyName: 'Demo-Ash', givenName: 'Una', dateOfBirth: sampleDay('1950-03-14') }]);
  data
    .list(personalHealthBudgets)
    .fill([
      closed(long, { closedOn: sampleDay('2011-03-01'), retentionReviewOn: sampleDay('2019-03-01') }),
      closed(recent, { closedOn: sampleDay('2018-03-01') }),
      closed(declined, { status: 'Declined', endsOn: null }),
      closed(live, { status: 'Live', startsOn: sampleDay('2018-01-01'), endsOn: null, forms: ['Notional'] }),
    ]);
  data
    .list(decisions)
    .fill([{ caseRef: declined, kind: 'Decline', toStatus: 'Declined', decidedOn: sampleDay('2019-01-01') }]);
  return data;
}

async function open(data: MemoryData): Promise<void> {
  show(
    <>
      <RetentionScreen onClose={jest.fn()} onOpenCase={jest.fn()} onUnsaved={jest.fn()} onSaved={jest.fn()} />
      <MessageLine />
    </>,
    data,
  );
  await screen.findByRole('combobox', { name: 'Show' });
}
const view = (name: string): Promise<void> => user.selectOptions(screen.getByRole('combobox', { name: 'Show' }), name);
const caseOf = (data: MemoryData, ref: string) =>
  data
    .list(personalHealthBudgets)
    .rows()
    .find((row) => row.ref === ref);
const newDecision = (data: MemoryData) => data.list(decisions).rows().slice(1);

it('lists what is due, explains it, and records that it is kept longer', async () => {
  const data = filled();
  await open(data);
  const table = screen.getByRole('table', { name: 'Due for review: 1 record' });
  expect(
    within(table).getByRole('row', { name: new RegExp(`${long} Adult CHC Closed 1 March 2019`) }),
  ).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: `Decide about ${long}` }));
  const panel = within(await screen.findByRole('dialog', { name: `Retention of ${long}` }));
  expect(panel.getByText('1 March 2011 + 8 years = 1 March 2019')).toBeInTheDocument();
  await user.click(panel.getByRole('button', { name: 'Save' }));
  expect(panel.getByText('Choose what is decided.')).toBeInTheDocument();
  expect(newDecision(data)).toEqual([]);
  await user.click(panel.getByRole('radio', { name: 'Keep it longer' }));
  await user.type(panel.getByRole('textbox', { name: /^Keep until/ }), '1/3/2018');
  await user.type(panel.getByRole('textbox', { name: /^Reason/ }), 'An inquiry is open.');
  await user.click(panel.getByRole('button', { name: 'Save' }));
  expect(panel.getByText(/Enter a day after today/)).toBeInTheDocument();
  await user.clear(panel.getByRole('textbox', { name: /^Keep until/ }));
  await user.type(panel.getByRole('textbox', { name: /^Keep until/ }), '1 March 2024');
  await user.click(panel.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText(`${long} is kept longer. The decision was recorded.`)).toBeInTheDocument();
  expect(newDecision(data)).toMatchObject([
    {
      caseRef: long,
      kind: 'Keep longer',
      reasons: 'An inquiry is open.',
      conditions: 'The record is kept until 1 March 2024.',
      effectiveOn: sampleDay('2024-03-01'),
      decidedOn: sampleDay('2019-04-30'),
    },
  ]);
  expect(caseOf(data, long)?.retentionReviewOn).toEqual(sampleDay('2024-03-01'));
  expect(await screen.findByText('No record is due for review.')).toBeInTheDocument();
});

it('records that a record may be destroyed, and deletes nothing', async () => {
  const data = filled();
  await open(data);
  await user.click(screen.getByRole('button', { name: `Decide about ${long}` }));
  const panel = within(await screen.findByRole('dialog'));
  await user.click(panel.getByRole('radio', { name: 'It may be destroyed, by hand' }));
  await user.type(panel.getByRole('textbox', { name: /^Reason/ }), 'The period has run out.');
  await user.click(panel.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText(/may be destroyed, by hand. The decision/)).toBeInTheDocument();
  expect(caseOf(data, long)).toBeDefined();
  await view('May be destroyed (1)');
  expect(screen.getByText('May be destroyed, decided 30 April 2019')).toBeInTheDocument();
});

it('sets a legal hold on a case that is not closed, and lifts it', async () => {
  const data = filled();
  await open(data);
  await user.type(screen.getByRole('textbox', { name: 'Case reference' }), 'PHB-1');
  await user.click(screen.getByRole('button', { name: 'Decide about this case' }));
  expect(screen.getByText(/Enter a whole reference/)).toBeInTheDocument();
  await user.clear(screen.getByRole('textbox', { name: 'Case reference' }));
  await user.type(screen.getByRole('textbox', { name: 'Case reference' }), recent);
  await user.click(screen.getByRole('button', { name: 'Decide about this case' }));
  const panel = within(await screen.findByRole('dialog', { name: `Retention of ${recent}` }));
  // Not due yet: it cannot be said that it may be destroyed.
  expect(panel.queryByRole('radio', { name: /destroyed/ })).toBeNull();
  await user.click(panel.getByRole('radio', { name: 'Set a legal hold' }));
  await user.type(panel.getByRole('textbox', { name: /^Reason/ }), 'A claim.');
  await user.click(panel.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(caseOf(data, recent)?.legalHold).toBe(true));
  await view('Under a legal hold (1)');
  await user.click(screen.getByRole('button', { name: `Decide about ${recent}` }));
  const again = within(await screen.findByRole('dialog'));
  expect(again.getAllByRole('radio')).toHaveLength(1);
  await user.type(again.getByRole('textbox', { name: /^Reason/ }), 'The claim is settled.');
  await user.click(again.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(caseOf(data, recent)?.legalHold).toBe(false));
  expect(newDecision(data).map(({ kind }) => kind)).toEqual(['Legal hold', 'Hold lifted']);
});

it('goes on after a failure without recording the decision twice', async () => {
  const data = filled();
  await open(data);
  await user.click(screen.getByRole('button', { name: `Decide about ${long}` }));
  const panel = within(await screen.findByRole('dialog'));
  await user.click(panel.getByRole('radio', { name: 'Set a legal hold' }));
  await user.type(panel.getByRole('textbox', { name: /^Reason/ }), 'A claim.');
  data.list(personalHealthBudgets).refuse('update', new OfflineError({ message: 'gone', sentence: 'No network.' }));
  await user.click(panel.getByRole('button', { name: 'Save' }));
  expect((await panel.findByRole('alert')).textContent).toMatch(
    /Saved: the decision. Not saved yet: the case. No network./,
  );
  data.list(personalHealthBudgets).refuse('update', undefined);
  await user.click(panel.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(caseOf(data, long)?.legalHold).toBe(true));
  expect(newDecision(data)).toHaveLength(1);
});

it('finds dates that the table gives otherwise, and writes them', async () => {
  const data = filled();
  await open(data);
  await view('Dates to put right (2)');
  await user.click(screen.getByRole('button', { name: 'Write 2 dates into the cases' }));
  await waitFor(() => expect(caseOf(data, recent)?.retentionReviewOn).toEqual(sampleDay('2026-03-01')));
  expect(caseOf(data, declined)?.retentionReviewOn).toEqual(sampleDay('2027-01-01'));
  expect(await screen.findByText('There are no such records.')).toBeInTheDocument();
});

it('changes a period of the table within what the Code allows, and works the dates out anew', async () => {
  const data = filled();
  await open(data);
  const label = 'Health and care record of an adult';
  await user.click(screen.getByRole('button', { name: `Change: ${label}` }));
  const input = screen.getByRole('textbox', { name: `${label} (years)` });
  await user.clear(input);
  await user.type(input, '6');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(screen.getByText(/whole number of years from 8 to 40.*periods are the least/)).toBeInTheDocument();
  expect(data.list(settings).rows()).toEqual([]);
  await user.clear(input);
  await user.type(input, '10');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('No record is due for review.')).toBeInTheDocument();
  expect(data.list(settings).rows()).toMatchObject([{ name: 'RETENTION-RECORD-YEARS', value: '10' }]);
});

it('shows a manager the dates of the cases, and nothing to decide', async () => {
  const data = filled();
  for (const list of [people, decisions]) data.allow(list, { read: false });
  data.allow(settings, { read: true });
  data.allow(personalHealthBudgets, { read: true });
  await open(data);
  expect(screen.getByText(/Deciding about a record is for the team/)).toBeInTheDocument();
  expect(screen.getByText(long)).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: /^Decide about/ })).toBeNull();
  expect(screen.queryByRole('button', { name: /^Change/ })).toBeNull();
  expect(data.list(people).log).toEqual([]);
});

it('reads the example rows', async () => {
  const data = memoryData();
  data.list(people).fill(samplePeople.rows);
  data.list(personalHealthBudgets).fill(samplePersonalHealthBudgets.rows);
  await open(data);
  await view('All closed records (1)');
  expect(screen.getByText('26 April 2027')).toBeInTheDocument();
});
