import { DuplicateError } from '@phb/connectors';
import type { ListConnector } from '@phb/connectors';
import type { ListDeclaration, NewRow, ReferenceOf, RowOf, Stored } from '@phb/schemas';
import { SaidError, sentenceOf } from './sentence.js';

/** One write of several that belong together. Each must be safe to repeat: the answer to the first try may have been lost. */
export interface Step {
  /** What is saved once the step is done, as the sentence says it: "the person". */
  readonly saves: string;
  readonly run: () => Promise<unknown>;
}

/** Some steps were done and one was not. Running the same steps again goes on from there. */
export class StepsStoppedError extends SaidError {
  override readonly name = 'StepsStoppedError';

  /** Its sentence says what was and was not saved, and why. */
  constructor(done: readonly Step[], left: readonly Step[], cause: unknown) {
    const saved =
      done.length === 0 ? 'Nothing was saved.' : `Saved: ${inWords(done)}. Not saved yet: ${inWords(left)}.`;
    const again = done.length === 0 ? '' : ' Save again to go on from there.';
    super(`${saved} ${sentenceOf(cause)}${again}`, cause);
  }
}

function inWords(steps: readonly Step[]): string {
  return steps.map((step) => step.saves).join(', ');
}

/** Writes that span several lists, in order. After a failure `run` goes on with the step that failed. */
export interface StepRun {
  run(): Promise<void>;
}

export function stepRun(steps: readonly Step[]): StepRun {
  let done = 0;
  return {
    async run() {
      for (const step of steps.slice(done)) {
        try {
          await step.run();
        } catch (error) {
          // A conflict, a duplicate or a refusal of the very first write is the caller's to handle: nothing happened yet.
          if (done === 0) throw error;
          throw new StepsStoppedError(steps.slice(0, done), steps.slice(done), error);
        }
        done += 1;
      }
    },
  };
}

/**
 * Adds a row under a reference that was made for it alone, so that a second try cannot double it: if the reference is
 * already there, the first try had come through.
 * @returns the row as the service holds it
 */
export async function addOnce<L extends ListDeclaration>(
  list: ListConnector<L>,
  ref: ReferenceOf<L>,
  row: NewRow<L>,
): Promise<Stored<RowOf<L>>> {
  try {
    return await list.add({ ...row, ref });
  } catch (error) {
    const there = error instanceof DuplicateError ? await list.get(ref) : undefined;
    if (there === undefined) throw error;
    return there;
  }
}
