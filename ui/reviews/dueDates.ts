import { reviewClocks } from '@phb/schemas';
import type { CountedReview, Policy, Reference, ReviewDue } from '@phb/schemas';
import type { AllReviews, RunningCases } from './workingSets.js';

/** When the review of a case is due, with the explanation. Worked out only for the rows that are looked at, and once for each. */
export type DueOf = (row: number) => ReviewDue;

function reviewsByCase(reviews: AllReviews['set']): ReadonlyMap<string, readonly CountedReview[]> {
  const byCase = new Map<string, CountedReview[]>();
  for (let row = 0; row < reviews.size; row += 1) {
    const doneOn = reviews.value(row, 'doneOn');
    if (doneOn === null) continue;
    const caseRef = reviews.value(row, 'caseRef');
    const review = { caseRef, doneOn, clocks: reviews.value(row, 'clocks') };
    const known = byCase.get(caseRef);
    if (known === undefined) byCase.set(caseRef, [review]);
    else known.push(review);
  }
  return byCase;
}

export function dueDates(cases: RunningCases['set'], reviews: AllReviews['set'], policy: Policy): DueOf {
  let byCase: ReadonlyMap<string, readonly CountedReview[]> | undefined;
  const known = new Map<number, ReviewDue>();
  return (row) => {
    const found = known.get(row);
    if (found !== undefined) return found;
    byCase ??= reviewsByCase(reviews);
    const ref: Reference<'PHB'> = cases.ref(row);
    const due = reviewClocks(
      {
        ref,
        status: cases.value(row, 'status'),
        category: cases.value(row, 'category'),
        forms: cases.value(row, 'forms'),
        oneOff: cases.value(row, 'oneOff'),
        councilShare: cases.value(row, 'councilShare'),
        eligibilityDecidedOn: cases.value(row, 'eligibilityDecidedOn'),
        planAgreedOn: cases.value(row, 'planAgreedOn'),
        startsOn: cases.value(row, 'startsOn'),
        firstPaymentOn: cases.value(row, 'firstPaymentOn'),
      },
      byCase.get(ref) ?? [],
      policy,
    );
    known.set(row, due);
    return due;
  };
}
