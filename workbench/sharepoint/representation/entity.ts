import { unknownProperty } from '../errors/errors.js';
import type { Call, Reply } from '../http/call.js';
import { apiUrl } from '../http/call.js';
import type { JsonObject, JsonValue } from '../json.js';
import { isObject } from '../json.js';
import type { Projection } from '../odata/projection.js';
import { readProjection, wholeEntity } from '../odata/projection.js';
import { annotation, hasAnnotations } from './format.js';
import { jsonReply } from './reply.js';

/** A property of a kind of entity. */
export interface Property<Node> {
  read(node: Node, call: Call): JsonValue;
  /** Only answered when it is named in $select: SharePoint's expensive properties. */
  readonly onlyWhenNamed?: true;
  /** The type of a structured value, e.g. SP.BasePermissions. */
  readonly complex?: string;
  /** The member type of a list of values, e.g. Edm.String. */
  readonly collection?: string;
}

/** What a navigation leads to. */
export type Related =
  | { readonly one: Entity | undefined }
  | {
      readonly many: readonly Entity[];
      /** The entity set, where there may be no member to name it. */
      readonly set?: string;
    };

/** Goes from an object to what it leads to. */
export type Navigation<Node> = (node: Node, call: Call) => Related;

/** One declaration per kind of entity: everything its representations need. */
export interface EntityType<Node> {
  /** E.g. SP.List. */
  readonly name: string;
  /** The set in the metadata document, e.g. SP.ApiData.Lists. */
  readonly set: string;
  /** Address relative to `_api/`, which is also the edit link. */
  path(node: Node): string;
  etag?(node: Node): string;
  /** The type of this node, where subtypes exist (SP.FieldText). */
  typeName?(node: Node): string;
  readonly properties: Readonly<Record<string, Property<Node>>>;
  readonly navigations?: Readonly<Record<string, Navigation<Node>>>;
  /** Names that other types of the same set have: selecting or expanding one here is no error, and answers nothing. */
  readonly tolerated?: ReadonlySet<string>;
}

/** An entity type together with one object of it. */
export interface Entity {
  readonly set: string;
  readonly etag: string | undefined;
  readonly path: string;
  /** The property as JSON for filters and sorting; undefined if the type has no such property. */
  value(name: string): JsonValue | undefined;
  related(name: string): Related | undefined;
  json(projection: Projection): JsonObject;
  /** A property by name, as its own resource answers it. */
  property(name: string): { name: string; value: JsonValue } | undefined;
}

function findKey(table: Readonly<Record<string, unknown>>, name: string): string | undefined {
  if (Object.hasOwn(table, name)) return name;
  const lower = name.toLowerCase();
  return Object.keys(table).find((key) => key.toLowerCase() === lower);
}

/** Binds an entity type to one object. */
export function entity<Node>(type: EntityType<Node>, call: Call, node: Node): Entity {
  const navigations = type.navigations ?? {};
  const valueOf = (key: string): JsonValue | undefined => {
    const property = type.properties[key];
    return property === undefined ? undefined : shape(call, property, property.read(node, call));
  };
  const self: Entity = {
    set: type.set,
    path: type.path(node),
    etag: type.etag?.(node),
    value(name) {
      const key = findKey(type.properties, name);
      return key === undefined ? undefined : type.properties[key]?.read(node, call);
    },
    related(name) {
      const key = findKey(navigations, name);
      return key === undefined ? undefined : navigations[key]?.(node, call);
    },
    property(name) {
      const key = findKey(type.properties, name);
      const value = key === undefined ? undefined : valueOf(key);
      return key === undefined || value === undefined ? undefined : { name: key, value };
    },
    json(projection) {
      const result: JsonObject = {};
      describe(result, call, type, node);
      const { keys, navigationKeys } = chosen(type, projection);
      if (call.format.metadata === 'verbose') {
        for (const key of navigationKeys.deferred) {
          result[key] = { __deferred: { uri: `${apiUrl(call)}${type.path(node)}/${key}` } };
        }
      }
      for (const [key, expansion] of navigationKeys.expanded) {
        const related = navigations[key]?.(node, call);
        if (related !== undefined) result[key] = expandRelated(call, related, expansion);
      }
      for (const key of keys) {
        const value = valueOf(key);
        if (value !== undefined) result[key] = value;
      }
      return result;
    },
  };
  return self;
}

function describe<Node>(result: JsonObject, call: Call, type: EntityType<Node>, node: Node): void {
  const { format } = call;
  const path = type.path(node);
  const typeName = type.typeName?.(node) ?? type.name;
  const etag = type.etag?.(node);
  if (format.metadata === 'verbose') {
    const uri = `${apiUrl(call)}${path}`;
    result['__metadata'] = { id: uri, uri, ...(etag === undefined ? {} : { etag }), type: typeName };
    return;
  }
  if (!hasAnnotations(format)) return;
  result[annotation(format, 'type')] = format.version4 ? `#${typeName}` : typeName;
  result[annotation(format, 'id')] = `${apiUrl(call)}${path}`;
  if (etag !== undefined) result[annotation(format, 'etag')] = etag;
  result[annotation(format, 'editLink')] = path;
}

interface Chosen {
  keys: string[];
  navigationKeys: { deferred: string[]; expanded: [string, Projection][] };
}

function chosen<Node>(type: EntityType<Node>, projection: Projection): Chosen {
  const { properties, navigations = {} } = type;
  const keys = new Set<string>();
  const deferred = new Set<string>();
  const expanded = new Map<string, Projection>();
  const takeAll = () => {
    for (const [key, property] of Object.entries(properties)) if (property.onlyWhenNamed !== true) keys.add(key);
    for (const key of Object.keys(navigations)) deferred.add(key);
  };
  if (projection.names === undefined) takeAll();
  for (const name of projection.names ?? []) {
    if (name === '*') {
      takeAll();
      continue;
    }
    const key = findKey(properties, name);
    const navigation = findKey(navigations, name);
    if (key !== undefined) keys.add(key);
    else if (navigation !== undefined) deferred.add(navigation);
    else if (type.tolerated?.has(name) !== true) throw unknownProperty(name);
  }
  for (const expansion of projection.expanded.values()) {
    const navigation = findKey(navigations, expansion.name);
    if (navigation !== undefined) expanded.set(navigation, expansion.projection);
    // Expanding a plain or structured property does no harm in SharePoint: it is answered as if selected.
    else {
      const key = findKey(properties, expansion.name);
      if (key !== undefined) keys.add(key);
      else if (type.tolerated?.has(expansion.name) !== true) throw unknownProperty(expansion.name);
    }
  }
  for (const key of expanded.keys()) deferred.delete(key);
  return { keys: [...keys], navigationKeys: { deferred: [...deferred], expanded: [...expanded] } };
}

/** Writes what an expanded navigation leads to. */
export function expandRelated(call: Call, related: Related, projection: Projection): JsonValue {
  if ('many' in related) {
    const members = related.many.map((member) => member.json(projection));
    return call.format.metadata === 'verbose' ? { results: members } : members;
  }
  if (related.one !== undefined) return related.one.json(projection);
  return call.format.metadata === 'verbose' ? null : { [annotation(call.format, 'null')]: true };
}

/** Writes a structured or repeated value as the format wants it. */
function shape(call: Call, property: Property<never>, value: JsonValue): JsonValue {
  if (call.format.metadata !== 'verbose') return value;
  if (property.collection !== undefined && Array.isArray(value)) {
    return { __metadata: { type: `Collection(${property.collection})` }, results: value };
  }
  if (property.complex !== undefined && isObject(value)) return { __metadata: { type: property.complex }, ...value };
  return value;
}

/** `$metadata` address of an entity set, as `odata.metadata` names it. */
export function metadataUrl(call: Call, set: string): string {
  return `${apiUrl(call)}$metadata#${set}`;
}

/** Answers one entity. */
export function entityReply(call: Call, one: Entity, status = 200): Reply {
  const json = one.json(call.verb === 'GET' ? readProjection(call.query) : wholeEntity);
  const headers: Record<string, string> = {};
  if (one.etag !== undefined) headers['ETag'] = one.etag;
  if (status === 201) headers['Location'] = `${apiUrl(call)}${one.path}`;
  if (call.format.metadata === 'verbose') return jsonReply(call.format, JSON.stringify({ d: json }), status, headers);
  const body = hasAnnotations(call.format)
    ? { [contextName(call)]: metadataUrl(call, `${one.set}/@Element`), ...json }
    : json;
  return jsonReply(call.format, JSON.stringify(body), status, headers);
}

/** The annotation that names the metadata document: `odata.metadata`, in OData 4 `@odata.context`. */
export function contextName(call: Call): string {
  return call.format.version4 ? '@odata.context' : 'odata.metadata';
}
