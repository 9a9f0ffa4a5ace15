import { Temporal } from 'temporal-polyfill';
import type { Action, Milestone } from '@phb/schemas';
import type { IdentityMaker } from './identity.js';

/** A task of Nottinghamshire CCGs’ action plan of 2016/17, in short: roles, not people, and dates to the month. */
interface Task {
  readonly task: string;
  readonly owners: string;
  readonly byWhen: string;
  /** First month of a range. */
  readonly from?: string;
  /** Last month, as yyyy-mm: the task is due on its last day. */
  readonly by: string;
  /** Steps with months of their own. */
  readonly steps?: readonly (readonly [step: string, month: string])[];
}

const tasks: readonly Task[] = [
  {
    task: 'Recruit to the programme and review its resources',
    owners: 'Executive lead, oversight group',
    byWhen: 'March 16',
    by: '2016-03',
  },
  {
    task: 'Take part in the NHS England development programme',
    owners: 'Personal health budgets manager, contract and finance lead',
    byWhen: 'Feb 16, April 16, Sept 16',
    by: '2016-09',
    steps: [
      ['First session of the programme', '2016-02'],
      ['Second session of the programme', '2016-04'],
      ['Last session of the programme', '2016-09'],
    ],
  },
  {
    task: 'Plan and hold events for the seven groups of stakeholders',
    owners: 'Personal health budgets manager, NHS England, communications',
    byWhen: 'From Feb 16 to Apr 17',
    from: '2016-02',
    by: '2017-04',
  },
  {
    task: 'Tell people where we stand and what we aim for',
    owners: 'Personal health budgets manager, communications',
    byWhen: 'April 16',
    by: '2016-04',
  },
  {
    task: 'Set up a local peer network',
    owners: 'Personal health budgets manager, national peer network',
    byWhen: 'Apr 16',
    by: '2016-04',
  },
  {
    task: 'Turn feedback into the vision, the strategy and the local offer',
    owners: 'Executive lead, oversight group, personal health budgets manager',
    byWhen: 'Sept 16',
    by: '2016-09',
  },
  {
    task: 'Settle contracts and finance',
    owners: 'Personal health budgets manager, contracting, oversight group',
    byWhen: 'Dec 16',
    by: '2016-12',
  },
  {
    task: 'Increase budgets in continuing healthcare, jointly funded ones included',
    owners: 'Oversight group, contract lead, personal health budgets manager',
    byWhen: 'Jan 16 to Mar 17',
    from: '2016-01',
    by: '2017-03',
  },
  {
    task: 'Agree a process for integrated budgets',
    owners: 'Personal health budgets manager, social care lead, oversight group',
    byWhen: 'Sept 16',
    by: '2016-09',
  },
  {
    task: 'Publish the information suite and the local offer',
    owners: 'Personal health budgets manager, communications',
    byWhen: 'Dec 16',
    by: '2016-12',
  },
];

const firstDay = (month: string): Temporal.PlainDate => Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 });
const lastDay = (month: string): Temporal.PlainDate => {
  const yearMonth = Temporal.PlainYearMonth.from(month);
  return yearMonth.toPlainDate({ day: yearMonth.daysInMonth });
};

/** The ten tasks with nothing done yet, and the milestones of the one that has several dates. */
export function actionPlanRows(make: IdentityMaker): {
  readonly actions: readonly Action[];
  readonly milestones: readonly Milestone[];
} {
  const actions = tasks.map((task, i): Action => ({
    ref: make.reference('A'),
    number: i + 1,
    task: task.task,
    owners: task.owners,
    byWhen: task.byWhen,
    beginsOn: task.from === undefined ? null : firstDay(task.from),
    dueOn: lastDay(task.by),
    datePrecision: 'Month',
    status: 'Not started',
    completedOn: null,
  }));
  const milestones = tasks.flatMap((task, i) => {
    const action = actions[i];
    if (!action) return [];
    return (task.steps ?? []).map(([step, month]): Milestone => ({
      ref: make.reference('M'),
      actionRef: action.ref,
      step,
      dueOn: lastDay(month),
      datePrecision: 'Month',
      completedOn: null,
    }));
  });
  return { actions, milestones };
}
