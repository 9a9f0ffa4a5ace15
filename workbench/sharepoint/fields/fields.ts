import { changedObject, changeType } from '../changes/change-log.js';
import { invalidArgument, invalidQuery, unknownField } from '../errors/errors.js';
import { bodyEntity, bodyParameter } from '../http/body.js';
import type { Arguments } from '../http/arguments.js';
import { guidText } from '../http/arguments.js';
import type { Call } from '../http/call.js';
import { collection } from '../http/collection-noun.js';
import type { Noun, Resource } from '../http/resource.js';
import { action, resource } from '../http/resource.js';
import type { JsonObject } from '../json.js';
import { flagOf, numberOf, textOf } from '../json.js';
import type { List } from '../lists/list.js';
import { permission } from '../permissions/base-permissions.js';
import { demandList, demandWeb } from '../permissions/demand.js';
import { collectionReply } from '../representation/collection.js';
import { entityReply } from '../representation/entity.js';
import { propertyOf } from '../representation/property-resource.js';
import { emptyReply, noContent } from '../representation/reply.js';
import { applySent } from '../representation/stored.js';
import type { Field, FieldSet } from './field.js';
import { fieldEntity, fieldSet } from './field-entity.js';
import type { NewField } from './field-table.js';
import type { FieldKind } from './kinds.js';
import { kindNamed, kindNumbered } from './kinds.js';
import { propertiesOf } from './properties.js';
import { parseFieldSchema } from './schema-xml.js';

/** The fields of a list, or (without one) the site columns of the web. */
interface FieldCollection {
  readonly list: List | undefined;
}

interface FieldInPlace {
  readonly list: List | undefined;
  readonly field: Field;
}

/** AddFieldOptions on the wire. */
const options = { internalNameHint: 8, addToDefaultView: 16 } as const;

function fieldsOf(call: Call, node: FieldCollection): FieldSet {
  return node.list?.fields ?? call.service.fields.ofWeb(call.web);
}

function demandSchema(call: Call, list: List | undefined): void {
  if (list === undefined) demandWeb(call, permission.manageWeb);
  else demandList(call, list, permission.manageLists);
}

function noteChange(call: Call, list: List | undefined, field: Field, change: 1 | 2 | 3): void {
  call.service.changes.add({
    siteId: call.site.id,
    webId: call.web.id,
    ...(list === undefined ? {} : { list }),
    uniqueId: field.guid,
    object: changedObject.field,
    change,
    editor: call.visitor.user.id,
  });
}

function entityOf(call: Call, node: FieldInPlace) {
  return fieldEntity(call, { field: node.field, listGuid: node.list?.guid });
}

const fieldNoun: Noun<FieldInPlace> = {
  read: (call, node) => entityReply(call, entityOf(call, node)),
  merge(call, node) {
    demandSchema(call, node.list);
    const { field, list } = node;
    const { properties } = bodyEntity(call);
    const schema = textOf(properties, 'SchemaXml');
    const base = schema === undefined ? field.properties : { ...field.properties, ...schemaUpdate(schema, field) };
    const isOther = (name: string) => name === 'SchemaXml' || name === 'FieldTypeKind' || name === 'TypeAsString';
    const bag = applySent(propertiesOf(field.kind), base, properties, field.kind.entityType, isOther);
    call.service.database.transaction(() => {
      call.service.fields.update(call.web, list, field, bag);
      noteChange(call, list, field, changeType.update);
    });
    return noContent();
  },
  remove(call, node) {
    demandSchema(call, node.list);
    call.service.database.transaction(() => {
      call.service.fields.remove(node.list, node.field);
      if (node.list !== undefined) call.service.views.dropField(node.list, node.field.internalName);
      noteChange(call, node.list, node.field, changeType.delete);
    });
    return emptyReply();
  },
  members: {
    setshowindisplayform: (call, node, given) => showIn(call, node, 'ShowInDisplayForm', given),
    setshowineditform: (call, node, given) => showIn(call, node, 'ShowInEditForm', given),
    setshowinnewform: (call, node, given) => showIn(call, node, 'ShowInNewForm', given),
  },
  otherwise: (call, node, name) => propertyOf(call, entityOf(call, node), name),
};

function schemaUpdate(schema: string, field: Field): JsonObject {
  const parsed = parseFieldSchema(schema);
  if (parsed.kind.name !== field.kind.name) throw invalidArgument('The type of a field cannot be changed this way.');
  return parsed.properties;
}

function showIn(call: Call, node: FieldInPlace, property: string, given: Arguments): Resource {
  return action(call, () => {
    demandSchema(call, node.list);
    const bag = { ...node.field.properties, [property]: given.flag('value', 0, true) };
    call.service.fields.update(call.web, node.list, node.field, bag);
    return emptyReply();
  });
}

function fieldResource(call: Call, list: List | undefined, field: Field | undefined, name: string): Resource {
  if (field === undefined) throw unknownField(name);
  return resource(fieldNoun, call, { list, field });
}

function add(call: Call, list: List | undefined, given: NewField, toDefaultView: boolean): Field {
  demandSchema(call, list);
  checkLookup(call, given);
  return call.service.database.transaction(() => {
    const field = call.service.fields.add(call.web, list, given);
    if (list !== undefined && toDefaultView) call.service.views.addFieldToDefault(list, field.internalName);
    noteChange(call, list, field, changeType.add);
    return field;
  });
}

/** A lookup must lead to a list of the same web. */
function checkLookup(call: Call, given: NewField): void {
  if (given.kind.form !== 'lookup' && given.kind.form !== 'lookups') return;
  const guid = guidText(textOf(given.properties, 'LookupList') ?? '');
  if (guid === undefined || call.service.lists.byGuid(call.web, guid) === undefined) {
    throw invalidArgument('The lookup list of the field does not exist.');
  }
}

function createdReply(call: Call, list: List | undefined, field: Field, status: number) {
  return entityReply(call, entityOf(call, { list, field }), status);
}

/** Fields are typed by the entity they are sent as (SP.FieldText) or by FieldTypeKind. */
function kindOfSent(typeName: string | undefined, properties: JsonObject): FieldKind {
  const number = numberOf(properties, 'FieldTypeKind');
  if (number !== undefined) return kindNumbered(number, flagOf(properties, 'AllowMultipleValues'));
  const byType: Record<string, string> = {
    'SP.FieldText': 'Text',
    'SP.FieldMultiLineText': 'Note',
    'SP.FieldDateTime': 'DateTime',
    'SP.FieldChoice': 'Choice',
    'SP.FieldMultiChoice': 'MultiChoice',
    'SP.FieldNumber': 'Number',
    'SP.FieldCurrency': 'Currency',
    'SP.FieldUrl': 'URL',
    'SP.FieldUser': 'User',
    'SP.FieldLookup': 'Lookup',
    'SP.FieldCalculated': 'Calculated',
  };
  const name = typeName === undefined || !Object.hasOwn(byType, typeName) ? undefined : byType[typeName];
  if (name === undefined) throw invalidQuery('The field needs a FieldTypeKind.');
  return kindNamed(name);
}

const fieldsNoun: Noun<FieldCollection> = {
  read: (call, node) =>
    collectionReply(
      call,
      fieldSet,
      fieldsOf(call, node).all.map((field) => entityOf(call, { list: node.list, field })),
    ),
  create(call, node) {
    const { typeName, properties } = bodyEntity(call);
    const kind = kindOfSent(typeName, properties);
    const bag = applySent(propertiesOf(kind), {}, properties, kind.entityType, (name) => name === 'FieldTypeKind');
    const given = { kind, guid: undefined, internalName: undefined, properties: bag };
    return createdReply(call, node.list, add(call, node.list, given, false), 201);
  },
  members: {
    getbyid: (call, node, given) => byGuid(call, node, given),
    getbytitle: (call, node, given) => {
      const title = given.text('title');
      return fieldResource(call, node.list, fieldsOf(call, node).byTitle(title), title);
    },
    getbyinternalnameortitle: (call, node, given) => {
      const name = given.text('strName');
      return fieldResource(call, node.list, fieldsOf(call, node).byNameOrTitle(name), name);
    },
    createfieldasxml: (call, node) =>
      action(call, () => {
        const parameters = bodyParameter(call, 'parameters');
        const bits = numberOf(parameters, 'Options') ?? 0;
        const schema = parseFieldSchema(textOf(parameters, 'SchemaXml') ?? '');
        const given: NewField = {
          kind: schema.kind,
          guid: schema.guid,
          // Without the hint SharePoint makes the internal name from the display name.
          internalName: (bits & options.internalNameHint) !== 0 ? schema.name : undefined,
          properties: schema.properties,
        };
        const field = add(call, node.list, given, (bits & options.addToDefaultView) !== 0);
        return createdReply(call, node.list, field, 200);
      }),
    addfield: (call, node) => action(call, () => createdReply(call, node.list, addFromParameters(call, node), 200)),
  },
};

function addFromParameters(call: Call, node: FieldCollection): Field {
  const { LookupListId, LookupFieldName, LookupWebId, FieldTypeKind, ...rest } = bodyParameter(call, 'parameters');
  const kind = kindNumbered(typeof FieldTypeKind === 'number' ? FieldTypeKind : 0, flagOf(rest, 'AllowMultipleValues'));
  const lookup = {
    ...(LookupListId === undefined ? {} : { LookupList: LookupListId }),
    ...(LookupFieldName === undefined ? {} : { LookupField: LookupFieldName }),
    ...(LookupWebId === undefined ? {} : { LookupWebId }),
  };
  const bag = applySent(propertiesOf(kind), {}, { ...rest, ...lookup }, kind.entityType, () => false);
  return add(call, node.list, { kind, guid: undefined, internalName: undefined, properties: bag }, false);
}

function byGuid(call: Call, node: FieldCollection, given: Arguments): Resource {
  const guid = given.guid('id');
  return fieldResource(call, node.list, fieldsOf(call, node).byGuid(guid), guid);
}

/** `…/fields`, `…/fields('guid')`, of a list or of a web. */
export function fieldsStep<Parent>(listOf: (parent: Parent) => List | undefined) {
  return collection<Parent, FieldCollection>(
    fieldsNoun,
    (_call, parent) => ({ list: listOf(parent) }),
    (call, node, given) => byGuid(call, node, given),
  );
}
