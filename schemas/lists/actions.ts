import { calendarDate, choice, number, reference, text } from '../kernel/column.js';
import { daysInOrder } from '../kernel/daysInOrder.js';
import { defineList, type RowOf } from '../kernel/list.js';
import { datePrecisions } from './terms.js';

export const actionStatuses = ['Not started', 'On track', 'At risk', 'Complete'] as const;

/** The joint action plan. A task may have one date, a range (begins on to due on) or several milestones. */
export const actions = defineList({
  title: 'Actions',
  path: 'Actions',
  site: 'partnership',
  description: 'Tasks of the joint action plan, with who does them and by when.',
  columns: {
    ref: reference('A', { label: 'Action reference' }),
    number: number({ label: 'Number', required: true, min: 1, max: 9999, indexed: true }),
    task: text({ label: 'Task', required: true }),
    owners: text({ label: 'Who', required: true, description: 'Roles or groups, with commas between.' }),
    byWhen: text({ label: 'By when, as written', maxLength: 100 }),
    beginsOn: calendarDate({ label: 'Begins on', description: 'Only for a task that runs over a range.' }),
    dueOn: calendarDate({
      label: 'Due on',
      indexed: true,
      due: 'completedOn',
      description: 'The final date. A month alone means its last day.',
    }),
    datePrecision: choice(datePrecisions, { label: 'Date given to the' }),
    status: choice(actionStatuses, {
      label: 'Status',
      required: true,
      indexed: true,
      tones: { 'On track': 'success', 'At risk': 'warning', Complete: 'info' },
    }),
    completedOn: calendarDate({ label: 'Completed on', happened: true }),
  },
  rules: [
    daysInOrder(['beginsOn', 'Begins on'], ['dueOn', 'Due on']),
    {
      columns: ['completedOn', 'status'],
      holds: (row) => (row.status === 'Complete') === (row.completedOn !== null),
      message: 'A complete task needs the day it was completed on, and only a complete task has one.',
      formula: '([Status]="Complete")=NOT(ISBLANK([Completed on]))',
    },
  ],
  coupled: [
    ['dueOn', 'datePrecision'],
    ['status', 'completedOn'],
  ],
  quiet: { column: 'status', words: ['Complete'] },
  views: {
    plan: {
      title: 'Action plan',
      columns: ['number', 'task', 'owners', 'byWhen', 'dueOn', 'status'],
      orderBy: { column: 'number' },
      isDefault: true,
    },
  },
});

export type Action = RowOf<typeof actions>;
