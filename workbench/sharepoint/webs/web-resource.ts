import { changedObject, changeType } from '../changes/change-log.js';
import { getChangesStep } from '../changes/get-changes.js';
import { notFound } from '../errors/errors.js';
import { availableContentTypesStep, contentTypesStep } from '../content-types/content-types.js';
import { uploadImageStep } from '../items/upload-image.js';
import { availableFieldsStep, fieldsStep } from '../fields/fields.js';
import { associatedGroups, associatedGroupStep, siteGroupsStep } from '../groups/groups.js';
import { fileAndFolderSteps } from '../folders/folder-resource.js';
import { bodyEntity, bodyObject } from '../http/body.js';
import type { Call } from '../http/call.js';
import { numberKey } from '../http/collection-noun.js';
import { itemLinks } from '../items/items.js';
import type { Noun, Resource, Step } from '../http/resource.js';
import { action, reader, resource } from '../http/resource.js';
import { textOf } from '../json.js';
import { defaultLibraryStep, getListStep, getListUsingPathStep, listsStep } from '../lists/lists-resource.js';
import { includes, maskOf, permission } from '../permissions/base-permissions.js';
import { demandWeb } from '../permissions/demand.js';
import { webAncestor } from '../permissions/ancestor.js';
import { securableMembers } from '../permissions/inheritance.js';
import { securableWeb } from '../permissions/securable.js';
import { recycleBinItemsStep, recycleBinStep } from '../recycle-bin/recycle-bin-resource.js';
import { regionalSettingsStep } from '../regional-settings/regional-settings.js';
import { entityReply } from '../representation/entity.js';
import { propertyOf } from '../representation/property-resource.js';
import { emptyReply, noContent } from '../representation/reply.js';
import { applySent } from '../representation/stored.js';
import { valueReply } from '../representation/values.js';
import { roleDefinitionsStep } from '../roles/role-definitions.js';
import { userEntity } from '../users/principal-entity.js';
import { ensureSiteUser, userResource, usersStep } from '../users/users.js';
import { principalKind } from '../users/principal.js';
import type { Web } from './web.js';
import { removeWeb } from './add-web.js';
import { addWebNavigations, webEntity, webProperties, webScope } from './web-entity.js';
import { webMembers } from './web-members.js';
import { webNavigations } from './web-navigations.js';

addWebNavigations(webNavigations);

const associatedSteps: Record<string, Step<Web>> = {};
for (const [name, property] of Object.entries(associatedGroups)) associatedSteps[name] = associatedGroupStep(property);

const webNoun: Noun<Web> = {
  read: (call, web) => entityReply(call, webEntity(call, web)),
  merge(call, web) {
    demandWeb(call, permission.manageWeb);
    const properties = applySent(webProperties, web.properties, bodyEntity(call).properties, 'SP.Web', () => false);
    call.service.database.transaction(() => {
      call.service.webs.update(web, properties);
      call.service.changes.add({
        siteId: call.site.id,
        webId: web.id,
        object: changedObject.web,
        change: changeType.update,
        editor: call.visitor.user.id,
      });
    });
    return noContent();
  },
  remove(call, web) {
    removeWeb(call, web);
    return emptyReply();
  },
  members: {
    lists: listsStep,
    getlist: getListStep,
    getlistusingpath: getListUsingPathStep,
    defaultdocumentlibrary: defaultLibraryStep,
    ...fileAndFolderSteps(itemLinks),
    fields: fieldsStep(() => undefined),
    availablefields: availableFieldsStep,
    contenttypes: contentTypesStep(() => undefined),
    availablecontenttypes: availableContentTypesStep,
    uploadimage: uploadImageStep,
    currentuser: (call) => userResource(call, call.visitor.user),
    siteusers: usersStep(() => undefined),
    getuserbyid: (call, _web, given) => userById(call, numberKey(given)),
    ensureuser: (call, _web, given) =>
      action(call, () => {
        demandWeb(call, permission.browseUserInfo);
        const name = given.find('logonName')?.text ?? textOf(bodyObject(call), 'logonName') ?? '';
        return entityReply(
          call,
          userEntity(
            call,
            call.service.database.transaction(() => ensureSiteUser(call, name)),
          ),
        );
      }),
    sitegroups: siteGroupsStep,
    ...associatedSteps,
    roledefinitions: roleDefinitionsStep,
    regionalsettings: regionalSettingsStep,
    recyclebin: recycleBinStep('web'),
    getrecyclebinitems: recycleBinItemsStep('web'),
    getrecyclebinitemsbyqueryinfo: recycleBinItemsStep('web'),
    getchanges: getChangesStep(webScope),
    ...webMembers,
    doesuserhavepermissions: (call, web, given) =>
      reader(call, () => {
        const needed = maskOf(given.text('permissionMask'));
        const held = call.service.security.permissions(call.visitor.user, web.scopeId);
        return valueReply(call, 'DoesUserHavePermissions', includes(held, needed), 'Edm.Boolean');
      }),
    ...securableMembers(securableWeb, webAncestor),
  },
  otherwise: (call, web, name) => propertyOf(call, webEntity(call, web), name),
};

function userById(call: Call, id: number): Resource {
  const user = call.service.principals.byId(call.site.id, id);
  if (user === undefined || user.kind === principalKind.group) throw notFound('User cannot be found.');
  return userResource(call, user);
}

/** `_api/web`. */
export function webResource(call: Call): Resource {
  return resource(webNoun, call, call.web);
}
