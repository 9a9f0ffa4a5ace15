import { notFound, SharePointError } from '../errors/errors.js';
import { bodyEntity } from '../http/body.js';
import type { Call } from '../http/call.js';
import { collection, numberKey } from '../http/collection-noun.js';
import type { Noun, Resource } from '../http/resource.js';
import { action, resource } from '../http/resource.js';
import { textOf } from '../json.js';
import { permission } from '../permissions/base-permissions.js';
import { demandWeb } from '../permissions/demand.js';
import { collectionReply } from '../representation/collection.js';
import { entityReply } from '../representation/entity.js';
import { propertyOf } from '../representation/property-resource.js';
import { emptyReply } from '../representation/reply.js';
import { changedObject, changeType } from '../changes/change-log.js';
import type { DirectoryUser, Principal } from './principal.js';
import { principalKind } from './principal.js';
import { groupEntity, groupSet, userEntity, userSet } from './principal-entity.js';

/** Users as they stand in a collection: those of the site, or the members of a group. */
interface UserCollection {
  readonly group: Principal | undefined;
}

/** 404: the name is in neither the site nor the directory. */
export function unknownUser(name: string): SharePointError {
  return new SharePointError(
    404,
    -2146232832,
    'Microsoft.SharePoint.SPException',
    `The specified user ${name} could not be found.`,
  );
}

function usersOf(call: Call, node: UserCollection): Principal[] {
  const { principals } = call.service;
  return node.group === undefined
    ? principals.ofKind(call.site.id, false)
    : principals.members(call.site.id, node.group.id);
}

function pick(call: Call, node: UserCollection, matches: (user: Principal) => boolean): Principal {
  const user = usersOf(call, node).find(matches);
  if (user === undefined) throw notFound('User cannot be found.');
  return user;
}

const sameText = (left: string, right: string) => left.toLowerCase() === right.toLowerCase();

const userNoun: Noun<Principal> = {
  read: (call, user) => entityReply(call, userEntity(call, user)),
  remove(call, user) {
    demandWeb(call, permission.managePermissions);
    removeFromSite(call, user);
    return emptyReply();
  },
  members: {
    groups: (call, user) =>
      resource(
        {
          read: () =>
            collectionReply(
              call,
              groupSet,
              call.service.principals.groupsOf(user.siteId, user.id).map((group) => groupEntity(call, group)),
            ),
        },
        call,
        user,
      ),
  },
  otherwise: (call, user, name) => propertyOf(call, userEntity(call, user), name),
};

/** One user as a resource. */
export function userResource(call: Call, user: Principal): Resource {
  return resource(userNoun, call, user);
}

function removeFromSite(call: Call, user: Principal): void {
  call.service.database.transaction(() => {
    call.service.principals.remove(user);
    call.service.security.changed();
    call.service.changes.add({
      siteId: call.site.id,
      webId: call.web.id,
      object: changedObject.user,
      change: changeType.delete,
      itemId: user.id,
      editor: call.visitor.user.id,
    });
  });
}

function removeMember(call: Call, node: UserCollection, user: Principal): void {
  if (node.group === undefined) {
    demandWeb(call, permission.managePermissions);
    removeFromSite(call, user);
    return;
  }
  const { group } = node;
  demandGroupManagement(call);
  call.service.database.transaction(() => {
    call.service.principals.removeMember(call.site.id, group.id, user.id);
    call.service.security.changed();
    call.service.changes.add({
      siteId: call.site.id,
      webId: call.web.id,
      object: changedObject.group,
      change: changeType.memberDelete,
      itemId: group.id,
      editor: call.visitor.user.id,
    });
  });
}

/** Adds someone of the directory to a site, and to a group if one is given. */
function addUser(call: Call, name: string, group: Principal | undefined): Principal {
  const { service, site } = call;
  return service.database.transaction(() => {
    const user = ensureSiteUser(call, name);
    if (group !== undefined) {
      service.principals.addMember(site.id, group.id, user.id);
      service.security.changed();
      service.changes.add({
        siteId: site.id,
        webId: call.web.id,
        object: changedObject.group,
        change: changeType.memberAdd,
        itemId: group.id,
        editor: call.visitor.user.id,
      });
    }
    return user;
  });
}

/** The site's user for a login, user principal name, e-mail address or display name. @throws SharePointError (404) */
export function ensureSiteUser(call: Call, name: string): Principal {
  const { principals } = call.service;
  const known = principals.byLogin(call.site.id, name);
  if (known !== undefined && known.kind !== principalKind.group) return known;
  const entry: DirectoryUser | undefined = principals.findInDirectory(name);
  if (entry === undefined) throw unknownUser(name);
  const existing = principals.byLogin(call.site.id, entry.login);
  if (existing !== undefined) return existing;
  const added = principals.ensureUser(call.site.id, entry);
  call.service.changes.add({
    siteId: call.site.id,
    webId: call.web.id,
    object: changedObject.user,
    change: changeType.add,
    itemId: added.id,
    editor: call.visitor.user.id,
  });
  return added;
}

function demandGroupManagement(call: Call): void {
  demandWeb(call, permission.managePermissions);
}

const usersNoun: Noun<UserCollection> = {
  read: (call, node) =>
    collectionReply(
      call,
      userSet,
      usersOf(call, node).map((user) => userEntity(call, user)),
    ),
  create(call, node) {
    demandGroupManagement(call);
    const login = textOf(bodyEntity(call).properties, 'LoginName') ?? '';
    return entityReply(call, userEntity(call, addUser(call, login, node.group)), 201);
  },
  members: {
    getbyid: (call, node, given) => byId(call, node, numberKey(given)),
    getbyemail: (call, node, given) => {
      const email = given.text('emailAddress');
      return userResource(
        call,
        pick(call, node, (user) => sameText(user.email, email)),
      );
    },
    getbyloginname: (call, node, given) => byLogin(call, node, given.text('loginName')),
    removebyid: (call, node, given) =>
      action(call, () => {
        const id = numberKey(given);
        removeMember(
          call,
          node,
          pick(call, node, (user) => user.id === id),
        );
        return emptyReply();
      }),
    removebyloginname: (call, node, given) =>
      action(call, () => {
        const login = given.text('loginName');
        removeMember(
          call,
          node,
          pick(call, node, (user) => sameText(user.login, login)),
        );
        return emptyReply();
      }),
  },
};

function byId(call: Call, node: UserCollection, id: number): Resource {
  return userResource(
    call,
    pick(call, node, (user) => user.id === id),
  );
}

function byLogin(call: Call, node: UserCollection, login: string): Resource {
  return userResource(
    call,
    pick(call, node, (user) => sameText(user.login, login)),
  );
}

/** `siteusers`, `siteusers(7)`, `siteusers(@v)`; and the same for the users of a group. */
export function usersStep<Parent>(groupOf: (parent: Parent) => Principal | undefined) {
  return collection<Parent, UserCollection>(
    usersNoun,
    (_call, parent) => ({ group: groupOf(parent) }),
    (call, node, given) => {
      const key = given.find('loginName');
      if (key !== undefined && key.kind === 'text' && !/^\d+$/.test(key.text)) return byLogin(call, node, key.text);
      return byId(call, node, numberKey(given));
    },
  );
}
