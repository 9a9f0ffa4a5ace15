import { getChangesStep } from '../changes/get-changes.js';
import type { Call } from '../http/call.js';
import type { Noun, Resource } from '../http/resource.js';
import { resource } from '../http/resource.js';
import { recycleBinItemsStep, recycleBinStep } from '../recycle-bin/recycle-bin-resource.js';
import type { Entity, EntityType } from '../representation/entity.js';
import { entity, entityReply } from '../representation/entity.js';
import { propertyOf } from '../representation/property-resource.js';
import { webEntity } from '../webs/web-entity.js';
import { webResource } from '../webs/web-resource.js';
import type { Site } from './site.js';

function siteScope(site: Site) {
  return { kind: 'site', id: site.id, guid: site.guid } as const;
}

const siteType: EntityType<Site> = {
  name: 'SP.Site',
  set: 'SP.ApiData.Sites',
  path: () => 'site',
  properties: {
    AllowCreateDeclarativeWorkflow: { read: () => false },
    AllowDesigner: { read: () => true },
    AllowMasterPageEditing: { read: () => false },
    AllowRevertFromTemplate: { read: () => false },
    Classification: { read: () => '' },
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
    ShareByEmailEnabled: { read: () => true },
    ShowUrlStructure: { read: () => false },
    TrimAuditLog: { read: () => true },
    UIVersionConfigurationEnabled: { read: () => false },
    UpgradeReminderDate: { read: () => '1899-12-30T00:00:00' },
    Upgrading: { read: () => false },
    Url: { read: (site, call) => `${call.origin}${site.path === '/' ? '' : site.path}` },
  },
  navigations: {
    RootWeb: (site, call) => {
      const web = call.service.webs.byPath(site.path);
      return { one: web === undefined ? undefined : webEntity(call, web) };
    },
  },
};

function siteEntity(call: Call, site: Site): Entity {
  return entity(siteType, call, site);
}

const siteNoun: Noun<Site> = {
  read: (call, site) => entityReply(call, siteEntity(call, site)),
  members: {
    getchanges: getChangesStep(siteScope),
    recyclebin: recycleBinStep('site'),
    getrecyclebinitems: recycleBinItemsStep('site'),
    rootweb: (call) => webResource(call),
  },
  otherwise: (call, site, name) => propertyOf(call, siteEntity(call, site), name),
};

/** `_api/site`. */
export function siteResource(call: Call): Resource {
  return resource(siteNoun, call, call.site);
}
