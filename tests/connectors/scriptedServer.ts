import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as the server saw it. */
export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** What to answer; 'break' cuts the connection, 'hang' never answers. */
export type Answer =
  'break' | 'hang' | { readonly status?: number; readonly headers?: Record<string, string>; readonly body?: unknown };

export interface ScriptedServer {
  readonly webUrl: string;
  readonly seen: readonly SeenRequest[];
  close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const piece of request) body += String(piece);
  return body;
}

function send(response: ServerResponse, answer: Answer): void {
  if (answer === 'hang') return;
  if (answer === 'break') {
    response.destroy();
    return;
  }
  const isText = typeof answer.body === 'string';
  response.writeHead(answer.status ?? 200, {
    'Content-Type': isText ? 'text/plain' : 'application/json',
    ...answer.headers,
  });
  response.end(answer.body === undefined ? undefined : isText ? answer.body : JSON.stringify(answer.body));
}

/** Answers on loopback as the test says, and keeps what it was asked. */
export async function scriptedServer(answer: (request: SeenRequest, index: number) => Answer): Promise<ScriptedServer> {
  const seen: SeenRequest[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const one = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body };
      seen.push(one);
      send(response, answer(one, seen.length - 1));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    webUrl: `http://127.0.0.1:${port}/sites/phb`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** An error body as SharePoint writes it. */
export function sharePointError(code: number, type: string, text: string): unknown {
  return { 'odata.error': { code: `${code}, ${type}`, message: { lang: 'en-US', value: text } } };
}
