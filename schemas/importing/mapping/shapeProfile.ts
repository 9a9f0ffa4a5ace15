import { columnsOf, type ListDeclaration } from '../../kernel/list.js';
import { importableLists } from './importableLists.js';
import type { ColumnMapping, ImportProfile, ImportTarget } from './profile.js';
import { alikeOf, rowKeysOf } from './rowKeys.js';
import { mappingsFrom, type MappingSuggestion } from './suggest.js';

function linksOf(target: ImportTarget, list: ListDeclaration, earlier: readonly ListDeclaration[]) {
  const mapped = new Set(target.columns.map(({ to }) => to));
  const links: Record<string, string> = {};
  for (const [name, column] of columnsOf(list)) {
    if (column.kind !== 'reference' || column.isKey || mapped.has(name)) continue;
    const other = earlier.find(({ columns }) => columns.ref.prefix === column.prefix);
    if (other) links[name] = other.title;
  }
  return links;
}

const isSame = (left: readonly string[], right: readonly string[]): boolean => left.join() === right.join();
const isIn = (keys: readonly (readonly string[])[], key: readonly string[]): boolean =>
  keys.some((one) => isSame(one, key));

/** The sets of columns of a target that can find a row, because the file fills them. */
export function keysToChoose(target: ImportTarget, list: ListDeclaration): readonly (readonly string[])[] {
  const filled = new Set([...target.columns.map(({ to }) => to), ...Object.keys(target.links)]);
  const { single, joint } = rowKeysOf(list);
  return [...single, ...joint].filter((key) => key.every((name) => filled.has(name)));
}

/** What finds rows after a change of the columns: what was chosen and still can, and what now can and could not before. */
function keysAfter(before: ImportTarget, after: ImportTarget, list: ListDeclaration): string[][] {
  const could = keysToChoose(before, list);
  const can = keysToChoose(after, list);
  const kept = can.filter((key) => isIn(before.keys, key));
  const { joint } = rowKeysOf(list);
  const chosen = [...kept];
  for (const key of can) {
    if (isIn(could, key)) continue;
    // Of the sets that several columns make, one is enough: two would have to find the same row.
    if (!isIn(joint, key) || !chosen.some((other) => isIn(joint, other))) chosen.push(key);
  }
  return can.filter((key) => isIn(chosen, key)).map((key) => [...key]);
}

/** A target after its columns, or the lists before it, have changed: what follows from them is worked out again. */
function settled(
  before: ImportTarget,
  columns: readonly ColumnMapping[],
  list: ListDeclaration,
  earlier: readonly ListDeclaration[],
): ImportTarget {
  const next: ImportTarget = { ...before, columns: [...columns] };
  next.links = linksOf(next, list, earlier);
  next.keys = keysAfter(before, next, list);
  const alike = alikeOf(list);
  const mapped = new Set(columns.map(({ to }) => to));
  next.alike = alike.every((name) => mapped.has(name)) ? [...alike] : [];
  return next;
}

/** @param added lists whose targets are new: what finds their rows is proposed */
function settledAll(
  profile: ImportProfile,
  lists: readonly ListDeclaration[],
  added: readonly ListDeclaration[],
): ImportProfile {
  const chosen = importableLists(lists).filter(({ title }) => profile.targets.some(({ list }) => list === title));
  return {
    ...profile,
    targets: chosen.flatMap((list, at) => {
      const target = profile.targets.find((one) => one.list === list.title);
      if (!target) return [];
      const before = added.includes(list) ? { ...target, columns: [] } : target;
      return [settled(before, target.columns, list, chosen.slice(0, at))];
    }),
  };
}

/** Whether a new row of the list could be made of what a target fills. */
function makesRows({ columns, links }: ImportTarget, list: ListDeclaration): boolean {
  const filled = new Set([...columns.map(({ to }) => to), ...Object.keys(links)]);
  return columnsOf(list).every(
    ([name, column]) => name === 'ref' || !column.required || column.kind === 'yesNo' || filled.has(name),
  );
}

/** Which of some lists each heading goes to: the one that it fits best. */
function listByHeading(
  suggestions: readonly MappingSuggestion[],
  titles: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const votes = new Map<string, number>();
  const best = new Map<string, MappingSuggestion[]>();
  for (const one of suggestions) {
    if (one.score < 60 || !titles.has(one.list)) continue;
    const rivals = best.get(one.heading) ?? [];
    if (rivals.length === 0) votes.set(one.list, (votes.get(one.list) ?? 0) + 1);
    if (rivals.every(({ score }) => score === one.score)) best.set(one.heading, [...rivals, one]);
  }
  const count = ({ list }: MappingSuggestion): number => votes.get(list) ?? 0;
  return new Map(
    [...best].map(([heading, rivals]) => [heading, [...rivals].sort((a, b) => count(b) - count(a))[0]?.list ?? '']),
  );
}

function newTarget(list: ListDeclaration, suggestions: readonly MappingSuggestion[]): ImportTarget {
  return {
    list: list.title,
    columns: mappingsFrom(suggestions, list).map((mapping) =>
      mapping.to === 'ref' ? { ...mapping, policy: 'never' as const } : mapping,
    ),
    keys: [],
    alike: [],
    links: {},
    whenNew: 'refuse',
  };
}

/** Puts lists into a profile, with what is proposed for them, or takes them out. Those that stay keep their columns. */
export function withLists(
  profile: ImportProfile,
  titles: ReadonlySet<string>,
  lists: readonly ListDeclaration[],
  suggestions: readonly MappingSuggestion[],
): ImportProfile {
  const kept = profile.targets.filter(({ list }) => titles.has(list));
  const mapped = new Set(
    kept.flatMap(({ columns }) => columns.flatMap(({ from }) => ('heading' in from ? [from.heading] : []))),
  );
  const added = importableLists(lists).filter(
    ({ title }) => titles.has(title) && !kept.some(({ list }) => list === title),
  );
  const free = suggestions.filter(({ heading }) => !mapped.has(heading));
  const byHeading = listByHeading(free, new Set(added.map(({ title }) => title)));
  const targets = added.map((list) =>
    newTarget(
      list,
      free.filter(({ heading }) => byHeading.get(heading) === list.title),
    ),
  );
  const next = settledAll({ ...profile, targets: [...kept, ...targets] }, lists, added);
  return {
    ...next,
    targets: next.targets.map((target) => {
      const list = added.find(({ title }) => title === target.list);
      return list !== undefined && makesRows(target, list) ? { ...target, whenNew: 'add' } : target;
    }),
  };
}

/** Maps a column of a list anew: in the place of the mapping of the same column, or of the one given. */
export function withMapping(
  profile: ImportProfile,
  lists: readonly ListDeclaration[],
  list: string,
  mapping: ColumnMapping,
  instead: string = mapping.to,
): ImportProfile {
  const put = (columns: readonly ColumnMapping[]): ColumnMapping[] => {
    const others = columns.filter(({ to }) => to !== mapping.to || to === instead);
    return others.some(({ to }) => to === instead)
      ? others.map((one) => (one.to === instead ? mapping : one))
      : [...others, mapping];
  };
  return withColumns(profile, lists, list, put);
}

/** Takes the mapping of a column out of a profile. */
export function withoutMapping(
  profile: ImportProfile,
  lists: readonly ListDeclaration[],
  list: string,
  to: string,
): ImportProfile {
  return withColumns(profile, lists, list, (columns) => columns.filter((one) => one.to !== to));
}

function withColumns(
  profile: ImportProfile,
  lists: readonly ListDeclaration[],
  title: string,
  change: (columns: readonly ColumnMapping[]) => ColumnMapping[],
): ImportProfile {
  const chosen = profile.targets.flatMap(({ list }) => lists.filter((one) => one.title === list));
  return {
    ...profile,
    targets: profile.targets.map((target, at) => {
      const list = lists.find((one) => one.title === target.list);
      if (target.list !== title || !list) return target;
      return settled(target, change(target.columns), list, chosen.slice(0, at));
    }),
  };
}
