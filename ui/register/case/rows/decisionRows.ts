import { approvals, decisions } from '@phb/schemas';
import { formOf } from '../../../kit/form/formOf.js';
import { caseRows } from './caseRows.js';

/** What was decided. The moves of the life cycle write it; here it is read. */
export const decisionRows = caseRows({
  list: decisions,
  form: formOf(decisions, { given: ['caseRef'] }),
  one: 'decision',
  none: 'No decisions yet. Each move of the case to another status writes one.',
  columns: ['kind', 'decidedOn', 'fromStatus', 'toStatus', 'body', 'decidedBy', 'reasons'],
  order: { column: 'decidedOn', descending: true },
  readOnly: true,
  marksOf: (row) => [
    ...(row.overridden === null ? [] : [{ tone: 'warning' as const, words: 'Guard overridden' }]),
    ...(row.reconsiderationAskedOn !== null && row.reconsideredOn === null
      ? [{ tone: 'danger' as const, words: 'Reconsideration asked for' }]
      : []),
  ],
});

/** What a second person agreed to or refused. */
export const approvalRows = caseRows({
  list: approvals,
  form: formOf(approvals, { given: ['caseRef'] }),
  one: 'approval',
  none: 'No approvals asked for.',
  columns: ['subject', 'askedOn', 'askedBy', 'amount', 'answer', 'answeredOn', 'answeredBy'],
  order: { column: 'askedOn', descending: true },
  readOnly: true,
  marksOf: (row) => (row.answer === null ? [{ tone: 'warning', words: 'Waiting' }] : []),
});
