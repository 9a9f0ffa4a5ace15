import { columnsOf } from '@phb/schemas';
import type { ListDeclaration, RowOf } from '@phb/schemas';
import type { CaseRows } from './caseRows.js';
import { cellText } from './cellText.js';
import type { Named } from './cellText.js';

/** All that is recorded in a row of a case, each with its label. What is empty is left out. */
export function rowFacts(
  rows: CaseRows,
  row: RowOf<ListDeclaration>,
  named: Named,
): readonly (readonly [string, string])[] {
  return columnsOf(rows.list)
    .filter(([name]) => name !== 'caseRef')
    .map(([name, column]) => [column.label, cellText(column, row[name], named)] as const)
    .filter(([, text]) => text !== '');
}
