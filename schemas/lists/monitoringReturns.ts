import { calendarDate, choice, money, multiChoice, note, person, reference, refersTo } from '../kernel/column.js';
import { daysInOrder } from '../kernel/daysInOrder.js';
import { defineList, type RowOf } from '../kernel/list.js';

/** What a return can raise. Each opens a question to the holder, never an accusation. */
export const returnFlags = [
  'Late',
  'Low use',
  'High use',
  'Outside the plan',
  'Cash withdrawals',
  'Moved to a personal account',
  'Same household without approval',
  'Duplicate invoice',
  'Overdrawn',
  'Insurance or check expired',
  'Provider not registered',
  'Paid after death or a long hospital stay',
] as const;

/** The accounts that holders of direct payments send in, one row for each period. */
export const monitoringReturns = defineList({
  title: 'Monitoring returns',
  path: 'MonitoringReturns',
  site: 'register',
  audience: 'money',
  description: 'Returns on direct payments: when each was due, when it came, what was held, and what it raises.',
  columns: {
    ref: reference('MR', { label: 'Return reference' }),
    caseRef: refersTo('PHB', { label: 'Case', required: true }),
    periodFrom: calendarDate({ label: 'Period from', required: true }),
    periodTo: calendarDate({ label: 'Period to', required: true, description: 'The last day of the period.' }),
    dueOn: calendarDate({ label: 'Due on', required: true, indexed: true, due: 'receivedOn' }),
    receivedOn: calendarDate({ label: 'Received on', indexed: true, happened: true }),
    paidIn: money({ label: 'Paid in', min: 0 }),
    spent: money({ label: 'Spent', min: 0 }),
    closingBalance: money({ label: 'Closing balance', description: 'Below 0 if the account is overdrawn.' }),
    committed: money({
      label: 'Committed',
      min: 0,
      description: 'Owed and not yet paid: invoices, tax and pension, holiday pay.',
    }),
    flags: multiChoice(returnFlags, { label: 'To ask about' }),
    outcome: choice(['Accepted', 'Asked the holder', 'Settled'], { label: 'Outcome' }),
    checkedOn: calendarDate({ label: 'Checked on', happened: true }),
    checkedBy: person({ label: 'Checked by' }),
    notes: note({ label: 'Notes', personal: true }),
  },
  rules: [
    daysInOrder(['periodFrom', 'Period from'], ['periodTo', 'Period to']),
    {
      columns: ['closingBalance', 'receivedOn'],
      holds: (row) => (row.closingBalance === null) === (row.receivedOn === null),
      message: 'A return that was received needs its closing balance, and only a received one has it.',
      formula: 'ISBLANK([Closing balance])=ISBLANK([Received on])',
    },
    {
      columns: ['outcome', 'checkedOn'],
      holds: (row) => (row.outcome === null) === (row.checkedOn === null),
      message: 'An outcome and the day of the check belong together. Enter both, or neither.',
      formula: 'ISBLANK([Outcome])=ISBLANK([Checked on])',
    },
  ],
  coupled: [
    ['periodFrom', 'periodTo'],
    ['receivedOn', 'closingBalance'],
    ['outcome', 'checkedOn'],
  ],
  views: {
    open: {
      title: 'Not received',
      columns: ['caseRef', 'periodFrom', 'periodTo', 'dueOn'],
      where: { column: 'receivedOn', is: 'eq', value: null },
      orderBy: { column: 'dueOn' },
      isDefault: true,
    },
    received: {
      title: 'Received',
      columns: ['caseRef', 'periodTo', 'receivedOn', 'closingBalance', 'flags', 'outcome'],
      where: { column: 'receivedOn', is: 'ne', value: null },
      orderBy: { column: 'receivedOn', descending: true },
    },
  },
});

export type MonitoringReturn = RowOf<typeof monitoringReturns>;
