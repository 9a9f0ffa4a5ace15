import type { Call } from '../http/call.js';
import type { JsonValue } from '../json.js';
import type { Entity, EntityType } from '../representation/entity.js';
import { entity } from '../representation/entity.js';
import { text } from '../storage/rows.js';
import { weightOf } from './folder-contents.js';
import { encodedPath } from './names.js';
import type { FolderNode } from './place.js';

const addressOf = ({ path }: FolderNode) => `Web/GetFolderByServerRelativePath(decodedurl='${encodedPath(path)}')`;

const storageType: EntityType<FolderNode> = {
  name: 'SP.StorageMetrics',
  set: 'SP.ApiData.StorageMetrics',
  path: (node) => `${addressOf(node)}/StorageMetrics`,
  properties: {
    AdditionalFileStreamSize: { read: () => 0 },
    LastModified: {
      read: ({ list, row }, call) => {
        if (row !== undefined) return text(row, 'modified');
        return list === undefined ? call.web.created : call.service.lists.counts(list).itemModified;
      },
    },
    TotalFileCount: { read: (node, call) => String(weightOf(call, node).files) },
    TotalFileStreamSize: { read: (node, call) => String(weightOf(call, node).bytes) },
    TotalSize: { read: (node, call) => String(weightOf(call, node).allBytes) },
  },
};

/** What a folder weighs. */
export function storageEntity(call: Call, node: FolderNode): Entity {
  return entity(storageType, call, node);
}

/** The property bag of a folder. Only what SharePoint itself puts into it; no client's own. */
export function propertiesEntity(call: Call, node: FolderNode): Entity {
  const { list } = node;
  const names: Record<string, JsonValue> = {
    vti_x005f_isbrowsable: 'true',
    vti_x005f_level: 1,
    vti_x005f_etag: `"{${(node.row === undefined ? (node.list ?? call.web).guid : text(node.row, 'guid')).toUpperCase()}},0"`,
    ...(list === undefined || list.path === call.web.path
      ? {}
      : { vti_x005f_listname: `{${list.guid.toUpperCase()}}`, vti_x005f_listtitle: list.title }),
  };
  const type: EntityType<FolderNode> = {
    name: 'SP.PropertyValues',
    set: 'SP.ApiData.PropertyValues',
    path: (each) => `${addressOf(each)}/Properties`,
    properties: Object.fromEntries(Object.entries(names).map(([name, value]) => [name, { read: () => value }])),
  };
  return entity(type, call, node);
}
