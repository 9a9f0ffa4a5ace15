import type { AnyCondition, ListDeclaration, RowOf, Stored, UnreadableRow } from '@phb/schemas';
import { ThresholdError, UnreadableRowError } from '../errors/kinds.js';
import { isPersonal, largestPage, queryOptions, type AnyQuery } from '../odata/query.js';
import { pause } from '../session/pause.js';
import { readRow, readWireItem, type ListContext, type WireItem } from './context.js';
import { getJson, getPage, type WirePage } from './request.js';
import type { Page } from './types.js';

/** The address of a query. */
export function queryUrl<L extends ListDeclaration>(
  { list, codec, items }: ListContext<L>,
  query: AnyQuery,
  select?: string,
): string {
  const request = items();
  for (const [name, value] of queryOptions(list, codec, query)) request.query.set(name, value);
  if (select !== undefined) request.query.set('$select', select);
  return request.toRequestUrl();
}

async function* wirePages<L extends ListDeclaration>(
  context: ListContext<L>,
  query: AnyQuery,
  signal?: AbortSignal,
): AsyncGenerator<WirePage> {
  const personal = isPersonal(context.list, query);
  let next: string | undefined = queryUrl(context, query);
  while (next !== undefined) {
    const page: WirePage = await getPage(context.site, context.list, next, { personal, signal });
    yield page;
    next = page.next;
  }
}

/** The highest id in the list, 0 if it is empty. One request. */
export async function highestId<L extends ListDeclaration>(
  context: ListContext<L>,
  signal?: AbortSignal,
): Promise<number> {
  const query = { orderBy: { column: 'id', descending: true }, pageSize: 1 };
  const page = await getPage(context.site, context.list, queryUrl(context, query, 'Id'), { signal });
  const [last] = page.items;
  return last === undefined ? 0 : readWireItem(context.list, last).id;
}

/** Windows of ids that hold a page each, from one id (in it) to another (not in it). */
export function idWindows(from: number, to: number): readonly { readonly from: number; readonly to: number }[] {
  const count = Math.max(0, Math.ceil((to - from) / largestPage));
  return Array.from({ length: count }, (_, index) => {
    const start = from + index * largestPage;
    return { from: start, to: Math.min(to, start + largestPage) };
  });
}

/** The same question in windows of ids, each of which SharePoint can answer however many rows the filter matches. */
async function* windowedPages<L extends ListDeclaration>(
  context: ListContext<L>,
  query: AnyQuery & { readonly where: AnyCondition },
  ids: { readonly from: number; readonly to: number },
  signal?: AbortSignal,
): AsyncGenerator<WirePage> {
  const windows = idWindows(ids.from, ids.to);
  for (const window of query.orderBy?.descending ? [...windows].reverse() : windows) {
    yield* wirePages(context, { ...query, where: { all: [{ ids: window }, query.where] } }, signal);
  }
}

/** Rows read before the page has its turn: some 20 milliseconds of work. A whole page of 5,000 would hold it for 150. */
const rowsAtOnce = 500;

async function readPage<L extends ListDeclaration>(
  context: ListContext<L>,
  items: readonly unknown[],
): Promise<Page<L>> {
  const rows: Stored<RowOf<L>>[] = [];
  const unreadable: UnreadableRow[] = [];
  for (const [index, item] of items.entries()) {
    if (index > 0 && index % rowsAtOnce === 0) await pause();
    const read = readRow(context, item);
    if (read.ok) rows.push(read.row);
    else unreadable.push(read.unreadable);
  }
  return { rows, unreadable };
}

/** See {@link ListConnector.pages}. */
export async function* readPages<L extends ListDeclaration>(
  context: ListContext<L>,
  query: AnyQuery,
  signal?: AbortSignal,
): AsyncGenerator<Page<L>> {
  const { where, orderBy } = query;
  const byId = orderBy === undefined || orderBy.column === 'id';
  let last: number | undefined;
  try {
    for await (const page of wirePages(context, query, signal)) {
      const lastItem = page.items.at(-1);
      if (lastItem !== undefined) last = readWireItem(context.list, lastItem).id;
      yield await readPage(context, page.items);
    }
  } catch (error) {
    if (!(error instanceof ThresholdError) || where === undefined || !byId) throw error;
    const ids = orderBy?.descending
      ? { from: 1, to: last ?? (await highestId(context, signal)) + 1 }
      : { from: (last ?? 0) + 1, to: (await highestId(context, signal)) + 1 };
    for await (const page of windowedPages(context, { ...query, where }, ids, signal)) {
      yield await readPage(context, page.items);
    }
  }
}

/** Every page in one. */
export async function readAll<L extends ListDeclaration>(
  context: ListContext<L>,
  query: AnyQuery,
  signal?: AbortSignal,
): Promise<Page<L>> {
  const rows: Stored<RowOf<L>>[] = [];
  const unreadable: UnreadableRow[] = [];
  for await (const page of readPages(context, { pageSize: largestPage, ...query }, signal)) {
    rows.push(...page.rows);
    unreadable.push(...page.unreadable);
  }
  return { rows, unreadable };
}

/** The address of the item with a reference. */
export function referenceUrl<L extends ListDeclaration>(context: ListContext<L>, ref: string): string {
  return queryUrl(context, { where: { column: 'ref', is: 'eq', value: ref }, pageSize: 1 });
}

/** The item with a reference as the service holds it. */
export async function findByReference<L extends ListDeclaration>(
  context: ListContext<L>,
  ref: string,
): Promise<WireItem | undefined> {
  const page = await getPage(context.site, context.list, referenceUrl(context, ref));
  const [item] = page.items;
  return item === undefined ? undefined : readWireItem(context.list, item);
}

/** The address of an item by its id, with the columns of its list. */
export function itemUrl<L extends ListDeclaration>({ items, codec }: ListContext<L>, id: number): string {
  return items()
    .getById(id)
    .select(...codec.select)
    .toRequestUrl();
}

/** The item with an id as the service now holds it. @throws NotFoundError if it is gone */
export async function readById<L extends ListDeclaration>(context: ListContext<L>, id: number): Promise<WireItem> {
  return readWireItem(context.list, await getJson(context.site, itemUrl(context, id)));
}

/** See {@link ListConnector.get}. */
export async function readOne<L extends ListDeclaration>(
  context: ListContext<L>,
  ref: string,
): Promise<Stored<RowOf<L>> | undefined> {
  const item = await findByReference(context, ref);
  if (item === undefined) return undefined;
  const read = readRow(context, item.fields);
  if (!read.ok) throw new UnreadableRowError(context.list.title, read.unreadable);
  return read.row;
}
