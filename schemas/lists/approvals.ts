import { calendarDate, choice, money, note, person, reference, refersTo, text } from '../kernel/column.js';
import { daysInOrder } from '../kernel/daysInOrder.js';
import { defineList, type RowOf } from '../kernel/list.js';

/** What a second person must agree to before it takes effect. */
export const approvals = defineList({
  title: 'Approvals',
  path: 'Approvals',
  site: 'register',
  audience: 'spending',
  description: 'Who asked for approval of what, and which other person approved or refused it.',
  columns: {
    ref: reference('AP', { label: 'Approval reference' }),
    caseRef: refersTo('PHB', { label: 'Case', required: true }),
    subject: choice(
      ['Budget', 'Payment', 'Stopping a payment', 'Paying somebody of the same household', 'Override', 'Other'],
      { label: 'Of what', required: true, indexed: true },
    ),
    decisionRef: refersTo('D', { label: 'Decision' }),
    paymentRef: refersTo('PAY', { label: 'Payment' }),
    amount: money({
      label: 'Amount',
      description: 'Of a budget: the most that was agreed to, in a year or once, as the case’s own amount comes to.',
    }),
    overridden: text({
      label: 'Guards to pass over',
      description: 'Of an override: which guards of the life cycle, by their codes.',
    }),
    askedOn: calendarDate({ label: 'Asked on', required: true, indexed: true, happened: true }),
    askedBy: person({ label: 'Asked by' }),
    answer: choice(['Approved', 'Refused'], { label: 'Answer', indexed: true }),
    answeredOn: calendarDate({ label: 'Answered on', happened: true }),
    answeredBy: person({ label: 'Answered by' }),
    basis: text({
      label: 'By what authority',
      maxLength: 255,
      description: 'For example the limit of a budget holder.',
    }),
    notes: note({ label: 'Notes', personal: true }),
  },
  rules: [
    {
      columns: ['answer', 'answeredOn'],
      holds: (row) => (row.answer === null) === (row.answeredOn === null),
      message: 'An answer and its day belong together. Enter both, or neither.',
      formula: 'ISBLANK([Answer])=ISBLANK([Answered on])',
    },
    daysInOrder(['askedOn', 'Asked on'], ['answeredOn', 'Answered on']),
    {
      columns: ['answeredBy', 'askedBy'],
      holds: (row) => row.answeredBy === null || row.answeredBy !== row.askedBy,
      message: 'Somebody else must answer: whoever asks for an approval may not give it.',
    },
  ],
  coupled: [['answer', 'answeredOn', 'answeredBy']],
  views: {
    open: {
      title: 'Waiting',
      columns: ['ref', 'caseRef', 'subject', 'amount', 'askedOn', 'askedBy'],
      where: { column: 'answer', is: 'eq', value: null },
      orderBy: { column: 'askedOn' },
      isDefault: true,
    },
    answered: {
      title: 'Answered',
      columns: ['ref', 'caseRef', 'subject', 'amount', 'answer', 'answeredOn', 'answeredBy'],
      where: { column: 'answer', is: 'ne', value: null },
      orderBy: { column: 'askedOn', descending: true },
    },
  },
});

export type Approval = RowOf<typeof approvals>;
