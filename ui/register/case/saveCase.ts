import { ValidationFailedError } from '@phb/connectors';
import {
  approvals,
  decisions,
  guards,
  isRaisedAboveLimit,
  newReference,
  people,
  personalHealthBudgets,
  reviewClocks,
  showMoney,
} from '@phb/schemas';
import type {
  Changes,
  Decision,
  Person,
  PersonalHealthBudget,
  Policy,
  Reference,
  Review,
  ReviewDue,
  Stored,
} from '@phb/schemas';
import { changesBetween } from '../../kit/form/merge.js';
import { addOnce, stepRun } from '../../kit/steps.js';
import type { Step, StepRun } from '../../kit/steps.js';
import type { Data } from '../../part/data.js';
import { movesTheClocks, setOpenReview } from './nextReview.js';

type CaseChanges = Changes<typeof personalHealthBudgets>;

interface SaveCase {
  /** The version that the changes are written to. */
  readonly stored: Stored<PersonalHealthBudget>;
  /** The case as it shall be. */
  readonly row: PersonalHealthBudget;
  readonly reviews: readonly Review[];
  readonly policy: Policy;
}

/**
 * Looks for the approval of an amount that is raised above what one person may agree to alone, once it was agreed.
 * @throws ValidationFailedError if nobody else approved it
 */
async function lookForApproval(data: Data, { stored, row, policy }: SaveCase): Promise<void> {
  if (!isRaisedAboveLimit(stored, row, policy)) return;
  const asked = await data.list(approvals).all({ where: { column: 'caseRef', is: 'eq', value: row.ref } });
  const facts = { row, policy, approvals: asked.rows };
  if (guards.budgetApproved.holds(facts)) return;
  const limit = showMoney(policy.delegatedLimit * 100);
  throw new ValidationFailedError({
    message: `${row.ref}: the raised amount is not approved`,
    sentence: `One person may agree to ${limit} a year, or once. Ask a second person to approve the new amount, and save again after their answer.`,
  });
}

/**
 * The steps that save a changed case: its own columns with the next review date worked out anew where a clock moved, then the
 * open row in Reviews. The first step throws ConflictError if somebody else saved first.
 * @returns undefined if nothing is changed
 */
export function saveCaseSteps(data: Data, save: SaveCase): StepRun | undefined {
  const { stored, row, policy } = save;
  const due = movesTheClocks(stored, row) ? reviewClocks(row, save.reviews, policy) : undefined;
  const changes: CaseChanges = {
    ...changesBetween(personalHealthBudgets, stored, row),
    ...(due === undefined ? {} : { nextReviewDue: due.due ?? null }),
  };
  if (Object.keys(changes).length === 0) return undefined;
  const steps: Step[] = [
    {
      saves: 'the case',
      run: async () => {
        await lookForApproval(data, save);
        await data.list(personalHealthBudgets).update(stored, changes);
      },
    },
  ];
  if (due !== undefined) steps.push(setOpenReview(data, stored.ref, due));
  return stepRun(steps);
}

interface AddCase {
  /** A person who is not in the register yet; their reference is already made. */
  readonly newPerson: Person | undefined;
  /** The case with its reference already made, so that a second try cannot double it. */
  readonly row: PersonalHealthBudget;
  /** The decision that brought the case further than Identified, where it begins there. */
  readonly decision: Decision | undefined;
  readonly policy: Policy;
}

/** The steps that add a case: the person if they are new, the decision, the case, its first open review. */
export function addCaseSteps(data: Data, add: AddCase): { readonly run: StepRun; readonly due: ReviewDue } {
  const { newPerson, row, decision, policy } = add;
  const due = reviewClocks(row, [], policy);
  const steps: Step[] = [];
  if (newPerson !== undefined) {
    steps.push({ saves: 'the person', run: () => addOnce(data.list(people), newPerson.ref, newPerson) });
  }
  if (decision !== undefined) {
    steps.push({ saves: 'the decision', run: () => addOnce(data.list(decisions), decision.ref, decision) });
  }
  steps.push({
    saves: 'the case',
    run: () => addOnce(data.list(personalHealthBudgets), row.ref, { ...row, nextReviewDue: due.due ?? null }),
  });
  if (due.due !== undefined) steps.push(setOpenReview(data, row.ref, due));
  return { run: stepRun(steps), due };
}

/** References for what is about to be added, made before the first try. */
export function newReferences(): { readonly person: Reference<'P'>; readonly case: Reference<'PHB'> } {
  return { person: newReference('P'), case: newReference('PHB') };
}
