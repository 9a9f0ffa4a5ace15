import { Temporal } from 'temporal-polyfill';
import {
  clocksFor,
  defaultPolicy,
  reviewClocks,
  type Category,
  type CountedReview,
  type Form,
  type PersonalHealthBudget,
} from '@phb/schemas';
import type { UnownedCase } from './activeCases.js';
import type { IdentityMaker } from './identity.js';
import { earliestStart, referenceDate } from './marginals.js';
import { inventAmount, inventShares } from './money.js';
import { quotas } from './quotas.js';
import { randomStream, type Random } from './random.js';

type EndReason = NonNullable<PersonalHealthBudget['endReason']>;

/** Ended in the twelve months to the reference date: why, in a hundred. */
const reasons: readonly (readonly [EndReason, number])[] = [
  ['Death', 46],
  ['No longer eligible', 18],
  ['Moved away', 9],
  ['Chose another form', 12],
  ['Need met (one-off)', 7],
  ['Stopped by the commissioner', 3],
  ['Other', 5],
];
const endedCount = 230;

const categoriesOf: Readonly<
  Record<Exclude<EndReason, 'Chose another form'>, readonly (readonly [Category, number])[]>
> = {
  Death: [
    ['Adult CHC via Fast track', 45],
    ['Adult CHC', 25],
    ['Wheelchair', 20],
    ['Long-term condition', 5],
    ['Section 117', 5],
  ],
  'No longer eligible': [
    ['Adult CHC', 40],
    ['Section 117', 20],
    ['Wheelchair', 15],
    ['Children’s continuing care', 10],
    ['Long-term condition', 10],
    ['Mental health', 5],
  ],
  'Moved away': [
    ['Wheelchair', 50],
    ['Adult CHC', 15],
    ['Section 117', 15],
    ['Learning disability and autism', 10],
    ['Mental health', 10],
  ],
  'Need met (one-off)': [
    ['Wheelchair', 55],
    ['Maternity', 45],
  ],
  'Stopped by the commissioner': [
    ['Section 117', 50],
    ['Mental health', 50],
  ],
  Other: [
    ['Wheelchair', 60],
    ['Other', 20],
    ['Learning disability and autism', 20],
  ],
};

/** An ended case. Whoever chose another form holds the active case that came after it. */
export interface EndedCase extends UnownedCase {
  readonly reason: EndReason;
  readonly endsOn: Temporal.PlainDate;
  readonly followedBy: UnownedCase | undefined;
}

/** Cases that ended in the year, so that more people had a budget in the year to date than have one now. */
export function inventEndedCases(
  seed: number,
  make: IdentityMaker,
  active: readonly UnownedCase[],
): readonly EndedCase[] {
  const random = randomStream(seed, 'ended cases');
  const yearAgo = referenceDate.subtract({ days: 340 });
  const followers = random
    .shuffle(active)
    .filter(({ row }) => row.forms[0] === 'Notional' && !row.oneOff && row.category !== 'Wheelchair')
    .filter(({ row }) => row.startsOn !== null && yearAgo.until(row.startsOn).sign > 0);
  let follower = 0;
  return quotas(random, endedCount, reasons).map((reason) => {
    if (reason !== 'Chose another form') {
      const endsOn = referenceDate.subtract({ days: random.between(0, 364) });
      return ended(random, make, reason, random.weighted(categoriesOf[reason]), endsOn, undefined);
    }
    const followedBy = followers[follower];
    follower += 1;
    if (!followedBy?.row.startsOn) throw new RangeError('Too few active cases could have followed another form');
    return ended(random, make, reason, followedBy.row.category, followedBy.row.startsOn, followedBy);
  });
}

function formOf(random: Random, reason: EndReason, category: Category): Form {
  if (category === 'Maternity') return 'Notional';
  const noMore = reason === 'Chose another form'; // they chose notional after it
  if (category === 'Wheelchair') return random.chance(0.9) ? 'Notional' : 'Third party';
  return random.weighted<Form>([
    ['Notional', noMore ? 0 : 60],
    ['Third party', 15],
    ['Direct payment', 25],
  ]);
}

function ended(
  random: Random,
  make: IdentityMaker,
  reason: EndReason,
  category: Category,
  endsOn: Temporal.PlainDate,
  followedBy: UnownedCase | undefined,
): EndedCase {
  const form = formOf(random, reason, category);
  const oneOff = reason === 'Need met (one-off)';
  const lasted =
    category === 'Adult CHC via Fast track' ? random.between(14, 240) : random.between(60, oneOff ? 360 : 900);
  const wished = endsOn.subtract({ days: lasted });
  const startsOn = wished.until(earliestStart).sign > 0 ? earliestStart : wished;
  const planAgreedOn = startsOn.subtract({ days: random.between(2, 14) });
  const row = {
    ref: make.reference('PHB'),
    category,
    forms: [form],
    managedAccount: form === 'Direct payment' && random.chance(0.2),
    oneOff,
    eligibilityDecidedOn: ['Wheelchair', 'Maternity'].includes(category)
      ? null
      : planAgreedOn.subtract({ days: random.between(5, 30) }),
    offeredOn: planAgreedOn.subtract({ days: random.between(1, 5) }),
    planAgreedOn,
    startsOn,
    firstPaymentOn: form === 'Direct payment' ? earlier(startsOn.add({ days: random.between(0, 14) }), endsOn) : null,
    endsOn,
    endReason: reason,
    ...inventAmount(random, category, form, oneOff),
    ...inventShares(random, category),
  };
  return {
    reason,
    endsOn,
    followedBy,
    row: { ...row, status: 'Closed' },
    reviewed: reviewsUntilEnd(random, row, endsOn),
  };
}

/** Reviews about when the clocks asked for them, as long as the case ran. */
function reviewsUntilEnd(
  random: Random,
  row: Omit<UnownedCase['row'], 'status'>,
  endsOn: Temporal.PlainDate,
): UnownedCase['reviewed'] {
  const live = { ...row, status: 'Live' } as const;
  const clocks = clocksFor(live).map((clock) => clock.id);
  const reviewed: { doneOn: Temporal.PlainDate; clocks: typeof clocks }[] = [];
  for (;;) {
    const done: readonly CountedReview[] = reviewed.map((review) => ({ ...review, caseRef: row.ref }));
    const doneOn = reviewClocks(live, done, defaultPolicy).due?.add({ days: random.between(-14, 16) });
    if (!doneOn || Temporal.PlainDate.compare(doneOn, endsOn) >= 0) return reviewed;
    reviewed.push({ doneOn, clocks });
  }
}

function earlier(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(a, b) <= 0 ? a : b;
}
