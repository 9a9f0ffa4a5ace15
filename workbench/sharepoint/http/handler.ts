import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { invalidDigest, notSignedIn } from '../errors/errors.js';
import { controlRefusals } from '../refusals/control.js';
import { meetRequest } from '../refusals/meet.js';
import { ConnectionCut } from '../refusals/refusal.js';
import type { LogEntry, SharePointOptions } from '../service.js';
import type { Service } from '../service-state.js';
import type { Principal } from '../users/principal.js';
import type { Bytes } from './bytes.js';
import { noBytes } from './bytes.js';
import type { Reply } from './call.js';
import { corsHeaders, isBearer, preflightHeaders } from './cors.js';
import type { Target } from './dispatch.js';
import { admit, answer, isServicePath, resolveTarget, serviceAddress, unknownSite, verbOf } from './dispatch.js';
import type { Answer } from './failure.js';
import { failure } from './failure.js';
import { fileTarget } from './file-address.js';
import type { Incoming } from './incoming.js';
import { incomingWith } from './incoming.js';
import { pathForLog } from './path.js';
import { readBody, RequestAborted } from './read-body.js';
import { jsonLimit, takesStream, uploadLimit } from './streams.js';

/** Makes the function that answers HTTP requests. */
export function createHandler(service: Service, options: SharePointOptions) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const address = serviceAddress(request.url ?? '/');
    const { refusals } = service;
    const target = isServicePath(address) ? address : fileTarget(service, request.method, address);
    if (target === undefined) return refusals !== undefined && (await controlRefusals(refusals, request, response));
    const started = performance.now();
    const log = (status: number, note: string | undefined) =>
      options.log?.(logEntry(request, target, status, performance.now() - started, note));
    try {
      const { reply, note, isCutAmid } = await respond(service, options, request, target);
      const cors = corsHeaders(request, options.allowedOrigins);
      const cut = await send(request, response, reply, cors, isCutAmid === true);
      log(reply.status, cut ?? note);
    } catch (error) {
      request.socket.destroy();
      if (error instanceof ConnectionCut) log(0, `cut ${error.when} the work, on demand`);
      else if (error instanceof RequestAborted) log(0, 'the client went before its request was complete');
      else throw error;
    }
    return true;
  };
}

async function respond(
  service: Service,
  options: SharePointOptions,
  request: IncomingMessage,
  path: string,
): Promise<Answer> {
  if (request.method === 'OPTIONS') return preflight(request, options);
  const head: Incoming = incomingOf(request, path, noBytes);
  try {
    const identity = await options.authenticate(request);
    if (identity === undefined) throw notSignedIn();
    const { loginName } = identity;
    const read = async () => incomingOf(request, path, await readBody(request, bodyLimit(path)));
    const { refusals } = service;
    if (refusals === undefined || isSpared(options, request)) {
      const admitted = admittedTo(service, path, loginName);
      return carryOut(service, request, admitted, await read(), loginName);
    }
    // Rules may look at the body of whatever comes, as throttling comes before permissions.
    const incoming = await read();
    return await meetRequest(refusals, incoming, loginName, () =>
      carryOut(service, request, admittedTo(service, path, loginName), incoming, loginName),
    );
  } catch (error) {
    return failure(error, head);
  }
}

/** Someone who may come in, and where to. */
interface Admitted {
  readonly target: Target;
  readonly user: Principal;
}

function admittedTo(service: Service, path: string, login: string): Admitted {
  const target = resolveTarget(service, path);
  if (target === undefined) throw unknownSite(path);
  return { target, user: admit(service, target, login) };
}

function carryOut(
  service: Service,
  request: IncomingMessage,
  { target, user }: Admitted,
  incoming: Incoming,
  login: string,
): Answer {
  demandDigest(service, request, incoming, target, login);
  return answer(service, originOf(request), target, user, incoming);
}

function bodyLimit(path: string): number {
  return takesStream(path.split('?', 1)[0] ?? '') ? uploadLimit : jsonLimit;
}

function incomingOf(request: IncomingMessage, target: string, bytes: Bytes): Incoming {
  return incomingWith(bytes, {
    method: request.method ?? 'GET',
    target,
    header(name) {
      const value = request.headers[name];
      return Array.isArray(value) ? value.join(', ') : value;
    },
  });
}

/**
 * Whoever comes with a cookie must prove with a digest that a page of the site sent the request. A bearer token proves
 * that by itself; `contextinfo` is where digests come from.
 */
function demandDigest(
  service: Service,
  request: IncomingMessage,
  incoming: Incoming,
  target: Target,
  login: string,
): void {
  if (isBearer(request) || verbOf(incoming) === 'GET' || /^contextinfo\/?$/i.test(target.rest)) return;
  if (incoming.method === 'GET' || incoming.method === 'HEAD') return;
  const digest = incoming.header('x-requestdigest') ?? '';
  if (!service.digests.accepts(digest, target.site.guid, login)) throw invalidDigest();
}

function isSpared({ refusals }: SharePointOptions, request: IncomingMessage): boolean {
  return typeof refusals === 'object' && refusals.spares(request);
}

function preflight(request: IncomingMessage, options: SharePointOptions): Answer {
  const headers = preflightHeaders(request, options.allowedOrigins);
  if (headers === undefined) return { reply: { status: 403, headers: {}, body: '' }, note: 'preflight refused' };
  return { reply: { status: 200, headers, body: '' }, note: undefined };
}

function originOf(request: IncomingMessage): string {
  const scheme = 'encrypted' in request.socket && request.socket.encrypted === true ? 'https' : 'http';
  return `${scheme}://${request.headers.host ?? 'localhost'}`;
}

/** Sends an answer, or half of it if it is to be cut; for the log, what cut a file short. */
async function send(
  request: IncomingMessage,
  response: ServerResponse,
  reply: Reply,
  cors: Record<string, string>,
  isCutAmid: boolean,
): Promise<string | undefined> {
  const id = randomUUID();
  const body = typeof reply.body === 'string' ? Buffer.from(reply.body) : reply.body;
  const length = reply.stream?.length ?? body.length;
  const headers: Record<string, string | number> = {
    'Cache-Control': 'private, max-age=0',
    'X-Content-Type-Options': 'nosniff',
    SPRequestGuid: id,
    'request-id': id,
    ...cors,
    ...reply.headers,
  };
  if (reply.status === 401) headers['WWW-Authenticate'] = 'Bearer realm="SharePoint"';
  if (reply.status !== 204) headers['Content-Length'] = length;
  // What was refused before it was read must not be taken for the next request.
  if (!request.complete) headers['Connection'] = 'close';
  response.writeHead(reply.status, headers);
  if (isCutAmid) {
    response.write(body.subarray(0, Math.ceil(body.length / 2)), () => request.socket.destroy());
    return undefined;
  }
  const isEmpty = request.method === 'HEAD' || reply.status === 204;
  if (reply.stream === undefined || isEmpty) {
    response.end(isEmpty ? undefined : body);
    return undefined;
  }
  try {
    await pipeline(Readable.from(reply.stream.blocks()), response);
    return undefined;
  } catch (error) {
    // The head is gone: all that can be done is to let the client see that bytes are missing.
    response.destroy();
    return `cut short: ${error instanceof Error ? error.message : 'unknown'}`;
  }
}

function logEntry(
  request: IncomingMessage,
  target: string,
  status: number,
  milliseconds: number,
  note: string | undefined,
): LogEntry {
  const path = pathForLog(target.split('?', 1)[0] ?? '');
  const entry = { method: request.method ?? 'GET', path, status, milliseconds };
  return note === undefined ? entry : { ...entry, note };
}
