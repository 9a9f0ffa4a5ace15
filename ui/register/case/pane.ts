import type * as React from 'react';
import type { CaseFile } from './readCase.js';

/** What every pane of a case record is given. */
export interface CasePaneProps {
  /** The case with its person, as read when the record was opened or last saved. */
  readonly file: CaseFile;
  /** Something of the case was saved: the record and what lists it read it again. */
  readonly onSaved: () => void;
  /** Whether the pane holds something that is typed and not saved: asked about before it is left. */
  readonly onUnsaved: (unsaved: boolean) => void;
  /** Opens another pane of the same record, by its id. */
  readonly onOpenPane: (id: string) => void;
}

/** One tab of the case record. */
export interface CasePane {
  readonly id: string;
  readonly label: string;
  /** Whether this person has any use for it; the service itself holds the line. */
  readonly offeredTo: (file: CaseFile) => boolean;
  readonly Content: React.FunctionComponent<CasePaneProps>;
}
