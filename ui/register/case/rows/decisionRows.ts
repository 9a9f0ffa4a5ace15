import { approvals, decisions, mayBeReconsidered, showDate } from '@phb/schemas';
import type { Decision, Policy } from '@phb/schemas';
import type { Temporal } from 'temporal-polyfill';
import { dueInWords } from '../../../kit/daysInWords.js';
import { formOf } from '../../../kit/form/formOf.js';
import { caseRows } from './caseRows.js';
import type { RowMark } from './caseRows.js';

/** By when a reconsideration that was asked for must be answered, by the commissioner's own clock. */
function reconsiderationMarks(row: Decision, policy: Policy, today: Temporal.PlainDate): readonly RowMark[] {
  const { reconsiderationAskedOn: askedOn, reconsideredOn } = row;
  if (askedOn === null || reconsideredOn !== null) return [];
  const due = askedOn.add({ days: policy.reconsiderationDays });
  const words = `Reconsideration asked for, answer by ${showDate(due)}: ${dueInWords(due, today)}`;
  return [{ tone: today.until(due).sign < 0 ? 'danger' : 'warning', words }];
}

/** What was decided. The moves of the life cycle write it; here it is read, and its reconsideration is filled in. */
export const decisionRows = caseRows({
  list: decisions,
  form: formOf(decisions, { given: ['caseRef'] }),
  one: 'decision',
  none: 'No decisions yet. Each move of the case to another status writes one.',
  columns: ['kind', 'decidedOn', 'fromStatus', 'toStatus', 'body', 'decidedBy', 'reasons'],
  order: { column: 'decidedOn', descending: true },
  readOnly: true,
  later: {
    heading: 'Reconsideration',
    form: {
      list: decisions,
      partial: true,
      sections: [
        {
          heading: 'Asked for and answered',
          columns: ['reconsiderationAskedOn', 'reconsideredOn', 'reconsiderationOutcome', 'reconsiderationReasons'],
        },
      ],
    },
    offeredTo: ({ kind, reconsiderationAskedOn }) => mayBeReconsidered(kind) || reconsiderationAskedOn !== null,
  },
  marksOf: (row, { row: { status }, policy }, today) => [
    ...(row.overridden === null ? [] : [{ tone: 'warning' as const, words: 'Guard overridden' }]),
    ...reconsiderationMarks(row, policy, today),
    ...(row.kind === 'Refusal' && row.reconsiderationOutcome === 'Changed' && status === 'Refused'
      ? [{ tone: 'warning' as const, words: 'Changed: reopen the case' }]
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
