import { validate } from '@phb/schemas';
import type { ListDeclaration, ReferenceOf, RowOf, Stored } from '@phb/schemas';
import type { Data } from '../../part/data.js';
import { SaidError } from '../sentence.js';
import type { StepRun } from '../steps.js';
import { mergeRows, mergeUnits } from './merge.js';

/** What was saved cannot be taken back any more. Nothing was changed. */
export class NotUndoneError extends SaidError {
  override readonly name = 'NotUndoneError';
}

interface SavedRow<L extends ListDeclaration> {
  readonly list: L;
  readonly ref: ReferenceOf<L>;
  readonly before: RowOf<L>;
  readonly saved: RowOf<L>;
  /** The steps that save the row: those that saved it take it back. */
  readonly steps: (stored: Stored<RowOf<L>>, row: RowOf<L>) => StepRun | undefined;
}

/**
 * Takes a save back: the columns that it changed are written as they were before, and what others changed since stays.
 * Stopped half way, it goes on from there when it is run again.
 * @returns a run that throws NotUndoneError if somebody changed the same since, or deleted the row
 */
export function undoSave<L extends ListDeclaration>(data: Data, save: SavedRow<L>): StepRun {
  const { list, ref, before, saved, steps } = save;
  let begun: StepRun | undefined;
  const plan = async (): Promise<StepRun | undefined> => {
    const now = await data.list(list).get(ref);
    if (now === undefined) throw new NotUndoneError('Somebody deleted it since, so it could not be undone.');
    // Taking back is a change of one's own as well: from what was saved to what was before, beside what others did meanwhile.
    const units = mergeUnits(list, saved, before, now);
    if (units.some(({ conflict }) => conflict)) {
      throw new NotUndoneError('Somebody changed the same since, so it was not undone. Look at the history.');
    }
    const row = mergeRows(units, before, now, new Map());
    const [problem] = validate(list, row);
    if (problem !== undefined) {
      throw new NotUndoneError(`Somebody changed something since that does not go with it. ${problem.message}`);
    }
    return steps(now, row);
  };
  return {
    async run() {
      begun ??= await plan();
      await begun?.run();
    },
  };
}
