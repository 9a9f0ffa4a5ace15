import type { BinaryOperator, Expression } from './expression.js';
import { binding, signBinding } from './expression.js';
import type { Token } from './tokens.js';
import { FormulaSyntaxError, tokensOf } from './tokens.js';

/** Deeper nesting than this is refused: it would exhaust the stack, and no person writes it. */
const maximumDepth = 100;

function isBinary(sign: string): sign is BinaryOperator {
  return Object.hasOwn(binding, sign);
}

/** Takes the words in order. One for each formula. */
class Parser {
  #next = 0;
  #depth = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly length: number,
  ) {}

  whole(): Expression {
    const expression = this.#expression(0);
    const rest = this.tokens[this.#next];
    if (rest !== undefined) throw new FormulaSyntaxError('the formula should end here', rest.at);
    return expression;
  }

  /** Everything that binds more tightly than `least`. */
  #expression(least: number): Expression {
    this.#depth += 1;
    if (this.#depth > maximumDepth) throw new FormulaSyntaxError('the formula is nested too deeply', 0);
    let left = this.#operand();
    for (;;) {
      const sign = this.#sign();
      if (sign === '%') {
        this.#next += 1;
        left = { is: 'percent', of: left };
        continue;
      }
      if (sign === undefined || !isBinary(sign) || binding[sign] <= least) break;
      this.#next += 1;
      left = { is: 'binary', operator: sign, left, right: this.#expression(binding[sign]) };
    }
    this.#depth -= 1;
    return left;
  }

  #operand(): Expression {
    const token = this.tokens[this.#next];
    if (token === undefined) throw new FormulaSyntaxError('a value is missing', this.length);
    this.#next += 1;
    switch (token.is) {
      case 'number':
        return { is: 'number', value: token.value };
      case 'text':
        return { is: 'text', value: token.value };
      case 'column':
        return { is: 'column', name: token.value };
      case 'name':
        return this.#named(token.value);
      case 'sign':
        return this.#signed(token.value, token.at);
    }
  }

  #named(name: string): Expression {
    const upper = name.toUpperCase();
    if (this.#sign() === '(') {
      this.#next += 1;
      return { is: 'call', name: upper, of: this.#callArguments() };
    }
    if (upper === 'TRUE' || upper === 'FALSE') return { is: 'flag', value: upper === 'TRUE' };
    return { is: 'column', name };
  }

  #signed(sign: string, at: number): Expression {
    switch (sign) {
      case '(': {
        const inner = this.#expression(0);
        this.#close();
        return inner;
      }
      case '-':
        return { is: 'negative', of: this.#expression(signBinding) };
      case '+':
        return this.#expression(signBinding);
      default:
        throw new FormulaSyntaxError(`'${sign}' cannot stand here`, at);
    }
  }

  /** What stands between the parentheses of a call, parted by commas or semicolons. */
  #callArguments(): Expression[] {
    const found: Expression[] = [];
    if (this.#sign() === ')') {
      this.#next += 1;
      return found;
    }
    for (;;) {
      const sign = this.#sign();
      const isLeftOut = sign === ',' || sign === ';' || sign === ')';
      found.push(isLeftOut ? { is: 'nothing' } : this.#expression(0));
      const end = this.#sign();
      if (end === ',' || end === ';') this.#next += 1;
      else {
        this.#close();
        return found;
      }
    }
  }

  #close(): void {
    if (this.#sign() !== ')') {
      throw new FormulaSyntaxError("')' is missing", this.tokens[this.#next]?.at ?? this.length);
    }
    this.#next += 1;
  }

  #sign(): string | undefined {
    const token = this.tokens[this.#next];
    return token?.is === 'sign' ? token.value : undefined;
  }
}

/**
 * Reads a formula, with or without the equals sign it begins with. Whether its columns and functions exist is found out
 * by `compile`.
 *
 * @throws FormulaSyntaxError
 */
export function parseFormula(text: string): Expression {
  const trimmed = text.trim();
  const body = trimmed.startsWith('=') ? trimmed.slice(1) : trimmed;
  return new Parser(tokensOf(body), body.length).whole();
}
