/**
 * Where the contract cases are run: against the embedded service (by default), or a real tenant.
 *
 * Case names end in the section of docs/embedded-service.md that says where the expectation comes from.
 *
 * For a tenant set CONTRACT_WEB_URL (a team site made for it; the cases add lists and remove them) and CONTRACT_TOKEN (a
 * bearer token of the site's owner). Cases that need several people or thousands of items run on the embedded service only.
 */
import type { Server } from 'node:http';
import { createServer } from 'node:http';

import type { Identity, LogEntry, SharePointOptions, SharePointService } from '../../workbench/sharepoint/index.js';
import { openSharePoint } from '../../workbench/sharepoint/index.js';

export interface Target {
  /** Absolute address of the web, without a closing slash. */
  readonly webUrl: string;
  /** True for the embedded service. */
  readonly embedded: boolean;
  /** The Authorization header of a person; on a tenant everyone is the owner. */
  authorization(person: Person): string;
  close(): Promise<void>;
}

/** People of the embedded service: token and login are made of the name. `stranger` is in the directory, in no site. */
export type Person = 'owner' | 'member' | 'visitor' | 'stranger';

export const people: readonly Person[] = ['owner', 'member', 'visitor', 'stranger'];

/** The claims login of a person of the embedded service. */
export function loginOf(person: Person): string {
  return `i:0#.f|membership|${person}@contoso.example`;
}

const tenantUrl = process.env['CONTRACT_WEB_URL'];
const tenantToken = process.env['CONTRACT_TOKEN'];

/** True if the cases run against the embedded service. */
export const onEmbedded = tenantUrl === undefined;

/** `it` for cases that only the embedded service can run. */
export const itEmbedded = onEmbedded ? it : it.skip;

/** Opens the target. */
export async function openTarget(): Promise<Target> {
  if (tenantUrl !== undefined) {
    return {
      webUrl: tenantUrl.replace(/\/$/, ''),
      embedded: false,
      authorization: () => `Bearer ${tenantToken ?? ''}`,
      close: () => Promise.resolve(),
    };
  }
  const faults: string[] = [];
  const service = serviceWithPeople(':memory:', { log: faultsInto(faults) });
  const server = createServer((request, response) => void service.handle(request, response));
  const port = await listen(server);
  return {
    webUrl: `http://127.0.0.1:${port}/sites/dev`,
    embedded: true,
    authorization: (person) => `Bearer ${person}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      service.close();
      if (faults.length > 0) throw new Error(`The service had faults of its own: ${faults.join('; ')}`);
    },
  };
}

/** A log that keeps what the service calls a fault of its own: there must never be one. */
export function faultsInto(faults: string[]): (entry: LogEntry) => void {
  return ({ method, path, note }) => {
    if (note?.startsWith('fault') === true) faults.push(`${method} ${path}: ${note}`);
  };
}

/** The person of the bearer token or, without one, of the cookie. */
const whoAsks: SharePointOptions['authenticate'] = (request): Identity | undefined => {
  const bearer = /^bearer (.*)$/i.exec(request.headers.authorization ?? '')?.[1];
  const cookie = /person=(\w+)/.exec(request.headers.cookie ?? '')?.[1];
  const person = people.find((each) => each === (bearer ?? cookie));
  return person === undefined ? undefined : { loginName: loginOf(person) };
};

/** An embedded service with a team site at /sites/dev. A bearer token, or the cookie `person`, names who is asking. */
export function serviceWithPeople(data: string, options: Partial<SharePointOptions> = {}): SharePointService {
  const service = openSharePoint({ data, authenticate: whoAsks, ...options });
  for (const person of people) {
    service.admin.ensureUser({
      loginName: loginOf(person),
      title: `${person} Demo-Person`,
      email: `${person}@contoso.example`,
      guest: person === 'stranger',
    });
  }
  service.admin.ensureSite({ path: '/sites/dev', title: 'Dev', owner: loginOf('owner') });
  service.admin.ensureSite({ path: '/sites/other', title: 'Other', owner: loginOf('owner') });
  service.admin.ensureMember('/sites/dev', 'members', loginOf('member'));
  service.admin.ensureMember('/sites/dev', 'visitors', loginOf('visitor'));
  service.admin.ensureMember('/sites/other', 'members', loginOf('stranger'));
  return service;
}

/** Listens on a free port of loopback and answers it. */
export function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (typeof address === 'object' && address !== null) resolve(address.port);
      else reject(new Error('The server has no port'));
    });
  });
}
