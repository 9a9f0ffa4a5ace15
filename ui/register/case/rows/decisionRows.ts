import { approvals, counted, decisions, mayBeReconsidered, recordedKinds, showDate } from '@phb/schemas';
import type { Decision, Policy } from '@phb/schemas';
import type { Temporal } from 'temporal-polyfill';
import { dueInWords } from '../../../kit/daysInWords.js';
import type { FormDeclaration, FormValues } from '../../../kit/form/declaration.js';
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

/** Notice that is shorter than this commissioner gives, from the notice to the day the decision holds. */
function noticeMarks({ kind, noticeOn, effectiveOn, repayBy }: Decision, policy: Policy): readonly RowMark[] {
  const holdsOn = kind === 'Reduction' ? effectiveOn : kind === 'Repayment' ? repayBy : null;
  if (noticeOn === null || holdsOn === null) return [];
  const days = noticeOn.until(holdsOn).days;
  if (days >= policy.noticeDays) return [];
  return [{ tone: 'warning', words: `Short notice: ${counted(days, 'day')}, not ${policy.noticeDays}` }];
}

const isKind =
  (...kinds: readonly Decision['kind'][]) =>
  ({ kind }: FormValues): boolean =>
    kinds.some((one) => one === kind);

/** A decision that moves no case: what it must say depends on its kind (Direct Payments Regulations 2013, regulations 13 and 15). */
const recordForm: FormDeclaration<typeof decisions> = {
  list: decisions,
  offers: { kind: recordedKinds },
  sections: [
    { heading: 'Decision', columns: ['kind', 'decidedOn', 'body', 'decidedBy', 'reasons', 'conditions'] },
    { heading: 'What changes', columns: ['newAmount', 'newAmountPeriod', 'amount', 'repaidByWhom', 'repayBy'] },
    { heading: 'Notice', columns: ['noticeOn', 'effectiveOn'] },
  ],
  askedWhen: {
    newAmount: isKind('Reduction'),
    newAmountPeriod: isKind('Reduction'),
    amount: isKind('Repayment'),
    repaidByWhom: isKind('Repayment'),
    repayBy: isKind('Repayment'),
    noticeOn: isKind('Reduction', 'Repayment'),
    effectiveOn: isKind('Reduction', 'Change'),
  },
};

/** What was decided. The moves of the life cycle write most; what moves no case is added here, and a reconsideration filled in. */
export const decisionRows = caseRows({
  list: decisions,
  form: formOf(decisions, { given: ['caseRef'] }),
  one: 'decision',
  none: 'No decisions yet. Each move of the case to another status writes one; a reduction or a repayment is added here.',
  columns: ['kind', 'decidedOn', 'fromStatus', 'toStatus', 'body', 'decidedBy', 'reasons'],
  order: { column: 'decidedOn', descending: true },
  readOnly: true,
  adds: recordForm,
  begins: ({ me }, today) => ({ decidedOn: today, decidedBy: me, body: 'Team' as const }),
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
    ...noticeMarks(row, policy),
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
