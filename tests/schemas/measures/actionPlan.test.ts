import {
  actionPlan,
  describePlan,
  finalDate,
  readMonth,
  standingOn,
  type ActionRow,
  type MilestoneRow,
} from '@phb/schemas';
import { day } from './rows.js';

const month = (ref: string, dueOn: string, beginsOn: string | null = null): ActionRow => ({
  ref,
  beginsOn: beginsOn === null ? null : day(beginsOn),
  dueOn: day(dueOn),
  datePrecision: 'Month',
  completedOn: null,
});
const milestone = (actionRef: string, dueOn: string): MilestoneRow => ({
  ref: `M-${dueOn}`,
  actionRef,
  dueOn: day(dueOn),
  datePrecision: 'Month',
  completedOn: null,
});

/** The ten tasks of the published plan. A month alone is kept as its first day here, and read as its last. */
const tasks: readonly ActionRow[] = [
  month('A-1', '2016-03-01'),
  { ...month('A-2', '2016-02-01'), dueOn: null },
  month('A-3', '2017-04-01', '2016-02-01'),
  month('A-4', '2016-04-01'),
  month('A-5', '2016-04-01'),
  month('A-6', '2016-09-01'),
  month('A-7', '2016-12-01'),
  month('A-8', '2017-03-01', '2016-01-01'),
  month('A-9', '2016-09-01'),
  month('A-10', '2016-12-01'),
];
const steps = [milestone('A-2', '2016-09-01'), milestone('A-2', '2016-02-01'), milestone('A-2', '2016-04-01')];
const refs = (found: readonly { readonly action: ActionRow }[]): string[] => found.map((task) => task.action.ref);

describe('the action plan', () => {
  it('A-1: due by 30 April 2016 3, overdue 1; due by 30 September 2016 6, overdue 3; of 10', () => {
    const april = actionPlan(tasks, steps, day('2016-04-30'));
    expect(refs(april.dueBy)).toEqual(['A-1', 'A-4', 'A-5']);
    expect(refs(april.overdue)).toEqual(['A-1']);
    expect(describePlan(april)).toBe('Due by 30 April 2016: 3, of which overdue: 1');
    const september = actionPlan(tasks, steps, day('2016-09-30'));
    expect(refs(september.dueBy)).toEqual(['A-1', 'A-2', 'A-4', 'A-5', 'A-6', 'A-9']);
    expect(refs(september.overdue)).toEqual(['A-1', 'A-4', 'A-5']);
    expect(september.tasks).toHaveLength(10);
    expect(september.counts.reduce((sum, { count }) => sum + count, 0)).toBe(10);
  });

  it('takes the last milestone as the final date, and the last day of a month-only date', () => {
    expect(finalDate({ ...month('A-2', '2020-01-01') }, steps)).toEqual(day('2016-09-30'));
    expect(finalDate(month('A-1', '2016-02-01'), [])).toEqual(day('2016-02-29'));
    expect(finalDate({ ...month('A-1', '2016-02-10'), datePrecision: 'Day' }, [])).toEqual(day('2016-02-10'));
    const [, second] = actionPlan(tasks, steps, day('2016-03-01')).tasks;
    expect(second?.milestones.map(({ due, standing }) => [due.toString(), standing])).toEqual([
      ['2016-02-29', 'Overdue'],
      ['2016-04-30', 'On track'],
      ['2016-09-30', 'On track'],
    ]);
    expect(second?.standing).toBe('On track');
  });

  it('says how a task stands in words', () => {
    const due = day('2016-04-30');
    expect(standingOn(due, null, day('2016-04-01'))).toBe('On track');
    expect(standingOn(due, null, day('2016-04-02'))).toBe('Due within 28 days');
    expect(standingOn(due, null, due)).toBe('Due within 28 days');
    expect(standingOn(due, null, day('2016-05-01'))).toBe('Overdue');
    expect(standingOn(undefined, null, due)).toBe('No date');
  });

  it('counts a completed task as done from its day on, and as open before', () => {
    const done = { ...month('A-1', '2016-03-01'), completedOn: day('2016-04-15') };
    const before = actionPlan([done], [], day('2016-04-14'));
    expect(before.tasks[0]).toMatchObject({ standing: 'Overdue', daysOverdue: 14 });
    const after = actionPlan([done], [], day('2016-04-15'));
    expect(after.tasks[0]).toMatchObject({ standing: 'Complete', daysOverdue: 0 });
    expect(describePlan(after)).toBe('Due by 15 April 2016: 1, of which overdue: 0');
  });

  it('shows milestones of no task rather than dropping them', () => {
    const stray = milestone('A-99', '2016-01-01');
    expect(actionPlan(tasks, [...steps, stray], day('2016-04-30')).strays).toEqual([stray]);
  });

  it('reads a month as its last day, and asks for the whole year', () => {
    expect(readMonth('February 2016')).toEqual(day('2016-02-29'));
    expect(readMonth('Sept 2016')).toEqual(day('2016-09-30'));
    expect(readMonth('4/2016')).toEqual(day('2016-04-30'));
    expect(readMonth('April 16')).toBeUndefined();
    expect(readMonth('30 April 2016')).toBeUndefined();
    expect(readMonth('13/2016')).toBeUndefined();
  });
});
