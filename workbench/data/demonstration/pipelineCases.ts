import type { CaseStatus, Category, Form, PackageOfCare } from '@phb/schemas';
import type { UnownedCase } from './activeCases.js';
import type { IdentityMaker } from './identity.js';
import { referenceDate } from './marginals.js';
import { inventAmount, inventShares } from './money.js';
import { randomStream, type Random } from './random.js';

/** Cases before they run: 140 on their way, and 12 that the panel refused, one of which was overturned. */
const stages: readonly (readonly [CaseStatus, number])[] = [
  ['Identified', 22],
  ['Offered', 30],
  ['Declined', 14],
  ['Assessment', 18],
  ['Indicative budget shared', 12],
  ['Planning', 20],
  ['Awaiting panel', 10],
  ['Deferred', 4],
  ['Approved, agreement pending', 10],
];
const refusals: readonly (readonly [status: CaseStatus, reconsideration: string | undefined, count: number])[] = [
  ['Refused', undefined, 10],
  ['Refused', 'Reconsidered at the person’s request: the decision stood.', 1],
  ['Planning', 'Refused, then reconsidered at the person’s request: the decision was overturned.', 1],
];

const categoryWeights: readonly (readonly [Category, number])[] = [
  ['Adult CHC', 30],
  ['Adult CHC via Fast track', 8],
  ['Section 117', 15],
  ['Wheelchair', 20],
  ['Children’s continuing care', 5],
  ['EHC plan (NHS element)', 4],
  ['Learning disability and autism', 6],
  ['Mental health', 5],
  ['Long-term condition', 5],
  ['Maternity', 2],
];

/** Statuses by which each thing is known of a case. */
const offered: readonly CaseStatus[] = stages.map(([status]) => status).filter((status) => status !== 'Identified');
const costed: readonly CaseStatus[] = [
  'Indicative budget shared',
  'Planning',
  'Awaiting panel',
  'Deferred',
  'Refused',
  'Approved, agreement pending',
];
const shaped: readonly CaseStatus[] = ['Awaiting panel', 'Deferred', 'Refused', 'Approved, agreement pending'];

/** Cases that do not run yet or never will: they have no start. */
export function inventPipelineCases(seed: number, make: IdentityMaker): readonly UnownedCase[] {
  const random = randomStream(seed, 'pipeline');
  const wanted = [...stages.map(([status, count]) => [status, undefined, count] as const), ...refusals];
  return wanted.flatMap(([status, reconsideration, count]) =>
    Array.from({ length: count }, () => ({
      ...pipelineCase(random, make, status),
      ...(reconsideration === undefined ? {} : { reconsideration }),
    })),
  );
}

function pipelineCase(random: Random, make: IdentityMaker, status: CaseStatus): UnownedCase {
  const category = random.weighted(categoryWeights);
  const form: Form =
    category === 'Wheelchair' || category === 'Maternity'
      ? 'Notional'
      : random.pick(['Notional', 'Third party', 'Direct payment'] as const);
  const referred = referenceDate.subtract({ days: random.between(40, 170) });
  const isOffered = offered.includes(status) || status === 'Refused';
  const isCosted = costed.includes(status);
  const oneOff = category === 'Wheelchair' || category === 'Maternity';
  return {
    row: {
      ref: make.reference('PHB'),
      status,
      category,
      forms: shaped.includes(status) ? [form] : [],
      managedAccount: false,
      oneOff,
      eligibilityDecidedOn: category === 'Wheelchair' || category === 'Maternity' ? null : referred,
      offeredOn: isOffered ? referred.add({ days: random.between(2, 20) }) : null,
      planAgreedOn: status === 'Approved, agreement pending' ? referred.add({ days: random.between(25, 39) }) : null,
      startsOn: null,
      firstPaymentOn: null,
      endsOn: null,
      endReason: null,
      ...(isCosted ? inventAmount(random, category, form, oneOff) : { amount: null, amountPeriod: null }),
      ...(shaped.includes(status) ? inventShares(random, category) : { nhsShare: null, councilShare: null }),
    },
    reviewed: [],
  };
}

/** What a package of care says of the offer of a budget that is at a status. */
export function answerAt(status: CaseStatus): PackageOfCare['offerAnswer'] {
  if (status === 'Identified') return null;
  if (status === 'Offered') return 'Thinking about it';
  return status === 'Declined' ? 'Declined' : 'Accepted';
}
