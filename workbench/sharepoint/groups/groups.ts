import { invalidArgument, notFound, refused } from '../errors/errors.js';
import { bodyEntity } from '../http/body.js';
import type { Call } from '../http/call.js';
import { collection, numberKey } from '../http/collection-noun.js';
import type { Noun, Resource, Step } from '../http/resource.js';
import { action, resource } from '../http/resource.js';
import type { JsonObject } from '../json.js';
import { numberOf, textOf } from '../json.js';
import { permission } from '../permissions/base-permissions.js';
import { demandWeb } from '../permissions/demand.js';
import { collectionReply } from '../representation/collection.js';
import { entityReply } from '../representation/entity.js';
import { propertyOf } from '../representation/property-resource.js';
import { emptyReply, noContent } from '../representation/reply.js';
import { nullReply } from '../representation/values.js';
import { applySent } from '../representation/stored.js';
import { changedObject, changeType } from '../changes/change-log.js';
import type { Principal } from '../users/principal.js';
import { principalKind } from '../users/principal.js';
import { demandGroupManagement } from './membership.js';
import { groupEntity, groupProperties, groupSet } from '../users/principal-entity.js';
import { usersStep } from '../users/users.js';

function groupsOf(call: Call): Principal[] {
  return call.service.principals.ofKind(call.site.id, true);
}

function noteChange(call: Call, group: Principal, change: 1 | 2 | 3): void {
  call.service.security.changed();
  call.service.changes.add({
    siteId: call.site.id,
    webId: call.web.id,
    object: changedObject.group,
    change,
    itemId: group.id,
    editor: call.visitor.user.id,
  });
}

const sameText = (left: string, right: string) => left.toLowerCase() === right.toLowerCase();

function nameInUse(): Error {
  return refused('The specified name is already in use.\n\nPlease try again with a new name.', -2130575293);
}

function addGroup(call: Call, title: string, properties: JsonObject): Principal {
  const added = call.service.principals.add({
    siteId: call.site.id,
    kind: principalKind.group,
    login: title,
    title,
    email: '',
    siteAdmin: false,
    guest: false,
    properties,
  });
  noteChange(call, added, changeType.add);
  return added;
}

function removeGroup(call: Call, group: Principal): void {
  demandGroupManagement(call, group);
  call.service.database.transaction(() => {
    call.service.principals.remove(group);
    noteChange(call, group, changeType.delete);
  });
}

const groupNoun: Noun<Principal> = {
  read: (call, group) => entityReply(call, groupEntity(call, group)),
  merge(call, group) {
    demandGroupManagement(call, group);
    const { properties } = bodyEntity(call);
    const bag = applySent(groupProperties, group.properties, properties, 'SP.Group', (name) => name === 'Title');
    const title = textOf(properties, 'Title')?.trim() ?? group.title;
    const isTaken = groupsOf(call).some((each) => each.id !== group.id && sameText(each.title, title));
    if (title === '') throw invalidArgument('A group needs a title.');
    if (isTaken) throw nameInUse();
    call.service.database.transaction(() => {
      call.service.principals.update({ ...group, title, login: title, properties: bag });
      noteChange(call, group, changeType.update);
    });
    return noContent();
  },
  remove(call, group) {
    removeGroup(call, group);
    return emptyReply();
  },
  members: {
    users: usersStep((group: Principal) => group),
    setuserasowner: (call, group, given) =>
      action(call, () => {
        demandGroupManagement(call, group);
        const owner = call.service.principals.byId(call.site.id, numberKey(given));
        if (owner === undefined) throw notFound('User cannot be found.');
        call.service.database.transaction(() => {
          call.service.principals.update({ ...group, properties: { ...group.properties, OwnerId: owner.id } });
          noteChange(call, group, changeType.update);
        });
        return emptyReply();
      }),
  },
  otherwise: (call, group, name) => propertyOf(call, groupEntity(call, group), name),
};

/** One group as a resource. */
function groupResource(call: Call, group: Principal): Resource {
  return resource(groupNoun, call, group);
}

function pick(call: Call, matches: (group: Principal) => boolean): Principal {
  const group = groupsOf(call).find(matches);
  if (group === undefined) throw notFound('Group cannot be found.');
  return group;
}

const groupsNoun: Noun<undefined> = {
  read: (call) =>
    collectionReply(
      call,
      groupSet,
      groupsOf(call).map((group) => groupEntity(call, group)),
    ),
  create(call) {
    demandWeb(call, permission.createGroups);
    const { properties } = bodyEntity(call);
    const title = textOf(properties, 'Title')?.trim() ?? '';
    if (title === '') throw invalidArgument('A group needs a title.');
    if (groupsOf(call).some((group) => sameText(group.title, title))) throw nameInUse();
    const initial = { OnlyAllowMembersViewMembership: true, OwnerId: call.visitor.user.id };
    const bag = applySent(groupProperties, initial, properties, 'SP.Group', (name) => name === 'Title');
    const group = call.service.database.transaction(() => addGroup(call, title, bag));
    return entityReply(call, groupEntity(call, group), 201);
  },
  members: {
    getbyid: (call, _node, given) => byId(call, numberKey(given)),
    getbyname: (call, _node, given) => {
      const name = given.text('name').toLowerCase();
      return groupResource(
        call,
        pick(call, (group) => group.title.toLowerCase() === name),
      );
    },
    removebyid: (call, _node, given) =>
      action(call, () => {
        const id = numberKey(given);
        removeGroup(
          call,
          pick(call, (group) => group.id === id),
        );
        return emptyReply();
      }),
    removebyloginname: (call, _node, given) =>
      action(call, () => {
        const name = given.text('loginName').toLowerCase();
        removeGroup(
          call,
          pick(call, (group) => group.title.toLowerCase() === name),
        );
        return emptyReply();
      }),
  },
};

function byId(call: Call, id: number): Resource {
  return groupResource(
    call,
    pick(call, (group) => group.id === id),
  );
}

/** `web/sitegroups`, `web/sitegroups(5)`. */
export const siteGroupsStep = collection<unknown, undefined>(
  groupsNoun,
  () => undefined,
  (call, _node, given) => byId(call, numberKey(given)),
);

/** The groups that a web names as its owners, members and visitors, by the property that holds the id. */
export const associatedGroups = {
  associatedownergroup: 'AssociatedOwnerGroupId',
  associatedmembergroup: 'AssociatedMemberGroupId',
  associatedvisitorgroup: 'AssociatedVisitorGroupId',
} as const;

/** `web/associatedownergroup` and its kin. */
export function associatedGroupStep(property: string): Step<unknown> {
  return (call) => {
    const id = numberOf(call.web.properties, property);
    const group = id === undefined ? undefined : call.service.principals.byId(call.site.id, id);
    if (group !== undefined) return groupResource(call, group);
    return resource({ read: () => nullReply(call, property) }, call, undefined);
  };
}
