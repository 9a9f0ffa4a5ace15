import { Temporal } from 'temporal-polyfill';
import type { Column } from '../kernel/column.js';
import type { ListDeclaration } from '../kernel/list.js';
import { budgetLines } from '../lists/budgetLines.js';
import { decisions, type Decision } from '../lists/decisions.js';
import { parties, type Party } from '../lists/parties.js';
import { personalHealthBudgets, type PersonalHealthBudget } from '../lists/personalHealthBudgets.js';
import { planOutcomes } from '../lists/planOutcomes.js';
import { isDirectPayment, isShort, type LifeCycleFacts, type MoveWords } from './facts.js';
import type { AskedField, Guard } from './guard.js';

const regulations = 'National Health Service (Direct Payments) Regulations 2013';
const features = 'the six features of a personal health budget, NHS England';

function field<L extends ListDeclaration>(list: L, column: Extract<keyof L['columns'], string>): AskedField {
  const columns: Readonly<Record<string, Column>> = list.columns;
  return { list: list.title, column, label: columns[column]?.label ?? column };
}
const ofCase = (column: Extract<keyof PersonalHealthBudget, string>): AskedField =>
  field(personalHealthBudgets, column);

type Told = Omit<Guard, 'asks' | 'holds'>;

/** A guard that asks for one column of the case. */
function filled(column: Extract<keyof PersonalHealthBudget, string>, told: Told): Guard {
  const holds = ({ row }: LifeCycleFacts): boolean => {
    const value = row[column];
    return Array.isArray(value) ? value.length > 0 : value !== null;
  };
  return { ...told, asks: ofCase(column), holds };
}

/** A guard that asks for something said with the move. */
function said(column: 'reasons' | 'noticeOn', told: Told): Guard {
  const holds = (_facts: LifeCycleFacts, words: MoveWords): boolean => {
    const value = words[column] ?? null;
    return typeof value === 'string' ? value.trim() !== '' : value !== null;
  };
  return { ...told, asks: field(decisions, column satisfies keyof Decision), holds };
}

const isPlanned = (facts: LifeCycleFacts): boolean => !isShort(facts);
const isOtherForm = (facts: LifeCycleFacts): boolean => !isShort(facts) && !isDirectPayment(facts);
const notBefore = (later: Temporal.PlainDate, earlier: Temporal.PlainDate | null): boolean =>
  earlier !== null && Temporal.PlainDate.compare(later, earlier) >= 0;
const acting = ({ parties: all, today }: LifeCycleFacts, ...roles: Party['role'][]): readonly Party[] =>
  all.filter(
    ({ role, endsOn }) => roles.includes(role) && (endsOn === null || Temporal.PlainDate.compare(endsOn, today) > 0),
  );
const needsRepresentative = (facts: LifeCycleFacts): boolean =>
  isDirectPayment(facts) && facts.row.capacityBasis !== null && facts.row.capacityBasis !== 'Has capacity and consents';
/** Endings of a direct payment on the grounds of regulation 17: not those that the person chose or that were agreed from the start. */
const isStoppedByLaw = (facts: LifeCycleFacts): boolean =>
  isDirectPayment(facts) &&
  facts.row.endReason !== null &&
  !['Chose another form', 'Need met (one-off)'].includes(facts.row.endReason);
const hasBegun = ({ row }: LifeCycleFacts): boolean => row.startsOn !== null;

/** Every guard of the life cycle, by a name for the tables of statuses and moves. */
export const guards = {
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
  starts: filled('startsOn', {
    id: 'STARTS',
    always: true,
    why: 'Counts, review dates and payments go by the day the budget starts on.',
    confidence: 'policy',
    source: 'counting rules of the national return',
  }),
  agreement: filled('agreementSignedOn', {
    id: 'AGREEMENT-DP',
    why: 'The conditions of a direct payment are agreed before the first one is made.',
    confidence: 'law',
    source: `${regulations}, regulations 10 and 11`,
    appliesTo: isDirectPayment,
  }),
  agreementElse: filled('agreementSignedOn', {
    id: 'AGREEMENT',
    why: 'The contract with the third party, or the letter that confirms a notional budget, comes first.',
    confidence: 'local',
    source: 'this commissioner’s practice',
    appliesTo: isOtherForm,
  }),
  capacity: filled('capacityBasis', {
    id: 'CAPACITY',
    why: 'Whether the person or a representative consents depends on it.',
    confidence: 'law',
    source: `${regulations}, regulations 3 to 5`,
    appliesTo: isDirectPayment,
  }),
  consent: filled('consentOn', {
    id: 'CONSENT',
    why: 'No direct payment is made without consent.',
    confidence: 'law',
    source: `${regulations}, regulations 3 to 5`,
    appliesTo: isDirectPayment,
  }),
  representative: {
    id: 'REPRESENTATIVE',
    asks: field(parties, 'role'),
    mend: 'Add a party with the “Role” representative or deputy.',
    why: 'Somebody with the right to do so consents for a child, or for an adult who lacks capacity.',
    confidence: 'law',
    source: `${regulations}, regulations 4 and 5`,
    appliesTo: needsRepresentative,
    holds: (facts) => acting(facts, 'Representative', 'Deputy').length > 0,
  },
  exclusions: filled('exclusionsCheckedOn', {
    id: 'EXCLUSIONS',
    why: 'The Schedule leaves some people out of direct payments. Enter the day only.',
    confidence: 'law',
    source: `${regulations}, Schedule`,
    appliesTo: isDirectPayment,
  }),
  account: {
    id: 'ACCOUNT',
    asks: ofCase('accountType'),
    mend: 'Choose “Account”, or tick managed account.',
    why: 'A direct payment is kept in an account of its own. Only a single payment may go to an ordinary one.',
    confidence: 'law',
    source: `${regulations}, regulation 10`,
    appliesTo: isDirectPayment,
    holds: ({ row }) =>
      row.managedAccount || (row.accountType !== null && (row.accountType !== 'Ordinary account' || row.oneOff)),
  },
  nomineeAgreed: {
    id: 'NOMINEE-AGREED',
    asks: field(parties, 'agreedOn'),
    mend: 'Enter “Agreed to act on” and “Accepted by us on” for the nominee.',
    why: 'A nominee becomes the principal in all contracts: both sides agree to it.',
    confidence: 'law',
    source: `${regulations}, regulation 6`,
    appliesTo: isDirectPayment,
    holds: (facts) => acting(facts, 'Nominee').every((each) => each.agreedOn !== null && each.acceptedOn !== null),
  },
  nomineeChecked: {
    id: 'NOMINEE-CHECK',
    asks: field(parties, 'checkedOn'),
    mend: 'Enter “DBS check on” for the nominee, or say that they are close to the person.',
    why: 'A nominee from outside the family and friends has an enhanced criminal record check that has not run out.',
    confidence: 'policy',
    source: 'Guidance on direct payments for healthcare, NHS England (to be verified)',
    appliesTo: isDirectPayment,
    holds: (facts) =>
      acting(facts, 'Nominee').every(
        ({ closeToPerson, checkedOn, checkExpiresOn }) =>
          closeToPerson || (checkedOn !== null && (checkExpiresOn === null || notBefore(checkExpiresOn, facts.today))),
      ),
  },
  household: {
    id: 'HOUSEHOLD',
    asks: field(budgetLines, 'exceptionReason'),
    mend: 'Enter “Why it is necessary to pay them” in the budget line.',
    why: 'Somebody of the same household is paid only where it is necessary.',
    confidence: 'law',
    source: `${regulations}, regulation 8(5A) and (5B)`,
    appliesTo: isDirectPayment,
    holds: ({ lines }) => lines.every((line) => !line.sameHousehold || line.exceptionReason !== null),
  },
  paidAfterConsent: {
    id: 'PAID-AFTER-CONSENT',
    asks: ofCase('firstPaymentOn'),
    mend: 'Check “First payment on”: it must not be before the consent and the agreement.',
    why: 'No direct payment is made before consent and agreement.',
    confidence: 'law',
    source: `${regulations}, regulations 3 to 5, 10 and 11`,
    appliesTo: (facts) => isDirectPayment(facts) && facts.row.firstPaymentOn !== null,
    holds: ({ row }) =>
      row.firstPaymentOn === null ||
      (notBefore(row.firstPaymentOn, row.consentOn) && notBefore(row.firstPaymentOn, row.agreementSignedOn)),
  },
  ends: filled('endsOn', {
    id: 'ENDS',
    always: true,
    why: 'A budget counts until the day it ends on.',
    confidence: 'policy',
    source: 'counting rules of the national return',
  }),
  endReason: filled('endReason', {
    id: 'END-REASON',
    mend: 'Choose “Reason for ending”.',
    why: 'Why budgets end is reported, and decides what follows.',
    confidence: 'local',
    source: 'this commissioner’s practice',
  }),
  notStoppedByUs: {
    id: 'STOPPED-BY-US',
    asks: ofCase('endReason'),
    mend: 'Choose another “Reason for ending”, or stop the budget instead.',
    why: 'Stopping a budget against the person’s will asks for reasons and notice.',
    confidence: 'law',
    source: `${regulations}, regulation 17`,
    holds: ({ row }) => row.endReason !== 'Stopped by the commissioner',
  },
  stoppedByUs: {
    id: 'STOP-REASON',
    always: true,
    asks: ofCase('endReason'),
    mend: 'Choose “Stopped by the commissioner” as “Reason for ending”.',
    why: 'A stop is counted as one.',
    confidence: 'local',
    source: 'this commissioner’s practice',
    holds: ({ row }) => row.endReason === 'Stopped by the commissioner',
  },
  goesOn: {
    id: 'GOES-ON',
    always: true,
    asks: ofCase('endsOn'),
    mend: 'Take “Ends on” and the reason for ending off.',
    why: 'A budget that goes on has no day it ends on.',
    confidence: 'policy',
    source: 'counting rules of the national return',
    holds: ({ row }) => row.endsOn === null,
  },
  hasEnded: {
    id: 'HAS-ENDED',
    asks: ofCase('endsOn'),
    mend: 'Wait until the day in “Ends on”.',
    why: 'A budget is closed after it has ended.',
    confidence: 'policy',
    source: 'counting rules of the national return',
    holds: ({ row, today }) => notBefore(today, row.endsOn),
  },
  closed: filled('closedOn', {
    id: 'CLOSED',
    why: 'The retention period counts from this day.',
    confidence: 'policy',
    source: 'Records Management Code of Practice',
    appliesTo: hasBegun,
  }),
  balance: filled('balanceRecovered', {
    id: 'BALANCE',
    why: 'The last accounts of a direct payment are settled: enter 0 if nothing came back.',
    confidence: 'local',
    source: 'this commissioner’s practice',
    appliesTo: (facts) => isDirectPayment(facts) && hasBegun(facts),
  }),
  shortPath: {
    id: 'SHORT-PATH',
    asks: ofCase('oneOff'),
    mend: 'Tick “One-off”, if it is one and no direct payment.',
    why: 'Only a one-off without a direct payment may leave the steps between out.',
    confidence: 'law',
    source: `${regulations}, regulations 3 to 11, which a direct payment may not leave out`,
    holds: isShort,
  },
  reasonsByLaw: said('reasons', {
    id: 'REASONS-LAW',
    why: 'The person must be told the reasons, and may ask for the decision to be looked at again.',
    confidence: 'law',
    source: `${regulations}, regulations 7 and 17`,
  }),
  reasons: said('reasons', {
    id: 'REASONS',
    why: 'Whoever reads the record later must see why.',
    confidence: 'local',
    source: 'this commissioner’s practice',
  }),
  notice: said('noticeOn', {
    id: 'NOTICE',
    why: 'Stopping a direct payment needs notice in writing, with reasons; after a death to the personal representatives.',
    confidence: 'law',
    source: `${regulations}, regulation 17(3) and (4)`,
    appliesTo: isStoppedByLaw,
  }),
  reasonsOfEnd: said('reasons', {
    id: 'REASONS-END',
    why: 'The notice that a direct payment stops gives the reasons.',
    confidence: 'law',
    source: `${regulations}, regulation 17(3)`,
    appliesTo: isStoppedByLaw,
  }),
  neverBegan: {
    id: 'NEVER-BEGAN',
    asks: ofCase('startsOn'),
    mend: 'Use this only while “Starts on” is empty.',
    why: 'A budget that ran is reopened where it ended.',
    confidence: 'policy',
    source: 'counting rules of the national return',
    always: true,
    holds: ({ row }) => row.startsOn === null,
  },
} as const satisfies Readonly<Record<string, Guard>>;

export type GuardName = keyof typeof guards;
