import * as React from 'react';
import { QuestionDialog } from './QuestionDialog.js';

interface LeaveDialogProps {
  /** What would be lost, as the question says it: "your changes to PHB-7K3Q-9F2X". */
  readonly what: string;
  readonly onStay: () => void;
  readonly onLeave: () => void;
}

/** Asks before something unsaved is thrown away. Escape stays. */
export function LeaveDialog(props: LeaveDialogProps): JSX.Element {
  return (
    <QuestionDialog
      title="Leave without saving?"
      primary={{ label: 'Go on editing', onChoose: props.onStay }}
      secondary={{ label: 'Leave without saving', onChoose: props.onLeave }}
      onEscape={props.onStay}
    >
      If you leave now, {props.what} will not be saved.
    </QuestionDialog>
  );
}
