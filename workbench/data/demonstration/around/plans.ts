import {
  budgetLines,
  isRunning,
  planOutcomes,
  purchases,
  shareByWeights,
  wholeRow,
  type BudgetLine,
  type CaseStatus,
  type PersonalHealthBudget,
  type PlanOutcome,
  type Purchase,
  type SupportKind,
} from '@phb/schemas';
import type { IdentityMaker } from '../identity.js';
import { referenceDate } from '../marginals.js';
import type { Random } from '../random.js';
import type { Organisations } from './organisations.js';

const outcomeWords: readonly (readonly [outcome: string, measure: string])[] = [
  ['Go out and see friends', 'Times out in a week'],
  ['Sleep through the night', 'Nights slept through in a week'],
  ['Stay at home with help that I choose', 'Days at home'],
  ['Keep my skin sound', 'Sores since the last review'],
  ['Move about without pain', 'How the person says it is'],
  ['Give my family a rest', 'Hours of rest in a week'],
];

/** What the support of a direct payment is spent on, in a hundred: assistants, an agency, or both. */
const directKinds: readonly (readonly [readonly SupportKind[], number])[] = [
  [['Personal assistants', 'Training and payroll'], 52],
  [['Care and support'], 20],
  [['Personal assistants', 'Care and support'], 28],
];
const words: Readonly<Record<SupportKind, string>> = {
  'Care and support': 'Care from an agency',
  'Personal assistants': 'Personal assistants employed by the person',
  Equipment: 'Equipment',
  Therapy: 'Therapy',
  'Leisure and learning': 'Activities',
  'Training and payroll': 'Payroll and training of the assistants',
  Contingency: 'Contingency',
  Other: 'Support as planned',
};
/** Statuses at which a plan is made and not yet begun. */
const beforePanel: readonly CaseStatus[] = ['Awaiting panel', 'Deferred', 'Approved, agreement pending'];
/** The larger part first. */
const weights: readonly (readonly number[])[] = [[1], [4, 1]];

function kindsOf(random: Random, row: PersonalHealthBudget): readonly SupportKind[] {
  if (row.category === 'Wheelchair') return ['Equipment'];
  if (row.forms.includes('Direct payment')) return random.weighted(directKinds);
  return ['Long-term condition', 'Mental health', 'Maternity'].includes(row.category)
    ? ['Other']
    : ['Care and support'];
}

/** The plan of one case as it was agreed: outcomes, and lines that add up to the approved amount. */
export function inventPlan(
  random: Random,
  make: IdentityMaker,
  organisations: Organisations,
  row: PersonalHealthBudget,
): {
  readonly outcomes: readonly PlanOutcome[];
  readonly lines: readonly BudgetLine[];
  readonly purchases: readonly Purchase[];
} {
  const { ref: caseRef, planAgreedOn, amount, amountPeriod, startsOn } = row;
  const isPlanned = isRunning(row.status) || beforePanel.includes(row.status);
  if (!isPlanned || amount === null || amountPeriod === null || (planAgreedOn === null && startsOn !== null)) {
    return { outcomes: [], lines: [], purchases: [] };
  }
  const kinds = kindsOf(random, row);
  const parts = shareByWeights(amount, weights[kinds.length - 1] ?? [1]);
  const provider = (kind: SupportKind): BudgetLine['organisationRef'] =>
    kind === 'Care and support' ? random.pick(organisations.providers).ref : null;
  const lines = kinds.map((kind, i) =>
    wholeRow(budgetLines, {
      ref: make.reference('BL'),
      caseRef,
      planVersion: 1,
      kind,
      description: words[kind],
      amount: parts[i] ?? 0,
      amountPeriod,
      organisationRef: provider(kind),
      regulatedActivity: kind === 'Care and support',
      registrationCheckedOn: kind === 'Care and support' ? (planAgreedOn ?? referenceDate) : null,
    }),
  );
  const [outcome, measure] = random.pick(outcomeWords);
  const planned = wholeRow(planOutcomes, {
    ref: make.reference('OUT'),
    caseRef,
    planVersion: 1,
    kind: row.category.startsWith('EHC') ? 'Learning' : 'Health and wellbeing',
    outcome,
    measure,
    targetOn: (startsOn ?? referenceDate).add({ months: 12 }),
  });
  const isFull = !row.oneOff && row.category !== 'Wheelchair';
  const isBought = row.oneOff && startsOn !== null;
  return {
    // A wheelchair service plans in its own records; what is bought at once is one purchase.
    outcomes: isFull || startsOn === null ? [planned] : [],
    lines: isFull || startsOn === null ? lines : [],
    purchases: isBought
      ? [
          wholeRow(purchases, {
            ref: make.reference('PUR'),
            caseRef,
            boughtOn: startsOn,
            kind: kinds[0] ?? 'Other',
            description: row.category === 'Wheelchair' ? 'Wheelchair' : words[kinds[0] ?? 'Other'],
            amount,
          }),
        ]
      : [],
  };
}
