import { Temporal } from 'temporal-polyfill';
import {
  approvals,
  budgetLines,
  decisions,
  defaultPolicy,
  makeMove,
  personalHealthBudgets,
  planOutcomes,
  sampleReference,
  validate,
  wholeRow,
  type LifeCycleFacts,
  type MoveWords,
  type PersonalHealthBudget,
  type SiteUserId,
} from '@phb/schemas';

export const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
export const today = day('2019-04-30');
export const caseRef = sampleReference('PHB', 1);
export const somebody = 7 as SiteUserId;
export const somebodyElse = 8 as SiteUserId;

export const identified = wholeRow(personalHealthBudgets, {
  ref: caseRef,
  personRef: sampleReference('P', 1),
  status: 'Identified',
  category: 'Adult CHC',
});
export const outcome = wholeRow(planOutcomes, {
  ref: sampleReference('OUT', 1),
  caseRef,
  planVersion: 1,
  kind: 'Health and wellbeing',
  outcome: 'Sleep through the night',
});
export const line = wholeRow(budgetLines, {
  ref: sampleReference('BL', 1),
  caseRef,
  planVersion: 1,
  kind: 'Care and support',
  description: 'Night care',
  amount: 50_000,
  amountPeriod: 'week',
});
export const factsOf = (row: Partial<PersonalHealthBudget>, more: Partial<LifeCycleFacts> = {}): LifeCycleFacts => ({
  row: { ...identified, ...row },
  outcomes: [],
  lines: [],
  parties: [],
  decisions: [],
  approvals: [],
  // Who passes over policy alone: what needs a second person has tests of its own.
  policy: { ...defaultPolicy, overrideApproval: 'One person' },
  today,
  ...more,
});
/** Somebody else agreed that payments stop. */
export const stopApproved = wholeRow(approvals, {
  ref: sampleReference('AP', 1),
  caseRef,
  subject: 'Stopping a payment',
  askedOn: day('2019-04-01'),
  askedBy: somebody,
  answer: 'Approved',
  answeredOn: day('2019-04-02'),
  answeredBy: somebodyElse,
});
export const allSaid: MoveWords = { reasons: 'As discussed with the family.', noticeOn: day('2019-04-01') };

/** Everything that any guard before the end asks of a direct payment. */
export const complete: Partial<PersonalHealthBudget> = {
  forms: ['Direct payment'],
  offeredOn: day('2018-09-01'),
  offerAnswer: 'Accepted',
  assessedOn: day('2018-09-10'),
  indicativeAmount: 50_000,
  indicativePeriod: 'week',
  indicativeSharedOn: day('2018-09-12'),
  careCoordinator: somebody,
  amount: 50_000,
  amountPeriod: 'week',
  planAgreedOn: day('2018-10-01'),
  capacityBasis: 'Has capacity and consents',
  consentOn: day('2018-10-02'),
  exclusionsCheckedOn: day('2018-10-02'),
  agreementSignedOn: day('2018-10-03'),
  accountType: 'Separate account',
  startsOn: day('2018-10-08'),
};

/** Carries a case on by moves, as the product does. */
export class Walk {
  facts: LifeCycleFacts;
  made = 0;
  constructor(facts: LifeCycleFacts) {
    this.facts = facts;
  }
  set(changes: Partial<PersonalHealthBudget>): this {
    this.facts = { ...this.facts, row: { ...this.facts.row, ...changes } };
    return this;
  }
  go(id: string, words: MoveWords = {}): readonly string[] {
    this.made += 1;
    const result = makeMove(this.facts, id, words, sampleReference('D', this.made));
    if (!result.ok) return result.missing.map(({ guard }) => guard);
    expect(validate(decisions, result.decision, today)).toEqual([]);
    this.facts = {
      ...this.facts,
      row: { ...this.facts.row, status: result.status },
      decisions: [...this.facts.decisions, result.decision],
    };
    return [];
  }
}
