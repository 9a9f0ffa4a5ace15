import { invalidProjection, invalidQuery } from '../errors/errors.js';
import type { Query } from '../http/query.js';

/** What `$select` and `$expand` ask of an entity, as a tree. */
export interface Projection {
  /** Names asked for, in order; undefined means the default set. `*` is the default set among other names. */
  readonly names: readonly string[] | undefined;
  /** Expanded navigations by name in lower case. */
  readonly expanded: ReadonlyMap<string, Expansion>;
}

export interface Expansion {
  readonly name: string;
  readonly projection: Projection;
}

/** Everything by default, nothing expanded. */
export const wholeEntity: Projection = { names: undefined, expanded: new Map() };

interface Growing {
  names: string[] | undefined;
  expanded: Map<string, { name: string; projection: Growing }>;
}

/**
 * Reads `$select` and `$expand`.
 *
 * @throws SharePointError (400) if `A/B` is selected and A is not expanded, or if names are empty.
 */
export function readProjection(query: Query): Projection {
  const root: Growing = { names: undefined, expanded: new Map() };
  for (const path of splitNames(query.get('$expand'), '$expand')) {
    let at = root;
    for (const name of path) at = expand(at, name);
  }
  for (const path of splitNames(query.get('$select'), '$select')) select(root, path);
  return root;
}

function splitNames(text: string | undefined, option: string): string[][] {
  if (text === undefined || text.trim() === '') return [];
  const paths = text.split(',').map((path) => path.split('/').map((name) => name.trim()));
  if (paths.length > 500) throw invalidQuery(`The ${option} option names too many fields.`);
  // A comma too many at the end is forgiven, as SharePoint does.
  return paths.filter((path) => path.some((name) => name !== ''));
}

function expand(node: Growing, name: string): Growing {
  const known = node.expanded.get(name.toLowerCase());
  if (known !== undefined) return known.projection;
  const projection: Growing = { names: undefined, expanded: new Map() };
  node.expanded.set(name.toLowerCase(), { name, projection });
  return projection;
}

function select(root: Growing, path: readonly string[]): void {
  let at = root;
  path.forEach((name, index) => {
    at.names ??= [];
    if (index === path.length - 1) {
      at.names.push(name);
      return;
    }
    const next = at.expanded.get(name.toLowerCase());
    if (next === undefined) throw invalidProjection(path.join('/'), name);
    // Selecting A/B also selects A itself, once.
    if (!at.names.some((known) => known.toLowerCase() === name.toLowerCase())) at.names.push(name);
    at = next.projection;
  });
}
