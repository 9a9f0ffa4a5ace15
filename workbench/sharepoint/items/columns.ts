import { invalidProjection, lookupThreshold, unknownColumn } from '../errors/errors.js';
import { folderTypeId, implicitTypeId } from '../content-types/content-type.js';
import type { Field } from '../fields/field.js';
import type { Call } from '../http/call.js';
import type { List } from '../lists/list.js';
import { viewingOf } from '../permissions/demand.js';
import { readsOwnOnly } from '../permissions/own-items.js';
import type { Column } from '../query/column.js';
import type { PersonColumn } from '../users/person-columns.js';
import { personColumn } from '../users/person-columns.js';

/** Joins of lookup and person columns that one query may have; Author and Editor count. */
const lookupLimit = 12;

/** Internal name of a field as a client writes it in OData: without the prefix that names beginning with `_` get. */
export function fieldNameOf(odataName: string): string {
  return odataName.startsWith('OData_') ? odataName.slice('OData_'.length) : odataName;
}

const address = "ifnull(i.leaf, i.id || '_.000')";
/** The name up to its last dot. */
const baseName = `iif(instr(${address}, '.') > 0, rtrim(rtrim(${address}, replace(${address}, '.', '')), '.'), ${address})`;

/** How many items or folders stand directly in a folder; for other rows none. */
function childCount(list: List, objectType: 0 | 1): string {
  const path = "iif(i.folder = '', i.leaf, i.folder || '/' || i.leaf)";
  return `CAST(iif(i.object_type = 1, (SELECT count(*) FROM ${list.table} c
    WHERE c.folder <> '' AND c.folder = ${path} AND c.object_type = ${objectType}), 0) AS TEXT)`;
}

/** The unique id of the folder that an item stands in: found by the folder's own folder and name, which have an index. */
function parentId(list: List): string {
  const above = "rtrim(i.folder, replace(i.folder, '/', ''))";
  return `iif(i.folder = '', ${sqlText(list.guid)}, (SELECT p.guid FROM ${list.table} p
    WHERE p.folder = rtrim(${above}, '/') AND p.leaf = substr(i.folder, length(${above}) + 1)))`;
}

/** Expressions of fields that have no column. `$path` stands for the list's address. */
const computed: Readonly<Record<string, { sql: string; form: Column['form'] }>> = {
  FileLeafRef: { sql: "ifnull(i.leaf, i.id || '_.000') COLLATE NOCASE", form: 'text' },
  _UIVersionString: { sql: "(i.ui_version / 512) || '.' || (i.ui_version % 512)", form: 'text' },
  FileSystemObjectType: { sql: 'i.object_type', form: 'number' },
  // What follows the last dot of the name.
  File_x0020_Type: {
    sql: "iif(i.object_type = 0 AND instr(i.leaf, '.') > 0, substr(i.leaf, length(rtrim(i.leaf, replace(i.leaf, '.', ''))) + 1), NULL)",
    form: 'text',
  },
  FileSizeDisplay: { sql: 'CAST((SELECT s.length FROM streams s WHERE s.id = i.content) AS TEXT)', form: 'text' },
  LinkFilename: { sql: 'i.leaf', form: 'text' },
  LinkFilenameNoMenu: { sql: 'i.leaf', form: 'text' },
  _ModerationStatus: { sql: '0', form: 'number' },
  BaseName: { sql: baseName, form: 'text' },
  Created_x0020_Date: { sql: 'i.created', form: 'instant' },
  Last_x0020_Modified: { sql: 'i.modified', form: 'instant' },
  // SharePoint numbers by hundreds, so that items can be moved between others.
  Order: { sql: '(i.id * 100)', form: 'number' },
  SortBehavior: { sql: 'i.object_type', form: 'number' },
  WorkflowVersion: { sql: '1', form: 'number' },
  _IsCurrentVersion: { sql: '1', form: 'flag' },
  _Level: { sql: 'iif(i.ui_version % 512 = 0, 1, 2)', form: 'number' },
  _CheckinComment: { sql: "nullif(i.file ->> '$.comment', '')", form: 'text' },
  File_x0020_Size: { sql: 'CAST((SELECT s.length FROM streams s WHERE s.id = i.content) AS TEXT)', form: 'text' },
  VirusStatus: { sql: 'CAST((SELECT s.length FROM streams s WHERE s.id = i.content) AS TEXT)', form: 'text' },
  CheckedOutUserId: { sql: "CAST(i.file ->> '$.checkedOutBy' AS TEXT)", form: 'text' },
  IsCheckedoutToLocal: { sql: "'0'", form: 'text' },
};

/** What a filter can ask of an item's content type, and the field that answers it. */
const contentTypeParts: Readonly<Record<string, string>> = { name: 'ContentType', id: 'ContentTypeId' };

/** The columns of one query on one list, and the joins they need. */
export class QueryColumns {
  readonly #joins = new Map<string, string>();
  readonly #lookups = new Set<string>();

  constructor(
    private readonly call: Call,
    private readonly list: List,
  ) {}

  /** The joins that the columns asked for so far need. */
  get joins(): string {
    return [...this.#joins.values()].join(' ');
  }

  /** Finds a column, for filters and sorting. @throws SharePointError (400) if there is none. */
  readonly find = (path: string): Column => {
    const slash = path.indexOf('/');
    if (slash >= 0) return this.inner(path, path.slice(0, slash), path.slice(slash + 1));
    const column = this.own(path);
    if (column === undefined) throw unknownColumn(path);
    return column;
  };

  /** A column of the item itself, or undefined. */
  own(path: string): Column | undefined {
    const name = fieldNameOf(path);
    const field = this.list.fields.byName(name);
    if (field !== undefined) return this.#ofField(path, field);
    const reference = this.referenceField(name);
    if (reference !== undefined) return this.#ofReference(path, reference);
    if (name === 'FileSystemObjectType') return { path, ...fixed('FileSystemObjectType'), indexed: false };
    return undefined;
  }

  /** The lookup or person field whose id the name asks for: `AuthorId` is Author's. */
  referenceField(name: string): Field | undefined {
    if (!name.endsWith('Id')) return undefined;
    const field = this.list.fields.byName(name.slice(0, -2));
    return field !== undefined && isReference(field) ? field : undefined;
  }

  /** A column of what a lookup or person field refers to. */
  inner(path: string, fieldName: string, innerName: string): Column {
    const field = this.list.fields.byName(fieldNameOf(fieldName));
    const ofType = field?.internalName === 'ContentType' ? contentTypeParts[innerName.toLowerCase()] : undefined;
    if (ofType !== undefined) return { ...this.find(ofType), path };
    if (field?.column === undefined || !isReference(field)) throw unknownColumn(fieldName);
    this.countLookup(field);
    if (field.kind.form === 'user' || field.kind.form === 'users') return this.#person(path, field, innerName);
    return this.#lookup(path, field, innerName);
  }

  /** Counts a lookup or person column against the limit. @throws SharePointError (500) above 12. */
  countLookup(field: Field): void {
    this.#lookups.add(field.internalName);
    if (this.#lookups.size > lookupLimit) throw lookupThreshold();
  }

  #ofField(path: string, field: Field): Column {
    if (isReference(field)) throw invalidProjection(path, path);
    const form = field.resultForm;
    if (form === 'texts' && field.column !== undefined) {
      return { path, form, indexed: false, sql: 'e.value COLLATE NOCASE', among: `json_each(i.${field.column}) e` };
    }
    if (field.column !== undefined) return { path, sql: `i.${field.column}`, form, indexed: field.indexed };
    const expression = this.#expression(field.internalName);
    if (expression === undefined) return { path, sql: 'NULL', form: 'none', indexed: false };
    return { path, ...expression, indexed: false };
  }

  #expression(internalName: string): { sql: string; form: Column['form'] } | undefined {
    const root = sqlText(this.list.path);
    const directory = `(${root} || CASE WHEN i.folder = '' THEN '' ELSE '/' || i.folder END)`;
    switch (internalName) {
      case 'FileDirRef':
        return { sql: `${directory} COLLATE NOCASE`, form: 'text' };
      case 'FileRef':
      case 'ServerUrl':
        return { sql: `(${directory} || '/' || ifnull(i.leaf, i.id || '_.000')) COLLATE NOCASE`, form: 'text' };
      case 'EncodedAbsUrl': {
        const path = `${directory} || '/' || ifnull(i.leaf, i.id || '_.000')`;
        return { sql: `(${sqlText(this.call.origin)} || encoded_path(${path}))`, form: 'text' };
      }
      case 'ContentTypeId':
        return { sql: `${contentTypeExpression(this.list)} COLLATE NOCASE`, form: 'text' };
      case 'ItemChildCount':
        return { sql: childCount(this.list, 0), form: 'text' };
      case 'FolderChildCount':
        return { sql: childCount(this.list, 1), form: 'text' };
      case 'ParentUniqueId':
        return { sql: parentId(this.list), form: 'guid' };
      case 'ContentType':
        return { sql: this.#contentTypeName(), form: 'text' };
      default:
        return Object.hasOwn(computed, internalName) ? computed[internalName] : undefined;
    }
  }

  /** The name of the item's content type, of those that the list has. */
  #contentTypeName(): string {
    const id = contentTypeExpression(this.list);
    const known = this.call.service.contentTypes
      .ofList(this.list)
      .map((type) => ` WHEN ${sqlText(type.id)} THEN ${sqlText(type.name)}`);
    const others = `iif(${id} LIKE '0x0120%', 'Folder', iif(${id} LIKE '0x0101%', 'Document', 'Item'))`;
    return `(CASE ${id}${known.join('')} WHEN '' THEN '' ELSE ${others} END) COLLATE NOCASE`;
  }

  #ofReference(path: string, field: Field): Column {
    this.countLookup(field);
    const { form } = field.kind;
    if (form === 'lookups' || form === 'users') {
      return { path, form, indexed: false, sql: 'e.value', among: `json_each(i.${field.column}) e` };
    }
    return { path, form, indexed: false, sql: `i.${field.column}` };
  }

  #person(path: string, field: Field, innerName: string): Column {
    const inner = personColumn(innerName);
    if (inner === undefined) throw unknownColumn(path);
    const table = (alias: string, key: string) =>
      `principals ${alias} ON ${alias}.site_id = ${this.call.site.id} AND ${alias}.id = ${key}`;
    return this.#joined(path, field, inner, table);
  }

  #lookup(path: string, field: Field, innerName: string): Column {
    const target = this.target(field);
    if (target === undefined) throw unknownColumn(path);
    const inner = target.fields.byName(fieldNameOf(innerName));
    if (inner?.column === undefined || isReference(inner)) throw unknownColumn(path);
    // What a lookup leads to is shown only to those who may view it there.
    const table = (alias: string, key: string) =>
      `${target.table} ${alias} ON ${alias}.id = ${key} AND ${readableItems(this.call, target, alias)}`;
    return this.#joined(path, field, { sql: (alias) => `${alias}.${inner.column}`, form: inner.kind.form }, table);
  }

  /** The list that a lookup field leads to. */
  target(field: Field): List | undefined {
    return field.lookupList === undefined ? undefined : this.call.service.lists.byGuid(this.call.web, field.lookupList);
  }

  #joined(path: string, field: Field, inner: PersonColumn, table: (alias: string, key: string) => string): Column {
    const { form } = field.kind;
    if (form === 'lookups' || form === 'users') {
      const sql = inner.sql('m');
      return {
        path,
        form: inner.form,
        indexed: false,
        sql,
        among: `json_each(i.${field.column}) e JOIN ${table('m', 'e.value')}`,
      };
    }
    const alias = `j${field.id}`;
    this.#joins.set(alias, `LEFT JOIN ${table(alias, `i.${field.column}`)}`);
    return { path, form: inner.form, indexed: false, sql: inner.sql(alias) };
  }
}

function fixed(name: string): { sql: string; form: Column['form'] } {
  return (Object.hasOwn(computed, name) ? computed[name] : undefined) ?? { sql: 'NULL', form: 'none' };
}

/** True for lookup and person fields, of one or several values. */
export function isReference(field: Field): boolean {
  return ['lookup', 'lookups', 'user', 'users'].includes(field.kind.form);
}

/** A text as an SQL literal: for expressions that are built before their parameters are known. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** The content type of an item: its own or, if it has none or the type that all folders come from, the list's. */
function contentTypeExpression(list: List): string {
  const folder = sqlText(folderTypeId(list));
  const own = `CASE i.content_type WHEN '0x0120' THEN ${folder} WHEN '0x0101' THEN NULL ELSE i.content_type END`;
  return `ifnull(${own}, CASE i.object_type WHEN 1 THEN ${folder} ELSE ${sqlText(implicitTypeId(list))} END)`;
}

/** An SQL condition over the item table: only items that the visitor may view. */
export function readableItems(call: Call, list: List, alias = 'i'): string {
  const { security } = call.service;
  const { user } = call.visitor;
  const inList = security.allows(user, list.scopeId, viewingOf(list));
  const conditions: string[] = [];
  if (!list.hasItemScopes || user.siteAdmin) conditions.push(inList ? '1' : '0');
  else if (inList) conditions.push(`(${alias}.scope IS NULL OR ${security.viewableScope(user, `${alias}.scope`)})`);
  else conditions.push(`${alias}.scope IN (${security.viewableScopes(user)})`);
  if (readsOwnOnly(call, list)) conditions.push(`${alias}.author = ${user.id}`);
  const narrowing = conditions.filter((condition) => condition !== '1');
  if (narrowing.includes('0')) return '0';
  return narrowing.length === 0 ? '1' : narrowing.join(' AND ');
}
