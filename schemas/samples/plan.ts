import { budgetLines } from '../lists/budgetLines.js';
import { planOutcomes } from '../lists/planOutcomes.js';
import { purchases } from '../lists/purchases.js';
import { sampleDay, sampleReference, samplesFor } from './sample.js';

export const samplePlanOutcomes = samplesFor(planOutcomes, [
  {
    ref: sampleReference('OUT', 1),
    caseRef: sampleReference('PHB', 1),
    planVersion: 1,
    kind: 'Health and wellbeing',
    outcome: 'Go out twice a week without becoming worn out',
    whyItMatters: 'Maren wants to see her friends again.',
    howItIsMet: 'A personal assistant whom she chose comes with her.',
    lineRef: sampleReference('BL', 1),
    measure: 'Times out in a week',
    targetOn: sampleDay('2019-06-30'),
    score: 'Better',
    scoredOn: sampleDay('2019-01-21'),
  },
  {
    ref: sampleReference('OUT', 2),
    caseRef: sampleReference('PHB', 2),
    planVersion: 1,
    kind: 'Learning',
    outcome: 'Move about the school without help',
  },
]);

/** A line that somebody of the same household is paid by, one of regulated activity, and one that says the least. */
export const sampleBudgetLines = samplesFor(budgetLines, [
  {
    ref: sampleReference('BL', 1),
    caseRef: sampleReference('PHB', 1),
    planVersion: 1,
    kind: 'Personal assistants',
    description: 'Two assistants, 40 hours a week together',
    amount: 85_001,
    amountPeriod: 'week',
    startsOn: sampleDay('2018-10-22'),
    sameHousehold: true,
    exceptionReason: 'Nobody else speaks the language in which Maren can be understood.',
  },
  {
    ref: sampleReference('BL', 2),
    caseRef: sampleReference('PHB', 1),
    planVersion: 1,
    kind: 'Care and support',
    description: 'Night care',
    amount: 40_000,
    amountPeriod: 'week',
    paidBy: 'NHS',
    organisationRef: sampleReference('ORG', 4),
    startsOn: sampleDay('2018-10-22'),
    endsOn: sampleDay('2019-10-22'),
    regulatedActivity: true,
    registrationCheckedOn: sampleDay('2018-10-16'),
  },
  {
    ref: sampleReference('BL', 3),
    caseRef: sampleReference('PHB', 2),
    planVersion: 1,
    kind: 'Equipment',
    description: 'Powered wheelchair',
    amount: 90_000,
    amountPeriod: 'one-off',
  },
]);

export const samplePurchases = samplesFor(purchases, [
  {
    ref: sampleReference('PUR', 1),
    caseRef: sampleReference('PHB', 2),
    lineRef: sampleReference('BL', 3),
    boughtOn: sampleDay('2019-04-02'),
    kind: 'Equipment',
    description: 'Powered wheelchair',
    amount: 90_000,
    organisationRef: sampleReference('ORG', 4),
    payee: null,
    invoiceNumber: 'DEMO20190402',
  },
  {
    ref: sampleReference('PUR', 2),
    caseRef: sampleReference('PHB', 1),
    boughtOn: sampleDay('2019-03-31'),
    kind: 'Other',
    description: 'Garden tools',
    amount: -1_250,
    payee: 'Demo-Market stall',
    outsidePlan: true,
  },
]);
