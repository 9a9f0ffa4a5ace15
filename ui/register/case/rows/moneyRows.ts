import { monitoringReturns, payments, purchases, showDate } from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';
import { dueInWords } from '../../../kit/daysInWords.js';
import { formOf } from '../../../kit/form/formOf.js';
import { caseRows } from './caseRows.js';
import type { RowMark } from './caseRows.js';

const given = ['caseRef'] as const;

function isPast(day: Temporal.PlainDate, today: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(day, today) < 0;
}

/** What falls due and what was paid. */
export const paymentRows = caseRows({
  list: payments,
  form: formOf(payments, {
    given,
    sections: [
      { heading: 'Payment', columns: ['kind', 'status', 'dueOn', 'paidOn', 'periodFrom', 'periodTo', 'heldReason'] },
      { heading: 'Money', columns: ['amount', 'nhsPart', 'councilPart', 'otherPart', 'organisationRef'] },
      {
        heading: 'Request',
        columns: ['requestNumber', 'costCentre', 'subjectiveCode', 'requestedBy', 'approvedBy'],
      },
    ],
    askedWhen: {
      paidOn: ({ status }) => status === 'Paid',
      heldReason: ({ status }) => status === 'Held',
    },
  }),
  one: 'payment',
  none: 'No payments yet. They are what falls due and what was paid to the person, a nominee or an organisation.',
  columns: ['dueOn', 'status', 'kind', 'amount', 'organisationRef', 'paidOn', 'requestNumber'],
  order: { column: 'dueOn', descending: true },
  begins: ({ row }) => ({
    kind: 'Scheduled' as const,
    status: 'Planned' as const,
    costCentre: row.costCentre,
    subjectiveCode: row.subjectiveCode,
  }),
  marksOf: (row, _, today): readonly RowMark[] => {
    if (row.status === 'Held') return [{ tone: 'danger', words: 'Held' }];
    const isOpen = row.status !== 'Paid' && row.status !== 'Cancelled';
    return isOpen && isPast(row.dueOn, today) ? [{ tone: 'warning', words: dueInWords(row.dueOn, today) }] : [];
  },
});

/** What was bought. */
export const purchaseRows = caseRows({
  list: purchases,
  form: formOf(purchases, {
    given,
    sections: [
      { heading: 'What was bought', columns: ['boughtOn', 'kind', 'description', 'lineRef', 'outsidePlan'] },
      { heading: 'Money', columns: ['amount', 'organisationRef', 'payee', 'invoiceNumber'] },
    ],
    askedWhen: { payee: ({ organisationRef }) => organisationRef === '' },
  }),
  one: 'purchase',
  none: 'No purchases yet. They are what was bought with the budget, from statements, invoices or returns.',
  columns: [
    'description',
    'boughtOn',
    'kind',
    'lineRef',
    'organisationRef',
    { heading: 'Paid to', text: (row) => row.payee ?? '' },
    'amount',
  ],
  order: { column: 'boughtOn', descending: true },
  begins: (_, today) => ({ boughtOn: today }),
  marksOf: (row) => (row.outsidePlan ? [{ tone: 'warning', words: 'Outside the plan' }] : []),
});

/** The accounts that a holder of a direct payment sends in. */
export const returnRows = caseRows({
  list: monitoringReturns,
  form: formOf(monitoringReturns, {
    given,
    sections: [
      { heading: 'Period', columns: ['periodFrom', 'periodTo', 'dueOn', 'receivedOn'] },
      { heading: 'Money', columns: ['paidIn', 'spent', 'closingBalance', 'committed'] },
      { heading: 'Check', columns: ['flags', 'outcome', 'checkedOn', 'checkedBy', 'notes'] },
    ],
    askedWhen: {
      closingBalance: ({ receivedOn }) => receivedOn !== '',
      checkedOn: ({ outcome }) => outcome !== '',
      checkedBy: ({ outcome }) => outcome !== '',
    },
  }),
  one: 'monitoring return',
  none: 'No returns yet. They are the accounts that a holder of a direct payment sends in for each period.',
  columns: [
    { heading: 'Period', text: (row) => `${showDate(row.periodFrom)} to ${showDate(row.periodTo)}` },
    'dueOn',
    'receivedOn',
    'closingBalance',
    'committed',
    'outcome',
  ],
  order: { column: 'dueOn', descending: true },
  marksOf: (row, _, today): readonly RowMark[] => [
    ...(row.receivedOn === null && isPast(row.dueOn, today)
      ? [{ tone: 'danger' as const, words: dueInWords(row.dueOn, today) }]
      : []),
    ...(row.outcome === null ? row.flags.map((words) => ({ tone: 'warning' as const, words })) : []),
  ],
});
