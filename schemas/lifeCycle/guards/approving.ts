import { approvals, type Approval } from '../../lists/approvals.js';
import type { PersonalHealthBudget } from '../../lists/personalHealthBudgets.js';
import type { CaseStatus } from '../../lists/terms.js';
import { derivedAmounts } from '../../rules/amounts.js';
import { isDirectPayment, type LifeCycleFacts } from '../facts.js';
import type { Guard } from '../guard.js';
import { field, regulations } from './making.js';

/** Statuses of a budget that was agreed and goes on. */
const guardedStatuses: readonly CaseStatus[] = ['Approved, agreement pending', 'Live', 'Suspended'];
const asks = field(approvals, 'answer');
const mend = (subject: Approval['subject']): string =>
  `Ask a second person to approve “${subject}”, and wait for their “${asks.label}”.`;

/** The approvals of something on a case that another person gave than who asked. */
export function approvedBySecond(
  facts: Pick<LifeCycleFacts, 'row' | 'approvals'>,
  subject: Approval['subject'],
): readonly Approval[] {
  return facts.approvals.filter(
    (each) =>
      each.caseRef === facts.row.ref &&
      each.subject === subject &&
      each.answer === 'Approved' &&
      each.answeredBy !== each.askedBy,
  );
}

/** What the budget of a case comes to in a year, or once, in pence; null while no amount is entered. */
export function budgetInYear({ row, policy }: Pick<LifeCycleFacts, 'row' | 'policy'>): number | null {
  const { amount, amountPeriod } = row;
  if (amount === null || amountPeriod === null) return amount;
  return derivedAmounts(amount, amountPeriod, policy.weeksInYear)?.yearly ?? amount;
}

/** Whether a second person must agree to the budget as it stands: it is above the delegated limit, where one is set. */
export function isAboveLimit(facts: Pick<LifeCycleFacts, 'row' | 'policy'>): boolean {
  const { delegatedLimit } = facts.policy;
  return delegatedLimit > 0 && (budgetInYear(facts) ?? 0) > delegatedLimit * 100;
}

/**
 * Whether a change raises the budget of a case above the delegated limit after it was agreed. Before that the move to
 * “Approved” asks for the second person.
 */
export function isRaisedAboveLimit(
  before: PersonalHealthBudget,
  after: PersonalHealthBudget,
  policy: LifeCycleFacts['policy'],
): boolean {
  const isAgreed = guardedStatuses.includes(after.status);
  const was = budgetInYear({ row: before, policy }) ?? 0;
  return isAgreed && isAboveLimit({ row: after, policy }) && (budgetInYear({ row: after, policy }) ?? 0) > was;
}

/** Endings that the person chose, or that were agreed from the start. */
export const isByChoice = ({ row }: LifeCycleFacts): boolean =>
  row.endReason === 'Chose another form' || row.endReason === 'Need met (one-off)';

const paysHousehold = (facts: LifeCycleFacts): boolean =>
  isDirectPayment(facts) && facts.lines.some(({ sameHousehold }) => sameHousehold);

/** What a second person agrees to: whoever asks may not approve. */
export const approvingGuards = {
  budgetApproved: {
    id: 'BUDGET-APPROVED',
    asks,
    mend: mend('Budget'),
    why: 'An amount above what one person may agree to alone is looked at by another.',
    confidence: 'local',
    source: 'the setting DELEGATED-LIMIT',
    appliesTo: isAboveLimit,
    // It covers what was agreed to and less, and is asked for again when the amount is raised.
    holds: (facts: Pick<LifeCycleFacts, 'row' | 'approvals' | 'policy'>) =>
      approvedBySecond(facts, 'Budget').some(({ amount }) => (amount ?? 0) >= (budgetInYear(facts) ?? 0)),
  },
  householdApproved: {
    id: 'HOUSEHOLD-APPROVED',
    asks,
    mend: mend('Paying somebody of the same household'),
    why: 'It is allowed only where nothing else meets the need, so another person looks at the reason.',
    confidence: 'local',
    source: `this commissioner’s practice, for the exception in regulation 8(5B) of the ${regulations}`,
    appliesTo: paysHousehold,
    holds: (facts) => approvedBySecond(facts, 'Paying somebody of the same household').length > 0,
  },
  stopApproved: {
    id: 'STOP-APPROVED',
    asks,
    mend: mend('Stopping a payment'),
    why: 'A payment that stops by mistake leaves somebody without care, so another person looks first.',
    confidence: 'local',
    source: 'this commissioner’s practice, for the hazard of care that fails',
    appliesTo: (facts) => isDirectPayment(facts) && !isByChoice(facts),
    // One approval is for one decision: it is written into it, and counts no more.
    holds: (facts) => approvedBySecond(facts, 'Stopping a payment').some(({ decisionRef }) => decisionRef === null),
  },
} as const satisfies Readonly<Record<string, Guard>>;

/** What an override lacks where a second person must agree to it. Of no status: it is asked of the reason that is given. */
export const overrideApproved: Omit<Guard, 'holds'> = {
  id: 'OVERRIDE-APPROVED',
  asks,
  mend: mend('Override'),
  why: 'What policy asks for is passed over by two people, not one.',
  confidence: 'local',
  source: 'the setting OVERRIDE-APPROVAL',
  always: true,
};

/** Which approval a missing answer waits for, by the code of its guard. */
const subjects: Readonly<Record<string, Approval['subject']>> = {
  [approvingGuards.budgetApproved.id]: 'Budget',
  [approvingGuards.householdApproved.id]: 'Paying somebody of the same household',
  [approvingGuards.stopApproved.id]: 'Stopping a payment',
};

/** What to ask a second person about where a guard does not hold; undefined for guards that ask for something else. */
export function approvalSubjectOf(guard: string): Approval['subject'] | undefined {
  return subjects[guard];
}
