import type { IncomingMessage } from 'node:http';

import { bodyTooLarge, invalidQuery } from '../errors/errors.js';
import type { Bytes } from './bytes.js';
import { bytesOf, joined } from './bytes.js';
import { jsonLimit } from './streams.js';

/** The client went (or was too slow) before its request was complete: nobody waits for an answer. */
export class RequestAborted extends Error {
  override readonly name = 'RequestAborted';
}

/**
 * Reads a request's body.
 *
 * @param limit the number of bytes it may have
 * @throws SharePointError (400) if it has more. Nothing of it is kept then. What still comes is taken in and thrown away:
 * a connection cut in the middle of a request would lose the answer.
 * @throws RequestAborted if the rest never comes
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Bytes> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let length = 0;
    const refuse = () => {
      chunks.length = 0;
      reject(bodyTooLarge(limit));
    };
    if (Number(request.headers['content-length'] ?? 0) > limit) refuse();
    request.on('data', (chunk: Uint8Array) => {
      length += chunk.length;
      if (length <= limit) chunks.push(chunk);
      else refuse();
    });
    request.once('end', () => resolve(bytesOf(chunks)));
    request.once('error', (cause) => reject(new RequestAborted('The request broke off.', { cause })));
    request.once('close', () => {
      if (!request.complete) reject(new RequestAborted('The request broke off.'));
    });
  });
}

/** The body as text. @throws SharePointError (400) if it is longer than JSON may be, or not UTF-8 */
export function bodyText(bytes: Bytes): string {
  if (bytes.length > jsonLimit) throw bodyTooLarge(jsonLimit);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(joined(bytes));
  } catch {
    throw invalidQuery('The request body is not encoded in UTF-8.');
  }
}
