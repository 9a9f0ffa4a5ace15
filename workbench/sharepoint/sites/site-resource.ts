import { getChangesStep } from '../changes/get-changes.js';
import { accessDenied, notFound } from '../errors/errors.js';
import { featureEntities, featuresStep } from '../features/features.js';
import { bodyEntity } from '../http/body.js';
import type { Call } from '../http/call.js';
import { callFor } from '../http/call.js';
import type { Noun, Resource } from '../http/resource.js';
import { elsewhere, reader, resource } from '../http/resource.js';
import type { JsonObject } from '../json.js';
import { permission } from '../permissions/base-permissions.js';
import { binSet } from '../recycle-bin/bin-entity.js';
import { binEntities, recycleBinItemsStep, recycleBinStep } from '../recycle-bin/recycle-bin-resource.js';
import type { Entity, EntityType } from '../representation/entity.js';
import { entity, entityReply } from '../representation/entity.js';
import { propertyOf } from '../representation/property-resource.js';
import { noContent } from '../representation/reply.js';
import type { StoredTable } from '../representation/stored.js';
import { applySent, stored, storedProperties } from '../representation/stored.js';
import { integer } from '../storage/rows.js';
import { actionEntities, userCustomActionsStep } from '../user-custom-actions/user-custom-actions.js';
import { userEntity } from '../users/principal-entity.js';
import type { Web } from '../webs/web.js';
import { webEntity } from '../webs/web-entity.js';
import type { Site } from './site.js';

function siteScope(site: Site) {
  return { kind: 'site', id: site.id, guid: site.guid } as const;
}

/** What a site collection stores. */
const siteProperties: StoredTable = {
  AllowCreateDeclarativeWorkflow: stored.flag(),
  AllowDesigner: stored.flag(true),
  AllowMasterPageEditing: stored.flag(),
  AllowRevertFromTemplate: stored.flag(),
  Classification: stored.text(),
  CommentsOnSitePagesDisabled: { ...stored.flag(), onlyWhenNamed: true },
  DisableCompanyWideSharingLinks: { ...stored.flag(), onlyWhenNamed: true },
  ShareByEmailEnabled: stored.flag(true),
  ShareByLinkEnabled: { ...stored.flag(), onlyWhenNamed: true },
  ShowUrlStructure: stored.flag(),
  SocialBarOnSitePagesDisabled: { ...stored.flag(), onlyWhenNamed: true },
};

const siteType: EntityType<Site> = {
  name: 'SP.Site',
  set: 'SP.ApiData.Sites',
  path: () => 'site',
  properties: {
    ...storedProperties<Site>(siteProperties, (site) => site.properties),
    CompatibilityLevel: { read: () => 15 },
    CurrentChangeToken: {
      complex: 'SP.ChangeToken',
      read: (site, call) => ({ StringValue: call.service.changes.currentToken(siteScope(site)) }),
    },
    GroupId: { read: () => '00000000-0000-0000-0000-000000000000' },
    HubSiteId: { read: () => '00000000-0000-0000-0000-000000000000' },
    Id: { read: (site) => site.guid },
    IsHubSite: { read: () => false },
    MaxItemsPerThrottledOperation: { read: () => 5000 },
    PrimaryUri: { read: (site, call) => `${call.origin}${site.path}` },
    ReadOnly: { read: () => false },
    RequiredDesignerVersion: { read: () => '15.0.0.0' },
    ServerRelativeUrl: { read: (site) => site.path },
    TrimAuditLog: { read: () => true },
    UIVersionConfigurationEnabled: { read: () => false },
    UpgradeReminderDate: { read: () => '1899-12-30T00:00:00' },
    Upgrading: { read: () => false },
    Usage: { onlyWhenNamed: true, complex: 'SP.UsageInfo', read: usage },
    Url: { read: (site, call) => `${call.origin}${site.path === '/' ? '' : site.path}` },
  },
  navigations: {
    EventReceivers: () => ({ many: [], set: 'SP.ApiData.EventReceiverDefinitions' }),
    Features: (_site, call) => ({ many: featureEntities(call, { kind: 'sitefeature', webId: rootId(call) }) }),
    Owner: (site, call) => {
      const owner = call.service.principals.ofKind(site.id, false).find((user) => user.siteAdmin);
      return { one: owner === undefined ? undefined : userEntity(call, owner) };
    },
    RootWeb: (site, call) => {
      const web = call.service.webs.byPath(site.path);
      return { one: web === undefined ? undefined : webEntity(call, web) };
    },
    RecycleBin: (_site, call) => ({ many: binEntities(call, 'site'), set: binSet }),
    SecondaryContact: () => ({ one: undefined }),
    UserCustomActions: (_site, call) => ({
      many: actionEntities(call, { kind: 'siteaction', webId: rootId(call) }),
    }),
  },
};

/** What the site collection holds, in bytes of files and attachments with their versions. Visits are not counted. */
function usage(site: Site, call: Call): JsonObject {
  const row = call.service.database.get(
    `SELECT ifnull(sum(s.length), 0) AS bytes FROM webs w JOIN lists l ON l.web_id = w.id
     JOIN streams s ON s.list_id = l.id WHERE w.site_id = ?`,
    site.id,
  );
  return {
    Bandwidth: '0',
    DiscussionStorage: '0',
    Hits: '0',
    Storage: String(row === undefined ? 0 : integer(row, 'bytes')),
    StoragePercentageUsed: 0,
    Visits: '0',
  };
}

function siteEntity(call: Call, site: Site): Entity {
  return entity(siteType, call, site);
}

const siteNoun: Noun<Site> = {
  read: (call, site) => entityReply(call, siteEntity(call, site)),
  merge(call, site) {
    if (!call.visitor.user.siteAdmin) throw accessDenied();
    const { properties } = bodyEntity(call);
    call.service.sites.update(
      site,
      applySent(siteProperties, site.properties, properties, 'SP.Site', () => false),
    );
    return noContent();
  },
  members: {
    getchanges: getChangesStep(siteScope),
    recyclebin: recycleBinStep('site'),
    getrecyclebinitems: recycleBinItemsStep('site'),
    getrecyclebinitemsbyqueryinfo: recycleBinItemsStep('site'),
    rootweb: (call, site) => {
      const web = call.service.webs.byPath(site.path);
      if (web === undefined || !call.service.security.allows(call.visitor.user, web.scopeId, permission.open)) {
        throw accessDenied();
      }
      return elsewhere(callFor(call, web), 'web');
    },
    openwebbyid: (call, site, given) => {
      const web = call.service.webs.byGuid(site.id, given.guid('gWebId'));
      return opened(call, web);
    },
    openweb: (call, site, given) => {
      const path = given.text('strUrl').replace(/^https?:\/\/[^/]+/i, '');
      const web = call.service.webs.byPath(path.startsWith('/') ? path : `${site.path}/${path}`);
      return opened(call, web?.siteId === site.id ? web : undefined);
    },
    features: featuresStep((call) => ({ kind: 'sitefeature', webId: rootId(call) })),
    usercustomactions: userCustomActionsStep((call) => ({ kind: 'siteaction', webId: rootId(call) })),
  },
  otherwise: (call, site, name) => propertyOf(call, siteEntity(call, site), name),
};

/** A web that the visitor may open. @throws SharePointError (404) */
function opened(call: Call, web: Web | undefined): Resource {
  if (web === undefined || !call.service.security.allows(call.visitor.user, web.scopeId, permission.open)) {
    throw notFound('The site does not exist.');
  }
  // A method: what it answers is the web, whatever verb it was called with.
  return reader(call, () => entityReply(callFor(call, web), webEntity(callFor(call, web), web)));
}

function rootId(call: Call): number {
  return call.service.webs.byPath(call.site.path)?.id ?? call.web.id;
}

/** `_api/site`. */
export function siteResource(call: Call): Resource {
  return resource(siteNoun, call, call.site);
}
