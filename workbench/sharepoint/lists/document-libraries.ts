import { unknownResource } from '../errors/errors.js';
import { Arguments } from '../http/arguments.js';
import type { Call } from '../http/call.js';
import { callFor } from '../http/call.js';
import type { Segment } from '../http/path.js';
import { decodeText } from '../http/query.js';
import type { Resource } from '../http/resource.js';
import { reader } from '../http/resource.js';
import { permission } from '../permissions/base-permissions.js';
import { maySeeList } from '../permissions/demand.js';
import { collectionReply } from '../representation/collection.js';
import type { EntityType } from '../representation/entity.js';
import { entity } from '../representation/entity.js';
import type { Web } from '../webs/web.js';
import type { List } from './list.js';

const libraryType: EntityType<List> = {
  name: 'SP.DocumentLibraryInformation',
  set: 'SP.ApiData.DocumentLibraryInformations',
  path: (list) => `Web/Lists(guid'${list.guid}')`,
  properties: {
    AbsoluteUrl: { read: (list, call) => `${call.origin}${encodeURI(list.path)}` },
    DriveId: { read: () => null },
    FromCrossFarm: { read: () => false },
    Id: { read: (list) => list.guid },
    Modified: { read: (list, call) => call.service.lists.counts(list).itemModified },
    ModifiedFriendlyDisplay: { read: (list, call) => call.service.lists.counts(list).itemModified },
    ServerRelativeUrl: { read: (list) => list.path },
    Title: { read: (list) => list.title },
  },
};

/** The web at an absolute address. @throws SharePointError: 404, 403 */
function webAt(call: Call, address: string): Web {
  const path = address.replace(/^https?:\/\/[^/]+/i, '').replace(/\/+$/, '');
  const web = call.service.webs.byPath(decodeText(path) || '/');
  if (web === undefined || web.siteId !== call.site.id) throw unknownResource(address);
  call.service.security.demand(call.visitor.user, web.scopeId, permission.open);
  return web;
}

function librariesRoot(templates: ReadonlySet<number>) {
  return (call: Call, segment: Segment): Resource =>
    reader(call, () => {
      const web = webAt(call, new Arguments(segment.arguments, call.query).text('webFullUrl'));
      const there = callFor(call, web);
      const lists = call.service.lists
        .ofWeb(web)
        .filter((list) => templates.has(Number(list.properties['BaseTemplate'])) && maySeeList(there, list));
      return collectionReply(
        call,
        libraryType.set,
        lists.map((list) => entity(libraryType, there, list)),
      );
    });
}

/** The static methods of SP.Web about libraries, in lower case. */
export const documentLibraryRoots: Readonly<Record<string, (call: Call, segment: Segment) => Resource>> = {
  'sp.web.getdocumentlibraries': librariesRoot(new Set([101])),
  'sp.web.getdocumentandmedialibraries': librariesRoot(new Set([101, 109, 851])),
};
