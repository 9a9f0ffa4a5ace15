import { encodedPath } from '../folders/names.js';
import type { Call } from '../http/call.js';
import type { Entity, EntityType } from '../representation/entity.js';
import { entity } from '../representation/entity.js';
import type { Attachment } from './attachment-table.js';
import { attachmentETag, attachmentPath } from './attachment-table.js';

const attachmentType: EntityType<Attachment> = {
  name: 'SP.Attachment',
  set: 'SP.ApiData.Attachments',
  path: ({ list, itemId, name }) =>
    `Web/Lists(guid'${list.guid}')/Items(${itemId})/AttachmentFiles('${encodedPath(name)}')`,
  properties: {
    FileName: { read: ({ name }) => name },
    FileNameAsPath: { complex: 'SP.ResourcePath', read: ({ name }) => ({ DecodedUrl: name }) },
    ServerRelativePath: {
      complex: 'SP.ResourcePath',
      read: (attachment) => ({ DecodedUrl: attachmentPath(attachment) }),
    },
    ServerRelativeUrl: { read: attachmentPath },
  },
};

/** An attachment as the item's collection represents it. */
export function attachmentEntity(call: Call, attachment: Attachment): Entity {
  return entity(attachmentType, call, attachment);
}

/** The entity set of attachments. */
export const attachmentSet = attachmentType.set;

const fileType: EntityType<Attachment> = {
  name: 'SP.File',
  set: 'SP.ApiData.Files',
  path: (attachment) => `Web/GetFileByServerRelativePath(decodedurl='${encodedPath(attachmentPath(attachment))}')`,
  properties: {
    CheckInComment: { read: () => '' },
    CheckOutType: { read: () => 2 },
    CustomizedPageStatus: { read: () => 0 },
    ETag: { read: attachmentETag },
    Exists: { read: () => true },
    Length: { read: ({ stream }, call) => String(call.service.contents.length(stream)) },
    Level: { read: () => 1 },
    MajorVersion: { read: ({ number }) => number },
    MinorVersion: { read: () => 0 },
    Name: { read: ({ name }) => name },
    ServerRelativePath: {
      onlyWhenNamed: true,
      complex: 'SP.ResourcePath',
      read: (attachment) => ({ DecodedUrl: attachmentPath(attachment) }),
    },
    ServerRelativeUrl: { read: attachmentPath },
    TimeCreated: { read: ({ created }) => created },
    TimeLastModified: { read: ({ modified }) => modified },
    Title: { read: () => null },
    UIVersion: { read: ({ number }) => number * 512 },
    UIVersionLabel: { read: ({ number }) => `${number}.0` },
    UniqueId: { read: ({ guid }) => guid },
  },
};

/** An attachment as the file that stands at its address. */
export function attachmentFileEntity(call: Call, attachment: Attachment): Entity {
  return entity(fileType, call, attachment);
}
