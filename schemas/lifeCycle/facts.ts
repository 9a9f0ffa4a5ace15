import type { Temporal } from 'temporal-polyfill';
import type { BudgetLine } from '../lists/budgetLines.js';
import type { Decision } from '../lists/decisions.js';
import type { Party } from '../lists/parties.js';
import type { PersonalHealthBudget } from '../lists/personalHealthBudgets.js';
import type { PlanOutcome } from '../lists/planOutcomes.js';

/** What the life cycle looks at: the case, and the rows of other lists that belong to it. */
export interface LifeCycleFacts {
  readonly row: PersonalHealthBudget;
  readonly outcomes: readonly PlanOutcome[];
  readonly lines: readonly BudgetLine[];
  readonly parties: readonly Party[];
  /** Earlier decisions on the case: a guard that was overridden once is not asked about again. */
  readonly decisions: readonly Decision[];
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

/**
 * Whether the law asks little of the case: one payment or purchase, and no money in the person's own hands. Most wheelchair and
 * maternity budgets are such. A one-off direct payment is not: consent and an agreement come first.
 */
export function isShort(facts: LifeCycleFacts): boolean {
  return facts.row.oneOff && !isDirectPayment(facts);
}
