import { folderEntity } from '../folders/folder-entity.js';
import { rootOfList } from '../folders/place.js';
import { contentTypeEntity } from '../content-types/content-type-entity.js';
import { fieldEntity } from '../fields/field-entity.js';
import type { Call } from '../http/call.js';
import { own } from '../json.js';
import { highAndLow } from '../permissions/base-permissions.js';
import { securableList } from '../permissions/securable.js';
import type { Entity, EntityType, Navigation, Property } from '../representation/entity.js';
import { entity } from '../representation/entity.js';
import type { Stored, StoredTable } from '../representation/stored.js';
import { stored, storedProperties } from '../representation/stored.js';
import { assignmentEntities } from '../roles/role-assignments.js';
import { viewEntity } from '../views/view-entity.js';
import { webEntity } from '../webs/web-entity.js';
import type { List } from './list.js';
import { entityTypeName, itemTypeName, listETag } from './list.js';
import { namedProperties } from './named-properties.js';

const onlyNamed = (property: Stored): Stored => ({ ...property, onlyWhenNamed: true });

/** What a list stores besides its title. */
export const listProperties: StoredTable = {
  AllowContentTypes: stored.flag(true),
  BaseTemplate: stored.fixed(100),
  BaseType: stored.fixed(0),
  ContentTypesEnabled: stored.flag(),
  CrawlNonDefaultViews: stored.flag(),
  DefaultContentApprovalWorkflowId: stored.text('00000000-0000-0000-0000-000000000000'),
  DefaultItemOpenUseListSetting: stored.fixed(false),
  Description: stored.text(),
  Direction: stored.text('none'),
  BrowserFileHandling: onlyNamed(stored.number()),
  Color: onlyNamed(stored.textOrNull()),
  DefaultItemOpenInBrowser: onlyNamed(stored.flag(true)),
  DisableCommenting: stored.flag(),
  DisableGridEditing: stored.flag(),
  DocumentTemplateUrl: stored.textOrNull(),
  DraftVersionVisibility: stored.number(),
  EnableAttachments: stored.flag(true),
  EnableFolderCreation: stored.flag(),
  EnableMinorVersions: stored.flag(),
  EnableModeration: stored.flag(),
  EnableRequestSignOff: stored.flag(true),
  EnableVersioning: stored.flag(true),
  ExcludeFromOfflineClient: onlyNamed(stored.flag()),
  ExemptFromBlockDownloadOfNonViewableFiles: stored.fixed(false),
  FileSavePostProcessingEnabled: stored.fixed(false),
  ForceCheckout: stored.flag(),
  HasExternalDataSource: stored.fixed(false),
  Hidden: stored.flag(),
  Icon: onlyNamed(stored.textOrNull()),
  ImageUrl: stored.text('/_layouts/15/images/itgen.png?rev=47'),
  IrmEnabled: stored.flag(),
  IrmExpire: stored.flag(),
  IrmReject: stored.flag(),
  IsApplicationList: stored.flag(),
  IsCatalog: stored.fixed(false),
  IsPrivate: stored.fixed(false),
  ListExperienceOptions: stored.number(),
  MajorVersionLimit: stored.number(50),
  MajorWithMinorVersionsLimit: stored.number(),
  MultipleDataList: stored.flag(),
  NoCrawl: stored.flag(),
  OnQuickLaunch: onlyNamed(stored.flag()),
  ParserDisabled: stored.flag(),
  ReadSecurity: onlyNamed(stored.number(1)),
  ServerTemplateCanCreateFolders: stored.fixed(true),
  TemplateFeatureId: stored.fixed('00bfea71-de22-43b2-a848-c05709900100'),
  ValidationFormula: onlyNamed(stored.textOrNull()),
  ValidationMessage: onlyNamed(stored.textOrNull()),
  WriteSecurity: onlyNamed(stored.number(1)),
};

const computed: Record<string, Property<List>> = {
  Created: { read: (list) => list.created },
  CurrentChangeToken: {
    complex: 'SP.ChangeToken',
    read: (list, call) => ({ StringValue: call.service.changes.currentToken(listScope(list)) }),
  },
  EffectiveBasePermissions: {
    onlyWhenNamed: true,
    complex: 'SP.BasePermissions',
    read: (list, call) => highAndLow(call.service.security.permissions(call.visitor.user, list.scopeId)),
  },
  EntityTypeName: { read: (list) => entityTypeName(list) },
  HasUniqueRoleAssignments: { onlyWhenNamed: true, read: (list) => list.hasOwnScope },
  Id: { read: (list) => list.guid },
  ImagePath: {
    complex: 'SP.ResourcePath',
    read: (list) => ({ DecodedUrl: own(list.properties, 'ImageUrl') ?? '/_layouts/15/images/itgen.png' }),
  },
  ItemCount: { read: (list, call) => call.service.lists.counts(list).items },
  LastItemDeletedDate: { read: (list, call) => call.service.lists.counts(list).itemDeleted },
  LastItemModifiedDate: { read: (list, call) => call.service.lists.counts(list).itemModified },
  LastItemUserModifiedDate: { read: (list, call) => call.service.lists.counts(list).itemModified },
  ListItemEntityTypeFullName: { read: (list) => itemTypeName(list) },
  ParentWebPath: { complex: 'SP.ResourcePath', read: (_list, call) => ({ DecodedUrl: call.web.path }) },
  ParentWebUrl: { read: (_list, call) => call.web.path },
  Title: { read: (list) => list.title },
};

/** Where a list leads to. Lists lead to their items and items to their list: `lists/list-navigations.ts` adds to it. */
const navigations: Record<string, Navigation<List>> = {
  ContentTypes: (list, call) => ({
    many: call.service.contentTypes.ofList(list).map((type) => contentTypeEntity(call, { list, type })),
  }),
  DefaultView: (list, call) => {
    const view = call.service.views.default(list);
    return { one: view === undefined ? undefined : viewEntity(call, { list, view }) };
  },
  Fields: (list, call) => ({
    many: list.fields.all.map((field) => fieldEntity(call, { field, listGuid: list.guid })),
  }),
  ParentWeb: (_list, call) => ({ one: webEntity(call, call.web) }),
  RootFolder: (list, call) => ({ one: folderEntity(call, rootOfList(list)) }),
  RoleAssignments: (list, call) => ({ many: assignmentEntities(call, securableList(call, list)) }),
  Views: (list, call) => ({
    many: call.service.views.ofList(list).map((view) => viewEntity(call, { list, view })),
  }),
};

/** Adds to where lists lead to. */
export function addListNavigations(further: Readonly<Record<string, Navigation<List>>>): void {
  Object.assign(navigations, further);
}

const listType: EntityType<List> = {
  name: 'SP.List',
  set: 'SP.ApiData.Lists',
  path: (list) => `Web/Lists(guid'${list.guid}')`,
  etag: listETag,
  properties: { ...storedProperties<List>(listProperties, (list) => list.properties), ...computed, ...namedProperties },
  navigations,
};

/** The list's scope in the change log. */
export function listScope(list: List) {
  return { kind: 'list', id: list.id, guid: list.guid } as const;
}

/** A list as SharePoint represents it. */
export function listEntity(call: Call, list: List): Entity {
  return entity(listType, call, list);
}

/** The entity set of lists. */
export const listSet = listType.set;
