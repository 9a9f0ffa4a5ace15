import { Temporal } from 'temporal-polyfill';
import { counted } from '../kernel/display.js';
import type { PackageOfCare } from '../lists/packagesOfCare.js';
import type { PersonalHealthBudget } from '../lists/personalHealthBudgets.js';
import { financialYearOf } from '../rules/financialYear.js';
import { rightToHave } from '../rules/rightToHave.js';
import { isOpenOn } from './open.js';
import { tally, type Tally } from './tally.js';

/** What a package must say to stand in the ledger. */
export type OfferedPackage = Pick<
  PackageOfCare,
  'ref' | 'personRef' | 'fundingStream' | 'startsOn' | 'endsOn' | 'offeredOn' | 'offerAnswer'
>;
/** What a budget must say to answer for a package. */
export type OfferedBudget = Pick<
  PersonalHealthBudget,
  'ref' | 'personRef' | 'packageRef' | 'startsOn' | 'endsOn' | 'offeredOn' | 'offerAnswer'
>;

/** What became of the offer, the last being the duty that is still open. */
export const offerStates = [
  'Has a budget',
  'Offer accepted, no budget yet',
  'Thinking about it',
  'Offer declined',
  'Offered, no answer recorded',
  'No recorded offer',
] as const;
export type OfferState = (typeof offerStates)[number];

const answered: Readonly<Record<NonNullable<PackageOfCare['offerAnswer']>, OfferState>> = {
  Accepted: 'Offer accepted, no budget yet',
  'Thinking about it': 'Thinking about it',
  Declined: 'Offer declined',
};

/** What became of the offer of a budget to whom a package is for. */
export function offerStateOf(
  row: Pick<OfferedPackage, 'offeredOn' | 'offerAnswer'>,
  budgets: readonly OfferedBudget[],
  asAt: Temporal.PlainDate,
): OfferState {
  if (budgets.some((budget) => isOpenOn(budget, asAt))) return 'Has a budget';
  const made = [row, ...budgets].flatMap(({ offeredOn, offerAnswer }) =>
    offeredOn !== null && Temporal.PlainDate.compare(offeredOn, asAt) <= 0 ? [{ offeredOn, offerAnswer }] : [],
  );
  const last = made.sort((a, b) => Temporal.PlainDate.compare(b.offeredOn, a.offeredOn))[0];
  if (!last) return 'No recorded offer';
  // Two rows may record the same offer, and only one of them its answer.
  const answer = made.find((each) => each.offeredOn.equals(last.offeredOn) && each.offerAnswer !== null)?.offerAnswer;
  return answer ? answered[answer] : 'Offered, no answer recorded';
}

/**
 * The offer ledger: every package open on a day whose funding stream gives a right to have a budget, by what became of the
 * offer. Nobody with such a right should stand in the last line.
 * @param budgets all budgets: those that rest on a package answer for it
 * @param unreadable titles of rows that could not be read
 */
export function offerLedger(
  packages: readonly OfferedPackage[],
  budgets: readonly OfferedBudget[],
  asAt: Temporal.PlainDate,
  unreadable: readonly string[] = [],
): Tally {
  const open = packages.filter((row) => isOpenOn(row, asAt));
  const entitled = open.filter((row) => rightToHave(row.fundingStream, asAt));
  const budgetsOf = new Map<string, OfferedBudget[]>();
  for (const budget of budgets) {
    if (budget.packageRef === null) continue;
    budgetsOf.set(budget.packageRef, [...(budgetsOf.get(budget.packageRef) ?? []), budget]);
  }
  const withoutRight = open.length - entitled.length;
  return tally({
    title: 'Offers to people with a right to have a personal health budget',
    dimension: 'offer',
    unit: 'packages',
    basis: 'active',
    asAt,
    yearFrom: financialYearOf(asAt).firstDay,
    words: offerStates,
    rows: entitled.map((row) => ({
      ref: row.ref,
      member: row.ref,
      keys: [offerStateOf(row, budgetsOf.get(row.ref) ?? [], asAt)],
    })),
    unreadable,
    remarks: [
      {
        sentence: `${counted(withoutRight, 'more open package gives', 'more open packages give')} no right to have a budget on that day and ${withoutRight === 1 ? 'is' : 'are'} not in the table.`,
        references: [],
      },
    ],
  });
}
