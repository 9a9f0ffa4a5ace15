import { localeOf } from '../display/locale.js';
import type { ShownField } from '../display/shown-field.js';
import type { Field } from '../fields/field.js';
import type { Call } from '../http/call.js';
import { webUrl } from '../http/call.js';
import type { JsonObject } from '../json.js';
import { flagOf, numberOf, own, textOf } from '../json.js';
import type { List } from '../lists/list.js';
import { viewUrl, writeViewXml } from '../views/view-xml.js';
import type { RenderRequest } from './parameters.js';
import { permissionMask } from './system-values.js';

const upper = (guid: string) => `{${guid.toUpperCase()}}`;
const truth = (value: boolean) => (value ? 'TRUE' : 'FALSE');

/** A field as list pages describe it. */
export function fieldSchema(field: Field, name = field.internalName): JsonObject {
  const choices = own(field.properties, 'Choices');
  return {
    Name: name,
    FieldType: field.kind.name,
    RealFieldName: field.internalName,
    DisplayName: field.title,
    ID: field.guid,
    StaticName: textOf(field.properties, 'StaticName') ?? field.internalName,
    Type: field.kind.name,
    AllowGridEditing: truth(!field.readOnly),
    ReadOnly: truth(field.readOnly),
    Required: truth(flagOf(field.properties, 'Required')),
    ...(field.readOnly ? { ReadOnlyField: 'TRUE' } : {}),
    ...(field.kind.form === 'note' ? { RichText: truth(flagOf(field.properties, 'RichText')) } : {}),
    ...(field.kind.form === 'instant' ? { Format: field.dateOnly ? 'DateOnly' : 'DateTime' } : {}),
    ...(field.kind.form === 'lookups' || field.kind.form === 'users' ? { AllowMultipleValues: 'TRUE' } : {}),
    ...(Array.isArray(choices) && choices.length > 0 ? { Choices: choices } : {}),
    ...(field.kind.form.startsWith('lookup') ? { DispFormUrl: '', LookupListId: field.lookupList ?? '' } : {}),
  };
}

/** ListSchema of a rendered list: settings and the fields of its rows. */
export function listSchema(call: Call, list: List, request: RenderRequest, fields: readonly ShownField[]): JsonObject {
  const { stored, view } = request;
  return {
    LCID: String(localeOf(call).id),
    Userid: String(call.visitor.user.id),
    PagePath: stored === undefined ? list.path : viewUrl(list, stored),
    List: upper(list.guid),
    ListTitle: list.title,
    RootFolder: list.path,
    View: stored === undefined ? '' : upper(stored.guid),
    BaseViewID: '1',
    ServerTemplate: String(numberOf(list.properties, 'BaseTemplate') ?? 100),
    BaseType: String(numberOf(list.properties, 'BaseType') ?? 0),
    HttpRoot: webUrl(call),
    HttpPath: `${webUrl(call)}/_vti_bin/owssvr.dll?CS=65001`,
    IsDocLib: numberOf(list.properties, 'BaseType') === 1 ? '1' : '',
    EnableMinorVersions: flagOf(list.properties, 'EnableMinorVersions') ? '1' : '',
    ContentTypesEnabled: flagOf(list.properties, 'ContentTypesEnabled') ? '1' : '',
    FolderCreationEnabled: flagOf(list.properties, 'EnableFolderCreation') ? '1' : '',
    ListRight_AddListItems: truth((call.service.security.permissions(call.visitor.user, list.scopeId) & 2n) !== 0n),
    PagedView: view.paged ? '1' : '',
    Aggregate: Object.fromEntries(view.aggregations.map(({ name, type }) => [name, type])),
    Collapse: truth(view.collapsed),
    group1: view.groups[0]?.field.name ?? '',
    group2: view.groups[1]?.field.name ?? '',
    Field: fields.map(({ field, name }) => fieldSchema(field, name)),
  };
}

/** ContextInfo of a rendered list: what pages need to know of the site and the list. */
export function contextInfo(call: Call, list: List): JsonObject {
  const { user } = call.visitor;
  return {
    ListTitle: list.title,
    listName: upper(list.guid),
    listId: list.guid,
    listUrlDir: list.path,
    listTemplate: String(numberOf(list.properties, 'BaseTemplate') ?? 100),
    listBaseType: numberOf(list.properties, 'BaseType') ?? 0,
    rootFolderForDisplay: list.path,
    HttpRoot: webUrl(call),
    HttpPath: `${webUrl(call)}/_vti_bin/owssvr.dll?CS=65001`,
    siteUrl: `${call.origin}${call.site.path === '/' ? '' : call.site.path}`,
    siteId: call.site.guid,
    webUrl: webUrl(call),
    webId: call.web.guid,
    CurrentUserId: user.id,
    CurrentUserIsSiteAdmin: user.siteAdmin,
    CurrentLanguage: 1033,
    CurrentCultureName: localeOf(call).name,
    ListPermsMask: permissionMask(call.service.security.permissions(user, list.scopeId)),
    EnableMinorVersions: flagOf(list.properties, 'EnableMinorVersions'),
    ModerationStatus: 0,
    verEnabled: own(list.properties, 'EnableVersioning') === false ? 0 : 1,
    ContentTypesEnabled: flagOf(list.properties, 'ContentTypesEnabled'),
  };
}

/** ViewMetadata of a rendered list: the stored view. */
export function viewMetadata(list: List, request: RenderRequest): JsonObject {
  const { stored } = request;
  if (stored === undefined) return {};
  return {
    Id: stored.guid,
    Title: stored.title,
    DefaultView: stored.isDefault,
    PersonalView: flagOf(stored.properties, 'PersonalView'),
    ListViewXml: writeViewXml(list, stored),
    ServerRelativeUrl: viewUrl(list, stored),
    BaseViewId: '1',
  };
}
