import * as React from 'react';
import type { RowChange } from '@phb/connectors';
import type { ItemId } from '@phb/schemas';
import { useLoad } from '../../kit/useLoad.js';
import { useData } from '../../part/data.js';
import type { OpenedCase } from '../useOpenCase.js';
import type { OpenCases } from '../workingSets.js';

/** Cases that somebody else changed and this person has not looked at since, by their item. */
export type Unseen = ReadonlyMap<ItemId, RowChange>;

/** What others did to the cases while they stood on the screen. */
interface Moved {
  readonly unseen: Unseen;
  readonly seeAll: () => void;
}

const nothing: Unseen = new Map();

/** Follows which cases moved under this person. Opening a case is seeing it. */
export function useMoved(cases: OpenCases, opened: OpenedCase | undefined): Moved {
  const data = useData();
  const { changes } = cases.set;
  const isAsked = changes.size > 0;
  const me = useLoad(React.useCallback(() => (isAsked ? data.me() : Promise.resolve(undefined)), [data, isAsked]));
  // Without knowing who one is, every change is somebody's.
  const mine = me.status === 'ready' ? me.value?.id : undefined;
  const isKnown = mine !== undefined || me.status === 'failed';
  const [seen, setSeen] = React.useState<Unseen>(nothing);
  const openId = React.useMemo(() => {
    const row = opened?.kind === 'case' ? cases.set.indexOf(opened.ref) : undefined;
    return row === undefined ? undefined : cases.set.id(row);
    // `cases` is another object whenever rows came, changed or went.
  }, [cases, opened]);
  const unseen = React.useMemo(() => {
    if (!isKnown || changes.size === 0) return nothing;
    const others = [...changes].filter(
      ([id, change]) => change.by !== undefined && change.by !== mine && seen.get(id) !== change,
    );
    return others.length === 0 ? nothing : new Map(others);
  }, [changes, isKnown, mine, seen]);
  const openChange = openId === undefined ? undefined : unseen.get(openId);
  React.useEffect(() => {
    if (openId !== undefined && openChange !== undefined) setSeen((now) => new Map(now).set(openId, openChange));
  }, [openId, openChange]);
  return React.useMemo(() => ({ unseen, seeAll: () => setSeen(changes) }), [unseen, changes]);
}
