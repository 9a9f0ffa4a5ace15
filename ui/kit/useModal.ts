import * as React from 'react';
import { useKeepFocusManager } from '../part/focusKeeper.js';
import { HoldFocusManager } from '../part/HoldFocusManager.js';

/**
 * For every dialog, drawer and popover that is taken away to close it: gives the focus back to where it was, and the page
 * back to screen readers.
 */
export function useModal(): void {
  useKeepFocusManager(HoldFocusManager);
  // Read while rendering: by the time of an effect the panel has taken the focus already.
  const [before] = React.useState(() => document.activeElement);
  React.useEffect(
    () => () => {
      // After Fluent has let go of its focus trap.
      requestAnimationFrame(() => {
        const lost = document.activeElement === null || document.activeElement === document.body;
        if (lost && before instanceof HTMLElement && before.isConnected) before.focus();
      });
    },
    [before],
  );
}
