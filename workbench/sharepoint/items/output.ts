import type { SQLOutputValue } from 'node:sqlite';

import { invalidProjection, unknownProperty } from '../errors/errors.js';
import type { Field } from '../fields/field.js';
import { entityPropertyName } from '../fields/field-entity.js';
import type { ValueForm } from '../fields/kinds.js';
import type { Call } from '../http/call.js';
import { apiUrl } from '../http/call.js';
import type { JsonValue } from '../json.js';
import type { List } from '../lists/list.js';
import { itemTypeName } from '../lists/list.js';
import type { Expansion, Projection } from '../odata/projection.js';
import { highAndLow } from '../permissions/base-permissions.js';
import type { Column } from '../query/column.js';
import type { Format } from '../representation/format.js';
import { annotation, hasAnnotations } from '../representation/format.js';
import type { QueryColumns } from './columns.js';
import { fieldNameOf, isReference, sqlText } from './columns.js';
import { itemETag } from './item-etag.js';
import { itemNavigations } from './navigations.js';

export type SqlRow = readonly SQLOutputValue[];
type Encode = (value: SQLOutputValue | undefined) => string;
/** Writes one property, `"Title":"x"`, from a row: its key with the colon, and what makes its value. */
interface Writer {
  readonly key: string;
  readonly value: (row: SqlRow) => string;
}

/** How a page of items is selected and written: the SQL columns, and what makes JSON of a row. */
export interface ItemOutput {
  /** SQL expressions; the first three are always id, guid and version. */
  readonly columns: readonly string[];
  write(row: SqlRow): string;
}

/**
 * Texts with nothing that JSON must escape: no quote, backslash, control character or half of a pair. Most are such, and to
 * look is faster than JSON.stringify.
 */
const plainText = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;
const text: Encode = (value) => {
  if (typeof value !== 'string') return 'null';
  return plainText.test(value) ? `"${value}"` : JSON.stringify(value);
};
// A calculated number that came to no value holds the code of its fault.
const number: Encode = (value) => (typeof value === 'number' ? String(value) : text(value));

/** Writes a stored value as JSON. Lists of values and addresses are stored as JSON text already. */
function encoderFor(form: ValueForm, format: Format): Encode {
  const verbose = format.metadata === 'verbose';
  switch (form) {
    case 'number':
    case 'counter':
    case 'lookup':
    case 'user':
      return number;
    case 'flag':
      return (value) => (value === 1 ? 'true' : value === 0 ? 'false' : 'null');
    case 'texts':
      return verbose ? (value) => collection(value, 'Edm.String', 'null') : (value) => json(value, 'null');
    case 'lookups':
    case 'users':
      return verbose ? (value) => collection(value, 'Edm.Int32', '[]') : (value) => json(value, '[]');
    case 'url':
      return verbose
        ? (value) => json(value, 'null').replace('{', '{"__metadata":{"type":"SP.FieldUrlValue"},')
        : (value) => json(value, 'null');
    case 'calculated':
      return (value) => (typeof value === 'number' ? number(value) : text(value));
    case 'none':
      return () => 'null';
    case 'text':
    case 'note':
    case 'instant':
    case 'guid':
    case 'json':
      return text;
  }
}

function json(value: SQLOutputValue | undefined, empty: string): string {
  return typeof value === 'string' ? value : empty;
}

function collection(value: SQLOutputValue | undefined, type: string, empty: string): string {
  if (typeof value !== 'string' && empty === 'null') return 'null';
  return `{"__metadata":{"type":"Collection(${type})"},"results":${json(value, empty)}}`;
}

/** Builds the output of a projection. */
export class OutputBuilder {
  readonly #columns = ['i.id', 'i.guid', 'i.version'];
  readonly #writers: Writer[] = [];
  readonly #written = new Set<string>();

  constructor(
    private readonly call: Call,
    private readonly list: List,
    private readonly query: QueryColumns,
  ) {}

  /** @throws SharePointError (400) for unknown names and for references without `$expand` */
  build(projection: Projection): ItemOutput {
    if (projection.names === undefined) this.#defaultSet();
    for (const name of projection.names ?? []) {
      if (name === '*') this.#defaultSet();
      else this.#named(name, projection);
    }
    const { names } = projection;
    for (const expansion of projection.expanded.values()) {
      // Expanded only to be filtered by: nothing of it was selected.
      const isSelected = names === undefined || names.includes('*') || expansion.projection.names !== undefined;
      if (isSelected || names.some((name) => name.toLowerCase() === expansion.name.toLowerCase())) {
        this.#expanded(expansion);
      }
    }
    const prefix = itemPrefix(this.call, this.list, projection.names === undefined);
    const isBare = this.call.format.metadata !== 'verbose' && !hasAnnotations(this.call.format);
    const writers = this.#writers.map(({ key, value }, index): Writer => {
      return { key: isBare && index === 0 ? key : `,${key}`, value };
    });
    return {
      columns: this.#columns,
      write(row) {
        let result = prefix(row);
        for (const { key, value } of writers) result += key + value(row);
        return `${result}}`;
      },
    };
  }

  /** What `*` means: SharePoint's order, with the list's own fields in the middle. */
  #defaultSet(): void {
    this.#column('FileSystemObjectType');
    this.#plain('Id', 'i.id', 'counter');
    for (const name of ['ServerRedirectedEmbedUri', 'ServerRedirectedEmbedUrl']) {
      this.#constant(name, name.endsWith('Url') ? '""' : 'null');
    }
    this.#column('ContentTypeId');
    for (const field of this.list.valueFields) this.#field(field);
    this.#constant('ComplianceAssetId', 'null');
    this.#plain('ID', 'i.id', 'counter');
    for (const name of [
      'Modified',
      'Created',
      'AuthorId',
      'EditorId',
      'OData__UIVersionString',
      'Attachments',
      'GUID',
    ]) {
      this.#column(name);
    }
  }

  #field(field: Field): void {
    const name = entityPropertyName(field.internalName);
    if (!isReference(field)) {
      if (field.kind.form !== 'none') this.#column(name);
      return;
    }
    this.query.countLookup(field);
    this.#plain(`${name}Id`, `i.${field.column}`, field.kind.form);
    if (field.kind.form === 'user') this.#stringId(name, field);
  }

  #stringId(name: string, field: Field): void {
    const encode: Encode = (value) => (typeof value === 'number' ? `"${value}"` : 'null');
    this.#add(`${name}StringId`, `i.${field.column}`, encode);
  }

  #named(name: string, projection: Projection): void {
    if (projection.expanded.has(name.toLowerCase())) return;
    if (name === 'Id' || name === 'ID') {
      this.#plain(name, 'i.id', 'counter');
      return;
    }
    const bare = fieldNameOf(name);
    const person = bare.endsWith('StringId') ? this.list.fields.byName(bare.slice(0, -8)) : undefined;
    if (person?.kind.form === 'user') {
      this.query.countLookup(person);
      this.#stringId(name.slice(0, -8), person);
      return;
    }
    const field = this.list.fields.byName(bare);
    if (field !== undefined && isReference(field)) throw invalidProjection(name, name);
    if (field === undefined && this.query.referenceField(bare) === undefined && bare !== 'FileSystemObjectType') {
      this.#extra(name);
      return;
    }
    this.#column(field === undefined ? name : entityPropertyName(field.internalName));
  }

  /** Properties that are no fields. */
  #extra(name: string): void {
    switch (name) {
      case 'ServerRedirectedEmbedUri':
        this.#constant(name, 'null');
        return;
      case 'CommentsDisabled':
        this.#plain(name, closedComments(this.list), 'flag');
        return;
      case 'ServerRedirectedEmbedUrl':
        this.#constant(name, '""');
        return;
      case 'HasUniqueRoleAssignments':
        this.#plain(name, 'ifnull((SELECT s.item_id = i.id FROM scopes s WHERE s.id = i.scope), 0)', 'flag');
        return;
      case 'EffectiveBasePermissions':
      case 'EffectiveBasePermissionsForUI':
        this.#add(name, 'i.scope', (scope) => this.#permissions(scope));
        return;
      default:
        throw unknownProperty(name);
    }
  }

  /** What the visitor holds in a scope, as JSON; without one, in the list. */
  #permissions(scope: SQLOutputValue | undefined): string {
    const { service, visitor, format } = this.call;
    const scopeId = typeof scope === 'number' ? scope : this.list.scopeId;
    const held = highAndLow(service.security.permissions(visitor.user, scopeId));
    const metadata = format.metadata === 'verbose' ? { __metadata: { type: 'SP.BasePermissions' } } : {};
    return JSON.stringify({ ...metadata, ...held });
  }

  /** One column by its OData name; a list of values or references as it is stored. */
  #column(name: string): void {
    const bare = fieldNameOf(name);
    const field = this.list.fields.byName(bare);
    if (field?.kind.form === 'texts' && field.column !== undefined) {
      this.#plain(name, `i.${field.column}`, 'texts');
      return;
    }
    const reference = field === undefined ? this.query.referenceField(bare) : undefined;
    if (reference?.column !== undefined) {
      this.query.countLookup(reference);
      this.#plain(name, `i.${reference.column}`, reference.kind.form);
      return;
    }
    const column = this.query.own(name);
    if (column === undefined) throw unknownProperty(name);
    this.#plain(name, column.sql, column.form);
  }

  #plain(name: string, sql: string, form: ValueForm): void {
    this.#add(name, sql, encoderFor(form, this.call.format));
  }

  #add(name: string, sql: string, encode: Encode): void {
    if (this.#written.has(name)) return;
    this.#written.add(name);
    const at = this.#select(sql);
    const key = `${JSON.stringify(name)}:`;
    this.#writers.push({ key, value: (row) => encode(row[at]) });
  }

  #constant(name: string, value: string): void {
    if (this.#written.has(name)) return;
    this.#written.add(name);
    this.#writers.push({ key: `${JSON.stringify(name)}:`, value: () => value });
  }

  #select(sql: string): number {
    return this.#columns.push(sql) - 1;
  }

  #expanded(expansion: Expansion): void {
    const { name, projection } = expansion;
    const key = name.toLowerCase();
    const navigation = Object.hasOwn(itemNavigations, key) ? itemNavigations[key] : undefined;
    if (navigation !== undefined) {
      this.#navigation(navigation.name, navigation.read(this.call, this.list, projection));
      return;
    }
    const field = this.list.fields.byName(fieldNameOf(name));
    if (field === undefined) throw unknownProperty(name);
    if (!isReference(field)) throw unknownProperty(name);
    const names = (projection.names ?? []).filter((each) => each !== '*');
    if (names.length === 0) throw invalidProjection(name, name);
    const inner = names.map((each) => ({ key: each, column: this.query.inner(`${name}/${each}`, name, each) }));
    const several = field.kind.form === 'lookups' || field.kind.form === 'users';
    const head = referenceHead(this.call, this.list, field, this.query);
    if (several) this.#manyReferences(name, field, inner, head);
    else this.#oneReference(name, field, inner, head);
  }

  /** What hangs on the item is read for each row by its id. */
  #navigation(name: string, read: (itemId: number) => JsonValue): void {
    if (this.#written.has(name)) return;
    this.#written.add(name);
    const key = `${JSON.stringify(name)}:`;
    this.#writers.push({ key, value: (row) => JSON.stringify(read(Number(row[0]))) });
  }

  #oneReference(name: string, field: Field, inner: readonly InnerColumn[], head: readonly Constant[]): void {
    const idAt = this.#select(`i.${field.column}`);
    const parts = inner.map(({ key, column }) => ({
      key: `${JSON.stringify(key)}:`,
      at: this.#select(column.sql),
      encode: encoderFor(column.form, this.call.format),
    }));
    const start = `{${head.map(({ key, value }) => `${JSON.stringify(key)}:${value},`).join('')}`;
    const value = (row: SqlRow) => {
      if (row[idAt] === null) return 'null';
      return `${start}${parts.map((part) => part.key + part.encode(row[part.at])).join(',')}}`;
    };
    this.#writers.push({ key: `${JSON.stringify(name)}:`, value });
  }

  /** Several values: the database writes the list, since it is one value of the row. */
  #manyReferences(name: string, field: Field, inner: readonly InnerColumn[], head: readonly Constant[]): void {
    const from = inner[0]?.column.among ?? `json_each(i.${field.column}) e`;
    const pairs = [
      ...head.map(({ key, value }) => `${sqlText(key)}, json(${sqlText(value)})`),
      ...inner.map(({ key, column }) => `${sqlText(key)}, ${jsonExpression(column)}`),
    ];
    const at = this.#select(`(SELECT json_group_array(json_object(${pairs.join(', ')}) ORDER BY e.key) FROM ${from})`);
    const verbose = this.call.format.metadata === 'verbose';
    const value = (row: SqlRow) => (verbose ? `{"results":${json(row[at], '[]')}}` : json(row[at], '[]'));
    this.#writers.push({ key: `${JSON.stringify(name)}:`, value });
  }
}

interface InnerColumn {
  readonly key: string;
  readonly column: Column;
}

function jsonExpression(column: Column): string {
  return column.form === 'flag' ? `json(iif(${column.sql}, 'true', 'false'))` : column.sql;
}

/** A property of a reference that is the same for all items, with its value as JSON. */
interface Constant {
  readonly key: string;
  readonly value: string;
}

/** What an expanded person or lookup begins with. */
function referenceHead(call: Call, list: List, field: Field, query: QueryColumns): Constant[] {
  const { format } = call;
  const target = field.kind.form.startsWith('user') ? undefined : query.target(field);
  const type = target === undefined ? 'SP.Data.UserInfoItem' : itemTypeName(target);
  const id = `${list.guid}:${field.guid}`;
  if (format.metadata === 'verbose') return [{ key: '__metadata', value: JSON.stringify({ id, type }) }];
  if (!hasAnnotations(format)) return [];
  return [
    { key: annotation(format, 'type'), value: JSON.stringify(format.version4 ? `#${type}` : type) },
    { key: annotation(format, 'id'), value: JSON.stringify(id) },
  ];
}

const deferred = [
  'FirstUniqueAncestorSecurableObject',
  'RoleAssignments',
  'AttachmentFiles',
  'ContentType',
  'FieldValuesAsHtml',
  'FieldValuesAsText',
  'FieldValuesForEdit',
  'File',
  'Folder',
  'ParentList',
  'Properties',
  'Versions',
];

/** What the JSON of an item begins with, up to its first property. */
function itemPrefix(call: Call, list: List, whole: boolean): (row: SqlRow) => string {
  const { format } = call;
  const type = itemTypeName(list);
  const path = `Web/Lists(guid'${list.guid}')/Items(`;
  const etag = (row: SqlRow) => JSON.stringify(itemETag(String(row[1]), Number(row[2])));
  if (format.metadata === 'verbose') {
    const base = `${apiUrl(call)}${path}`;
    return (row) => {
      const uri = JSON.stringify(`${base}${String(row[0])})`);
      const links = whole
        ? deferred.map((name) => `,"${name}":{"__deferred":{"uri":${uri.slice(0, -1)}/${name}"}}`).join('')
        : '';
      return `{"__metadata":{"id":"${String(row[1])}","uri":${uri},"etag":${etag(row)},"type":"${type}"}${links}`;
    };
  }
  if (!hasAnnotations(format)) return () => '{';
  const key = (name: string) => JSON.stringify(annotation(format, name));
  const typeName = JSON.stringify(format.version4 ? `#${type}` : type);
  const head = `{${key('type')}:${typeName},${key('id')}:"`;
  return (row) =>
    `${head}${String(row[1])}",${key('etag')}:${etag(row)},${key('editLink')}:"${path}${String(row[0])})"`;
}

/** Whether an item cannot be commented: its own setting, or the list's. */
function closedComments(list: List): string {
  if (list.properties['DisableCommenting'] === true) return '1';
  return `EXISTS (SELECT 1 FROM closed_comments z WHERE z.list_id = ${list.id} AND z.item_id = i.id)`;
}
