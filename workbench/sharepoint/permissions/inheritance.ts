import { changeType } from '../changes/change-log.js';
import { invalidQuery, listViewThreshold, refused } from '../errors/errors.js';
import type { Call } from '../http/call.js';
import type { Resource, Step } from '../http/resource.js';
import { action, reader } from '../http/resource.js';
import { emptyReply } from '../representation/reply.js';
import { complexReply, valueReply } from '../representation/values.js';
import { giveLimitedAccess, roleAssignmentsStep } from '../roles/role-assignments.js';
import { unknownUser } from '../users/users.js';
import { accessDenied } from '../errors/errors.js';
import { fullControlRole, highAndLow, includes, permission } from './base-permissions.js';
import type { Securable } from './securable.js';

/** SharePoint Online's limits for permissions of folders and items. */
const itemLimit = 100_000;
const scopeLimit = 50_000;

/** Gives the object permissions of its own: a copy of what it inherits, or the acting person alone. */
function breakInheritance(call: Call, securable: Securable, copy: boolean, clearSubscopes: boolean): void {
  const { security, database, changes } = call.service;
  security.demand(call.visitor.user, securable.scopeId, permission.managePermissions);
  database.transaction(() => {
    if (!securable.hasOwnScope) {
      demandRoomForScope(call, securable);
      const scopeId = security.addScope(securable.owner);
      if (copy) security.copyAssignments(securable.scopeId, scopeId);
      else {
        security.assign(scopeId, call.visitor.user.id, fullControlRole.id);
        giveLimitedAccess(call, securable, call.visitor.user.id);
      }
      securable.setScope(scopeId);
      security.changed();
      changes.add({ ...securable.change, change: changeType.scopeAdd, editor: call.visitor.user.id });
    }
    if (clearSubscopes) securable.clearSubscopes();
  });
}

/** @throws SharePointError (500) above the limits: 100,000 items in the list or folder, 50,000 scopes in a list. */
function demandRoomForScope(call: Call, securable: Securable): void {
  if (securable.size > itemLimit) throw listViewThreshold();
  const { listId, itemId } = securable.owner;
  if (listId === undefined || itemId === undefined) return;
  if (call.service.security.itemScopeCount(listId) >= scopeLimit) {
    throw refused(
      'You cannot break inheritance for this item because there are too many items with unique permissions in this list.',
      -2146232832,
    );
  }
}

/** Makes the object inherit again. */
function resetInheritance(call: Call, securable: Securable): void {
  const { security, database, changes } = call.service;
  security.demand(call.visitor.user, securable.scopeId, permission.managePermissions);
  const { parentScopeId } = securable;
  if (parentScopeId === undefined) throw invalidQuery('The root web of a site collection cannot inherit permissions.');
  if (!securable.hasOwnScope) return;
  database.transaction(() => {
    securable.setScope(parentScopeId);
    security.removeScope(securable.scopeId);
    changes.add({ ...securable.change, change: changeType.scopeDelete, editor: call.visitor.user.id });
  });
}

function permissionsOfLogin(call: Call, securable: Securable, login: string): bigint {
  const { security, principals } = call.service;
  const own = call.visitor.user.login.toLowerCase() === login.toLowerCase();
  const mayAsk = includes(security.permissions(call.visitor.user, securable.scopeId), permission.enumeratePermissions);
  if (!own && !mayAsk) throw accessDenied();
  const user = principals.byLogin(call.site.id, login);
  if (user !== undefined) return security.permissions(user, securable.scopeId);
  if (principals.findInDirectory(login) === undefined) throw unknownUser(login);
  return 0n;
}

function effectiveStep<Node>(name: string, securableOf: (call: Call, node: Node) => Securable): Step<Node> {
  return (call, node) =>
    reader(call, () => {
      const held = call.service.security.permissions(call.visitor.user, securableOf(call, node).scopeId);
      return complexReply(call, name, 'SP.BasePermissions', highAndLow(held));
    });
}

/**
 * The members that every object with permissions has in its path.
 *
 * @param ancestorOf the nearest object at or above the node that has permissions of its own
 */
export function securableMembers<Node>(
  securableOf: (call: Call, node: Node) => Securable,
  ancestorOf: (call: Call, node: Node) => Resource,
): Record<string, Step<Node>> {
  return {
    firstuniqueancestorsecurableobject: (call, node) => ancestorOf(call, node),
    roleassignments: roleAssignmentsStep(securableOf),
    breakroleinheritance: (call, node, given) =>
      action(call, () => {
        const copy = given.flag('copyroleassignments', 0, false);
        breakInheritance(call, securableOf(call, node), copy, given.flag('clearsubscopes', 1, false));
        return emptyReply();
      }),
    resetroleinheritance: (call, node) =>
      action(call, () => {
        resetInheritance(call, securableOf(call, node));
        return emptyReply();
      }),
    getusereffectivepermissions: (call, node, given) =>
      reader(call, () => {
        const held = permissionsOfLogin(call, securableOf(call, node), given.text('userName'));
        return complexReply(call, 'GetUserEffectivePermissions', 'SP.BasePermissions', highAndLow(held));
      }),
    effectivebasepermissions: effectiveStep('EffectiveBasePermissions', securableOf),
    effectivebasepermissionsforui: effectiveStep('EffectiveBasePermissionsForUI', securableOf),
    hasuniqueroleassignments: (call, node) =>
      reader(call, () =>
        valueReply(call, 'HasUniqueRoleAssignments', securableOf(call, node).hasOwnScope, 'Edm.Boolean'),
      ),
  };
}
