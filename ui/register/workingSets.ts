import { caseStatuses, closedStatuses, people, personalHealthBudgets } from '@phb/schemas';
import type { CaseStatus } from '@phb/schemas';
import type { WorkingSetView } from '../kit/useWorkingSet.js';
import { workingSetOf } from '../kit/useWorkingSet.js';

function isClosed(status: CaseStatus): boolean {
  return closedStatuses.some((closed) => closed === status);
}

/** The live and pipeline cases. Closed ones stay on the server and are found by reference. */
export const openCases = workingSetOf({
  list: personalHealthBudgets,
  columns: [
    'ref',
    'personRef',
    'status',
    'category',
    'forms',
    'managedAccount',
    'startsOn',
    'nextReviewDue',
    'amount',
    'amountPeriod',
    'council',
    'owner',
    'ageGroup',
    'endsOn',
  ],
  where: { column: 'status', is: 'in', value: caseStatuses.filter((status) => !isClosed(status)) },
});
export type OpenCases = WorkingSetView<typeof personalHealthBudgets, (typeof openCases.columns)[number]>;

/** Who the cases are about, for those who may open People. */
export const names = workingSetOf({
  list: people,
  columns: ['ref', 'nhsNumber', 'familyName', 'givenName'],
});
export type Names = WorkingSetView<typeof people, (typeof names.columns)[number]>;
