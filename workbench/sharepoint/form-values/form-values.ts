import type { SQLInputValue } from 'node:sqlite';

import { invalidArgument, SharePointError, unknownField } from '../errors/errors.js';
import type { Field } from '../fields/field.js';
import { isDependent } from '../fields/field.js';
import type { Call, Reply } from '../http/call.js';
import { bodyObject, sentList } from '../http/body.js';
import { contentTypeOf } from '../items/sent-values.js';
import type { ColumnValues } from '../items/sent-values.js';
import type { JsonObject } from '../json.js';
import { flagOf, isObject, own, textOf } from '../json.js';
import type { List } from '../lists/list.js';
import { isStored } from '../lists/list.js';
import { valuesReply } from '../representation/values.js';
import { localeOf } from '../display/locale.js';
import { dateAdvice, formInstant } from './form-date.js';
import { formUsers } from './form-reference.js';
import { FormValueError } from './form-value-error.js';
import { readFormValue, readOnly } from './read-form-value.js';

/** One value of a form, and what became of it. */
interface FormRow {
  readonly name: string;
  readonly value: string | null;
  readonly error?: FormValueError;
}

/** System columns that a form may set when it does so without a new version. */
const systemColumns: Readonly<Record<string, string>> = {
  Created: 'created',
  Modified: 'modified',
  Author: 'author',
  Editor: 'editor',
};

function sentRows(call: Call): FormRow[] {
  const rows = sentList(own(bodyObject(call), 'formValues') ?? []);
  if (rows === undefined) throw invalidArgument('The parameter formValues must be a list.');
  return rows.map((row) => {
    const name = isObject(row) ? textOf(row, 'FieldName') : undefined;
    if (!isObject(row) || name === undefined) throw invalidArgument('Every form value needs a FieldName.');
    const value = own(row, 'FieldValue') ?? null;
    if (value !== null && typeof value !== 'string') throw invalidArgument('A FieldValue must be text.');
    return { name, value };
  });
}

/** The column and value of one form value. @throws FormValueError */
function columnValue(call: Call, list: List, row: FormRow): [string, SQLInputValue] | undefined {
  if (row.name === 'ContentTypeId' || row.name === 'ContentType') return contentType(call, list, row);
  if (Object.hasOwn(systemColumns, row.name)) return systemValue(call, row);
  if (row.name === 'FileLeafRef') return row.value === null || row.value === '' ? undefined : ['leaf', row.value];
  const field = list.fields.byName(row.name);
  if (field === undefined) throw new FormValueError(unknownField(row.name).message, -2147024809);
  if (!isStored(field) || !isWritable(list, field)) throw readOnly();
  return [field.column, readFormValue(call, field, row.value)];
}

function isWritable(list: List, field: Field): boolean {
  return !field.readOnly && !isDependent(field) && list.valueFields.some((each) => each.id === field.id);
}

function contentType(call: Call, list: List, { name, value }: FormRow): [string, SQLInputValue] {
  const types = call.service.contentTypes.ofList(list);
  const named = types.find((type) => name === 'ContentType' && type.name.toLowerCase() === value?.toLowerCase());
  try {
    return ['content_type', named?.id ?? contentTypeOf(call, list, value ?? '')];
  } catch (error) {
    if (error instanceof SharePointError) throw new FormValueError(error.message, error.code);
    throw error;
  }
}

function systemValue(call: Call, { name, value }: FormRow): [string, SQLInputValue] | undefined {
  const column = systemColumns[name];
  if (column === undefined || value === null || value.trim() === '') return undefined;
  if (column === 'author' || column === 'editor') {
    const [user] = formUsers(call, value);
    return user === undefined ? undefined : [column, user];
  }
  const instant = formInstant(localeOf(call), value);
  if (instant === undefined) throw new FormValueError(dateAdvice(localeOf(call), false));
  return [column, instant];
}

/**
 * Reads all values of a form. Each row of the answer says whether its field takes the value.
 *
 * @param keepsVersion without it, who changed the item and when is the service's to say
 */
function readRows(
  call: Call,
  list: List,
  rows: readonly FormRow[],
  keepsVersion: boolean,
): { values: ColumnValues; rows: FormRow[] } {
  const values: ColumnValues = new Map();
  const read = rows.map((row): FormRow => {
    try {
      const value = columnValue(call, list, row);
      const isOwn = value?.[0] === 'modified' || value?.[0] === 'editor';
      if (value !== undefined && (keepsVersion || !isOwn)) values.set(...value);
      return row;
    } catch (error) {
      if (error instanceof FormValueError) return { ...row, error };
      throw error;
    }
  });
  return { values, rows: read };
}

/** Faults of the whole item, which a form shows at a field: rules that are not kept, duplicates. */
const formFaults = new Set([-2130575162, -2130575169]);

/** The rows with the fault at the field that its message names, else at the first. */
function withFault(list: List, rows: readonly FormRow[], fault: SharePointError): FormRow[] {
  const named = rows.findIndex((row) => fault.message.includes(`[${list.fields.byName(row.name)?.title ?? ' '}]`));
  const at = Math.max(named, 0);
  return rows.map((row, index) =>
    index === at ? { ...row, error: new FormValueError(fault.message, fault.code) } : row,
  );
}

function resultOf(row: FormRow, itemId: number): JsonObject {
  return {
    ErrorCode: row.error?.code ?? 0,
    ErrorMessage: row.error?.message ?? null,
    FieldName: row.name,
    FieldValue: row.value,
    HasException: row.error !== undefined,
    ItemId: itemId,
  };
}

/** What is written once every row of a form has passed; answers the item's id. */
type Write = (values: ColumnValues, options: { readonly sameVersion: boolean }) => number;

/**
 * Writes an item from the values of a form: all of them or, if a field does not take its value, none. Answers what became
 * of it row by row.
 *
 * @param itemId the item; undefined for a new one, whose id a row of its own tells
 */
export function formResults(call: Call, list: List, itemId: number | undefined, write: Write): JsonObject[] {
  const sameVersion = flagOf(bodyObject(call), 'bNewDocumentUpdate');
  let rows = sentRows(call);
  let id = itemId ?? 0;
  try {
    call.service.database.transaction(() => {
      const read = readRows(call, list, rows, sameVersion);
      rows = read.rows;
      const failed = rows.find((row) => row.error !== undefined);
      // Nothing of it may stay, not even a person who was added to the site for it.
      if (failed?.error !== undefined) throw failed.error;
      id = write(read.values, { sameVersion });
    });
  } catch (error) {
    if (error instanceof SharePointError && formFaults.has(error.code)) rows = withFault(list, rows, error);
    else if (!(error instanceof FormValueError)) throw error;
  }
  const results = rows.map((row) => resultOf(row, id));
  const isStored = rows.every((row) => row.error === undefined);
  if (itemId === undefined && isStored) results.push(resultOf({ name: 'Id', value: String(id) }, id));
  return results;
}

/** Writes an item as `formResults` does. The answer is 200 either way. */
export function formReply(call: Call, list: List, method: string, itemId: number | undefined, write: Write): Reply {
  return formResultsReply(call, method, formResults(call, list, itemId, write));
}

/** What became of the values of a form, as a method's answer. */
export function formResultsReply(call: Call, method: string, results: readonly JsonObject[]): Reply {
  return valuesReply(call, method, results, 'SP.ListItemFormUpdateValue');
}
