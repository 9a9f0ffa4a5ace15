import { invalidArgument } from '../errors/errors.js';
import type { JsonObject } from '../json.js';
import { numberOf, own, textOf, textsOf } from '../json.js';
import type { XmlElement } from '../xml/xml.js';
import { childOf, element, parseXml, writeXml } from '../xml/xml.js';
import type { Field } from './field.js';
import type { FieldKind } from './kinds.js';
import { kindNamed, kindNumbered } from './kinds.js';

/** A field as its schema describes it, before it is added. */
export interface FieldSchema {
  readonly kind: FieldKind;
  readonly guid: string | undefined;
  /** The `Name` attribute: the internal name that is wished for. */
  readonly name: string | undefined;
  readonly properties: JsonObject;
}

interface AttributeRule {
  readonly attribute: string;
  readonly property: string;
  readonly type: 'text' | 'flag' | 'number';
}

const rule = (attribute: string, type: AttributeRule['type'], property = attribute): AttributeRule => ({
  attribute,
  property,
  type,
});

/** Attributes that are kept as they are, one property each. Formats and lists of values need code of their own. */
const rules: readonly AttributeRule[] = [
  rule('DisplayName', 'text', 'Title'),
  rule('StaticName', 'text'),
  rule('Description', 'text'),
  rule('Group', 'text'),
  rule('Required', 'flag'),
  rule('EnforceUniqueValues', 'flag'),
  rule('Indexed', 'flag'),
  rule('Hidden', 'flag'),
  rule('ReadOnly', 'flag', 'ReadOnlyField'),
  rule('MaxLength', 'number'),
  rule('NumLines', 'number', 'NumberOfLines'),
  rule('RichText', 'flag'),
  rule('AppendOnly', 'flag'),
  rule('RestrictedMode', 'flag'),
  rule('Min', 'number', 'MinimumValue'),
  rule('Max', 'number', 'MaximumValue'),
  rule('Percentage', 'flag', 'ShowAsPercentage'),
  rule('CommaSeparator', 'flag'),
  rule('LCID', 'number', 'CurrencyLocaleId'),
  rule('FillInChoice', 'flag'),
  rule('List', 'text', 'LookupList'),
  rule('ShowField', 'text', 'LookupField'),
  rule('CustomFormatter', 'text'),
  rule('ClientSideComponentId', 'text'),
  rule('ClientSideComponentProperties', 'text'),
  rule('JSLink', 'text'),
  rule('ShowInDisplayForm', 'flag'),
  rule('ShowInEditForm', 'flag'),
  rule('ShowInNewForm', 'flag'),
  rule('FieldRef', 'text', 'PrimaryFieldId'),
  rule('WebId', 'text', 'LookupWebId'),
  rule('UnlimitedLengthInDocumentLibrary', 'flag'),
];

/** RelationshipDeleteBehavior on the wire and in schemas. */
const relationships = ['None', 'Cascade', 'Restrict'];

function flag(text: string | undefined): boolean {
  return text !== undefined && /^(true|1)$/i.test(text);
}

/**
 * Reads a `<Field …>` schema.
 *
 * @throws SharePointError (400) if it is not well formed, no field, or of an unknown type.
 */
export function parseFieldSchema(text: string): FieldSchema {
  const root = parseXml(text);
  if (root.name !== 'Field') throw invalidArgument('The field schema must be a Field element.');
  const type = root.attributes.get('Type');
  if (type === undefined) throw invalidArgument('The field schema has no Type.');
  const kind = multiple(kindNamed(type), flag(root.attributes.get('Mult')));
  const properties: JsonObject = { TypeAsString: kind.name };
  for (const each of rules) {
    const value = root.attributes.get(each.attribute);
    if (value === undefined) continue;
    properties[each.property] = each.type === 'text' ? value : each.type === 'flag' ? flag(value) : Number(value);
    if (each.type === 'number' && Number.isNaN(Number(value))) {
      throw invalidArgument(`The attribute ${each.attribute} of the field schema is not a number.`);
    }
  }
  properties['Title'] ??= root.attributes.get('Name') ?? '';
  readFormats(root, kind, properties);
  readChildren(root, kind, properties);
  const guid = root.attributes.get('ID')?.replaceAll(/[{}]/g, '').toLowerCase();
  return { kind, guid, name: root.attributes.get('Name'), properties };
}

function multiple(kind: FieldKind, several: boolean): FieldKind {
  if (!several || (kind.name !== 'Lookup' && kind.name !== 'User')) return kind;
  return kindNamed(`${kind.name}Multi`);
}

function readFormats(root: XmlElement, kind: FieldKind, properties: JsonObject): void {
  const format = root.attributes.get('Format');
  if (kind.name === 'DateTime') properties['DisplayFormat'] = format === 'DateOnly' ? 0 : 1;
  if (kind.name === 'DateTime') {
    const friendly = root.attributes.get('FriendlyDisplayFormat');
    if (friendly !== undefined) properties['FriendlyDisplayFormat'] = friendly === 'Relative' ? 2 : 1;
  }
  if (kind.name === 'Choice' && format !== undefined) properties['EditFormat'] = format === 'RadioButtons' ? 1 : 0;
  if (kind.name === 'URL') properties['DisplayFormat'] = format === 'Image' ? 1 : 0;
  const decimals = root.attributes.get('Decimals');
  if (decimals !== undefined) properties['DisplayFormat'] = Number(decimals);
  const mode = root.attributes.get('UserSelectionMode');
  if (mode !== undefined) properties['SelectionMode'] = mode === 'PeopleOnly' ? 0 : 1;
  if (kind.form === 'lookups' || kind.form === 'users') properties['AllowMultipleValues'] = true;
  const relationship = relationships.indexOf(root.attributes.get('RelationshipDeleteBehavior') ?? '');
  if (relationship >= 0) properties['RelationshipDeleteBehavior'] = relationship;
  if (relationship > 0) properties['IsRelationship'] = true;
  if (kind.name === 'Calculated' && format !== undefined) properties['DateFormat'] = format === 'DateTime' ? 1 : 0;
  const result = root.attributes.get('ResultType');
  if (kind.name === 'Calculated' && result !== undefined) properties['OutputType'] = kindNamed(result).number;
}

function readChildren(root: XmlElement, kind: FieldKind, properties: JsonObject): void {
  const choices = childOf(root, 'CHOICES');
  if (choices !== undefined) properties['Choices'] = choices.children.map((choice) => choice.text);
  const byDefault = childOf(root, 'Default');
  if (byDefault !== undefined) properties['DefaultValue'] = byDefault.text;
  const defaultFormula = childOf(root, 'DefaultFormula');
  if (defaultFormula !== undefined) properties['DefaultFormula'] = defaultFormula.text;
  const formula = childOf(root, 'Formula');
  if (kind.name === 'Calculated' && formula !== undefined) properties['Formula'] = formula.text;
  const validation = childOf(root, 'Validation');
  if (validation !== undefined) {
    properties['ValidationFormula'] = validation.text;
    properties['ValidationMessage'] = validation.attributes.get('Message') ?? null;
  }
}

const upper = (value: boolean) => (value ? 'TRUE' : 'FALSE');

function attributeText(properties: JsonObject, each: AttributeRule): string | undefined {
  const value = own(properties, each.property);
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'boolean') return upper(value);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** Writes the schema of a stored field (`SchemaXml`). */
export function writeFieldSchema(field: Field, listGuid: string | undefined): string {
  return writeXml(fieldElement(field, listGuid));
}

/** The schema of a stored field as an element: what the schema of its list holds. */
export function fieldElement(field: Field, listGuid: string | undefined): XmlElement {
  const { properties, kind } = field;
  const attributes: Record<string, string | undefined> = {
    ID: `{${field.guid}}`,
    Name: field.internalName,
    Type: field.shown.name,
    SourceID: listGuid === undefined ? undefined : `{${listGuid}}`,
    ColName: field.column,
  };
  for (const each of rules) attributes[each.attribute] = attributeText(properties, each);
  if (kind.name === 'DateTime') attributes['Format'] = field.dateOnly ? 'DateOnly' : 'DateTime';
  if (kind.name === 'Choice') {
    attributes['Format'] = numberOf(properties, 'EditFormat') === 1 ? 'RadioButtons' : 'Dropdown';
  }
  if (kind.form === 'number' && (numberOf(properties, 'DisplayFormat') ?? -1) >= 0) {
    attributes['Decimals'] = String(numberOf(properties, 'DisplayFormat'));
  }
  if (kind.form === 'lookups' || kind.form === 'users') attributes['Mult'] = 'TRUE';
  const relationship = relationships[numberOf(properties, 'RelationshipDeleteBehavior') ?? 0];
  if (kind.form === 'lookup' && relationship !== 'None') attributes['RelationshipDeleteBehavior'] = relationship;
  if (kind.name === 'Calculated') Object.assign(attributes, calculatedAttributes(properties));
  if (kind.name === 'URL') attributes['Format'] = numberOf(properties, 'DisplayFormat') === 1 ? 'Image' : 'Hyperlink';
  if (kind.form === 'user' || kind.form === 'users') {
    attributes['UserSelectionMode'] = numberOf(properties, 'SelectionMode') === 0 ? 'PeopleOnly' : 'PeopleAndGroups';
  }
  return element('Field', attributes, writtenChildren(field));
}

function calculatedAttributes(properties: JsonObject): Record<string, string> {
  const result = kindNumbered(numberOf(properties, 'OutputType') ?? 2, false).name;
  const format = numberOf(properties, 'DateFormat') === 1 ? 'DateTime' : 'DateOnly';
  return { ResultType: result, ReadOnly: 'TRUE', ...(result === 'DateTime' ? { Format: format } : {}) };
}

function writtenChildren(field: Field): XmlElement[] {
  const { properties } = field;
  const children: XmlElement[] = [];
  const leaf = (name: string, text: string | undefined, attributes: Record<string, string | undefined> = {}) => {
    if (text !== undefined && text !== '') children.push(element(name, attributes, [], text));
  };
  leaf('Default', textOf(properties, 'DefaultValue'));
  leaf('DefaultFormula', textOf(properties, 'DefaultFormula'));
  const choices = textsOf(properties, 'Choices');
  if (choices.length > 0) {
    children.push(
      element(
        'CHOICES',
        {},
        choices.map((choice) => element('CHOICE', {}, [], choice)),
      ),
    );
  }
  leaf('Formula', textOf(properties, 'Formula'));
  leaf('Validation', textOf(properties, 'ValidationFormula'), { Message: textOf(properties, 'ValidationMessage') });
  return children;
}
