import { approvals } from '../lists/approvals.js';
import { decisions } from '../lists/decisions.js';
import { restrictedMatters } from '../lists/restrictedMatters.js';
import { sampleDay, sampleReference, samplesFor } from './sample.js';

/** A panel's decision, a repayment that was reconsidered, a move with a guard overridden, and a reduction. */
export const sampleDecisions = samplesFor(decisions, [
  {
    ref: sampleReference('D', 1),
    caseRef: sampleReference('PHB', 1),
    kind: 'Panel',
    fromStatus: 'Awaiting panel',
    toStatus: 'Approved, agreement pending',
    decidedOn: sampleDay('2018-10-12'),
    body: 'Panel',
    conditions: 'The accounts come in every three months.',
  },
  {
    ref: sampleReference('D', 2),
    caseRef: sampleReference('PHB', 1),
    kind: 'Repayment',
    decidedOn: sampleDay('2019-03-26'),
    reasons: 'A substantial part of the money was not used and has accumulated.',
    noticeOn: sampleDay('2019-03-27'),
    effectiveOn: sampleDay('2019-04-24'),
    amount: 250_000,
    repayBy: sampleDay('2019-05-31'),
    repaidByWhom: 'Representative',
    reconsiderationAskedOn: sampleDay('2019-04-01'),
    reconsideredOn: sampleDay('2019-04-15'),
    reconsiderationOutcome: 'Changed',
    reconsiderationReasons: 'Holiday pay that was still owed had not been taken into account.',
  },
  {
    ref: sampleReference('D', 3),
    caseRef: sampleReference('PHB', 3),
    kind: 'Progress',
    fromStatus: 'Assessment',
    toStatus: 'Planning',
    decidedOn: sampleDay('2019-04-10'),
    overridden: 'INDICATIVE-SHARED',
    overrideReason: 'The family asked to begin with the plan: the costs of the current package are known to them.',
  },
  {
    ref: sampleReference('D', 4),
    caseRef: sampleReference('PHB', 2),
    kind: 'Reduction',
    decidedOn: sampleDay('2019-04-01'),
    body: 'Budget holder',
    reasons: 'One of the visits is not needed any more.',
    noticeOn: sampleDay('2019-04-02'),
    effectiveOn: sampleDay('2019-05-06'),
    newAmount: 45_000,
    newAmountPeriod: 'week',
  },
]);

export const sampleApprovals = samplesFor(approvals, [
  {
    ref: sampleReference('AP', 1),
    caseRef: sampleReference('PHB', 1),
    subject: 'Budget',
    decisionRef: sampleReference('D', 1),
    amount: 6_500_052,
    askedOn: sampleDay('2018-10-12'),
    answer: 'Approved',
    answeredOn: sampleDay('2018-10-15'),
    basis: 'Limit of the head of service',
  },
  {
    ref: sampleReference('AP', 2),
    caseRef: sampleReference('PHB', 1),
    subject: 'Stopping a payment',
    paymentRef: sampleReference('PAY', 2),
    askedOn: sampleDay('2019-04-29'),
  },
  {
    ref: sampleReference('AP', 3),
    caseRef: sampleReference('PHB', 3),
    subject: 'Override',
    decisionRef: sampleReference('D', 3),
    overridden: 'INDICATIVE-SHARED',
    askedOn: sampleDay('2019-04-09'),
    answer: 'Approved',
    answeredOn: sampleDay('2019-04-10'),
    notes: 'The family asked to begin with the plan: the costs of the current package are known to them.',
  },
]);

/** An exclusion check that found nothing, and an open question. */
export const sampleRestrictedMatters = samplesFor(restrictedMatters, [
  {
    ref: sampleReference('RM', 1),
    caseRef: sampleReference('PHB', 1),
    kind: 'Exclusion check',
    openedOn: sampleDay('2018-10-16'),
    excluded: 'Not excluded',
    outcome: 'Nothing found',
    closedOn: sampleDay('2018-10-16'),
  },
  {
    ref: sampleReference('RM', 2),
    caseRef: sampleReference('PHB', 1),
    kind: 'Question about the use of money',
    openedOn: sampleDay('2019-03-26'),
    question: 'What were the two withdrawals of cash in February for?',
    route: 'Line manager',
    passedOn: sampleDay('2019-03-28'),
    otherRecord: 'None yet',
  },
]);
