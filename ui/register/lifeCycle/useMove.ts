import * as React from 'react';
import { ConflictError } from '@phb/connectors';
import {
  decisions,
  makeMove,
  newReference,
  overrideApprovalFor,
  overrideNeedsApproval,
  personalHealthBudgets,
  retentionDue,
  validate,
} from '@phb/schemas';
import type { LifeCycleFacts, Missing, MoveResult, MoveWords, PersonalHealthBudget } from '@phb/schemas';
import { blankRow } from '../../kit/form/readForm.js';
import { typedRow } from '../../kit/form/typedRow.js';
import { mergeRows, mergeUnits } from '../../kit/form/merge.js';
import { useRowForm } from '../../kit/form/useRowForm.js';
import type { RowForm } from '../../kit/form/useRowForm.js';
import { sentenceOf } from '../../kit/sentence.js';
import { StepsStoppedError } from '../../kit/steps.js';
import type { StepRun } from '../../kit/steps.js';
import { useData } from '../../part/data.js';
import { withWhatFollows } from '../case/newCaseRow.js';
import type { CaseFile } from '../case/readCase.js';
import { saveCaseSteps } from '../case/saveCase.js';
import type { BegunMove } from './CaseLifeCycle.js';
import { missingFor, moveForm, prefilled, wordsForm, wordsOf } from './moveFields.js';
import { clashProblems, placedProblems } from './moveProblems.js';
import { moveSteps } from './saveMove.js';

interface MoveOptions {
  readonly begun: BegunMove;
  readonly file: CaseFile;
  /** The case is where the move leads; or what was entered is saved, and the move was left for later. */
  readonly onMade: (status: PersonalHealthBudget['status'] | undefined) => void;
}

interface MoveState {
  readonly facts: LifeCycleFacts;
  /** The same with all that is typed so far. */
  readonly typedFacts: LifeCycleFacts;
  readonly caseFields: RowForm<typeof personalHealthBudgets>;
  readonly words: RowForm<typeof decisions>;
  /** What is missing with all that is typed so far. */
  readonly missing: readonly Missing[];
  /** What is passed over with the reason. */
  readonly passedOver: readonly Missing[];
  /** Whether a second person has still to approve that. */
  readonly needsApproval: boolean;
  /** Why the person goes on without what policy asks for; undefined while they do not. */
  readonly overrideReason: string | undefined;
  readonly setOverrideReason: (reason: string | undefined) => void;
  readonly saving: boolean;
  readonly halfSaved: boolean;
  readonly failure: string | undefined;
  readonly changed: boolean;
  readonly make: () => void;
  /** Saves what is entered and leaves the case where it stands. */
  readonly saveOnly: () => void;
}

/** A move while its form is filled in: what is missing, and the writing of it. */
export function useMove(options: MoveOptions): MoveState {
  const { begun, file, onMade } = options;
  const { move, me } = begun;
  const data = useData();
  const [stored, setStored] = React.useState(file.row);
  const [ref] = React.useState(() => newReference('D'));
  const facts = React.useMemo((): LifeCycleFacts => ({ ...begun.facts, row: stored }), [begun, stored]);
  const { today } = facts;
  const caseFields = useRowForm(
    React.useMemo(() => moveForm(facts, move), [facts, move]),
    prefilled(facts, move),
  );
  // The kind comes with the move, and what it must say is asked by the guards.
  const [blankDecision] = React.useState(() =>
    blankRow(decisions, { ref, caseRef: stored.ref, kind: 'Progress', decidedOn: today }),
  );
  const words = useRowForm(
    React.useMemo(() => wordsForm(begun.facts, move), [begun, move]),
    blankDecision,
  );
  /** Where a second person approved an override already, the move goes on with the reason that they saw. */
  const [overrideReason, setOverrideReason] = React.useState(() => {
    const overridable = missingFor(begun.facts, move).filter(({ mayOverride }) => mayOverride);
    if (overridable.length === 0) return undefined;
    return overrideApprovalFor(begun.facts, overridable)?.notes ?? undefined;
  });
  const [begunWith] = React.useState(overrideReason);
  const [saving, setSaving] = React.useState(false);
  const [failure, setFailure] = React.useState<string | undefined>(undefined);
  const [stopped, setStopped] = React.useState<StepRun | undefined>(undefined);
  const typed = typedRow(personalHealthBudgets, stored, caseFields.values, (name) => caseFields.shown.has(name));
  const said = wordsOf(typedRow(decisions, blankDecision, words.values));
  const missing = missingFor({ ...facts, row: typed }, move, said);

  const passedOver = overrideReason === undefined ? [] : missing.filter(({ mayOverride }) => mayOverride);
  const needsApproval =
    passedOver.length > 0 &&
    overrideNeedsApproval(facts, passedOver) &&
    overrideApprovalFor(facts, passedOver) === undefined;

  const decide = (row: PersonalHealthBudget, said: MoveWords): MoveResult =>
    makeMove(
      { ...facts, row },
      move.id,
      { ...said, decidedBy: me.id, ...(overrideReason === undefined ? {} : { overrideReason }) },
      ref,
    );
  const refuse = (lacking: readonly Missing[]): void => {
    const reason = overrideReason?.trim() ?? '';
    const left = reason === '' ? lacking : lacking.filter(({ mayOverride }) => !mayOverride);
    const { ofCase, ofDecision } = placedProblems(left, caseFields.shown);
    caseFields.refuse(ofCase);
    if (ofDecision.length > 0) words.refuse(ofDecision);
  };
  /** Somebody else saved first: theirs is read, what is typed stays, and where both are at odds the field says so. */
  const meet = async (mine: PersonalHealthBudget): Promise<void> => {
    const theirs = await data.list(personalHealthBudgets).get(stored.ref);
    if (theirs === undefined) {
      setFailure('Somebody else deleted this case meanwhile. Nothing was saved.');
    } else if (theirs.status !== stored.status) {
      setFailure(
        `Somebody else brought this case to “${theirs.status}” meanwhile. Nothing was saved. Cancel, and open the case again.`,
      );
    } else {
      const units = mergeUnits(personalHealthBudgets, stored, mine, theirs);
      const keepMine = new Map(units.map((unit) => [unit, 'mine' as const]));
      setStored(theirs);
      caseFields.refill(theirs, mergeRows<typeof personalHealthBudgets>(units, mine, theirs, keepMine));
      caseFields.refuse([
        {
          column: undefined,
          message: 'Somebody else saved this case meanwhile. Nothing was saved yet: check, and save again.',
        },
        ...clashProblems(units, theirs),
      ]);
    }
  };
  const run = async (
    steps: StepRun | undefined,
    mine: PersonalHealthBudget,
    status: PersonalHealthBudget['status'] | undefined,
  ): Promise<void> => {
    setSaving(true);
    setFailure(undefined);
    try {
      await steps?.run();
    } catch (error) {
      if (error instanceof StepsStoppedError) {
        setStopped(steps);
        setFailure(error.sentence);
      } else if (error instanceof ConflictError) {
        await meet(mine).catch((unread: unknown) =>
          setFailure(`Somebody else saved this first, and what they saved could not be read. ${sentenceOf(unread)}`),
        );
      } else setFailure(sentenceOf(error));
      setSaving(false);
      return;
    }
    setSaving(false);
    onMade(status);
  };
  const whole = (row: PersonalHealthBudget): PersonalHealthBudget =>
    typeof file.person === 'object' && row.startsOn !== null && stored.startsOn === null
      ? withWhatFollows(row, file.person)
      : row;

  const make = (): void => {
    if (saving) return;
    const read = caseFields.check();
    const told = words.check();
    if (!read.ok || !told.ok) return;
    const row = whole(read.row);
    const result = decide(row, wordsOf(told.row));
    if (!result.ok) {
      refuse(result.missing);
      return;
    }
    const moved = { ...row, status: result.status };
    const { reviewOn = null } = retentionDue(
      {
        row: moved,
        person: typeof file.person === 'object' ? file.person : undefined,
        decisions: [...facts.decisions, result.decision],
      },
      file.policy,
    );
    const next = { ...moved, retentionReviewOn: reviewOn };
    const broken = [
      ...validate(personalHealthBudgets, next, today),
      ...validate(decisions, result.decision, today).map(({ message }) => ({ column: undefined, message })),
    ];
    if (broken.length > 0) {
      caseFields.refuse(broken);
      return;
    }
    const steps =
      stopped ??
      moveSteps(data, {
        stored,
        row: next,
        decision: result.decision,
        uses: result.uses,
        reviews: file.reviews,
        policy: file.policy,
        mayStand: (now) => decide(now, wordsOf(told.row)).ok,
      });
    void run(steps, row, result.status);
  };
  const saveOnly = (): void => {
    const read = caseFields.check();
    if (saving || !read.ok) return;
    void run(
      saveCaseSteps(data, { stored, row: whole(read.row), reviews: file.reviews, policy: file.policy }),
      read.row,
      undefined,
    );
  };
  return {
    facts,
    typedFacts: { ...facts, row: typed },
    caseFields,
    words,
    missing,
    passedOver,
    needsApproval,
    overrideReason,
    setOverrideReason,
    saving,
    halfSaved: stopped !== undefined,
    failure,
    changed: caseFields.changed || words.changed || (overrideReason ?? '') !== (begunWith ?? ''),
    make,
    saveOnly,
  };
}
