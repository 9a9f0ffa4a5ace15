import { Temporal } from 'temporal-polyfill';
import type { Reference } from '../kernel/brands.js';
import type { PackageOfCare } from '../lists/packagesOfCare.js';
import type { PersonalHealthBudget } from '../lists/personalHealthBudgets.js';
import { closedStatuses, type Category, type FundingStream } from '../lists/terms.js';
import { rightToHave } from '../rules/rightToHave.js';
import { offerStateOf, type OfferedBudget, type OfferedPackage, type OfferState } from './offerLedger.js';
import { isOpenOn } from './open.js';

/** What a package must say to be followed up. */
export type PackageToOffer = OfferedPackage & Pick<PackageOfCare, 'decidedOn'>;
/** What a budget must say to be followed up. */
export type BudgetToOffer = OfferedBudget & Pick<PersonalHealthBudget, 'status' | 'category' | 'identifiedOn'>;

/** Somebody with a right to have a budget, by what the right rests on, and what became of the offer. */
export interface OfferRow {
  /** The package, or the case where the right rests on its category alone. */
  readonly ref: Reference<'PKG'> | Reference<'PHB'>;
  readonly personRef: Reference<'P'>;
  readonly of: FundingStream | Category;
  /** The law that gives the right, and since when. */
  readonly source: string;
  readonly since: Temporal.PlainDate | null;
  readonly state: OfferState;
  readonly packageRef: Reference<'PKG'> | undefined;
  /** The case to record the offer on; undefined if there is none yet. */
  readonly caseRef: Reference<'PHB'> | undefined;
}

const isOver = ({ status }: BudgetToOffer): boolean => closedStatuses.some((closed) => closed === status);
const compare = (a: Temporal.PlainDate, b: Temporal.PlainDate): number => Temporal.PlainDate.compare(a, b);

function firstOpen(budgets: readonly BudgetToOffer[]): Reference<'PHB'> | undefined {
  return (budgets.find((budget) => !isOver(budget)) ?? budgets.find(({ status }) => status === 'Declined'))?.ref;
}

/**
 * Everybody with a right to have a budget on a day: open packages whose funding stream gives it, and cases without a package
 * whose category gives it and which have not begun. Who waits longest comes first.
 */
export function offerRows(
  packages: readonly PackageToOffer[],
  budgets: readonly BudgetToOffer[],
  asAt: Temporal.PlainDate,
): readonly OfferRow[] {
  const ofPackage = new Map<string, BudgetToOffer[]>();
  for (const budget of budgets) {
    if (budget.packageRef === null) continue;
    ofPackage.set(budget.packageRef, [...(ofPackage.get(budget.packageRef) ?? []), budget]);
  }
  const rows: OfferRow[] = [];
  for (const row of packages) {
    const right = isOpenOn(row, asAt) ? rightToHave(row.fundingStream, asAt) : undefined;
    if (right === undefined) continue;
    const own = ofPackage.get(row.ref) ?? [];
    rows.push({
      ref: row.ref,
      personRef: row.personRef,
      of: row.fundingStream,
      source: right.source,
      since: row.decidedOn ?? row.startsOn,
      state: offerStateOf(row, own, asAt),
      packageRef: row.ref,
      caseRef: firstOpen(own),
    });
  }
  for (const budget of budgets) {
    const right = rightToHave(budget.category, asAt);
    if (right === undefined || budget.packageRef !== null || budget.startsOn !== null) continue;
    if (isOver(budget) && budget.status !== 'Declined') continue;
    rows.push({
      ref: budget.ref,
      personRef: budget.personRef,
      of: budget.category,
      source: right.source,
      since: budget.identifiedOn,
      state: offerStateOf(budget, [], asAt),
      packageRef: undefined,
      caseRef: budget.ref,
    });
  }
  const day = ({ since }: OfferRow): string => since?.toString() ?? '';
  return rows.sort((a, b) => day(a).localeCompare(day(b)));
}

/** The offers of one month, by their answers. */
export interface OfferMonth {
  /** First day of the month. */
  readonly month: Temporal.PlainDate;
  readonly made: number;
  readonly accepted: number;
  readonly declined: number;
  /** Thinking about it, or no answer recorded. */
  readonly open: number;
}

/** The offers made in each of the last twelve months up to a day; the row of a package and that of its case are one offer. */
export function offersByMonth(
  packages: readonly OfferedPackage[],
  budgets: readonly OfferedBudget[],
  asAt: Temporal.PlainDate,
): readonly OfferMonth[] {
  const offers = new Map<string, { readonly on: Temporal.PlainDate; readonly answer: OfferedPackage['offerAnswer'] }>();
  const note = (key: string, { offeredOn, offerAnswer }: Pick<OfferedPackage, 'offeredOn' | 'offerAnswer'>): void => {
    if (offeredOn === null || compare(offeredOn, asAt) > 0) return;
    const id = `${key} ${offeredOn.toString()}`;
    offers.set(id, { on: offeredOn, answer: offers.get(id)?.answer ?? offerAnswer });
  };
  for (const row of packages) note(row.ref, row);
  for (const row of budgets) note(row.packageRef ?? row.ref, row);
  const thisMonth = asAt.with({ day: 1 });
  return Array.from({ length: 12 }, (_, back) => {
    const month = thisMonth.subtract({ months: back });
    const made = [...offers.values()].filter(({ on }) => on.with({ day: 1 }).equals(month));
    const answered = (answer: string): number => made.filter((offer) => offer.answer === answer).length;
    const [accepted, declined] = [answered('Accepted'), answered('Declined')];
    return { month, made: made.length, accepted, declined, open: made.length - accepted - declined };
  });
}
