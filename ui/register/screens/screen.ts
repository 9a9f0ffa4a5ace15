import type * as React from 'react';
import type { ListPermissions } from '@phb/connectors';
import type { Reference } from '@phb/schemas';

/** What this person may do with the two lists that decide which screens are of use to them. */
export interface ScreenPermissions {
  readonly cases: ListPermissions;
  readonly people: ListPermissions;
}

/** What every screen beside the grid is given. */
export interface RegisterScreenProps {
  /** Back to the grid. */
  readonly onClose: () => void;
  readonly onOpenCase: (ref: Reference<'PHB'>) => void;
  /** Something in the register was saved: the grid reads it again. */
  readonly onSaved: () => void;
  /** What would be lost if the screen were left now, as the question says it: "your answers". Undefined: nothing. */
  readonly onUnsaved: (what: string | undefined) => void;
}

/** One of the things that a team does with its register besides reading it: it takes the place of the grid. */
export interface RegisterScreen {
  readonly id: string;
  /** What the menu says, and the heading of the screen. */
  readonly heading: string;
  /** One sentence under the heading: what it is for. */
  readonly sentence: string;
  /** Whether it is of any use to this person; the service itself holds the line. */
  readonly offeredTo: (may: ScreenPermissions) => boolean;
  readonly Content: React.FunctionComponent<RegisterScreenProps>;
}
