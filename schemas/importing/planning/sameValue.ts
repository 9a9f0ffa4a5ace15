import { Temporal } from 'temporal-polyfill';

/** Whether a value stands for nothing: null, an empty text, no choices. */
export function isBlank(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Whether two values of one column are the same to a person: days by the day, choices in any order, line ends of any kind. */
export function isSameValue(left: unknown, right: unknown): boolean {
  if (isBlank(left) || isBlank(right)) return isBlank(left) && isBlank(right);
  if (left instanceof Temporal.PlainDate) return right instanceof Temporal.PlainDate && left.equals(right);
  if (left instanceof Temporal.Instant) return right instanceof Temporal.Instant && left.equals(right);
  if (typeof left === 'string' && typeof right === 'string') {
    return left.replace(/\r\n?/g, '\n') === right.replace(/\r\n?/g, '\n');
  }
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((value) => right.includes(value));
  }
  if (isPlain(left) && isPlain(right)) {
    return Object.keys(left).every((key) => isSameValue(left[key], right[key]));
  }
  return left === right;
}

/** A value as a key to find rows by: days as yyyy-mm-dd, texts without capitals. Undefined for nothing. */
export function keyText(value: unknown): string | undefined {
  if (isBlank(value)) return undefined;
  if (typeof value === 'string') return value.trim().normalize('NFC').toLowerCase();
  return value instanceof Temporal.PlainDate ? value.toString() : JSON.stringify(value);
}
