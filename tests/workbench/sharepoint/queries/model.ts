/**
 * A small list in memory, and what conditions mean on it: written for the tests, from the documentation of OData and CAML,
 * and not from the service.
 */

/** The kinds of columns that can be filtered by. */
export type Kind = 'text' | 'note' | 'number' | 'flag' | 'moment' | 'day' | 'tags' | 'one' | 'many';

export interface ColumnInfo {
  readonly name: string;
  readonly kind: Kind;
}

export const modelColumns: readonly ColumnInfo[] = [
  { name: 'Title', kind: 'text' },
  { name: 'pick', kind: 'text' },
  { name: 'notes', kind: 'note' },
  { name: 'num', kind: 'number' },
  { name: 'money', kind: 'number' },
  { name: 'flag', kind: 'flag' },
  { name: 'moment', kind: 'moment' },
  { name: 'day', kind: 'day' },
  { name: 'tags', kind: 'tags' },
  { name: 'look', kind: 'one' },
  { name: 'looks', kind: 'many' },
  { name: 'who', kind: 'one' },
  { name: 'people', kind: 'many' },
];

/** Something a lookup or person column refers to. */
export interface Referred {
  readonly id: number;
  readonly title: string;
}

export type Value = string | number | boolean | null | readonly string[] | Referred | readonly Referred[];
export type ModelRow = Readonly<Record<string, Value>> & { readonly id: number };

export type Operator = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge';

/** A condition, before it is written in either language. */
export type Query =
  | { readonly is: 'all' | 'any'; readonly terms: readonly Query[] }
  | { readonly is: 'none'; readonly term: Query }
  | { readonly is: 'empty'; readonly column: ColumnInfo; readonly not: boolean }
  | {
      readonly is: 'compare';
      readonly column: ColumnInfo;
      readonly operator: Operator;
      readonly value: string | number | boolean;
      readonly by: By;
    }
  | { readonly is: 'begins' | 'contains'; readonly column: ColumnInfo; readonly value: string }
  | { readonly is: 'in'; readonly column: ColumnInfo; readonly values: readonly (string | number)[]; readonly by: By }
  | { readonly is: 'part'; readonly column: ColumnInfo; readonly part: 'month' | 'hour'; readonly value: number };

/** What of a value is compared: itself, the id or the text of what it refers to, or the day that it lies in. */
export type By = 'value' | 'id' | 'title' | 'day';

function several(value: Value | undefined): readonly (string | number | boolean | Referred)[] {
  if (value === null || value === undefined) return [];
  if (typeof value !== 'object') return [value];
  return 'id' in value ? [value] : value;
}

const londonDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The date in London at a moment. */
export function dayOf(moment: string): string {
  return londonDay.format(new Date(moment));
}

function compared(value: string | number | boolean | Referred, by: By): string | number | boolean {
  if (typeof value === 'object') return by === 'id' ? value.id : value.title;
  return by === 'day' ? dayOf(String(value)) : value;
}

const isMoment = (text: string) => /^\d{4}-\d\d-\d\dT/.test(text);

/** The order of the data file: A to Z without case, other characters by code point. */
export function textOrder(left: string, right: string): number {
  const points = (text: string) => Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
  const lower = (point: number) => (point >= 65 && point <= 90 ? point + 32 : point);
  const [a, b] = [points(left).map(lower), points(right).map(lower)];
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const difference = (a[at] ?? -1) - (b[at] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}

function orderOf(left: string | number | boolean, right: string | number | boolean): number {
  if (typeof left === 'string' && typeof right === 'string') {
    if (isMoment(left) && isMoment(right)) return Date.parse(left) - Date.parse(right);
    return textOrder(left, right);
  }
  return Number(left) - Number(right);
}

function isEqual(left: string | number | boolean, right: string | number | boolean): boolean {
  if (typeof left === 'string' && typeof right === 'string' && !isMoment(left)) {
    return left.toLowerCase() === right.toLowerCase();
  }
  return orderOf(left, right) === 0;
}

function fulfils(left: string | number | boolean, operator: Operator, right: string | number | boolean): boolean {
  if (operator === 'eq') return isEqual(left, right);
  const order = orderOf(left, right);
  return { ne: order !== 0, lt: order < 0, le: order <= 0, gt: order > 0, ge: order >= 0 }[operator];
}

/** Whether a row fulfils a condition. */
export function matches(row: ModelRow, query: Query): boolean {
  switch (query.is) {
    case 'all':
      return query.terms.every((term) => matches(row, term));
    case 'any':
      return query.terms.some((term) => matches(row, term));
    case 'none':
      return !matches(row, query.term);
    case 'empty':
      return (several(row[query.column.name]).length === 0) !== query.not;
    case 'compare': {
      const values = several(row[query.column.name]).map((value) => compared(value, query.by));
      // Different means: no value is equal. Empty is different from everything.
      if (query.operator === 'ne') return !values.some((value) => isEqual(value, query.value));
      return values.some((value) => fulfils(value, query.operator, query.value));
    }
    case 'in': {
      const values = several(row[query.column.name]).map((value) => compared(value, query.by));
      return values.some((value) => query.values.some((wanted) => isEqual(value, wanted)));
    }
    case 'begins':
    case 'contains': {
      const part = query.value.toLowerCase();
      return several(row[query.column.name]).some((value) => {
        const text = String(compared(value, 'title')).toLowerCase();
        return query.is === 'begins' ? text.startsWith(part) : text.includes(part);
      });
    }
    case 'part': {
      const value = row[query.column.name];
      if (typeof value !== 'string') return false;
      const date = new Date(value);
      return (query.part === 'month' ? date.getUTCMonth() + 1 : date.getUTCHours()) === query.value;
    }
  }
}

export interface Order {
  readonly column: ColumnInfo;
  readonly descending: boolean;
}

/** Sorts rows: empty values first, then by value, at last by id. */
export function sorted(rows: readonly ModelRow[], orders: readonly Order[]): ModelRow[] {
  return [...rows].sort((left, right) => {
    for (const { column, descending } of orders) {
      const [a] = several(left[column.name]).map((value) => compared(value, 'title'));
      const [b] = several(right[column.name]).map((value) => compared(value, 'title'));
      const order =
        a === undefined || b === undefined ? Number(a !== undefined) - Number(b !== undefined) : orderOf(a, b);
      if (order !== 0) return descending ? -order : order;
    }
    return left.id - right.id;
  });
}
