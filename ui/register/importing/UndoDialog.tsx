import * as React from 'react';
import { QuestionDialog } from '../../kit/QuestionDialog.js';

interface UndoDialogProps {
  readonly onKeep: () => void;
  readonly onUndo: () => void;
}

/** Asks before an import is taken back. Escape keeps it. */
export function UndoDialog(props: UndoDialogProps): JSX.Element {
  return (
    <QuestionDialog
      title="Undo this import?"
      primary={{ label: 'Undo the import', onChoose: props.onUndo }}
      secondary={{ label: 'Keep it', onChoose: props.onKeep }}
      onEscape={props.onKeep}
    >
      Rows that it added go to the recycle bin, and what it changed is put back as it was. What somebody has worked on
      since stays, and you are told which.
    </QuestionDialog>
  );
}
