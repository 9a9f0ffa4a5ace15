/** The service under test over HTTP, with five people. */
import { createServer } from 'node:http';

import { openSharePoint } from '../../../../workbench/sharepoint/index.js';
import { listen } from '../../../contract/target.js';

export const people = ['owner', 'ann', 'ben', 'cara', 'guest'] as const;
export type Person = (typeof people)[number];

export const loginOf = (person: string) => `i:0#.f|membership|${person}@contoso.example`;

export interface Answer {
  readonly status: number;
  readonly body: string;
  /** Body and headers: everything that could tell something. */
  readonly all: string;
  readonly json: unknown;
}

export interface Sent {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Client {
  readonly origin: string;
  /** @param address a web's address and what follows `_api/` */
  send(person: string, web: string, path: string, sent?: Sent): Promise<Answer>;
  close(): Promise<void>;
}

export async function openClient(): Promise<Client> {
  const service = openSharePoint({
    data: ':memory:',
    authenticate: (request) => {
      const person = /^bearer (\w+)$/i.exec(request.headers.authorization ?? '')?.[1];
      return person === undefined ? undefined : { loginName: loginOf(person) };
    },
  });
  for (const person of people) {
    service.admin.ensureUser({
      loginName: loginOf(person),
      title: `${person} Demo-Person`,
      email: `${person}@contoso.example`,
      guest: person === 'guest',
    });
  }
  service.admin.ensureSite({ path: '/sites/fuzz', title: 'Fuzz', owner: loginOf('owner') });
  const server = createServer((request, response) => void service.handle(request, response));
  const origin = `http://127.0.0.1:${await listen(server)}`;
  return {
    origin,
    async send(person, web, path, { method = 'GET', body, headers } = {}) {
      const response = await fetch(path.startsWith('http') ? path : `${origin}${web}/_api/${path}`, {
        method,
        headers: {
          Authorization: `Bearer ${person}`,
          Accept: 'application/json',
          'Content-Type': 'application/json',
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      const all = `${[...response.headers].flat().join('\n')}\n${text}`;
      const isJson = (response.headers.get('content-type') ?? '').includes('json') && text !== '';
      const json: unknown = isJson ? JSON.parse(text) : undefined;
      return { status: response.status, body: text, all, json };
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      service.close();
    },
  };
}
