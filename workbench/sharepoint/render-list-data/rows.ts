import type { SQLOutputValue } from 'node:sqlite';

import type { CamlColumns } from '../caml/columns.js';
import { lookupText, numberOfField } from '../display/formats.js';
import type { Locale } from '../display/locale.js';
import { dateText, localeOf, storedNumberText } from '../display/locale.js';
import type { Shown, ShownField } from '../display/shown-field.js';
import { shownField, sourceField } from '../display/shown-field.js';
import type { Call } from '../http/call.js';
import type { QueryColumns } from '../items/columns.js';
import { isReference } from '../items/columns.js';
import type { JsonObject, JsonValue } from '../json.js';
import type { List } from '../lists/list.js';
import { systemValue } from './system-values.js';

/** How rows are wanted. */
export interface RowOptions {
  readonly datesInUtc: boolean;
  readonly addRequiredFields: boolean;
}

/** The fields of a rendered page: what to select, and a row of display values for each row of the database. */
export interface RenderedRows {
  /** SQL expressions; the first is the id. */
  readonly columns: readonly string[];
  readonly fields: readonly ShownField[];
  row(values: readonly SQLOutputValue[]): JsonObject;
}

/** What AddRequiredFields adds: what SharePoint's own list pages need of each row. */
const requiredFields = [
  'PermMask',
  'FSObjType',
  'UniqueId',
  'ContentTypeId',
  'ContentType',
  'FileRef',
  'FileLeafRef',
  'FileDirRef',
  'File_x0020_Type',
  'owshiddenversion',
  'ItemChildCount',
  'FolderChildCount',
  'SMTotalSize',
  'ScopeId',
  'ProgId',
  'ServerUrl',
  'EncodedAbsUrl',
  'BaseName',
];

/** The names of the fields that a view without any shows: all that people see. */
function visibleFields(list: List): string[] {
  const names = list.fields.all.filter((field) => !field.hidden && field.kind.name !== 'Computed');
  return [
    ...names.map((field) => field.internalName),
    'ContentType',
    'LinkTitle',
    'ContentTypeId',
    'FSObjType',
    'PermMask',
  ];
}

/** What a field that links to the item draws on, and therefore brings along: the text it shows, and what the link needs. */
function broughtBy(list: List, name: string): string[] {
  if (!name.startsWith('Link')) return [name];
  const source = sourceField(list, name);
  return source === undefined ? [name] : [name, source.internalName, 'PermMask', 'FSObjType', 'FileRef', 'FileLeafRef'];
}

type Part = { readonly name: string; read(values: readonly SQLOutputValue[]): JsonObject };

/**
 * Prepares the fields that a view names; names that the list does not have are passed over, as SharePoint does.
 *
 * @throws SharePointError (500) for more than 12 lookup and person fields
 */
export function renderedRows(
  call: Call,
  list: List,
  columns: QueryColumns,
  caml: CamlColumns,
  names: readonly string[] | undefined,
  options: RowOptions,
): RenderedRows {
  const selected = ['i.id', 'i.scope'];
  const fields: ShownField[] = [];
  const parts: Part[] = [];
  const locale = localeOf(call);
  const add = (sql: string) => selected.push(sql) - 1;
  const named = (names ?? visibleFields(list)).flatMap((name) => broughtBy(list, name));
  const wanted = ['ID', ...named, ...(options.addRequiredFields ? requiredFields : [])];
  for (const name of new Set(wanted)) {
    const value = systemValue(call, list, name);
    const shown =
      value === undefined
        ? (shownField(call, list, columns, name) ?? projectedField(call, list, columns, caml, name))
        : undefined;
    if (shown === undefined) {
      if (value !== undefined) {
        const at = value.sql === undefined ? undefined : add(value.sql);
        parts.push({ name, read: (row) => ({ [name]: value.read(at === undefined ? null : row[at], row) }) });
      }
      continue;
    }
    if (isReference(shown.field)) columns.countLookup(shown.field);
    const at = add(shown.sql);
    fields.push(shown);
    parts.push({ name, read: (row) => displayed(locale, shown, shown.read(row[at]), options) });
  }
  return {
    columns: selected,
    fields,
    row(values) {
      const row: JsonObject = {};
      for (const part of parts) Object.assign(row, part.read(values));
      return row;
    },
  };
}

/** A field of a joined list, shown as a lookup that shows another field. */
function projectedField(
  call: Call,
  list: List,
  columns: QueryColumns,
  caml: CamlColumns,
  name: string,
): ShownField | undefined {
  const projected = caml.projected(name);
  const lookup = projected === undefined ? undefined : list.fields.byName(projected.lookup);
  if (projected === undefined || lookup === undefined) return undefined;
  const shown = shownField(call, list, columns, lookup.internalName, projected.showField);
  return shown === undefined ? undefined : { ...shown, name };
}

const plainNumbers = new Set(['Counter', 'Integer', 'ModStat']);

/** The keys that one value becomes in a row. */
function displayed(locale: Locale, shownOf: ShownField, shown: Shown, options: RowOptions): JsonObject {
  const { name, field, inner } = shownOf;
  switch (shown.is) {
    case 'nothing':
      return emptyValue(name, field.kind.form, field.kind.name);
    case 'text':
    case 'note':
      return { [name]: shown.text };
    case 'guid':
      return { [name]: `{${shown.text.toUpperCase()}}` };
    case 'instant':
      return {
        [name]: options.datesInUtc ? shown.text : dateText(locale, shown.text, field.dateOnly),
        [`${name}.`]: shown.text,
        [`${name}.FriendlyDisplay`]: '',
      };
    case 'number':
      return {
        [name]: field.internalName === 'FSObjType' ? String(shown.number) : numberOfField(locale, field, shown.number),
        ...(field.kind.name === 'Counter' || field.internalName === 'FSObjType'
          ? {}
          : {
              [`${name}.`]: plainNumbers.has(field.kind.name) ? String(shown.number) : storedNumberText(shown.number),
            }),
      };
    case 'flag': {
      const value = shown.flag ? '1' : '0';
      if (field.kind.name === 'Attachments') return { [name]: value };
      return { [name]: shown.flag ? 'Yes' : 'No', [`${name}.value`]: value };
    }
    case 'texts':
      return { [name]: [...shown.texts] };
    case 'people':
      return { [name]: shown.people.map(personValue) };
    case 'lookups':
      return {
        [name]: shown.lookups.map((each) => ({
          lookupId: each.id,
          lookupValue: lookupText(locale, field, inner, each.shown),
          isSecretFieldValue: false,
        })),
      };
    case 'url':
      return { [name]: shown.url, [`${name}.desc`]: shown.description };
  }
}

function personValue(person: { id: number; title: string; email: string }): JsonValue {
  const { id, title, email } = person;
  return { id: String(id), title, email, sip: email, picture: '' };
}

/** No value is an empty text, under every key that a value would have. */
function emptyValue(name: string, form: string, kind: string): JsonObject {
  switch (form) {
    case 'instant':
      return { [name]: '', [`${name}.`]: '', [`${name}.FriendlyDisplay`]: '' };
    case 'number':
      return { [name]: '', [`${name}.`]: '' };
    case 'flag':
      return kind === 'Attachments' ? { [name]: '0' } : { [name]: '', [`${name}.value`]: '' };
    case 'url':
      return { [name]: '', [`${name}.desc`]: '' };
    default:
      return { [name]: '' };
  }
}
