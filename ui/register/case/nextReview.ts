import { ConflictError, NotFoundError } from '@phb/connectors';
import { clockColumns, newReference, personalHealthBudgets, reviewClocks, reviews } from '@phb/schemas';
import type { PersonalHealthBudget, Policy, Reference, Review, ReviewDue, Stored } from '@phb/schemas';
import { sameValue } from '../../kit/form/fieldValue.js';
import { addOnce } from '../../kit/steps.js';
import type { Step } from '../../kit/steps.js';
import type { Data } from '../../part/data.js';
import { readReviews } from './readCase.js';

/** Whether a change of the case may move its next review. */
export function movesTheClocks(before: PersonalHealthBudget, after: PersonalHealthBudget): boolean {
  return clockColumns.some((column) => !sameValue(before[column], after[column]));
}

/** The review that is not done yet; the soonest, should there be more than one. */
export function openReview(rows: readonly Stored<Review>[]): Stored<Review> | undefined {
  const open = rows.filter((row) => row.doneOn === null);
  return [...open].sort((a, b) => String(a.dueOn ?? '').localeCompare(String(b.dueOn ?? '')))[0];
}

/**
 * Brings the open row in Reviews to the date that the clocks give: adds it, moves it, or takes it away when nothing is due.
 * Safe to repeat: it reads what is there first.
 */
export function setOpenReview(data: Data, caseRef: Reference<'PHB'>, due: ReviewDue): Step {
  const ref = newReference('R');
  const list = data.list(reviews);
  return {
    saves: 'the open review',
    run: async () => {
      const open = openReview(await readReviews(data, caseRef));
      if (due.due === undefined && (due.nothingMoreDue || due.all.length === 0)) {
        if (open !== undefined) await list.recycle(open);
        return;
      }
      const row = { dueOn: due.due ?? null, clocks: due.all.map(({ clock }) => clock) };
      if (open === undefined) await addOnce(list, ref, { caseRef, ...row });
      else if (!sameValue(open.dueOn, row.dueOn) || !sameValue(open.clocks, row.clocks)) await list.update(open, row);
    },
  };
}

/**
 * Writes the copy of the next review date into the case, worked out afresh from the case as it stands now, so that a change
 * by somebody else is neither lost nor in the way.
 * @param settled called with what was written
 */
export function copyNextReview(
  data: Data,
  caseRef: Reference<'PHB'>,
  policy: Policy,
  settled: (due: ReviewDue) => void,
): Step {
  const list = data.list(personalHealthBudgets);
  const attempt = async (): Promise<void> => {
    const row = await list.get(caseRef);
    if (row === undefined) {
      throw new NotFoundError({
        message: `${caseRef} is not there`,
        sentence: `The case ${caseRef} is not in the register any more.`,
      });
    }
    const due = reviewClocks(row, await readReviews(data, caseRef), policy);
    const nextReviewDue = due.due ?? null;
    if (!sameValue(row.nextReviewDue, nextReviewDue)) await list.update(row, { nextReviewDue });
    settled(due);
  };
  return {
    saves: 'the next review date on the case',
    run: async () => {
      try {
        await attempt();
      } catch (error) {
        // Somebody saved the case between our read and our write: what we write follows from the case, so we read it again.
        if (!(error instanceof ConflictError)) throw error;
        await attempt();
      }
    },
  };
}
