import { personalHealthBudgets, reviewClocks } from '@phb/schemas';
import type { Policy, Reference } from '@phb/schemas';
import { stepRun } from '../../kit/steps.js';
import type { Data } from '../../part/data.js';
import { copyNextReview, setOpenReview } from '../case/nextReview.js';
import { readReviews } from '../case/readCase.js';

/** Writes the next review of a case anew, as the clocks give it now: the open row in Reviews, then the copy in the case. */
export async function writeReviewDate(data: Data, ref: Reference<'PHB'>, policy: Policy): Promise<void> {
  const row = await data.list(personalHealthBudgets).get(ref);
  // Deleted meanwhile: there is nothing to mend.
  if (row === undefined) return;
  const due = reviewClocks(row, await readReviews(data, ref), policy);
  await stepRun([setOpenReview(data, ref, due), copyNextReview(data, ref, policy, () => undefined)]).run();
}
