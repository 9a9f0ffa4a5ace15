import { roles } from '@phb/schemas';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { authenticate } from '../../../workbench/identity/authenticate.js';
import { people } from '../../../workbench/identity/people.js';
import { openSignInTokens } from '../../../workbench/identity/signInTokens.js';

function request(headers: Record<string, string>): IncomingMessage {
  const made = new IncomingMessage(new Socket());
  Object.assign(made.headers, headers);
  return made;
}

const origin = 'http://localhost:4300';

describe('who sends a request', () => {
  it('is the person of a documented token', async () => {
    const tokens = await openSignInTokens(`${origin}/_workbench`);
    for (const person of people) {
      const found = await authenticate(request({ authorization: `Bearer ${person.token}` }), tokens, origin);
      expect(found?.key).toBe(person.key);
    }
  });

  it('is the person of the page’s cookie', async () => {
    const tokens = await openSignInTokens(`${origin}/_workbench`);
    const found = await authenticate(request({ cookie: 'a=b; workbench-person=manager' }), tokens, origin);
    expect(found?.key).toBe('manager');
  });

  it('is nobody with a wrong token, even beside a good cookie, and nobody without either', async () => {
    const tokens = await openSignInTokens(`${origin}/_workbench`);
    const cookie = 'workbench-person=administrator';
    expect(await authenticate(request({ cookie, authorization: 'Bearer wrong' }), tokens, origin)).toBeUndefined();
    expect(await authenticate(request({ cookie, authorization: 'Basic x' }), tokens, origin)).toBeUndefined();
    expect(await authenticate(request({ cookie: 'workbench-person=nobody' }), tokens, origin)).toBeUndefined();
    expect(await authenticate(request({}), tokens, origin)).toBeUndefined();
  });
});

describe('the people', () => {
  it('are invented, each with a marker in the family name', () => {
    for (const { name } of people) expect(name).toMatch(/^\w+ Demo-\w+$/);
  });

  it('have a guest with a guest’s login, who belongs to the partnership site alone', () => {
    const guests = people.filter((person) => person.guest);
    expect(guests.map((person) => person.key)).toEqual(['council-guest']);
    for (const { loginName, is } of guests) {
      expect(loginName).toContain('#ext#');
      expect(roles[is].groups.register).toEqual([]);
    }
  });

  it('show every role of the product, each once, under names and tokens of their own', () => {
    expect(people.map(({ is }) => is).sort()).toEqual(Object.keys(roles).sort());
    for (const key of ['key', 'name', 'loginName', 'token', 'objectId'] as const) {
      expect(new Set(people.map((person) => person[key])).size).toBe(people.length);
    }
  });
});
