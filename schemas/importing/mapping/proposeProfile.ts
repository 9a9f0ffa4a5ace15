import type { ListDeclaration } from '../../kernel/list.js';
import { cellText, plainWords, type SourceTable } from '../cells/cell.js';
import { importableLists, neededBy } from './importableLists.js';
import type { ImportProfile } from './profile.js';
import { withLists } from './shapeProfile.js';
import { suggestMapping, type MappingSuggestion } from './suggest.js';

/**
 * A profile for a file that nobody has mapped yet: the list that most headings speak for, those that it cannot do without, and
 * those beside it that some headings speak for.
 */
export function proposeProfile(
  lists: readonly ListDeclaration[],
  suggestions: readonly MappingSuggestion[],
): ImportProfile {
  const importable = importableLists(lists);
  const votes = new Map<string, number>();
  const asked = new Set<string>();
  for (const { heading, list, score } of suggestions) {
    if (asked.has(heading) || score < 60) continue;
    asked.add(heading);
    votes.set(list, (votes.get(list) ?? 0) + 1);
  }
  const count = ({ title }: ListDeclaration): number => votes.get(title) ?? 0;
  const titles = new Set<string>();
  const add = (list: ListDeclaration): void => {
    if (titles.has(list.title)) return;
    titles.add(list.title);
    for (const other of neededBy(list, importable)) if (count(other) > 0) add(other);
  };
  const [winner] = [...importable].sort((a, b) => count(b) - count(a));
  if (winner !== undefined && count(winner) > 0) {
    add(winner);
    for (const list of importable) if (count(list) >= 2 && neededBy(list, importable).includes(winner)) add(list);
  }
  const empty: ImportProfile = { version: 1, name: 'New profile', system: '', file: {}, targets: [] };
  const proposed = withLists(empty, titles, lists, suggestions);
  // Names alone find nobody and make nobody: beside a case that its reference finds they only say whose it is.
  const useful = proposed.targets.filter(({ keys, whenNew }) => keys.length > 0 || whenNew === 'add');
  if (useful.length === 0 || useful.length === proposed.targets.length) return proposed;
  return withLists(empty, new Set(useful.map(({ list }) => list)), lists, suggestions);
}

/** The share of a profile's headings that a table has, 0 to 1. */
export function fitOf(profile: ImportProfile, table: SourceTable): number {
  const there = new Set(table.headings.map(plainWords));
  const wanted = new Set(
    profile.targets.flatMap(({ columns }) =>
      columns.flatMap(({ from }) => ('heading' in from ? [plainWords(from.heading)] : [])),
    ),
  );
  if (wanted.size === 0) return 0;
  return [...wanted].filter((heading) => there.has(heading)).length / wanted.size;
}

/** The words of the first filled cells under a heading, to know the column by. */
export function examplesOf(table: SourceTable, heading: string, many = 3): readonly string[] {
  const at = table.headings.indexOf(heading);
  const found = new Set<string>();
  for (const { cells } of table.rows) {
    const text = cellText(cells[at]);
    if (text !== '') found.add(text);
    if (found.size >= many) break;
  }
  return [...found];
}

/**
 * The proposals for a table, those of lists that a file may fill only. A column that holds the reference of a row of another
 * list is proposed as what finds that row: a reference that nobody has is then refused, and not written.
 */
export function suggestionsFor(
  lists: readonly ListDeclaration[],
  table: SourceTable,
  profiles: readonly ImportProfile[],
): readonly MappingSuggestion[] {
  const importable = importableLists(lists);
  return suggestMapping(importable, table, profiles).flatMap((one) => {
    const column = importable.find(({ title }) => title === one.list)?.columns[one.column];
    if (column?.kind !== 'reference' || column.isKey) return [one];
    const other = importable.find(({ columns }) => columns.ref.prefix === column.prefix);
    return other ? [{ ...one, list: other.title, column: 'ref' }] : [];
  });
}
