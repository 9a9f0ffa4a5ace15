import type { FieldTable } from '../fields/field-table.js';
import { kindNamed } from '../fields/kinds.js';
import { childId, linkTo } from '../content-types/content-type.js';
import type { JsonObject } from '../json.js';
import type { List } from '../lists/list.js';
import { userListTemplate } from '../lists/list.js';
import type { Service } from '../service-state.js';
import type { Web } from '../webs/web.js';
import { userColumns } from './person-columns.js';
import { systemAccountId } from './principal.js';

/** The content types of its items: a person, a group of SharePoint, a group of the directory. */
const types = [
  { parent: '0x010A', name: 'Person', kind: 1 },
  { parent: '0x010B', name: 'SharePointGroup', kind: 8 },
  { parent: '0x010C', name: 'DomainGroup', kind: 4 },
] as const;

/**
 * Makes the User Information List of a site collection. In place of an item table it has a view over the principals, so its
 * items are always as they are and have the same ids. To be called inside a transaction.
 */
export function addUserList(service: Service, web: Web): List {
  const { lists, fields, views, database } = service;
  const path = `${web.path === '/' ? '' : web.path}/_catalogs/users`;
  const bag = {
    BaseTemplate: userListTemplate,
    BaseType: 0,
    ContentTypesEnabled: true,
    Description: 'All people.',
    EnableVersioning: false,
    Hidden: true,
    IsCatalog: true,
    NoCrawl: true,
  };
  const list = fields.addSystemFields(lists.add(web, 'User Information List', path, bag));
  addColumns(fields, web, list);
  addTypes(service, web, lists.reload(list.id));
  const made = lists.reload(list.id);
  database.define(`DROP TABLE ${made.table}`);
  database.define(viewDefinition(made));
  views.add(made, {
    Title: 'Detail View',
    DefaultView: true,
    MobileView: true,
    MobileDefaultView: true,
    ViewFields: ['LinkTitle', 'Name', 'EMail', 'Department', 'JobTitle'],
  });
  return lists.reload(made.id);
}

function addColumns(fields: FieldTable, web: Web, list: List): void {
  for (const { name, title, type, more } of userColumns) {
    const properties: JsonObject = { Title: title, ReadOnlyField: true, CanBeDeleted: false, ...more };
    fields.add(web, list, { kind: kindNamed(type), guid: undefined, internalName: name, properties });
  }
}

function addTypes({ contentTypes, lists }: Service, web: Web, list: List): void {
  const initial = contentTypes.ofList(list);
  for (const { parent, name } of types) {
    const links = list.valueFields.map(linkTo);
    const properties = { Group: '_Hidden', Description: '' };
    contentTypes.add(web, lists.reload(list.id), { id: childId(parent, list.guid), name, properties, links });
  }
  for (const type of initial) contentTypes.remove(web, lists.reload(list.id), type);
}

/** The list's "table": the columns of every item table, and its own. */
function viewDefinition(list: List): string {
  const valueOf = new Map([['Title', 'p.title'], ...userColumns.map(({ name, sql }) => [name, sql('p')] as const)]);
  const own = list.valueFields.map((field) => `${valueOf.get(field.internalName) ?? 'NULL'} AS ${field.column}`);
  const type = types.map(({ parent, kind }) => `WHEN ${kind} THEN '${childId(parent, list.guid)}'`).join(' ');
  return `CREATE VIEW ${list.table} AS SELECT p.id AS id, p.guid AS guid, 1 AS version, 512 AS ui_version,
    s.created AS created, s.created AS modified, ${systemAccountId} AS author, ${systemAccountId} AS editor,
    0 AS object_type, '' AS folder, NULL AS leaf, CASE p.kind ${type} END AS content_type, NULL AS scope,
    0 AS attachments, NULL AS content, NULL AS file, ${own.join(', ')}
    FROM principals p JOIN sites s ON s.id = p.site_id WHERE p.site_id = ${list.siteId}`;
}
