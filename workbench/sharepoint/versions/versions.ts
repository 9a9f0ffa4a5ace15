import { invalidArgument, notFound, refused } from '../errors/errors.js';
import type { Arguments } from '../http/arguments.js';
import type { Call } from '../http/call.js';
import { collection, numberKey } from '../http/collection-noun.js';
import type { Noun, Resource } from '../http/resource.js';
import { action, resource } from '../http/resource.js';
import { demandItem, updateItem } from '../items/item-store.js';
import type { ColumnValues } from '../items/sent-values.js';
import type { List } from '../lists/list.js';
import { permission } from '../permissions/base-permissions.js';
import { collectionReply } from '../representation/collection.js';
import { entityReply } from '../representation/entity.js';
import { propertyOf } from '../representation/property-resource.js';
import { emptyReply } from '../representation/reply.js';
import type { Row } from '../storage/rows.js';
import { integer } from '../storage/rows.js';
import type { ItemVersion } from './version-entity.js';
import { versionEntity, versionId, versionLabel, versionSet, versionsOf } from './version-entity.js';
import { dropVersions } from './version-table.js';

/** The versions of one item. */
interface Versions {
  readonly list: List;
  /** The item as it is. */
  readonly current: Row;
}

function pick(call: Call, node: Versions, matches: (version: ItemVersion) => boolean): ItemVersion {
  const version = versionsOf(call, node.list, node.current).find(matches);
  if (version === undefined) throw notFound('The version does not exist.');
  return version;
}

function demandDelete(call: Call, { list, current }: Versions): void {
  demandItem(call, list, integer(current, 'id'), permission.deleteVersions);
}

function remove(call: Call, node: Versions, version: ItemVersion): void {
  demandDelete(call, node);
  if (version.isCurrent) throw refused('You cannot delete the current version.', -2147467259);
  dropVersions(call.service.database, node.list, integer(node.current, 'id'), versionId(version));
}

/** Makes the item what it was, as a new version. */
function restore(call: Call, { list, current }: Versions, version: ItemVersion): void {
  const values: ColumnValues = new Map(
    list.valueFields.map((field) => [field.column, version.row[field.column] ?? null]),
  );
  updateItem(call, list, integer(current, 'id'), values);
}

interface OneVersion {
  readonly node: Versions;
  readonly version: ItemVersion;
}

const versionNoun: Noun<OneVersion> = {
  read: (call, { version }) => entityReply(call, versionEntity(call, version)),
  remove(call, { node, version }) {
    remove(call, node, version);
    return emptyReply();
  },
  members: {
    deleteobject: (call, { node, version }) =>
      action(call, () => {
        remove(call, node, version);
        return emptyReply();
      }),
  },
  otherwise: (call, { version }, name) => propertyOf(call, versionEntity(call, version), name),
};

const versionsNoun: Noun<Versions> = {
  read: (call, node) =>
    collectionReply(
      call,
      versionSet,
      versionsOf(call, node.list, node.current).map((version) => versionEntity(call, version)),
    ),
  members: {
    getbyid: (call, node, given) => byId(call, node, given),
    deleteall: (call, node) =>
      action(call, () => {
        demandDelete(call, node);
        dropVersions(call.service.database, node.list, integer(node.current, 'id'));
        return emptyReply();
      }),
    deletebyid: (call, node, given) =>
      action(call, () => {
        const id = numberKey(given);
        remove(
          call,
          node,
          pick(call, node, (version) => versionId(version) === id),
        );
        return emptyReply();
      }),
    deletebylabel: (call, node, given) =>
      action(call, () => {
        remove(call, node, byLabel(call, node, given));
        return emptyReply();
      }),
    restorebylabel: (call, node, given) =>
      action(call, () => {
        restore(call, node, byLabel(call, node, given));
        return emptyReply();
      }),
  },
};

function byLabel(call: Call, node: Versions, given: Arguments): ItemVersion {
  const label = given.text('versionlabel');
  if (!/^\d+(\.\d+)?$/.test(label)) throw invalidArgument(`'${label}' is not the label of a version.`);
  const whole = label.includes('.') ? label : `${label}.0`;
  return pick(call, node, (version) => versionLabel(version) === whole);
}

function byId(call: Call, node: Versions, given: Arguments): Resource {
  const id = numberKey(given);
  return resource(versionNoun, call, { node, version: pick(call, node, (version) => versionId(version) === id) });
}

/** `items(1)/versions`, `items(1)/versions(512)`; the item is one of which the visitor may view the versions. */
export const versionsStep = collection<Versions, Versions>(versionsNoun, (_call, node) => node, byId);
