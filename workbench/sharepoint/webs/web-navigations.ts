import { availableFields } from '../fields/fields.js';
import { featureEntities } from '../features/features.js';
import { foldersIn } from '../folders/folder-contents.js';
import { folderEntity, folderSet } from '../folders/folder-entity.js';
import { rootOfWeb } from '../folders/place.js';
import { callFor } from '../http/call.js';
import { itemLinks } from '../items/items.js';
import { findCatalog } from '../lists/catalogs.js';
import { userListTemplate } from '../lists/list.js';
import { listEntity, listSet } from '../lists/list-entity.js';
import { navigationEntity } from '../navigation/navigation.js';
import { uniqueWeb } from '../permissions/ancestor.js';
import { maySeeList } from '../permissions/demand.js';
import { binEntities } from '../recycle-bin/recycle-bin-resource.js';
import { binSet } from '../recycle-bin/bin-entity.js';
import type { EntityType, Navigation } from '../representation/entity.js';
import { entity } from '../representation/entity.js';
import { actionEntities } from '../user-custom-actions/user-custom-actions.js';
import { userEntity } from '../users/principal-entity.js';
import { numberOf } from '../json.js';
import { listTemplateEntities, listTemplateSet } from './list-templates.js';
import type { Web } from './web.js';
import { webEntity } from './web-entity.js';

const themeType: EntityType<Web> = {
  name: 'SP.ThemeInfo',
  set: 'SP.ApiData.ThemeInfos',
  path: () => 'Web/ThemeInfo',
  properties: {
    AccessibleDescription: { read: () => '' },
    ThemeBackgroundImageUri: { read: () => null },
  },
};

/** Where a web leads to besides people and types: each as its own resource answers it, with what the visitor may see. */
export const webNavigations: Readonly<Record<string, Navigation<Web>>> = {
  Author: (web, call) => {
    const { principals } = call.service;
    const author = principals.byId(web.siteId, numberOf(web.properties, 'AuthorId') ?? 0);
    // The root web was made for the site's owner.
    const one = author ?? principals.ofKind(web.siteId, false).find((user) => user.siteAdmin);
    return { one: one === undefined ? undefined : userEntity(call, one) };
  },
  AvailableFields: (_web, call) => ({ many: availableFields(call) }),
  CustomListTemplates: () => ({ many: [], set: listTemplateSet }),
  // Nothing is ever sent to anyone from here: no receiver can be registered.
  EventReceivers: () => ({ many: [], set: 'SP.ApiData.EventReceiverDefinitions' }),
  Features: (web, call) => ({ many: featureEntities(call, { kind: 'feature', webId: web.id }) }),
  FirstUniqueAncestorSecurableObject: (web, call) => {
    const holder = uniqueWeb(call, web);
    return { one: webEntity(callFor(call, holder), holder) };
  },
  Folders: (_web, call) => ({
    many: foldersIn(call, rootOfWeb(call, itemLinks)).map((folder) => folderEntity(call, folder)),
    set: folderSet,
  }),
  Lists: (web, call) => ({
    many: call.service.lists
      .ofWeb(web)
      .filter((list) => maySeeList(call, list))
      .map((list) => listEntity(call, list)),
    set: listSet,
  }),
  ListTemplates: (_web, call) => ({ many: listTemplateEntities(call), set: listTemplateSet }),
  Navigation: (_web, call) => ({ one: navigationEntity(call) }),
  RecycleBin: (_web, call) => ({ many: binEntities(call, 'web'), set: binSet }),
  RootFolder: (_web, call) => ({ one: folderEntity(call, rootOfWeb(call, itemLinks)) }),
  SiteUserInfoList: (_web, call) => {
    const found = findCatalog(call, userListTemplate);
    return { one: found === undefined ? undefined : listEntity(found.there, found.list) };
  },
  ThemeInfo: (web, call) => ({ one: entity(themeType, call, web) }),
  UserCustomActions: (web, call) => ({ many: actionEntities(call, { kind: 'action', webId: web.id }) }),
};
