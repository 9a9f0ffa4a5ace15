import { accessDenied, notFound } from '../errors/errors.js';
import { featuresStep } from '../features/features.js';
import { associatedGroupsStep } from '../groups/associated-groups.js';
import { bodyParameter } from '../http/body.js';
import type { Call } from '../http/call.js';
import { callFor } from '../http/call.js';
import type { Noun, Step } from '../http/resource.js';
import { action, elsewhere, reader, resource } from '../http/resource.js';
import type { JsonObject } from '../json.js';
import { textOf } from '../json.js';
import { getCatalogStep, siteUserInfoListStep } from '../lists/catalogs.js';
import { navigationStep } from '../navigation/navigation.js';
import { collectionReply, listReply } from '../representation/collection.js';
import { entityReply } from '../representation/entity.js';
import { nullReply } from '../representation/values.js';
import { userCustomActionsStep } from '../user-custom-actions/user-custom-actions.js';
import { userResourceSteps } from '../user-resources/user-resource.js';
import { addWeb } from './add-web.js';
import { allPropertiesStep, mapToIconStep } from './all-properties.js';
import type { Web } from './web.js';
import { webEntity, webSet } from './web-entity.js';
import { readableChildren, webInfoEntity, webInfosReply } from './web-info.js';

const websNoun: Noun<Web> = {
  read: (call, web) =>
    collectionReply(
      call,
      webSet,
      readableChildren(call, web).map((child) => webEntity(call, child)),
    ),
  members: {
    add: (call) =>
      action(call, () => {
        const web = addWeb(call, bodyParameter(call, 'parameters'));
        return entityReply(callFor(call, web), webEntity(call, web), 201);
      }),
  },
};

const websStep: Step<Web> = (call, web, given) => {
  if (given.count === 0) return resource(websNoun, call, web);
  const guid = given.guid('id');
  const child = readableChildren(call, web).find((each) => each.guid === guid);
  if (child === undefined) throw notFound('The site does not exist.');
  return elsewhere(callFor(call, child), 'web');
};

const webInfosNoun: Noun<Web> = {
  read: webInfosReply,
  members: {
    add: (call) =>
      action(call, () => entityReply(call, webInfoEntity(call, addWeb(call, bodyParameter(call, 'parameters'))), 201)),
  },
};

/** The templates that a sub-web can be made of. */
const templates: readonly { Id: number; Name: string; Title: string; Description: string }[] = [
  { Id: 1, Name: 'STS#3', Title: 'Team site (no Microsoft 365 group)', Description: 'A place to work together.' },
  { Id: 1, Name: 'STS#0', Title: 'Team site (classic experience)', Description: 'A place to work together.' },
  { Id: 4, Name: 'WIKI#0', Title: 'Wiki Site', Description: 'A site for pages that people write together.' },
  { Id: 9, Name: 'BLOG#0', Title: 'Blog', Description: 'A site for posts and comments.' },
];

const templatesStep: Step<Web> = (call, _web, given) =>
  reader(call, () => {
    const lcid = given.find('lcid') === undefined ? 1033 : given.integer('lcid');
    const members = templates.map((template): JsonObject => ({
      ...template,
      DisplayCategory: 'Collaboration',
      ImageUrl: '/_layouts/15/images/stts.png',
      IsHidden: false,
      IsRootWebOnly: false,
      IsSubWebOnly: false,
      Lcid: lcid,
    }));
    return listReply(call, 'SP.ApiData.WebTemplates', members);
  });

/** What can be asked of a web besides its lists, people and files. */
export const webMembers: Readonly<Record<string, Step<Web>>> = {
  ...userResourceSteps<Web>(
    (web) => textOf(web.properties, 'Title') ?? '',
    (web) => textOf(web.properties, 'Description') ?? '',
  ),
  getcatalog: getCatalogStep,
  siteuserinfolist: siteUserInfoListStep,
  webs: websStep,
  webinfos: (call, web) => resource(webInfosNoun, call, web),
  getsubwebsfilteredforcurrentuser: (call, web) => reader(call, () => webInfosReply(call, web)),
  getavailablewebtemplates: templatesStep,
  parentweb: (call: Call, web) => {
    const parent = web.parentId === undefined ? undefined : call.service.webs.byId(web.parentId);
    return reader(call, () =>
      parent === undefined ? nullReply(call, 'ParentWeb') : entityReply(call, webInfoEntity(call, parent)),
    );
  },
  allproperties: allPropertiesStep,
  maptoicon: mapToIconStep,
  navigation: navigationStep,
  features: featuresStep((_call, web: Web) => ({ kind: 'feature', webId: web.id })),
  usercustomactions: userCustomActionsStep((_call, web: Web) => ({ kind: 'action', webId: web.id })),
  createdefaultassociatedgroups: associatedGroupsStep,
  // Tenant properties live in the tenant's app catalogue, which this service has not: none is set, and none may be.
  getstorageentity: (call) => reader(call, () => nullReply(call, 'GetStorageEntity')),
  setstorageentity: (call) =>
    action(call, () => {
      throw accessDenied();
    }),
  removestorageentity: (call) =>
    action(call, () => {
      throw accessDenied();
    }),
};
