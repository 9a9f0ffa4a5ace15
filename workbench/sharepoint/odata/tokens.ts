import { invalidQuery } from '../errors/errors.js';
import type { Literal } from '../query/condition.js';

export type Token =
  | { readonly type: 'literal'; readonly literal: Literal }
  | { readonly type: 'name'; readonly text: string }
  | { readonly type: '(' | ')' | ',' };

const pattern =
  /\s*(?:(?<open>\()|(?<close>\))|(?<comma>,)|(?<prefix>guid|datetimeoffset|datetime|binary|X)?'(?<text>(?:[^']|'')*)'|(?<number>-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?<suffix>[LlMmFfDd]?)(?![\w-])|(?<name>[A-Za-z_][\w]*(?:\/[A-Za-z_][\w]*)*))/iy;

/** Splits a `$filter`. @throws SharePointError (400) at the first character that belongs to nothing. */
export function tokenize(filter: string): Token[] {
  const tokens: Token[] = [];
  const text = filter.trim();
  pattern.lastIndex = 0;
  while (pattern.lastIndex < text.length) {
    const at = pattern.lastIndex;
    const match = pattern.exec(text);
    if (match?.groups === undefined) {
      throw invalidQuery(`The expression "${filter}" is not valid: syntax error at position ${at}.`);
    }
    tokens.push(tokenOf(match.groups));
  }
  return tokens;
}

function tokenOf(groups: Record<string, string | undefined>): Token {
  if (groups['open'] !== undefined) return { type: '(' };
  if (groups['close'] !== undefined) return { type: ')' };
  if (groups['comma'] !== undefined) return { type: ',' };
  const quoted = groups['text'];
  if (quoted !== undefined) {
    const value = quoted.replaceAll("''", "'");
    const prefix = groups['prefix']?.toLowerCase();
    if (prefix === 'guid') return { type: 'literal', literal: { kind: 'guid', value: value.toLowerCase() } };
    if (prefix?.startsWith('datetime') === true) return { type: 'literal', literal: { kind: 'datetime', value } };
    return { type: 'literal', literal: { kind: 'text', value } };
  }
  const number = groups['number'];
  if (number !== undefined) return { type: 'literal', literal: { kind: 'number', value: Number(number) } };
  return nameToken(groups['name'] ?? '');
}

function nameToken(text: string): Token {
  switch (text) {
    case 'true':
    case 'false':
      return { type: 'literal', literal: { kind: 'flag', value: text === 'true' } };
    case 'null':
      return { type: 'literal', literal: { kind: 'null' } };
    default:
      return { type: 'name', text };
  }
}
