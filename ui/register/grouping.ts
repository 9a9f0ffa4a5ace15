import type { SiteUser } from '@phb/connectors';
import { amountPeriods, counted, showMoney } from '@phb/schemas';
import type { AmountPeriod } from '@phb/schemas';
import type { GridGroup } from '../kit/grid/column.js';
import { groupRows } from '../kit/grid/groups.js';
import type { RowGroups } from '../kit/grid/groups.js';
import { inOrder, valueInWords } from './filters.js';
import type { Facet, FilterColumn } from './filters.js';
import { periodInWords } from './periodInWords.js';
import type { RegisterRows } from './selectRows.js';

/** The rows shown under headings. */
export interface RegisterGroups {
  readonly entries: Int32Array;
  /** @param entry below nothing, as it stands among the entries */
  readonly groupAt: (entry: number) => GridGroup;
  /** The key by which a group is remembered as folded away. */
  readonly keyAt: (entry: number) => string;
  readonly keys: readonly string[];
}

const apart = '\u001F';

/** One group for each value; a case of several forms stands once, under all of them together. */
function groupsOf(
  { of, keys }: Facet,
  column: FilterColumn,
  members: readonly SiteUser[],
): RowGroups & { readonly names: readonly string[] } {
  const joined = keys.map((values) => values.join(apart));
  const names = inOrder(column, new Set(joined), members);
  const placeOf = new Map(names.map((name, place) => [name, place]));
  return { of, groupOf: Int32Array.from(joined, (name) => placeOf.get(name) ?? 0), groups: names.length, names };
}

/** The approved amounts of each group in pence, one sum for each period: a sum over weeks and years would say nothing. */
function sums(rows: Int32Array, by: RowGroups, cases: RegisterRows['cases']): ReadonlyMap<AmountPeriod, Float64Array> {
  const amount = cases.ranked('amount');
  const period = cases.ranked('amountPeriod');
  const found = new Map(amountPeriods.map((one) => [one, new Float64Array(by.groups)]));
  const atPlace = period.values.map((one) => (one === null ? undefined : found.get(one)));
  const pence = Float64Array.from(amount.values, (value) => value ?? 0);
  for (const row of rows) {
    const totals = atPlace[period.of[row] ?? 0];
    if (totals === undefined) continue;
    const group = by.groupOf[by.of[row] ?? 0] ?? 0;
    totals[group] = (totals[group] ?? 0) + (pence[amount.of[row] ?? 0] ?? 0);
  }
  return found;
}

function totalsInWords(count: number, group: number, money: ReadonlyMap<AmountPeriod, Float64Array>): string {
  const amounts = [...money].flatMap(([period, pence]) => {
    const sum = pence[group] ?? 0;
    return sum === 0 ? [] : [`${showMoney(sum)} ${periodInWords(period)}`];
  });
  return [counted(count, 'case'), ...amounts].join(' · ');
}

/**
 * Puts the rows of the register under the values of a column, with what each group adds up to.
 * @param closed the keys of the groups that are folded away
 */
export function groupRegister(
  rows: RegisterRows,
  shown: Int32Array,
  column: FilterColumn,
  closed: ReadonlySet<string>,
  members: readonly SiteUser[],
): RegisterGroups {
  const by = groupsOf(rows.facets(column), column, members);
  const nameAt = (group: number): string => by.names[group] ?? '';
  const isOpen = (group: number): boolean => !closed.has(nameAt(group));
  const { entries, counts } = groupRows(shown, by, isOpen);
  const money = sums(shown, by, rows.cases);
  const present = [...counts.keys()].filter((group) => (counts[group] ?? 0) > 0);
  const groupOf = (entry: number): number => -1 - entry;
  return {
    entries,
    keys: present.map(nameAt),
    keyAt: (entry) => nameAt(groupOf(entry)),
    groupAt: (entry) => {
      const group = groupOf(entry);
      return {
        label: nameAt(group)
          .split(apart)
          .map((value) => valueInWords(column, value, members))
          .join(' and '),
        totals: totalsInWords(counts[group] ?? 0, group, money),
        isOpen: isOpen(group),
        place: present.indexOf(group) + 1,
        groups: present.length,
      };
    },
  };
}
