/**
 * Puts rows in the order of their ranks without comparing them: one pass to count, one to place (a counting sort), so that
 * 100,000 rows sort in a few milliseconds. Equal ranks keep their order; rank -1 (nothing to sort by) comes last either way.
 * @param ranks how many different ranks there are
 */
export function rankOrder(
  rows: Int32Array,
  rankOf: (row: number) => number,
  ranks: number,
  descending: boolean,
): Int32Array {
  const place = (row: number): number => {
    const rank = rankOf(row);
    if (rank < 0) return ranks;
    return descending ? ranks - 1 - rank : rank;
  };
  const starts = new Int32Array(ranks + 2);
  for (const row of rows) starts[place(row) + 1] = (starts[place(row) + 1] ?? 0) + 1;
  for (let i = 1; i < starts.length; i += 1) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0);
  const ordered = new Int32Array(rows.length);
  for (const row of rows) {
    const at = starts[place(row)] ?? 0;
    ordered[at] = row;
    starts[place(row)] = at + 1;
  }
  return ordered;
}
