import { invalidArgument, notFound, refused } from '../errors/errors.js';
import { bodyEntity } from '../http/body.js';
import type { Call } from '../http/call.js';
import { collection, numberKey } from '../http/collection-noun.js';
import type { Noun, Resource } from '../http/resource.js';
import { resource } from '../http/resource.js';
import type { JsonObject } from '../json.js';
import { numberOf, own, textOf } from '../json.js';
import type { Permissions } from '../permissions/base-permissions.js';
import { fromHighAndLow, highAndLow, permission } from '../permissions/base-permissions.js';
import { demandWeb } from '../permissions/demand.js';
import { collectionReply } from '../representation/collection.js';
import type { Entity, EntityType } from '../representation/entity.js';
import { entity, entityReply } from '../representation/entity.js';
import { propertyOf } from '../representation/property-resource.js';
import { emptyReply, noContent } from '../representation/reply.js';
import { changedObject, changeType } from '../changes/change-log.js';
import type { RoleDefinition } from './role-definition.js';

const roleType: EntityType<RoleDefinition> = {
  name: 'SP.RoleDefinition',
  set: 'SP.ApiData.RoleDefinitions',
  path: (role) => `Web/RoleDefinitions(${role.id})`,
  properties: {
    BasePermissions: { complex: 'SP.BasePermissions', read: (role) => highAndLow(role.permissions) },
    Description: { read: (role) => role.description },
    Hidden: { read: (role) => role.hidden },
    Id: { read: (role) => role.id },
    Name: { read: (role) => role.name },
    Order: { read: (role) => role.position },
    RoleTypeKind: { read: (role) => role.kind },
  },
};

/** The entity set of permission levels. */
export const roleSet = roleType.set;

/** A permission level as SharePoint represents it. */
export function roleEntity(call: Call, role: RoleDefinition): Entity {
  return entity(roleType, call, role);
}

/** @throws SharePointError (400) unless it is an Int32 */
function readOrder(properties: JsonObject): number | undefined {
  const order = numberOf(properties, 'Order');
  if (order !== undefined && (order | 0) !== order) throw invalidArgument('Order must be a whole number of 32 bits.');
  return order;
}

function readPermissions(properties: JsonObject): Permissions | undefined {
  const sent = own(properties, 'BasePermissions');
  if (sent === undefined) return undefined;
  const permissions = fromHighAndLow(sent);
  if (permissions === undefined) throw invalidArgument('BasePermissions needs High and Low as decimal texts.');
  return permissions;
}

const roleNoun: Noun<RoleDefinition> = {
  read: (call, role) => entityReply(call, roleEntity(call, role)),
  merge(call, role) {
    demandWeb(call, permission.managePermissions);
    const { properties } = bodyEntity(call);
    call.service.database.transaction(() => {
      call.service.roles.update({
        ...role,
        name: textOf(properties, 'Name') ?? role.name,
        description: textOf(properties, 'Description') ?? role.description,
        position: readOrder(properties) ?? role.position,
        permissions: readPermissions(properties) ?? role.permissions,
      });
      noteChange(call, role, changeType.roleUpdate);
    });
    return noContent();
  },
  remove(call, role) {
    demandWeb(call, permission.managePermissions);
    if (role.kind !== 0) throw refused('This permission level cannot be deleted.');
    call.service.database.transaction(() => {
      call.service.roles.remove(role);
      noteChange(call, role, changeType.roleDelete);
    });
    return emptyReply();
  },
  otherwise: (call, role, name) => propertyOf(call, roleEntity(call, role), name),
};

function noteChange(call: Call, role: RoleDefinition, change: 8 | 9 | 10): void {
  call.service.security.changed();
  call.service.changes.add({
    siteId: call.site.id,
    webId: call.web.id,
    object: changedObject.web,
    change,
    itemId: role.id,
    editor: call.visitor.user.id,
  });
}

function pick(call: Call, matches: (role: RoleDefinition) => boolean): Resource {
  const role = call.service.roles.ofSite(call.site.id).find(matches);
  if (role === undefined) throw notFound('Can not find the permission level.');
  return resource(roleNoun, call, role);
}

const rolesNoun: Noun<undefined> = {
  read: (call) =>
    collectionReply(
      call,
      roleSet,
      call.service.roles.ofSite(call.site.id).map((role) => roleEntity(call, role)),
    ),
  create(call) {
    demandWeb(call, permission.managePermissions);
    const { properties } = bodyEntity(call);
    const name = textOf(properties, 'Name') ?? '';
    const known = call.service.roles.ofSite(call.site.id);
    if (name.trim() === '') throw invalidArgument('A permission level needs a name.');
    if (known.some((role) => role.name.toLowerCase() === name.toLowerCase())) {
      throw refused('A permission level with this name already exists.');
    }
    const role = call.service.database.transaction(() => {
      const added = call.service.roles.add({
        siteId: call.site.id,
        name,
        description: textOf(properties, 'Description') ?? '',
        kind: 0,
        position: readOrder(properties) ?? 0,
        permissions: readPermissions(properties) ?? 0n,
        hidden: false,
      });
      noteChange(call, added, changeType.roleAdd);
      return added;
    });
    return entityReply(call, roleEntity(call, role), 201);
  },
  members: {
    getbyid: (call, _node, given) => roleById(call, numberKey(given)),
    getbyname: (call, _node, given) => {
      const name = given.text('name').toLowerCase();
      return pick(call, (role) => role.name.toLowerCase() === name);
    },
    getbytype: (call, _node, given) => {
      const kind = numberKey(given);
      return pick(call, (role) => role.kind === kind);
    },
  },
};

function roleById(call: Call, id: number): Resource {
  return pick(call, (role) => role.id === id);
}

/** `web/roledefinitions`, `web/roledefinitions(1073741826)`. */
export const roleDefinitionsStep = collection<unknown, undefined>(
  rolesNoun,
  () => undefined,
  (call, _node, given) => roleById(call, numberKey(given)),
);
