import { invalidQuery, notFound } from '../errors/errors.js';
import type { Arguments } from '../http/arguments.js';
import { bodyEntity } from '../http/body.js';
import type { Call } from '../http/call.js';
import { collection } from '../http/collection-noun.js';
import type { Noun, Resource } from '../http/resource.js';
import { action, resource } from '../http/resource.js';
import type { JsonObject } from '../json.js';
import { own, textOf } from '../json.js';
import { fromHighAndLow, permission } from '../permissions/base-permissions.js';
import { demandWeb } from '../permissions/demand.js';
import type { RecordOwner, StoredRecord } from '../records/record-table.js';
import { collectionReply } from '../representation/collection.js';
import type { Entity, EntityType } from '../representation/entity.js';
import { entity, entityReply } from '../representation/entity.js';
import { propertyOf } from '../representation/property-resource.js';
import { emptyReply, noContent } from '../representation/reply.js';
import type { StoredTable } from '../representation/stored.js';
import { applySent, stored, storedProperties } from '../representation/stored.js';
import { userResourceSteps } from '../user-resources/user-resource.js';

const actionProperties: StoredTable = {
  ClientSideComponentId: stored.text('00000000-0000-0000-0000-000000000000'),
  ClientSideComponentProperties: stored.text(),
  CommandUIExtension: stored.textOrNull(),
  Description: stored.textOrNull(),
  Group: stored.textOrNull(),
  HostProperties: stored.text(),
  ImageUrl: stored.textOrNull(),
  Location: stored.textOrNull(),
  Name: stored.textOrNull(),
  RegistrationId: stored.textOrNull(),
  RegistrationType: stored.number(),
  ScriptBlock: stored.textOrNull(),
  ScriptSrc: stored.textOrNull(),
  Sequence: stored.number(),
  Title: stored.textOrNull(),
  Url: stored.textOrNull(),
};

/** UserCustomActionScope on the wire. */
function scopeOf(record: StoredRecord): number {
  if (record.listId !== undefined) return 4;
  return record.kind === 'siteaction' ? 2 : 3;
}

const actionType: EntityType<StoredRecord> = {
  name: 'SP.UserCustomAction',
  set: 'SP.ApiData.UserCustomActions',
  path: (record) => `${record.kind === 'siteaction' ? 'Site' : 'Web'}/UserCustomActions('${record.guid}')`,
  properties: {
    ...storedProperties<StoredRecord>(actionProperties, (record) => record.properties),
    Id: { read: (record) => record.guid },
    Rights: {
      complex: 'SP.BasePermissions',
      read: (record) => own(record.properties, 'Rights') ?? { High: '0', Low: '0' },
    },
    Scope: { read: scopeOf },
    VersionOfUserCustomAction: { read: () => '16.0.1.0' },
  },
};

function actionEntity(call: Call, record: StoredRecord): Entity {
  return entity(actionType, call, record);
}

/** The custom actions of a site, a web or a list. */
export function actionEntities(call: Call, owner: RecordOwner): Entity[] {
  return call.service.records.of(owner).map((record) => actionEntity(call, record));
}

/** What follows from where the action stands: it may be sent along, and changes nothing. */
const derived = new Set(['Id', 'Scope', 'VersionOfUserCustomAction']);

function applied(bag: JsonObject, sent: JsonObject): JsonObject {
  const isOther = (name: string) => name === 'Rights' || derived.has(name);
  const result = applySent(actionProperties, bag, sent, 'SP.UserCustomAction', isOther);
  const rights = own(sent, 'Rights');
  if (rights === undefined) return result;
  if (fromHighAndLow(rights) === undefined) throw invalidQuery('Rights needs High and Low.');
  return { ...result, Rights: rights };
}

const actionNoun: Noun<StoredRecord> = {
  read: (call, record) => entityReply(call, actionEntity(call, record)),
  merge(call, record) {
    demandWeb(call, permission.manageWeb);
    call.service.records.update(record, applied(record.properties, bodyEntity(call).properties));
    return noContent();
  },
  remove(call, record) {
    demandWeb(call, permission.manageWeb);
    call.service.records.remove(record);
    return emptyReply();
  },
  members: userResourceSteps<StoredRecord>(
    (record) => textOf(record.properties, 'Title') ?? '',
    (record) => textOf(record.properties, 'Description') ?? '',
  ),
  otherwise: (call, record, name) => propertyOf(call, actionEntity(call, record), name),
};

const actionsNoun: Noun<RecordOwner> = {
  read: (call, owner) => collectionReply(call, actionType.set, actionEntities(call, owner)),
  create(call, owner) {
    demandWeb(call, permission.manageWeb);
    const record = call.service.records.add(owner, applied({}, bodyEntity(call).properties));
    return entityReply(call, actionEntity(call, record), 201);
  },
  members: {
    getbyid: (call, owner, given) => byId(call, owner, given),
    clear: (call, owner) =>
      action(call, () => {
        demandWeb(call, permission.manageWeb);
        call.service.database.transaction(() => {
          for (const record of call.service.records.of(owner)) call.service.records.remove(record);
        });
        return emptyReply();
      }),
  },
};

function byId(call: Call, owner: RecordOwner, given: Arguments): Resource {
  const guid = given.guid('id');
  const record = call.service.records.of(owner).find((each) => each.guid === guid);
  if (record === undefined) throw notFound('The custom action does not exist.');
  return resource(actionNoun, call, record);
}

/** `usercustomactions` of a site, a web or a list. */
export function userCustomActionsStep<Parent>(ownerOf: (call: Call, parent: Parent) => RecordOwner) {
  return collection<Parent, RecordOwner>(actionsNoun, ownerOf, byId);
}
