import { internalName, type AnyCondition, type Column, type ListCodec, type ListDeclaration } from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';
import { fieldType } from '../fieldType.js';
import { element, writeXml, type XmlElement } from '../xml/element.js';

type AnyComparison = Extract<AnyCondition, { readonly column: string }>;

const operators = { eq: 'Eq', ne: 'Neq', lt: 'Lt', le: 'Leq', gt: 'Gt', ge: 'Geq', startsWith: 'BeginsWith' } as const;

/** The Type attribute of a value in CAML: the field's type, but a person is compared by the site's user id. */
function valueType(column: Column): string {
  return column.kind === 'person' ? 'Integer' : fieldType(column);
}

/** How a condition becomes CAML for one list. */
interface Writer {
  readonly list: ListDeclaration;
  readonly codec: ListCodec<ListDeclaration>;
}

function valueOf({ list, codec }: Writer, key: string, value: unknown): XmlElement {
  const column = list.columns[key];
  if (!column) throw new TypeError(`${list.title} has no column ${key}`);
  const type = valueType(column);
  // A column of dates without times is compared by day: SharePoint passes over the time unless IncludeTimeValue is set.
  if (value instanceof Temporal.PlainDate) return element('Value', { Type: type }, `${value.toString()}T00:00:00Z`);
  const wire = codec.wireValue(key, value);
  // Without StorageTZ SharePoint reads a time as the site's clock time, Z or not: an hour off in summer.
  if (column.kind === 'dateTime')
    return element('Value', { Type: type, IncludeTimeValue: true, StorageTZ: true }, String(wire));
  return element('Value', { Type: type }, typeof wire === 'boolean' ? (wire ? '1' : '0') : String(wire));
}

function compare(writer: Writer, { column: key, is, value }: AnyComparison): XmlElement {
  const field = element('FieldRef', { Name: internalName(key) });
  if (value === null || value === undefined || value === '') {
    if (is !== 'eq' && is !== 'ne')
      throw new TypeError(`${key}: only "is" and "is not" can be asked of an empty value`);
    return element(is === 'eq' ? 'IsNull' : 'IsNotNull', {}, field);
  }
  if (is !== 'in') return element(operators[is], {}, field, valueOf(writer, key, value));
  if (!Array.isArray(value) || value.length === 0) throw new TypeError(`${key}: "in" needs values`);
  const values = value.map((one: unknown) => valueOf(writer, key, one));
  return element('In', {}, field, element('Values', {}, ...values));
}

/** CAML's And and Or take two each: more are nested. */
function joined(operator: 'And' | 'Or', parts: readonly XmlElement[]): XmlElement | undefined {
  return parts.reduceRight<XmlElement | undefined>(
    (rest, part) => (rest === undefined ? part : element(operator, {}, part, rest)),
    undefined,
  );
}

function term(writer: Writer, condition: AnyCondition): XmlElement | undefined {
  if ('column' in condition) return compare(writer, condition);
  if ('ids' in condition) {
    const bound = (operator: string, id: number): XmlElement =>
      element(operator, {}, element('FieldRef', { Name: 'ID' }), element('Value', { Type: 'Counter' }, String(id)));
    return element('And', {}, bound('Geq', condition.ids.from), bound('Lt', condition.ids.to));
  }
  const isAll = 'all' in condition;
  const parts = (isAll ? condition.all : condition.any).map((part) => term(writer, part));
  const known = parts.filter((part) => part !== undefined);
  // A part without a condition is true for every row: it says nothing in "all", and makes "any" say nothing.
  return !isAll && known.length < parts.length ? undefined : joined(isAll ? 'And' : 'Or', known);
}

export interface CamlQuestion {
  readonly where?: AnyCondition | undefined;
  readonly orderBy?: { readonly column: string; readonly descending?: boolean } | undefined;
}

/** What a view asks for, as the inside of a CAML Query: Where and OrderBy. Nothing if it asks for every row as it comes. */
export function camlElements(
  list: ListDeclaration,
  codec: ListCodec<ListDeclaration>,
  { where, orderBy }: CamlQuestion,
): readonly XmlElement[] {
  const condition = where === undefined ? undefined : term({ list, codec }, where);
  return [
    ...(condition === undefined ? [] : [element('Where', {}, condition)]),
    ...(orderBy === undefined ? [] : [element('OrderBy', {}, orderField(orderBy.column, orderBy.descending ?? false))]),
  ];
}

/** {@link camlElements} as text. */
export function camlQuery(list: ListDeclaration, codec: ListCodec<ListDeclaration>, question: CamlQuestion): string {
  return camlElements(list, codec, question).map(writeXml).join('');
}

function orderField(column: string, descending: boolean): XmlElement {
  const name = column === 'id' ? 'ID' : internalName(column);
  return element('FieldRef', { Name: name, ...(descending ? { Ascending: false } : {}) });
}
