import type { SQLInputValue } from 'node:sqlite';

import { invalidQuery, unsupportedQuery } from '../errors/errors.js';
import { parseInstant } from '../instant.js';
import type { Column, ColumnReader } from './column.js';
import type { Compare, Condition, DatePart, Literal } from './condition.js';
import { caseVariants, folded, hasOtherLetters } from './text-case.js';

/** An SQL condition with its parameters. */
export interface SqlCondition {
  readonly sql: string;
  readonly parameters: readonly SQLInputValue[];
}

/** A condition that always holds. */
export const always: SqlCondition = { sql: '1', parameters: [] };

/** More terms than this would exceed SQLite's expression depth. */
const maximumTerms = 900;
/** Values of one In that are written out. */
const maximumMarks = 50;
/** SQLite takes 32,766 parameters in a statement. */
const maximumValues = 30_000;

/** All conditions at once. */
export function allOf(conditions: readonly SqlCondition[]): SqlCondition {
  const kept = conditions.filter((condition) => condition !== always);
  if (kept.length === 0) return always;
  return join('AND', kept);
}

function join(operator: 'AND' | 'OR', terms: readonly SqlCondition[]): SqlCondition {
  const parameters = terms.flatMap((term) => term.parameters);
  if (terms.length > maximumTerms || parameters.length > maximumValues) {
    throw invalidQuery('The query has too many conditions.');
  }
  return {
    sql: balanced(
      operator,
      terms.map((term) => `(${term.sql})`),
    ),
    parameters,
  };
}

/** Terms joined as a balanced tree: in a row, each term would be a level deeper, and SQLite allows 1,000 levels. */
function balanced(operator: 'AND' | 'OR', terms: readonly string[]): string {
  if (terms.length <= 4) return terms.join(` ${operator} `);
  const half = Math.ceil(terms.length / 2);
  return `(${balanced(operator, terms.slice(0, half))}) ${operator} (${balanced(operator, terms.slice(half))})`;
}

/**
 * Turns a condition into SQL. Two-valued like `holds` in evaluate.ts: a comparison with an empty value is false, `ne` and
 * `not` are opposites.
 *
 * @param timeZone the zone of dates that are written without one
 */
export function toSql(condition: Condition, columns: ColumnReader, timeZone: string): SqlCondition {
  switch (condition.is) {
    case 'and':
    case 'or':
      return join(
        condition.is === 'and' ? 'AND' : 'OR',
        condition.terms.map((term) => toSql(term, columns, timeZone)),
      );
    case 'not': {
      const term = toSql(condition.term, columns, timeZone);
      return { sql: `(${term.sql}) IS NOT 1`, parameters: term.parameters };
    }
    case 'startswith':
    case 'substringof': {
      const column = columns(condition.path);
      return among(column, textCondition(condition.is, column, condition.text));
    }
    case 'in':
      return oneOf(columns(condition.path), condition.literals, timeZone);
    case 'compare':
      return compare(condition, columns(condition.path), timeZone);
  }
}

/** Equal to one of the values: one list, which an index serves however long it is. */
function oneOf(column: Column, literals: readonly Literal[], timeZone: string): SqlCondition {
  const alternatives: SqlCondition[] = [];
  const values: SQLInputValue[] = [];
  for (const literal of literals) {
    if (literal.kind === 'null') alternatives.push(isEmpty(column));
    else {
      const value = literalValue(column, literal, timeZone);
      const variants = typeof value === 'string' && comparesText(column) ? caseVariants(value) : [value];
      if (variants === undefined) alternatives.push(among(column, equal(column, value)));
      else values.push(...variants);
    }
  }
  if (values.length > maximumValues) throw invalidQuery('The query has too many values.');
  if (values.length > maximumMarks) {
    // One parameter for all of them: each length would be a statement of its own to keep prepared.
    const list = `SELECT value FROM json_each(?)`;
    alternatives.unshift(among(column, { sql: `${column.sql} IN (${list})`, parameters: [JSON.stringify(values)] }));
  } else if (values.length > 0) {
    const marks = values.map(() => '?').join(', ');
    alternatives.unshift(among(column, { sql: `${column.sql} IN (${marks})`, parameters: values }));
  }
  const [only] = alternatives;
  if (only === undefined) return { sql: '0', parameters: [] };
  return alternatives.length === 1 ? only : join('OR', alternatives);
}

function isEmpty(column: Column): SqlCondition {
  const sql = column.among === undefined ? `${column.sql} IS NULL` : `NOT EXISTS (SELECT 1 FROM ${column.among})`;
  return { sql, parameters: [] };
}

function comparesText(column: Column): boolean {
  return column.form === 'text' || column.form === 'texts' || column.form === 'calculated';
}

/** Equal, without case in every alphabet. */
function equal(column: Column, value: SQLInputValue): SqlCondition {
  if (typeof value !== 'string' || !comparesText(column) || !hasOtherLetters(value)) {
    return { sql: `${column.sql} = ?`, parameters: [value] };
  }
  const variants = caseVariants(value);
  if (variants === undefined) return { sql: `folded(${column.sql}) = ?`, parameters: [folded(value)] };
  return { sql: `${column.sql} IN (${variants.map(() => '?').join(', ')})`, parameters: variants };
}

function among(column: Column, condition: SqlCondition): SqlCondition {
  if (column.among === undefined) return condition;
  return {
    sql: `EXISTS (SELECT 1 FROM ${column.among} WHERE ${condition.sql})`,
    parameters: condition.parameters,
  };
}

function textCondition(is: 'startswith' | 'substringof', column: Column, text: string): SqlCondition {
  if (column.form === 'note') throw notFilterable(column, 'Note');
  if (column.form !== 'text' && column.form !== 'texts') {
    throw unsupportedQuery(`The query '${is}(${column.path})' is not valid: the field holds no text.`);
  }
  if (text === '') return { sql: `${column.sql} IS NOT NULL`, parameters: [] };
  const variants = caseVariants(text);
  if (is === 'startswith' && variants !== undefined) {
    // Ranges instead of LIKE: they can use the index whatever characters the text has.
    const ranges = variants.map(() => `(${column.sql} >= ? AND ${column.sql} < ?)`);
    return { sql: ranges.join(' OR '), parameters: variants.flatMap((each) => [each, `${each}\u{10ffff}`]) };
  }
  const stored = hasOtherLetters(text) ? `folded(${column.sql})` : `lower(${column.sql})`;
  const place = `instr(${stored}, ${hasOtherLetters(text) ? '?' : 'lower(?)'})`;
  const sought = hasOtherLetters(text) ? folded(text) : text;
  return { sql: is === 'startswith' ? `${place} = 1` : `${place} > 0`, parameters: [sought] };
}

const operators = { eq: '=', lt: '<', le: '<=', gt: '>', ge: '>=' } as const;

function compare(condition: Compare, column: Column, timeZone: string): SqlCondition {
  const { comparison, part, literal } = condition;
  if (comparison === 'ne') {
    const same = compare({ ...condition, comparison: 'eq' }, column, timeZone);
    // One value: IS NOT keeps the index of other terms in play and treats empty as different.
    return { sql: `(${same.sql}) IS NOT 1`, parameters: same.parameters };
  }
  if (literal.kind === 'null') {
    return comparison === 'eq' ? isEmpty(column) : { sql: '0', parameters: [] };
  }
  if (part !== undefined) return comparePart(column, part, operators[comparison], literal);
  const value = literalValue(column, literal, timeZone);
  if (comparison === 'eq') return among(column, equal(column, value));
  return among(column, { sql: `${column.sql} ${operators[comparison]} ?`, parameters: [value] });
}

const partPositions: Record<DatePart, readonly [number, number]> = {
  year: [1, 4],
  month: [6, 2],
  day: [9, 2],
  hour: [12, 2],
  minute: [15, 2],
  second: [18, 2],
};

function comparePart(column: Column, part: DatePart, operator: string, literal: Literal): SqlCondition {
  if (column.form !== 'instant') throw unsupportedQuery(`The query '${part}(${column.path})' needs a date.`);
  if (literal.kind !== 'number') throw unsupportedQuery(`The query '${part}(${column.path})' needs a number.`);
  const [from, length] = partPositions[part];
  return {
    sql: `CAST(substr(${column.sql}, ${from}, ${length}) AS INTEGER) ${operator} ?`,
    parameters: [literal.value],
  };
}

/** The literal as the column keeps its values. @throws SharePointError (400) if it does not fit. */
function literalValue(column: Column, literal: Exclude<Literal, { kind: 'null' }>, timeZone: string): SQLInputValue {
  const { value } = literal;
  switch (column.form) {
    case 'guid':
      return String(value).toLowerCase().replaceAll(/[{}]/g, '');
    case 'text':
    case 'texts':
    case 'calculated':
      return column.form === 'calculated' && typeof value === 'number' ? value : String(value);
    case 'number':
    case 'counter':
    case 'lookup':
    case 'lookups':
    case 'user':
    case 'users': {
      const number = typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value);
      if (Number.isNaN(number)) throw invalidLiteral(column, value);
      return number;
    }
    case 'flag': {
      const text = String(value).toLowerCase();
      if (text === '1' || text === 'true') return 1;
      if (text === '0' || text === 'false') return 0;
      throw invalidLiteral(column, value);
    }
    case 'instant': {
      const instant = typeof value === 'string' ? parseInstant(value, timeZone) : undefined;
      if (instant === undefined) throw invalidLiteral(column, value);
      return instant;
    }
    case 'note':
      throw notFilterable(column, 'Note');
    case 'url':
      throw notFilterable(column, 'URL');
    case 'json':
    case 'none':
      throw notFilterable(column, 'Computed');
  }
}

function notFilterable(column: Column, type: string) {
  return unsupportedQuery(
    `The field '${column.path}' of type '${type}' cannot be used in the query filter expression.`,
  );
}

function invalidLiteral(column: Column, value: string | number | boolean) {
  return unsupportedQuery(`The query is not valid: '${String(value)}' is no value of the field '${column.path}'.`);
}
