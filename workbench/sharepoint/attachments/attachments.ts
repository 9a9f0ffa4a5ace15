import { invalidArgument } from '../errors/errors.js';
import type { Arguments } from '../http/arguments.js';
import { bodyObject } from '../http/body.js';
import { bytesOf } from '../http/bytes.js';
import type { Call, Reply } from '../http/call.js';
import { collection } from '../http/collection-noun.js';
import type { Noun, Resource, Step } from '../http/resource.js';
import { action, resource } from '../http/resource.js';
import { demandItem } from '../items/item-store.js';
import type { JsonValue } from '../json.js';
import { isObject, own, textOf } from '../json.js';
import { sentList } from '../http/body.js';
import type { List } from '../lists/list.js';
import { permission } from '../permissions/base-permissions.js';
import { collectionReply } from '../representation/collection.js';
import { entityReply } from '../representation/entity.js';
import { propertyOf } from '../representation/property-resource.js';
import { emptyReply } from '../representation/reply.js';
import { attachmentEntity, attachmentSet } from './attachment-entity.js';
import { attachmentValue } from './attachment-file.js';
import type { Attachment } from './attachment-table.js';
import {
  addAttachment,
  attachmentsOf,
  deleteAttachment,
  demandAttachment,
  recycleAttachment,
} from './attachment-table.js';

/** The item whose attachments they are. */
interface ItemOfList {
  readonly list: List;
  readonly id: number;
}

function remove(call: Call, attachment: Attachment): Reply {
  deleteAttachment(call, attachment);
  return emptyReply();
}

function recycle(call: Call, attachment: Attachment): Reply {
  recycleAttachment(call, attachment);
  return emptyReply();
}

/** PnPjs sends `recycleObject` with the verb DELETE. */
const recycleStep: Step<Attachment> = (call, attachment) =>
  resource({ create: recycle, remove: recycle }, call, attachment);

const attachmentNoun: Noun<Attachment> = {
  read: (call, attachment) => entityReply(call, attachmentEntity(call, attachment)),
  remove,
  members: {
    $value: attachmentValue,
    deleteobject: (call, attachment) => action(call, () => remove(call, attachment)),
    recycleobject: recycleStep,
  },
  otherwise: (call, attachment, name) => propertyOf(call, attachmentEntity(call, attachment), name),
};

function byName(call: Call, { list, id }: ItemOfList, given: Arguments): Resource {
  const name = given.find('fileName')?.text ?? given.text('DecodedUrl');
  return resource(attachmentNoun, call, demandAttachment(call, list, id, name));
}

function addStep(argument: string): Step<ItemOfList> {
  return (call, { list, id }, given) =>
    action(call, () => {
      const added = addAttachment(call, list, id, given.text(argument), call.bytes);
      return entityReply(call, attachmentEntity(call, added));
    });
}

/** `addMultiple`: several attachments as base64 in one JSON body; all of them are stored, or none. */
function addMultiple(call: Call, { list, id }: ItemOfList): Reply {
  const body = bodyObject(call);
  const sent = sentList(own(body, 'attachments') ?? null) ?? [];
  if (sent.length === 0) throw invalidArgument('The parameter attachments is missing.');
  const added = call.service.database.transaction(() =>
    sent.map((each) => {
      const { name, content } = sentAttachment(each);
      return addAttachment(call, list, id, name, bytesOf([Buffer.from(content, 'base64')]));
    }),
  );
  return collectionReply(
    call,
    attachmentSet,
    added.map((attachment) => attachmentEntity(call, attachment)),
  );
}

function sentAttachment(value: JsonValue): { name: string; content: string } {
  const name = isObject(value) ? textOf(value, 'name') : undefined;
  const content = isObject(value) ? (textOf(value, 'content') ?? '') : '';
  if (name === undefined) throw invalidArgument('An attachment needs a name.');
  return { name, content };
}

const attachmentsNoun: Noun<ItemOfList> = {
  read(call, { list, id }) {
    demandItem(call, list, id, permission.viewListItems);
    const entities = attachmentsOf(call, list, id).map((attachment) => attachmentEntity(call, attachment));
    return collectionReply(call, attachmentSet, entities);
  },
  members: {
    add: addStep('FileName'),
    addusingpath: addStep('DecodedUrl'),
    addmultiple: (call, item) => action(call, () => addMultiple(call, item)),
    getbyfilename: byName,
    getbyfilenameaspath: byName,
  },
};

/** `items(1)/AttachmentFiles`, `AttachmentFiles('name')`. */
export const attachmentsStep = collection<ItemOfList, ItemOfList>(attachmentsNoun, (_call, item) => item, byName);
