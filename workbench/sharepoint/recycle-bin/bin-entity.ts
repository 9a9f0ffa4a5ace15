import type { Call } from '../http/call.js';
import { zoneOffset } from '../instant.js';
import type { Entity, EntityType } from '../representation/entity.js';
import { entity } from '../representation/entity.js';
import { userEntity } from '../users/principal-entity.js';
import type { Principal } from '../users/principal.js';
import type { BinEntry } from './bin-table.js';

function person(call: Call, entry: BinEntry, id: number): Principal | undefined {
  return call.service.principals.byId(entry.siteId, id);
}

/** `22/11/2026 09:05` in the site's zone. */
function localText(entry: BinEntry, call: Call): string {
  const time = Date.parse(entry.deleted);
  const local = new Date(time + zoneOffset(time, call.site.timeZone)).toISOString();
  return `${local.slice(8, 10)}/${local.slice(5, 7)}/${local.slice(0, 4)} ${local.slice(11, 16)}`;
}

const binType: EntityType<BinEntry> = {
  name: 'SP.RecycleBinItem',
  set: 'SP.ApiData.RecycleBinItems',
  path: (entry) => `Web/RecycleBin('${entry.guid}')`,
  properties: {
    AuthorEmail: { read: (entry, call) => person(call, entry, entry.author)?.email ?? '' },
    AuthorName: { read: (entry, call) => person(call, entry, entry.author)?.title ?? '' },
    DeletedByEmail: { read: (entry, call) => person(call, entry, entry.deletedBy)?.email ?? '' },
    DeletedByName: { read: (entry, call) => person(call, entry, entry.deletedBy)?.title ?? '' },
    DeletedDate: { read: (entry) => entry.deleted },
    DeletedDateLocalFormatted: { read: localText },
    DirName: { read: (entry) => entry.directory },
    DirNamePath: { complex: 'SP.ResourcePath', read: (entry) => ({ DecodedUrl: entry.directory }) },
    Id: { read: (entry) => entry.guid },
    ItemState: { read: (entry) => entry.stage },
    ItemType: { read: (entry) => entry.kind },
    LeafName: { read: (entry) => entry.leaf },
    LeafNamePath: { complex: 'SP.ResourcePath', read: (entry) => ({ DecodedUrl: entry.leaf }) },
    // Texts, as all 64-bit numbers are in SharePoint's JSON.
    Size: { read: (entry) => String(entry.size) },
    Title: { read: (entry) => entry.title },
  },
  navigations: {
    Author: (entry, call) => ({ one: personEntity(call, person(call, entry, entry.author)) }),
    DeletedBy: (entry, call) => ({ one: personEntity(call, person(call, entry, entry.deletedBy)) }),
  },
};

function personEntity(call: Call, principal: Principal | undefined): Entity | undefined {
  return principal === undefined ? undefined : userEntity(call, principal);
}

/** Something in the recycle bin as SharePoint represents it. */
export function binEntity(call: Call, entry: BinEntry): Entity {
  return entity(binType, call, entry);
}

/** The entity set of what is in a recycle bin. */
export const binSet = binType.set;
