import { calendarDate, choice, reference, refersTo, text } from '../kernel/column.js';
import { defineList, type RowOf } from '../kernel/list.js';
import { datePrecisions } from './terms.js';

/** The dates of a task that has several. Its final one is when the task as a whole is due. */
export const milestones = defineList({
  title: 'Milestones',
  path: 'Milestones',
  site: 'partnership',
  description: 'Dated steps of an action that has more than one.',
  columns: {
    ref: reference('M', { label: 'Milestone reference' }),
    actionRef: refersTo('A', { label: 'Action', required: true }),
    step: text({ label: 'Step', required: true }),
    dueOn: calendarDate({ label: 'Due on', required: true, indexed: true, due: 'completedOn' }),
    datePrecision: choice(datePrecisions, { label: 'Date given to the' }),
    completedOn: calendarDate({ label: 'Completed on', happened: true }),
  },
  views: {
    all: {
      title: 'Milestones',
      columns: ['actionRef', 'step', 'dueOn', 'completedOn'],
      orderBy: { column: 'dueOn' },
      isDefault: true,
    },
  },
});

export type Milestone = RowOf<typeof milestones>;
