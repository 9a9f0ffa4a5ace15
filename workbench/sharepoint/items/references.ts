import type { SQLOutputValue } from 'node:sqlite';

import type { Field } from '../fields/field.js';
import type { Call } from '../http/call.js';
import { apiUrl } from '../http/call.js';
import type { Column } from '../query/column.js';
import { annotation, hasAnnotations } from '../representation/format.js';
import { sqlText } from './columns.js';
import { encoderFor, json } from './encode.js';

type SqlRow = readonly SQLOutputValue[];

/** One column of what a reference leads to, with the key it is written under. */
interface InnerColumn {
  readonly key: string;
  readonly column: Column;
}

/** A property of a reference that is the same for all items, with its value as JSON. */
interface Constant {
  readonly key: string;
  readonly value: string;
}

/** An expanded person or lookup field. */
export interface Reference {
  readonly call: Call;
  readonly name: string;
  readonly field: Field;
  readonly inner: readonly InnerColumn[];
  /** The type of what it leads to, e.g. SP.Data.TownsListItem. */
  readonly type: string;
  readonly listGuid: string;
  /** The address of the list's items relative to `_api/`, up to an item's id. */
  readonly path: string;
  /** Adds an expression to what is selected and answers its place in the row. */
  readonly select: (sql: string) => number;
}

/** Writes the whole property: empty references have another key, or none. */
interface ReferenceWriter {
  readonly key: '';
  readonly value: (row: SqlRow) => string;
}

/** One value: a join has brought its columns into the row. */
export function oneReference(reference: Reference): ReferenceWriter {
  const { call, name, field, inner, select } = reference;
  const idAt = select(`i.${field.column}`);
  const parts = inner.map(({ key, column }) => ({
    key: `${JSON.stringify(key)}:`,
    at: select(column.sql),
    encode: encoderFor(column.form, call.format),
  }));
  const start = headOf(reference)
    .map(({ key, value }) => `${JSON.stringify(key)}:${value},`)
    .join('');
  const empty = emptyReference(reference);
  const key = JSON.stringify(name);
  const value = (row: SqlRow) => {
    if (row[idAt] === null) return empty(row);
    return `${key}:{${start}${parts.map((part) => part.key + part.encode(row[part.at])).join(',')}}`;
  };
  return { key: '', value };
}

/** Several values: the database writes the list, since it is one value of the row. */
export function manyReferences(reference: Reference): ReferenceWriter {
  const { call, name, field, inner, select } = reference;
  const from = inner[0]?.column.among ?? `json_each(i.${field.column}) e`;
  const pairs = [
    ...headOf(reference).map(({ key, value }) => `${sqlText(key)}, json(${sqlText(value)})`),
    ...inner.map(({ key, column }) => `${sqlText(key)}, ${jsonExpression(column)}`),
  ];
  const at = select(`(SELECT json_group_array(json_object(${pairs.join(', ')}) ORDER BY e.key) FROM ${from})`);
  const empty = emptyReference(reference);
  const key = JSON.stringify(name);
  const isVerbose = call.format.metadata === 'verbose';
  const value = (row: SqlRow) => {
    const members = json(row[at], '[]');
    if (members === '[]') return empty(row);
    return isVerbose ? `${key}:{"results":${members}}` : `${key}:${members}`;
  };
  return { key: '', value };
}

/**
 * SharePoint does not write an empty reference as null but as if it had not been expanded: as a link where there are
 * annotations, deferred in verbose, not at all without metadata.
 */
function emptyReference({ call, name, path }: Reference): (row: SqlRow) => string {
  const { format } = call;
  const key = JSON.stringify(name);
  if (format.metadata === 'verbose') {
    return (row) =>
      `${key}:{"__deferred":{"uri":${JSON.stringify(`${apiUrl(call)}${path}${String(row[0])})/${name}`)}}}`;
  }
  if (!hasAnnotations(format)) return () => '';
  const link = JSON.stringify(`${name}${format.version4 ? '@odata.navigationLink' : '@odata.navigationLinkUrl'}`);
  return (row) => `${link}:${JSON.stringify(`${path}${String(row[0])})/${name}`)}`;
}

function jsonExpression(column: Column): string {
  return column.form === 'flag' ? `json(iif(${column.sql}, 'true', 'false'))` : column.sql;
}

/** What an expanded person or lookup begins with. */
function headOf({ call, field, type, listGuid }: Reference): Constant[] {
  const { format } = call;
  const id = `${listGuid}:${field.guid}`;
  if (format.metadata === 'verbose') return [{ key: '__metadata', value: JSON.stringify({ id, type }) }];
  if (!hasAnnotations(format)) return [];
  return [
    { key: annotation(format, 'type'), value: JSON.stringify(format.version4 ? `#${type}` : type) },
    { key: annotation(format, 'id'), value: JSON.stringify(id) },
  ];
}
