import { createHash } from 'node:crypto';

import { contentTypeOrder, uniqueContentTypeOrder } from '../content-types/content-type-order.js';
import type { Call } from '../http/call.js';
import { fileEntity } from '../files/file-entity.js';
import { textOf } from '../json.js';
import type { Entity, EntityType } from '../representation/entity.js';
import { entity } from '../representation/entity.js';
import { integer, text } from '../storage/rows.js';
import { countIn, filesIn, foldersIn } from './folder-contents.js';
import { encodedPath, splitPath } from './names.js';
import type { FolderNode } from './place.js';
import { folderOfRow, rootOfList, rootOfWeb, unstored, webRoot } from './place.js';
import { propertiesEntity, storageEntity } from './folder-details.js';

/** The id of a folder that is not stored follows from its address, so that it stays the same. */
function idOf(node: FolderNode, call: Call): string {
  if (node.row !== undefined) return text(node.row, 'guid');
  if (node.path === call.web.path) return call.web.guid;
  if (node.list !== undefined && node.inside === '') return node.list.guid;
  const digits = createHash('sha256').update(`${call.web.guid}${node.path}`).digest('hex');
  const parts = [digits.slice(0, 8), digits.slice(8, 12), `4${digits.slice(13, 16)}`, `8${digits.slice(17, 20)}`];
  return `${parts.join('-')}-${digits.slice(20, 32)}`;
}

/** The folder that a folder stands in; undefined for the web's root. */
export function parentOf(call: Call, node: FolderNode): FolderNode | undefined {
  const { list, row, links, path } = node;
  if (path === call.web.path) return undefined;
  const parentPath = path.slice(0, path.lastIndexOf('/'));
  if (parentPath.toLowerCase() === webRoot(call).toLowerCase()) return rootOfWeb(call, links);
  if (list === undefined || path === list.path) return unstored(parentPath, undefined, links);
  if (row === undefined || text(row, 'folder') === '') return rootOfList(list, links);
  const { folder, leaf } = splitPath(text(row, 'folder'));
  const sql = `SELECT * FROM ${list.table} WHERE folder = ? AND leaf = ?`;
  const parent = call.service.database.get(sql, folder, leaf);
  return parent === undefined ? undefined : folderOfRow(list, parent, links);
}

const folderType: EntityType<FolderNode> = {
  name: 'SP.Folder',
  set: 'SP.ApiData.Folders',
  path: ({ path }) => `Web/GetFolderByServerRelativePath(decodedurl='${encodedPath(path)}')`,
  properties: {
    ContentTypeOrder: {
      onlyWhenNamed: true,
      collection: 'SP.ContentTypeId',
      read: ({ list }, call) => (list === undefined ? [] : contentTypeOrder(call, list)),
    },
    Exists: { read: () => true },
    ExistsAllowThrowForPolicyFailures: { read: () => true },
    ExistsWithException: { read: () => true },
    IsWOPIEnabled: { read: () => false },
    ItemCount: { read: (node, call) => countIn(call, node) },
    Name: { read: ({ path }, call) => (path === call.web.path ? '' : path.slice(path.lastIndexOf('/') + 1)) },
    ProgID: { read: () => null },
    ServerRelativePath: { onlyWhenNamed: true, complex: 'SP.ResourcePath', read: ({ path }) => ({ DecodedUrl: path }) },
    ServerRelativeUrl: { read: ({ path }) => path },
    TimeCreated: {
      read: ({ list, row }, call) => (row === undefined ? (list ?? call.web).created : text(row, 'created')),
    },
    TimeLastModified: {
      read: ({ list, row }, call) => {
        if (row !== undefined) return text(row, 'modified');
        return list === undefined ? call.web.created : call.service.lists.counts(list).itemModified;
      },
    },
    UniqueContentTypeOrder: {
      onlyWhenNamed: true,
      collection: 'SP.ContentTypeId',
      read: ({ list }) => (list === undefined ? null : uniqueContentTypeOrder(list)),
    },
    UniqueId: { read: idOf },
    WelcomePage: {
      read: ({ path }, call) =>
        path === call.web.path ? (textOf(call.web.properties, 'WelcomePage') ?? 'SitePages/Home.aspx') : '',
    },
  },
  navigations: {
    Files: (node, call) => ({ many: filesIn(call, node).map((file) => fileEntity(call, file)) }),
    Folders: (node, call) => ({ many: foldersIn(call, node).map((folder) => folderEntity(call, folder)) }),
    ListItemAllFields: ({ list, row, links }, call) => ({
      one:
        list === undefined || row === undefined || list.path === call.web.path
          ? undefined
          : links?.entity(call, list, integer(row, 'id')),
    }),
    ParentFolder: (node, call) => {
      const parent = parentOf(call, node);
      return { one: parent === undefined ? undefined : folderEntity(call, parent) };
    },
    Properties: (node, call) => ({ one: propertiesEntity(call, node) }),
    StorageMetrics: (node, call) => ({ one: storageEntity(call, node) }),
  },
};

/** A folder as SharePoint represents it. */
export function folderEntity(call: Call, node: FolderNode): Entity {
  return entity(folderType, call, node);
}

/** The entity set of folders. */
export const folderSet = folderType.set;
