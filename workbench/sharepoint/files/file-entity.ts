import type { Call } from '../http/call.js';
import { encodedPath } from '../folders/names.js';
import type { FileNode } from '../folders/place.js';
import { pathOf } from '../folders/place.js';
import { permission } from '../permissions/base-permissions.js';
import type { Entity, EntityType } from '../representation/entity.js';
import { entity } from '../representation/entity.js';
import type { Row } from '../storage/rows.js';
import { integer, optionalInteger, text } from '../storage/rows.js';
import { userEntity } from '../users/principal-entity.js';
import { contentOf, fileETag, fileState, versionLabel } from './file-state.js';
import { filePropertiesEntity } from './file-properties.js';
import { fileVersions, versionEntity } from './version-entity.js';

function lengthOf(row: Row, call: Call): number {
  const content = contentOf(row);
  return content === undefined ? 0 : call.service.contents.length(content);
}

function person(call: Call, id: number | undefined): { one: Entity | undefined } {
  const user = id === undefined ? undefined : call.service.principals.byId(call.site.id, id);
  return { one: user === undefined ? undefined : userEntity(call, user) };
}

/** Published, a draft (a minor version), or checked out: SPFileLevel. */
function levelOf(row: Row): number {
  if (fileState(row).checkedOutBy !== undefined) return 255;
  return integer(row, 'ui_version') % 512 === 0 ? 1 : 2;
}

const fileType: EntityType<FileNode> = {
  name: 'SP.File',
  set: 'SP.ApiData.Files',
  path: ({ list, row }) => `Web/GetFileByServerRelativePath(decodedurl='${encodedPath(pathOf(list, row))}')`,
  properties: {
    CheckInComment: { read: ({ row }) => fileState(row).comment },
    CheckOutType: { read: ({ row }) => (fileState(row).checkedOutBy === undefined ? 2 : 0) },
    ContentTag: {
      read: ({ row }) => `{${text(row, 'guid').toUpperCase()}},${integer(row, 'version')},${contentOf(row) ?? 0}`,
    },
    CustomizedPageStatus: { read: () => 0 },
    ETag: { read: ({ row }) => fileETag(row) },
    Exists: { read: () => true },
    ExistsAllowThrowForPolicyFailures: { read: () => true },
    ExistsWithException: { read: () => true },
    IrmEnabled: { read: () => false },
    // A 64-bit number travels as text.
    Length: { read: ({ row }, call) => String(lengthOf(row, call)) },
    Level: { read: ({ row }) => levelOf(row) },
    LinkingUri: { read: () => null },
    LinkingUrl: { read: () => '' },
    ListId: { onlyWhenNamed: true, read: ({ list }) => list.guid },
    MajorVersion: { read: ({ row }) => Math.floor(integer(row, 'ui_version') / 512) },
    MinorVersion: { read: ({ row }) => integer(row, 'ui_version') % 512 },
    Name: { read: ({ row }) => text(row, 'leaf') },
    ServerRelativePath: {
      onlyWhenNamed: true,
      complex: 'SP.ResourcePath',
      read: ({ list, row }) => ({ DecodedUrl: pathOf(list, row) }),
    },
    ServerRelativeUrl: { read: ({ list, row }) => pathOf(list, row) },
    SiteId: { onlyWhenNamed: true, read: (_node, call) => call.site.guid },
    TimeCreated: { read: ({ row }) => text(row, 'created') },
    TimeLastModified: { read: ({ row }) => text(row, 'modified') },
    Title: { read: ({ list, row }) => titleOf(list.fields.byName('Title')?.column, row) },
    UIVersion: { read: ({ row }) => integer(row, 'ui_version') },
    UIVersionLabel: { read: ({ row }) => versionLabel(integer(row, 'ui_version')) },
    UniqueId: { read: ({ row }) => text(row, 'guid') },
    WebId: { onlyWhenNamed: true, read: (_node, call) => call.web.guid },
  },
  navigations: {
    Author: ({ row }, call) => person(call, integer(row, 'author')),
    CheckedOutByUser: ({ row }, call) => person(call, fileState(row).checkedOutBy),
    ListItemAllFields: ({ list, row, links }, call) => ({
      one: list.path === call.web.path ? undefined : links?.entity(call, list, integer(row, 'id')),
    }),
    // Nobody edits a file in a browser here, which is what locks one.
    LockedByUser: () => ({ one: undefined }),
    ModifiedBy: ({ row }, call) => person(call, integer(row, 'editor')),
    Properties: (node, call) => ({ one: filePropertiesEntity(call, node) }),
    Versions: (node, call) => ({
      many: mayViewVersions(node, call) ? fileVersions(call, node).map((each) => versionEntity(call, each)) : [],
    }),
  },
};

/** Reading a file is not reading what it was before. */
function mayViewVersions({ list, row }: FileNode, call: Call): boolean {
  const scopeId = optionalInteger(row, 'scope') ?? list.scopeId;
  return call.service.security.allows(call.visitor.user, scopeId, permission.viewVersions);
}

function titleOf(column: string | undefined, row: Row): string | null {
  const title = column === undefined ? null : row[column];
  return typeof title === 'string' ? title : null;
}

/** A file as SharePoint represents it. */
export function fileEntity(call: Call, node: FileNode): Entity {
  return entity(fileType, call, node);
}

/** The entity set of files. */
export const fileSet = fileType.set;
