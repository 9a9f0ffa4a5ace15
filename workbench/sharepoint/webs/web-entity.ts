import { availableTypes } from '../content-types/add-content-type.js';
import { contentTypeEntity } from '../content-types/content-type-entity.js';
import { fieldEntity } from '../fields/field-entity.js';
import type { Call } from '../http/call.js';
import { callFor } from '../http/call.js';
import { numberOf } from '../json.js';
import { highAndLow, permission } from '../permissions/base-permissions.js';
import { securableWeb } from '../permissions/securable.js';
import type { Entity, EntityType, Navigation, Property } from '../representation/entity.js';
import { entity } from '../representation/entity.js';
import type { Stored, StoredTable } from '../representation/stored.js';
import { stored, storedProperties } from '../representation/stored.js';
import { timeZoneEntity, regionalSettingsEntity } from '../regional-settings/regional-entity.js';
import { assignmentEntities } from '../roles/role-assignments.js';
import { roleEntity } from '../roles/role-definitions.js';
import { groupEntity, userEntity } from '../users/principal-entity.js';
import { allPropertiesEntity } from './all-properties.js';
import type { Web } from './web.js';
import { readableChildren, webInfoEntity } from './web-info.js';

const onlyNamed = (property: Stored): Stored => ({ ...property, onlyWhenNamed: true });

/** What a web stores. */
export const webProperties: StoredTable = {
  AllowRssFeeds: stored.fixed(true),
  AlternateCssUrl: stored.text(),
  AppInstanceId: stored.fixed('00000000-0000-0000-0000-000000000000'),
  ClassicWelcomePage: stored.textOrNull(),
  Configuration: stored.fixed(3),
  CustomMasterUrl: stored.text(),
  Description: stored.text(),
  DesignPackageId: stored.fixed('00000000-0000-0000-0000-000000000000'),
  DocumentLibraryCalloutOfficeWebAppPreviewersDisabled: stored.flag(),
  EnableMinimalDownload: stored.flag(),
  FooterEmphasis: stored.number(),
  FooterEnabled: stored.flag(),
  FooterLayout: stored.number(),
  HeaderEmphasis: stored.number(),
  HeaderLayout: stored.number(2),
  HideTitleInHeader: stored.flag(),
  HorizontalQuickLaunch: stored.flag(),
  IsHomepageModernized: stored.flag(),
  IsMultilingual: stored.flag(),
  IsRevertHomepageLinkHidden: stored.flag(),
  Language: stored.fixed(1033),
  LogoAlignment: stored.number(),
  MasterUrl: stored.text(),
  MegaMenuEnabled: stored.flag(),
  NavAudienceTargetingEnabled: stored.flag(),
  NoCrawl: stored.flag(),
  ObjectCacheEnabled: stored.flag(),
  OverwriteTranslationsOnChange: stored.flag(),
  QuickLaunchEnabled: stored.flag(true),
  RecycleBinEnabled: stored.fixed(true),
  SearchScope: stored.number(),
  SiteLogoUrl: stored.textOrNull(),
  SyndicationEnabled: stored.flag(true),
  TenantAdminMembersCanShare: stored.fixed(0),
  Title: stored.text(),
  TreeViewEnabled: stored.flag(),
  UIVersion: stored.fixed(15),
  UIVersionConfigurationEnabled: stored.fixed(false),
  WebTemplate: stored.fixed('STS'),
  WelcomePage: stored.text('SitePages/Home.aspx'),
  AccessRequestSiteDescription: onlyNamed(stored.text()),
  AllowAutomaticASPXPageIndexing: onlyNamed(stored.flag()),
  CommentsOnSitePagesDisabled: onlyNamed(stored.flag()),
  ContainsConfidentialInfo: onlyNamed(stored.flag()),
  CustomSiteActionsDisabled: onlyNamed(stored.flag()),
  DefaultNewPageTemplateId: onlyNamed(stored.text('00000000-0000-0000-0000-000000000000')),
  DisableAppViews: onlyNamed(stored.flag()),
  DisableFlows: onlyNamed(stored.flag()),
  ExcludeFromOfflineClient: onlyNamed(stored.flag()),
  IsEduClass: onlyNamed(stored.fixed(false)),
  IsProvisioningComplete: onlyNamed(stored.fixed(true)),
  MembersCanShare: onlyNamed(stored.flag(true)),
  NotificationsInOneDriveForBusinessEnabled: onlyNamed(stored.flag(true)),
  NotificationsInSharePointEnabled: onlyNamed(stored.flag(true)),
  PreviewFeaturesEnabled: onlyNamed(stored.fixed(true)),
  PrimaryColor: onlyNamed(stored.fixed('#03787C')),
  RequestAccessEmail: onlyNamed(stored.text()),
  SaveSiteAsTemplateEnabled: onlyNamed(stored.flag()),
  SiteLogoDescription: onlyNamed(stored.textOrNull()),
  ThemedCssFolderUrl: onlyNamed(stored.fixed(null)),
  ThirdPartyMdmEnabled: onlyNamed(stored.fixed(false)),
  UseAccessRequestDefault: onlyNamed(stored.flag()),
};

/** What whoever may design the web may do with it, by the property that says so. */
const designing = [
  'AllowCreateDeclarativeWorkflowForCurrentUser',
  'AllowDesignerForCurrentUser',
  'AllowMasterPageEditingForCurrentUser',
  'AllowRevertFromTemplateForCurrentUser',
  'AllowSaveDeclarativeWorkflowAsTemplateForCurrentUser',
  'AllowSavePublishDeclarativeWorkflowForCurrentUser',
  'ShowUrlStructureForCurrentUser',
];

/** The web's scope in the change log. */
export function webScope(web: Web) {
  return { kind: 'web', id: web.id, guid: web.guid } as const;
}

/** Where a web leads to. Webs lead to their lists and lists to their web: `webs/web-navigations.ts` adds what comes after it. */
const navigations: Record<string, Navigation<Web>> = {
  AvailableContentTypes: (_web, call) => ({
    many: availableTypes(call).map((type) => contentTypeEntity(call, { list: undefined, type })),
  }),
  ContentTypes: (web, call) => ({
    many: call.service.contentTypes.ofWeb(web).map((type) => contentTypeEntity(call, { list: undefined, type })),
  }),
  Fields: (web, call) => ({
    many: call.service.fields.ofWeb(web).all.map((field) => fieldEntity(call, { field, listGuid: undefined })),
  }),
  AssociatedMemberGroup: (web, call) => associated(call, web, 'AssociatedMemberGroupId'),
  AssociatedOwnerGroup: (web, call) => associated(call, web, 'AssociatedOwnerGroupId'),
  AssociatedVisitorGroup: (web, call) => associated(call, web, 'AssociatedVisitorGroupId'),
  CurrentUser: (_web, call) => ({ one: userEntity(call, call.visitor.user) }),
  AllProperties: (web, call) => ({ one: allPropertiesEntity(call, web) }),
  ParentWeb: (web, call) => {
    const parent = web.parentId === undefined ? undefined : call.service.webs.byId(web.parentId);
    return { one: parent === undefined ? undefined : webInfoEntity(call, parent) };
  },
  RegionalSettings: (_web, call) => ({ one: regionalSettingsEntity(call, call.site) }),
  RoleAssignments: (web, call) => ({ many: assignmentEntities(call, securableWeb(call, web)) }),
  RoleDefinitions: (web, call) => ({
    many: call.service.roles.ofSite(web.siteId).map((role) => roleEntity(call, role)),
  }),
  SiteGroups: (web, call) => ({
    many: call.service.principals.ofKind(web.siteId, true).map((group) => groupEntity(call, group)),
  }),
  SiteUsers: (web, call) => ({
    many: call.service.principals.ofKind(web.siteId, false).map((user) => userEntity(call, user)),
  }),
  TimeZone: (_web, call) => ({ one: timeZoneEntity(call, call.site) }),
  WebInfos: (web, call) => ({ many: readableChildren(call, web).map((child) => webInfoEntity(call, child)) }),
  Webs: (web, call) => ({ many: readableChildren(call, web).map((child) => webEntity(call, child)) }),
};

/** Adds to where webs lead to. */
export function addWebNavigations(further: Readonly<Record<string, Navigation<Web>>>): void {
  Object.assign(navigations, further);
}

const webType: EntityType<Web> = {
  name: 'SP.Web',
  set: 'SP.ApiData.Webs',
  path: () => 'Web',
  properties: {
    ...storedProperties<Web>(webProperties, (web) => web.properties),
    Created: { read: (web) => web.created },
    CurrentChangeToken: {
      complex: 'SP.ChangeToken',
      read: (web, call) => ({ StringValue: call.service.changes.currentToken(webScope(web)) }),
    },
    EffectiveBasePermissions: {
      onlyWhenNamed: true,
      complex: 'SP.BasePermissions',
      read: (web, call) => highAndLow(call.service.security.permissions(call.visitor.user, web.scopeId)),
    },
    HasUniqueRoleAssignments: {
      onlyWhenNamed: true,
      read: (web, call) => {
        const parent = web.parentId === undefined ? undefined : call.service.webs.byId(web.parentId);
        return parent?.scopeId !== web.scopeId;
      },
    },
    ...Object.fromEntries(
      designing.map((name): [string, Property<Web>] => [
        name,
        {
          onlyWhenNamed: true,
          read: (web, call) => call.service.security.allows(call.visitor.user, web.scopeId, permission.manageWeb),
        },
      ]),
    ),
    Id: { read: (web) => web.guid },
    LastItemModifiedDate: { read: (web, call) => lastModified(web, call) },
    LastItemUserModifiedDate: { read: (web, call) => lastModified(web, call) },
    ResourcePath: { complex: 'SP.ResourcePath', read: (web, call) => ({ DecodedUrl: absolute(web, call) }) },
    ServerRelativePath: { complex: 'SP.ResourcePath', read: (web) => ({ DecodedUrl: web.path }) },
    ServerRelativeUrl: { read: (web) => web.path },
    SupportedUILanguageIds: {
      onlyWhenNamed: true,
      collection: 'Edm.Int32',
      read: (web) => [numberOf(web.properties, 'Language') ?? 1033],
    },
    Url: { read: absolute },
  },
  navigations,
};

function absolute(web: Web, call: Call): string {
  return `${call.origin}${web.path === '/' ? '' : web.path}`;
}

function lastModified(web: Web, call: Call): string {
  return call.service.lists.ofWeb(web).reduce((latest, list) => {
    const { itemModified } = call.service.lists.counts(list);
    return itemModified > latest ? itemModified : latest;
  }, web.created);
}

function associated(call: Call, web: Web, property: string) {
  const id = numberOf(web.properties, property);
  const group = id === undefined ? undefined : call.service.principals.byId(web.siteId, id);
  return { one: group === undefined ? undefined : groupEntity(call, group) };
}

/** A web as SharePoint represents it. Its identity is its absolute address. */
export function webEntity(call: Call, web: Web): Entity {
  return entity(webType, web.id === call.web.id ? call : callFor(call, web), web);
}

/** The entity set of webs. */
export const webSet = webType.set;
