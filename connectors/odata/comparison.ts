import type { AnyCondition, Column, ListCodec, ListDeclaration } from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';
import { instantLiteral, literal, nameLiteral } from './literal.js';

export type AnyComparison = Extract<AnyCondition, { readonly column: string }>;
type Operator = AnyComparison['is'];

/** Above that SharePoint stops using the index for a list of values. */
const mostValues = 60;
/** Matches no row: every id is above 0. */
export const nothing = 'ID lt 0';

const isBlank = (value: unknown): boolean => value === null || value === undefined || value === '';
const anyOf = (terms: readonly string[]): string => (terms.length === 1 ? (terms[0] ?? '') : `(${terms.join(' or ')})`);

/**
 * The instants between which a stored value counts as a day: half a day either side of midnight, as it is read. A row that was
 * written in another zone or by another tool is then found by the same filter that shows its day.
 */
function dayBegins(midnight: string): string {
  return instantLiteral(Temporal.Instant.from(midnight).subtract({ hours: 12 }).toString({ smallestUnit: 'second' }));
}

function compareDay(
  name: string,
  is: Exclude<Operator, 'in' | 'startsWith'>,
  day: Temporal.PlainDate,
  wire: (day: Temporal.PlainDate) => string,
): string {
  const begins = dayBegins(wire(day));
  const ends = dayBegins(wire(day.add({ days: 1 })));
  switch (is) {
    case 'eq':
      return `(${name} ge ${begins} and ${name} lt ${ends})`;
    case 'ne':
      return `(${name} lt ${begins} or ${name} ge ${ends})`;
    case 'lt':
      return `${name} lt ${begins}`;
    case 'le':
      return `${name} lt ${ends}`;
    case 'gt':
      return `${name} ge ${ends}`;
    case 'ge':
      return `${name} ge ${begins}`;
  }
}

function compareOne(
  codec: ListCodec<ListDeclaration>,
  column: Column | undefined,
  name: string,
  { column: key, is, value }: AnyComparison & { readonly is: Exclude<Operator, 'in' | 'startsWith'> },
): string {
  if (isBlank(value)) {
    if (is !== 'eq' && is !== 'ne')
      throw new TypeError(`${key}: only "is" and "is not" can be asked of an empty value`);
    return `${name} ${is} null`;
  }
  if (value instanceof Temporal.PlainDate) {
    return compareDay(name, is, value, (day) => String(codec.wireValue(key, day)));
  }
  const wire = codec.wireValue(key, value);
  // A row that was there before the column has neither yes nor no: it counts as no.
  if (column?.kind === 'yesNo' && (is === 'eq') === (wire === false)) {
    return `(${name} eq 0 or ${name} eq null)`;
  }
  if (column?.kind === 'yesNo') return `${name} eq 1`;
  return `${name} ${is} ${column?.kind === 'dateTime' ? instantLiteral(String(wire)) : literal(wire)}`;
}

/** One comparison of a filter. @throws TypeError for what SharePoint cannot be asked */
export function comparison(
  list: ListDeclaration,
  codec: ListCodec<ListDeclaration>,
  { column, is, value }: AnyComparison,
): string {
  const name = nameLiteral(codec.wireName(column));
  const declared = list.columns[column];
  if (is === 'startsWith') {
    if (typeof value !== 'string' || value === '') throw new TypeError(`${column}: a beginning needs a character`);
    return `startswith(${name},${literal(value)})`;
  }
  if (is !== 'in') return compareOne(codec, declared, name, { column, is, value });
  if (!Array.isArray(value)) throw new TypeError(`${column}: "in" needs a list of values`);
  if (value.length > mostValues)
    throw new TypeError(`${column}: at most ${mostValues} values can be asked for at once`);
  const terms = value.map((one: unknown) => compareOne(codec, declared, name, { column, is: 'eq', value: one }));
  return terms.length === 0 ? nothing : anyOf(terms);
}
