/** A service that listens, and requests that no decent client would send. */
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { ServerOptions } from 'node:http';
import { connect } from 'node:net';

import type { LogEntry, SharePointOptions, SharePointService } from '../../../workbench/sharepoint/index.js';
import type { Target } from '../../contract/target.js';
import { faultsInto, listen, serviceWithPeople } from '../../contract/target.js';

export interface Running {
  readonly service: SharePointService;
  readonly server: Server;
  readonly target: Target;
  readonly port: number;
  readonly log: readonly LogEntry[];
  /** What the service called a fault of its own: there must never be one. */
  readonly faults: string[];
  close(): Promise<void>;
}

/** Opens a service with the usual people and listens on loopback. Requests for other paths get 418. */
export async function running(
  data = ':memory:',
  options: Partial<SharePointOptions> = {},
  serverOptions: ServerOptions = {},
): Promise<Running> {
  const faults: string[] = [];
  const log: LogEntry[] = [];
  const keep = faultsInto(faults);
  const service = serviceWithPeople(data, {
    log(entry) {
      log.push(entry);
      keep(entry);
    },
    ...options,
  });
  const server = createServer(serverOptions, (request, response) => {
    void service.handle(request, response).then((handled) => {
      if (!handled) response.writeHead(418).end();
    });
  });
  const port = await listen(server);
  const authorization = (person: string) => `Bearer ${person}`;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    service.close();
  };
  const webUrl = `http://127.0.0.1:${port}/sites/dev`;
  return { service, server, port, log, faults, close, target: { webUrl, embedded: true, authorization, close } };
}

export interface RawAnswer {
  readonly status: number;
  readonly text: string;
}

/** Writes bytes to the port and reads until the other side is silent for a moment or closes. */
export function sendRaw(port: number, bytes: string | Uint8Array, quietAfter = 20_000): Promise<RawAnswer> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(port, '127.0.0.1');
    const finish = () => {
      socket.destroy();
      resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0), text });
    };
    socket.setTimeout(quietAfter, finish);
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      const length = /\r\ncontent-length: (\d+)\r\n/i.exec(text)?.[1];
      const end = text.indexOf('\r\n\r\n');
      if (length !== undefined && end >= 0 && text.length >= end + 4 + Number(length)) finish();
    });
    socket.on('close', finish);
    // Whoever refuses early may close while the rest is still being sent.
    socket.on('error', finish);
    socket.write(bytes);
  });
}

/** The lines of a request as the owner would send it. */
export function rawRequest(method: string, path: string, headers: Record<string, string> = {}, body = ''): string {
  const all: Record<string, string> = {
    Host: 'localhost',
    Authorization: 'Bearer owner',
    Accept: 'application/json',
    Connection: 'close',
    ...(body === '' ? {} : { 'Content-Type': 'application/json', 'Content-Length': String(Buffer.byteLength(body)) }),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body}`;
}
