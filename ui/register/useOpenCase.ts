import * as React from 'react';
import { readReference } from '@phb/schemas';
import type { Reference } from '@phb/schemas';
import { useShowMessage } from '../kit/MessageLine.js';
import { useEnvironment } from '../part/environment.js';

/** What the panel shows: a case, or the form of a new one. */
export type OpenedCase =
  | { readonly kind: 'case'; readonly ref: Reference<'PHB'>; /** The first, if left out. */ readonly pane?: string }
  | { readonly kind: 'new' };

/** The case in the panel: at first the one that a link names, and again when the host comes with another link. */
export function useOpenCase(): readonly [OpenedCase | undefined, (opened: OpenedCase | undefined) => void] {
  const { openCase } = useEnvironment();
  const linked = openCase === undefined ? undefined : readReference('PHB', openCase.caseRef);
  const pane = openCase?.pane;
  const [opened, setOpened] = React.useState<OpenedCase | undefined>(
    linked === undefined ? undefined : at(linked, pane),
  );
  const showMessage = useShowMessage();
  const unknown = linked === undefined ? openCase?.caseRef : undefined;
  React.useEffect(() => {
    if (unknown === undefined || unknown === '') return;
    showMessage({
      kind: 'error',
      text: 'The link names no case that can be read. Check it, or search for the reference.',
    });
  }, [unknown, showMessage]);
  const last = React.useRef({ linked, pane });
  React.useEffect(() => {
    if (linked === last.current.linked && pane === last.current.pane) return;
    last.current = { linked, pane };
    if (linked !== undefined) setOpened(at(linked, pane));
  }, [linked, pane]);
  return [opened, setOpened];
}

function at(ref: Reference<'PHB'>, pane: string | undefined): OpenedCase {
  return pane === undefined ? { kind: 'case', ref } : { kind: 'case', ref, pane };
}
