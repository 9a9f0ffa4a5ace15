import { ConflictError, OfflineError } from '@phb/connectors';
import { people, personalHealthBudgets, reviews, sampleDay, sampleReference, settings } from '@phb/schemas';
import type { ListDeclaration } from '@phb/schemas';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';
import { Temporal } from 'temporal-polyfill';
import ReviewsPart from '../../../ui/reviews/ReviewsPart.js';
import { pretendLayout } from '../memory/layout.js';
import { testMembers } from '../memory/members.js';
import type { MemoryData } from '../memory/memoryData.js';
import { sampleRegister } from '../memory/register.js';
import { show } from '../memory/show.js';

const direct = sampleReference('PHB', 1);
const wheelchair = sampleReference('PHB', 2);
type User = ReturnType<typeof userEvent.setup>;

let restore: () => void;
beforeEach(() => {
  restore = pretendLayout({ width: 1200, height: 640 });
});
afterEach(() => restore());

const tab = (name: RegExp): HTMLElement => screen.getByRole('tab', { name });

/** The tracker on 25 January 2020: the direct payment's review was due four days ago, the wheelchair's is in March. */
async function onALateDay(data: MemoryData = sampleRegister()): Promise<User> {
  const user = userEvent.setup({ delay: null });
  show(<ReviewsPart />, data, { today: Temporal.PlainDate.from('2020-01-25') });
  await waitFor(() => expect(tab(/^Overdue/)).toHaveTextContent('Overdue1'));
  return user;
}

async function openRecord(user: User): Promise<HTMLElement> {
  await user.click(screen.getByRole('button', { name: `Record review of ${direct}` }));
  return screen.findByRole('form', { name: `Record a review of ${direct}` });
}

describe('the review tracker', () => {
  it('counts the bands and opens the first that has something in it', async () => {
    await onALateDay();
    expect(tab(/^No date/)).toHaveTextContent('No date0');
    expect(tab(/^Due in 29/)).toHaveTextContent('Due in 29 to 90 days1');
    expect(tab(/^Overdue/)).toHaveAttribute('aria-selected', 'true');
    const row = within(screen.getByRole('gridcell', { name: direct }).closest('[role=row]') as HTMLElement);
    expect(row.getByText('4 days late')).toBeInTheDocument();
    expect(row.getByText('Demo-Hartley, Maren')).toBeInTheDocument();
    expect(row.getByText('21 Jan 2020')).toBeInTheDocument();
    expect(row.getByText(/Direct payment|Section 117 after-care/)).toBeInTheDocument();
  });

  it('shows the dates without their explanation to those who may not open Reviews, and refreshes all the same', async () => {
    const data = sampleRegister();
    data.allow(reviews, { read: false });
    data
      .list(personalHealthBudgets)
      .changeAsSomebodyElse(wheelchair, { nextReviewDue: null, oneOff: true, amountPeriod: 'one-off' });
    const user = await onALateDay(data);
    expect(screen.getByText(/only the team may open Reviews/)).toBeInTheDocument();
    expect(tab(/^No date/)).toHaveTextContent('No date0');
    expect(screen.queryByRole('button', { name: /^Record review/ })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^Why this date/ })).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Refresh' }));
    expect(await screen.findByText('Nothing has changed since.')).toBeInTheDocument();
  });

  it('puts a missing date first and says what is missing', async () => {
    const data = sampleRegister();
    data.list(personalHealthBudgets).changeAsSomebodyElse(wheelchair, { nextReviewDue: null, planAgreedOn: null });
    show(<ReviewsPart />, data);
    await waitFor(() => expect(tab(/^No date/)).toHaveTextContent('No date1'));
    expect(tab(/^No date/)).toHaveAttribute('aria-selected', 'true');
    expect(screen.getByText('Plan agreed on')).toBeInTheDocument();
  });

  it('does not call it a mistake when a one-off had its only review', async () => {
    const data = sampleRegister();
    data.list(personalHealthBudgets).changeAsSomebodyElse(wheelchair, { nextReviewDue: null });
    data.list(reviews).changeAsSomebodyElse(sampleReference('R', 3), {
      doneOn: sampleDay('2019-04-20'),
      outcome: 'Continue unchanged',
    });
    show(<ReviewsPart />, data);
    expect(await screen.findByText(/^1 one-off budget had its review/)).toBeInTheDocument();
    expect(tab(/^No date/)).toHaveTextContent('No date0');
  });

  it('says when a setting cannot be used, and what stands meanwhile, here and in the case', async () => {
    const data = sampleRegister();
    data.list(settings).fill([{ name: 'LOCAL-REVIEW-FIRST-MONTHS', value: 'soon' }]);
    const user = userEvent.setup({ delay: null });
    show(<ReviewsPart />, data, { today: Temporal.PlainDate.from('2020-01-25') });
    const sentence = /^LOCAL-REVIEW-FIRST-MONTHS holds “soon”\. .* Until then 3 months is used\.$/;
    expect(await screen.findByText(sentence)).toBeInTheDocument();
    await waitFor(() => expect(tab(/^Overdue/)).toHaveTextContent('Overdue1'));
    await user.click(screen.getByRole('gridcell', { name: direct }));
    const panel = await screen.findByRole('dialog', { name: direct });
    expect(await within(panel).findByText(sentence)).toBeInTheDocument();
  });

  it('explains a date: rule, arithmetic, source, and the other clocks', async () => {
    const user = await onALateDay();
    await user.click(screen.getByRole('button', { name: `Why this date? ${direct}` }));
    const why = await screen.findByRole('dialog', { name: `Why this date? ${direct}` });
    expect(why).toHaveTextContent('21 January 2019 + 12 months = 21 January 2020');
    expect(why).toHaveTextContent('National Health Service (Direct Payments) Regulations 2013, regulation 14');
    expect(why).toHaveTextContent('Also: Section 117 after-care, 21 January 2020');
    fireEvent.keyDown(within(why).getByRole('button', { name: 'Close' }), { key: 'Escape' });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() => expect(screen.getByRole('button', { name: `Why this date? ${direct}` })).toHaveFocus());
  });
});

describe('finding reviews', () => {
  const search = (): Promise<HTMLElement> =>
    screen.findByRole('searchbox', { name: 'Find by reference, name or NHS number' });
  const owners = (): Promise<HTMLElement> => screen.findByRole('combobox', { name: 'Owner' });
  const [me, colleague] = testMembers;
  /** The direct payment is looked after by the person at the screen, the wheelchair by a colleague. */
  function owned(): MemoryData {
    const data = sampleRegister();
    data.list(personalHealthBudgets).changeAsSomebodyElse(direct, { owner: me?.id ?? null });
    data.list(personalHealthBudgets).changeAsSomebodyElse(wheelchair, { owner: colleague?.id ?? null });
    return data;
  }

  it.each(['hartley maren', direct.slice(4), direct.toLowerCase(), '999 000 001'])(
    'finds by “%s” in all tabs together, and says how many',
    async (typed) => {
      const user = await onALateDay();
      await user.type(await search(), typed);
      expect(await screen.findByText('1 of 2 reviews')).toBeInTheDocument();
      expect(tab(/^Overdue/)).toHaveTextContent('Overdue1');
      expect(tab(/^Due in 29/)).toHaveTextContent('Due in 29 to 90 days0');
      await user.click(tab(/^Due in 29/));
      expect(await screen.findByText('1 stands under the other tabs.')).toBeInTheDocument();
      await user.click(screen.getByRole('button', { name: 'Show all' }));
      expect(await search()).toHaveFocus();
      expect(await screen.findByText('2 reviews')).toBeInTheDocument();
      expect(screen.getByRole('gridcell', { name: wheelchair })).toBeInTheDocument();
    },
  );

  it('says what is wrong with an NHS number whose check digit does not fit', async () => {
    const user = await onALateDay();
    await user.type(await search(), '999 000 0019');
    expect(await screen.findByText(/^The check digit of this NHS number is wrong/)).toBeInTheDocument();
    await user.clear(await search());
    await user.type(await search(), '999 000 0026 7');
    expect(await screen.findByText('An NHS number has 10 digits, and this one has 11.')).toBeInTheDocument();
    await user.clear(await search());
    await user.type(await search(), 'nobody of this name');
    expect(await screen.findByText('No name or reference of a running budget holds this.')).toBeInTheDocument();
  });

  it('shows one’s own, a colleague’s, or those that nobody looks after', async () => {
    const user = await onALateDay(owned());
    const choose = async (name: string): Promise<void> => user.selectOptions(await owners(), name);
    await screen.findByRole('option', { name: 'Mine' });
    await choose('Mine');
    expect(tab(/^Overdue/)).toHaveTextContent('Overdue1');
    expect(tab(/^Due in 29/)).toHaveTextContent('Due in 29 to 90 days0');
    await choose(colleague?.name ?? '');
    expect(tab(/^Overdue/)).toHaveTextContent('Overdue0');
    expect(tab(/^Due in 29/)).toHaveTextContent('Due in 29 to 90 days1');
    await choose('Without an owner');
    expect(await screen.findByText('0 of 2 reviews')).toBeInTheDocument();
    expect(await screen.findByText('Every running budget has an owner.')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    expect(await screen.findByText('2 reviews')).toBeInTheDocument();
  });

  it('searches the one owner only, and says so when that finds nobody', async () => {
    const user = await onALateDay(owned());
    await screen.findByRole('option', { name: 'Mine' });
    await user.selectOptions(await owners(), colleague?.name ?? '');
    await user.type(await search(), 'hartley');
    expect(
      await screen.findByText('No running budget of this owner matches. Search those of all owners.'),
    ).toBeInTheDocument();
  });

  it('offers those without names the reference only', async () => {
    const data = sampleRegister();
    data.allow(people, { read: false });
    const user = await onALateDay(data);
    await user.type(await screen.findByRole('searchbox', { name: 'Find by reference' }), 'hartley');
    expect(await screen.findByText('0 of 2 reviews')).toBeInTheDocument();
    expect(await screen.findByText('No reference of a running budget holds this.')).toBeInTheDocument();
  });
});

it('asks for nothing but the cases before the first of them are on the screen', async () => {
  const data = sampleRegister();
  const asked: string[] = [];
  const noted = (list: ListDeclaration): ListDeclaration => {
    asked.push(list.title);
    return list;
  };
  const never = new Promise<never>(() => undefined);
  const waiting: MemoryData = {
    ...data,
    permissions: (list) => (noted(list), never),
    members: () => (asked.push('members'), never),
    me: () => (asked.push('me'), never),
    list: (list) => (noted(list), data.list(list)),
    workingSet: (list, columns, options) => {
      noted(list);
      const set = data.workingSet(list, columns, options);
      return { ...set, state: 'loading', size: 0, order: () => new Int32Array() };
    },
  };
  show(<ReviewsPart />, waiting);
  await screen.findByRole('tab', { name: /^Overdue/ });
  // What effects ask for would be asked by now.
  await act(() => Promise.resolve());
  expect(asked).toEqual([personalHealthBudgets.title]);
});

describe('recording a review', () => {
  it('answers the open row, adds the next, moves the date of the case, and says where it stands now', async () => {
    const data = sampleRegister();
    const user = await onALateDay(data);
    const form = await openRecord(user);
    expect(within(form).getByRole('textbox', { name: 'Done on' })).toHaveFocus();
    await user.type(within(form).getByRole('textbox', { name: 'Done on' }), '24/1/2020');
    expect(within(form).getByText('The next review will be due on 24 January 2021.')).toBeInTheDocument();
    await user.selectOptions(within(form).getByRole('combobox', { name: 'Outcome' }), 'Continue unchanged');
    await user.click(within(form).getByRole('button', { name: 'Record the review' }));
    expect(
      await screen.findByText(
        `The review of ${direct} is recorded. The next one is due on 24 January 2021. It now stands under Later.`,
      ),
    ).toBeInTheDocument();
    const rows = data
      .list(reviews)
      .rows()
      .filter(({ caseRef }) => caseRef === direct);
    expect(rows.find(({ ref }) => ref === sampleReference('R', 2))).toMatchObject({
      doneOn: sampleDay('2020-01-24'),
      outcome: 'Continue unchanged',
      clocks: ['DP', 'S117', 'LA-DP'],
    });
    expect(rows.filter(({ doneOn }) => doneOn === null)).toEqual([
      expect.objectContaining({ dueOn: sampleDay('2021-01-24') }),
    ]);
    expect(data.list(personalHealthBudgets).rows()[0]?.nextReviewDue).toEqual(sampleDay('2021-01-24'));
    await waitFor(() => expect(tab(/^Overdue/)).toHaveTextContent('Overdue0'));
    expect(tab(/^Later/)).toHaveTextContent('Later1');
  });

  it('leaves a clock that the review does not answer where it was', async () => {
    const data = sampleRegister();
    const user = await onALateDay(data);
    const form = await openRecord(user);
    await user.type(within(form).getByRole('textbox', { name: 'Done on' }), '24 January 2020');
    await user.click(within(form).getByRole('checkbox', { name: /^Section 117/ }));
    expect(within(form).getByText('The next review will be due on 21 January 2020.')).toBeInTheDocument();
  });

  it('asks for a day that is not to come, an outcome and at least one clock', async () => {
    const data = sampleRegister();
    const user = await onALateDay(data);
    const form = await openRecord(user);
    await user.click(within(form).getByRole('button', { name: 'Record the review' }));
    expect(screen.getByRole('group', { name: 'There is a problem' })).toHaveTextContent(
      'Enter the day the review was done, such as 14 March 2026.',
    );
    await user.type(within(form).getByRole('textbox', { name: 'Done on' }), '26 January 2020');
    await user.selectOptions(within(form).getByRole('combobox', { name: 'Outcome' }), 'Continue unchanged');
    await user.click(within(form).getByRole('button', { name: 'Record the review' }));
    expect(screen.getByRole('group', { name: 'There is a problem' })).toHaveTextContent(
      'Done on must not be after today, 25 January 2020.',
    );
    for (const box of within(form).getAllByRole('checkbox')) await user.click(box);
    await user.click(within(form).getByRole('button', { name: 'Record the review' }));
    expect(screen.getByRole('group', { name: /^There/ })).toHaveTextContent('Tick at least one clock');
    expect(data.list(reviews).log).toEqual([]);
  });

  it('goes on with the step that failed, and never writes the review twice', async () => {
    const data = sampleRegister();
    const user = await onALateDay(data);
    const form = await openRecord(user);
    await user.type(within(form).getByRole('textbox', { name: 'Done on' }), '24 January 2020');
    await user.selectOptions(within(form).getByRole('combobox', { name: 'Outcome' }), 'Continue unchanged');
    data
      .list(personalHealthBudgets)
      .refuse('update', new OfflineError({ message: 'gone', sentence: 'There is no network.' }));
    await user.click(within(form).getByRole('button', { name: 'Record the review' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Saved: the review, the open review. Not saved yet: the next review date on the case.',
    );
    await user.click(within(form).getByRole('button', { name: 'Save the rest' }));
    await screen.findByText(/is recorded/);
    expect(data.list(reviews).log.filter((line) => line.startsWith('update'))).toHaveLength(1);
    expect(data.list(personalHealthBudgets).rows()[0]?.nextReviewDue).toEqual(sampleDay('2021-01-24'));
  });

  it('does not overwrite a case that somebody changed meanwhile: it reads it again', async () => {
    const data = sampleRegister();
    const user = await onALateDay(data);
    const form = await openRecord(user);
    await user.type(within(form).getByRole('textbox', { name: 'Done on' }), '24 January 2020');
    await user.selectOptions(within(form).getByRole('combobox', { name: 'Outcome' }), 'Continue unchanged');
    data.list(personalHealthBudgets).changeAsSomebodyElse(direct, { team: 'theirs' });
    data
      .list(personalHealthBudgets)
      .refuse('update', new ConflictError({ message: '412', sentence: 'Somebody else saved this first.' }));
    await user.click(within(form).getByRole('button', { name: 'Record the review' }));
    await screen.findByText(/is recorded/);
    expect(data.list(personalHealthBudgets).rows()[0]).toMatchObject({
      team: 'theirs',
      nextReviewDue: sampleDay('2021-01-24'),
    });
  });

  it('stops when somebody else recorded the same review first', async () => {
    const data = sampleRegister();
    const user = await onALateDay(data);
    const form = await openRecord(user);
    await user.type(within(form).getByRole('textbox', { name: 'Done on' }), '24 January 2020');
    await user.selectOptions(within(form).getByRole('combobox', { name: 'Outcome' }), 'Continue unchanged');
    data.list(reviews).changeAsSomebodyElse(sampleReference('R', 2), {
      doneOn: sampleDay('2020-01-20'),
      outcome: 'Change the plan',
      clocks: ['DP'],
    });
    await user.click(within(form).getByRole('button', { name: 'Record the review' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Somebody else changed this review meanwhile.');
    expect(data.list(reviews).log).toEqual([]);
  });
});
