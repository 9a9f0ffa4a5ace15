import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { contentIfThere } from './files.js';

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** How long a browser may keep a file: for ever if its name holds a hash of its content, else it asks each time. */
export type Keep = 'for ever' | 'ask again';

const cacheControl: Readonly<Record<Keep, string>> = {
  'for ever': 'public, max-age=31536000, immutable',
  'ask again': 'no-cache',
};

/** Sends a page that was made for one person. */
export function sendPage(response: ServerResponse, status: number, page: string, policy: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'cache-control': 'no-store',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  });
  response.end(page);
}

/** Sends one sentence. */
export function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  response.end(`${text}\n`);
}

/** Sends a JSON answer that nobody keeps. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

/** Sends the browser to another address, with a GET. */
export function sendTo(response: ServerResponse, address: string, headers: Record<string, string> = {}): void {
  response.writeHead(303, { location: address, 'cache-control': 'no-store', ...headers });
  response.end();
}

/** Sends a file; a file that is not there, or that nobody may ask for, is a plain 404. */
export async function sendFile(
  response: ServerResponse,
  file: string | undefined,
  keep: Keep,
  headers: Record<string, string> = {},
): Promise<void> {
  const content = file === undefined ? undefined : await contentIfThere(file);
  if (file === undefined || content === undefined) {
    sendText(response, 404, 'There is no such file.');
    return;
  }
  response.writeHead(200, {
    'content-type': contentTypes[path.extname(file)] ?? 'application/octet-stream',
    'content-length': content.byteLength,
    'cache-control': cacheControl[keep],
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  response.end(content);
}

/** The fields of a form that the browser sent; a body of more than 16 KB is none of ours and is cut off. */
export async function formFields(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  request.setEncoding('utf8');
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > 16_384) throw new RangeError('The form is too large.');
  }
  return new URLSearchParams(text);
}
