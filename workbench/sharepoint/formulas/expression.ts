/** A formula as a tree: what the parser makes and what the evaluator reads. */

export type BinaryOperator = '=' | '<>' | '<' | '<=' | '>' | '>=' | '&' | '+' | '-' | '*' | '/' | '^';

export type Expression =
  | { readonly is: 'number'; readonly value: number }
  | { readonly is: 'text'; readonly value: string }
  | { readonly is: 'flag'; readonly value: boolean }
  /** An argument that was left out: `IF(x,,1)`. */
  | { readonly is: 'nothing' }
  | { readonly is: 'column'; readonly name: string }
  | { readonly is: 'negative'; readonly of: Expression }
  | { readonly is: 'percent'; readonly of: Expression }
  | {
      readonly is: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  /** The function's name in capitals. */
  | { readonly is: 'call'; readonly name: string; readonly of: readonly Expression[] };

/** How tightly an operator binds; the same for both operators of a kind, which are taken from the left. */
export const binding: Readonly<Record<BinaryOperator, number>> = {
  '=': 1,
  '<>': 1,
  '<': 1,
  '<=': 1,
  '>': 1,
  '>=': 1,
  '&': 2,
  '+': 3,
  '-': 3,
  '*': 4,
  '/': 4,
  '^': 5,
};

/** A sign before a value binds more tightly than a power, as in spreadsheets: -2^2 is 4. */
export const signBinding = 6;

/** The expressions directly inside. */
function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.is) {
    case 'negative':
    case 'percent':
      return [expression.of];
    case 'binary':
      return [expression.left, expression.right];
    case 'call':
      return expression.of;
    case 'number':
    case 'text':
    case 'flag':
    case 'nothing':
    case 'column':
      return [];
  }
}

/** Calls `visit` for the expression and everything in it. */
export function walk(expression: Expression, visit: (each: Expression) => void): void {
  visit(expression);
  for (const part of partsOf(expression)) walk(part, visit);
}
