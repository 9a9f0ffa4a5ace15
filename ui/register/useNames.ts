import * as React from 'react';
import { people } from '@phb/schemas';
import type { UnreadableRow } from '@phb/schemas';
import { sentenceOf } from '../kit/sentence.js';
import { usePermissionsLoad } from '../kit/usePermissions.js';
import { useWorkingSet } from '../kit/useWorkingSet.js';
import { names as namesQuestion } from './workingSets.js';
import type { Names } from './workingSets.js';

export interface NamesState {
  /** Undefined until it is known that they may be read. */
  readonly set: Names['set'] | undefined;
  /** Changes whenever the names may have changed. */
  readonly version: unknown;
  /** Whether there is a place for names on the screen: also while they are on their way. */
  readonly named: boolean;
  /** Why there are none, in a sentence. */
  readonly whyNot: string | undefined;
  readonly unreadable: readonly UnreadableRow[];
  readonly refresh: () => Promise<{ readonly changed: number }>;
  readonly reopen: () => void;
}

const forTheTeam =
  'Names are not shown: only the personal health budget team may open People. Cases are found by their reference.';

/**
 * The names of the people, if this person may see them. Asked first, so that nobody is refused for opening the register.
 * @param when ask once this is true
 */
export function useNames(when = true): NamesState {
  const permission = usePermissionsLoad(people, when);
  const mayRead = permission.status === 'ready' && permission.value.read;
  const view = useWorkingSet(namesQuestion, mayRead);
  const set = view?.set;
  const error =
    permission.status === 'failed' ? permission.error : view?.state === 'failed' ? view.set.error : undefined;
  const hidden = permission.status === 'ready' && !mayRead;
  return React.useMemo(
    () => ({
      set,
      version: view,
      named: !hidden && error === undefined,
      whyNot: hidden ? forTheTeam : error === undefined ? undefined : `Names are not shown. ${sentenceOf(error)}`,
      unreadable: set?.unreadable ?? [],
      refresh: async () => (set?.state === 'ready' ? set.refresh() : { changed: 0 }),
      reopen: () => {
        permission.reload();
        view?.reopen();
      },
    }),
    [set, view, hidden, error, permission],
  );
}
