import { ConflictError } from '@phb/connectors';
import { reviewClocks, reviews } from '@phb/schemas';
import type { Review, ReviewDue, Stored } from '@phb/schemas';
import { changesBetween } from '../kit/form/merge.js';
import { addOnce, stepRun } from '../kit/steps.js';
import type { StepRun } from '../kit/steps.js';
import type { Data } from '../part/data.js';
import { copyNextReview, setOpenReview } from '../register/case/nextReview.js';
import type { CaseFile } from '../register/case/readCase.js';

interface RecordReview {
  readonly file: CaseFile;
  /** The row that waited for this review; undefined if there was none. */
  readonly open: Stored<Review> | undefined;
  /** The review as it was done. Its reference was made, or is that of the open row. */
  readonly done: Review;
  /** Called with the new date once all is written. */
  readonly settled: (due: ReviewDue) => void;
}

/** When the next review falls due if this one is recorded. */
export function dueAfter(file: CaseFile, done: Review): ReviewDue {
  const others = file.reviews.filter((review) => review.ref !== done.ref);
  return reviewClocks(file.row, [...others, done], file.policy);
}

/** The steps that record a review: the review itself, the next open row, the copy of its date in the case. */
export function recordReviewSteps(data: Data, record: RecordReview): StepRun {
  const { file, open, done } = record;
  const list = data.list(reviews);
  const write = async (): Promise<void> => {
    if (open === undefined) {
      await addOnce(list, done.ref, done);
      return;
    }
    const changes = changesBetween(reviews, open, done);
    try {
      await list.update(open, changes);
    } catch (error) {
      // The answer to a first try may have been lost: if the row now holds just what we wrote, it was ours.
      if (!(error instanceof ConflictError)) throw error;
      const now = await list.get(done.ref);
      if (now === undefined || Object.keys(changesBetween(reviews, now, done)).length > 0) throw error;
    }
  };
  return stepRun([
    { saves: 'the review', run: write },
    setOpenReview(data, file.row.ref, dueAfter(file, done)),
    copyNextReview(data, file.row.ref, file.policy, record.settled),
  ]);
}
