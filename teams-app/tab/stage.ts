import type { MountedPart } from '@phb/ui';
import type { TeamsContext } from './teams.js';

/** The one part that stands in the tab. Teams may keep the tab in memory while nobody looks at it, and come back to another part. */
export interface Stage {
  /** Shows a part, or a case in it. Where that would throw away something unsaved, the form asks first in its own words. */
  show(context: TeamsContext): void;
  /** The part takes on the theme that Teams has now. */
  retheme(): void;
  /** Nobody looks any more. Only a part that holds something unsaved is kept: nothing personal stays in memory for no reason. */
  leave(): void;
}

function isSame(shown: TeamsContext, wanted: TeamsContext): boolean {
  const { openCase } = wanted;
  const sameCase =
    openCase === undefined || (openCase.caseRef === shown.openCase?.caseRef && openCase.pane === shown.openCase.pane);
  return shown.part === wanted.part && sameCase;
}

/** A part that was mounted, and how it takes on the theme that Teams has now. */
export interface Staged {
  readonly mounted: MountedPart;
  readonly retheme: () => void;
}

/** @param mount mounts a part as a context asks for it */
export function stage(mount: (context: TeamsContext) => Staged): Stage {
  let shown: (Staged & { readonly context: TeamsContext }) | undefined;
  const unmount = (): void => {
    shown?.mounted.unmount();
    shown = undefined;
  };
  return {
    show: (context) => {
      if (shown !== undefined && isSame(shown.context, context)) return;
      const go = (): void => {
        unmount();
        shown = { ...mount(context), context };
      };
      if (shown === undefined) go();
      else shown.mounted.leave(go);
    },
    retheme: () => shown?.retheme(),
    leave: () => {
      if (shown?.mounted.hasUnsavedChanges() === false) unmount();
    },
  };
}
