import { calendarDate, choice, multiChoice, note, person, reference, text } from '../kernel/column.js';
import { daysInOrder } from '../kernel/daysInOrder.js';
import { defineList, type RowOf } from '../kernel/list.js';

export const foiStatuses = [
  'Received',
  'Clarification asked',
  'Answering',
  'Replied',
  'Internal review',
  'Closed',
] as const;
const foiOutcomes = ['Disclosed in full', 'Disclosed in part', 'Withheld', 'Not held'] as const;
const exemptions = [
  'Section 12: cost',
  'Section 14: vexatious or repeated',
  'Section 21: accessible elsewhere',
  'Section 22: to be published',
  'Section 40: personal information',
  'Section 41: given in confidence',
  'Section 43: commercial interests',
] as const;

/** Requests under the Freedom of Information Act 2000 about personal health budgets. Who asked is not kept here. */
export const foiRequests = defineList({
  title: 'FOI requests',
  path: 'FoiRequests',
  site: 'register',
  audience: 'management',
  description:
    'Freedom of Information requests, their clock, what was answered and what was withheld. Never who asked.',
  columns: {
    ref: reference('FOI', { label: 'Request reference' }),
    requestNumber: text({
      label: 'Number',
      maxLength: 30,
      description: 'As the information governance team counts it.',
    }),
    subject: text({ label: 'Subject', required: true, maxLength: 200, description: 'Without names.' }),
    receivedOn: calendarDate({ label: 'Received on', required: true, indexed: true, happened: true }),
    dueOn: calendarDate({
      label: 'Reply due',
      required: true,
      indexed: true,
      description:
        'The 20th working day after receipt. A bank holiday in any part of the United Kingdom is no working day (section 10(6)).',
    }),
    status: choice(foiStatuses, { label: 'Status', required: true, indexed: true }),
    owner: person({ label: 'Answered by' }),
    repliedOn: calendarDate({ label: 'Replied on', happened: true }),
    outcome: choice(foiOutcomes, { label: 'Outcome' }),
    exemptions: multiChoice(exemptions, { label: 'Exemptions used' }),
    withheld: note({ label: 'What was withheld and why' }),
    reviewAskedOn: calendarDate({ label: 'Internal review asked on', happened: true }),
    reviewedOn: calendarDate({ label: 'Internal review answered on', happened: true }),
    notes: note({ label: 'Notes' }),
  },
  rules: [
    daysInOrder(['receivedOn', 'Received on'], ['dueOn', 'Reply due']),
    daysInOrder(['receivedOn', 'Received on'], ['repliedOn', 'Replied on']),
    {
      columns: ['outcome', 'repliedOn'],
      holds: (row) => (row.outcome === null) === (row.repliedOn === null),
      message: 'An outcome and the day of the reply belong together. Enter both, or neither.',
      formula: 'ISBLANK([Outcome])=ISBLANK([Replied on])',
    },
    {
      columns: ['reviewedOn', 'reviewAskedOn'],
      holds: (row) => row.reviewedOn === null || row.reviewAskedOn !== null,
      message: 'An answer to an internal review needs the day it was asked for. Enter it, or take the answer off.',
      formula: 'OR(ISBLANK([Internal review answered on]),NOT(ISBLANK([Internal review asked on])))',
    },
  ],
  views: {
    open: {
      title: 'Open requests',
      columns: ['ref', 'requestNumber', 'subject', 'receivedOn', 'dueOn', 'status', 'owner'],
      where: { column: 'status', is: 'in', value: ['Received', 'Clarification asked', 'Answering', 'Internal review'] },
      orderBy: { column: 'dueOn' },
      isDefault: true,
    },
    disclosureLog: {
      title: 'Disclosure log',
      columns: ['requestNumber', 'subject', 'receivedOn', 'repliedOn', 'outcome'],
      where: { column: 'status', is: 'in', value: ['Replied', 'Closed'] },
      orderBy: { column: 'receivedOn', descending: true },
    },
  },
});

export type FoiRequest = RowOf<typeof foiRequests>;
