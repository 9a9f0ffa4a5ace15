import { unknownList } from '../errors/errors.js';
import type { Call } from '../http/call.js';
import { callFor } from '../http/call.js';
import type { Resource, Step } from '../http/resource.js';
import { elsewhere } from '../http/resource.js';
import { editRole, fullControlRole, readRole } from '../permissions/base-permissions.js';
import { maySeeList } from '../permissions/demand.js';
import type { Service } from '../service-state.js';
import { addUserList } from '../users/user-list.js';
import type { Web } from '../webs/web.js';
import type { List } from './list.js';
import { userListTemplate } from './list.js';
import { makeList } from './make-list.js';

/** The galleries of a site collection. They hold nothing at first. */
const galleries = [
  { template: 113, title: 'Web Part Gallery', folder: 'wp' },
  { template: 114, title: 'List Template Gallery', folder: 'lt' },
  { template: 116, title: 'Master Page Gallery', folder: 'masterpage' },
  { template: 121, title: 'Solution Gallery', folder: 'solutions' },
  { template: 123, title: 'Theme Gallery', folder: 'theme' },
] as const;

/** True for the templates of lists that every site collection has once, and no one can add. */
function isCatalogTemplate(template: number): boolean {
  return template === userListTemplate || galleries.some((each) => each.template === template);
}

/** Makes the catalogues of a site collection, in its root web, as far as they are not there. To be called in a transaction. */
export function ensureCatalogs(service: Service, root: Web): void {
  if (catalogOf(service, root, userListTemplate) === undefined) addUserList(service, root);
  for (const { template, title, folder } of galleries) {
    if (catalogOf(service, root, template) !== undefined) continue;
    const properties = { Hidden: true, IsCatalog: true, NoCrawl: true, EnableVersioning: false };
    protect(service, root, makeList(service, root, { title, template, folder: `_catalogs/${folder}`, properties }));
  }
}

/** Owners may change the galleries, members and visitors read them. */
function protect(service: Service, root: Web, list: List): void {
  const { security, lists } = service;
  const scopeId = security.addScope({ siteId: root.siteId, webId: root.id, listId: list.id });
  for (const { principalId, roleId } of security.assignments(root.scopeId)) {
    const role = roleId === editRole.id ? readRole.id : roleId;
    if (role === fullControlRole.id || role === readRole.id) security.assign(scopeId, principalId, role);
  }
  lists.setScope(list, scopeId);
}

function catalogOf(service: Service, root: Web, template: number): List | undefined {
  return service.lists.ofWeb(root).find((list) => list.properties['BaseTemplate'] === template);
}

/** The root web of a web's site collection: that is where its catalogues are. */
function rootOf(service: Service, web: Web): Web {
  const parent = web.parentId === undefined ? undefined : service.webs.byId(web.parentId);
  return parent === undefined ? web : rootOf(service, parent);
}

/** A catalogue of the site collection, with the web that it is in, if the visitor may see it. */
export function findCatalog(call: Call, template: number): { there: Call; list: List } | undefined {
  const there = callFor(call, rootOf(call.service, call.web));
  const list = isCatalogTemplate(template) ? catalogOf(call.service, there.web, template) : undefined;
  return list !== undefined && maySeeList(there, list) ? { there, list } : undefined;
}

function catalog(call: Call, template: number): Resource {
  const found = findCatalog(call, template);
  if (found === undefined) throw unknownList();
  return elsewhere(found.there, `web/lists(guid'${found.list.guid}')`);
}

/** `web/getCatalog(113)`: a catalogue by its template. @throws SharePointError (404) */
export const getCatalogStep: Step<unknown> = (call, _web, given) => catalog(call, given.integer('typeCatalog'));

/** `web/siteUserInfoList`. */
export const siteUserInfoListStep: Step<unknown> = (call) => catalog(call, userListTemplate);
