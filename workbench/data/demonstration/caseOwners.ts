import { isRunning, type SiteUserId } from '@phb/schemas';
import type { DemonstrationSet } from './demonstrationSet.js';
import { randomStream } from './random.js';

/** A few cases that nobody looks after: the list that a team leader wants to see first. */
const withoutOwner = 0.04;

/**
 * Gives the cases that run or are on their way an owner, and done reviews somebody who did them. The ids are those of one site,
 * so they are no part of the set itself. The same people give the same owners.
 */
export function withCaseOwners(set: DemonstrationSet, people: readonly SiteUserId[]): DemonstrationSet {
  if (people.length === 0) return set;
  const personal = set.personalHealthBudgets.map((row) => {
    const random = randomStream(0, `owner of ${row.ref}`);
    const isOpen = isRunning(row.status) || row.startsOn === null;
    const keeper = random.pick(people);
    const owned = isOpen && !random.chance(withoutOwner) ? { ...row, owner: keeper } : row;
    // The law asks for a care coordinator of a direct payment: there is one even where nobody looks after the case.
    return {
      row:
        isOpen && (row.assessedOn !== null || row.forms.includes('Direct payment'))
          ? { ...owned, careCoordinator: keeper }
          : owned,
      keeper,
    };
  });
  // Whoever asked, another approved.
  const secondOf = (keeper: SiteUserId): SiteUserId | null => people.find((one) => one !== keeper) ?? null;
  const keeperOf = new Map(personal.map(({ row, keeper }) => [row.ref, keeper]));
  return {
    ...set,
    personalHealthBudgets: personal.map(({ row }) => row),
    reviews: set.reviews.map((row) =>
      row.doneOn === null ? row : { ...row, doneBy: keeperOf.get(row.caseRef) ?? null },
    ),
    approvals: set.approvals.map((row) => {
      const keeper = keeperOf.get(row.caseRef);
      if (keeper === undefined) return row;
      return { ...row, askedBy: keeper, answeredBy: row.answer === null ? null : secondOf(keeper) };
    }),
    decisions: set.decisions.map((row) => ({ ...row, decidedBy: keeperOf.get(row.caseRef) ?? null })),
  };
}
