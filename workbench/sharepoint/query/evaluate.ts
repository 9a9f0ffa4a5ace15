import { unknownProperty } from '../errors/errors.js';
import type { JsonValue } from '../json.js';
import type { Compare, Comparison, Condition, DatePart, Literal } from './condition.js';
import { compareText, folded } from './text-case.js';

/** Looks a path (`Title`, `RootFolder/Name`) up; undefined if there is no such property. */
export type PathReader = (path: string) => JsonValue | undefined;

/**
 * Whether a condition holds, by plain evaluation. Two-valued: a comparison with an empty value is false, `ne` and `not`
 * are the opposite of what they negate. Text is compared without case; of a list of values one must fulfil the condition.
 *
 * @throws SharePointError (400) for a path that does not exist.
 */
export function holds(condition: Condition, read: PathReader): boolean {
  switch (condition.is) {
    case 'and':
      return condition.terms.every((term) => holds(term, read));
    case 'or':
      return condition.terms.some((term) => holds(term, read));
    case 'not':
      return !holds(condition.term, read);
    case 'startswith':
    case 'substringof': {
      const part = folded(condition.text);
      const has = (text: string) => (condition.is === 'startswith' ? text.startsWith(part) : text.includes(part));
      return valuesAt(read, condition.path).some((value) => typeof value === 'string' && has(folded(value)));
    }
    case 'in': {
      const values = valuesAt(read, condition.path);
      return condition.literals.some((literal) => anyOf('eq', values, literal));
    }
    case 'compare':
      return compare(condition, valuesAt(read, condition.path));
  }
}

/** The value as a list: no value is an empty one. */
function valuesAt(read: PathReader, path: string): JsonValue[] {
  const value = read(path);
  if (value === undefined) throw unknownProperty(path);
  if (Array.isArray(value)) return value;
  return value === null ? [] : [value];
}

function compare(condition: Compare, stored: readonly JsonValue[]): boolean {
  const { part, comparison, literal } = condition;
  const values = part === undefined ? stored : stored.map((value) => datePart(value, part));
  if (comparison === 'ne') return !anyOf('eq', values, literal);
  return anyOf(comparison, values, literal);
}

function anyOf(comparison: Comparison, values: readonly JsonValue[], literal: Literal): boolean {
  if (literal.kind === 'null') return comparison === 'eq' && values.length === 0;
  return values.some((value) => ordered(comparison, value, literal.value));
}

function ordered(comparison: Comparison, value: JsonValue, literal: string | number | boolean): boolean {
  if (typeof value === 'string' && (comparison === 'eq' || comparison === 'ne')) {
    return (folded(value) === folded(String(literal))) === (comparison === 'eq');
  }
  const order = orderOf(value, literal);
  switch (comparison) {
    case 'eq':
      return order === 0;
    case 'ne':
      return order !== 0;
    case 'lt':
      return order !== undefined && order < 0;
    case 'le':
      return order !== undefined && order <= 0;
    case 'gt':
      return order !== undefined && order > 0;
    case 'ge':
      return order !== undefined && order >= 0;
  }
}

/** Negative, zero or positive; undefined if the two cannot be compared. */
function orderOf(value: JsonValue, literal: string | number | boolean): number | undefined {
  if (typeof value === 'boolean' || typeof literal === 'boolean') {
    const [left, right] = [truth(value), truth(literal)];
    return left === undefined || right === undefined ? undefined : Number(left) - Number(right);
  }
  if (typeof value === 'number') {
    const number = typeof literal === 'number' ? literal : Number(literal);
    return Number.isNaN(number) ? undefined : value - number;
  }
  return typeof value === 'string' ? compareText(value, String(literal)) : undefined;
}

function truth(value: JsonValue): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (value === 1 || value === '1' || value === 'true') return true;
  if (value === 0 || value === '0' || value === 'false') return false;
  return undefined;
}

const partPositions: Record<DatePart, [number, number]> = {
  year: [0, 4],
  month: [5, 7],
  day: [8, 10],
  hour: [11, 13],
  minute: [14, 16],
  second: [17, 19],
};

function datePart(value: JsonValue, part: DatePart): JsonValue {
  if (typeof value !== 'string') return null;
  const [from, to] = partPositions[part];
  return Number(value.slice(from, to));
}
