import type { Expression } from './expression.js';
import { binding, signBinding } from './expression.js';
import { tokensOf } from './tokens.js';

/** Writes a formula so that reading it gives the same tree again. The one place that quotes texts and names. */
export function writeFormula(expression: Expression): string {
  return `=${write(expression, 0)}`;
}

function write(expression: Expression, least: number): string {
  switch (expression.is) {
    case 'number':
      return String(expression.value).replace('e+', 'E');
    case 'text':
      return `"${expression.value.replaceAll('"', '""')}"`;
    case 'flag':
      return expression.value ? 'TRUE' : 'FALSE';
    case 'nothing':
      return '';
    case 'column':
      return `[${expression.name}]`;
    case 'negative': {
      const text = `-${write(expression.of, signBinding - 1)}`;
      return signBinding > least ? text : `(${text})`;
    }
    case 'percent':
      return `${write(expression.of, signBinding)}%`;
    case 'call':
      return `${expression.name}(${expression.of.map((part) => write(part, 0)).join(',')})`;
    case 'binary': {
      const own = binding[expression.operator];
      const text = `${write(expression.left, own - 1)}${expression.operator}${write(expression.right, own)}`;
      return own > least ? text : `(${text})`;
    }
  }
}

/**
 * Gives a column another name wherever the formula has the old one (in any case). What else is written stays as it was.
 *
 * @throws FormulaSyntaxError
 */
export function renameColumn(formula: string, from: string, to: string): string {
  const start = formula.length - formula.trimStart().replace(/^=/, '').length;
  const body = formula.slice(start);
  let result = formula.slice(0, start);
  let copied = 0;
  const tokens = tokensOf(body);
  tokens.forEach((token, index) => {
    if (token.is !== 'column' && token.is !== 'name') return;
    const next = tokens[index + 1];
    const isCall = token.is === 'name' && next?.is === 'sign' && next.value === '(';
    if (isCall || token.value.toLowerCase() !== from.toLowerCase()) return;
    result += `${body.slice(copied, token.at)}[${to}]`;
    copied = token.end;
  });
  return result + body.slice(copied);
}
