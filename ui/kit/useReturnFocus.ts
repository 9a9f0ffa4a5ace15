import * as React from 'react';

/** Gives the focus back to where it was when the panel or dialog that calls this goes away. */
export function useReturnFocus(): void {
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
