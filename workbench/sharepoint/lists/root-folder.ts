import type { Call } from '../http/call.js';
import type { Entity, EntityType } from '../representation/entity.js';
import { entity } from '../representation/entity.js';
import type { List } from './list.js';

const folderType: EntityType<List> = {
  name: 'SP.Folder',
  set: 'SP.ApiData.Folders',
  path: (list) => `Web/GetFolderByServerRelativePath(decodedurl='${list.path.replaceAll("'", "''")}')`,
  properties: {
    Exists: { read: () => true },
    ExistsAllowThrowForPolicyFailures: { read: () => true },
    IsWOPIEnabled: { read: () => false },
    ItemCount: { read: (list, call) => call.service.lists.counts(list).items },
    Name: { read: (list) => list.path.slice(list.path.lastIndexOf('/') + 1) },
    ProgID: { read: () => null },
    ServerRelativePath: { complex: 'SP.ResourcePath', read: (list) => ({ DecodedUrl: list.path }) },
    ServerRelativeUrl: { read: (list) => list.path },
    TimeCreated: { read: (list) => list.created },
    TimeLastModified: { read: (list, call) => call.service.lists.counts(list).itemModified },
    // The root folder has no row of its own; it shares the list's id.
    UniqueId: { read: (list) => list.guid },
    WelcomePage: { read: () => '' },
  },
};

/** The root folder of a list. */
export function folderEntity(call: Call, list: List): Entity {
  return entity(folderType, call, list);
}
