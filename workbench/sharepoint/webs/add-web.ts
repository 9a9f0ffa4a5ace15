import { changedObject, changeType } from '../changes/change-log.js';
import { accessDenied, invalidArgument, refused } from '../errors/errors.js';
import type { Call } from '../http/call.js';
import type { JsonObject } from '../json.js';
import { numberOf, own, textOf } from '../json.js';
import { fullControlRole, permission } from '../permissions/base-permissions.js';
import { demandWeb } from '../permissions/demand.js';
import type { Web } from './web.js';

/** What a web's address may be made of. */
const addressForm = /^[^"#%*:<>?/\\|{}~&\p{Cc}.]([^"#%*:<>?/\\|{}~&\p{Cc}]{0,62}[^"#%*:<>?/\\|{}~&\p{Cc}.])?$/u;

function note(call: Call, web: Web, change: 1 | 3): void {
  call.service.changes.add({
    siteId: web.siteId,
    webId: web.id,
    object: changedObject.web,
    change,
    editor: call.visitor.user.id,
  });
}

/**
 * Adds a sub-web under the call's web, with the same permissions unless UseSamePermissionsAsParentSite is false.
 *
 * @throws SharePointError if the address is not valid or taken
 */
export function addWeb(call: Call, sent: JsonObject): Web {
  demandWeb(call, permission.manageSubwebs);
  const leaf = (textOf(sent, 'Url') ?? '').trim();
  if (!addressForm.test(leaf)) throw invalidArgument('The address of the site is not valid.');
  const path = `${call.web.path === '/' ? '' : call.web.path}/${leaf}`;
  const { webs, security, database } = call.service;
  if (webs.byPath(path) !== undefined) {
    throw refused(`The Web site address "${path}" is already in use.`, -2147024713);
  }
  const template = (textOf(sent, 'WebTemplate') ?? 'STS').split('#');
  return database.transaction(() => {
    const web = webs.add({
      siteId: call.site.id,
      parentId: call.web.id,
      path,
      scopeId: call.web.scopeId,
      properties: {
        Title: textOf(sent, 'Title') ?? leaf,
        Description: textOf(sent, 'Description') ?? '',
        Language: numberOf(sent, 'Language') ?? 1033,
        WebTemplate: template[0] ?? 'STS',
        Configuration: Number(template[1] ?? 0),
        AuthorId: call.visitor.user.id,
        ...groupsOf(call.web),
      },
    });
    note(call, web, changeType.add);
    const inherits = own(sent, 'UseSamePermissionsAsParentSite') !== false;
    if (inherits) return web;
    const scopeId = security.addScope({ siteId: web.siteId, webId: web.id });
    security.assign(scopeId, call.visitor.user.id, fullControlRole.id);
    webs.setScope(web, scopeId);
    return { ...web, scopeId };
  });
}

/** A sub-web that inherits permissions has its parent's groups. */
function groupsOf(web: Web): JsonObject {
  const groups: JsonObject = {};
  for (const [name, value] of Object.entries(web.properties)) {
    if (/^Associated\w+GroupId$/.test(name)) groups[name] = value;
  }
  return groups;
}

/**
 * Removes a sub-web with its lists for good.
 *
 * @throws SharePointError for the root web, or while there are webs below
 */
export function removeWeb(call: Call, web: Web): void {
  demandWeb(call, permission.manageWeb);
  const { webs, lists, security, records, database } = call.service;
  const parent = web.parentId === undefined ? undefined : webs.byId(web.parentId);
  if (parent === undefined) throw refused('The root web of a site collection cannot be deleted.');
  if (webs.children(web.id).length > 0) {
    throw refused(
      `There was a problem deleting the Web site "${web.path}". Sites that have subsites or certain apps can't be deleted. Please try again after deleting all subsites and removing the apps.`,
      -2130575223,
    );
  }
  if (lists.ofWeb(web).some((list) => !security.allows(call.visitor.user, list.scopeId, permission.manageLists))) {
    throw accessDenied();
  }
  database.transaction(() => {
    for (const id of lists.idsOfWeb(web)) {
      const list = lists.byId(id);
      if (list !== undefined) lists.remove(list);
    }
    records.removeOfWeb(web.id);
    database.run('DELETE FROM fields WHERE web_id = ?', web.id);
    if (web.scopeId !== parent.scopeId) security.removeScope(web.scopeId);
    webs.remove(web);
    note(call, web, changeType.delete);
  });
}
