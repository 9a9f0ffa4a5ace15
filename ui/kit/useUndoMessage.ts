import * as React from 'react';
import { NotUndoneError } from './form/undoSave.js';
import { useShowMessage } from './MessageLine.js';
import type { MessageAction } from './MessageLine.js';
import { sentenceOf } from './sentence.js';
import { StepsStoppedError } from './steps.js';
import type { StepRun } from './steps.js';

/** Something that was saved, and the way to take it back. */
interface Saved {
  /** What is said of it: "PHB-7K3Q-9F2X is saved." */
  readonly text: string;
  /** What is said once it is taken back. */
  readonly undone: string;
  readonly undo: StepRun;
  /** What lists it reads it again. */
  readonly onUndone: () => void;
}

/** Tells that something was saved and offers to undo it, by a button and by Ctrl+Z, for as long as the message stands. */
export function useUndoMessage(): (saved: Saved) => void {
  const show = useShowMessage();
  return React.useCallback(
    ({ text, undone, undo, onUndone }: Saved) => {
      const take = (label: string): MessageAction => ({
        label,
        undoes: true,
        onAct: () =>
          void undo.run().then(
            () => {
              show({ kind: 'success', text: undone });
              onUndone();
            },
            (error: unknown) => {
              const isHalf = error instanceof StepsStoppedError;
              const isPast = error instanceof NotUndoneError;
              show({
                kind: 'error',
                text: isHalf || isPast ? error.sentence : `This was not undone. ${sentenceOf(error)}`,
                ...(isPast ? {} : { action: take(isHalf ? 'Undo the rest' : 'Undo') }),
              });
              if (isHalf) onUndone();
            },
          ),
      });
      show({ kind: 'success', text, action: take('Undo') });
    },
    [show],
  );
}
