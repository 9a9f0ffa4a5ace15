import { calendarDate, choice, note, person, reference, refersTo, text } from '../kernel/column.js';
import { daysInOrder } from '../kernel/daysInOrder.js';
import { defineList, type RowOf } from '../kernel/list.js';

/**
 * What only a named few may know of: an unresolved question about the use of money, an exclusion check, a pointer to a
 * safeguarding record. A list of its own, because a status or a column of an ordinary list cannot be hidden and its versions
 * keep it. Never published; no detail of any offence.
 */
export const restrictedMatters = defineList({
  title: 'Restricted matters',
  path: 'RestrictedMatters',
  site: 'register',
  audience: 'restricted',
  description:
    'Questions that are not resolved, exclusion checks and safeguarding pointers. Only a named few may open it.',
  columns: {
    ref: reference('RM', { label: 'Matter reference' }),
    caseRef: refersTo('PHB', { label: 'Case', required: true }),
    kind: choice(['Exclusion check', 'Question about the use of money', 'Safeguarding pointer', 'Other'], {
      label: 'Kind',
      required: true,
      indexed: true,
    }),
    openedOn: calendarDate({ label: 'Opened on', required: true, indexed: true, happened: true }),
    lead: person({ label: 'Lead' }),
    question: note({ label: 'Question', personal: true, description: 'What is asked, not what is suspected.' }),
    excluded: choice(['Not excluded', 'Excluded'], {
      label: 'Result of the exclusion check',
      description: 'Whether the Schedule to the Regulations leaves the person out. No offence is ever recorded.',
    }),
    route: choice(['Line manager', 'Safeguarding', 'Local counter fraud specialist'], {
      label: 'Passed to',
      description: 'Line manager first; safeguarding if a person is at risk; then the local counter fraud specialist.',
    }),
    passedOn: calendarDate({ label: 'Passed on', happened: true }),
    otherRecord: text({ label: 'Where the other record stands', maxLength: 100 }),
    outcome: choice(['Nothing found', 'Explained', 'Put right', 'Handed over'], { label: 'Outcome' }),
    closedOn: calendarDate({ label: 'Closed on', indexed: true, happened: true }),
  },
  rules: [
    {
      columns: ['excluded', 'kind'],
      holds: (row) => row.excluded === null || row.kind === 'Exclusion check',
      message: 'Only an exclusion check has a result of one. Choose that kind, or take the result off.',
      formula: 'OR(ISBLANK([Result of the exclusion check]),[Kind]="Exclusion check")',
    },
    {
      columns: ['route', 'passedOn'],
      holds: (row) => (row.route === null) === (row.passedOn === null),
      message: 'Whom it was passed to and the day belong together. Enter both, or neither.',
      formula: 'ISBLANK([Passed to])=ISBLANK([Passed on])',
    },
    {
      columns: ['outcome', 'closedOn'],
      holds: (row) => (row.outcome === null) === (row.closedOn === null),
      message: 'A matter that is closed needs its day and its outcome. Enter both.',
      formula: 'ISBLANK([Outcome])=ISBLANK([Closed on])',
    },
    daysInOrder(['openedOn', 'Opened on'], ['closedOn', 'Closed on']),
  ],
  views: {
    open: {
      title: 'Open matters',
      columns: ['ref', 'caseRef', 'kind', 'openedOn', 'lead', 'route'],
      where: { column: 'closedOn', is: 'eq', value: null },
      orderBy: { column: 'openedOn' },
      isDefault: true,
    },
    closed: {
      title: 'Closed matters',
      columns: ['ref', 'caseRef', 'kind', 'openedOn', 'closedOn', 'outcome'],
      where: { column: 'closedOn', is: 'ne', value: null },
      orderBy: { column: 'closedOn', descending: true },
    },
  },
});

export type RestrictedMatter = RowOf<typeof restrictedMatters>;
