import { invalidQuery, unsupportedQuery } from '../errors/errors.js';
import type { Comparison, Condition, DatePart, Literal } from '../query/condition.js';
import { joined, swapSides } from '../query/condition.js';
import type { Token } from './tokens.js';
import { tokenize } from './tokens.js';

const maximumDepth = 100;
const maximumTokens = 5_000;
const comparisons: Readonly<Record<string, Comparison>> = {
  eq: 'eq',
  ne: 'ne',
  lt: 'lt',
  le: 'le',
  gt: 'gt',
  ge: 'ge',
};
const dateParts: Readonly<Record<string, DatePart>> = {
  year: 'year',
  month: 'month',
  day: 'day',
  hour: 'hour',
  minute: 'minute',
  second: 'second',
};

type Operand =
  | { readonly side: 'path'; readonly path: string; readonly part?: DatePart }
  | { readonly side: 'literal'; readonly literal: Literal }
  | { readonly side: 'condition'; readonly condition: Condition };

/**
 * Parses a `$filter`: lt le gt ge eq ne, and or not, brackets, startswith, substringof and the parts of dates. Nothing
 * else, as SharePoint documents it.
 *
 * @throws SharePointError (400) for anything else.
 */
export function parseFilter(filter: string): Condition {
  const tokens = tokenize(filter);
  if (tokens.length > maximumTokens) throw invalidQuery('The $filter expression is too long.');
  const parser = new FilterParser(filter, tokens);
  return parser.parse();
}

class FilterParser {
  #at = 0;
  #depth = 0;

  constructor(
    private readonly filter: string,
    private readonly tokens: readonly Token[],
  ) {}

  parse(): Condition {
    const condition = this.#or();
    if (this.#at < this.tokens.length) throw this.#error();
    return condition;
  }

  #or(): Condition {
    const terms = [this.#and()];
    while (this.#takeWord('or')) terms.push(this.#and());
    return joined('or', terms);
  }

  #and(): Condition {
    const terms = [this.#comparison()];
    while (this.#takeWord('and')) terms.push(this.#comparison());
    return joined('and', terms);
  }

  #comparison(): Condition {
    this.#depth += 1;
    if (this.#depth > maximumDepth) throw invalidQuery('The $filter expression is nested too deeply.');
    try {
      if (this.#takeWord('not')) return { is: 'not', term: this.#comparison() };
      const left = this.#operand();
      const comparison = this.#takeComparison();
      if (comparison === undefined) return this.#asCondition(left);
      return this.#compare(left, comparison, this.#operand());
    } finally {
      this.#depth -= 1;
    }
  }

  #compare(left: Operand, comparison: Comparison, right: Operand): Condition {
    if (left.side === 'literal' && right.side !== 'literal') return this.#compare(right, swapSides(comparison), left);
    if (right.side !== 'literal') throw unsupportedQuery(`The query '${this.filter}' compares two fields.`);
    if (left.side === 'path') {
      const part = left.part === undefined ? {} : { part: left.part };
      return { is: 'compare', comparison, path: left.path, ...part, literal: right.literal };
    }
    if (left.side === 'literal') throw this.#error();
    // startswith(…) eq true, and (…) eq false
    const expected = truthOf(right.literal);
    if (expected === undefined || (comparison !== 'eq' && comparison !== 'ne')) throw this.#error();
    return expected === (comparison === 'eq') ? left.condition : { is: 'not', term: left.condition };
  }

  #asCondition(operand: Operand): Condition {
    if (operand.side === 'condition') return operand.condition;
    if (operand.side === 'path' && operand.part === undefined) {
      return { is: 'compare', comparison: 'eq', path: operand.path, literal: { kind: 'flag', value: true } };
    }
    throw this.#error();
  }

  #operand(): Operand {
    const token = this.#next();
    switch (token.type) {
      case 'literal':
        return { side: 'literal', literal: token.literal };
      case '(': {
        const condition = this.#or();
        this.#expect(')');
        return { side: 'condition', condition };
      }
      case 'name':
        return this.tokens[this.#at]?.type === '(' ? this.#call(token.text) : { side: 'path', path: token.text };
      case ')':
      case ',':
        throw this.#error();
    }
  }

  #call(name: string): Operand {
    this.#expect('(');
    const part = Object.hasOwn(dateParts, name.toLowerCase()) ? dateParts[name.toLowerCase()] : undefined;
    if (part !== undefined) {
      const path = this.#path();
      this.#expect(')');
      return { side: 'path', path, part };
    }
    if (name === 'startswith') {
      const path = this.#path();
      this.#expect(',');
      const text = this.#text();
      this.#expect(')');
      return { side: 'condition', condition: { is: 'startswith', path, text } };
    }
    if (name === 'substringof') {
      const text = this.#text();
      this.#expect(',');
      const path = this.#path();
      this.#expect(')');
      return { side: 'condition', condition: { is: 'substringof', path, text } };
    }
    throw unsupportedQuery(`The query '${this.filter}' uses the function '${name}', which is not supported.`);
  }

  #path(): string {
    const token = this.#next();
    if (token.type !== 'name') throw this.#error();
    return token.text;
  }

  #text(): string {
    const token = this.#next();
    if (token.type !== 'literal' || token.literal.kind !== 'text') throw this.#error();
    return token.literal.value;
  }

  #next(): Token {
    const token = this.tokens[this.#at];
    if (token === undefined) throw this.#error();
    this.#at += 1;
    return token;
  }

  #expect(type: Token['type']): void {
    if (this.#next().type !== type) throw this.#error();
  }

  #takeWord(word: string): boolean {
    const token = this.tokens[this.#at];
    if (token?.type !== 'name' || token.text !== word) return false;
    this.#at += 1;
    return true;
  }

  #takeComparison(): Comparison | undefined {
    const token = this.tokens[this.#at];
    if (token?.type !== 'name' || !Object.hasOwn(comparisons, token.text)) return undefined;
    this.#at += 1;
    return comparisons[token.text];
  }

  #error() {
    return invalidQuery(`The expression "${this.filter}" is not valid.`);
  }
}

function truthOf(literal: Literal): boolean | undefined {
  if (literal.kind === 'flag') return literal.value;
  if (literal.kind === 'number' && (literal.value === 0 || literal.value === 1)) return literal.value === 1;
  return undefined;
}
