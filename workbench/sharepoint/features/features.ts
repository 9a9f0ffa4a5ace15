import { invalidArgument, notFound, refused } from '../errors/errors.js';
import { guidText } from '../http/arguments.js';
import type { Arguments } from '../http/arguments.js';
import { bodyObject } from '../http/body.js';
import type { Call } from '../http/call.js';
import { collection } from '../http/collection-noun.js';
import type { Noun, Resource } from '../http/resource.js';
import { action, resource } from '../http/resource.js';
import { flagOf, textOf } from '../json.js';
import { permission } from '../permissions/base-permissions.js';
import { demandWeb } from '../permissions/demand.js';
import type { RecordOwner, StoredRecord } from '../records/record-table.js';
import { collectionReply } from '../representation/collection.js';
import type { Entity, EntityType } from '../representation/entity.js';
import { entity, entityReply } from '../representation/entity.js';
import { propertyOf } from '../representation/property-resource.js';
import { emptyReply } from '../representation/reply.js';
import { nullReply } from '../representation/values.js';

/** Features that every team site has: their ids are SharePoint's, and nothing here depends on them. */
const initial: Readonly<Record<string, readonly string[]>> = {
  feature: [
    // Custom lists, document libraries, site pages, mobile view.
    '00bfea71-de22-43b2-a848-c05709900100',
    '00bfea71-e717-4e80-aa17-d0c71b360101',
    'b6917cb1-93a0-4b97-a84d-7cf49975d4ec',
    'd95c97f3-e528-4da2-ae9f-32b3535fbb59',
  ],
  // Basic web parts, the site's three-state workflow.
  sitefeature: ['00bfea71-1c5e-4a24-b310-ba51c3eb7a57', 'fde5d850-671e-4143-950a-87b473922dc7'],
};

interface Feature {
  readonly id: string;
  readonly record: StoredRecord | undefined;
}

const featureType: EntityType<Feature> = {
  name: 'SP.Feature',
  set: 'SP.ApiData.Features',
  path: (feature) => `Web/Features('${feature.id}')`,
  properties: { DefinitionId: { read: (feature) => feature.id } },
};

function featuresOf(call: Call, owner: RecordOwner): Feature[] {
  const records = call.service.records.of(owner);
  const removed = new Set(records.filter((each) => flagOf(each.properties, 'Removed')).map(idOf));
  const added = records.filter((each) => !flagOf(each.properties, 'Removed'));
  const given = (initial[owner.kind] ?? []).filter((id) => !removed.has(id));
  return [...given.map((id) => ({ id, record: undefined })), ...added.map((record) => ({ id: idOf(record), record }))];
}

function idOf(record: StoredRecord): string {
  return textOf(record.properties, 'DefinitionId') ?? record.guid;
}

function featureEntity(call: Call, feature: Feature): Entity {
  return entity(featureType, call, feature);
}

/** The active features of a web or a site. */
export function featureEntities(call: Call, owner: RecordOwner): Entity[] {
  return featuresOf(call, owner).map((feature) => featureEntity(call, feature));
}

function sentId(call: Call): { id: string; force: boolean } {
  const body = bodyObject(call);
  const id = guidText(textOf(body, 'featureId') ?? '');
  if (id === undefined) throw invalidArgument('featureId must be a guid.');
  return { id, force: flagOf(body, 'force') };
}

const featureNoun: Noun<Feature> = {
  read: (call, feature) => entityReply(call, featureEntity(call, feature)),
  otherwise: (call, feature, name) => propertyOf(call, featureEntity(call, feature), name),
};

const featuresNoun: Noun<RecordOwner> = {
  read: (call, owner) => collectionReply(call, featureType.set, featureEntities(call, owner)),
  members: {
    add: (call, owner) =>
      action(call, () => {
        demandWeb(call, permission.manageWeb);
        const { id, force } = sentId(call);
        const known = featuresOf(call, owner).find((feature) => feature.id === id);
        if (known !== undefined && !force) {
          throw refused(`Feature with Id '${id}' is already activated at this scope.`, -2146233086);
        }
        return entityReply(call, featureEntity(call, known ?? activate(call, owner, id)));
      }),
    remove: (call, owner) =>
      action(call, () => {
        demandWeb(call, permission.manageWeb);
        deactivate(call, owner, sentId(call));
        return emptyReply();
      }),
    getbyid: (call, owner, given) => byId(call, owner, given),
  },
};

function activate(call: Call, owner: RecordOwner, id: string): Feature {
  return call.service.database.transaction(() => {
    const marks = call.service.records.of(owner).filter((record) => idOf(record) === id);
    for (const mark of marks) call.service.records.remove(mark);
    const isInitial = initial[owner.kind]?.includes(id) === true;
    return { id, record: isInitial ? undefined : call.service.records.add(owner, { DefinitionId: id }) };
  });
}

function deactivate(call: Call, owner: RecordOwner, { id, force }: { id: string; force: boolean }): void {
  const feature = featuresOf(call, owner).find((each) => each.id === id);
  if (feature === undefined) {
    if (force) return;
    throw notFound(`Feature '${id}' is not activated at this scope.`);
  }
  if (feature.record !== undefined) call.service.records.remove(feature.record);
  else call.service.records.add(owner, { DefinitionId: id, Removed: true });
}

/** A feature that is not active is answered as nothing, not as an error: clients ask in order to find out. */
function byId(call: Call, owner: RecordOwner, given: Arguments): Resource {
  const guid = given.guid('id');
  const feature = featuresOf(call, owner).find((each) => each.id === guid);
  if (feature !== undefined) return resource(featureNoun, call, feature);
  return resource({ read: () => nullReply(call, 'GetById') }, call, undefined);
}

/** `web/features`, `site/features`. */
export function featuresStep<Parent>(ownerOf: (call: Call, parent: Parent) => RecordOwner) {
  return collection<Parent, RecordOwner>(featuresNoun, ownerOf, byId);
}
