import type { IncomingMessage } from 'node:http';

import { bodyTooLarge } from '../errors/errors.js';
import type { Bytes } from './bytes.js';
import { bytesOf, joined } from './bytes.js';
import { jsonLimit } from './streams.js';

/**
 * Reads a request's body.
 *
 * @param limit the number of bytes it may have
 * @throws SharePointError (400) if it has more. Nothing of it is kept then. What still comes is taken in and thrown away:
 * a connection cut in the middle of a request would lose the answer.
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
    request.once('error', reject);
  });
}

/** The body as text. @throws SharePointError (400) if it is longer than JSON may be */
export function bodyText(bytes: Bytes): string {
  if (bytes.length > jsonLimit) throw bodyTooLarge(jsonLimit);
  return new TextDecoder().decode(joined(bytes));
}
