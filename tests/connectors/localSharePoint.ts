import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connectSite, type ConnectOptions, type SignIn, type SiteConnection } from '@phb/connectors';
import { connectSiteWith } from '../../connectors/session/connectSite.js';
import {
  openSharePoint,
  type Refusal,
  type RefusalControl,
  type SharePointService,
} from '../../workbench/sharepoint/index.js';
import { virtualClock, type VirtualClock } from './virtualClock.js';

/** A request as it passed, and what became of it. */
export interface Passed {
  readonly method: string;
  readonly url: string;
  readonly body: string;
}

export interface LocalSharePoint {
  readonly service: SharePointService;
  readonly origin: string;
  readonly clock: VirtualClock;
  readonly passed: Passed[];
  /** What the service answered to the last requests, in the order of its answers; 0 where the connection was cut. */
  readonly statuses: number[];
  /** More that can go wrong, parts of batches included. */
  readonly refusals: RefusalControl;
  /** Decides about each request; undefined lets it through. */
  fault: (request: Passed, index: number) => Refusal | undefined;
  /** Called before a request is carried out: what somebody else does in that moment. */
  before: (request: Passed) => Promise<void> | void;
  connect(path: string, who: Person, options?: ConnectOptions): SiteConnection;
  /** As a page of the site does it, with a form digest. Node keeps no cookies: all pages are the member's. */
  connectAsPage(path: string): SiteConnection;
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

/** The embedded service with the sites /sites/phb and /sites/phb-partner, on which things go wrong as told. */
export async function localSharePoint(): Promise<LocalSharePoint> {
  const passed: Passed[] = [];
  const statuses: number[] = [];
  const ports: { direct?: number | undefined } = {};
  const service = openSharePoint({
    data: ':memory:',
    authenticate: (request) => {
      const { authorization } = request.headers;
      if (authorization === undefined) return { loginName: login('member') };
      const person = /^Bearer (\w+)$/.exec(authorization)?.[1];
      return person === undefined ? undefined : { loginName: login(person) };
    },
    refusals: { spares: (request) => request.socket.localPort === ports.direct },
    log: (entry) => statuses.push(entry.status),
  });
  const { refusals } = service;
  if (refusals === undefined) throw new Error('the service was opened with refusals');
  for (const person of persons) {
    service.admin.ensureUser({ loginName: login(person), title: `The ${person}`, email: `${person}@phb.example` });
  }
  for (const path of ['/sites/phb', '/sites/phb-partner']) {
    service.admin.ensureSite({ path, title: path === '/sites/phb' ? 'PHB' : 'PHB partner', owner: login('owner') });
    service.admin.ensureMember(path, 'members', login('member'));
    service.admin.ensureMember(path, 'visitors', login('visitor'));
  }
  const servers = [1, 2].map(() =>
    createServer((request, response) => {
      void service.handle(request, response).then((handled) => {
        if (!handled) response.writeHead(404).end();
      });
    }),
  );
  const [origin = '', direct = ''] = await Promise.all(servers.map(listening));
  ports.direct = Number(new URL(direct).port);
  const clock = virtualClock();
  const signIn = (who: Person): SignIn => ({ kind: 'token', getToken: () => Promise.resolve(who) });
  const local: LocalSharePoint = {
    service,
    origin,
    clock,
    passed,
    statuses,
    refusals,
    fault: () => undefined,
    before: () => undefined,
    connect: (path, who, options) => connectSiteWith(clock, `${origin}${path}`, signIn(who), options),
    connectAsPage: (path) => connectSiteWith(clock, `${origin}${path}`, { kind: 'page' }),
    connectDirectly: (path, who) => connectSite(`${direct}${path}`, signIn(who)),
    async close() {
      for (const server of servers) {
        await new Promise<void>((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        });
      }
      service.close();
    },
  };
  refusals.decide(({ method, url, body, isPart }) => {
    if (isPart) return undefined;
    const one = { method, url, body };
    passed.push(one);
    return local.fault(one, passed.length - 1);
  });
  refusals.watch((request) => local.before(request));
  return local;
}
