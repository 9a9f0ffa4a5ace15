/** What is ticked, by the ids of the items: the places of rows change when others come and go, ids do not. */
export type Selected = ReadonlySet<number>;

/** @param ids the row that was pressed, or all from the one before up to it: they become as the last of them */
export function toggled(selected: Selected, ids: readonly number[]): Selected {
  const last = ids[ids.length - 1];
  if (last === undefined) return selected;
  const next = new Set(selected);
  const on = !next.has(last);
  for (const id of ids) {
    if (on) next.add(id);
    else next.delete(id);
  }
  return next;
}

/** The entries between two rows in the order shown, both in it, the one that was pressed last. Headings of groups are left out. */
export function between(entries: ArrayLike<number>, from: number | undefined, to: number): readonly number[] {
  if (from === undefined || from === to) return [to];
  const found: number[] = [];
  let inside = false;
  for (let at = 0; at < entries.length; at += 1) {
    const entry = entries[at] ?? -1;
    const isEnd = entry === from || entry === to;
    if ((inside || isEnd) && entry >= 0 && entry !== to) found.push(entry);
    if (!isEnd) continue;
    if (inside) return [...found, to];
    inside = true;
  }
  // The row it began at is not among those shown any more.
  return [to];
}

/** How many of the rows are ticked. Headings of groups do not count. */
export function selectedAmong(selected: Selected, rows: ArrayLike<number>, idOf: (row: number) => number): number {
  if (selected.size === 0) return 0;
  let count = 0;
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? -1;
    if (row >= 0 && selected.has(idOf(row))) count += 1;
  }
  return count;
}
