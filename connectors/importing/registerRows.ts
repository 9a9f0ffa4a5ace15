import type { AnyRow, ListDeclaration, UnreadableRow } from '@phb/schemas';
import { listContext } from '../list/context.js';
import { readPages } from '../list/read.js';
import { largestPage } from '../odata/query.js';
import type { SiteConnection } from '../session/site.js';

/** What an import is compared with. */
export interface RegisterRows {
  /** The rows by the title of their list. */
  readonly rows: ReadonlyMap<string, readonly AnyRow[]>;
  /** Rows that no key can find, because they do not read as declared: mend them first, or their like may be added again. */
  readonly unreadable: readonly UnreadableRow[];
}

/** Reads the lists that a profile fills, as they now stand, 5,000 rows to a request. */
export async function registerRows(
  site: SiteConnection,
  lists: readonly ListDeclaration[],
  options: { onProgress?(rows: number): void; readonly signal?: AbortSignal } = {},
): Promise<RegisterRows> {
  const rows = new Map<string, AnyRow[]>();
  const unreadable: UnreadableRow[] = [];
  let read = 0;
  for (const list of lists) {
    const ofList: AnyRow[] = [];
    for await (const page of readPages(listContext(site, list), { pageSize: largestPage }, options.signal)) {
      ofList.push(...page.rows);
      unreadable.push(...page.unreadable);
      read += page.rows.length;
      options.onProgress?.(read);
    }
    rows.set(list.title, ofList);
  }
  return { rows, unreadable };
}
