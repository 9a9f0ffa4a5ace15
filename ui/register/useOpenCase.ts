import * as React from 'react';
import { readReference } from '@phb/schemas';
import type { Reference } from '@phb/schemas';
import { useShowMessage } from '../kit/MessageLine.js';
import { useEnvironment } from '../part/environment.js';

/** What the panel shows: a case, or the form of a new one. */
export type OpenedCase = { readonly kind: 'case'; readonly ref: Reference<'PHB'> } | { readonly kind: 'new' };

/** The case in the panel: at first the one that a link names, and again when the host comes with another link. */
export function useOpenCase(): readonly [OpenedCase | undefined, (opened: OpenedCase | undefined) => void] {
  const { openCase } = useEnvironment();
  const linked = openCase === undefined ? undefined : readReference('PHB', openCase);
  const [opened, setOpened] = React.useState<OpenedCase | undefined>(
    linked === undefined ? undefined : { kind: 'case', ref: linked },
  );
  const showMessage = useShowMessage();
  const unknown = linked === undefined ? openCase : undefined;
  React.useEffect(() => {
    if (unknown === undefined || unknown === '') return;
    showMessage({
      kind: 'error',
      text: 'The link names no case that can be read. Check it, or search for the reference.',
    });
  }, [unknown, showMessage]);
  const lastLinked = React.useRef(linked);
  React.useEffect(() => {
    if (linked === lastLinked.current) return;
    lastLinked.current = linked;
    if (linked !== undefined) setOpened({ kind: 'case', ref: linked });
  }, [linked]);
  return [opened, setOpened];
}
