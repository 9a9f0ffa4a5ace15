import { changedObject, changeType } from '../changes/change-log.js';
import { duplicateFieldName, invalidArgument, refused, unknownField } from '../errors/errors.js';
import { recalculate } from '../formulas/item-formulas.js';
import { checkFieldFormulas } from '../formulas/list-formulas.js';
import { guidText } from '../http/arguments.js';
import type { Call } from '../http/call.js';
import type { JsonObject } from '../json.js';
import { flagOf, numberOf, textOf, textsOf, without } from '../json.js';
import type { List } from '../lists/list.js';
import { permission } from '../permissions/base-permissions.js';
import { demandList, demandWeb } from '../permissions/demand.js';
import type { Field, FieldSet } from './field.js';
import type { NewField } from './field-table.js';
import { parseFieldSchema } from './schema-xml.js';

/** AddFieldOptions on the wire. */
export const addFieldOption = {
  toNoContentType: 2,
  toAllContentTypes: 4,
  internalNameHint: 8,
  toDefaultView: 16,
  checkDisplayName: 32,
} as const;

/** The fields of a list or, without one, the site columns of the web. */
export function fieldsOf(call: Call, list: List | undefined): FieldSet {
  return list?.fields ?? call.service.fields.ofWeb(call.web);
}

/** @throws SharePointError (403) unless the visitor may change the columns of the list, or of the web */
export function demandSchema(call: Call, list: List | undefined): void {
  if (list === undefined) demandWeb(call, permission.manageWeb);
  else demandList(call, list, permission.manageLists);
}

/** Writes a change of a field into the log. */
export function noteFieldChange(call: Call, list: List | undefined, field: Field, change: 1 | 2 | 3): void {
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

/** The list as it is now: after its fields have changed. */
export function listNow(call: Call, list: List): List {
  return call.service.lists.byId(list.id) ?? list;
}

/**
 * Adds a field to a list or (without one) to the web's site columns.
 *
 * @param options bits of AddFieldOptions
 * @throws SharePointError: 403, or the type, name, lookup or formula is not allowed
 */
export function addField(call: Call, list: List | undefined, given: NewField, options = 0): Field {
  demandSchema(call, list);
  const wanted = { ...given, properties: withLookupList(call, list, given) };
  const has = (option: number) => (options & option) !== 0;
  const title = textOf(wanted.properties, 'Title') ?? '';
  if (has(addFieldOption.checkDisplayName) && fieldsOf(call, list).byTitle(title) !== undefined) {
    throw duplicateFieldName();
  }
  return call.service.database.transaction(() => {
    const field = call.service.fields.add(call.web, list, wanted);
    noteFieldChange(call, list, field, changeType.add);
    if (list === undefined) {
      checkFieldFormulas(call.service.fields.ofWeb(call.web), field);
      return field;
    }
    const now = listNow(call, list);
    checkFieldFormulas(now.fields, field);
    if (field.kind.form === 'calculated') recalculate(call.service.database, now, call.site.timeZone);
    if (has(addFieldOption.toDefaultView)) call.service.views.addFieldToDefault(list, field.internalName);
    if (!has(addFieldOption.toNoContentType)) {
      call.service.contentTypes.linkNewField(now, field, has(addFieldOption.toAllContentTypes));
    }
    return field;
  });
}

/** Adds a field from its `<Field …>` schema. @throws SharePointError as `addField`, or the schema cannot be read */
export function addFieldFromSchema(call: Call, list: List | undefined, xml: string, options: number): Field {
  const schema = parseFieldSchema(xml);
  const given: NewField = {
    kind: schema.kind,
    guid: schema.guid,
    // Without the hint SharePoint makes the internal name from the display name.
    internalName: (options & addFieldOption.internalNameHint) !== 0 ? schema.name : undefined,
    properties: schema.properties,
  };
  const primaryGuid = guidText(textOf(schema.properties, 'PrimaryFieldId') ?? '');
  if (primaryGuid === undefined) return addField(call, list, given, options);
  const primary = primaryOf(call, list, primaryGuid);
  return call.service.database.transaction(() => {
    const field = addField(call, list, { ...dependentOf(primary, given.properties), ...pick(given) }, options);
    noteDependent(call, list, primary, field);
    return field;
  });
}

function pick({ guid, internalName }: NewField) {
  return { guid, internalName };
}

/** Gives a list a site column, under its own id and name; answers the one that is there if it has been given before. */
export function addSiteColumn(call: Call, list: List, column: Field): Field {
  const known = list.fields.byGuid(column.guid) ?? list.fields.byName(column.internalName);
  if (known !== undefined) return known;
  const properties = without(column.properties, 'FromBaseType', 'CanBeDeleted', 'Indexed');
  const given = { kind: column.kind, guid: column.guid, internalName: column.internalName, properties };
  return addField(call, list, given, addFieldOption.toNoContentType);
}

/** The lookup that a dependent one is to hang on. @throws SharePointError if there is none, or it cannot have any */
function primaryOf(call: Call, list: List | undefined, guid: string): Field {
  const primary = fieldsOf(call, list).byGuid(guid);
  if (primary === undefined) throw unknownField(guid);
  const isLookup = primary.kind.form === 'lookup' || primary.kind.form === 'lookups';
  if (!isLookup || flagOf(primary.properties, 'IsDependentLookup')) {
    throw invalidArgument('A dependent lookup needs a lookup field to depend on.');
  }
  return primary;
}

function dependentOf(primary: Field, properties: JsonObject): Omit<NewField, 'guid' | 'internalName'> {
  return {
    kind: primary.kind,
    primary,
    properties: {
      ...properties,
      LookupList: primary.lookupList ?? '',
      AllowMultipleValues: primary.kind.form === 'lookups',
      PrimaryFieldId: primary.guid,
      IsDependentLookup: true,
      ReadOnlyField: true,
    },
  };
}

/** The primary field names those that depend on it. */
function noteDependent(call: Call, list: List | undefined, primary: Field, field: Field): void {
  const names = [...textsOf(primary.properties, 'DependentLookupInternalNames'), field.internalName];
  const now = list === undefined ? undefined : listNow(call, list);
  call.service.fields.update(call.web, now, primary, {
    ...primary.properties,
    DependentLookupInternalNames: names,
  });
}

/**
 * Adds a lookup that shows another field of what a lookup of the same list leads to. It is read-only.
 *
 * @throws SharePointError: 403, 404 for an unknown primary field, 400 if that is no lookup
 */
export function addDependentLookup(
  call: Call,
  list: List | undefined,
  title: string,
  primaryGuid: string,
  showField: string,
): Field {
  const primary = primaryOf(call, list, primaryGuid);
  return call.service.database.transaction(() => {
    const given = dependentOf(primary, { Title: title, LookupField: showField });
    const field = addField(call, list, { ...given, guid: undefined, internalName: undefined });
    noteDependent(call, list, primary, field);
    return field;
  });
}

/** A lookup must lead to a list of the same web: by its id, its address in the web, or `Self`. */
function withLookupList(call: Call, list: List | undefined, given: NewField): JsonObject {
  const { kind, properties } = given;
  if (kind.form !== 'lookup' && kind.form !== 'lookups') return properties;
  const named = textOf(properties, 'LookupList')?.trim() ?? '';
  const target = lookupTarget(call, list, named);
  if (target === undefined) throw invalidArgument('The lookup list of the field does not exist.');
  checkRelationship(properties, kind.form === 'lookups');
  return {
    ...properties,
    LookupList: `{${target.guid}}`,
    LookupField: textOf(properties, 'LookupField') ?? 'Title',
  };
}

function lookupTarget(call: Call, list: List | undefined, named: string): List | undefined {
  const { lists } = call.service;
  if (named.toLowerCase() === 'self') return list;
  const guid = guidText(named);
  if (guid !== undefined) return lists.byGuid(call.web, guid);
  const root = call.web.path === '/' ? '' : call.web.path;
  return lists.byPath(call.web, named.startsWith('/') ? named : `${root}/${named}`);
}

/** Cascade (1) and restrict (2) need an indexed lookup of one value. @throws SharePointError */
export function checkRelationship(properties: JsonObject, isMultiple: boolean): void {
  if ((numberOf(properties, 'RelationshipDeleteBehavior') ?? 0) === 0) return;
  if (isMultiple || !flagOf(properties, 'Indexed')) {
    throw refused('A lookup field that enforces a relationship must be indexed and may hold one value only.');
  }
}
