/** The health view: what it finds in a register that was edited elsewhere, what it mends, and what it leaves alone. */
import { OfflineError } from '@phb/connectors';
import {
  decisions,
  newReference,
  people,
  personalHealthBudgets,
  purchases,
  reviews,
  sampleDay,
  sampleReference,
} from '@phb/schemas';
import type { ItemId } from '@phb/schemas';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';
import HealthScreen from '../../../../ui/register/health/HealthScreen.js';
import type { MemoryData } from '../../memory/memoryData.js';
import { sampleRegister } from '../../memory/register.js';
import { show } from '../../memory/show.js';

const direct = sampleReference('PHB', 1);
const wheelchair = sampleReference('PHB', 2);

function open(data: MemoryData) {
  const onOpenCase = jest.fn();
  const onSaved = jest.fn();
  show(<HealthScreen onClose={jest.fn()} onOpenCase={onOpenCase} onSaved={onSaved} onUnsaved={jest.fn()} />, data);
  return { onOpenCase, onSaved, user: userEvent.setup({ delay: null }) };
}

/** The rows of one kind as they stand in its table. */
async function found(heading: RegExp): Promise<HTMLElement> {
  return screen.findByRole('region', { name: heading });
}
const lines = (group: HTMLElement): readonly string[] =>
  within(group)
    .getAllByRole('row')
    .slice(1)
    .map(({ textContent }) => textContent ?? '');

const caseNow = (data: MemoryData, ref: string) =>
  data
    .list(personalHealthBudgets)
    .rows()
    .find((row) => row.ref === ref);

it('finds review dates that are out of date, and writes the case and its open review anew', async () => {
  const data = sampleRegister();
  data.list(personalHealthBudgets).changeAsSomebodyElse(direct, { nextReviewDue: sampleDay('2030-01-01') });
  const { user, onSaved } = open(data);
  const group = await found(/^Review dates out of date/);
  const line = lines(group).find((text) => text.startsWith(direct));
  expect(line).toContain('The case says 1 January 2030');
  await user.click(within(group).getByRole('button', { name: `Repair ${direct}` }));
  await waitFor(() => expect(lines(group).find((text) => text.startsWith(direct))).toContain('Repaired.'));
  const due = caseNow(data, direct)?.nextReviewDue;
  expect(due?.equals(sampleDay('2030-01-01'))).toBe(false);
  const openRow = data
    .list(reviews)
    .rows()
    .find((row) => row.caseRef === direct && row.doneOn === null);
  expect(openRow?.dueOn).toEqual(due);
  expect(onSaved).toHaveBeenCalled();
});

it('repairs all of a kind, tells the outcome of each, and goes on after one that fails', async () => {
  const data = sampleRegister();
  const cases = data.list(personalHealthBudgets);
  for (const ref of [direct, wheelchair]) cases.changeAsSomebodyElse(ref, { nextReviewDue: sampleDay('2030-01-01') });
  const { user } = open(data);
  const group = await found(/^Review dates out of date/);
  cases.refuse('update', new OfflineError({ message: 'gone', sentence: 'There is no network.' }));
  await user.click(within(group).getByRole('button', { name: /^Repair all \(\d+\)$/ }));
  const again = await within(group).findByRole('button', { name: 'Repair all (1)' });
  expect(lines(group).filter((text) => text.includes('Not repaired. Saved: the open review.'))).toHaveLength(1);
  await user.click(again);
  expect(await within(group).findByRole('button', { name: 'All repaired' })).toBeInTheDocument();
  expect(lines(group).every((text) => text.includes('Repaired.'))).toBe(true);
});

it('finds rows that break a rule, and leads to their case', async () => {
  const data = sampleRegister();
  data.list(personalHealthBudgets).changeAsSomebodyElse(direct, { endsOn: sampleDay('2001-01-01') });
  const { user, onOpenCase } = open(data);
  const group = await found(/^Rows that break a rule \(1\)/);
  expect(lines(group)[0]).toContain('Ends on must not be before starts on.');
  await user.click(within(group).getByRole('button', { name: `Open the case ${direct}` }));
  expect(onOpenCase).toHaveBeenCalledWith(direct);
});

it('finds rows that name a row which is not there, but not in lists that may not be opened', async () => {
  const data = sampleRegister();
  const nobody = newReference('PHB');
  data.list(purchases).fill([
    {
      caseRef: nobody,
      boughtOn: sampleDay('2019-03-01'),
      kind: 'Other',
      description: 'Demo cushion',
      amount: 4_500,
    },
  ]);
  open(data);
  const group = await found(/^Rows whose other row is missing/);
  expect(
    lines(group).some((text) => text.includes(`“Case” names ${nobody}, which is not in Personal health budgets.`)),
  ).toBe(true);
  expect(lines(group).some((text) => text.includes('“Person” names'))).toBe(false);
});

it('says nothing about people where People may not be opened, and says that it did not look', async () => {
  const data = sampleRegister();
  data.list(personalHealthBudgets).changeAsSomebodyElse(direct, { personRef: newReference('P') });
  data.allow(people, { read: false });
  open(data);
  expect(await screen.findByText(/^Not looked through, since you may not open them:.*People/)).toBeInTheDocument();
  expect(screen.queryByText(/“Person” names/)).toBeNull();
});

it('finds a decision that leads elsewhere than the case stands, and what a case lacks at its status', async () => {
  const data = sampleRegister();
  data.list(decisions).fill([
    {
      caseRef: wheelchair,
      kind: 'Suspension',
      fromStatus: 'Live',
      toStatus: 'Suspended',
      decidedOn: sampleDay('2019-04-01'),
    },
  ]);
  // A status that was set elsewhere, past the decision that led there, is no move that stopped.
  data.list(decisions).fill([
    {
      caseRef: direct,
      kind: 'Panel',
      fromStatus: 'Planning',
      toStatus: 'Awaiting panel',
      decidedOn: sampleDay('2018-04-01'),
    },
  ]);
  data.list(personalHealthBudgets).changeAsSomebodyElse(direct, { planAgreedOn: null });
  open(data);
  const moves = await found(/^Moves that stopped half-way \(1\)/);
  expect(lines(moves)[0]).toContain('leads to “Suspended”. The case says “Live”.');
  const lacking = await found(/^Cases that lack something at their status/);
  expect(lines(lacking).find((text) => text.startsWith(direct))).toContain('“Plan agreed on”');
});

it('finds retention dates that the table does not give, and writes them anew', async () => {
  const data = sampleRegister();
  const closed = data
    .list(personalHealthBudgets)
    .rows()
    .find(({ status }) => status === 'Closed');
  if (closed === undefined) throw new Error('no closed case in the sample');
  data.list(personalHealthBudgets).changeAsSomebodyElse(closed.ref, { retentionReviewOn: sampleDay('2020-01-01') });
  const { user } = open(data);
  const group = await found(/^Retention dates out of date/);
  expect(lines(group)).toEqual([expect.stringContaining('The case says 1 January 2020.')]);
  await user.click(within(group).getByRole('button', { name: `Repair ${closed.ref}` }));
  await waitFor(() => expect(lines(group)[0]).toContain('Repaired.'));
  expect(caseNow(data, closed.ref)?.retentionReviewOn).toEqual(closed.closedOn?.add({ years: 8 }));
});

it('gives a row without a reference a new one, and tells of rows that cannot be read', async () => {
  const data = sampleRegister();
  const problem = { column: 'ref', message: 'Reference is empty.' };
  data.list(purchases).damage([
    { id: 71 as ItemId, title: '', problems: [problem] },
    { id: 72 as ItemId, title: newReference('PUR'), problems: [{ column: 'kind', message: 'Kind is odd.' }] },
  ]);
  const { user } = open(data);
  const group = await found(/^Rows without a reference \(1\)/);
  await user.click(within(group).getByRole('button', { name: 'Repair Item 71' }));
  await waitFor(() => expect(lines(group)[0]).toContain('Repaired.'));
  expect(data.list(purchases).log).toContain('giveReference 71');
  expect(lines(await found(/^Rows that cannot be read \(1\)/))[0]).toContain('Kind is odd.');
});

it('can be stopped, and looks again', async () => {
  const data = sampleRegister();
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const list = data.list(people);
  const pages = list.pages.bind(list);
  list.pages = async function* (query, signal) {
    await held;
    yield* pages(query, signal);
  };
  const { user } = open(data);
  await screen.findByText(/^Reading People/);
  await user.click(screen.getByRole('button', { name: 'Stop' }));
  expect(screen.getByText('Stopped. Nothing was changed.')).toBeInTheDocument();
  release();
  await user.click(screen.getByRole('button', { name: 'Look again' }));
  expect(await screen.findByText(/^Looked through \d+ lists\./)).toBeInTheDocument();
});
