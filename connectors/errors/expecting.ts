import { z } from '@phb/schemas';
import { UnexpectedAnswerError } from './kinds.js';

/** Turns what a schema refuses into an error of this project: the service spoke another protocol. */
export function expecting<T>(what: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof z.core.$ZodError) && !(cause instanceof SyntaxError)) throw cause;
    throw new UnexpectedAnswerError({
      message: `${what}: not the answer that SharePoint gives`,
      sentence: 'SharePoint answered something that cannot be read. Your sign-in may have ended: reload the page.',
      cause,
    });
  }
}
