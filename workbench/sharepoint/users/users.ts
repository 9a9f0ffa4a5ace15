import { accessDenied, notFound, refused, SharePointError } from '../errors/errors.js';
import { demandMembershipEdit, demandMembershipView } from '../groups/membership.js';
import { bodyEntity } from '../http/body.js';
import type { Call } from '../http/call.js';
import { collection, numberKey } from '../http/collection-noun.js';
import type { Noun, Resource } from '../http/resource.js';
import { action, resource } from '../http/resource.js';
import type { JsonObject } from '../json.js';
import { own, textOf } from '../json.js';
import { permission } from '../permissions/base-permissions.js';
import { demandWeb } from '../permissions/demand.js';
import { collectionReply } from '../representation/collection.js';
import { entityReply } from '../representation/entity.js';
import { propertyOf } from '../representation/property-resource.js';
import { emptyReply, noContent } from '../representation/reply.js';
import type { StoredTable } from '../representation/stored.js';
import { applySent, stored } from '../representation/stored.js';
import { changedObject, changeType } from '../changes/change-log.js';
import { findEveryone } from './everyone.js';
import type { DirectoryUser, Principal } from './principal.js';
import { principalKind, systemAccountId } from './principal.js';
import { groupEntity, groupSet, userEntity, userSet, visibleGroupsOf } from './principal-entity.js';

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
  if (node.group === undefined) return principals.ofKind(call.site.id, false);
  demandMembershipView(call, node.group);
  return principals.members(call.site.id, node.group.id);
}

function pick(call: Call, node: UserCollection, matches: (user: Principal) => boolean): Principal {
  const user = usersOf(call, node).find(matches);
  if (user === undefined) throw notFound('User cannot be found.');
  return user;
}

const sameText = (left: string, right: string) => left.toLowerCase() === right.toLowerCase();

const userNoun: Noun<Principal> = {
  read: (call, user) => entityReply(call, userEntity(call, user)),
  merge(call, user) {
    changeUser(call, user, bodyEntity(call).properties);
    return noContent();
  },
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
              visibleGroupsOf(call, user).map((group) => groupEntity(call, group)),
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

/** What a client may set of a user: Title, Email and, as a site administrator, IsSiteAdmin. */
function changeUser(call: Call, user: Principal, sent: JsonObject): void {
  const { principals, security, database } = call.service;
  const isOwn = user.id === call.visitor.user.id;
  if (!isOwn || own(sent, 'IsSiteAdmin') !== undefined) demandWeb(call, permission.managePermissions);
  const bag = applySent(userProperties, {}, sent, 'SP.User', () => false);
  const siteAdmin = own(bag, 'IsSiteAdmin');
  if (siteAdmin !== undefined && !call.visitor.user.siteAdmin) throw accessDenied();
  const changed = {
    ...user,
    title: textOf(bag, 'Title') ?? user.title,
    email: textOf(bag, 'Email') ?? user.email,
    siteAdmin: siteAdmin === undefined ? user.siteAdmin : siteAdmin === true,
  };
  const isLastAdmin = user.siteAdmin && principals.ofKind(call.site.id, false).filter(isAdmin).length === 1;
  if (isLastAdmin && !changed.siteAdmin) throw refused('You cannot remove the last site collection administrator.');
  database.transaction(() => {
    principals.update(changed);
    security.changed();
    noteUser(call, user, changeType.update);
  });
}

const isAdmin = (user: Principal) => user.siteAdmin;

const userProperties: StoredTable = {
  Email: stored.text(),
  IsSiteAdmin: stored.flag(),
  Title: stored.text(),
};

function noteUser(call: Call, user: Principal, change: 1 | 2 | 3): void {
  call.service.changes.add({
    siteId: call.site.id,
    webId: call.web.id,
    object: changedObject.user,
    change,
    itemId: user.id,
    editor: call.visitor.user.id,
  });
}

function removeFromSite(call: Call, user: Principal): void {
  if (user.id === systemAccountId) throw refused('The System Account cannot be removed.');
  if (user.siteAdmin && call.service.principals.ofKind(call.site.id, false).filter(isAdmin).length === 1) {
    throw refused('You cannot remove the last site collection administrator.');
  }
  call.service.database.transaction(() => {
    call.service.principals.remove(user);
    call.service.security.changed();
    noteUser(call, user, changeType.delete);
  });
}

function removeMember(call: Call, node: UserCollection, user: Principal): void {
  if (node.group === undefined) {
    demandWeb(call, permission.managePermissions);
    removeFromSite(call, user);
    return;
  }
  const { group } = node;
  demandMembershipEdit(call, group);
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
  const entry: DirectoryUser | undefined = findEveryone(name) ?? principals.findInDirectory(name);
  if (entry === undefined) throw unknownUser(name);
  const existing = principals.byLogin(call.site.id, entry.login);
  if (existing !== undefined) return existing;
  const added = principals.ensureUser(call.site.id, entry);
  call.service.security.changed();
  noteUser(call, added, changeType.add);
  return added;
}

const usersNoun: Noun<UserCollection> = {
  read: (call, node) =>
    collectionReply(
      call,
      userSet,
      usersOf(call, node).map((user) => userEntity(call, user)),
    ),
  create(call, node) {
    if (node.group === undefined) demandWeb(call, permission.managePermissions);
    else demandMembershipEdit(call, node.group);
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
