/** The words of a formula. */

export type Token =
  | { readonly is: 'number'; readonly value: number; readonly at: number }
  | { readonly is: 'text'; readonly value: string; readonly at: number }
  /** A name without brackets: a column, a function, TRUE or FALSE. */
  | { readonly is: 'name'; readonly value: string; readonly at: number; readonly end: number }
  /** A name in brackets: always a column. */
  | { readonly is: 'column'; readonly value: string; readonly at: number; readonly end: number }
  | { readonly is: 'sign'; readonly value: string; readonly at: number };

/** The text is no formula of the language. The position counts characters from the start, from 0. */
export class FormulaSyntaxError extends Error {
  override readonly name = 'FormulaSyntaxError';
  constructor(
    message: string,
    readonly position: number,
  ) {
    super(message);
  }
}

const blank = /[\s\u00a0]+/y;
const number = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const quoted = /"((?:[^"]|"")*)"/y;
const bracketed = /\[([^[\]]+)\]/y;
const name = /[\p{L}_][\p{L}\p{N}_.]*/uy;
const sign = /<>|<=|>=|[-+*/^&=<>%(),;]/y;

/** Splits a formula into its words. @throws FormulaSyntaxError at a character that begins none */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const take = (form: RegExp): RegExpExecArray | null => {
    form.lastIndex = at;
    return form.exec(text);
  };
  while (at < text.length) {
    const gap = take(blank);
    if (gap !== null) {
      at += gap[0].length;
      continue;
    }
    const match = take(number) ?? take(quoted) ?? take(bracketed) ?? take(name) ?? take(sign);
    if (match === null) throw new FormulaSyntaxError(`'${text.charAt(at)}' cannot stand here`, at);
    tokens.push(tokenOf(match, at));
    at += match[0].length;
  }
  return tokens;
}

function tokenOf(match: RegExpExecArray, at: number): Token {
  const [whole, inner = ''] = match;
  const end = at + whole.length;
  if (/^[\d.]/.test(whole)) return { is: 'number', value: Number(whole), at };
  if (whole.startsWith('"')) return { is: 'text', value: inner.replaceAll('""', '"'), at };
  if (whole.startsWith('[')) return { is: 'column', value: inner.trim(), at, end };
  if (/^[\p{L}_]/u.test(whole)) return { is: 'name', value: whole, at, end };
  return { is: 'sign', value: whole, at };
}
