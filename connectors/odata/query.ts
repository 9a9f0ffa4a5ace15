import type { AnyCondition, ListCodec, ListDeclaration } from '@phb/schemas';
import { asksPersonal, odataFilter } from './filter.js';
import { nameLiteral } from './literal.js';

/** A question about a list whose columns are not known to the compiler. */
export interface AnyQuery {
  readonly where?: AnyCondition | undefined;
  readonly orderBy?: { readonly column: string; readonly descending?: boolean } | undefined;
  readonly pageSize?: number | undefined;
}

const defaultPage = 100;
/** SharePoint refuses larger pages. */
export const largestPage = 5_000;

/** The options of a request for items, as they go into its address. @throws TypeError for what SharePoint cannot be asked */
export function queryOptions(
  list: ListDeclaration,
  codec: ListCodec<ListDeclaration>,
  query: AnyQuery,
): ReadonlyMap<string, string> {
  const pageSize = query.pageSize ?? defaultPage;
  if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > largestPage) {
    throw new TypeError(`a page has 1 to ${largestPage} rows, not ${pageSize}`);
  }
  const options = new Map([
    ['$select', codec.select.join(',')],
    ['$top', String(pageSize)],
  ]);
  const filter = odataFilter(list, codec, query.where);
  if (filter !== '') options.set('$filter', filter);
  if (query.orderBy) {
    const { column, descending } = query.orderBy;
    const name = column === 'id' ? 'ID' : nameLiteral(codec.wireName(column));
    options.set('$orderby', `${name}${descending ? ' desc' : ''}`);
  }
  return options;
}

/** Whether the address of a query, or the links to its further pages, would hold a value that identifies a person. */
export function isPersonal(list: ListDeclaration, query: AnyQuery): boolean {
  const orderedBy = query.orderBy === undefined ? undefined : list.columns[query.orderBy.column];
  return (orderedBy?.personal ?? false) || asksPersonal(list, query.where);
}
