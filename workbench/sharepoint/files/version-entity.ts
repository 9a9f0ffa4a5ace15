import type { Call } from '../http/call.js';
import { encodedPath } from '../folders/names.js';
import type { FileNode } from '../folders/place.js';
import { pathOf, webRoot } from '../folders/place.js';
import type { Entity, EntityType } from '../representation/entity.js';
import { entity } from '../representation/entity.js';
import type { Row } from '../storage/rows.js';
import { integer, text } from '../storage/rows.js';
import { userEntity } from '../users/principal-entity.js';
import { olderVersions } from '../versions/version-table.js';
import { contentOf, fileState, versionLabel } from './file-state.js';

/** An older version of a file: the row as it was then. */
export interface FileVersion {
  readonly file: FileNode;
  readonly row: Row;
}

/** The older versions of a file, oldest first; the file itself is its newest version and not among them. */
export function fileVersions(call: Call, file: FileNode): FileVersion[] {
  return olderVersions(call.service.database, file.list, integer(file.row, 'id'))
    .map((row) => ({ file, row }))
    .reverse();
}

/** Where a version is kept, relative to the web. */
function historyUrl(call: Call, { file, row }: FileVersion): string {
  const path = pathOf(file.list, file.row).slice(webRoot(call).length + 1);
  return `_vti_history/${integer(row, 'ui_version')}/${path}`;
}

function sizeOf(call: Call, row: Row): number {
  const content = contentOf(row);
  return content === undefined ? 0 : call.service.contents.length(content);
}

const versionType: EntityType<FileVersion> = {
  name: 'SP.FileVersion',
  set: 'SP.ApiData.FileVersions',
  path: ({ file, row }) =>
    `Web/GetFileByServerRelativePath(decodedurl='${encodedPath(pathOf(file.list, file.row))}')/Versions(${integer(row, 'ui_version')})`,
  properties: {
    CheckInComment: { read: ({ row }) => fileState(row).comment },
    Created: { read: ({ row }) => text(row, 'modified') },
    ID: { read: ({ row }) => integer(row, 'ui_version') },
    IsCurrentVersion: { read: () => false },
    Length: { read: ({ row }, call) => String(sizeOf(call, row)) },
    Size: { read: ({ row }, call) => sizeOf(call, row) },
    Url: { read: (version, call) => historyUrl(call, version) },
    VersionLabel: { read: ({ row }) => versionLabel(integer(row, 'ui_version')) },
  },
  navigations: {
    CreatedBy: ({ row }, call) => {
      const user = call.service.principals.byId(call.site.id, integer(row, 'editor'));
      return { one: user === undefined ? undefined : userEntity(call, user) };
    },
  },
};

/** An older version of a file as SharePoint represents it. */
export function versionEntity(call: Call, version: FileVersion): Entity {
  return entity(versionType, call, version);
}

/** The entity set of versions of files. */
export const versionSet = versionType.set;
