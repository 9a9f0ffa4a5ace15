import { calendarDate, choice, code, money, note, person, reference, refersTo } from '../kernel/column.js';
import { daysInOrder } from '../kernel/daysInOrder.js';
import { defineList, type RowOf } from '../kernel/list.js';

export const paymentStatuses = ['Planned', 'Requested', 'Approved', 'Paid', 'Held', 'Cancelled'] as const;

const whole = (pence: number | null): number => pence ?? 0;

/** What falls due and what was paid: the schedule of each budget that money moves for, and the requests made from it. */
export const payments = defineList({
  title: 'Payments',
  path: 'Payments',
  site: 'register',
  audience: 'money',
  description:
    'Payment schedules and payment requests: what falls due, who pays which part, who asked and who approved.',
  columns: {
    ref: reference('PAY', { label: 'Payment reference' }),
    caseRef: refersTo('PHB', { label: 'Case', required: true }),
    kind: choice(['Scheduled', 'One-off', 'Correction', 'Repayment'], { label: 'Kind', required: true }),
    status: choice(paymentStatuses, {
      label: 'Status',
      required: true,
      indexed: true,
      tones: { Paid: 'success', Held: 'warning' },
    }),
    periodFrom: calendarDate({ label: 'Period from' }),
    periodTo: calendarDate({ label: 'Period to', description: 'The last day of the period.' }),
    dueOn: calendarDate({ label: 'Due on', required: true, indexed: true }),
    amount: money({ label: 'Amount', required: true, description: 'Below 0 for money that comes back.' }),
    nhsPart: money({ label: 'NHS part' }),
    councilPart: money({ label: 'Council part' }),
    otherPart: money({ label: 'Other part' }),
    organisationRef: refersTo('ORG', { label: 'Paid to', description: 'Empty if it is the person or a nominee.' }),
    requestNumber: code({
      label: 'Request number',
      unique: true,
      pattern: /^[A-Z0-9]{1,30}$/,
      patternInWords: 'at most 30 capital letters and digits',
      description: 'Never used twice. Without anything that identifies a person.',
    }),
    costCentre: code({
      label: 'Cost centre',
      pattern: /^[A-Z0-9]{4,10}$/,
      patternInWords: '4 to 10 capital letters and digits',
    }),
    subjectiveCode: code({
      label: 'Subjective code',
      pattern: /^[A-Z0-9]{8,9}$/,
      patternInWords: '8 or 9 capital letters and digits',
    }),
    requestedBy: person({ label: 'Requested by' }),
    approvedBy: person({ label: 'Approved by' }),
    paidOn: calendarDate({ label: 'Paid on', indexed: true, happened: true }),
    heldReason: note({ label: 'Why it is held', personal: true }),
  },
  rules: [
    daysInOrder(['periodFrom', 'Period from'], ['periodTo', 'Period to']),
    {
      columns: ['paidOn', 'status'],
      holds: (row) => (row.status === 'Paid') === (row.paidOn !== null),
      message: 'A paid payment needs the day it was paid on, and only a paid one has it.',
      formula: '([Status]="Paid")=NOT(ISBLANK([Paid on]))',
    },
    {
      columns: ['nhsPart', 'councilPart', 'otherPart', 'amount'],
      holds: (row) =>
        row.nhsPart === null || row.nhsPart + whole(row.councilPart) + whole(row.otherPart) === row.amount,
      message: 'The parts must add up to the amount, to the penny.',
      formula: 'OR(ISBLANK([NHS part]),ROUND([NHS part]+[Council part]+[Other part]-[Amount],2)=0)',
    },
    {
      columns: ['approvedBy', 'requestedBy'],
      holds: (row) => row.approvedBy === null || row.approvedBy !== row.requestedBy,
      message: 'Somebody else must approve: whoever requests a payment may not approve it.',
    },
    {
      columns: ['heldReason', 'status'],
      holds: (row) => row.status !== 'Held' || row.heldReason !== null,
      message: 'A payment that is held needs the reason, so that care does not fail by mistake.',
    },
  ],
  coupled: [
    ['status', 'paidOn', 'heldReason'],
    ['periodFrom', 'periodTo'],
    ['amount', 'nhsPart', 'councilPart', 'otherPart'],
  ],
  quiet: { column: 'status', words: ['Cancelled'] },
  views: {
    due: {
      title: 'Not paid yet',
      columns: ['ref', 'caseRef', 'status', 'dueOn', 'amount', 'requestNumber'],
      where: { column: 'status', is: 'in', value: ['Planned', 'Requested', 'Approved', 'Held'] },
      orderBy: { column: 'dueOn' },
      isDefault: true,
    },
    paid: {
      title: 'Paid',
      columns: ['ref', 'caseRef', 'paidOn', 'amount', 'nhsPart', 'councilPart', 'requestNumber'],
      where: { column: 'status', is: 'eq', value: 'Paid' },
      orderBy: { column: 'paidOn', descending: true },
    },
  },
});

export type Payment = RowOf<typeof payments>;
