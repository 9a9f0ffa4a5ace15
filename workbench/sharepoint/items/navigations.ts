import { contentTypeNavigation } from '../content-types/item-content-type.js';
import { attachmentEntity } from '../attachments/attachment-entity.js';
import { attachmentsOf } from '../attachments/attachment-table.js';
import { likedByEntity } from '../comments/comment-entity.js';
import { fieldValues } from '../display/field-values.js';
import { fileEntity } from '../files/file-entity.js';
import { folderEntity } from '../folders/folder-entity.js';
import type { Place } from '../folders/place.js';
import { placeOfRow } from '../folders/place.js';
import type { Call } from '../http/call.js';
import type { JsonValue } from '../json.js';
import type { List } from '../lists/list.js';
import { listEntity } from '../lists/list-entity.js';
import type { Projection } from '../odata/projection.js';
import { securableItem } from '../permissions/securable.js';
import type { Related } from '../representation/entity.js';
import { expandRelated } from '../representation/entity.js';
import { assignmentEntities } from '../roles/role-assignments.js';
import type { Row } from '../storage/rows.js';
import { versionEntities } from '../versions/version-entity.js';
import { itemPropertiesEntity } from './item-properties.js';

/**
 * What `$expand` can bring along with an item, besides persons and lookups. Prepared once for a page (unknown names are
 * refused then), asked once for each item of it; the item may be viewed by whoever asks.
 */
export type ItemNavigation = (call: Call, list: List, projection: Projection) => (itemId: number) => JsonValue;

/** By name in lower case. Every noun that hangs on items adds its own line. */
export const itemNavigations: Record<string, { readonly name: string; readonly read: ItemNavigation }> = {
  contenttype: { name: 'ContentType', read: contentTypeNavigation },
  fieldvaluesastext: { name: 'FieldValuesAsText', read: fieldValues('text') },
  fieldvaluesashtml: { name: 'FieldValuesAsHtml', read: fieldValues('html') },
  attachmentfiles: navigation('AttachmentFiles', (call, list, id) => ({
    many: attachmentsOf(call, list, id).map((attachment) => attachmentEntity(call, attachment)),
  })),
  file: navigation('File', (call, list, id) => {
    const place = placeOf(call, list, id);
    return { one: place?.is === 'file' ? fileEntity(call, place.node) : undefined };
  }),
  folder: navigation('Folder', (call, list, id) => {
    const place = placeOf(call, list, id);
    return { one: place?.is === 'folder' ? folderEntity(call, place.node) : undefined };
  }),
  roleassignments: navigation('RoleAssignments', (call, list, id) => {
    const row = rowOf(call, list, id);
    return { many: row === undefined ? [] : assignmentEntities(call, securableItem(call, list, row)) };
  }),
  versions: navigation('Versions', (call, list, id) => {
    const row = rowOf(call, list, id);
    return { many: row === undefined ? [] : versionEntities(call, list, row) };
  }),
  parentlist: navigation('ParentList', (call, list) => ({ one: listEntity(call, list) })),
  properties: navigation('Properties', (call, list, id) => {
    const row = rowOf(call, list, id);
    return { one: row === undefined ? undefined : itemPropertiesEntity(call, list, row) };
  }),
  likedbyinformation: navigation('LikedByInformation', (call, list, id) => ({
    one: likedByEntity(call, { list, id }),
  })),
  // Policies that keep data from being lost are the tenant's: there is none here.
  getdlppolicytip: navigation('GetDlpPolicyTip', () => ({ one: undefined })),
  fieldvaluesforedit: { name: 'FieldValuesForEdit', read: fieldValues('edit') },
};

/** Adds a navigation that leads back to items: what they lead to cannot be known where they are written. */
export function addItemNavigation(name: string, related: RelatedOfItem): void {
  itemNavigations[name.toLowerCase()] = navigation(name, related);
}

type RelatedOfItem = (call: Call, list: List, itemId: number) => Related;

/** A navigation to what is an entity by itself. */
function navigation(name: string, related: RelatedOfItem) {
  const read: ItemNavigation = (call, list, projection) => (itemId) =>
    expandRelated(call, related(call, list, itemId), projection);
  return { name, read };
}

function rowOf(call: Call, list: List, itemId: number): Row | undefined {
  return call.service.database.get(`SELECT * FROM ${list.table} WHERE id = ?`, itemId);
}

function placeOf(call: Call, list: List, itemId: number): Place | undefined {
  const row = rowOf(call, list, itemId);
  return row === undefined ? undefined : placeOfRow(list, row, undefined);
}
