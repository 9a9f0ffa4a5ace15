import type { AnyRow, ItemId, ListDeclaration, UnreadableRow } from '@phb/schemas';
import { listContext, readRow, readWireItem } from '../list/context.js';
import { queryUrl } from '../list/read.js';
import { getPage } from '../list/request.js';
import { largestPage } from '../odata/query.js';
import type { SiteConnection } from '../session/site.js';

/** A page of a list as it is taken away: nothing is dropped. */
export interface WholePage {
  readonly rows: readonly AnyRow[];
  /** Rows that do not read as declared, with everything that SharePoint said of them. */
  readonly unreadable: readonly { readonly row: UnreadableRow; readonly item: Readonly<Record<string, unknown>> }[];
  /** Rows that files hang on. */
  readonly attached: readonly { readonly id: ItemId; readonly ref: string }[];
}

/** Every row of a list in the order of their ids, 5,000 to a request. */
export async function* readWhole(
  site: SiteConnection,
  list: ListDeclaration,
  signal?: AbortSignal,
): AsyncGenerator<WholePage> {
  const context = listContext(site, list);
  const select = [...context.codec.select, ...(list.attachments ? ['Attachments'] : [])].join();
  let next: string | undefined = queryUrl(context, { pageSize: largestPage }, select);
  while (next !== undefined) {
    const page = await getPage(site, list, next, { signal });
    const rows: AnyRow[] = [];
    const unreadable: { row: UnreadableRow; item: Readonly<Record<string, unknown>> }[] = [];
    const attached: { id: ItemId; ref: string }[] = [];
    for (const item of page.items) {
      const read = readRow(context, item);
      const { id, fields } = readWireItem(list, item);
      if (read.ok) rows.push(read.row);
      else unreadable.push({ row: read.unreadable, item: fields });
      if (fields['Attachments'] === true)
        attached.push({ id, ref: typeof fields['Title'] === 'string' ? fields['Title'] : '' });
    }
    yield { rows, unreadable, attached };
    next = page.next;
  }
}
