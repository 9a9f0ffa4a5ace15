import type { Place } from '../folders/place.js';
import type { Call, Reply } from '../http/call.js';
import type { Noun, Resource } from '../http/resource.js';
import { action, resource } from '../http/resource.js';
import { demandItem } from '../items/item-store.js';
import { permission } from '../permissions/base-permissions.js';
import { downloadReply } from '../representation/download.js';
import { entityReply } from '../representation/entity.js';
import { propertyOf } from '../representation/property-resource.js';
import { emptyReply, noContent } from '../representation/reply.js';
import { valueReply } from '../representation/values.js';
import { attachmentFileEntity } from './attachment-entity.js';
import type { Attachment } from './attachment-table.js';
import {
  attachmentETag,
  deleteAttachment,
  demandAttachment,
  recycleAttachment,
  setAttachment,
} from './attachment-table.js';

/** Answers an attachment's bytes. @throws SharePointError: 404, 403 */
function attachmentContent(call: Call, attachment: Attachment): Reply {
  demandItem(call, attachment.list, attachment.itemId, permission.openItems);
  return downloadReply(call, {
    name: attachment.name,
    etag: attachmentETag(attachment),
    content: call.service.contents.read(attachment.stream),
  });
}

/** `…/$value` of an attachment. */
export function attachmentValue(call: Call, attachment: Attachment): Resource {
  const write = (): Reply => noContent(attachmentETag(setAttachment(call, attachment, call.bytes)));
  const noun: Noun<Attachment> = { read: attachmentContent, create: write, replace: write, merge: write };
  return resource(noun, call, attachment);
}

const attachmentFileNoun: Noun<Attachment> = {
  read: (call, attachment) => entityReply(call, attachmentFileEntity(call, attachment)),
  remove(call, attachment) {
    deleteAttachment(call, attachment);
    return emptyReply();
  },
  members: {
    $value: attachmentValue,
    openbinarystream: attachmentValue,
    recycle: (call, attachment) =>
      action(call, () => valueReply(call, 'Recycle', recycleAttachment(call, attachment), 'Edm.Guid')),
  },
  otherwise: (call, attachment, name) => propertyOf(call, attachmentFileEntity(call, attachment), name),
};

/** An attachment at its address, as a file. @throws SharePointError (404) */
export function attachmentFileResource(call: Call, place: Extract<Place, { is: 'attachment' }>): Resource {
  return resource(attachmentFileNoun, call, demandAttachment(call, place.list, place.itemId, place.name));
}
