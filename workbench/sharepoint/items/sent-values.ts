import type { SQLInputValue } from 'node:sqlite';

import { invalidQuery, invalidValue, refused } from '../errors/errors.js';
import { contentTypeIdOf } from '../content-types/content-type.js';
import type { Field } from '../fields/field.js';
import { isDependent } from '../fields/field.js';
import { defaultByFormula } from '../formulas/item-formulas.js';
import type { SentEntity } from '../http/body.js';
import type { Call } from '../http/call.js';
import { instantText, localToUtc, parseInstant, zoneOffset } from '../instant.js';
import type { JsonValue } from '../json.js';
import { isObject, own, textOf } from '../json.js';
import type { List, StoredField } from '../lists/list.js';
import { isStored, itemTypeName } from '../lists/list.js';
import { cannotConvert, flagSent, numberSent } from '../representation/stored.js';
import { fieldNameOf, isReference } from './columns.js';

/** Column names of the item table with the values to store. */
export type ColumnValues = Map<string, SQLInputValue>;

const maximumText = 255;
/** Properties of items that clients may send back; SharePoint sets them itself and ignores what is sent. */
const kept = new Set([
  'Id',
  'ID',
  'GUID',
  'AuthorId',
  'EditorId',
  'Created',
  'Modified',
  'Attachments',
  'FileSystemObjectType',
  'OData__UIVersionString',
  'CheckoutUserId',
  'ComplianceAssetId',
  'OData__ColorTag',
  'OData__CopySource',
  'ServerRedirectedEmbedUri',
  'ServerRedirectedEmbedUrl',
  'AuthorStringId',
  'EditorStringId',
]);

/**
 * Turns the properties of a sent item into column values.
 *
 * @throws SharePointError (400) for a name the list does not have, or a value that does not fit its field
 */
export function readSentValues(call: Call, list: List, sent: SentEntity, verbose: boolean): ColumnValues {
  const type = itemTypeName(list);
  if (sent.typeName !== undefined && sent.typeName !== type && sent.typeName !== 'SP.ListItem') {
    throw invalidQuery(
      `An entry with type '${sent.typeName}' was found, but it is not assignable to the expected type '${type}'.`,
    );
  }
  const values: ColumnValues = new Map();
  for (const [name, value] of Object.entries(sent.properties)) {
    if (name === 'ContentTypeId') {
      if (typeof value === 'string' && value !== '') values.set('content_type', contentTypeOf(call, list, value));
      continue;
    }
    if (name === 'FileLeafRef') {
      if (typeof value !== 'string') throw cannotConvert(name, 'text');
      values.set('leaf', value);
      continue;
    }
    if (kept.has(name)) continue;
    const field = writableField(list, name);
    if (field === undefined) {
      throw invalidQuery(
        `The property '${name}' does not exist on type '${type}'. Make sure to only use property names that are defined by the type.`,
      );
    }
    values.set(field.column, storedValue(call, field, name, value, verbose));
  }
  return values;
}

/** The field that a property name writes to: `Title`, `CatId` for the lookup Cat. Names of a body are told apart by case. */
function writableField(list: List, name: string): StoredField | undefined {
  const bare = fieldNameOf(name);
  const field = exactly(list, bare);
  if (field !== undefined && !isReference(field)) return writable(field);
  if (!bare.endsWith('Id')) return undefined;
  const reference = exactly(list, bare.slice(0, -2));
  return reference !== undefined && isReference(reference) ? writable(reference) : undefined;
}

function exactly(list: List, name: string): Field | undefined {
  const field = list.fields.byName(name);
  return field?.internalName === name ? field : undefined;
}

function writable(field: Field): StoredField | undefined {
  const isComputed = field.kind.form === 'calculated' || field.kind.form === 'counter' || isDependent(field);
  return isStored(field) && !isComputed ? field : undefined;
}

/** The list's own content type of that id, or the nearest that comes from it. @throws SharePointError if it has none */
export function contentTypeOf(call: Call, list: List, id: string): string {
  const type = call.service.contentTypes.match(list, contentTypeIdOf(id) ?? id);
  if (type !== undefined) return type.id;
  throw refused(`The content type '${id}' is not one of the list '${list.title}'.`, -2130575285);
}

/** A sent value as the column keeps it. @throws SharePointError if it does not fit */
function storedValue(call: Call, field: Field, name: string, value: JsonValue, verbose: boolean): SQLInputValue {
  if (value === null) return null;
  switch (field.kind.form) {
    case 'text':
      return textValue(name, value);
    case 'note':
    case 'json':
    case 'guid':
      if (typeof value !== 'string') throw cannotConvert(name, 'text');
      return value === '' ? null : value;
    case 'number':
      return numberSent(name, value);
    case 'flag':
      return flagSent(name, value) ? 1 : 0;
    case 'instant':
      return instantValue(call, name, value);
    case 'texts':
      return textsValue(name, value, verbose);
    case 'lookup':
    case 'user':
      return referenceValue(call, field, name, value);
    case 'lookups':
    case 'users':
      return referencesValue(call, field, name, value, verbose);
    case 'url':
      return urlValue(name, value);
    case 'calculated':
    case 'counter':
    case 'none':
      throw invalidValue(
        'Invalid data has been used to update the list item. The field you are trying to update may be read only.',
      );
  }
}

function textValue(name: string, value: JsonValue): SQLInputValue {
  if (typeof value !== 'string') throw cannotConvert(name, 'text');
  if (value.length > maximumText) {
    throw invalidValue(
      'Invalid text value.\n\nA text field contains invalid data. Please check the value and try again.',
    );
  }
  // An empty text and no value are one in SharePoint.
  return value === '' ? null : value;
}

function instantValue(call: Call, name: string, value: JsonValue): SQLInputValue {
  if (typeof value !== 'string')
    throw invalidQuery(`Cannot convert the value of '${name}' to the expected type 'Edm.DateTime'.`);
  if (value === '') return null;
  const instant = datedByNet(value) ?? parseInstant(value, call.site.timeZone);
  if (instant === undefined) {
    throw invalidQuery(`Cannot convert the literal '${value}' to the expected type 'Edm.DateTime'.`);
  }
  return instant;
}

/** `/Date(1710064800000)/`: milliseconds since 1970, as .NET wrote dates into JSON before there was a standard. */
function datedByNet(text: string): string | undefined {
  const milliseconds = Number(/^\/Date\((-?\d{1,13})(?:[+-]\d{4})?\)\/$/.exec(text)?.[1] ?? Number.NaN);
  return Number.isNaN(milliseconds) ? undefined : instantText(milliseconds);
}

/** Lists of values: an array in light JSON, `{results: […]}` in verbose; the other form is refused in each. */
function sentMembers(name: string, value: JsonValue, verbose: boolean): JsonValue[] {
  if (!verbose) {
    if (Array.isArray(value)) return value;
    throw invalidQuery(
      `An unexpected 'StartObject' node was found when reading '${name}' from the JSON reader. A 'StartArray' node was expected.`,
    );
  }
  const results = isObject(value) ? own(value, 'results') : undefined;
  if (Array.isArray(results)) return results;
  throw invalidQuery("Did not find the required 'results' property on the object wrapping a feed.");
}

function textsValue(name: string, value: JsonValue, verbose: boolean): SQLInputValue {
  const members = sentMembers(name, value, verbose);
  if (!members.every((member) => typeof member === 'string')) throw cannotConvert(name, 'texts');
  return members.length === 0 ? null : JSON.stringify(members);
}

function referenceValue(call: Call, field: Field, name: string, value: JsonValue): SQLInputValue {
  const id = numberSent(name, value, 'integer');
  // 0 and -1 are how clients written for CSOM clear a reference.
  if (id <= 0) return null;
  demandTarget(call, field, id);
  return id;
}

function referencesValue(call: Call, field: Field, name: string, value: JsonValue, verbose: boolean): SQLInputValue {
  const members = sentMembers(name, value, verbose).map((member) => numberSent(name, member, 'integer'));
  for (const member of members) demandTarget(call, field, member);
  return members.length === 0 ? null : JSON.stringify([...new Set(members)]);
}

/** @throws SharePointError if the person is no user or group of the site, or the looked-up item does not exist */
function demandTarget(call: Call, field: Field, id: number): void {
  const { principals, lists, database } = call.service;
  if (field.kind.form === 'user' || field.kind.form === 'users') {
    if (principals.byId(call.site.id, id) === undefined) {
      throw refused(`The specified user ${id} could not be found.`, -2146232832);
    }
    return;
  }
  const target = field.lookupList === undefined ? undefined : lists.byGuid(call.web, field.lookupList);
  const row = target === undefined ? undefined : database.get(`SELECT 1 FROM ${target.table} WHERE id = ?`, id);
  if (row === undefined) throw refused(`The lookup value ${id} of the field '${field.title}' does not exist.`);
}

function urlValue(name: string, value: JsonValue): SQLInputValue {
  if (!isObject(value)) throw cannotConvert(name, 'json');
  for (const part of ['Url', 'Description']) {
    const text = own(value, part) ?? null;
    if (text !== null && typeof text !== 'string') throw cannotConvert(part, 'text');
  }
  const url = textOf(value, 'Url') ?? '';
  if (url === '') return null;
  if (url.length > maximumText)
    throw invalidValue(
      'Invalid URL value.\n\nA URL field contains invalid data. Please check the value and try again.',
    );
  return JSON.stringify({ Description: textOf(value, 'Description') ?? url, Url: url });
}

/** The values that fields have when a new item does not say. */
export function defaultValues(call: Call, list: List, given: ColumnValues): ColumnValues {
  const values: ColumnValues = new Map();
  if (!given.has('content_type') && list.properties['UniqueContentTypeOrder'] !== undefined) {
    values.set('content_type', call.service.contentTypes.defaultOf(list)?.id ?? null);
  }
  for (const field of list.valueFields) {
    if (given.has(field.column)) continue;
    const formula = textOf(field.properties, 'DefaultFormula');
    if (formula !== undefined && formula !== '') {
      values.set(field.column, defaultByFormula(list, field, formula, call.site.timeZone));
      continue;
    }
    const text = textOf(field.properties, 'DefaultValue');
    if (text === undefined || text === '') continue;
    const value = defaultValue(call, field, text);
    if (value !== null) values.set(field.column, value);
  }
  return values;
}

function defaultValue(call: Call, field: Field, text: string): SQLInputValue {
  switch (field.kind.form) {
    case 'text':
    case 'note':
      return text;
    case 'number': {
      const number = Number(text);
      return Number.isNaN(number) ? null : number;
    }
    case 'flag':
      return text === '1' || text.toLowerCase() === 'true' ? 1 : 0;
    case 'instant':
      return text.toLowerCase() === '[today]' ? today(call, field) : (parseInstant(text, call.site.timeZone) ?? null);
    case 'texts': {
      const members = text.split(';#').filter((member) => member !== '');
      return JSON.stringify(members);
    }
    case 'user':
      return text.toLowerCase() === '[me]' ? call.visitor.user.id : null;
    case 'lookup':
    case 'lookups':
    case 'users':
    case 'guid':
    case 'url':
    case 'json':
    case 'counter':
    case 'calculated':
    case 'none':
      return null;
  }
}

/** Now; for a column of days, the local midnight that began today. */
function today(call: Call, field: Field): string {
  const now = Date.now();
  if (!field.dateOnly) return instantText(now);
  const local = now + zoneOffset(now, call.site.timeZone);
  const day = 24 * 60 * 60 * 1000;
  return instantText(localToUtc(Math.floor(local / day) * day, call.site.timeZone));
}
