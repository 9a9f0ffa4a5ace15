import type { IncomingMessage, ServerResponse } from 'node:http';
import { people } from '../identity/people.js';
import { sites } from '../host/pages.js';

/** Stands in for the embedded list service until it is there: knows the sites, who may read them, and nothing else. */
export async function openSharePoint(options: {
  data: string;
  authenticate(request: IncomingMessage): Promise<string | undefined>;
  allowedOrigins: readonly string[];
  log(line: string): void;
}) {
  let stamp: string | undefined;
  return {
    handle: async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
      const url = new URL(request.url ?? '/', 'http://localhost');
      const site = Object.entries(sites).find(([, each]) => url.pathname.startsWith(`${each.path}/_api/`));
      if (site === undefined) return false;
      const origin = request.headers.origin;
      const cors: Record<string, string> =
        origin !== undefined && options.allowedOrigins.includes(origin)
          ? { 'access-control-allow-origin': origin, 'access-control-allow-headers': 'authorization, accept' }
          : {};
      if (request.method === 'OPTIONS') {
        response.writeHead(204, cors).end();
        return true;
      }
      const login = await options.authenticate(request);
      const person = people.find((each) => each.loginName === login);
      const allowed =
        person !== undefined && (site[0] === 'register' ? person.sites.register : person.sites.partnership);
      response.writeHead(allowed ? 200 : 403, { 'content-type': 'application/json', ...cors });
      response.end(JSON.stringify(allowed ? { Title: person.name } : { 'odata.error': { code: '403' } }));
      return true;
    },
    admin: {
      ensureSite: async (_site: { path: string; title: string; owner: string }) => undefined,
      ensureUser: async (_user: { loginName: string; title: string; email: string; guest?: boolean }) => undefined,
      ensureMember: async (_path: string, _group: 'owners' | 'members' | 'visitors', _login: string) => undefined,
    },
    stamp: { get: async () => stamp, set: async (next: string) => void (stamp = next) },
    close: async () => undefined,
  };
}
