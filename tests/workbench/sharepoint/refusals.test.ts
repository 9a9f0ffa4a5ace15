/** Refusals on demand: what is asked to go wrong goes wrong as told, and nothing else does. */
import type { Server } from 'node:http';
import { createServer, request as send } from 'node:http';

import type { LogEntry, RefusalControl, SharePointService } from '../../../workbench/sharepoint/index.js';
import { listen, serviceWithPeople } from '../../contract/target.js';
import type { Target } from '../../contract/target.js';
import { at, errorOf, sendBatch, TestList } from '../../contract/wire.js';

let service: SharePointService;
let server: Server;
let target: Target;
let list: TestList;
let base: string;
let refusals: RefusalControl;
const entries: LogEntry[] = [];

beforeAll(async () => {
  service = serviceWithPeople(':memory:', { refusals: true, log: (entry) => entries.push(entry) });
  server = serverOf(service);
  base = `http://127.0.0.1:${await listen(server)}`;
  const authorization = (person: string) => `Bearer ${person}`;
  target = { webUrl: `${base}/sites/dev`, embedded: true, authorization, close: () => Promise.resolve() };
  list = await TestList.create(target, 'refusals');
  if (service.refusals === undefined) throw new Error('The service was opened with refusals');
  refusals = service.refusals;
});
afterEach(() => refusals.clear());
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  service.close();
});

function serverOf(one: SharePointService): Server {
  return createServer((request, response) => {
    void one.handle(request, response).then((handled) => {
      if (!handled) response.writeHead(418).end();
    });
  });
}

const add = (Title: string) => list.send({ method: 'POST', path: 'items', body: { Title } });
const count = async () => Number(at((await list.send({ path: 'ItemCount' })).json, 'value'));
const read = () => list.send({ path: 'Title' });
const statuses = async (many: number) => {
  const found: number[] = [];
  for (let index = 0; index < many; index += 1) found.push((await read()).status);
  return found;
};

describe('answers in place of the service', () => {
  it.each([429, 503, 504])('%i for the next two, in the shape of SharePoint, and nothing is done', async (answer) => {
    const before = await count();
    const rule = refusals.add({ answer, retryAfter: 7, method: 'POST', times: 2 });
    const [first, second, third] = [await add('a'), await add('b'), await add('c')];
    expect([first.status, second.status, third.status]).toEqual([answer, answer, 201]);
    expect(first.headers.get('retry-after')).toBe('7');
    expect(first.text).toMatch(
      /^\{"odata\.error":\{"code":"-1, Microsoft\.SharePoint\.Client\.ClientServiceException"/,
    );
    expect(rule.met).toBe(2);
    expect(await count()).toBe(before + 1);
  });

  it('writes Retry-After as a date and the rate limit as told', async () => {
    refusals.add({
      answer: 429,
      retryAfter: 30,
      retryAfterAs: 'date',
      rateLimit: { limit: 1200, remaining: 0, reset: 30 },
    });
    const { headers } = await read();
    const date = headers.get('retry-after') ?? '';
    expect(date).toMatch(/^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/);
    const asked = Date.parse(date) - Date.parse(headers.get('date') ?? '');
    expect(asked).toBeGreaterThanOrEqual(30_000);
    expect(asked).toBeLessThan(33_000);
    const rate = ['limit', 'remaining', 'reset'].map((name) => headers.get(`ratelimit-${name}`));
    expect(rate).toEqual(['1200', '0', '30']);
  });

  it('with the error that a test needs', async () => {
    const type = 'Microsoft.SharePoint.SPListDataValidationException';
    refusals.add({ answer: 500, error: { code: -2130575162, type, message: 'Too late.' } });
    const answer = await read();
    expect([answer.status, errorOf(answer)]).toEqual([500, { code: `-2130575162, ${type}`, message: 'Too late.' }]);
  });

  it('after the work was done, if told so', async () => {
    const before = await count();
    refusals.add({ answer: 503, carriedOut: true, method: 'POST' });
    expect((await add('done all the same')).status).toBe(503);
    expect(await count()).toBe(before + 1);
  });

  it('only where method, address and body match', async () => {
    refusals.add({ answer: 429, method: 'MERGE', path: "lists(guid'", body: 'Descr' });
    const change = (body: unknown) =>
      list.send({ method: 'POST', headers: { 'X-HTTP-Method': 'MERGE' }, path: '', body });
    expect((await read()).status).toBe(200);
    expect((await change({ Title: list.title })).status).toBe(204);
    expect((await change({ Description: 'x' })).status).toBe(429);
  });

  it('after so many were let through, by a share with a seed, and as a function says', async () => {
    refusals.add({ answer: 503, skip: 2, times: 1 });
    expect(await statuses(4)).toEqual([200, 200, 503, 200]);
    refusals.clear();
    const draw = async (seed: number) => {
      const rule = refusals.add({ answer: 503, share: 0.3, seed });
      const drawn = await statuses(40);
      rule.remove();
      return drawn;
    };
    const drawn = await draw(5);
    expect(await draw(5)).toEqual(drawn);
    expect(await draw(6)).not.toEqual(drawn);
    const refused = drawn.filter((status) => status === 503).length;
    expect(refused).toBeGreaterThan(4);
    expect(refused).toBeLessThan(22);
    const decider = refusals.decide(({ url }) => (url.endsWith('/Title') ? { answer: 504 } : undefined));
    expect(await statuses(1)).toEqual([504]);
    expect(decider.met).toBe(1);
  });
});

describe('the connection', () => {
  it('is cut before the work, after it, or in the middle of the answer', async () => {
    const before = await count();
    const earlier = entries.length;
    refusals.add({ cut: 'before', method: 'POST', times: 1 });
    await expect(add('never')).rejects.toThrow();
    expect(await count()).toBe(before);
    refusals.add({ cut: 'after', method: 'POST', times: 1 });
    await expect(add('lost')).rejects.toThrow();
    expect(await count()).toBe(before + 1);
    refusals.add({ cut: 'amid', method: 'POST', times: 1 });
    await expect(add('half')).rejects.toThrow();
    expect(await count()).toBe(before + 2);
    const cut = entries.slice(earlier).filter(({ note }) => note?.includes('cut'));
    expect(cut.map(({ status }) => status)).toEqual([0, 0, 201]);
  });

  it('waits as long as told', async () => {
    refusals.add({ delay: 60, times: 1 });
    const started = performance.now();
    await read();
    expect(performance.now() - started).toBeGreaterThanOrEqual(55);
  });

  it('waits for whoever watches, before the work', async () => {
    const before = await count();
    refusals.watch(async ({ method }) => {
      if (method !== 'POST') return;
      refusals.clear();
      await add('first');
    });
    const answer = await add('second');
    expect(at((await list.send({ path: `items(${Number(at(answer.json, 'Id')) - 1})` })).json, 'Title')).toBe('first');
    expect(await count()).toBe(before + 2);
  });
});

describe('inside batches', () => {
  const parts = (many: number) =>
    Array.from({ length: many }, (_, index) => ({
      method: 'POST',
      url: `${target.webUrl}/_api/${list.path('items')}`,
      body: { Title: `part ${index}` },
    }));

  it('a part is refused while the others work', async () => {
    const before = await count();
    refusals.add({ answer: 429, retryAfter: 3, parts: true, skip: 1, times: 2 });
    const { answer, parts: answers } = await sendBatch(target, parts(4));
    expect(answers.map(({ status }) => status)).toEqual([201, 429, 429, 201]);
    expect(answer.text.match(/^RETRY-AFTER: 3\r$/gm)).toHaveLength(2);
    expect(await count()).toBe(before + 2);
  });

  it('the connection is cut after a part, and what came before it is stored', async () => {
    const before = await count();
    refusals.add({ cut: 'after', parts: true, skip: 2, times: 1 });
    await expect(sendBatch(target, parts(5))).rejects.toThrow();
    expect(await count()).toBe(before + 3);
  });

  it('parts do not meet rules for requests', async () => {
    refusals.add({ answer: 503, path: '/items' });
    const { parts: answers } = await sendBatch(target, parts(1));
    expect(answers.map(({ status }) => status)).toEqual([201]);
  });
});

describe('digests', () => {
  const cookie = { Authorization: '', Cookie: 'person=owner', Accept: 'application/json' };
  const digest = async () => {
    const answer = await fetch(`${target.webUrl}/_api/contextinfo`, { method: 'POST', headers: cookie });
    return String(at(await answer.json(), 'FormDigestValue'));
  };
  const write = (given: string) =>
    list.send({
      method: 'POST',
      path: 'items',
      headers: { ...cookie, 'X-RequestDigest': given, 'Content-Type': 'application/json' },
      body: { Title: 'with a digest' },
    });

  it('expire when told, and new ones are good at once', async () => {
    const old = await digest();
    expect((await write(old)).status).toBe(201);
    refusals.expireDigests();
    const refused = await write(old);
    expect(refused.status).toBe(403);
    expect(refused.text).toContain('"-2130575252, ');
    expect((await write(await digest())).status).toBe(201);
  });

  it('count as expired for the next change, not for asking for one', async () => {
    refusals.add({ digest: 'expired', times: 3 });
    expect((await write(await digest())).status).toBe(403);
    expect((await read()).status).toBe(200);
    expect((await write(await digest())).status).toBe(201);
  });
});

describe('budgets of requests', () => {
  it('are announced from four fifths on, then refused until they are full again, each person for itself', async () => {
    refusals.setBudget({ requests: 10, seconds: 60 });
    const answers = [];
    for (let index = 0; index < 12; index += 1) answers.push(await read());
    expect(answers.map(({ status }) => status)).toEqual([...Array<number>(10).fill(200), 429, 429]);
    expect(answers.map(({ headers }) => headers.get('ratelimit-remaining'))).toEqual([
      ...Array<null>(7).fill(null),
      ...['2', '1', '0', '0', '0'],
    ]);
    const wait = Number(answers[10]?.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    expect((await list.send({ path: 'Title', person: 'member' })).status).toBe(200);
    const later = Date.now() + wait * 1000;
    const clock = jest.spyOn(Date, 'now').mockReturnValue(later);
    expect((await read()).status).toBe(200);
    clock.mockRestore();
  });

  it('count each part of a batch, as published for batches', async () => {
    refusals.setBudget({ requests: 3, seconds: 60 });
    const url = `${target.webUrl}/_api/web/title`;
    const { parts } = await sendBatch(
      target,
      Array.from({ length: 4 }, () => ({ method: 'GET', url })),
    );
    expect(parts.map(({ status }) => status)).toEqual([200, 200, 429, 429]);
  });
});

describe('the control endpoint', () => {
  const control = (init: RequestInit = {}, rest = '') => fetch(`${base}/_refusals${rest}`, init);
  const order = (body: unknown) => control({ method: 'POST', body: JSON.stringify(body) });

  it('adds, shows and removes rules', async () => {
    const added = await order({ answer: 503, retryAfter: 1, path: '/title', times: 5 });
    expect(added.status).toBe(201);
    const { id } = await added.json();
    expect((await read()).status).toBe(503);
    expect(await (await control()).json()).toEqual({
      rules: [{ id, met: 1, rule: { answer: 503, retryAfter: 1, path: '/title', times: 5 } }],
      budget: null,
    });
    expect((await control({ method: 'DELETE' }, `/${id}`)).status).toBe(204);
    expect((await control({ method: 'DELETE' }, `/${id}`)).status).toBe(404);
    expect((await read()).status).toBe(200);
    await order({ answer: 503 });
    expect((await control({ method: 'DELETE' })).status).toBe(204);
    expect((await read()).status).toBe(200);
  });

  it('sets budgets and expires digests', async () => {
    expect(await (await order({ budget: 'published' })).json()).toMatchObject({
      budget: { requests: 3000, seconds: 300 },
    });
    expect(await (await order({ budget: { requests: 1, seconds: 60 } })).json()).toMatchObject({
      budget: { requests: 1, seconds: 60 },
    });
    expect(await statuses(2)).toEqual([200, 429]);
    expect(await (await order({ budget: null })).json()).toMatchObject({ budget: null });
    expect((await order({ expireDigests: true })).status).toBe(200);
  });

  it.each([
    ['{', 'The order is no JSON.'],
    ['[]', 'An order is a JSON object.'],
    ['{}', 'An order has exactly one of'],
    ['{"answer":200}', 'answer must be a number from 400 to 599.'],
    ['{"answer":429,"cut":"before"}', 'An order has exactly one of'],
    ['{"cut":"sideways"}', 'cut must be one of: before, after, amid.'],
    ['{"delay":1,"tims":3}', "There is no member 'tims' in such an order."],
    ['{"delay":1,"__proto__":3}', "There is no member '__proto__' in such an order."],
    ['{"answer":500,"error":{"code":"1"}}', 'code must be a number'],
    ['{"budget":{"requests":1}}', 'budget needs requests and seconds.'],
    [`{"path":"${'x'.repeat(70_000)}","delay":1}`, 'The maximum number of bytes'],
  ])('says what is wrong with an order, case %#', async (body, sentence) => {
    const answer = await control({ method: 'POST', body });
    expect(answer.status).toBe(400);
    expect((await answer.json()).error).toContain(sentence);
  });

  it('answers nobody from elsewhere: no page of a browser, no other name for this machine', async () => {
    expect((await control({ headers: { Origin: base } })).status).toBe(418);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const one = send(`${base}/_refusals`, { headers: { Host: 'evil.example' } }, (message) => {
        message.resume();
        resolve(message.statusCode);
      });
      one.once('error', reject).end();
    });
    expect(status).toBe(418);
  });

  it('is not there unless the service was opened with it', async () => {
    const plain = serviceWithPeople(':memory:');
    const own = serverOf(plain);
    const port = await listen(own);
    expect(plain.refusals).toBeUndefined();
    expect((await fetch(`http://127.0.0.1:${port}/_refusals`)).status).toBe(418);
    own.closeAllConnections();
    own.close();
    plain.close();
  });
});

it('spares whom it is told to', async () => {
  const one = serviceWithPeople(':memory:', { refusals: { spares: ({ headers }) => headers['x-spared'] === '1' } });
  const own = serverOf(one);
  const url = `http://127.0.0.1:${await listen(own)}/sites/dev/_api/web/title`;
  one.refusals?.add({ answer: 503 });
  const ask = async (spared: string) => {
    const headers = { Authorization: 'Bearer owner', Accept: 'application/json', 'x-spared': spared };
    return (await fetch(url, { headers })).status;
  };
  expect([await ask('0'), await ask('1')]).toEqual([503, 200]);
  own.closeAllConnections();
  own.close();
  one.close();
});
