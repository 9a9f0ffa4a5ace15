import type { IncomingMessage } from 'node:http';

import { bodyTooLarge } from '../errors/errors.js';

/** SharePoint's limit for JSON bodies and batches. */
export const bodyLimit = 2_097_152;

/**
 * Reads a request's body as text.
 *
 * @throws SharePointError (400) if it has more bytes than the limit; what comes after that is not read
 */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request) {
    if (!(chunk instanceof Uint8Array)) continue;
    length += chunk.length;
    if (length > bodyLimit) throw bodyTooLarge(bodyLimit);
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}
