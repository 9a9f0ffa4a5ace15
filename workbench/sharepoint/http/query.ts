import { invalidQuery } from '../errors/errors.js';

/** The query of a request: decoded (`+` is a blank here), names as sent, looked up without regard to case. */
export class Query {
  readonly #values = new Map<string, string>();

  constructor(readonly text: string) {
    for (const pair of text.split('&')) {
      if (pair === '') continue;
      const equals = pair.indexOf('=');
      const name = decode(equals < 0 ? pair : pair.slice(0, equals));
      this.#values.set(name.toLowerCase(), equals < 0 ? '' : decode(pair.slice(equals + 1)));
    }
  }

  /** The value of that name, or undefined. */
  get(name: string): string | undefined {
    return this.#values.get(name.toLowerCase());
  }
}

function decode(text: string): string {
  return decodeText(text.replaceAll('+', ' '));
}

/** Percent-decodes. @throws SharePointError (400) if the text is not well formed. */
export function decodeText(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) throw invalidQuery('The URL is not well formed: a percent sign stands alone.');
    throw error;
  }
}
