import * as React from 'react';
import type { SiteUser } from '@phb/connectors';
import { useMembers } from '../kit/useMembers.js';
import { useWorkingSet } from '../kit/useWorkingSet.js';
import { useEnvironment } from '../part/environment.js';
import { facetsOf } from './filters.js';
import { peopleOfCases } from './people.js';
import type { RegisterRows, RegisterView } from './selectRows.js';
import { selectRows } from './selectRows.js';
import { useNames } from './useNames.js';
import type { NamesState } from './useNames.js';
import { openCases } from './workingSets.js';
import type { OpenCases } from './workingSets.js';

export interface RegisterState {
  readonly cases: OpenCases;
  /** People is for the team, and others see the register without names. */
  readonly names: NamesState;
  /** Who the case owners are. */
  readonly members: readonly SiteUser[];
  readonly rows: RegisterRows;
  /** The rows to show; undefined until the first page came. */
  readonly shown: Int32Array | undefined;
  /** Rows have been on the screen: what they do not need may be asked for now. */
  readonly painted: boolean;
  /** Loads everything again after a failure. */
  readonly reopen: () => void;
}

/**
 * The open cases with their people, and the rows of them that the view asks for. The first rows come after three requests:
 * permissions, names, members and saved views are asked for when they are on the screen.
 */
export function useRegisterRows(view: RegisterView): RegisterState {
  const { today } = useEnvironment();
  const cases = useWorkingSet(openCases);
  const isEmpty = cases.set.size === 0 && cases.state === 'loading';
  const [painted, setPainted] = React.useState(false);
  React.useEffect(() => {
    if (!isEmpty) setPainted(true);
  }, [isEmpty]);
  const names = useNames(painted);
  const members = useMembers(painted && cases.state !== 'failed');
  const rows = React.useMemo<RegisterRows>(
    () => ({
      cases: cases.set,
      people: peopleOfCases(cases.set, names.set),
      facets: facetsOf(cases.set, today),
    }),
    // The views change whenever rows came, changed or went; what is derived from the rows goes with them.
    [cases, names, today],
  );
  const shown = React.useMemo(() => (isEmpty ? undefined : selectRows(rows, view)), [isEmpty, rows, view]);
  const reopen = React.useCallback(() => {
    cases.reopen();
    names.reopen();
  }, [cases, names]);
  return { cases, names, members, rows, shown, painted, reopen };
}
