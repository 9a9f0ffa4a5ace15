import { editRole, fullControlRole, readRole } from '../permissions/base-permissions.js';
import type { BuiltInRole } from '../permissions/base-permissions.js';
import { addMany } from '../items/add-many.js';
import type { JsonObject } from '../json.js';
import { numberOf } from '../json.js';
import { ensureCatalogs } from '../lists/catalogs.js';
import { ensureStandardLibrary } from '../lists/standard-libraries.js';
import type { Service } from '../service-state.js';
import type { Principal } from '../users/principal.js';
import { principalKind } from '../users/principal.js';
import type { Web } from '../webs/web.js';
import type { Site } from './site.js';

/** A team site to be made. */
interface NewSite {
  /** `/sites/<name>`, or `/` for the root site. */
  readonly path: string;
  readonly title: string;
  /** Login of the owner, who becomes site administrator; must be in the directory. */
  readonly owner: string;
  /** IANA name; Europe/London by default. */
  readonly timeZone?: string;
}

/** Someone for the directory. */
interface NewUser {
  readonly loginName: string;
  readonly title: string;
  readonly email: string;
  readonly guest?: boolean;
}

/** Items for one list. */
interface NewItems {
  readonly sitePath: string;
  readonly listTitle: string;
  /** Login of a user of the site, who adds them. */
  readonly author: string;
  /** The body of each, as it would be posted to the list's items: JSON. */
  readonly bodies: readonly string[];
}

/** Which of a team site's three groups. */
type AssociatedGroup = 'owners' | 'members' | 'visitors';

/** What a tenant administrator does. Every call that ensures something may be repeated. */
export interface SharePointAdmin {
  /** Makes a site collection with the groups "<title> Owners/Members/Visitors" (Full Control, Edit, Read). */
  ensureSite(site: NewSite): void;
  /** Puts someone into the directory; that alone lets them into no site. */
  ensureUser(user: NewUser): void;
  /** Puts someone of the directory into a group of a site. */
  ensureMember(sitePath: string, group: AssociatedGroup, loginName: string): void;
  /** Adds items to a list, all or none, as if each had been posted by itself. @throws SharePointError as the first refused */
  addItems(items: NewItems): void;
}

/** A site, list or person named in an administrative call does not exist. */
class UnknownNameError extends Error {
  override readonly name = 'UnknownNameError';
}

interface TeamGroup {
  readonly suffix: string;
  readonly property: string;
  readonly role: BuiltInRole;
}

const teamGroups: Readonly<Record<AssociatedGroup, TeamGroup>> = {
  owners: { suffix: 'Owners', property: 'AssociatedOwnerGroupId', role: fullControlRole },
  visitors: { suffix: 'Visitors', property: 'AssociatedVisitorGroupId', role: readRole },
  members: { suffix: 'Members', property: 'AssociatedMemberGroupId', role: editRole },
};

/** Makes the administrative calls over a service. */
export function createAdmin(service: Service): SharePointAdmin {
  return {
    ensureSite(site) {
      service.database.transaction(() => {
        const web = service.webs.byPath(site.path);
        if (service.sites.byPath(site.path) === undefined) addSite(service, site);
        // Also into data files from before there were any.
        else if (web !== undefined) addWhatIsThereOnce(service, web);
      });
    },
    ensureUser(user) {
      service.principals.setDirectoryUser({
        login: user.loginName,
        title: user.title,
        email: user.email,
        guest: user.guest === true,
      });
    },
    ensureMember(sitePath, group, loginName) {
      const site = service.sites.byPath(sitePath);
      const web = service.webs.byPath(sitePath);
      if (site === undefined || web === undefined) throw new UnknownNameError(`There is no site at ${sitePath}.`);
      const groupId = numberOf(web.properties, teamGroups[group].property);
      if (groupId === undefined) throw new UnknownNameError(`The site at ${sitePath} has no group of ${group}.`);
      service.database.transaction(() => {
        const user = ensureFromDirectory(service, site, loginName);
        service.principals.addMember(site.id, groupId, user.id);
        service.security.changed();
      });
    },
    addItems({ sitePath, listTitle, author, bodies }) {
      const site = service.sites.byPath(sitePath);
      const web = service.webs.byPath(sitePath);
      if (site === undefined || web === undefined) throw new UnknownNameError(`There is no site at ${sitePath}.`);
      const list = service.lists.byTitle(web, listTitle);
      if (list === undefined) throw new UnknownNameError(`The site at ${sitePath} has no list "${listTitle}".`);
      const user = service.principals.byLogin(site.id, author);
      if (user === undefined) throw new UnknownNameError(`The site at ${sitePath} has no user ${author}.`);
      addMany(service, { site, web, list, user }, bodies);
    },
  };
}

function ensureFromDirectory(service: Service, site: Site, login: string): Principal {
  const entry = service.principals.findInDirectory(login);
  if (entry === undefined) throw new UnknownNameError(`There is no user ${login} in the directory.`);
  return service.principals.ensureUser(site.id, entry);
}

/** Makes a site collection. @throws UnknownNameError if the owner is not in the directory */
export function addSite(service: Service, given: NewSite): void {
  const site = service.sites.add(given.path, given.timeZone ?? 'Europe/London');
  service.roles.addBuiltIn(site.id);
  const scopeId = service.security.addScope({ siteId: site.id, webId: 0 });
  const properties: JsonObject = { Title: given.title };
  let ownersId = 0;
  for (const { suffix, property, role } of Object.values(teamGroups)) {
    const group = addGroup(service, site, `${given.title} ${suffix}`, ownersId);
    if (ownersId === 0) ownersId = group.id;
    properties[property] = group.id;
    service.security.assign(scopeId, group.id, role.id);
  }
  const owner = ensureFromDirectory(service, site, given.owner);
  service.principals.update({ ...owner, siteAdmin: true });
  service.principals.addMember(site.id, ownersId, owner.id);
  const web = service.webs.add({ siteId: site.id, parentId: undefined, path: given.path, scopeId, properties });
  service.database.run('UPDATE scopes SET web_id = ? WHERE id = ?', web.id, scopeId);
  service.security.changed();
  for (const folder of ['Shared Documents', 'SitePages', 'SiteAssets'] as const) {
    ensureStandardLibrary(service, web, folder, owner.id);
  }
  addWhatIsThereOnce(service, web);
}

/** What every site collection has once: the System Account and the catalogues. */
function addWhatIsThereOnce(service: Service, root: Web): void {
  service.principals.ensureSystemAccount(root.siteId);
  ensureCatalogs(service, root);
}

/** Groups are owned by the site's owners; the owners by themselves. */
function addGroup(service: Service, site: Site, title: string, ownersId: number): Principal {
  const group = service.principals.add({
    siteId: site.id,
    kind: principalKind.group,
    login: title,
    title,
    email: '',
    siteAdmin: false,
    guest: false,
    properties: { AllowMembersEditMembership: false, OwnerId: ownersId },
  });
  if (ownersId !== 0) return group;
  const owners = { ...group, properties: { ...group.properties, OwnerId: group.id } };
  service.principals.update(owners);
  return owners;
}
