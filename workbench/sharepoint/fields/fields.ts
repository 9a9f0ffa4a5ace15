import { invalidQuery } from '../errors/errors.js';
import { bodyEntity, bodyObject, bodyParameter } from '../http/body.js';
import type { Arguments } from '../http/arguments.js';
import { guidText } from '../http/arguments.js';
import type { Call } from '../http/call.js';
import { collection } from '../http/collection-noun.js';
import type { Noun, Resource, Step } from '../http/resource.js';
import { action } from '../http/resource.js';
import type { JsonObject } from '../json.js';
import { flagOf, numberOf, own, textOf, without } from '../json.js';
import type { List } from '../lists/list.js';
import { collectionReply } from '../representation/collection.js';
import type { Entity } from '../representation/entity.js';
import { entityReply } from '../representation/entity.js';
import { applySent, numberSent } from '../representation/stored.js';
import { addDependentLookup, addField, addFieldFromSchema, demandSchema, fieldsOf } from './add-field.js';
import type { Field } from './field.js';
import { fieldSet } from './field-entity.js';
import { fieldInPlace, fieldResource } from './field-resource.js';
import type { FieldKind } from './kinds.js';
import { kindNamed, kindNumbered } from './kinds.js';
import { anyKindProperties, propertiesOf } from './properties.js';

/** The fields of a list, or (without one) the site columns of the web. */
interface FieldCollection {
  readonly list: List | undefined;
}

function createdReply(call: Call, list: List | undefined, field: Field, status: number) {
  return entityReply(call, fieldInPlace(call, { list, field }), status);
}

const byEntityType: Readonly<Record<string, string>> = {
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
  'SP.FieldLocation': 'Location',
  'SP.FieldGuid': 'Guid',
};

/** Fields are typed by FieldTypeKind, else by the entity they are sent as (SP.FieldText). */
function kindOfSent(typeName: string | undefined, properties: JsonObject): FieldKind {
  // A calculated field is one whatever FieldTypeKind says: callers give there what it is to result in.
  if (typeName === 'SP.FieldCalculated') return kindNamed('Calculated');
  const sentKind = own(properties, 'FieldTypeKind') ?? null;
  const number = sentKind === null ? undefined : numberSent('FieldTypeKind', sentKind, 'integer');
  if (number !== undefined) return kindNumbered(number, flagOf(properties, 'AllowMultipleValues'));
  const name = typeName === undefined || !Object.hasOwn(byEntityType, typeName) ? undefined : byEntityType[typeName];
  if (name === undefined) throw invalidQuery('The field needs a FieldTypeKind.');
  return kindNamed(name);
}

const fieldsNoun: Noun<FieldCollection> = {
  read: (call, node) =>
    collectionReply(
      call,
      fieldSet,
      fieldsOf(call, node.list).all.map((field) => fieldInPlace(call, { list: node.list, field })),
    ),
  create(call, node) {
    const { typeName, properties } = bodyEntity(call);
    const kind = kindOfSent(typeName, properties);
    // Images are sent as texts of several lines: properties of the type that was sent do no harm.
    const foreign = (name: string) => anyKindProperties.has(name) && !Object.hasOwn(propertiesOf(kind), name);
    const isOther = (name: string) => name === 'FieldTypeKind' || (kind.name === 'Thumbnail' && foreign(name));
    const bag = applySent(propertiesOf(kind), {}, properties, kind.entityType, isOther);
    const given = { kind, guid: undefined, internalName: undefined, properties: bag };
    return createdReply(call, node.list, addField(call, node.list, given), 201);
  },
  members: {
    getbyid: (call, node, given) => byGuid(call, node, given),
    getbytitle: (call, node, given) => {
      const title = given.text('title');
      return fieldResource(call, node.list, fieldsOf(call, node.list).byTitle(title), title);
    },
    getbyinternalnameortitle: (call, node, given) => {
      const name = given.text('strName');
      return fieldResource(call, node.list, fieldsOf(call, node.list).byNameOrTitle(name), name);
    },
    createfieldasxml: (call, node) =>
      action(call, () => {
        const parameters = bodyParameter(call, 'parameters');
        const xml = textOf(parameters, 'SchemaXml') ?? '';
        const field = addFieldFromSchema(call, node.list, xml, numberOf(parameters, 'Options') ?? 0);
        return createdReply(call, node.list, field, 200);
      }),
    addfield: (call, node) => action(call, () => createdReply(call, node.list, addFromParameters(call, node), 200)),
    adddependentlookupfield: (call, node, given) =>
      action(call, () => {
        demandSchema(call, node.list);
        const sent = given.count > 0 ? undefined : bodyObject(call);
        const argument = (name: string, position: number) =>
          sent === undefined ? given.text(name, position) : (textOf(sent, name) ?? '');
        const primary = guidText(argument('primaryLookupFieldId', 1));
        if (primary === undefined)
          throw invalidQuery('The expression is not valid: primaryLookupFieldId must be a guid.');
        const title = argument('displayName', 0);
        const field = addDependentLookup(call, node.list, title, primary, argument('showField', 2));
        return createdReply(call, node.list, field, 200);
      }),
  },
};

/** `fields/AddField`: the parameters of a new field, lookups by `LookupListId` and `LookupFieldName`. */
function addFromParameters(call: Call, node: FieldCollection): Field {
  const sentParameters = without(bodyParameter(call, 'parameters'), 'IsCompactName');
  const { LookupListId, LookupFieldName, LookupWebId, FieldTypeKind, ...rest } = sentParameters;
  const kind = kindNumbered(
    numberSent('FieldTypeKind', FieldTypeKind ?? 0, 'integer'),
    flagOf(rest, 'AllowMultipleValues'),
  );
  const lookup = {
    ...(LookupListId === undefined ? {} : { LookupList: LookupListId }),
    ...(LookupFieldName === undefined ? {} : { LookupField: LookupFieldName }),
    ...(LookupWebId === undefined ? {} : { LookupWebId }),
  };
  const sent = own(rest, 'Choices') === null ? { ...rest, Choices: [] } : rest;
  const bag = applySent(propertiesOf(kind), {}, { ...sent, ...lookup }, kind.entityType, () => false);
  return addField(call, node.list, { kind, guid: undefined, internalName: undefined, properties: bag });
}

function byGuid(call: Call, node: FieldCollection, given: Arguments): Resource {
  const guid = given.guid('id');
  return fieldResource(call, node.list, fieldsOf(call, node.list).byGuid(guid), guid);
}

/** `…/fields`, `…/fields('guid')`, of a list or of a web. */
export function fieldsStep<Parent>(listOf: (parent: Parent) => List | undefined) {
  return collection<Parent, FieldCollection>(
    fieldsNoun,
    (_call, parent) => ({ list: listOf(parent) }),
    (call, node, given) => byGuid(call, node, given),
  );
}

const availableNoun: Noun<undefined> = {
  read(call) {
    return collectionReply(call, fieldSet, availableFields(call));
  },
  members: {
    getbyid: (call, _node, given) => availableBy(call, given.guid('id')),
    getbytitle: (call, _node, given) => availableBy(call, given.text('title')),
    getbyinternalnameortitle: (call, _node, given) => availableBy(call, given.text('strName')),
  },
};

/** The site columns of the web and of the webs above it. */
export function available(call: Call): Field[] {
  const fields: Field[] = [];
  for (let web = call.service.webs.byId(call.web.id); web !== undefined;) {
    fields.push(...call.service.fields.ofWeb(web).all);
    web = web.parentId === undefined ? undefined : call.service.webs.byId(web.parentId);
  }
  return fields;
}

/** The same, each once, as entities. */
export function availableFields(call: Call): Entity[] {
  const seen = new Set<string>();
  return available(call)
    .filter(({ guid }) => !seen.has(guid) && seen.add(guid))
    .map((field) => fieldInPlace(call, { list: undefined, field }));
}

function availableBy(call: Call, name: string): Resource {
  const lower = name.toLowerCase();
  const names = (field: Field) => [field.guid, field.internalName.toLowerCase(), field.title.toLowerCase()];
  const field = available(call).find((each) => names(each).includes(lower));
  return fieldResource(call, undefined, field, name);
}

/** `web/availablefields`. */
export const availableFieldsStep: Step<unknown> = collection(
  availableNoun,
  () => undefined,
  (call, _node, given) => availableBy(call, given.guid('id')),
);
