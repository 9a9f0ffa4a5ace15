import { invalidArgument, notFound } from '../errors/errors.js';
import type { Arguments } from '../http/arguments.js';
import { bodyEntity } from '../http/body.js';
import type { Call } from '../http/call.js';
import { collection } from '../http/collection-noun.js';
import type { Noun, Resource } from '../http/resource.js';
import { resource } from '../http/resource.js';
import type { JsonObject } from '../json.js';
import { own, textOf } from '../json.js';
import type { List } from '../lists/list.js';
import { permission } from '../permissions/base-permissions.js';
import { demandList } from '../permissions/demand.js';
import type { RecordOwner, StoredRecord } from '../records/record-table.js';
import { collectionReply } from '../representation/collection.js';
import type { Entity, EntityType } from '../representation/entity.js';
import { entity, entityReply } from '../representation/entity.js';
import { propertyOf } from '../representation/property-resource.js';
import { noContent } from '../representation/reply.js';

/** The furthest a subscription may reach: 180 days, in milliseconds. */
const longest = 180 * 86_400_000;

interface Subscription {
  readonly list: List;
  readonly record: StoredRecord;
}

const property =
  (name: string) =>
  ({ record }: Subscription) =>
    own(record.properties, name) ?? null;

const subscriptionType: EntityType<Subscription> = {
  name: 'Microsoft.SharePoint.Webhooks.Subscription',
  set: 'SP.ApiData.Subscriptions',
  path: ({ list, record }) => `Web/Lists(guid'${list.guid}')/Subscriptions('${record.guid}')`,
  properties: {
    clientState: { read: property('clientState') },
    expirationDateTime: { read: property('expirationDateTime') },
    id: { read: ({ record }) => record.guid },
    notificationUrl: { read: property('notificationUrl') },
    resource: { read: ({ list }) => list.guid },
    resourceData: { read: () => '' },
  },
};

function subscriptionEntity(call: Call, node: Subscription): Entity {
  return entity(subscriptionType, call, node);
}

function ownerOf(list: List): RecordOwner {
  return { kind: 'subscription', webId: list.webId, listId: list.id };
}

/** Those that have not run out. */
function subscriptionsOf(call: Call, list: List): Subscription[] {
  const now = Date.now();
  return call.service.records
    .of(ownerOf(list))
    .filter((record) => Date.parse(textOf(record.properties, 'expirationDateTime') ?? '') > now)
    .map((record) => ({ list, record }));
}

/**
 * What was sent, checked. The address is only kept: this service never calls anyone.
 *
 * @throws SharePointError (400) for an address that is not https or a time that is past or more than 180 days away
 */
function applied(bag: JsonObject, sent: JsonObject): JsonObject {
  const result: JsonObject = { ...bag };
  for (const name of ['clientState', 'expirationDateTime', 'notificationUrl']) {
    const value = textOf(sent, name);
    if (value !== undefined) result[name] = value;
  }
  const url = textOf(result, 'notificationUrl') ?? '';
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:') {
    throw invalidArgument('The notification address must be an absolute https address.');
  }
  const until = Date.parse(textOf(result, 'expirationDateTime') ?? '');
  // A minute more than 180 days is let pass: the clocks of client and service differ.
  if (Number.isNaN(until) || until <= Date.now() || until > Date.now() + longest + 60_000) {
    throw invalidArgument('Expiration date must be in the future and at most 180 days away.');
  }
  return result;
}

const subscriptionNoun: Noun<Subscription> = {
  read: (call, node) => entityReply(call, subscriptionEntity(call, node)),
  merge(call, { record }) {
    call.service.records.update(record, applied(record.properties, bodyEntity(call).properties));
    return noContent();
  },
  remove(call, { record }) {
    call.service.records.remove(record);
    return noContent();
  },
  otherwise: (call, node, name) => propertyOf(call, subscriptionEntity(call, node), name),
};

const subscriptionsNoun: Noun<List> = {
  read: (call, list) =>
    collectionReply(
      call,
      subscriptionType.set,
      subscriptionsOf(call, list).map((node) => subscriptionEntity(call, node)),
    ),
  create(call, list) {
    const record = call.service.records.add(ownerOf(list), applied({}, bodyEntity(call).properties));
    return entityReply(call, subscriptionEntity(call, { list, record }), 201);
  },
  members: { getbyid: (call, list, given) => byId(call, list, given) },
};

function byId(call: Call, list: List, given: Arguments): Resource {
  const guid = given.guid('id');
  const node = subscriptionsOf(call, list).find((each) => each.record.guid === guid);
  if (node === undefined) throw notFound('The subscription does not exist.');
  return resource(subscriptionNoun, call, node);
}

/** `list/subscriptions`: for those who manage the list. */
export const subscriptionsStep = collection<List, List>(
  subscriptionsNoun,
  (call, list) => {
    demandList(call, list, permission.manageLists);
    return list;
  },
  byId,
);
