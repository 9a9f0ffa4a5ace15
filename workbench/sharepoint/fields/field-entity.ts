import type { Call } from '../http/call.js';
import { own } from '../json.js';
import type { Entity, EntityType, Property } from '../representation/entity.js';
import { entity } from '../representation/entity.js';
import { storedProperties } from '../representation/stored.js';
import type { Field } from './field.js';
import type { FieldKind } from './kinds.js';
import { anyKindProperties, propertiesOf } from './properties.js';
import { writeFieldSchema } from './schema-xml.js';

/** A field in the place it is shown in. */
export interface FieldNode {
  readonly field: Field;
  readonly listGuid: string | undefined;
}

const computed: Record<string, Property<FieldNode>> = {
  EntityPropertyName: { read: ({ field }) => entityPropertyName(field.internalName) },
  FieldTypeKind: { read: ({ field }) => field.shown.number },
  Id: { read: ({ field }) => field.guid },
  IndexStatus: { read: ({ field }) => (field.indexed ? 1 : 0) },
  InternalName: { read: ({ field }) => field.internalName },
  SchemaXml: { read: ({ field, listGuid }) => writeFieldSchema(field, listGuid) },
  Scope: {
    read: (node, call) => (node.listGuid === undefined ? call.web.path : (scopeOf(node, call) ?? call.web.path)),
  },
  TypeAsString: { read: ({ field }) => field.shown.name },
  TypeDisplayName: { read: ({ field }) => field.shown.description },
  TypeShortDescription: { read: ({ field }) => field.shown.description },
};

function scopeOf(node: FieldNode, call: Call): string | undefined {
  return node.listGuid === undefined ? undefined : call.service.lists.byGuid(call.web, node.listGuid)?.path;
}

/** The name of a field in items: a leading underscore or digit code is prefixed, as OData names cannot start so. */
export function entityPropertyName(internalName: string): string {
  return /^[_\d]/.test(internalName) ? `OData_${internalName}` : internalName;
}

const types = new Map<string, EntityType<FieldNode>>();

/** One entity type per kind of field: they differ in properties. */
function typeOf(kind: FieldKind): EntityType<FieldNode> {
  const known = types.get(kind.name);
  if (known !== undefined) return known;
  const type: EntityType<FieldNode> = {
    name: kind.entityType,
    set: 'SP.ApiData.Fields',
    path: ({ field, listGuid }) =>
      listGuid === undefined
        ? `Web/Fields(guid'${field.guid}')`
        : `Web/Lists(guid'${listGuid}')/Fields(guid'${field.guid}')`,
    properties: {
      ...storedProperties<FieldNode>(propertiesOf(kind), ({ field }) => field.properties),
      ...computed,
      CanBeDeleted: { read: ({ field }) => own(field.properties, 'CanBeDeleted') !== false },
    },
    tolerated: anyKindProperties,
  };
  types.set(kind.name, type);
  return type;
}

/** A field as SharePoint represents it. */
export function fieldEntity(call: Call, node: FieldNode): Entity {
  return entity(typeOf(node.field.shown), call, node);
}

/** The entity set of fields. */
export const fieldSet = 'SP.ApiData.Fields';
