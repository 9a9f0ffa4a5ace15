import {
  clocksFor,
  defaultPolicy,
  reviewClocks,
  reviews as reviewList,
  wholeRow,
  type PersonalHealthBudget,
  type Review,
} from '@phb/schemas';
import type { History } from './history.js';
import type { IdentityMaker } from './identity.js';
import type { Random } from './random.js';

/**
 * The rows of Reviews of one case, each due when the clocks said so before it was done; and for a running case the open row.
 * @returns the rows, and the case with the date of the open row copied into it
 */
export function reviewRows(
  random: Random,
  make: IdentityMaker,
  row: PersonalHealthBudget,
  reviewed: History['reviewed'],
): { readonly row: PersonalHealthBudget; readonly reviews: readonly Review[] } {
  const wasLive: PersonalHealthBudget = { ...row, status: 'Live' };
  const done: Review[] = [];
  for (const { doneOn, clocks } of reviewed) {
    const dueOn = reviewClocks(wasLive, done, defaultPolicy).due ?? null;
    const amountEnough = random.chance(0.88) ? 'Yes' : 'No';
    done.push(
      wholeRow(reviewList, {
        kind: 'Planned',
        ref: make.reference('R'),
        caseRef: row.ref,
        dueOn,
        doneOn,
        clocks,
        outcome: amountEnough === 'No' ? 'Change the amount' : outcome(random),
        amountEnough,
      }),
    );
  }
  const answer = reviewClocks(row, done, defaultPolicy);
  if (answer.all.length === 0 || answer.nothingMoreDue) return { row, reviews: done };
  const open = wholeRow(reviewList, {
    kind: 'Planned',
    ref: make.reference('R'),
    caseRef: row.ref,
    dueOn: answer.due ?? null,
    clocks: clocksFor(row).map((clock) => clock.id),
  });
  return { row: { ...row, nextReviewDue: open.dueOn }, reviews: [...done, open] };
}

function outcome(random: Random): Review['outcome'] {
  return random.weighted([
    ['Continue unchanged', 74] as const,
    ['Change the plan', 20] as const,
    ['Change the form', 2] as const,
    ['Full reassessment', 4] as const,
  ]);
}
