import { calendarDate, choice, multiChoice, note, person, reference, refersTo } from '../kernel/column.js';
import { defineList, type RowOf } from '../kernel/list.js';
import { clockIds, reviewKinds, reviewOutcomes } from './terms.js';

/** Reviews: the done ones, and for each running budget one open row with the date it is due. */
export const reviews = defineList({
  title: 'Reviews',
  path: 'Reviews',
  site: 'register',
  audience: 'team',
  description:
    'Each review of a budget: when it was due, when it was done, which clocks it answers and what came of it.',
  columns: {
    ref: reference('R', { label: 'Review reference' }),
    caseRef: refersTo('PHB', { label: 'Case', required: true }),
    kind: choice(reviewKinds, { label: 'Kind' }),
    dueOn: calendarDate({ label: 'Due on', indexed: true, due: 'doneOn' }),
    doneOn: calendarDate({ label: 'Done on', indexed: true, happened: true }),
    clocks: multiChoice(clockIds, {
      label: 'Clocks',
      description: 'The review duties that this review answers. A finance review does not answer the CHC clock.',
    }),
    outcome: choice(reviewOutcomes, { label: 'Outcome' }),
    amountEnough: choice(['Yes', 'No'], {
      label: 'Is the amount still enough?',
      description: 'It must cover the full cost of each service in the plan.',
    }),
    needsMet: choice(['Yes', 'No'], { label: 'Does the plan still meet the health needs?' }),
    moneyUsedWell: choice(['Yes', 'No'], { label: 'Has the money been used effectively?' }),
    obligationsKept: choice(['Yes', 'No'], { label: 'Have the obligations been kept?' }),
    doneBy: person({ label: 'Done by' }),
    notes: note({ label: 'Notes', personal: true }),
  },
  rules: [
    {
      columns: ['outcome', 'doneOn'],
      holds: (row) => (row.outcome === null) === (row.doneOn === null),
      message: 'A review that was done needs its date and its outcome. Enter both.',
      formula: 'ISBLANK([Outcome])=ISBLANK([Done on])',
    },
    {
      columns: ['clocks', 'doneOn'],
      holds: (row) => row.doneOn === null || row.clocks.length > 0,
      message: 'Tick at least one clock that this review answers.',
    },
  ],
  coupled: [['doneOn', 'clocks', 'outcome']],
  views: {
    open: {
      title: 'Open reviews',
      columns: ['ref', 'caseRef', 'dueOn', 'clocks'],
      where: { column: 'doneOn', is: 'eq', value: null },
      orderBy: { column: 'dueOn' },
      isDefault: true,
    },
    done: {
      title: 'Done reviews',
      columns: ['ref', 'caseRef', 'dueOn', 'doneOn', 'clocks', 'outcome', 'doneBy'],
      where: { column: 'doneOn', is: 'ne', value: null },
      orderBy: { column: 'doneOn', descending: true },
    },
  },
});

export type Review = RowOf<typeof reviews>;
