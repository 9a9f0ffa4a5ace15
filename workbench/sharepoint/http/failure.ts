import { diskFull, SharePointError, unexpected } from '../errors/errors.js';
import { UnsupportedError } from '../errors/unsupported.js';
import { ConnectionCut } from '../refusals/refusal.js';
import { defaultFormat, readFormat } from '../representation/format.js';
import { errorReply } from '../representation/reply.js';
import { isFull } from '../storage/database.js';
import type { Reply } from './call.js';
import type { Incoming } from './incoming.js';
import { RequestAborted } from './read-body.js';

/** An answer, with what the log should say of it. */
export interface Answer {
  readonly reply: Reply;
  readonly note: string | undefined;
  /** The connection is to be cut in the middle of the answer. */
  readonly isCutAmid?: true;
}

/**
 * Turns a thrown error into an answer in the shape that the request accepts.
 *
 * @throws ConnectionCut or RequestAborted if that is what was thrown: there is no answer then
 */
export function failure(error: unknown, incoming: Incoming): Answer {
  if (error instanceof ConnectionCut || error instanceof RequestAborted) throw error;
  const format = readFormat(incoming.header('accept'), incoming.header('odata-version')) ?? defaultFormat;
  const known = knownError(error);
  const refusal = known instanceof UnsupportedError ? `unsupported: ${known.what}` : known.wireCode;
  const isFault = known !== error && !isFull(error);
  return { reply: errorReply(format, known), note: isFault ? faultNote(error) : refusal };
}

function knownError(error: unknown): SharePointError {
  if (error instanceof SharePointError) return error;
  return isFull(error) ? diskFull() : unexpected(error);
}

/** What broke, and where: its kind and the first lines of the stack, never its message, which may hold values. */
function faultNote(error: unknown): string {
  const isObject = typeof error === 'object' && error !== null;
  const name = isObject && 'name' in error ? String(error.name) : typeof error;
  const stack = isObject && 'stack' in error ? String(error.stack) : '';
  const places = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return `fault ${name} ${places
    .slice(0, 3)
    .map((line) => line.trim())
    .join(' ')}`;
}
