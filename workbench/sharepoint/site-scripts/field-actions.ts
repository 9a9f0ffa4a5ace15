import { invalidArgument, unknownField } from '../errors/errors.js';
import { addFieldFromSchema, addFieldOption, addField, fieldsOf, listNow } from '../fields/add-field.js';
import { changeField, removeField } from '../fields/field-resource.js';
import type { Field } from '../fields/field.js';
import { kindNamed } from '../fields/kinds.js';
import { parseFieldSchema } from '../fields/schema-xml.js';
import { guidText } from '../http/arguments.js';
import type { Call } from '../http/call.js';
import type { JsonObject, JsonValue } from '../json.js';
import { flagOf, textOf } from '../json.js';
import type { List } from '../lists/list.js';
import { parseXml, writeXml } from '../xml/xml.js';

const same = 'The column is as it should be already.';

function differs(field: Field, wanted: JsonObject): boolean {
  return Object.entries(wanted).some(
    ([name, value]) => JSON.stringify(field.properties[name] ?? null) !== JSON.stringify(value),
  );
}

/** Stores what differs of a field that is there; answers why nothing was to do. */
function brought(call: Call, list: List | undefined, field: Field, wanted: JsonObject): string | undefined {
  if (!differs(field, wanted)) return same;
  changeField(call, { list, field }, { ...field.properties, ...wanted });
  return undefined;
}

/** `addSPField`, `createSiteColumn`: a column by its type and names. */
export function addPlainField(call: Call, list: List | undefined, sent: JsonObject): string | undefined {
  const title = textOf(sent, 'displayName') ?? '';
  const internalName = textOf(sent, 'internalName');
  const required: JsonObject = sent['isRequired'] === undefined ? {} : { Required: flagOf(sent, 'isRequired') };
  const group = textOf(sent, 'group');
  const fields = fieldsOf(call, list);
  const known = (internalName === undefined ? undefined : fields.byName(internalName)) ?? fields.byTitle(title);
  const wanted: JsonObject = { ...required, ...(group === undefined ? {} : { Group: group }) };
  if (known !== undefined) return brought(call, list, known, { ...wanted, Title: title === '' ? known.title : title });
  const unique = flagOf(sent, 'enforceUnique');
  const kind = kindNamed(textOf(sent, 'fieldType') ?? 'Text');
  const guid = guidText(textOf(sent, 'id') ?? '');
  const properties = { ...wanted, Title: title, ...(unique ? { EnforceUniqueValues: true, Indexed: true } : {}) };
  const options = flagOf(sent, 'addToDefaultView') ? addFieldOption.toDefaultView : 0;
  addField(call, list, { kind, guid, internalName, properties }, options);
  return undefined;
}

/** `addSPFieldXml`, `createSiteColumnXml`: a column by its schema; its id or name says whether it is there already. */
export function addXmlField(call: Call, list: List | undefined, sent: JsonObject, xml: string): string | undefined {
  const schema = parseFieldSchema(xml);
  const fields = fieldsOf(call, list);
  const known =
    (schema.guid === undefined ? undefined : fields.byGuid(schema.guid)) ??
    (schema.name === undefined ? undefined : fields.byName(schema.name)) ??
    fields.byTitle(textOf(schema.properties, 'Title') ?? '');
  if (known !== undefined) return brought(call, list, known, wantedOf(known, schema.properties));
  const shown = flagOf(sent, 'addToDefaultView') ? addFieldOption.toDefaultView : 0;
  addFieldFromSchema(call, list, xml, shown | addFieldOption.internalNameHint);
  return undefined;
}

/** A lookup's list is written in several ways; the one that is stored stays. */
function wantedOf(known: Field, properties: JsonObject): JsonObject {
  const keys = ['LookupList', 'LookupField', 'LookupWebId', 'PrimaryFieldId', 'StaticName', 'ReadOnlyField'];
  const kept = known.lookupList === undefined ? ['StaticName'] : keys;
  const entries: [string, JsonValue][] = Object.entries(properties).filter(([name]) => !kept.includes(name));
  return Object.fromEntries(entries);
}

/** `addSPLookupFieldXml`: the list that it leads to is named beside the schema. */
export function addLookupField(call: Call, list: List, sent: JsonObject): string | undefined {
  const root = parseXml(textOf(sent, 'schemaXml') ?? '');
  const named = textOf(sent, 'targetListName');
  const address = textOf(sent, 'targetListUrl');
  const target = named === undefined ? undefined : call.service.lists.byTitle(call.web, named);
  if (named !== undefined && target === undefined) throw invalidArgument(`The list '${named}' does not exist.`);
  const attributes = new Map(root.attributes);
  if (target !== undefined) attributes.set('List', `{${target.guid}}`);
  else if (address !== undefined) attributes.set('List', address);
  return addXmlField(call, list, sent, writeXml({ ...root, attributes }));
}

/** `deleteSPField`: a column by its display name. */
export function deleteField(call: Call, list: List, sent: JsonObject): string | undefined {
  const name = textOf(sent, 'displayName') ?? textOf(sent, 'internalName') ?? '';
  const field = listNow(call, list).fields.byNameOrTitle(name);
  if (field === undefined) return `The column '${name}' is not there.`;
  removeField(call, { list, field });
  return undefined;
}

/** `setSPFieldCustomFormatter`, `associateFieldCustomizer`. */
export function formatField(call: Call, list: List, sent: JsonObject): string | undefined {
  const name = textOf(sent, 'fieldDisplayName') ?? textOf(sent, 'internalName') ?? '';
  const field = list.fields.byNameOrTitle(name);
  if (field === undefined) throw unknownField(name);
  const formatter = sent['formatterJSON'];
  const text = typeof formatter === 'string' ? formatter : JSON.stringify(formatter ?? {});
  const customizer: JsonObject = {
    ClientSideComponentId: textOf(sent, 'clientSideComponentId') ?? '',
    ClientSideComponentProperties: textOf(sent, 'clientSideComponentProperties') ?? null,
  };
  return brought(call, list, field, formatter === undefined ? customizer : { CustomFormatter: text });
}
