import { clockColumns, personalHealthBudgets, reviews, runningStatuses } from '@phb/schemas';
import type { WorkingSetView } from '../kit/useWorkingSet.js';
import { workingSetOf } from '../kit/useWorkingSet.js';

/** The budgets that run, with every column that a review clock reads. */
export const runningCases = workingSetOf({
  list: personalHealthBudgets,
  columns: ['ref', 'personRef', ...clockColumns, 'owner', 'nextReviewDue'],
  where: { column: 'status', is: 'in', value: runningStatuses },
});
export type RunningCases = WorkingSetView<typeof personalHealthBudgets, (typeof runningCases.columns)[number]>;

/** Every review, done and open: the done ones say from which day each clock counts. */
export const allReviews = workingSetOf({ list: reviews, columns: ['caseRef', 'doneOn', 'clocks'] });
export type AllReviews = WorkingSetView<typeof reviews, (typeof allReviews.columns)[number]>;
