import { calendarDate, choice, note, number, person, reference, text } from '../kernel/column.js';
import { daysInOrder } from '../kernel/daysInOrder.js';
import { defineList, type RowOf } from '../kernel/list.js';

/** What could go wrong with the programme, for the board paper: never about one person. */
export const risks = defineList({
  title: 'Risks',
  path: 'Risks',
  site: 'register',
  audience: 'management',
  description:
    'Risks of the personal health budgets programme, scored, with who looks after them. Never about one person.',
  columns: {
    ref: reference('RK', { label: 'Risk reference' }),
    summary: text({ label: 'Risk', required: true, maxLength: 255 }),
    kind: choice(
      ['Safeguarding', 'Financial', 'Legal', 'Provider failure', 'Double funding', 'Staffing', 'Information', 'Other'],
      { label: 'Kind', required: true, indexed: true },
    ),
    likelihood: number({
      label: 'Likelihood',
      required: true,
      min: 1,
      max: 5,
      description: '1 rare to 5 almost certain.',
    }),
    impact: number({ label: 'Impact', required: true, min: 1, max: 5, description: '1 negligible to 5 catastrophic.' }),
    mitigation: note({ label: 'What is done about it' }),
    owner: person({ label: 'Owner' }),
    raisedOn: calendarDate({ label: 'Raised on', required: true, indexed: true, happened: true }),
    reviewOn: calendarDate({ label: 'To be looked at on', indexed: true }),
    closedOn: calendarDate({ label: 'Closed on', indexed: true, happened: true }),
  },
  rules: [daysInOrder(['raisedOn', 'Raised on'], ['closedOn', 'Closed on'])],
  views: {
    open: {
      title: 'Open risks',
      columns: ['ref', 'summary', 'kind', 'likelihood', 'impact', 'owner', 'reviewOn'],
      where: { column: 'closedOn', is: 'eq', value: null },
      isDefault: true,
    },
  },
});

export type Risk = RowOf<typeof risks>;
