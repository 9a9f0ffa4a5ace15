import { Temporal } from 'temporal-polyfill';
import {
  isJointlyFunded,
  isRunning,
  type CaseStatus,
  type Category,
  type Form,
  type PersonalHealthBudget,
} from '@phb/schemas';
import type { CaseCore } from './activeCases.js';
import { referenceDate } from './marginals.js';
import { answerAt } from './pipelineCases.js';
import { randomStream, type Random } from './random.js';

/** What is known of a case besides its core: how it came about, what was agreed, and how its money moves. */
export type CaseDetails = Partial<Omit<PersonalHealthBudget, keyof CaseCore>>;

const childrens: readonly Category[] = ['Children’s continuing care', 'EHC plan (NHS element)'];
const afterAssessment: readonly CaseStatus[] = [
  'Indicative budget shared',
  'Planning',
  'Awaiting panel',
  'Deferred',
  'Refused',
  'Approved, agreement pending',
];

const compare = (a: Temporal.PlainDate, b: Temporal.PlainDate): number => Temporal.PlainDate.compare(a, b);
const past = (date: Temporal.PlainDate): Temporal.PlainDate =>
  compare(date, referenceDate) > 0 ? referenceDate : date;
const isSimple = (row: CaseCore): boolean => row.category === 'Wheelchair' || row.category === 'Maternity';

/** Invents the details of a case from a stream of its own, so that they move nothing else of the set. */
export function inventDetails(seed: number, row: CaseCore): CaseDetails {
  const random = randomStream(seed, `details of ${row.ref}`);
  return {
    team: childrens.includes(row.category) ? 'Children and young people' : 'Adults',
    ...beginning(random, row),
    ...planning(random, row),
    ...agreement(random, row),
    ...moneyOf(random, row),
    ...closing(random, row),
  };
}

function beginning(random: Random, row: CaseCore): CaseDetails {
  const identifiedOn = row.eligibilityDecidedOn ?? row.offeredOn;
  return {
    identifiedOn:
      identifiedOn && (row.offeredOn && compare(row.offeredOn, identifiedOn) < 0 ? row.offeredOn : identifiedOn),
    referralSource: random.weighted([
      ['Eligibility decision', row.eligibilityDecidedOn ? 70 : 0] as const,
      ['Clinician', 15] as const,
      ['Person or family', 10] as const,
      ['Council', 5] as const,
    ]),
    offerAnswer: row.offeredOn ? answerAt(row.status) : null,
  };
}

function planning(random: Random, row: CaseCore): CaseDetails {
  const isAssessed = row.startsOn !== null || afterAssessment.includes(row.status);
  const since = row.offeredOn ?? row.eligibilityDecidedOn;
  if ((isSimple(row) && row.startsOn !== null) || !isAssessed || !since) return {};
  const latest = row.planAgreedOn ?? referenceDate;
  const days = Math.max(0, since.until(latest, { largestUnit: 'day' }).days);
  const assessedOn = since.add({ days: Math.floor(days * 0.4) });
  const estimate = row.amount === null ? null : Math.round((row.amount * random.between(85, 110)) / 10_000) * 100;
  return {
    assessedOn,
    ...(estimate === null || row.amountPeriod === null
      ? {}
      : {
          indicativeAmount: estimate,
          indicativePeriod: row.amountPeriod,
          indicativeSharedOn: since.add({ days: Math.floor(days * 0.6) }),
        }),
    planVersion: row.planAgreedOn === null ? null : 1,
  };
}

function agreement(random: Random, row: CaseCore): CaseDetails {
  const { startsOn, planAgreedOn } = row;
  if (startsOn === null || planAgreedOn === null) return {};
  const signedOn = planAgreedOn.add({
    days: Math.floor(planAgreedOn.until(startsOn, { largestUnit: 'day' }).days / 2),
  });
  if (!row.forms.includes('Direct payment')) return { agreementSignedOn: signedOn };
  return {
    agreementSignedOn: signedOn,
    consentOn: planAgreedOn,
    exclusionsCheckedOn: planAgreedOn,
    capacityBasis: childrens.includes(row.category)
      ? 'Child under 16: a representative consents'
      : random.chance(0.34)
        ? 'Lacks capacity: a representative consents'
        : 'Has capacity and consents',
  };
}

/** How often money is paid, in a hundred, where it is paid to somebody. */
const frequencies: Readonly<
  Record<Exclude<Form, 'Notional'>, readonly (readonly ['4 weeks' | 'month' | 'quarter', number])[]>
> = {
  'Direct payment': [
    ['4 weeks', 75],
    ['month', 23],
    ['quarter', 2],
  ],
  'Third party': [
    ['4 weeks', 60],
    ['month', 30],
    ['quarter', 10],
  ],
};

function moneyOf(random: Random, row: CaseCore): CaseDetails {
  const shared: CaseDetails = isJointlyFunded(row)
    ? {
        oddPennyTo: 'NHS',
        sharingBasis:
          row.category === 'Section 117' ? 'Section 117 policy' : random.pick(['Joint funding tool', 'Negotiated']),
      }
    : {};
  if (!isRunning(row.status) && row.status !== 'Closed') return shared;
  const [form] = row.forms;
  const codes: CaseDetails = { costCentre: 'PHB100', subjectiveCode: '52161044', ...shared };
  if (row.oneOff) return { ...codes, paymentFrequency: 'one payment' };
  if (form === undefined || form === 'Notional') return codes;
  const paymentFrequency = random.weighted(frequencies[form]);
  const paymentDay = paymentFrequency === '4 weeks' ? null : random.pick([1, 15, 28]);
  if (form === 'Third party') return { ...codes, paymentFrequency, paymentDay };
  const accountType = random.weighted([['Separate account', 76] as const, ['Prepaid card', 24] as const]);
  return {
    ...codes,
    paymentFrequency,
    paymentDay,
    accountType: row.managedAccount ? null : accountType,
    contingencyWeeks: random.chance(0.1) ? 6 : null,
  };
}

function closing(random: Random, row: CaseCore): CaseDetails {
  if (row.status !== 'Closed' || row.endsOn === null) return {};
  const closedOn = past(row.endsOn.add({ days: random.between(10, 60) }));
  return {
    closedOn,
    balanceRecovered: row.forms.includes('Direct payment') && random.chance(0.4) ? random.between(20, 900) * 100 : 0,
  };
}
