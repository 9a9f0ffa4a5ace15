import type { Column } from '../../kernel/column.js';
import { columnsOf, type ListDeclaration } from '../../kernel/list.js';
import type { AnyRow } from './rowIndex.js';

const emptyRows = new WeakMap<ListDeclaration, AnyRow>();

/** An empty row of a list: what a new one holds in the columns that nothing fills. */
export function emptyRow(list: ListDeclaration): AnyRow {
  const known = emptyRows.get(list);
  if (known) return known;
  const row = Object.fromEntries(columnsOf(list).map(([name, column]) => [name, emptyValue(column)]));
  emptyRows.set(list, row);
  return row;
}

function emptyValue(column: Column): unknown {
  if (column.kind === 'yesNo') return false;
  return column.kind === 'multiChoice' ? [] : null;
}
