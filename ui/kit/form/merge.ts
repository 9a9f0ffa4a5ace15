import { columnsOf } from '@phb/schemas';
import type { ListDeclaration, RowOf } from '@phb/schemas';
import { sameValue } from './fieldValue.js';

/** One column, or columns that belong together, that somebody changed. */
export interface MergeUnit {
  readonly columns: readonly string[];
  /** Both sides changed it, to different values: a person has to choose. */
  readonly conflict: boolean;
  readonly changedBy: 'me' | 'them' | 'both';
}

type Values = Readonly<Record<string, unknown>>;

/**
 * Compares three versions of a row: as it was before, as this person wants it, as somebody else saved it meanwhile.
 * @returns what anybody changed, in the order of the declaration
 */
export function mergeUnits<L extends ListDeclaration>(
  list: L,
  before: RowOf<L>,
  mine: RowOf<L>,
  theirs: RowOf<L>,
): readonly MergeUnit[] {
  const [was, own, other]: readonly Values[] = [before, mine, theirs];
  const seen = new Set<string>();
  const units: MergeUnit[] = [];
  for (const [name] of columnsOf(list)) {
    if (name === 'ref' || seen.has(name)) continue;
    const columns: readonly string[] = list.coupled.find((group) => group.includes(name)) ?? [name];
    for (const column of columns) seen.add(column);
    const differs = (a: Values | undefined, b: Values | undefined): boolean =>
      columns.some((column) => !sameValue(a?.[column], b?.[column]));
    const byMe = differs(was, own);
    const byThem = differs(was, other);
    if (!byMe && !byThem) continue;
    const conflict = byMe && byThem && differs(own, other);
    units.push({ columns, conflict, changedBy: byMe ? (byThem ? 'both' : 'me') : 'them' });
  }
  return units;
}

export type Choice = 'mine' | 'theirs';

/** The row that comes out: theirs, with what only I changed, and what was chosen for each conflict. */
export function mergeRows<L extends ListDeclaration>(
  units: readonly MergeUnit[],
  mine: RowOf<L>,
  theirs: RowOf<L>,
  choices: ReadonlyMap<MergeUnit, Choice>,
): RowOf<L> {
  const own: Values = mine;
  const row: Record<string, unknown> = { ...theirs };
  for (const unit of units) {
    const keepMine = unit.conflict ? choices.get(unit) === 'mine' : unit.changedBy === 'me';
    if (keepMine) for (const column of unit.columns) row[column] = own[column];
  }
  // Each value comes from one of two rows of the list, under its own name.
  return row as unknown as RowOf<L>;
}

/** What is to be written: the columns in which two versions of a row differ. */
export function changesBetween<L extends ListDeclaration>(
  list: L,
  from: RowOf<L>,
  to: RowOf<L>,
): Partial<Omit<RowOf<L>, 'ref'>> {
  const [was, is]: readonly Values[] = [from, to];
  const changes = columnsOf(list)
    .filter(([name]) => name !== 'ref' && !sameValue(was?.[name], is?.[name]))
    .map(([name]): readonly [string, unknown] => [name, is?.[name]]);
  const changed: Values = Object.fromEntries(changes);
  // A part of a row of the list, by its own names.
  return changed as unknown as Partial<Omit<RowOf<L>, 'ref'>>;
}
