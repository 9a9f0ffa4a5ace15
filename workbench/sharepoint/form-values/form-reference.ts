import type { Field } from '../fields/field.js';
import type { Call } from '../http/call.js';
import { readableItems } from '../items/columns.js';
import type { JsonValue } from '../json.js';
import { isObject, parseLooseJson, textOf } from '../json.js';
import type { List } from '../lists/list.js';
import { integer } from '../storage/rows.js';
import { FormValueError } from './form-value-error.js';
import { principalNamed } from './principal-named.js';

/** The names of persons in a form's value: `[{"Key":"…"}]`, with quotes of either kind, or one login or address. */
function keysOf(text: string): string[] {
  const trimmed = text.trim();
  if (trimmed === '' || !/^[[{]/.test(trimmed))
    return trimmed === '' ? [] : trimmed.split(';').map((key) => key.trim());
  let value: JsonValue;
  try {
    value = parseLooseJson(trimmed);
  } catch (error) {
    if (error instanceof SyntaxError) throw new FormValueError('The value of a person field must be a list of keys.');
    throw error;
  }
  const members = Array.isArray(value) ? value : [value];
  return members.map((member) => (isObject(member) ? (textOf(member, 'Key') ?? '') : '')).filter((key) => key !== '');
}

/** The site users that a form's value names; those of the directory are added to the site. @throws FormValueError */
export function formUsers(call: Call, text: string): number[] {
  return keysOf(text).map((key) => {
    const user = principalNamed(call, key);
    if (user === undefined) throw new FormValueError(`The user does not exist or is not unique.`);
    return user.id;
  });
}

function lookupList(call: Call, field: Field): List {
  const list = field.lookupList === undefined ? undefined : call.service.lists.byGuid(call.web, field.lookupList);
  if (list === undefined) throw new FormValueError('The lookup list of the field does not exist.');
  return list;
}

/** An item of the list by what the lookup shows of it. */
function byShownText(call: Call, list: List, field: Field, text: string): number | undefined {
  const column = list.fields.byName(field.lookupField ?? 'Title')?.column;
  if (column === undefined) return undefined;
  const sql = `SELECT i.id FROM ${list.table} i WHERE i.${column} = ? AND ${readableItems(call, list)} ORDER BY i.id LIMIT 1`;
  const row = call.service.database.get(sql, text);
  return row === undefined ? undefined : integer(row, 'id');
}

/** The items that a form's value names: `3`, `3;#`, `3;#Title;#4;#Other`, or one by its text. @throws FormValueError */
export function formLookups(call: Call, field: Field, text: string): number[] {
  const list = lookupList(call, field);
  const parts = text.split(';#');
  // An id, its text, an id, its text …; ids alone, when they are written one after the other.
  const isPaired = parts.some((part, index) => index % 2 === 1 && !/^\d+$/.test(part.trim()));
  const wanted = (isPaired ? parts.filter((_part, index) => index % 2 === 0) : parts).map((part) => part.trim());
  return wanted
    .filter((part) => part !== '')
    .map((part) => {
      const id = /^\d+$/.test(part) ? Number(part) : byShownText(call, list, field, part);
      const sql = `SELECT 1 FROM ${list.table} i WHERE i.id = ? AND ${readableItems(call, list)}`;
      if (id === undefined || call.service.database.get(sql, id) === undefined) {
        throw new FormValueError(`The lookup value '${part}' of the field '${field.title}' does not exist.`);
      }
      return id;
    });
}
