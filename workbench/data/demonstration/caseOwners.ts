import { isRunning, type SiteUserId } from '@phb/schemas';
import type { DemonstrationSet } from './demonstrationSet.js';
import type { MoreCases } from './moreCases.js';
import { randomStream } from './random.js';

/** A few cases that nobody looks after: the list that a team leader wants to see first. */
const withoutOwner = 0.04;

type Owned = Pick<MoreCases, 'personalHealthBudgets' | 'reviews'>;

/** Who looks after each case, or would if somebody did, by the case's reference. */
type Keepers = ReadonlyMap<string, SiteUserId>;

function keep({ personalHealthBudgets, reviews }: Owned, people: readonly SiteUserId[]): Owned & { keepers: Keepers } {
  const keepers = new Map<string, SiteUserId>();
  const rows = personalHealthBudgets.map((row) => {
    const random = randomStream(0, `owner of ${row.ref}`);
    const isOpen = isRunning(row.status) || row.startsOn === null;
    const keeper = random.pick(people);
    keepers.set(row.ref, keeper);
    const owned = isOpen && !random.chance(withoutOwner) ? { ...row, owner: keeper } : row;
    // The law asks for a care coordinator of a direct payment: there is one even where nobody looks after the case.
    return isOpen && (row.assessedOn !== null || row.forms.includes('Direct payment'))
      ? { ...owned, careCoordinator: keeper }
      : owned;
  });
  return {
    keepers,
    personalHealthBudgets: rows,
    reviews: reviews.map((row) => (row.doneOn === null ? row : { ...row, doneBy: keepers.get(row.caseRef) ?? null })),
  };
}

/**
 * Gives the cases that run or are on their way an owner, and done reviews somebody who did them. The ids are those of one site,
 * so they are no part of the set itself. The same people give the same owners.
 */
export function withCaseOwners(set: DemonstrationSet, people: readonly SiteUserId[]): DemonstrationSet {
  if (people.length === 0) return set;
  const { keepers, ...owned } = keep(set, people);
  // Whoever asked, another approved.
  const secondOf = (keeper: SiteUserId): SiteUserId | null => people.find((one) => one !== keeper) ?? null;
  return {
    ...set,
    ...owned,
    approvals: set.approvals.map((row) => {
      const keeper = keepers.get(row.caseRef);
      if (keeper === undefined) return row;
      return { ...row, askedBy: keeper, answeredBy: row.answer === null ? null : secondOf(keeper) };
    }),
    decisions: set.decisions.map((row) => ({ ...row, decidedBy: keepers.get(row.caseRef) ?? null })),
  };
}

/** The same for cases that only make the register large. */
export function moreWithCaseOwners(part: MoreCases, people: readonly SiteUserId[]): MoreCases {
  if (people.length === 0) return part;
  const { personalHealthBudgets, reviews } = keep(part, people);
  return { ...part, personalHealthBudgets, reviews };
}
