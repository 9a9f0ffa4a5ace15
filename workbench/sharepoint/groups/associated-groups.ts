import { changedObject, changeType } from '../changes/change-log.js';
import { refused } from '../errors/errors.js';
import type { Step } from '../http/resource.js';
import { action } from '../http/resource.js';
import type { JsonObject } from '../json.js';
import { numberOf, textOf } from '../json.js';
import { editRole, fullControlRole, permission, readRole } from '../permissions/base-permissions.js';
import { demandWeb } from '../permissions/demand.js';
import { emptyReply } from '../representation/reply.js';
import { principalKind } from '../users/principal.js';
import { ensureSiteUser } from '../users/users.js';
import type { Web } from '../webs/web.js';

const kinds = [
  { suffix: 'Owners', property: 'AssociatedOwnerGroupId', role: fullControlRole },
  { suffix: 'Visitors', property: 'AssociatedVisitorGroupId', role: readRole },
  { suffix: 'Members', property: 'AssociatedMemberGroupId', role: editRole },
];

/**
 * `web/createDefaultAssociatedGroups(userLogin=…,userLogin2=…,groupNameSeed=…)`: a web with permissions of its own gets its
 * owners, members and visitors; groups of the name that exist already are used again.
 */
export const associatedGroupsStep: Step<Web> = (call, web, given) =>
  action(call, () => {
    demandWeb(call, permission.managePermissions);
    const { principals, security, webs, changes, database } = call.service;
    const parent = web.parentId === undefined ? undefined : webs.byId(web.parentId);
    if (parent?.scopeId === web.scopeId) {
      throw refused('Default groups cannot be made for a site that inherits its permissions.', -2130575152);
    }
    const seed = given.find('groupNameSeed', 2)?.text ?? '';
    const name = seed === '' ? (textOf(web.properties, 'Title') ?? 'Site') : seed;
    database.transaction(() => {
      const properties: JsonObject = { ...web.properties };
      for (const { suffix, property, role } of kinds) {
        const title = `${name} ${suffix}`;
        const ownerId = numberOf(properties, 'AssociatedOwnerGroupId') ?? call.visitor.user.id;
        const group =
          principals.byLogin(web.siteId, title) ??
          principals.add({
            siteId: web.siteId,
            kind: principalKind.group,
            login: title,
            title,
            email: '',
            siteAdmin: false,
            guest: false,
            properties: { OwnerId: ownerId },
          });
        properties[property] = group.id;
        security.assign(web.scopeId, group.id, role.id);
        changes.add({
          siteId: web.siteId,
          webId: web.id,
          object: changedObject.group,
          change: changeType.add,
          itemId: group.id,
          editor: call.visitor.user.id,
        });
      }
      for (const argument of [given.find('userLogin', 0), given.find('userLogin2', 1)]) {
        const owners = numberOf(properties, 'AssociatedOwnerGroupId');
        if (argument === undefined || argument.text === '' || owners === undefined) continue;
        principals.addMember(web.siteId, owners, ensureSiteUser(call, argument.text).id);
      }
      webs.update(web, properties);
      security.changed();
    });
    return emptyReply();
  });
