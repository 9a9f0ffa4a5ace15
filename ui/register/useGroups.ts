import * as React from 'react';
import type { GridGrouping } from '../kit/grid/column.js';
import { useShowMessage } from '../kit/MessageLine.js';
import type { groupRegister, RegisterGroups } from './grouping.js';
import type { FilterColumn } from './filters.js';
import type { RegisterState } from './useRegisterRows.js';

interface Groups {
  /** What stands in the grid: the rows, under the headings of their groups if there are any. */
  readonly entries: Int32Array | undefined;
  readonly grouping: GridGrouping | undefined;
  /** Folds every group away, or shows the rows of all; undefined while nothing is grouped. */
  readonly fold: ((away: boolean) => void) | undefined;
}

const none: ReadonlySet<string> = new Set();

/** The rows shown under the values of a column, with the groups that are folded away. */
export function useGroups(state: RegisterState, groupBy: FilterColumn | undefined): Groups {
  const { rows, shown, members } = state;
  const [folded, setFolded] = React.useState({ by: groupBy, keys: none });
  const group = useGrouping(groupBy !== undefined);
  const closed = folded.by === groupBy ? folded.keys : none;
  const groups = React.useMemo<RegisterGroups | undefined>(
    () => (groupBy === undefined || shown === undefined ? undefined : group?.(rows, shown, groupBy, closed, members)),
    [group, rows, shown, groupBy, closed, members],
  );
  return {
    entries: groups?.entries ?? shown,
    fold:
      groups === undefined ? undefined : (away) => setFolded({ by: groupBy, keys: away ? new Set(groups.keys) : none }),
    grouping:
      groups === undefined
        ? undefined
        : {
            groupAt: groups.groupAt,
            onToggle: (entry) => {
              const keys = new Set(closed);
              const key = groups.keyAt(entry);
              if (!keys.delete(key)) keys.add(key);
              setFolded({ by: groupBy, keys });
            },
          },
  };
}

/** The grouping itself, fetched when it is first wanted. Until then the rows stand without groups. */
function useGrouping(wanted: boolean): typeof groupRegister | undefined {
  const showMessage = useShowMessage();
  const [group, setGroup] = React.useState<typeof groupRegister | undefined>(undefined);
  const missing = wanted && group === undefined;
  React.useEffect(() => {
    if (!missing) return;
    import(/* webpackChunkName: 'groups' */ './grouping.js').then(
      (module) => setGroup(() => module.groupRegister),
      () =>
        showMessage({
          kind: 'error',
          text: 'The groups could not be fetched. Check the connection, then choose them again.',
        }),
    );
  }, [missing, showMessage]);
  return group;
}
