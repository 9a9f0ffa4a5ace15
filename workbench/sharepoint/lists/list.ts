import { invalidArgument } from '../errors/errors.js';
import type { Field, FieldSet } from '../fields/field.js';
import type { JsonObject } from '../json.js';

/** A list with its fields, as it is kept in memory until something about it changes. Items are never kept. */
export interface List {
  readonly id: number;
  /** Lower case, no braces. */
  readonly guid: string;
  readonly siteId: number;
  readonly webId: number;
  readonly title: string;
  /** Server-relative address of the root folder, `/sites/dev/Lists/Tasks`. */
  readonly path: string;
  readonly scopeId: number;
  /** True if the list has permissions of its own. */
  readonly hasOwnScope: boolean;
  /** True if a folder or item in it has permissions of its own. */
  readonly hasItemScopes: boolean;
  readonly version: number;
  readonly created: string;
  /** The name of the item table. */
  readonly table: string;
  readonly properties: JsonObject;
  readonly fields: FieldSet;
  /** Fields with a column that holds values of items, besides the system columns. */
  readonly valueFields: readonly StoredField[];
}

/** A field that has a column. */
export type StoredField = Field & { readonly column: string };

/** What changes with every write to an item: read from the data file each time. */
export interface ListCounts {
  readonly items: number;
  readonly itemModified: string;
  readonly itemDeleted: string;
}

/** True for a field that has a column of its own in the item table. */
export function isStored(field: Field): field is StoredField {
  return field.column !== undefined;
}

/** SharePoint's name for the list as an entity set: the folder's name with odd characters encoded, and `List`. */
export function entityTypeName(list: List): string {
  if (isUserList(list)) return 'UserInfo';
  const folder = list.path.slice(list.path.lastIndexOf('/') + 1);
  let encoded = '';
  for (const character of folder) {
    encoded += /[A-Za-z0-9]/.test(character)
      ? character
      : `_x${character.charCodeAt(0).toString(16).padStart(4, '0')}_`;
  }
  const name = encoded.charAt(0).toUpperCase() + encoded.slice(1);
  if (list.path.includes('/_catalogs/')) return `OData__x005f_catalogs_x002f_${encoded}`;
  return list.path.includes('/Lists/') ? `${name}List` : name;
}

/** The entity type of the list's items, e.g. SP.Data.TasksListItem. */
export function itemTypeName(list: List): string {
  return `SP.Data.${entityTypeName(list)}Item`;
}

/** BaseTemplate of the User Information List: its items are the principals of the site collection, and read only. */
export const userListTemplate = 112;

/** True for the User Information List. */
export function isUserList(list: Pick<List, 'properties'>): boolean {
  return list.properties['BaseTemplate'] === userListTemplate;
}

/** The list's ETag. */
export function listETag(list: List): string {
  return `"${list.guid},${list.version}"`;
}

const maximumTitle = 255;

/** @throws SharePointError (400) if a list cannot have the title */
export function demandListTitle(title: string): void {
  if (title === '') throw invalidArgument('A list needs a title.');
  if (title.length > maximumTitle) throw invalidArgument(`The title of a list has at most ${maximumTitle} characters.`);
}
