import { notFound } from '../errors/errors.js';
import type { Call } from '../http/call.js';
import { collection, numberKey } from '../http/collection-noun.js';
import type { Noun, Resource } from '../http/resource.js';
import { action, resource } from '../http/resource.js';
import { limitedAccess, permission } from '../permissions/base-permissions.js';
import type { Securable } from '../permissions/securable.js';
import { collectionReply } from '../representation/collection.js';
import type { Entity, EntityType } from '../representation/entity.js';
import { entity, entityReply } from '../representation/entity.js';
import { propertyOf } from '../representation/property-resource.js';
import { emptyReply } from '../representation/reply.js';
import type { changeType } from '../changes/change-log.js';
import { changeType as changes } from '../changes/change-log.js';
import { principalEntity } from '../users/principal-entity.js';
import { usersStep } from '../users/users.js';
import type { Principal } from '../users/principal.js';
import { principalKind } from '../users/principal.js';
import type { RoleDefinition } from './role-definition.js';
import { roleEntity, roleSet } from './role-definitions.js';

/** All roles of one principal on one object. */
interface RoleAssignment {
  readonly securable: Securable;
  readonly principal: Principal;
  readonly roles: readonly RoleDefinition[];
}

const assignmentType: EntityType<RoleAssignment> = {
  name: 'SP.RoleAssignment',
  set: 'SP.ApiData.RoleAssignments',
  path: (node) => `${node.securable.path}/RoleAssignments/GetByPrincipalId(${node.principal.id})`,
  properties: { PrincipalId: { read: (node) => node.principal.id } },
  navigations: {
    Member: (node, call) => ({ one: principalEntity(call, node.principal) }),
    RoleDefinitionBindings: (node, call) => ({ many: node.roles.map((role) => roleEntity(call, role)) }),
  },
};

function assignmentEntity(call: Call, node: RoleAssignment): Entity {
  return entity(assignmentType, call, node);
}

function assignmentsOf(call: Call, securable: Securable): RoleAssignment[] {
  const { security, principals, roles } = call.service;
  const byPrincipal = new Map<number, RoleDefinition[]>();
  for (const { principalId, roleId } of security.assignments(securable.scopeId)) {
    const role = roles.byId(call.site.id, roleId);
    if (role === undefined) continue;
    byPrincipal.set(principalId, [...(byPrincipal.get(principalId) ?? []), role]);
  }
  return [...byPrincipal].flatMap(([principalId, held]) => {
    const principal = principals.byId(call.site.id, principalId);
    return principal === undefined ? [] : [{ securable, principal, roles: held }];
  });
}

/** The role assignments of an object, for `$expand`. @throws SharePointError (403) unless the visitor may see them */
export function assignmentEntities(call: Call, securable: Securable): Entity[] {
  demandSight(call, securable);
  return assignmentsOf(call, securable).map((node) => assignmentEntity(call, node));
}

const assignmentNoun: Noun<RoleAssignment> = {
  read: (call, node) => entityReply(call, assignmentEntity(call, node)),
  remove(call, node) {
    change(call, node.securable, changes.assignmentDelete, (scopeId) => {
      call.service.security.unassign(scopeId, node.principal.id);
    });
    return emptyReply();
  },
  members: {
    roledefinitionbindings: (call, node) =>
      resource(
        {
          read: () =>
            collectionReply(
              call,
              roleSet,
              node.roles.map((role) => roleEntity(call, role)),
            ),
        },
        call,
        node,
      ),
    users: usersStep((node: RoleAssignment) =>
      node.principal.kind === principalKind.group ? node.principal : undefined,
    ),
  },
  otherwise: (call, node, name) => propertyOf(call, assignmentEntity(call, node), name),
};

const assignmentsNoun: Noun<Securable> = {
  read(call, securable) {
    demandSight(call, securable);
    return collectionReply(
      call,
      assignmentType.set,
      assignmentsOf(call, securable).map((node) => assignmentEntity(call, node)),
    );
  },
  members: {
    getbyprincipalid: (call, securable, given) => byPrincipal(call, securable, numberKey(given)),
    addroleassignment: (call, securable, given) =>
      action(call, () => {
        const principalId = given.integer('principalid', 0);
        const roleId = given.integer('roledefid', 1);
        demandKnown(call, principalId, roleId);
        change(call, securable, changes.assignmentAdd, (scopeId) => {
          call.service.security.assign(scopeId, principalId, roleId);
          giveLimitedAccess(call, securable, principalId);
        });
        return emptyReply();
      }),
    removeroleassignment: (call, securable, given) =>
      action(call, () => {
        const principalId = given.integer('principalid', 0);
        const roleId = given.integer('roledefid', 1);
        demandKnown(call, principalId, roleId);
        change(call, securable, changes.assignmentDelete, (scopeId) => {
          call.service.security.unassign(scopeId, principalId, roleId);
        });
        return emptyReply();
      }),
  },
};

function byPrincipal(call: Call, securable: Securable, principalId: number): Resource {
  demandSight(call, securable);
  const found = assignmentsOf(call, securable).find((node) => node.principal.id === principalId);
  if (found === undefined) throw notFound('Can not find the principal with id: ' + String(principalId) + '.');
  return resource(assignmentNoun, call, found);
}

function demandSight(call: Call, securable: Securable): void {
  call.service.security.demand(call.visitor.user, securable.scopeId, permission.enumeratePermissions);
}

function demandKnown(call: Call, principalId: number, roleId: number): void {
  if (call.service.principals.byId(call.site.id, principalId) === undefined) {
    throw notFound(`Can not find the principal with id: ${principalId}.`);
  }
  if (call.service.roles.byId(call.site.id, roleId) === undefined) {
    throw notFound(`Can not find the permission level with id: ${roleId}.`);
  }
}

/** Whoever is given something may open what it lies in: SharePoint adds Limited Access by itself. */
export function giveLimitedAccess(call: Call, securable: Securable, principalId: number): void {
  const { security } = call.service;
  for (const scopeId of new Set(securable.above)) {
    if (scopeId === securable.scopeId && !securable.hasOwnScope) continue;
    const has = security.assignments(scopeId).some((each) => each.principalId === principalId);
    if (!has) security.assign(scopeId, principalId, limitedAccess.id);
  }
}

/** Changes the assignments of an object that has its own; one that inherits must break inheritance first. */
function change(
  call: Call,
  securable: Securable,
  type: (typeof changeType)['assignmentAdd' | 'assignmentDelete'],
  work: (scopeId: number) => void,
): void {
  call.service.security.demand(call.visitor.user, securable.scopeId, permission.managePermissions);
  if (!securable.hasOwnScope) {
    throw notFound('You cannot change role assignments of an object that inherits permissions from its parent.');
  }
  call.service.database.transaction(() => {
    work(securable.scopeId);
    call.service.changes.add({ ...securable.change, change: type, editor: call.visitor.user.id });
  });
}

/** `…/roleassignments`, `…/roleassignments(3)`, for whatever has permissions. */
export function roleAssignmentsStep<Node>(securableOf: (call: Call, node: Node) => Securable) {
  return collection<Node, Securable>(assignmentsNoun, securableOf, (call, securable, given) =>
    byPrincipal(call, securable, numberKey(given)),
  );
}
