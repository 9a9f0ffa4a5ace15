import type { ConnectorError, Operation, Outcome } from '@phb/connectors';
import { personalHealthBudgets } from '@phb/schemas';
import type { PersonalHealthBudget, SiteUserId, Stored } from '@phb/schemas';
import type { Data } from '../../part/data.js';

export type CaseAsRead = Stored<PersonalHealthBudget>;

/** So many cases are changed in one go: what a person can still answer for, and the service carries in a few minutes. */
export const mostAtOnce = 5_000;

/** Runs of ids asked for in one request: as many as fit into an address. */
const runsAtOnce = 40;

interface Run {
  readonly from: number;
  readonly to: number;
}

/** Ids in runs without gaps: thousands of cases that follow each other are one question. */
export function runsOf(ids: Iterable<number>): readonly Run[] {
  const runs: { from: number; to: number }[] = [];
  for (const id of [...ids].sort((a, b) => a - b)) {
    const last = runs[runs.length - 1];
    if (last !== undefined && last.to >= id) last.to = id + 1;
    else runs.push({ from: id, to: id + 1 });
  }
  return runs;
}

/** Reads the cases as they stand now, so that the preview is true and nothing newer is overwritten. @throws ConnectorError */
export async function readCases(
  data: Data,
  ids: Iterable<number>,
  signal: AbortSignal,
): Promise<readonly CaseAsRead[]> {
  const list = data.list(personalHealthBudgets);
  const runs = runsOf(ids);
  const rows: CaseAsRead[] = [];
  for (let at = 0; at < runs.length; at += runsAtOnce) {
    const windows = runs.slice(at, at + runsAtOnce).map((run): { readonly ids: Run } => ({ ids: run }));
    const page = await list.all({ where: { any: windows } }, signal);
    rows.push(...page.rows);
  }
  return rows;
}

/** What changing the owner would do to each of the cases. */
export interface OwnerPlan {
  readonly changes: readonly CaseAsRead[];
  /** They have this owner already and are left alone. */
  readonly same: readonly CaseAsRead[];
  /** Ticked and not read: gone meanwhile, or not readable. */
  readonly missing: number;
}

export function planOwner(cases: readonly CaseAsRead[], ticked: number, owner: SiteUserId | null): OwnerPlan {
  return {
    changes: cases.filter((row) => row.owner !== owner),
    same: cases.filter((row) => row.owner === owner),
    missing: ticked - cases.length,
  };
}

export function ownerOperations(
  plan: OwnerPlan,
  owner: SiteUserId | null,
): readonly Operation<typeof personalHealthBudgets>[] {
  return plan.changes.map((row) => ({ update: row, changes: { owner } }));
}

/** A case that was not changed, and why. */
export interface Refused {
  readonly row: CaseAsRead;
  readonly error: ConnectorError;
}

/** The cases that were refused. Outcomes come in the order of the operations. */
export function refusedOf(plan: OwnerPlan, outcomes: readonly Outcome[]): readonly Refused[] {
  return outcomes.flatMap((outcome, index) => {
    const row = plan.changes[index];
    return outcome.ok || row === undefined ? [] : [{ row, error: outcome.error }];
  });
}
