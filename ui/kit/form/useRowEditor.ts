import * as React from 'react';
import { ConflictError, DuplicateError, OfflineError, ValidationFailedError } from '@phb/connectors';
import type { ListDeclaration, ReferenceOf, RowOf, Stored } from '@phb/schemas';
import { useData } from '../../part/data.js';
import { sentenceOf } from '../sentence.js';
import { StepsStoppedError } from '../steps.js';
import type { StepRun } from '../steps.js';
import type { FormDeclaration } from './declaration.js';
import { mergeRows, mergeUnits } from './merge.js';
import type { Choice, MergeUnit } from './merge.js';
import { undoSave } from './undoSave.js';
import { useRowForm } from './useRowForm.js';
import type { RowForm } from './useRowForm.js';
import { useSentWhenOnline } from './useSentWhenOnline.js';

/** What somebody else saved, against what this person wants. */
interface Conflict<L extends ListDeclaration> {
  readonly units: readonly MergeUnit[];
  readonly before: Stored<RowOf<L>>;
  readonly mine: RowOf<L>;
  readonly theirs: Stored<RowOf<L>>;
}

interface RowEditor<L extends ListDeclaration> {
  readonly form: RowForm<L>;
  readonly saving: boolean;
  /** A part is saved and the rest is not: only saving the rest is possible. */
  readonly halfSaved: boolean;
  /** Why the last attempt failed, for what stands at no field. */
  readonly failure: string | undefined;
  readonly conflict: Conflict<L> | undefined;
  readonly save: () => void;
  readonly saveMerged: (choices: ReadonlyMap<MergeUnit, Choice>) => void;
  readonly leaveConflict: () => void;
}

interface RowEditorOptions<L extends ListDeclaration> {
  readonly declaration: FormDeclaration<L>;
  readonly stored: Stored<RowOf<L>>;
  readonly refOf: (row: RowOf<L>) => ReferenceOf<L>;
  /** The steps that save the row; undefined if nothing is changed. The first throws ConflictError if somebody else saved first. */
  readonly steps: (stored: Stored<RowOf<L>>, row: RowOf<L>) => StepRun | undefined;
  /** @param undo takes the save back; undefined if nothing was changed */
  readonly onSaved: (undo: StepRun | undefined) => void;
}

/** Edits one stored row: reads the form, saves in steps, and on a conflict leads through the merge. */
export function useRowEditor<L extends ListDeclaration>(options: RowEditorOptions<L>): RowEditor<L> {
  const { declaration, steps, onSaved, refOf } = options;
  const data = useData();
  const [stored, setStored] = React.useState(options.stored);
  const form = useRowForm(declaration, stored);
  const [saving, setSaving] = React.useState(false);
  const [failure, setFailure] = React.useState<string | undefined>(undefined);
  const [conflict, setConflict] = React.useState<Conflict<L> | undefined>(undefined);
  /** What the form held when a lost connection kept it from being saved. */
  const [keptBack, setKeptBack] = React.useState<RowForm<L>['values'] | undefined>(undefined);
  /** A run that stopped half way: saving again goes on with it. Until then nothing can be edited, since a part is saved. */
  const [stopped, setStopped] = React.useState<StepRun | undefined>(undefined);

  const send = async (at: Stored<RowOf<L>>, row: RowOf<L>): Promise<void> => {
    setSaving(true);
    setFailure(undefined);
    setKeptBack(undefined);
    const run = stopped ?? steps(at, row);
    try {
      await run?.run();
    } catch (error) {
      if (isForWantOfConnection(error)) setKeptBack(form.values);
      if (error instanceof StepsStoppedError) {
        setStopped(run);
        setFailure(error.sentence);
      } else if (error instanceof ConflictError) await meet(at, row);
      else if (error instanceof DuplicateError && error.column !== undefined) {
        form.refuse([{ column: error.column, message: error.sentence }]);
      } else if (error instanceof ValidationFailedError) form.refuse([{ column: undefined, message: error.sentence }]);
      else setFailure(sentenceOf(error));
      setSaving(false);
      return;
    }
    setSaving(false);
    const saved = { list: declaration.list, ref: refOf(row), before: at, saved: row, steps };
    onSaved(run === undefined ? undefined : undoSave(data, saved));
  };
  const meet = async (before: Stored<RowOf<L>>, mine: RowOf<L>): Promise<void> => {
    try {
      const theirs = await data.list(declaration.list).get(refOf(mine));
      if (theirs === undefined) {
        setFailure('Somebody else deleted this row meanwhile. Nothing was saved.');
        return;
      }
      setConflict({ units: mergeUnits(declaration.list, before, mine, theirs), before, mine, theirs });
    } catch (error) {
      setFailure(`Somebody else saved this first, and what they saved could not be read. ${sentenceOf(error)}`);
    }
  };

  const save = (): void => {
    const read = form.check();
    if (read.ok && !saving) void send(stored, read.row);
  };
  useSentWhenOnline(keptBack !== undefined && keptBack === form.values && !saving, save);

  return {
    form,
    saving,
    halfSaved: stopped !== undefined,
    failure,
    conflict,
    save,
    saveMerged: (choices) => {
      if (conflict === undefined || saving) return;
      const merged = mergeRows(conflict.units, conflict.mine, conflict.theirs, choices);
      setStored(conflict.theirs);
      form.refill(conflict.theirs, merged);
      setConflict(undefined);
      const read = form.checkRow(merged);
      if (read.ok) void send(conflict.theirs, merged);
    },
    leaveConflict: () => setConflict(undefined),
  };
}

/** Whether it was the network and nothing else. */
function isForWantOfConnection(error: unknown): boolean {
  return error instanceof OfflineError || (error instanceof StepsStoppedError && error.cause instanceof OfflineError);
}
