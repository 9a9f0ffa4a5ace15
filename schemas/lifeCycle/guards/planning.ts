import { budgetLines } from '../../lists/budgetLines.js';
import { planOutcomes } from '../../lists/planOutcomes.js';
import { isDirectPayment, isShort, type LifeCycleFacts } from '../facts.js';
import type { Guard } from '../guard.js';
import { features, field, filled, isOtherForm, ofCase, regulations } from './making.js';

const isPlanned = (facts: LifeCycleFacts): boolean => !isShort(facts);

/** From the offer to an agreed plan. */
export const planningGuards = {
  offered: filled('offeredOn', {
    id: 'OFFERED',
    why: 'A budget is offered before it is worked on, so that nobody with a right to have one is left out.',
    confidence: 'policy',
    source: 'right to have a personal health budget, Standing Rules Regulations 2012 as guidance applies them',
  }),
  accepted: {
    id: 'ACCEPTED',
    asks: ofCase('offerAnswer'),
    mend: 'Choose “Accepted” as “Answer to the offer”.',
    why: 'The person decides whether to have a budget.',
    confidence: 'policy',
    source: features,
    holds: ({ row }) => row.offerAnswer === 'Accepted',
  },
  declined: {
    id: 'DECLINED',
    asks: ofCase('offerAnswer'),
    mend: 'Choose “Declined” as “Answer to the offer”.',
    why: 'A case is declined only because the person said so.',
    always: true,
    confidence: 'policy',
    source: features,
    holds: ({ row }) => row.offerAnswer === 'Declined',
  },
  assessed: filled('assessedOn', {
    id: 'ASSESSED',
    why: 'The money follows assessed needs.',
    confidence: 'policy',
    source: 'personal health budgets guidance, NHS England',
  }),
  indicativeAmount: filled('indicativeAmount', {
    id: 'INDICATIVE-AMOUNT',
    why: 'The person knows early how much there is likely to be.',
    confidence: 'policy',
    source: features,
  }),
  indicativeShared: filled('indicativeSharedOn', {
    id: 'INDICATIVE-SHARED',
    why: 'The amount is shared before planning begins.',
    confidence: 'policy',
    source: features,
  }),
  outcomes: {
    id: 'OUTCOMES',
    asks: field(planOutcomes, 'outcome'),
    mend: 'Add at least one “Outcome” of the plan.',
    why: 'The plan says which outcomes the budget is for.',
    confidence: 'policy',
    source: features,
    holds: ({ outcomes }) => outcomes.length > 0,
  },
  outcomesOfDirectPayment: {
    id: 'OUTCOMES-DP',
    asks: field(planOutcomes, 'outcome'),
    mend: 'Add at least one “Outcome” of the plan.',
    why: 'The care plan of a direct payment names the needs and outcomes that it meets.',
    confidence: 'law',
    source: `${regulations}, regulation 8`,
    appliesTo: isDirectPayment,
    holds: ({ outcomes }) => outcomes.length > 0,
  },
  lines: {
    id: 'LINES',
    asks: field(budgetLines, 'amount'),
    mend: 'Add the budget lines, each with its “Amount”.',
    why: 'The amount must cover the full cost of each service in the plan.',
    confidence: 'policy',
    source: features,
    appliesTo: isPlanned,
    holds: ({ lines }) => lines.length > 0,
  },
  coordinator: filled('careCoordinator', {
    id: 'COORDINATOR-DP',
    why: 'A direct payment has a named care coordinator.',
    confidence: 'law',
    source: `${regulations}, regulation 8`,
    appliesTo: isDirectPayment,
  }),
  coordinatorElse: filled('careCoordinator', {
    id: 'COORDINATOR',
    why: 'One named person answers for the plan and its review.',
    confidence: 'local',
    source: 'this commissioner’s practice',
    appliesTo: isOtherForm,
  }),
  form: filled('forms', {
    id: 'FORM',
    always: true,
    mend: 'Tick at least one “Form”.',
    why: 'How the money is held decides which rules apply.',
    confidence: 'policy',
    source: features,
  }),
  amount: filled('amount', {
    id: 'AMOUNT',
    why: 'The person is told the amount of the budget.',
    confidence: 'policy',
    source: features,
  }),
  amountOfDirectPayment: filled('amount', {
    id: 'AMOUNT-DP',
    why: 'A direct payment covers the full cost of each service in the care plan.',
    confidence: 'law',
    source: `${regulations}, regulation 13`,
    appliesTo: isDirectPayment,
  }),
  planAgreed: filled('planAgreedOn', {
    id: 'PLAN-AGREED',
    why: 'The plan is agreed with the person before money is spent on it.',
    confidence: 'policy',
    source: features,
  }),
  planOfDirectPayment: filled('planAgreedOn', {
    id: 'PLAN-AGREED-DP',
    why: 'There is no direct payment without an agreed care plan.',
    confidence: 'law',
    source: `${regulations}, regulation 8`,
    appliesTo: isDirectPayment,
  }),
} as const satisfies Readonly<Record<string, Guard>>;
