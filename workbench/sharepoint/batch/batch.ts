import { isUtf8 } from 'node:buffer';
import { randomUUID } from 'node:crypto';

import { invalidQuery } from '../errors/errors.js';
import type { Call, Reply } from '../http/call.js';
import { bytesOf, joined } from '../http/bytes.js';
import type { Incoming } from '../http/incoming.js';
import { fileInBatch, jsonLimit } from '../http/streams.js';
import { readJsonFormat } from '../representation/format.js';
import type { BatchPart } from './multipart.js';
import { parseBatch } from './multipart.js';

const statusTexts: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  204: 'No Content',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  409: 'Conflict',
  412: 'Precondition Failed',
  415: 'Unsupported Media Type',
  423: 'Locked',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/** Requests of one batch: practice and the PnP libraries say 100. */
const maximumRequests = 100;

/**
 * Answers POST `_api/$batch`: each part on its own, in the order sent. A batch is no transaction: a part that fails
 * neither stops nor undoes the others.
 *
 * @param answerPart answers one request, whatever becomes of it
 * @throws SharePointError (400) if the envelope is malformed or has too many requests
 */
export function batchReply(call: Call, answerPart: (incoming: Incoming) => Reply): Reply {
  const parts = parseBatch(call.contentType, call.body);
  if (parts.length > maximumRequests) {
    throw invalidQuery(`The batch has more than ${maximumRequests} requests.`);
  }
  const boundary = `batchresponse_${randomUUID()}`;
  const written = parts.map((part) => `--${boundary}\r\n${writePart(answerPart(incomingOf(call, part)))}`);
  return {
    status: 200,
    headers: { 'Content-Type': `multipart/mixed; boundary=${boundary}` },
    // The closing delimiter must be followed by a line end: PnPjs waits for it.
    body: `${written.join('')}--${boundary}--\r\n`,
  };
}

/**
 * A part as a request of its own. Parts that do not say what they accept are answered in the JSON that the batch accepts
 * (Microsoft's own examples say nothing in either place); if that is none, in Atom as any request without Accept.
 */
function incomingOf(call: Call, part: BatchPart): Incoming {
  const accepts = ['accept', 'odata-version'];
  const isInherited =
    !part.headers.has('accept') && readJsonFormat(call.header('accept'), call.header('odata-version')) !== undefined;
  return {
    method: part.method,
    target: targetOf(call, part.url).replaceAll(' ', '%20'),
    header: (name) => part.headers.get(name) ?? (isInherited && accepts.includes(name) ? call.header(name) : undefined),
    body: part.body,
    get bytes() {
      return bytesOf([Buffer.from(part.body)]);
    },
  };
}

/**
 * Path and query of a part. Addresses may be absolute, begin at the server (`/sites/…`) or at the service root that the
 * batch was sent to (`web/lists`, also `_api/web/lists`). Another host stays in the target, where no site is found.
 */
function targetOf(call: Call, url: string): string {
  const absolute = /^https?:\/\/([^/?#]*)(.*)$/is.exec(url);
  if (absolute !== null) {
    const [, host = '', rest = ''] = absolute;
    return `//${host}`.toLowerCase() === call.origin.replace(/^https?:/, '').toLowerCase() ? rest : url;
  }
  if (url.startsWith('/')) return url;
  const root = call.web.path === '/' ? '' : call.web.path;
  return `${encodeURI(root)}/_api/${url.replace(/^_api\//i, '')}`;
}

/** The reply with a file's bytes as text. @throws SharePointError (400) for a file that is no text: a batch is text */
export function asText(reply: Reply): Reply {
  if (reply.stream === undefined) return reply;
  if (reply.stream.length > jsonLimit) throw fileInBatch();
  const bytes = joined(reply.stream);
  if (!isUtf8(bytes)) throw fileInBatch();
  return {
    status: reply.status,
    headers: reply.headers,
    body: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
  };
}

/** Flat parts, one for each request: PnPjs reads neither nested change sets nor missing parts. */
function writePart(reply: Reply): string {
  const lines = [
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    '',
    `HTTP/1.1 ${reply.status} ${statusTexts[reply.status] ?? 'Unknown'}`,
  ];
  for (const [name, value] of Object.entries(reply.headers)) lines.push(`${name.toUpperCase()}: ${value}`);
  return `${lines.join('\r\n')}\r\n\r\n${String(reply.body)}\r\n`;
}
