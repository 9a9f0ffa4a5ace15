import { z, type AnyRow, type ItemId, type ListDeclaration, type UnreadableRow } from '@phb/schemas';
import { expecting } from '../errors/expecting.js';
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
  /** The files that the rows of a document library are. */
  readonly documents: readonly WholeDocument[];
}

/** The file of a row, by the row's reference; empty if it has none. */
export interface WholeDocument {
  readonly ref: string;
  readonly name: string;
  /** Where it stands below its host. */
  readonly path: string;
}

const wireDocument = z.object({ FileLeafRef: z.string(), FileRef: z.string(), FileSystemObjectType: z.int() });
/** A folder that somebody has made in SharePoint: what is in it comes as rows of its own. */
const folder = 1;

/** The columns that are read besides the declared ones. */
function more({ attachments, library }: ListDeclaration): readonly string[] {
  return [...(attachments ? ['Attachments'] : []), ...(library ? Object.keys(wireDocument.shape) : [])];
}

const titleOf = (fields: Readonly<Record<string, unknown>>): string =>
  typeof fields['Title'] === 'string' ? fields['Title'] : '';

/** Every row of a list in the order of their ids, 5,000 to a request. */
export async function* readWhole(
  site: SiteConnection,
  list: ListDeclaration,
  signal?: AbortSignal,
): AsyncGenerator<WholePage> {
  const context = listContext(site, list);
  const select = [...context.codec.select, ...more(list)].join();
  let next: string | undefined = queryUrl(context, { pageSize: largestPage }, select);
  while (next !== undefined) {
    const page = await getPage(site, list, next, { signal });
    const rows: AnyRow[] = [];
    const unreadable: { row: UnreadableRow; item: Readonly<Record<string, unknown>> }[] = [];
    const attached: { id: ItemId; ref: string }[] = [];
    const documents: WholeDocument[] = [];
    for (const item of page.items) {
      const read = readRow(context, item);
      const { id, fields } = readWireItem(list, item);
      if (list.library) {
        const wire = expecting(list.title, () => wireDocument.parse(item));
        if (wire.FileSystemObjectType === folder) continue;
        documents.push({ ref: titleOf(fields), name: wire.FileLeafRef, path: wire.FileRef });
      }
      if (read.ok) rows.push(read.row);
      else unreadable.push({ row: read.unreadable, item: fields });
      if (fields['Attachments'] === true) attached.push({ id, ref: titleOf(fields) });
    }
    yield { rows, unreadable, attached, documents };
    next = page.next;
  }
}
