import * as React from 'react';
import { useUnsaved } from '../part/unsaved.js';
import { LeaveDialog } from './LeaveDialog.js';

interface LeaveGuard {
  /** Does it at once, or asks first if something is unsaved. @param stay done if the person stays */
  readonly leave: (go: () => void, stay?: () => void) => void;
  /** The question, while it is asked. Put it inside the panel. */
  readonly dialog: JSX.Element | null;
}

/**
 * Guards a form: leaving it asks first, and so does leaving the page.
 * @param what what would be lost, as the question says it: "your changes to PHB-7K3Q-9F2X"
 */
export function useLeaveGuard(unsaved: boolean, what: string): LeaveGuard {
  const [asked, setAsked] = React.useState<{ readonly go: () => void; readonly stay: () => void } | undefined>(
    undefined,
  );
  const leave = React.useCallback(
    (go: () => void, stay: () => void = () => undefined) => {
      if (unsaved) setAsked({ go, stay });
      else go();
    },
    [unsaved],
  );
  useUnsaved(unsaved, leave);
  const answer = (done: () => void): void => {
    setAsked(undefined);
    done();
  };
  const dialog =
    asked === undefined ? null : (
      <LeaveDialog what={what} onStay={() => answer(asked.stay)} onLeave={() => answer(asked.go)} />
    );
  return { leave, dialog };
}
