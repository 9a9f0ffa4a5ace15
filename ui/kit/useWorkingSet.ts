import * as React from 'react';
import type { WorkingSet } from '@phb/connectors';
import type { ColumnName, Condition, ListDeclaration } from '@phb/schemas';
import { useData } from '../part/data.js';
import { onPulse } from './pulse.js';

/** A working set as it stands now: a new object whenever rows came, changed or went, so that it can be a dependency. */
export interface WorkingSetView<L extends ListDeclaration, K extends ColumnName<L['columns']>> {
  readonly set: WorkingSet<L, K>;
  readonly version: number;
  readonly state: WorkingSet<L, K>['state'];
  readonly progress: number;
  /** Loads everything again after a failure. */
  readonly reopen: () => void;
}

/** Which rows and columns a screen works with. */
export interface WorkingSetQuestion<L extends ListDeclaration, K extends ColumnName<L['columns']>> {
  readonly list: L;
  readonly columns: readonly K[];
  readonly where?: Condition<L['columns']>;
}

/** Names a question once, outside the component that asks it, with the columns known to the compiler. */
export function workingSetOf<L extends ListDeclaration, const K extends ColumnName<L['columns']>>(
  question: WorkingSetQuestion<L, K>,
): WorkingSetQuestion<L, K> {
  return question;
}

/**
 * Opens a working set for as long as the component stands, and follows the change log quietly while the page is visible.
 * @param question a constant outside the component: another object opens another set
 * @param when open it once this is true
 */
export function useWorkingSet<L extends ListDeclaration, K extends ColumnName<L['columns']>>(
  question: WorkingSetQuestion<L, K>,
): WorkingSetView<L, K>;
export function useWorkingSet<L extends ListDeclaration, K extends ColumnName<L['columns']>>(
  question: WorkingSetQuestion<L, K>,
  when: boolean,
): WorkingSetView<L, K> | undefined;
export function useWorkingSet<L extends ListDeclaration, K extends ColumnName<L['columns']>>(
  question: WorkingSetQuestion<L, K>,
  when = true,
): WorkingSetView<L, K> | undefined {
  const data = useData();
  const open = React.useCallback((): WorkingSet<L, K> | undefined => {
    const { list, columns, where } = question;
    return when ? data.workingSet(list, columns, where === undefined ? {} : { where }) : undefined;
  }, [data, question, when]);
  const [opened, setOpened] = React.useState(() => ({ open, set: open() }));
  if (opened.open !== open) setOpened({ open, set: open() });
  const { set } = opened;
  const reopen = React.useCallback(() => setOpened({ open, set: open() }), [open]);
  const viewNow = React.useCallback(
    () =>
      set === undefined ? undefined : { set, version: set.version, state: set.state, progress: set.progress, reopen },
    [set, reopen],
  );
  const [view, setView] = React.useState(viewNow);
  React.useEffect(() => {
    setView(viewNow());
    const stop = set?.subscribe(() => setView(viewNow()));
    return () => {
      stop?.();
      set?.close();
    };
  }, [set, viewNow]);
  React.useEffect(() => onPulse(async () => (set?.state === 'ready' ? set.refresh() : undefined)), [set]);
  return view?.set === set ? view : viewNow();
}
