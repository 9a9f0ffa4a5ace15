import {
  isRunning,
  type Approval,
  type BudgetLine,
  type CaseNote,
  type Contact,
  type Decision,
  type MonitoringReturn,
  type Organisation,
  type Party,
  type Payment,
  type PersonalHealthBudget,
  type PlanOutcome,
  type Purchase,
  type RestrictedMatter,
} from '@phb/schemas';
import type { IdentityMaker } from '../identity.js';
import { randomStream } from '../random.js';
import {
  inventApprovals,
  inventCaseNotes,
  inventContacts,
  inventDecisions,
  inventRestrictedMatters,
} from './decisions.js';
import { inventPayments, inventReturns } from './moneyRows.js';
import { inventOrganisations } from './organisations.js';
import { inventParties } from './parties.js';
import { inventPlan } from './plans.js';

/** The rows of the lists around the cases. */
export interface AroundCases {
  readonly organisations: readonly Organisation[];
  readonly parties: readonly Party[];
  readonly planOutcomes: readonly PlanOutcome[];
  readonly budgetLines: readonly BudgetLine[];
  readonly purchases: readonly Purchase[];
  readonly monitoringReturns: readonly MonitoringReturn[];
  readonly payments: readonly Payment[];
  readonly decisions: readonly Decision[];
  readonly approvals: readonly Approval[];
  readonly restrictedMatters: readonly RestrictedMatter[];
  readonly contactsLog: readonly Contact[];
  readonly caseNotes: readonly CaseNote[];
}

/**
 * Invents what stands around the cases. Each case draws from a stream of its own, so that nothing of the cases themselves moves.
 * @param reconsiderations by the reference of the case, why its refusal stood or was overturned
 * @returns the rows, and the cases with the commissioner that answers for them
 */
export function aroundCases(
  seed: number,
  make: IdentityMaker,
  cases: readonly PersonalHealthBudget[],
  reconsiderations: ReadonlyMap<string, string>,
): AroundCases & { readonly personalHealthBudgets: readonly PersonalHealthBudget[] } {
  const organisations = inventOrganisations(make);
  let paid = 0;
  const requestNumber = (): string => `PHB${String((paid += 1)).padStart(6, '0')}`;
  const each = cases.map((row) => {
    const random = randomStream(seed, `around ${row.ref}`);
    const parties = inventParties(random, make, organisations, row);
    const decisions = inventDecisions(random, make, row, reconsiderations.get(row.ref));
    return {
      parties,
      decisions,
      plan: inventPlan(random, make, organisations, row),
      approvals: inventApprovals(make, row, decisions),
      payments: inventPayments(make, row, parties, requestNumber),
      returns: inventReturns(random, make, row),
      contacts: inventContacts(random, make, row),
    };
  });
  const direct = cases.filter((row) => isRunning(row.status) && row.forms.includes('Direct payment'));
  return {
    personalHealthBudgets: cases.map((row) => ({ ...row, responsibleRef: organisations.commissioner.ref })),
    organisations: organisations.all,
    parties: each.flatMap(({ parties }) => parties),
    planOutcomes: each.flatMap(({ plan }) => plan.outcomes),
    budgetLines: each.flatMap(({ plan }) => plan.lines),
    purchases: each.flatMap(({ plan }) => plan.purchases),
    monitoringReturns: each.flatMap(({ returns }) => returns),
    payments: each.flatMap(({ payments }) => payments),
    decisions: each.flatMap(({ decisions }) => decisions),
    approvals: each.flatMap(({ approvals }) => approvals),
    restrictedMatters: inventRestrictedMatters(make, direct),
    contactsLog: each.flatMap(({ contacts }) => contacts),
    caseNotes: cases.flatMap((row) => inventCaseNotes(seed, make, row)),
  };
}
