import type { IncomingMessage } from 'node:http';

import { bodyTooLarge } from '../errors/errors.js';

/** SharePoint's limit for JSON bodies and batches. */
const bodyLimit = 2_097_152;

/**
 * Reads a request's body as text.
 *
 * @throws SharePointError (400) if it has more bytes than the limit. The rest is still taken in and thrown away: a
 * connection cut in the middle of a request would lose the answer.
 */
export function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let length = 0;
    request.on('data', (chunk: Uint8Array) => {
      length += chunk.length;
      if (length <= bodyLimit) chunks.push(chunk);
      else reject(bodyTooLarge(bodyLimit));
    });
    request.once('end', () => resolve(new TextDecoder().decode(Buffer.concat(chunks))));
    request.once('error', reject);
  });
}
