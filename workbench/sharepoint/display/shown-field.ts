import type { SQLOutputValue } from 'node:sqlite';

import type { Field } from '../fields/field.js';
import type { ValueForm } from '../fields/kinds.js';
import type { Call } from '../http/call.js';
import type { QueryColumns } from '../items/columns.js';
import { readableItems } from '../items/columns.js';
import type { JsonValue } from '../json.js';
import { isObject, parseJson, textOf } from '../json.js';
import type { List } from '../lists/list.js';

interface ShownPerson {
  readonly id: number;
  readonly title: string;
  readonly email: string;
  readonly login: string;
}

/** A value with all that is shown of it, whatever it is written for. */
export type Shown =
  | { readonly is: 'nothing' }
  | { readonly is: 'text' | 'note' | 'guid' | 'instant'; readonly text: string }
  | { readonly is: 'number'; readonly number: number }
  | { readonly is: 'flag'; readonly flag: boolean }
  | { readonly is: 'texts'; readonly texts: readonly string[] }
  | { readonly is: 'people'; readonly people: readonly ShownPerson[] }
  | { readonly is: 'lookups'; readonly lookups: readonly { readonly id: number; readonly shown: Shown }[] }
  | { readonly is: 'url'; readonly url: string; readonly description: string };

/** A field of a query whose values are shown to people: one SQL expression, and what its value says. */
export interface ShownField {
  /** The name it is asked for by, and answered under. */
  readonly name: string;
  readonly field: Field;
  /** The field that a lookup shows, for its format. */
  readonly inner?: Field;
  readonly sql: string;
  read(value: SQLOutputValue | undefined): Shown;
}

const nothing: Shown = { is: 'nothing' };

/** Fields that show another field's value: the title with a link to the form, the name of the file. */
const aliases: Readonly<Record<string, string>> = {
  LinkTitle: 'Title',
  LinkTitleNoMenu: 'Title',
  LinkTitle2: 'Title',
  LinkFilename: 'FileLeafRef',
  LinkFilenameNoMenu: 'FileLeafRef',
  LinkFilename2: 'FileLeafRef',
  Created_x0020_Date: 'Created',
  Last_x0020_Modified: 'Modified',
};

/** The field whose values a field of that name has. */
export function sourceField(list: List, name: string): Field | undefined {
  const alias = Object.hasOwn(aliases, name) ? aliases[name] : undefined;
  return (alias === undefined ? undefined : list.fields.byName(alias)) ?? list.fields.byName(name);
}

/**
 * Prepares a field for being shown; undefined if the list has none of that name.
 *
 * @param showField the field that a lookup shows, in place of its own
 */
export function shownField(
  call: Call,
  list: List,
  columns: QueryColumns,
  name: string,
  showField?: string,
): ShownField | undefined {
  const field = list.fields.byName(name) ?? sourceField(list, name);
  const source = sourceField(list, name);
  if (field === undefined || source === undefined) return undefined;
  switch (source.kind.form) {
    case 'user':
    case 'users':
      return { name, field, sql: peopleSql(call, source), read: readPeople };
    case 'lookup':
    case 'lookups':
      return shownLookup(call, columns, name, source, showField ?? source.lookupField ?? 'Title');
    case 'texts':
      return { name, field, sql: source.column === undefined ? 'NULL' : `i.${source.column}`, read: readTexts };
    default: {
      const column = columns.own(source.internalName);
      const form = column?.form ?? 'none';
      return { name, field, sql: column?.sql ?? 'NULL', read: (value) => readPlain(form, value) };
    }
  }
}

/** The column's values, one or several, as the rows `e.value`. */
function valuesSql(field: Field): string {
  const several = field.kind.form === 'users' || field.kind.form === 'lookups';
  return several ? `json_each(i.${field.column}) e` : `(SELECT i.${field.column} AS value) e`;
}

function peopleSql(call: Call, field: Field): string {
  if (field.column === undefined) return 'NULL';
  return `(SELECT json_group_array(json_array(p.id, p.title, p.email, p.login)) FROM ${valuesSql(field)}
    JOIN principals p ON p.site_id = ${call.site.id} AND p.id = e.value)`;
}

function shownLookup(call: Call, columns: QueryColumns, name: string, field: Field, shown: string): ShownField {
  const target = columns.target(field);
  const inner = target?.fields.byName(shown === '' ? 'Title' : shown);
  if (target === undefined || field.column === undefined) return { name, field, sql: 'NULL', read: () => nothing };
  const form = inner?.kind.form ?? 'none';
  const value = inner?.column === undefined ? 'NULL' : `t.${inner.column}`;
  // What a lookup leads to is shown only to those who may view it there.
  const sql = `(SELECT json_group_array(json_array(t.id, ${value})) FROM ${valuesSql(field)}
    JOIN ${target.table} t ON t.id = e.value AND ${readableItems(call, target, 't')})`;
  return {
    name,
    field,
    ...(inner === undefined ? {} : { inner }),
    sql,
    read: (stored) => readLookups(form, stored),
  };
}

function listOf(value: SQLOutputValue | undefined) {
  const parsed = typeof value === 'string' ? parseJson(value) : [];
  return Array.isArray(parsed) ? parsed : [];
}

function textAt(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

function readPeople(value: SQLOutputValue | undefined): Shown {
  const people: ShownPerson[] = [];
  for (const person of listOf(value)) {
    if (!Array.isArray(person)) continue;
    const [id, title, email, login] = person;
    people.push({ id: Number(id), title: textAt(title), email: textAt(email), login: textAt(login) });
  }
  return people.length === 0 ? nothing : { is: 'people', people };
}

function readLookups(form: ValueForm, value: SQLOutputValue | undefined): Shown {
  const lookups: { id: number; shown: Shown }[] = [];
  for (const member of listOf(value)) {
    if (!Array.isArray(member)) continue;
    const [id, shown] = member;
    const plain = typeof shown === 'string' || typeof shown === 'number' ? shown : null;
    lookups.push({ id: Number(id), shown: readPlain(form, plain) });
  }
  return lookups.length === 0 ? nothing : { is: 'lookups', lookups };
}

function readTexts(value: SQLOutputValue | undefined): Shown {
  const texts = listOf(value).filter((member) => typeof member === 'string');
  return texts.length === 0 ? nothing : { is: 'texts', texts };
}

function readPlain(form: ValueForm, value: SQLOutputValue | undefined): Shown {
  if (value === null || value === undefined) return nothing;
  if (form === 'flag') return { is: 'flag', flag: value === 1 };
  if (typeof value === 'number') return { is: 'number', number: value };
  const text = String(value);
  switch (form) {
    case 'note':
    case 'guid':
    case 'instant':
      return { is: form, text };
    case 'url':
      return readUrl(text);
    case 'none':
      return nothing;
    default:
      return { is: 'text', text };
  }
}

function readUrl(text: string): Shown {
  const parsed = parseJson(text);
  if (!isObject(parsed)) return nothing;
  const url = textOf(parsed, 'Url') ?? '';
  return { is: 'url', url, description: textOf(parsed, 'Description') ?? url };
}
