import type { Call } from '../http/call.js';
import { highAndLow } from '../permissions/base-permissions.js';
import type { Property } from '../representation/entity.js';
import { viewUrl } from '../views/view-xml.js';
import { formAddress } from './forms.js';
import type { List } from './list.js';
import { writeListSchema } from './list-schema-xml.js';
import { defaultLibrary, standardLibrary } from './standard-libraries.js';

function named(read: Property<List>['read'], complex?: string): Property<List> {
  return { onlyWhenNamed: true, read, ...(complex === undefined ? {} : { complex }) };
}

/** The address of a list's default view; empty if it has no view. */
function defaultViewUrl(call: Call, list: List): string {
  const view = call.service.views.default(list);
  return view === undefined ? '' : viewUrl(list, view);
}

/** Properties of a list that follow from others and that SharePoint answers when they are named. */
export const namedProperties: Readonly<Record<string, Property<List>>> = {
  AdditionalUXProperties: named(() => null),
  AllowDeletion: named((list) => list.properties['IsCatalog'] !== true),
  DataSource: named(() => null),
  DefaultDisplayFormUrl: named((list) => formAddress(list, 4)),
  DefaultEditFormUrl: named((list) => formAddress(list, 6)),
  DefaultNewFormUrl: named((list) => formAddress(list, 8)),
  DefaultViewPath: named((list, call) => ({ DecodedUrl: defaultViewUrl(call, list) }), 'SP.ResourcePath'),
  DefaultViewUrl: named((list, call) => defaultViewUrl(call, list)),
  EffectiveBasePermissionsForUI: named(
    (list, call) => highAndLow(call.service.security.permissions(call.visitor.user, list.scopeId)),
    'SP.BasePermissions',
  ),
  IsDefaultDocumentLibrary: named((list, call) => defaultLibrary(call.service, call.web)?.id === list.id),
  IsSiteAssetsLibrary: named((list, call) => standardLibrary(call.service, call.web, 'SiteAssets')?.id === list.id),
  IsSystemList: named((list) => list.properties['IsCatalog'] === true),
  ListFormCustomized: named(() => false),
  PageRenderType: named(() => 0),
  SchemaXml: named(writeListSchema),
};
