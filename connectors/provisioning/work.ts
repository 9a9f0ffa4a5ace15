import { listCodec, type ListCodec, type ListDeclaration } from '@phb/schemas';
import type { IList } from '@pnp/sp/lists/index.js';
import type { SiteConnection } from '../session/site.js';

/** What the steps of provisioning one list share. */
export interface ListWork {
  readonly site: SiteConnection;
  readonly list: ListDeclaration;
  readonly codec: ListCodec<ListDeclaration>;
  readonly sharePointList: () => IList;
  /** Nothing that is written reaches the service: what was just made is not there to be read. */
  readonly preview: boolean;
  /** Something was made or changed: one line, beginning with the list's title. */
  did(what: string): void;
  /** Something differs and was left as it is. */
  warn(what: string): void;
}

export function listWork(
  site: SiteConnection,
  list: ListDeclaration,
  sharePointList: () => IList,
  preview: boolean,
  tell: { did(line: string): void; warn(line: string): void },
): ListWork {
  return {
    site,
    list,
    codec: listCodec(list, site.zone),
    sharePointList,
    preview,
    did: (what) => tell.did(`${list.title}: ${what}`),
    warn: (what) => tell.warn(`${list.title}: ${what}`),
  };
}
