import type { BinaryOperator, Expression } from './expression.js';
import type { Scope } from './formula-function.js';
import { functionNamed } from './functions.js';
import type { FormulaValue } from './values.js';
import { FormulaFault, finite, order, toNumber, toText } from './values.js';

/** Works out a formula. @throws FormulaFault if it comes to no value */
export function evaluate(expression: Expression, scope: Scope): FormulaValue {
  switch (expression.is) {
    case 'number':
    case 'text':
    case 'flag':
      return expression.value;
    case 'nothing':
      return null;
    case 'column':
      return scope.column(expression.name);
    case 'negative':
      return finite(-toNumber(evaluate(expression.of, scope)));
    case 'percent':
      return finite(toNumber(evaluate(expression.of, scope)) / 100);
    case 'binary':
      return binary(expression.operator, evaluate(expression.left, scope), evaluate(expression.right, scope));
    case 'call':
      return call(expression.name, expression.of, scope);
  }
}

function binary(operator: BinaryOperator, left: FormulaValue, right: FormulaValue): FormulaValue {
  switch (operator) {
    case '=':
      return order(left, right) === 0;
    case '<>':
      return order(left, right) !== 0;
    case '<':
      return order(left, right) < 0;
    case '<=':
      return order(left, right) <= 0;
    case '>':
      return order(left, right) > 0;
    case '>=':
      return order(left, right) >= 0;
    case '&':
      return toText(left) + toText(right);
    case '+':
      return finite(toNumber(left) + toNumber(right));
    case '-':
      return finite(toNumber(left) - toNumber(right));
    case '*':
      return finite(toNumber(left) * toNumber(right));
    case '/': {
      const divisor = toNumber(right);
      if (divisor === 0) throw new FormulaFault('#DIV/0!');
      return finite(toNumber(left) / divisor);
    }
    case '^':
      return finite(toNumber(left) ** toNumber(right));
  }
}

function call(name: string, of: readonly Expression[], scope: Scope): FormulaValue {
  const known = functionNamed(name);
  if (known === undefined) throw new FormulaFault('#NAME?');
  if ('decide' in known) return known.decide(of, (each) => evaluate(each, scope));
  const values = of.map((each) => evaluate(each, scope));
  try {
    return known.work(values, scope);
  } catch (error) {
    // Numbers beyond what the functions of the library can work with.
    if (error instanceof RangeError) throw new FormulaFault('#NUM!');
    throw error;
  }
}
