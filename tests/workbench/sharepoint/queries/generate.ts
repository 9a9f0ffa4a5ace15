/** Random rows and conditions from a fixed seed, and how a condition is written in OData and in CAML. */
import type { By, ColumnInfo, ModelRow, Operator, Order, Query, Referred } from './model.js';
import { dayOf, modelColumns } from './model.js';

/** A generator of numbers that gives the same ones each time (mulberry32). */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** From 0 up to, but not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  of<T>(values: readonly T[]): T {
    const value = values[this.below(values.length)];
    if (value === undefined) throw new Error('Nothing to choose from');
    return value;
  }

  /** True once in so many times. */
  once(times: number): boolean {
    return this.below(times) === 0;
  }
}

const words = [
  'Alpha',
  'ALPHA',
  'alpha',
  'beta',
  'Beta 2',
  "it's",
  "O'Neil & Söhne",
  '50%_done',
  '<tag>',
  'Élan',
  'élan',
  'ÉLAN',
  'Ωmega',
  'ωMEGA',
  'straße',
  'zz',
  'Zz top',
  '😀 smile',
  '10',
  '9',
  'null',
  'naïve',
  'a"b',
];
const choices = ['Open', 'open', 'Closed', 'On hold'];
export const tagNames = ['red', 'Red', 'green', 'Grün', 'blue sky'];
const numbers = [-2.5, -1, 0, 0.1, 1, 2, 2, 10, 1234.5];
/** Around both clock changes of London, and on ordinary days. */
const moments = [
  '2024-03-30T23:59:59Z',
  '2024-03-31T00:00:00Z',
  '2024-03-31T00:59:59Z',
  '2024-03-31T01:00:00Z',
  '2024-03-31T22:59:59Z',
  '2024-03-31T23:00:00Z',
  '2024-07-01T12:00:00Z',
  '2024-10-26T22:59:59Z',
  '2024-10-26T23:00:00Z',
  '2024-10-27T00:30:00Z',
  '2024-10-27T01:30:00Z',
  '2024-10-27T23:59:59Z',
  '2024-10-28T00:00:00Z',
  '2023-12-31T23:59:59Z',
];
/** Midnights in London as UTC. */
const days = [
  '2024-03-30T00:00:00Z',
  '2024-03-31T00:00:00Z',
  '2024-03-31T23:00:00Z',
  '2024-07-09T23:00:00Z',
  '2024-10-26T23:00:00Z',
  '2024-10-28T00:00:00Z',
];

/** A random row without its id. */
export function randomRow(
  chance: Chance,
  places: readonly Referred[],
  people: readonly Referred[],
): Omit<ModelRow, 'id'> {
  const maybe = <T>(make: () => T): T | null => (chance.once(5) ? null : make());
  const some = <T>(from: readonly T[]): readonly T[] | null => {
    const chosen = from.filter(() => chance.once(3));
    return chosen.length === 0 ? null : chosen;
  };
  return {
    Title: maybe(() => chance.of(words)),
    pick: maybe(() => chance.of(choices)),
    notes: maybe(() => `${chance.of(words)}\n${chance.of(words)}`),
    num: maybe(() => chance.of(numbers)),
    money: maybe(() => chance.of(numbers)),
    flag: maybe(() => chance.once(2)),
    moment: maybe(() => chance.of(moments)),
    day: maybe(() => chance.of(days)),
    tags: some(tagNames),
    look: maybe(() => chance.of(places)),
    looks: some(places),
    who: maybe(() => chance.of(people)),
    people: some(people),
  };
}

const operators: readonly Operator[] = ['eq', 'ne', 'lt', 'le', 'gt', 'ge'];

function otherCase(chance: Chance, text: string): string {
  if (text.includes('ß')) return text;
  return chance.of([text, text.toLowerCase(), text.toUpperCase()]);
}

function part(chance: Chance, text: string): string {
  const letters = Array.from(text);
  const start = chance.below(letters.length);
  const cut = letters
    .slice(start, start + 1 + chance.below(4))
    .join('')
    .trim();
  return cut === '' ? 'a' : cut;
}

export interface Sources {
  readonly places: readonly Referred[];
  readonly people: readonly Referred[];
}

/** A random condition for one of the languages. */
export function randomQuery(chance: Chance, language: 'odata' | 'caml', sources: Sources, depth = 0): Query {
  if (depth < 3 && chance.once(3)) {
    const terms = [0, 1].map(() => randomQuery(chance, language, sources, depth + 1));
    return { is: chance.of(['all', 'any'] as const), terms };
  }
  if (language === 'odata' && depth < 3 && chance.once(6)) {
    return { is: 'none', term: randomQuery(chance, language, sources, depth + 1) };
  }
  return randomLeaf(chance, language, sources);
}

function randomLeaf(chance: Chance, language: 'odata' | 'caml', sources: Sources): Query {
  // OData does not filter by text of several lines.
  const column = chance.of(modelColumns.filter(({ kind }) => language === 'caml' || kind !== 'note'));
  if (chance.once(7) && (column.kind !== 'note' || language === 'caml'))
    return { is: 'empty', column, not: chance.once(2) };
  const operator = chance.of(operators);
  const sameOrNot = chance.of(['eq', 'ne'] as const);
  const isReference = column.kind === 'one' || column.kind === 'many';
  if (isReference) return referenceLeaf(chance, language, column, operator, sources);
  switch (column.kind) {
    case 'text':
    case 'note':
    case 'tags': {
      const source = column.kind === 'tags' ? tagNames : column.name === 'pick' ? choices : words;
      const value = otherCase(chance, chance.of(source));
      if (chance.once(3)) return { is: chance.of(['begins', 'contains'] as const), column, value: part(chance, value) };
      if (language === 'caml' && chance.once(4)) {
        return { is: 'in', column, by: 'value', values: [value, otherCase(chance, chance.of(source))] };
      }
      if (column.kind === 'note') return { is: 'contains', column, value: part(chance, value) };
      return { is: 'compare', column, operator: column.kind === 'tags' ? sameOrNot : operator, value, by: 'value' };
    }
    case 'number':
      if (language === 'caml' && chance.once(4)) {
        return { is: 'in', column, by: 'value', values: [chance.of(numbers), chance.of(numbers), 77] };
      }
      return { is: 'compare', column, operator, value: chance.of(numbers), by: 'value' };
    case 'flag':
      return { is: 'compare', column, operator: sameOrNot, value: chance.once(2), by: 'value' };
    default:
      return dateLeaf(chance, language, column, operator);
  }
}

function referenceLeaf(
  chance: Chance,
  language: 'odata' | 'caml',
  column: ColumnInfo,
  operator: Operator,
  sources: Sources,
): Query {
  const from = column.name.startsWith('look') ? sources.places : sources.people;
  const referred = chance.of(from);
  const by: By = chance.of(['id', 'title'] as const);
  const usable = column.kind === 'many' ? chance.of(['eq', 'ne'] as const) : operator;
  if (language === 'caml' && chance.once(4)) {
    return {
      is: 'in',
      column,
      by,
      values: [referred, chance.of(from)].map((each) => (by === 'id' ? each.id : each.title)),
    };
  }
  if (by === 'title' && chance.once(3))
    return { is: 'begins', column, value: part(chance, referred.title.slice(0, 1)) };
  const value = by === 'id' ? referred.id : otherCase(chance, referred.title);
  return { is: 'compare', column, operator: usable, value, by };
}

function dateLeaf(chance: Chance, language: 'odata' | 'caml', column: ColumnInfo, operator: Operator): Query {
  const value = chance.of(column.kind === 'day' ? days : moments);
  if (language === 'odata') {
    if (chance.once(5)) {
      const datePart = chance.of(['month', 'hour'] as const);
      return {
        is: 'part',
        column,
        part: datePart,
        value: chance.of(datePart === 'month' ? [3, 7, 10, 12] : [0, 12, 22, 23]),
      };
    }
    return { is: 'compare', column, operator, value, by: 'value' };
  }
  if (chance.once(5)) {
    return { is: 'in', column, by: 'day', values: [dayOf(value), dayOf(chance.of(moments))] };
  }
  if (chance.once(3)) return { is: 'compare', column, operator, value, by: 'value' };
  return { is: 'compare', column, operator, value: dayOf(value), by: 'day' };
}

/** A random order by one or two columns that can be sorted by. */
export function randomOrder(chance: Chance): Order[] {
  const sortable = modelColumns.filter(({ kind }) => !['note', 'tags', 'many'].includes(kind));
  return Array.from({ length: chance.below(3) }, () => ({ column: chance.of(sortable), descending: chance.once(2) }));
}

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`;

function odataPath(column: ColumnInfo, by: By): string {
  if (by === 'id') return `${column.name}Id`;
  return by === 'title' ? `${column.name}/Title` : column.name;
}

function odataLiteral(column: ColumnInfo, value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  return column.kind === 'moment' || column.kind === 'day' ? `datetime${quote(value)}` : quote(value);
}

/** Writes a condition as `$filter`. */
export function writeOData(query: Query): string {
  switch (query.is) {
    case 'all':
    case 'any':
      return query.terms.map((term) => `(${writeOData(term)})`).join(query.is === 'all' ? ' and ' : ' or ');
    case 'none':
      return `not (${writeOData(query.term)})`;
    case 'empty': {
      const isReference = query.column.kind === 'one' || query.column.kind === 'many';
      return `${odataPath(query.column, isReference ? 'id' : 'value')} ${query.not ? 'ne' : 'eq'} null`;
    }
    case 'compare':
      return `${odataPath(query.column, query.by)} ${query.operator} ${odataLiteral(query.column, query.value)}`;
    case 'begins':
    case 'contains': {
      const path = odataPath(
        query.column,
        query.column.kind === 'one' || query.column.kind === 'many' ? 'title' : 'value',
      );
      return query.is === 'begins'
        ? `startswith(${path},${quote(query.value)})`
        : `substringof(${quote(query.value)},${path})`;
    }
    case 'part':
      return `${query.part}(${query.column.name}) eq ${query.value}`;
    case 'in':
      throw new Error('OData has no In');
  }
}

/** Writes an order as `$orderby`. */
export function writeODataOrder(orders: readonly Order[]): string {
  const path = ({ column }: Order) => odataPath(column, column.kind === 'one' ? 'title' : 'value');
  return orders.map((order) => `${path(order)} ${order.descending ? 'desc' : 'asc'}`).join(',');
}

const xmlText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const camlTypes: Readonly<Record<ColumnInfo['kind'], string>> = {
  text: 'Text',
  note: 'Note',
  number: 'Number',
  flag: 'Boolean',
  moment: 'DateTime',
  day: 'DateTime',
  tags: 'MultiChoice',
  one: 'Lookup',
  many: 'LookupMulti',
};
const camlOperators: Readonly<Record<Operator, string>> = {
  eq: 'Eq',
  ne: 'Neq',
  lt: 'Lt',
  le: 'Leq',
  gt: 'Gt',
  ge: 'Geq',
};

function camlValue(column: ColumnInfo, by: By, value: string | number | boolean): string {
  const isDate = column.kind === 'moment' || column.kind === 'day';
  const time = isDate && by === 'value' ? ' IncludeTimeValue="TRUE" StorageTZ="TRUE"' : '';
  const text = typeof value === 'boolean' ? (value ? '1' : '0') : xmlText(String(value));
  return `<Value Type="${camlTypes[column.kind]}"${time}>${text}</Value>`;
}

function camlField(column: ColumnInfo, by: By): string {
  return `<FieldRef Name="${column.name}"${by === 'id' ? ' LookupId="TRUE"' : ''} />`;
}

/** Writes a condition as CAML. */
export function writeCaml(query: Query): string {
  switch (query.is) {
    case 'all':
    case 'any': {
      const name = query.is === 'all' ? 'And' : 'Or';
      return `<${name}>${query.terms.map(writeCaml).join('')}</${name}>`;
    }
    case 'empty': {
      const name = query.not ? 'IsNotNull' : 'IsNull';
      return `<${name}>${camlField(query.column, 'value')}</${name}>`;
    }
    case 'compare': {
      const isMany = query.column.kind === 'many';
      const name = isMany ? (query.operator === 'eq' ? 'Includes' : 'NotIncludes') : camlOperators[query.operator];
      return `<${name}>${camlField(query.column, query.by)}${camlValue(query.column, query.by, query.value)}</${name}>`;
    }
    case 'begins':
    case 'contains': {
      const name = query.is === 'begins' ? 'BeginsWith' : 'Contains';
      return `<${name}>${camlField(query.column, 'title')}${camlValue(query.column, 'title', query.value)}</${name}>`;
    }
    case 'in': {
      const values = query.values.map((value) => camlValue(query.column, query.by, value)).join('');
      return `<In>${camlField(query.column, query.by)}<Values>${values}</Values></In>`;
    }
    case 'none':
    case 'part':
      throw new Error(`CAML has no ${query.is}`);
  }
}

/** Writes an order as CAML. */
export function writeCamlOrder(orders: readonly Order[]): string {
  const fields = orders.map(
    ({ column, descending }) => `<FieldRef Name="${column.name}" Ascending="${descending ? 'FALSE' : 'TRUE'}" />`,
  );
  return fields.length === 0 ? '' : `<OrderBy>${fields.join('')}</OrderBy>`;
}
