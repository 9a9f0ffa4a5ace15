/** Values while a formula is worked out. Dates are numbers: days since 30 December 1899, in the site's own time. */
export type FormulaValue = number | string | boolean | null;

export type FaultCode = '#VALUE!' | '#DIV/0!' | '#NAME?' | '#NUM!' | '#N/A' | '#REF!' | '#NULL!';

/** A formula came to no value, for instance by dividing by nothing. IFERROR and ISERROR catch it. */
export class FormulaFault extends Error {
  override readonly name = 'FormulaFault';
  constructor(readonly code: FaultCode) {
    super(code);
  }
}

const codes: readonly string[] = ['#VALUE!', '#DIV/0!', '#NAME?', '#NUM!', '#N/A', '#REF!', '#NULL!'];

/** True for the texts that stand for a fault where a value should be. */
export function isFaultCode(text: string): text is FaultCode {
  return codes.includes(text);
}

/** A number that a person would call one. @throws FormulaFault for what is infinite or not a number */
export function finite(value: number): number {
  if (!Number.isFinite(value)) throw new FormulaFault('#NUM!');
  // There is one nought.
  return value === 0 ? 0 : value;
}

const numberForm = /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)?(?:\.\d*)?(?:e[+-]?\d+)?%?$/i;

/** A text as a number (`12`, `1,200.5`, `12%`), or undefined. */
export function numberInText(text: string): number | undefined {
  const trimmed = text.trim();
  if (!/\d/.test(trimmed) || !numberForm.test(trimmed)) return undefined;
  const bare = Number(trimmed.replaceAll(',', '').replace('%', ''));
  if (Number.isNaN(bare)) return undefined;
  return trimmed.endsWith('%') ? bare / 100 : bare;
}

/** An empty value counts as 0, TRUE as 1. @throws FormulaFault for a text that is no number */
export function toNumber(value: FormulaValue): number {
  if (value === null) return 0;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  const number = numberInText(value);
  if (number === undefined) throw new FormulaFault('#VALUE!');
  return number;
}

/** As a person reads it: 15 digits at most, TRUE and FALSE, nothing for an empty value. */
export function toText(value: FormulaValue): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return String(Number(value.toPrecision(15)));
}

/** Numbers other than 0 count as TRUE. @throws FormulaFault for a text other than TRUE and FALSE */
export function toFlag(value: FormulaValue): boolean {
  if (value === null) return false;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  const upper = value.trim().toUpperCase();
  if (upper !== 'TRUE' && upper !== 'FALSE') throw new FormulaFault('#VALUE!');
  return upper === 'TRUE';
}

const rank = (value: number | string | boolean) => (typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2);

/** What an empty value is beside another: 0, nothing or FALSE. */
function emptyBeside(other: number | string | boolean): number | string | boolean {
  return typeof other === 'number' ? 0 : typeof other === 'string' ? '' : false;
}

/** Less than, equal or greater (-1, 0, 1): texts without case; numbers before texts before TRUE and FALSE. */
export function order(left: FormulaValue, right: FormulaValue): number {
  if (left === null && right === null) return 0;
  const a = left ?? emptyBeside(right ?? 0);
  const b = right ?? emptyBeside(a);
  if (rank(a) !== rank(b)) return rank(a) < rank(b) ? -1 : 1;
  const [x, y] = typeof a === 'string' && typeof b === 'string' ? [a.toLowerCase(), b.toLowerCase()] : [a, b];
  return x === y ? 0 : x < y ? -1 : 1;
}
