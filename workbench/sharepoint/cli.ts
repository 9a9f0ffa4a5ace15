import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';

import { openSharePoint } from './service.js';

const owner = { loginName: 'i:0#.f|membership|owner@dev.example', title: 'Site Owner', email: 'owner@dev.example' };
const usage = 'Use: npm run sharepoint -- --port <number> --data <folder>|:memory: --owner-token <token> [--refusals]';

/** A client that takes longer for its headers or its whole request is sent away, so that none holds a connection for good. */
const slowClients = { headersTimeout: 20_000, requestTimeout: 120_000, connectionsCheckingInterval: 5_000 };

/** The command line asks for something impossible. The message is one sentence for whoever typed it. */
class UsageError extends Error {
  override readonly name = 'UsageError';
}

interface Options {
  readonly port: number;
  readonly data: string;
  readonly token: string;
  readonly refusals: boolean;
}

function readOptions(): Options {
  let values;
  try {
    ({ values } = parseArgs({
      options: {
        port: { type: 'string' },
        data: { type: 'string' },
        'owner-token': { type: 'string' },
        refusals: { type: 'boolean' },
      },
    }));
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(`An option is not known. ${usage}`);
    throw error;
  }
  const port = Number(values.port ?? '4310');
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UsageError(`The port must be a number from 0 to 65535. ${usage}`);
  }
  const token = values['owner-token'] ?? '';
  if (token === '') throw new UsageError(`An owner token is needed. ${usage}`);
  return { port, data: values.data ?? ':memory:', token, refusals: values.refusals === true };
}

function bearerToken(request: IncomingMessage): string {
  return /^bearer (.*)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
}

function sameText(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Starts the list service alone, on loopback, with an empty team site at /sites/dev. */
function start(options: Options): void {
  const service = openSharePoint({
    data: options.data,
    refusals: options.refusals,
    authenticate: (request) => (sameText(bearerToken(request), options.token) ? owner : undefined),
  });
  service.admin.ensureUser(owner);
  service.admin.ensureSite({ path: '/sites/dev', title: 'Dev', owner: owner.loginName });
  const server = createServer(slowClients, (request, response) => {
    void service.handle(request, response).then((handled) => {
      if (handled) return;
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' });
      response.end('Only /sites/dev/_api/… is served here.\n');
    });
  });
  server.once('error', (error) => {
    service.close();
    fail(
      'code' in error && error.code === 'EADDRINUSE'
        ? `Port ${options.port} is in use; choose another with --port.`
        : error.message,
    );
  });
  server.listen(options.port, 'localhost', () => {
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : options.port;
    console.log(`SharePoint ready: http://localhost:${port}/sites/dev`);
  });
  const stop = () => {
    server.close(() => {
      service.close();
      process.exit(0);
    });
    server.closeAllConnections();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function fail(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}

try {
  start(readOptions());
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}
