import { readInput, showInput } from '@phb/schemas';
import type { Column, ReadInput } from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';
import type { FieldValue } from './declaration.js';

function isWords(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((word) => typeof word === 'string');
}

/** A column's value as its field shows it. */
export function toField(column: Column, value: unknown): FieldValue {
  if (column.kind === 'yesNo') return value === true;
  if (column.kind === 'multiChoice') return isWords(value) ? value : [];
  return showInput(column, value);
}

/** What a field holds as the column's value, or the sentence that says how to mend it. */
export function fromField(column: Column, value: FieldValue): ReadInput {
  return typeof value === 'string' ? readInput(column, value) : { value };
}

/** The value of an empty field. */
export function blankField(column: Column): FieldValue {
  if (column.kind === 'yesNo') return false;
  return column.kind === 'multiChoice' ? [] : '';
}

export function isBlankField(value: FieldValue | undefined): boolean {
  if (value === undefined || value === false || value === '') return true;
  return typeof value === 'object' && value.length === 0;
}

export function sameField(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  return sameValue(a, b);
}

/** Whether two values of a column are the same value: dates by day, lists by their words. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (a instanceof Temporal.PlainDate && b instanceof Temporal.PlainDate) return a.equals(b);
  if (a instanceof Temporal.Instant && b instanceof Temporal.Instant) return a.equals(b);
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item) => b.includes(item));
  if (isLink(a) && isLink(b)) return a.url === b.url && a.description === b.description;
  return false;
}

function isLink(value: unknown): value is { readonly url: unknown; readonly description: unknown } {
  return typeof value === 'object' && value !== null && 'url' in value && 'description' in value;
}
