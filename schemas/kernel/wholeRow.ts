import type { Column } from './column.js';
import { columnsOf, type ListDeclaration, type NewRow, type RowOf } from './list.js';

function emptyValue(column: Column): unknown {
  if (column.kind === 'yesNo') return false;
  return column.kind === 'multiChoice' ? [] : null;
}

/** A whole row from what is said of it: every column that is not given is empty. */
export function wholeRow<L extends ListDeclaration>(list: L, given: NewRow<L> & Pick<RowOf<L>, 'ref'>): RowOf<L> {
  const empty = Object.fromEntries(columnsOf(list).map(([name, column]) => [name, emptyValue(column)]));
  // The required columns are given, by their types; the others are given or empty.
  return { ...empty, ...given } as unknown as RowOf<L>;
}
