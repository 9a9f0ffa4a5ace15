import { forms, type Category, type Form, type PersonalHealthBudget, type ReviewedCase } from '@phb/schemas';
import { canLackDate, inventHistory, type History, type Nearness } from './history.js';
import type { IdentityMaker } from './identity.js';
import { referenceDate } from './marginals.js';
import { inventAmount, inventShares } from './money.js';
import { quotas } from './quotas.js';
import type { Preset } from './presets.js';
import { randomStream, type Random } from './random.js';

/** What makes a case the case it is: when it ran, why, how and for how much. The rest follows from it in caseDetails.ts. */
export type CaseCore = Pick<
  PersonalHealthBudget,
  | 'ref'
  | 'status'
  | 'category'
  | 'forms'
  | 'managedAccount'
  | 'oneOff'
  | 'eligibilityDecidedOn'
  | 'offeredOn'
  | 'planAgreedOn'
  | 'startsOn'
  | 'firstPaymentOn'
  | 'endsOn'
  | 'endReason'
  | 'amount'
  | 'amountPeriod'
  | 'nhsShare'
  | 'councilShare'
>;

/** A case whose person is not invented yet, and when it was reviewed. */
export interface UnownedCase {
  readonly row: CaseCore;
  readonly reviewed: History['reviewed'];
  /** Why a refusal stood or was overturned, if it was reconsidered. */
  readonly reconsideration?: string;
}

/** How near the next review is, in a hundred cases: direct payments and CHC, then all others. Assumptions. */
const nearnessOfWatched: readonly (readonly [Nearness, number])[] = [
  ['later', 70],
  ['soon', 11],
  ['late 1-30', 8],
  ['late 31-90', 6],
  ['late 91-180', 3],
  ['late over 180', 1],
  ['no date', 1],
];
const nearnessOfOthers: readonly (readonly [Nearness, number])[] = [
  ['later', 78],
  ['soon', 9.5],
  ['late 1-30', 6],
  ['late 31-90', 4],
  ['late 91-180', 1.5],
  ['late over 180', 0.5],
  ['no date', 0.5],
];
/** The first review was missed altogether, among those that are overdue. */
const neverReviewed = 0.02;
const suspendedCount = 9;
const endingCount = 14;

const usualMeanMonths = 22;
const meanMonths: Readonly<Partial<Record<Category, number>>> = { 'Adult CHC via Fast track': 5, Maternity: 3 };

/** Whether law or national policy watches the review most closely: CHC and direct payments. */
export function isWatched(row: Pick<ReviewedCase, 'category' | 'forms'>): boolean {
  return ['Adult CHC', 'Adult CHC via Fast track'].includes(row.category) || row.forms.includes('Direct payment');
}

interface Draft {
  readonly ref: PersonalHealthBudget['ref'];
  readonly status: 'Live';
  readonly category: Category;
  readonly form: Form;
  readonly forms: readonly Form[];
  readonly oneOff: boolean;
  readonly nhsShare: number;
  readonly councilShare: number;
}

/** The cases that run on the reference date: exactly as many of each category and form as the marginals say. */
export function inventActiveCases(seed: number, make: IdentityMaker, preset: Preset): readonly UnownedCase[] {
  const random = randomStream(seed, 'active cases');
  const single = preset.budgets.flatMap(([category, counts]) =>
    forms.flatMap((form) => Array.from({ length: counts[form] }, () => draft(random, make, category, form))),
  );
  const drafts = preset.mixedOneIn === undefined ? single : withMixedForms(single, preset.mixedOneIn);
  const watched = drafts.filter(isWatched);
  const others = drafts.filter((each) => !isWatched(each));
  const cases = [
    ...withHistories(random, watched, nearnessOfWatched),
    ...withHistories(random, others, nearnessOfOthers),
  ];
  return withStatuses(random, cases);
}

function draft(random: Random, make: IdentityMaker, category: Category, form: Form): Draft {
  return {
    ref: make.reference('PHB'),
    status: 'Live',
    category,
    form,
    forms: [form],
    oneOff: category === 'Maternity',
    ...inventShares(random, category),
  };
}

/** Some of those that are not notional hold a notional part too. */
function withMixedForms(drafts: readonly Draft[], oneIn: number): readonly Draft[] {
  const others = drafts.filter(({ form }) => form !== 'Notional');
  const mixed = new Set(others.filter((_, place) => place % oneIn === 0));
  return drafts.map((each) => (mixed.has(each) ? { ...each, forms: ['Notional' as const, each.form] } : each));
}

function withHistories(
  random: Random,
  drafts: readonly Draft[],
  weights: readonly (readonly [Nearness, number])[],
): readonly UnownedCase[] {
  const wanted = quotas(random, drafts.length, weights);
  const lacking = wanted.filter((nearness) => nearness === 'no date').length;
  const shuffled = random.shuffle(drafts);
  const undated = shuffled.filter(canLackDate).slice(0, lacking);
  const dated = shuffled.filter((each) => !undated.includes(each));
  const nearness = wanted.filter((each) => each !== 'no date');
  let missed = Math.round(drafts.length * neverReviewed);
  return [
    ...undated.map((each) => withHistory(random, each, 'no date', false)),
    ...dated.map((each, i) => {
      const near = nearness[i] ?? 'later';
      const isMissed = missed > 0 && near.startsWith('late ');
      if (isMissed) missed -= 1;
      return withHistory(random, each, near, isMissed || each.oneOff);
    }),
  ];
}

function withHistory(random: Random, each: Draft, nearness: Nearness, isNeverReviewed: boolean): UnownedCase {
  const { form, ...draftRow } = each;
  const { reviewed, ...dates } = inventHistory(random, draftRow, {
    nearness,
    neverReviewed: isNeverReviewed,
    meanMonths: meanMonths[each.category] ?? usualMeanMonths,
  });
  // A wheelchair that was reviewed is an ongoing budget; one that was only bought is a one-off.
  const oneOff = each.oneOff || (each.category === 'Wheelchair' && reviewed.length === 0 && random.chance(0.8));
  const offered = random.between(20, 60);
  return {
    row: {
      ...draftRow,
      ...dates,
      oneOff,
      managedAccount: form === 'Direct payment' && random.chance(0.2),
      offeredOn: dates.planAgreedOn?.subtract({ days: offered }) ?? null,
      endsOn: null,
      endReason: null,
      ...inventAmount(random, each.category, form, oneOff),
    },
    reviewed: withPartialReview(random, reviewed),
  };
}

/** Now and then a review answers only the first duty, such as the money: the others keep their date. */
function withPartialReview(random: Random, reviewed: History['reviewed']): History['reviewed'] {
  const last = reviewed.at(-1);
  if (!last || last.clocks.length < 2 || !random.chance(0.12)) return reviewed;
  const since = last.doneOn.until(referenceDate, { largestUnit: 'day' }).days;
  if (since < 60) return reviewed;
  const doneOn = last.doneOn.add({ days: random.between(30, Math.min(since, 300) - 15) });
  return [...reviewed, { doneOn, clocks: last.clocks.slice(0, 1) }];
}

/** Suspended and ending cases run until they end, so they stay among the active. */
function withStatuses(random: Random, cases: readonly UnownedCase[]): readonly UnownedCase[] {
  const shuffled = random.shuffle(cases);
  const suspended = new Set(shuffled.filter(({ row }) => isWatched(row)).slice(0, suspendedCount));
  const ending = new Set(shuffled.filter((each) => !each.row.oneOff && !suspended.has(each)).slice(0, endingCount));
  return cases.map((each) => {
    if (suspended.has(each)) return { ...each, row: { ...each.row, status: 'Suspended' } };
    if (!ending.has(each)) return each;
    const endsOn = referenceDate.add({ days: random.between(3, 60) });
    const endReason = random.pick(['No longer eligible', 'Moved away', 'Chose another form'] as const);
    return { ...each, row: { ...each.row, status: 'Ending', endsOn, endReason } };
  });
}
