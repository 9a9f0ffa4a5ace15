import { createServer, request as send, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connectSite, type ConnectOptions, type SignIn, type SiteConnection } from '@phb/connectors';
import { connectSiteWith } from '../../connectors/session/connectSite.js';
import { openSharePoint, type SharePointService } from '../../workbench/sharepoint/index.js';
import { virtualClock, type VirtualClock } from './virtualClock.js';

/** A request as it passed, and what became of it. */
export interface Passed {
  readonly method: string;
  readonly url: string;
  readonly body: string;
}

/**
 * What goes wrong with a request: `lost` is carried out, but its answer never arrives; `never` breaks before the service sees it;
 * a status is answered in place of the service's answer, which was carried out if `after` is set.
 */
export type Fault =
  | 'lost'
  | 'never'
  | {
      readonly status: number;
      readonly headers?: Record<string, string>;
      readonly body?: string;
      readonly after?: boolean;
    };

export interface LocalSharePoint {
  readonly service: SharePointService;
  readonly origin: string;
  readonly clock: VirtualClock;
  readonly passed: Passed[];
  /** What the service answered to the last requests, in the order of its answers. */
  readonly statuses: number[];
  /** Decides about each request; undefined lets it through. */
  fault: (request: Passed, index: number) => Fault | undefined;
  /** Called before a request goes on to the service: what somebody else does in that moment. */
  before: (request: Passed) => Promise<void> | void;
  /** Changes the service's answer on its way back. */
  rewrite: (request: Passed, answer: string) => string;
  connect(path: string, who: Person, options?: ConnectOptions): SiteConnection;
  /** Past the faults, for looking at what the service holds. */
  connectDirectly(path: string, who: Person): SiteConnection;
  close(): Promise<void>;
}

export const persons = ['owner', 'member', 'visitor', 'outsider'] as const;
export type Person = (typeof persons)[number];
const login = (person: string): string => `i:0#.f|membership|${person}@phb.example`;

function listening(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}

async function bodyOf(message: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of message) pieces.push(Buffer.from(piece as Uint8Array));
  return Buffer.concat(pieces).toString('utf8');
}

function forward(to: string, from: IncomingMessage, body: string): Promise<{ message: IncomingMessage; body: string }> {
  return new Promise((resolve, reject) => {
    const onward = send(`${to}${from.url ?? ''}`, { method: from.method, headers: from.headers }, (message) => {
      bodyOf(message).then((text) => resolve({ message, body: text }), reject);
    });
    onward.on('error', reject);
    onward.end(body);
  });
}

/** The embedded service with the sites /sites/phb and /sites/phb-partner, behind a connection on which things go wrong as told. */
export async function localSharePoint(): Promise<LocalSharePoint> {
  const service = openSharePoint({
    data: ':memory:',
    authenticate: (request) => {
      const person = /^Bearer (\w+)$/.exec(request.headers.authorization ?? '')?.[1];
      return person === undefined ? undefined : { loginName: login(person) };
    },
  });
  for (const person of persons) {
    service.admin.ensureUser({ loginName: login(person), title: `The ${person}`, email: `${person}@phb.example` });
  }
  for (const path of ['/sites/phb', '/sites/phb-partner']) {
    service.admin.ensureSite({ path, title: path === '/sites/phb' ? 'PHB' : 'PHB partner', owner: login('owner') });
    service.admin.ensureMember(path, 'members', login('member'));
    service.admin.ensureMember(path, 'visitors', login('visitor'));
  }
  const inner = createServer((request, response) => {
    void service.handle(request, response).then((handled) => {
      if (!handled) response.writeHead(404).end();
    });
  });
  const innerOrigin = await listening(inner);
  const passed: Passed[] = [];
  const statuses: number[] = [];

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const one = { method: request.method ?? '', url: request.url ?? '', body };
    passed.push(one);
    const fault = local.fault(one, passed.length - 1);
    const isCarriedOut = fault === undefined || fault === 'lost' || (fault !== 'never' && fault.after === true);
    if (isCarriedOut) await local.before(one);
    const answer = isCarriedOut ? await forward(innerOrigin, request, body) : undefined;
    if (fault === 'lost' || fault === 'never') {
      response.destroy();
    } else if (fault !== undefined) {
      response.writeHead(fault.status, fault.headers).end(fault.body);
    } else if (answer) {
      statuses.push(answer.message.statusCode ?? 0);
      const text = local.rewrite(one, answer.body);
      const headers = { ...answer.message.headers };
      delete headers['content-length'];
      response.writeHead(answer.message.statusCode ?? 500, headers).end(text === '' ? undefined : text);
    }
  }
  const outer = createServer((request, response) => void pass(request, response));
  const origin = await listening(outer);
  const clock = virtualClock();
  const signIn = (who: Person): SignIn => ({ kind: 'token', getToken: () => Promise.resolve(who) });
  const local: LocalSharePoint = {
    service,
    origin,
    clock,
    passed,
    statuses,
    fault: () => undefined,
    before: () => undefined,
    rewrite: (_, answer) => answer,
    connect: (path, who, options) => connectSiteWith(clock, `${origin}${path}`, signIn(who), options),
    connectDirectly: (path, who) => connectSite(`${innerOrigin}${path}`, signIn(who)),
    async close() {
      for (const server of [outer, inner]) {
        await new Promise<void>((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        });
      }
      service.close();
    },
  };
  return local;
}
