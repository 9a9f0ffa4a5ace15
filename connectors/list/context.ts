import {
  columnCodec,
  columnsOf,
  dateCodec,
  listAddress,
  listCodec,
  z,
  type ColumnCodec,
  type ETag,
  type ItemId,
  type ListCodec,
  type ListDeclaration,
  type ReadRow,
} from '@phb/schemas';
import '@pnp/sp/items/index.js';
import type { IItems } from '@pnp/sp/items/index.js';
import '@pnp/sp/lists/index.js';
import type { IList } from '@pnp/sp/lists/index.js';
import { expecting } from '../errors/expecting.js';
import type { SiteConnection } from '../session/site.js';

/** An item as the service sent it, with the two things that are always there read. */
export interface WireItem {
  readonly id: ItemId;
  readonly etag: ETag;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** What the parts of a list connector share. */
export interface ListContext<L extends ListDeclaration> {
  readonly site: SiteConnection;
  readonly list: L;
  readonly codec: ListCodec<L>;
  /** The codec of each column, by its name in code. */
  readonly columns: ReadonlyMap<string, ColumnCodec>;
  /** Where SharePoint has the list; a new object each time, since PnPjs's carry their query. */
  readonly sharePointList: () => IList;
  readonly items: () => IItems;
}

/** The address of a list below its host, as SharePoint writes it: /sites/phb/Lists/People, /sites/phb/CaseDocuments. */
export function listPath(site: SiteConnection, list: ListDeclaration): string {
  return `${new URL(site.webUrl).pathname.replace(/\/$/, '')}/${listAddress(list)}`;
}

export function listContext<L extends ListDeclaration>(site: SiteConnection, list: L): ListContext<L> {
  const dates = dateCodec(site.zone);
  const path = listPath(site, list);
  const sharePointList = (): IList => site.sp.web.getList(path);
  return {
    site,
    list,
    codec: listCodec(list, site.zone),
    columns: new Map(columnsOf(list).map(([name, column]) => [name, columnCodec(name, column, dates)])),
    sharePointList,
    items: () => sharePointList().items,
  };
}

const wireItem = z.object({ Id: z.int(), 'odata.etag': z.string() });
const fields = z.record(z.string(), z.unknown());

export function readWireItem(list: ListDeclaration, item: unknown): WireItem {
  return expecting(list.title, () => {
    const system = wireItem.parse(item);
    return { id: system.Id as ItemId, etag: system['odata.etag'] as ETag, fields: fields.parse(item) };
  });
}

export function readRow<L extends ListDeclaration>(context: ListContext<L>, item: unknown): ReadRow<L> {
  return expecting(context.list.title, () => context.codec.read(item));
}
