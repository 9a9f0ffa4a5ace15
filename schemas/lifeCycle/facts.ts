import type { Temporal } from 'temporal-polyfill';
import type { Approval } from '../lists/approvals.js';
import type { BudgetLine } from '../lists/budgetLines.js';
import type { Decision } from '../lists/decisions.js';
import type { Party } from '../lists/parties.js';
import type { PersonalHealthBudget } from '../lists/personalHealthBudgets.js';
import type { PlanOutcome } from '../lists/planOutcomes.js';
import type { Category } from '../lists/terms.js';
import type { Policy } from '../settings/registry.js';

/** What the life cycle looks at: the case, and the rows of other lists that belong to it. */
export interface LifeCycleFacts {
  readonly row: PersonalHealthBudget;
  readonly outcomes: readonly PlanOutcome[];
  readonly lines: readonly BudgetLine[];
  readonly parties: readonly Party[];
  /** Earlier decisions on the case: a guard that was overridden once is not asked about again. */
  readonly decisions: readonly Decision[];
  /** What a second person was asked to agree to, and their answers. */
  readonly approvals: readonly Approval[];
  /** What the commissioner lets one person do alone. */
  readonly policy: Pick<Policy, 'delegatedLimit' | 'overrideApproval' | 'weeksInYear'>;
  readonly today: Temporal.PlainDate;
}

/** What a person says with a move. It goes into the row of Decisions. */
export type MoveWords = Partial<
  Pick<Decision, 'reasons' | 'conditions' | 'noticeOn' | 'effectiveOn' | 'body' | 'decidedBy' | 'overrideReason'>
>;

/** Whether the case is, or is to be, a direct payment: alone or beside another form. */
export function isDirectPayment({ row }: LifeCycleFacts): boolean {
  return row.forms.includes('Direct payment');
}

/** Budgets of services that assess and plan in records of their own. */
const shortCategories: readonly Category[] = ['Wheelchair', 'Maternity'];

/**
 * Whether the law asks little of the case: no money in the person's own hands, and one payment or purchase, or a wheelchair or
 * maternity budget, which its service assesses and plans for. A one-off direct payment is not such: consent and an agreement
 * come first.
 */
export function isShort(facts: LifeCycleFacts): boolean {
  return (facts.row.oneOff || shortCategories.includes(facts.row.category)) && !isDirectPayment(facts);
}
