import type { Call } from '../http/call.js';
import { encodedPath } from '../folders/names.js';
import type { FileNode } from '../folders/place.js';
import { pathOf } from '../folders/place.js';
import type { JsonValue } from '../json.js';
import type { Entity, EntityType } from '../representation/entity.js';
import { entity } from '../representation/entity.js';
import { integer, text } from '../storage/rows.js';
import { contentOf, fileETag } from './file-state.js';

/** The property bag of a file. Only what SharePoint itself puts into it; no client's own. */
export function filePropertiesEntity(call: Call, node: FileNode): Entity {
  const { list, row } = node;
  const content = contentOf(row);
  const names: Record<string, JsonValue> = {
    vti_x005f_etag: fileETag(row),
    vti_x005f_filesize: content === undefined ? 0 : call.service.contents.length(content),
    vti_x005f_level: 1,
    vti_x005f_timecreated: text(row, 'created'),
    vti_x005f_timelastmodified: text(row, 'modified'),
    vti_x005f_listid: list.guid,
    vti_x005f_docstoreversion: integer(row, 'version'),
  };
  const type: EntityType<FileNode> = {
    name: 'SP.PropertyValues',
    set: 'SP.ApiData.PropertyValues',
    path: () => `Web/GetFileByServerRelativePath(decodedurl='${encodedPath(pathOf(list, row))}')/Properties`,
    properties: Object.fromEntries(Object.entries(names).map(([name, value]) => [name, { read: () => value }])),
  };
  return entity(type, call, node);
}
