import { changeType } from '../changes/change-log.js';
import { invalidArgument, refused, unknownField } from '../errors/errors.js';
import { recalculate } from '../formulas/item-formulas.js';
import { checkFieldFormulas, formulasOf } from '../formulas/list-formulas.js';
import { bodyEntity } from '../http/body.js';
import type { Arguments } from '../http/arguments.js';
import type { Call } from '../http/call.js';
import type { Noun, Resource } from '../http/resource.js';
import { action, resource } from '../http/resource.js';
import type { JsonObject } from '../json.js';
import { flagOf, own, textOf } from '../json.js';
import type { List } from '../lists/list.js';
import { entityReply } from '../representation/entity.js';
import { propertyOf } from '../representation/property-resource.js';
import { emptyReply, noContent } from '../representation/reply.js';
import { applySent } from '../representation/stored.js';
import { userResourceSteps } from '../user-resources/user-resource.js';
import { checkRelationship, demandSchema, fieldsOf, listNow, noteFieldChange } from './add-field.js';
import type { Field } from './field.js';
import { isDependent } from './field.js';
import { fieldEntity } from './field-entity.js';
import { propertiesOf } from './properties.js';
import { renameInFormulas } from './rename-field.js';
import { parseFieldSchema } from './schema-xml.js';

/** A field in its list or, without one, among the site columns of the web. */
export interface FieldInPlace {
  readonly list: List | undefined;
  readonly field: Field;
}

/** The field as SharePoint represents it. */
export function fieldInPlace(call: Call, node: FieldInPlace) {
  return fieldEntity(call, { field: node.field, listGuid: node.list?.guid });
}

const fieldNoun: Noun<FieldInPlace> = {
  read: (call, node) => entityReply(call, fieldInPlace(call, node)),
  merge(call, node) {
    demandSchema(call, node.list);
    const { field } = node;
    const { properties } = bodyEntity(call);
    const schema = textOf(properties, 'SchemaXml');
    const base = schema === undefined ? field.properties : { ...field.properties, ...schemaUpdate(schema, field) };
    const isOther = (name: string) => name === 'SchemaXml' || name === 'FieldTypeKind' || name === 'TypeAsString';
    changeField(call, node, applySent(propertiesOf(field.kind), base, properties, field.kind.entityType, isOther));
    return noContent();
  },
  remove(call, node) {
    removeField(call, node);
    return emptyReply();
  },
  members: {
    ...userResourceSteps<FieldInPlace>(
      ({ field }) => field.title,
      ({ field }) => textOf(field.properties, 'Description') ?? '',
    ),
    setshowindisplayform: (call, node, given) => showIn(call, node, 'ShowInDisplayForm', given),
    setshowineditform: (call, node, given) => showIn(call, node, 'ShowInEditForm', given),
    setshowinnewform: (call, node, given) => showIn(call, node, 'ShowInNewForm', given),
    deleteobject: (call, node) =>
      action(call, () => {
        removeField(call, node);
        return emptyReply();
      }),
  },
  otherwise: (call, node, name) => propertyOf(call, fieldInPlace(call, node), name),
};

function schemaUpdate(schema: string, field: Field): JsonObject {
  const parsed = parseFieldSchema(schema);
  if (parsed.kind.number !== field.kind.number)
    throw invalidArgument('The type of a field cannot be changed this way.');
  return parsed.properties;
}

/**
 * Stores changed properties of a field, with what follows from them: formulas keep naming the field, and calculated
 * columns are worked out anew.
 *
 * @throws SharePointError if a constraint cannot be kept or a formula cannot be saved
 */
export function changeField(call: Call, { list, field }: FieldInPlace, properties: JsonObject): void {
  if (field.kind.form === 'lookup' || field.kind.form === 'lookups') {
    checkRelationship(properties, flagOf(properties, 'AllowMultipleValues'));
  }
  const differs = (name: string) => own(properties, name) !== own(field.properties, name);
  call.service.database.transaction(() => {
    const isMultiple = (bag: JsonObject) => flagOf(bag, 'AllowMultipleValues');
    if (isMultiple(properties) !== isMultiple(field.properties))
      call.service.fields.setMultiple(list, field, properties);
    const now = call.service.fields.update(call.web, list, field, withKind(field, properties));
    if (list !== undefined && now.title !== field.title) renameInFormulas(call, list, field.title, now);
    if (['Formula', 'ValidationFormula', 'DefaultFormula'].some(differs)) {
      checkFieldFormulas(fieldsOf(call, list === undefined ? undefined : listNow(call, list)), now);
    }
    if (list !== undefined && (differs('Formula') || differs('OutputType'))) {
      recalculate(call.service.database, listNow(call, list), call.site.timeZone);
    }
    noteFieldChange(call, list, now, changeType.update);
  });
}

/** Lookups and persons of several values are types of their own. */
function withKind(field: Field, properties: JsonObject): JsonObject {
  const name = field.kind.name.replace(/Multi$/, '');
  if (name !== 'Lookup' && name !== 'User') return properties;
  return { ...properties, TypeAsString: flagOf(properties, 'AllowMultipleValues') ? `${name}Multi` : name };
}

/** Removes a field with its values, and the lookups that depend on it. @throws SharePointError: 403, or it is needed */
export function removeField(call: Call, node: FieldInPlace): void {
  const { list, field } = node;
  demandSchema(call, list);
  call.service.database.transaction(() => {
    const dependents = fieldsOf(call, list).all.filter(
      (each) => isDependent(each) && textOf(each.properties, 'PrimaryFieldId') === field.guid,
    );
    for (const each of [...dependents, field]) {
      call.service.fields.remove(list, each);
      if (list !== undefined) {
        call.service.views.dropField(list, each.internalName);
        call.service.contentTypes.unlinkField(list, each);
      }
      noteFieldChange(call, list, each, changeType.delete);
    }
    if (list === undefined || formulasOf(list) === undefined) return;
    recalculate(call.service.database, listNow(call, list), call.site.timeZone);
  });
}

function showIn(call: Call, node: FieldInPlace, property: string, given: Arguments): Resource {
  return action(call, () => {
    demandSchema(call, node.list);
    if (flagOf(node.field.properties, 'Sealed')) throw refused('The field is sealed and cannot be changed.');
    const bag = { ...node.field.properties, [property]: given.flag('value', 0, true) };
    call.service.database.transaction(() => {
      const now = call.service.fields.update(call.web, node.list, node.field, bag);
      noteFieldChange(call, node.list, now, changeType.update);
    });
    return emptyReply();
  });
}

/** A field as a resource. @throws SharePointError (404) if there is none */
export function fieldResource(call: Call, list: List | undefined, field: Field | undefined, name: string): Resource {
  if (field === undefined) throw unknownField(name);
  return resource(fieldNoun, call, { list, field });
}
