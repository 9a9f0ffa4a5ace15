import * as React from 'react';
import { useWorkingSet } from '../kit/useWorkingSet.js';
import { useEnvironment } from '../part/environment.js';
import { filterKeys } from './filters.js';
import { peopleOfCases } from './people.js';
import type { RegisterRows, RegisterView } from './selectRows.js';
import { selectRows } from './selectRows.js';
import { useNames } from './useNames.js';
import type { NamesState } from './useNames.js';
import { openCases } from './workingSets.js';
import type { OpenCases } from './workingSets.js';

interface RegisterState {
  readonly cases: OpenCases;
  /** People is for the team, and others see the register without names. */
  readonly names: NamesState;
  readonly rows: RegisterRows;
  /** The rows to show; undefined until the first page came. */
  readonly shown: Int32Array | undefined;
  /** Loads everything again after a failure. */
  readonly reopen: () => void;
}

/** The open cases with their people, and the rows of them that the view asks for. */
export function useRegisterRows(view: RegisterView): RegisterState {
  const { today } = useEnvironment();
  const cases = useWorkingSet(openCases);
  const names = useNames();
  const rows = React.useMemo<RegisterRows>(
    () => ({
      cases: cases.set,
      people: peopleOfCases(cases.set, names.set),
      keys: filterKeys(cases.set, today),
    }),
    // The views change whenever rows came, changed or went; what is derived from the rows goes with them.
    [cases, names, today],
  );
  const isEmpty = cases.set.size === 0 && cases.state === 'loading';
  const shown = React.useMemo(() => (isEmpty ? undefined : selectRows(rows, view)), [isEmpty, rows, view]);
  const reopen = React.useCallback(() => {
    cases.reopen();
    names.reopen();
  }, [cases, names]);
  return { cases, names, rows, shown, reopen };
}
