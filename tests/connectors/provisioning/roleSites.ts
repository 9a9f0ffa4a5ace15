import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connectSite, provision } from '@phb/connectors';
import { listsOf, namedGroups, roles, type RoleKey, type SiteKind } from '@phb/schemas';
import '@pnp/sp/site-groups/web.js';
import '@pnp/sp/site-users/web.js';
import { openSharePoint } from '../../../workbench/sharepoint/index.js';

export const roleKeys = Object.keys(roles) as readonly RoleKey[];
export const paths: Readonly<Record<SiteKind, string>> = { register: '/sites/phb', partnership: '/sites/phb-partner' };
const login = (role: RoleKey): string => `i:0#.f|membership|${role}@phb.example`;
const associated = ['owners', 'members', 'visitors'] as const;

export interface Answer {
  readonly status: number;
  readonly text: string;
}

export interface RoleSites {
  /** A request by plain HTTP, as somebody with a role; the path stands below `_api/web`. */
  ask(role: RoleKey, site: SiteKind, path: string, send?: { verb?: string; body?: unknown }): Promise<Answer>;
  close(): Promise<void>;
}

/** Both sites on the embedded service, provisioned by the administrator, with one person for each role in its groups. */
export async function roleSites(): Promise<RoleSites> {
  const service = openSharePoint({
    data: ':memory:',
    authenticate: (request) => {
      const role = /^Bearer (\w+)$/.exec(request.headers.authorization ?? '')?.[1];
      const known = roleKeys.find((key) => key === role);
      return known === undefined ? undefined : { loginName: login(known) };
    },
  });
  for (const role of roleKeys) {
    service.admin.ensureUser({
      loginName: login(role),
      title: `The ${role}`,
      email: `${role}@phb.example`,
      guest: role === 'guest',
    });
  }
  const sites = Object.keys(paths) as readonly SiteKind[];
  for (const site of sites) {
    service.admin.ensureSite({ path: paths[site], title: site, owner: login('administrator') });
    for (const role of roleKeys) {
      for (const group of associated) {
        const held: readonly string[] = roles[role].groups[site];
        if (held.includes(group)) service.admin.ensureMember(paths[site], group, login(role));
      }
    }
  }
  const server = createServer((request, response) => {
    void service.handle(request, response).then((handled) => {
      if (!handled) response.writeHead(404).end();
    });
  });
  const origin = await new Promise<string>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
  for (const site of sites) {
    const connection = connectSite(`${origin}${paths[site]}`, {
      kind: 'token',
      getToken: () => Promise.resolve('administrator'),
    });
    await provision(connection, listsOf(site));
    for (const role of roleKeys) {
      for (const group of ['finance', 'few'] as const) {
        const held: readonly string[] = roles[role].groups[site];
        if (!held.includes(group)) continue;
        await connection.sp.web.siteGroups.getByName(namedGroups[group].title).users.add(login(role));
      }
    }
  }
  return {
    async ask(role, site, path, { verb, body } = {}) {
      const response = await fetch(`${origin}${paths[site]}/_api/web/${path}`, {
        method: verb === undefined ? 'GET' : 'POST',
        headers: {
          Authorization: `Bearer ${role}`,
          Accept: 'application/json;odata=nometadata',
          'Content-Type': 'application/json;odata=nometadata',
          ...(verb === undefined || verb === 'POST' ? {} : { 'X-HTTP-Method': verb, 'If-Match': '*' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: response.status, text: await response.text() };
    },
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      service.close();
    },
  };
}
