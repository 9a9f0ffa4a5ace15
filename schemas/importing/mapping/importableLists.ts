import { columnsOf, type ListDeclaration } from '../../kernel/list.js';

/** Lists that the product keeps for itself: no file fills them. */
const ownLists = new Set([
  'Settings',
  'Saved views',
  'Import profiles',
  'Import runs',
  'Report snapshots',
  'Approvals',
]);

/** The lists of a register that a file may fill, each behind those that its rows point at. */
export function importableLists(lists: readonly ListDeclaration[]): readonly ListDeclaration[] {
  const left = lists.filter(
    ({ title, site, audience, library }) =>
      site === 'register' && audience !== 'restricted' && !library && !ownLists.has(title),
  );
  const ordered: ListDeclaration[] = [];
  const put = (list: ListDeclaration, above: readonly ListDeclaration[]): void => {
    if (ordered.includes(list) || above.includes(list)) return;
    for (const other of pointedAtBy(list, left)) put(other, [...above, list]);
    ordered.push(list);
  };
  for (const list of left) put(list, []);
  return ordered;
}

/** The lists that the rows of a list point at, itself left out. */
function pointedAtBy(list: ListDeclaration, lists: readonly ListDeclaration[]): readonly ListDeclaration[] {
  const prefixes = new Set(
    columnsOf(list).flatMap(([, column]) => (column.kind === 'reference' && !column.isKey ? [column.prefix] : [])),
  );
  return lists.filter((other) => other !== list && prefixes.has(other.columns.ref.prefix));
}

/** The lists without which a row of this one cannot be: a case needs its person. */
export function neededBy(list: ListDeclaration, lists: readonly ListDeclaration[]): readonly ListDeclaration[] {
  const prefixes = new Set(
    columnsOf(list).flatMap(([, column]) =>
      column.kind === 'reference' && !column.isKey && column.required ? [column.prefix] : [],
    ),
  );
  return lists.filter((other) => other !== list && prefixes.has(other.columns.ref.prefix));
}
