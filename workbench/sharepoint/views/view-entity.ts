import type { Call } from '../http/call.js';
import type { List } from '../lists/list.js';
import type { Entity, EntityType } from '../representation/entity.js';
import { entity } from '../representation/entity.js';
import type { StoredTable } from '../representation/stored.js';
import { stored, storedProperties } from '../representation/stored.js';
import type { View } from './view-table.js';
import { viewFieldsXml, viewUrl, writeViewXml } from './view-xml.js';

/** What a view stores. */
export const viewProperties: StoredTable = {
  Aggregations: stored.textOrNull(),
  AggregationsStatus: stored.textOrNull(),
  AssociatedContentTypeId: stored.textOrNull(),
  CalendarViewStyles: stored.textOrNull(),
  ColumnWidth: stored.textOrNull(),
  CustomFormatter: stored.textOrNull(),
  DefaultView: stored.flag(),
  DefaultViewForContentType: stored.flag(),
  EditorModified: stored.flag(),
  Formats: stored.textOrNull(),
  GridLayout: stored.textOrNull(),
  Hidden: stored.flag(),
  IncludeRootFolder: stored.flag(),
  JSLink: stored.textOrNull(),
  Method: stored.textOrNull(),
  MobileDefaultView: stored.flag(),
  MobileView: stored.flag(),
  NewDocumentTemplates: stored.textOrNull(),
  Paged: stored.flag(true),
  PersonalView: stored.flag(),
  RowLimit: stored.number(30),
  Scope: stored.number(),
  TabularView: stored.flag(true),
  Title: stored.text(),
  Toolbar: stored.textOrNull(),
  ToolbarTemplateName: stored.textOrNull(),
  ViewData: stored.textOrNull(),
  ViewJoins: stored.textOrNull(),
  ViewProjectedFields: stored.textOrNull(),
  ViewQuery: stored.text(),
  ViewType2: stored.textOrNull(),
  VisualizationInfo: stored.fixed(null),
};

/** A view in its list. */
export interface ViewNode {
  readonly list: List;
  readonly view: View;
}

const viewType: EntityType<ViewNode> = {
  name: 'SP.View',
  set: 'SP.ApiData.Views',
  path: ({ list, view }) => `Web/Lists(guid'${list.guid}')/Views(guid'${view.guid}')`,
  properties: {
    ...storedProperties<ViewNode>(viewProperties, ({ view }) => view.properties),
    BaseViewId: { read: () => '1' },
    ContentTypeId: { complex: 'SP.ContentTypeId', read: () => ({ StringValue: '0x' }) },
    HtmlSchemaXml: { read: ({ list, view }) => writeViewXml(list, view) },
    Id: { read: ({ view }) => view.guid },
    ImageUrl: { read: () => '/_layouts/15/images/generic.png' },
    ListViewXml: { read: ({ list, view }) => writeViewXml(list, view) },
    ModerationType: { read: () => null },
    OrderedView: { read: () => false },
    ReadOnlyView: { read: () => false },
    RequiresClientIntegration: { read: () => false },
    ServerRelativePath: {
      complex: 'SP.ResourcePath',
      read: ({ list, view }) => ({ DecodedUrl: viewUrl(list, view) }),
    },
    ServerRelativeUrl: { read: ({ list, view }) => viewUrl(list, view) },
    StyleId: { read: () => null },
    Threaded: { read: () => false },
    ViewType: { read: () => 'HTML' },
  },
  navigations: {
    ViewFields: (node, call) => ({ one: viewFieldsEntity(call, node) }),
  },
};

const viewFieldsType: EntityType<ViewNode> = {
  name: 'SP.ViewFieldCollection',
  set: 'SP.ApiData.ViewFieldCollections',
  path: (node) => `${viewType.path(node)}/ViewFields`,
  properties: {
    SchemaXml: { read: ({ view }) => viewFieldsXml(view) },
    Items: { collection: 'Edm.String', read: ({ view }) => [...view.fields] },
  },
};

/** A view as SharePoint represents it. */
export function viewEntity(call: Call, node: ViewNode): Entity {
  return entity(viewType, call, node);
}

/** The fields of a view: `{SchemaXml, Items}`. */
export function viewFieldsEntity(call: Call, node: ViewNode): Entity {
  return entity(viewFieldsType, call, node);
}

/** The entity set of views. */
export const viewSet = viewType.set;
