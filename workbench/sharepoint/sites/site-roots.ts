import { accessDenied, invalidArgument, notFound } from '../errors/errors.js';
import { UnsupportedError } from '../errors/unsupported.js';
import { Arguments } from '../http/arguments.js';
import { bodyObject, bodyParameter } from '../http/body.js';
import type { Call } from '../http/call.js';
import { callFor } from '../http/call.js';
import type { Segment } from '../http/path.js';
import type { Noun, Resource } from '../http/resource.js';
import { action, reader, resource } from '../http/resource.js';
import type { JsonObject } from '../json.js';
import { textOf } from '../json.js';
import { permission } from '../permissions/base-permissions.js';
import { complexReply, valueReply } from '../representation/values.js';
import { addSite } from './tenant-admin.js';

/** SiteStatus of the site manager: none there, ready. */
const siteStatus = { none: 0, ready: 2 } as const;

/** The server-relative path in an address. @throws SharePointError (400) for an address of another host */
function pathOf(call: Call, address: string): string {
  if (!URL.canParse(address, call.origin)) throw invalidArgument('The address is not valid.');
  const url = new URL(address, call.origin);
  if (url.origin !== call.origin) throw invalidArgument('The address is not one of this tenant.');
  const path = decodeURIComponent(url.pathname).replace(/\/+$/, '');
  return path === '' ? '/' : path;
}

/** The web of this site that an address lies in, if the visitor may open it. @throws SharePointError (404) */
function webOfAddress(call: Call, address: string): Call {
  for (let path = pathOf(call, address); ;) {
    const web = call.service.webs.byPath(path);
    if (web !== undefined) {
      const mayOpen = call.service.security.allows(call.visitor.user, web.scopeId, permission.open);
      if (web.siteId !== call.site.id || !mayOpen) break;
      return callFor(call, web);
    }
    const slash = path.lastIndexOf('/');
    if (path === '/') break;
    path = slash <= 0 ? '/' : path.slice(0, slash);
  }
  throw notFound('There is no site at this address.');
}

function absolute(call: Call, path: string): string {
  return `${call.origin}${path === '/' ? '' : path}`;
}

function given(call: Call, segment: Segment, name: string): string {
  const argument = new Arguments(segment.arguments, call.query).find(name);
  return argument?.text ?? textOf(bodyObject(call), name) ?? '';
}

/** What the site manager says of an address: nothing of sites that the visitor may not open. */
function statusJson(call: Call, path: string): JsonObject {
  const site = call.service.sites.byPath(path);
  const web = call.service.webs.byPath(path);
  const user = site === undefined ? undefined : call.service.principals.byLogin(site.id, call.visitor.user.login);
  const mayOpen =
    web !== undefined && user !== undefined && call.service.security.allows(user, web.scopeId, permission.open);
  if (site === undefined || !mayOpen) return { SiteId: '', SiteStatus: siteStatus.none, SiteUrl: '' };
  return { SiteId: site.guid, SiteStatus: siteStatus.ready, SiteUrl: absolute(call, path) };
}

function create(call: Call): JsonObject {
  const request = bodyParameter(call, 'request');
  const path = pathOf(call, textOf(request, 'Url') ?? '');
  if (!/^\/(sites|teams)\/[^/"#%*:<>?\\|{}~&]+$/.test(path))
    throw invalidArgument('The address of the site is not valid.');
  // Guests make no sites; the visitor owns the site unless another is named.
  if (call.visitor.user.guest) throw accessDenied();
  if (call.service.webs.byPath(path) === undefined) {
    const owner = textOf(request, 'Owner') ?? '';
    const title = textOf(request, 'Title') ?? path;
    call.service.database.transaction(() =>
      addSite(call.service, { path, title, owner: owner === '' ? call.visitor.user.login : owner }),
    );
  }
  return statusJson(call, path);
}

const managerNoun: Noun<undefined> = {
  members: {
    create: (call) =>
      action(call, () =>
        complexReply(call, 'Create', 'Microsoft.SharePoint.Portal.SPSiteCreationResponse', create(call)),
      ),
    status: (call, _node, args) =>
      reader(call, () => {
        const url = args.count > 0 ? args.text('url') : (call.query.get('url') ?? '').replaceAll(/^'|'$/g, '');
        const status = statusJson(call, pathOf(call, url));
        return complexReply(call, 'Status', 'Microsoft.SharePoint.Portal.SPSiteCreationResponse', status);
      }),
    delete: () => {
      throw new UnsupportedError('SPSiteManager/Delete');
    },
  },
};

/** What stands directly behind `_api/` and is about sites, by name in lower case. */
export const siteRoots: Readonly<Record<string, (call: Call, segment: Segment) => Resource>> = {
  'sp.site.exists': (call, segment) =>
    reader(call, () => {
      const path = pathOf(call, given(call, segment, 'url'));
      return valueReply(call, 'Exists', call.service.sites.byPath(path) !== undefined, 'Edm.Boolean');
    }),
  'sp.web.getweburlfrompageurl': (call, segment) =>
    reader(call, () => {
      const at = webOfAddress(call, given(call, segment, 'pageFullUrl'));
      return valueReply(call, 'GetWebUrlFromPageUrl', absolute(call, at.web.path));
    }),
  spsitemanager: (call) => resource(managerNoun, call, undefined),
};
