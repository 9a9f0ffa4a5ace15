import type { CaseStatus } from '../lists/terms.js';

/** Statuses in which a budget has begun and not yet ended: reviews fall due, money moves. */
export const runningStatuses = ['Live', 'Suspended', 'Ending'] as const satisfies readonly CaseStatus[];

/** Whether a budget with this status runs. Which budgets are active on a given day is a question of their dates, not of this. */
export function isRunning(status: CaseStatus): boolean {
  return runningStatuses.some((running) => running === status);
}
