import type { AnyRow, ItemId, ETag, ListDeclaration, UnreadableRow } from '@phb/schemas';
import { listContext } from '../list/context.js';
import { readAll } from '../list/read.js';
import type { SiteConnection } from '../session/site.js';

/** A row as the register now has it. */
export type PresentRow = AnyRow & { readonly id: ItemId; readonly etag: ETag };

/** SharePoint looks at most this many values up by an index in one question. */
const mostAtOnce = 60;

/** The rows with some references as they now stand, and those of them that do not read as declared. */
export async function presentRows(
  site: SiteConnection,
  list: ListDeclaration,
  refs: readonly string[],
  signal?: AbortSignal,
): Promise<{ readonly rows: ReadonlyMap<string, PresentRow>; readonly unreadable: readonly UnreadableRow[] }> {
  const context = listContext(site, list);
  const rows = new Map<string, PresentRow>();
  const unreadable: UnreadableRow[] = [];
  for (let at = 0; at < refs.length; at += mostAtOnce) {
    const value = refs.slice(at, at + mostAtOnce);
    const page = await readAll(context, { where: { column: 'ref', is: 'in', value }, pageSize: mostAtOnce }, signal);
    for (const row of page.rows) rows.set(String(row.ref), row);
    unreadable.push(...page.unreadable);
  }
  return { rows, unreadable };
}
