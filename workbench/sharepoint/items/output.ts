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
import { systemValue } from '../render-list-data/system-values.js';
import { annotation, hasAnnotations } from '../representation/format.js';
import type { QueryColumns } from './columns.js';
import { fieldNameOf, isReference } from './columns.js';
import type { Encode } from './encode.js';
import { encoderFor } from './encode.js';
import { itemETag } from './item-etag.js';
import { itemNavigations } from './navigations.js';
import { manyReferences, oneReference } from './references.js';

export type SqlRow = readonly SQLOutputValue[];

/**
 * Writes one property, `"Title":"x"`, from a row: its key with the colon, and what makes its value. A reference writes the
 * whole of it, under an empty key.
 */
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
    const writers = this.#writers.map(({ key, value }): Writer => ({ key: `,${key}`, value }));
    return {
      columns: this.#columns,
      write(row) {
        let result = '';
        for (const { key, value } of writers) {
          const text = value(row);
          // An empty reference writes itself, or nothing.
          if (text !== '') result += key + text;
        }
        return isBare ? `{${result.slice(1)}}` : `${prefix(row)}${result}}`;
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
    this.#constant('OData__ColorTag', 'null');
    this.#constant('ComplianceAssetId', 'null');
    this.#plain('ID', 'i.id', 'counter');
    for (const name of ['Modified', 'Created', 'AuthorId', 'EditorId']) this.#column(name);
    // Files have nothing attached to them, and are checked out.
    if (this.list.fields.byName('CheckoutUser') !== undefined) {
      this.#constant('OData__CopySource', 'null');
      this.#column('CheckoutUserId');
    }
    this.#column('OData__UIVersionString');
    if (this.list.fields.byName('Attachments') !== undefined) this.#column('Attachments');
    this.#column('GUID');
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
    if (bare === 'PermMask' || bare === 'ScopeId') {
      const read = systemValue(this.call, this.list, bare);
      this.#add(bare, 'i.scope', (scope) => JSON.stringify(read?.read(undefined, [null, scope ?? null]) ?? null));
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
      case 'DisplayName':
        this.#plain(name, displayName(this.list), 'text');
        return;
      case 'IconOverlay':
        this.#constant(name, 'null');
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
    const target = field.kind.form.startsWith('user') ? undefined : this.query.target(field);
    const reference = {
      call: this.call,
      name,
      field,
      inner,
      type: target === undefined ? 'SP.Data.UserInfoItem' : itemTypeName(target),
      listGuid: this.list.guid,
      path: itemPath(this.list),
      select: (sql: string) => this.#select(sql),
    };
    this.#writers.push(several ? manyReferences(reference) : oneReference(reference));
  }

  /** What hangs on the item is read for each row by its id. */
  #navigation(name: string, read: (itemId: number) => JsonValue): void {
    if (this.#written.has(name)) return;
    this.#written.add(name);
    const key = `${JSON.stringify(name)}:`;
    this.#writers.push({ key, value: (row) => JSON.stringify(read(Number(row[0]))) });
  }
}

const deferred = [
  'FirstUniqueAncestorSecurableObject',
  'RoleAssignments',
  'AttachmentFiles',
  'ContentType',
  'GetDlpPolicyTip',
  'FieldValuesAsHtml',
  'FieldValuesAsText',
  'FieldValuesForEdit',
  'File',
  'Folder',
  'LikedByInformation',
  'ParentList',
  'Properties',
  'Versions',
];

/** An item's address relative to `_api/`, up to its id. */
function itemPath(list: List): string {
  return `Web/Lists(guid'${list.guid}')/Items(`;
}

/** What the JSON of an item begins with, up to its first property. */
function itemPrefix(call: Call, list: List, whole: boolean): (row: SqlRow) => string {
  const { format } = call;
  const type = itemTypeName(list);
  const path = itemPath(list);
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
  if (!hasAnnotations(format)) return () => '';
  const key = (name: string) => JSON.stringify(annotation(format, name));
  const typeName = JSON.stringify(format.version4 ? `#${type}` : type);
  const head = `{${key('type')}:${typeName},${key('id')}:"`;
  return (row) =>
    `${head}${String(row[1])}",${key('etag')}:${etag(row)},${key('editLink')}:"${path}${String(row[0])})"`;
}

/** What an item is called: its title, or the name of its file. */
function displayName(list: List): string {
  const title = list.fields.byName('Title')?.column;
  const leaf =
    "iif(i.object_type = 0 AND instr(i.leaf, '.') > 0, rtrim(rtrim(i.leaf, replace(i.leaf, '.', '')), '.'), i.leaf)";
  return `coalesce(${leaf}, ${title === undefined ? 'NULL' : `i.${title}`}, '')`;
}

/** Whether an item cannot be commented: its own setting, or the list's. */
function closedComments(list: List): string {
  if (list.properties['DisableCommenting'] === true) return '1';
  return `EXISTS (SELECT 1 FROM closed_comments z WHERE z.list_id = ${list.id} AND z.item_id = i.id)`;
}
