import { z, type ListDeclaration, type RowOf, type Stored, type UnreadableRow } from '@phb/schemas';
import { expecting } from '../errors/expecting.js';
import { listContext, readRow, type ListContext } from '../list/context.js';
import { itemUrl, queryUrl } from '../list/read.js';
import { getJson, getPage } from '../list/request.js';
import { largestPage, type AnyQuery } from '../odata/query.js';
import type { SiteConnection } from '../session/site.js';
import { fileAddress } from './place.js';

/** The file of a document, as SharePoint tells of it. */
export interface DocumentFile {
  readonly name: string;
  /** Where it stands below its host. */
  readonly path: string;
  /** Where a browser opens it. */
  readonly address: string;
  /** In bytes. */
  readonly size: number;
  /** Who saved it last, by the name that the site knows; empty if it knows them no more. */
  readonly savedBy: string;
  /** Who has it checked out; undefined if nobody has. */
  readonly checkedOutBy: string | undefined;
}

/** A document: its columns, and its file. */
export interface StoredDocument<L extends ListDeclaration> {
  readonly row: Stored<RowOf<L>>;
  readonly file: DocumentFile;
}

/** Documents as they were read together, and files whose columns do not read as declared: uploaded elsewhere, mostly. */
export interface DocumentPage<L extends ListDeclaration> {
  readonly documents: readonly StoredDocument<L>[];
  readonly unreadable: readonly { readonly row: UnreadableRow; readonly file: DocumentFile }[];
}

const named = z.nullish(z.object({ Title: z.optional(z.string()) }));
const wireFile = z.object({
  FileLeafRef: z.string(),
  FileRef: z.string(),
  // A 64-bit number travels as text.
  File: z.object({ Length: z.union([z.string(), z.number()]) }),
  Editor: named,
  CheckoutUser: named,
});

const fileColumns = ['FileLeafRef', 'FileRef', 'File/Length', 'Editor/Title', 'CheckoutUser/Title'];
const expanded = 'File,Editor,CheckoutUser';

function readFile(context: ListContext<ListDeclaration>, item: unknown): DocumentFile {
  const wire = expecting(context.list.title, () => wireFile.parse(item));
  return {
    name: wire.FileLeafRef,
    path: wire.FileRef,
    address: fileAddress(context.site, wire.FileRef),
    size: Number(wire.File.Length),
    savedBy: wire.Editor?.Title ?? '',
    checkedOutBy: wire.CheckoutUser?.Title,
  };
}

/** The address of items with what is told of their files; folders, which somebody may have made natively, are no documents. */
function withFiles(context: ListContext<ListDeclaration>, url: string): string {
  const address = new URL(url, `${context.site.webUrl}/`);
  address.searchParams.set('$select', [...context.codec.select, ...fileColumns].join(','));
  address.searchParams.set('$expand', expanded);
  return address.href;
}

const kindOfItem = z.object({ File: z.nullish(z.object({ Length: z.optional(z.unknown()) })) });

/** Whether an item is a file: what is expanded of a folder is nothing. */
function isFile(item: unknown): boolean {
  const read = z.safeParse(kindOfItem, item);
  return read.success && read.data.File?.Length !== undefined;
}

/** Documents page by page, in the order of their ids. A case's are one page: one request. */
export async function* documentPages<L extends ListDeclaration>(
  site: SiteConnection,
  list: L,
  where: AnyQuery['where'],
  signal?: AbortSignal,
): AsyncGenerator<DocumentPage<L>> {
  const context = listContext(site, list);
  let next: string | undefined = withFiles(context, queryUrl(context, { where, pageSize: largestPage }));
  while (next !== undefined) {
    const page = await getPage(site, list, next, { signal });
    const documents: StoredDocument<L>[] = [];
    const unreadable: { row: UnreadableRow; file: DocumentFile }[] = [];
    for (const item of page.items.filter(isFile)) {
      const read = readRow(context, item);
      const file = readFile(context, item);
      if (read.ok) documents.push({ row: read.row, file });
      else unreadable.push({ row: read.unreadable, file });
    }
    yield { documents, unreadable };
    next = page.next;
  }
}

/**
 * The documents of one case. One request.
 * @param list a document library whose rows name their case
 */
export async function readDocuments<L extends ListDeclaration>(
  site: SiteConnection,
  list: L,
  caseRef: string,
  signal?: AbortSignal,
): Promise<DocumentPage<L>> {
  const documents: StoredDocument<L>[] = [];
  const unreadable: DocumentPage<L>['unreadable'][number][] = [];
  for await (const page of documentPages(site, list, { column: 'caseRef', is: 'eq', value: caseRef }, signal)) {
    documents.push(...page.documents);
    unreadable.push(...page.unreadable);
  }
  return { documents, unreadable };
}

/** The document with an item's id; undefined if its columns do not read as declared. @throws NotFoundError if it is gone */
export async function readDocument<L extends ListDeclaration>(
  site: SiteConnection,
  list: L,
  id: number,
): Promise<StoredDocument<L> | undefined> {
  const context = listContext(site, list);
  const item = await getJson(site, withFiles(context, itemUrl(context, id)));
  const read = readRow(context, item);
  return read.ok ? { row: read.row, file: readFile(context, item) } : undefined;
}
