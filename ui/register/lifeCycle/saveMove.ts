import { ConflictError, NotFoundError } from '@phb/connectors';
import { approvals, decisions, personalHealthBudgets, reviewClocks } from '@phb/schemas';
import type { Changes, Decision, PersonalHealthBudget, Policy, Reference, Review, Stored } from '@phb/schemas';
import { sameValue } from '../../kit/form/fieldValue.js';
import { changesBetween } from '../../kit/form/merge.js';
import { addOnce, stepRun } from '../../kit/steps.js';
import type { Step, StepRun } from '../../kit/steps.js';
import type { Data } from '../../part/data.js';
import { movesTheClocks, setOpenReview } from '../case/nextReview.js';

type CaseChanges = Changes<typeof personalHealthBudgets>;

/** A move that may be made, and what it writes. */
export interface SaveMove {
  /** The version of the case that the move was decided on. */
  readonly stored: Stored<PersonalHealthBudget>;
  /** The case as it shall be, with its new status. */
  readonly row: PersonalHealthBudget;
  readonly decision: Decision;
  /** The approvals that the move rests on: they are used up. */
  readonly uses: readonly Reference<'AP'>[];
  readonly reviews: readonly Review[];
  readonly policy: Policy;
  /** Whether the move may still be made from a case that somebody else saved meanwhile. */
  readonly mayStand: (row: PersonalHealthBudget) => boolean;
}

function clashes(changes: CaseChanges, before: PersonalHealthBudget, now: PersonalHealthBudget): boolean {
  const names = Object.keys(changes) as (keyof CaseChanges)[];
  return now.status !== before.status || names.some((name) => !sameValue(now[name], before[name]));
}

/**
 * The steps of a move: the row of Decisions first, so that the record says what was meant should the rest fail; then the case
 * with its new status; its open review; the approval that is used up. Nothing is written if somebody else changed the case in
 * a way that touches the move: ConflictError, as it stands then.
 */
export function moveSteps(data: Data, move: SaveMove): StepRun {
  const { stored, row, decision, uses, policy } = move;
  const cases = data.list(personalHealthBudgets);
  const due = movesTheClocks(stored, row) ? reviewClocks(row, move.reviews, policy) : undefined;
  const changes: CaseChanges = {
    ...changesBetween(personalHealthBudgets, stored, row),
    ...(due === undefined ? {} : { nextReviewDue: due.due ?? null }),
  };
  const readNow = async (): Promise<Stored<PersonalHealthBudget>> => {
    const now = await cases.get(stored.ref);
    if (now !== undefined) return now;
    throw new NotFoundError({
      message: `${stored.ref} is not there`,
      sentence: `The case ${stored.ref} is not in the register any more.`,
    });
  };
  const fits = (now: PersonalHealthBudget): boolean =>
    !clashes(changes, stored, now) && move.mayStand({ ...now, ...changes, status: now.status });

  const decide = async (): Promise<void> => {
    const now = await readNow();
    if (now.etag !== stored.etag && !fits(now)) {
      throw new ConflictError({ message: `${stored.ref} was changed`, sentence: 'Somebody else saved this first.' });
    }
    await addOnce(data.list(decisions), decision.ref, decision);
  };
  const writeCase = async (): Promise<void> => {
    try {
      await cases.update(stored, changes);
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      const now = await readNow();
      const names = Object.keys(changes) as (keyof CaseChanges)[];
      // The answer to a first try may have been lost: if the case holds just what we wrote, it was ours.
      if (names.every((name) => sameValue(now[name], changes[name]))) return;
      if (!fits(now)) throw error;
      await cases.update(now, changes);
    }
  };
  const steps: Step[] = [
    { saves: 'the decision', run: decide },
    { saves: 'the case', run: writeCase },
  ];
  if (due !== undefined) steps.push(setOpenReview(data, stored.ref, due));
  for (const used of uses) {
    steps.push({
      saves: 'the approval',
      run: async () => {
        const list = data.list(approvals);
        const now = await list.get(used);
        if (now !== undefined && now.decisionRef === null) await list.update(now, { decisionRef: decision.ref });
      },
    });
  }
  return stepRun(steps);
}
