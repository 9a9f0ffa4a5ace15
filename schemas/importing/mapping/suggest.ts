import type { Column } from '../../kernel/column.js';
import { columnsOf, internalName, type ListDeclaration } from '../../kernel/list.js';
import { cellText, plainWords, type SourceTable } from '../cells/cell.js';
import { headingSynonyms } from './headings.js';
import { isImportable, type ColumnMapping, type ImportProfile } from './profile.js';
import { tellDateOrder } from '../cells/sourceDate.js';
import { readSourceCell, usualTransform, type Transform } from '../cells/transform.js';

/** A proposal for one column of a file, with what speaks for it. */
export interface MappingSuggestion {
  readonly heading: string;
  readonly list: string;
  readonly column: string;
  readonly read: Transform;
  /** 0 to 100. From 60 on it is offered as chosen, below only as a possibility. */
  readonly score: number;
  /** Why, for the person: “Surname” is another word for Family name. 20 of 20 values can be read. */
  readonly why: string;
}

/** Rows whose values are tried. */
const rowsTried = 50;

function wordsFor(list: ListDeclaration, name: string, column: Column): readonly (readonly [string, number, string])[] {
  const synonyms = headingSynonyms[list.title]?.[name] ?? [];
  return [
    [plainWords(column.label), 90, `It is called ${column.label} here too.`],
    [plainWords(internalName(name)), 85, `It is SharePoint’s own name of ${column.label}.`],
    [plainWords(name), 85, `It is the name of ${column.label} in code.`],
    ...synonyms.map((word) => [plainWords(word), 80, `It is another word for ${column.label}.`] as const),
  ];
}

/** How near two headings are by the words they share, 0 to 1. */
function nearness(left: string, right: string): number {
  const a = new Set(left.split(' '));
  const b = new Set(right.split(' '));
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared === 0 ? 0 : (2 * shared) / (a.size + b.size);
}

function byHeading(list: ListDeclaration, name: string, column: Column, heading: string): [number, string] {
  const wanted = plainWords(heading);
  let best: [number, string] = [0, ''];
  for (const [word, score, why] of wordsFor(list, name, column)) {
    if (word === wanted && score > best[0]) best = [score, why];
    const near = nearness(word, wanted);
    const nearScore = Math.round(near * score * 0.7);
    if (near >= 0.5 && nearScore > best[0]) best = [nearScore, `Its words are near those of ${column.label}.`];
  }
  return best;
}

function byValues(column: Column, read: Transform, table: SourceTable, at: number): [number, string] {
  const cells = table.rows.slice(0, rowsTried).map((row) => ({ row: row.number, cell: row.cells[at] }));
  const filled = cells.filter(({ cell }) => cellText(cell) !== '');
  if (filled.length === 0) return [0, 'It has no values to try.'];
  const { order } = tellDateOrder(cells);
  const good = filled.filter(({ cell }) => !('problem' in readSourceCell(column, read, cell, order))).length;
  const share = good / filled.length;
  const points = share >= 0.9 ? 8 : share >= 0.5 ? 0 : -30;
  return [points, `${good} of ${filled.length} values tried can be read.`];
}

function fromProfile(
  profiles: readonly ImportProfile[],
  lists: readonly ListDeclaration[],
  heading: string,
): MappingSuggestion | undefined {
  for (const profile of profiles) {
    for (const target of profile.targets) {
      const known = target.columns.find(
        ({ from }) => 'heading' in from && plainWords(from.heading) === plainWords(heading),
      );
      const list = lists.find(({ title }) => title === target.list);
      if (!known || !list?.columns[known.to]) continue;
      const { to, read } = known;
      const why = `It was mapped so in the profile “${profile.name}”.`;
      return { heading, list: target.list, column: to, read, score: 100, why };
    }
  }
  return undefined;
}

function wholeName(list: ListDeclaration, table: SourceTable, at: number, heading: string): MappingSuggestion[] {
  const words = plainWords(heading);
  const isName = ['name', 'full name', 'client name', 'patient name', 'service user', 'client', 'patient'].includes(
    words,
  );
  if (!isName) return [];
  return (['family', 'given'] as const).flatMap((part) => {
    const name = `${part}Name`;
    const column = list.columns[name];
    if (!column) return [];
    const read: Transform = { kind: 'name', part };
    const [points, tried] = byValues(column, read, table, at);
    const score = 75 + points;
    return [{ heading, list: list.title, column: name, read, score, why: `It holds whole names. ${tried}` }];
  });
}

/**
 * Proposes columns of lists for the headings of a file: by a remembered profile, by name, by other words for it, and by
 * whether the values can be read so.
 * @param profiles remembered ones, the newest first
 * @returns the best proposals first; each heading may have several
 */
export function suggestMapping(
  lists: readonly ListDeclaration[],
  table: SourceTable,
  profiles: readonly ImportProfile[] = [],
): readonly MappingSuggestion[] {
  const found: MappingSuggestion[] = [];
  table.headings.forEach((heading, at) => {
    if (heading === '') return;
    const remembered = fromProfile(profiles, lists, heading);
    if (remembered) found.push(remembered);
    for (const list of lists) {
      found.push(...wholeName(list, table, at, heading));
      for (const [name, column] of columnsOf(list)) {
        if (!isImportable(column)) continue;
        const [score, why] = byHeading(list, name, column, heading);
        if (score === 0) continue;
        const read = usualTransform(column);
        const [points, tried] = byValues(column, read, table, at);
        const total = Math.max(0, Math.min(99, score + points));
        found.push({ heading, list: list.title, column: name, read, score: total, why: `${why} ${tried}` });
      }
    }
  });
  return found.sort((a, b) => b.score - a.score);
}

/** The proposals from 60 points on as mappings of one list, each column of the list once, the best proposal first. */
export function mappingsFrom(
  suggestions: readonly MappingSuggestion[],
  list: ListDeclaration,
): readonly ColumnMapping[] {
  const taken = new Set<string>();
  return suggestions.flatMap(({ heading, column, read, score, ...rest }) => {
    if (rest.list !== list.title || score < 60 || taken.has(column)) return [];
    taken.add(column);
    return [{ to: column, from: { heading }, read, policy: 'ask' as const, empty: 'ignore' as const }];
  });
}
