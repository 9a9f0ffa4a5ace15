import { SharePointError, unexpected } from '../errors/errors.js';
import { UnsupportedError } from '../errors/unsupported.js';
import { ConnectionCut } from '../refusals/refusal.js';
import { defaultFormat, readFormat } from '../representation/format.js';
import { errorReply } from '../representation/reply.js';
import type { Reply } from './call.js';
import type { Incoming } from './incoming.js';

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
 * @throws ConnectionCut if that is what was thrown: there is no answer then
 */
export function failure(error: unknown, incoming: Incoming): Answer {
  if (error instanceof ConnectionCut) throw error;
  const format = readFormat(incoming.header('accept'), incoming.header('odata-version')) ?? defaultFormat;
  const known = error instanceof SharePointError ? error : unexpected(error);
  const place = error instanceof Error ? (error.stack?.split('\n')[1]?.trim() ?? '') : '';
  const refusal = known instanceof UnsupportedError ? `unsupported: ${known.what}` : known.wireCode;
  const note = known === error ? refusal : `fault ${error instanceof Error ? error.name : 'unknown'} ${place}`;
  return { reply: errorReply(format, known), note };
}
