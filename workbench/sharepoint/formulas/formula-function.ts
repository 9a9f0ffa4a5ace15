import type { Expression } from './expression.js';
import type { FormulaValue } from './values.js';

/** What a formula is worked out with. */
export interface Scope {
  /** The value of a column. */
  column(name: string): FormulaValue;
  /** The moment, as a serial number in the site's time. */
  now(): number;
}

/** A function that gets the values of its arguments. */
export interface EagerFunction {
  readonly least: number;
  readonly most: number;
  work(values: readonly FormulaValue[], scope: Scope): FormulaValue;
}

/** A function that decides itself which arguments are worked out. */
export interface LazyFunction {
  readonly least: number;
  readonly most: number;
  decide(of: readonly Expression[], evaluate: (each: Expression) => FormulaValue): FormulaValue;
}
