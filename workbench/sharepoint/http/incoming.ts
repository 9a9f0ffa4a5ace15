import type { Bytes } from './bytes.js';
import { bodyText } from './read-body.js';

/** One request, or one part of a batch, as it came. */
export interface Incoming {
  readonly method: string;
  /** Path and query as sent, without scheme and host. */
  readonly target: string;
  /** A header by its name in lower case. */
  header(name: string): string | undefined;
  /** The body as text, read when it is first asked for. Throws SharePointError (400) if it is longer than JSON may be. */
  readonly body: string;
  /** The body as it came. */
  readonly bytes: Bytes;
}

/** An incoming request whose text is read from its bytes when somebody asks for it. */
export function incomingWith(bytes: Bytes, rest: Pick<Incoming, 'method' | 'target' | 'header'>): Incoming {
  let text: string | undefined;
  return {
    ...rest,
    bytes,
    get body() {
      return (text ??= bodyText(bytes));
    },
  };
}
