/** To which group each row belongs: each row has a place among the values of a column, each value a group. */
export interface RowGroups {
  /** For each row, its place among the values. */
  readonly of: Int32Array;
  /** For each place, its group. */
  readonly groupOf: Int32Array;
  /** How many groups there are. */
  readonly groups: number;
}

export interface GroupedRows {
  /** Rows in their groups, each group after its heading: -1 for the group 0, -2 for the group 1. */
  readonly entries: Int32Array;
  /** How many rows each group has, those that are folded away included. */
  readonly counts: Int32Array;
}

/**
 * Puts rows under the headings of their groups, in two passes whatever their number. Rows keep their order within a group;
 * groups without rows have no heading.
 */
export function groupRows(rows: Int32Array, by: RowGroups, isOpen: (group: number) => boolean): GroupedRows {
  const groupOfRow = (row: number): number => by.groupOf[by.of[row] ?? 0] ?? 0;
  const counts = new Int32Array(by.groups);
  for (const row of rows) {
    const group = groupOfRow(row);
    counts[group] = (counts[group] ?? 0) + 1;
  }
  const next = new Int32Array(by.groups).fill(-1);
  let length = 0;
  counts.forEach((count, group) => {
    if (count === 0) return;
    length += 1;
    if (!isOpen(group)) return;
    next[group] = length;
    length += count;
  });
  const entries = new Int32Array(length);
  let heading = 0;
  counts.forEach((count, group) => {
    if (count === 0) return;
    entries[heading] = -1 - group;
    heading += isOpen(group) ? count + 1 : 1;
  });
  for (const row of rows) {
    const group = groupOfRow(row);
    const at = next[group] ?? -1;
    if (at < 0) continue;
    entries[at] = row;
    next[group] = at + 1;
  }
  return { entries, counts };
}
