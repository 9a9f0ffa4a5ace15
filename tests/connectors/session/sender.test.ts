import { spGet, spPost, SPQueryable } from '@pnp/sp/spqueryable.js';
import {
  DigestError,
  NoAccessError,
  OfflineError,
  ThrottledError,
  TimeoutError,
  UnexpectedAnswerError,
  type ConnectOptions,
  type SignIn,
} from '@phb/connectors';
import { connectSiteWith } from '../../../connectors/session/connectSite.js';
import { safeToRepeat } from '../../../connectors/session/repeat.js';
import type { SiteConnection } from '../../../connectors/session/site.js';
import {
  scriptedServer,
  sharePointError,
  type Answer,
  type ScriptedServer,
  type SeenRequest,
} from '../scriptedServer.js';
import { virtualClock, type VirtualClock } from '../virtualClock.js';

let server: ScriptedServer | undefined;
let clock: VirtualClock;
afterEach(() => server?.close());

const withToken: SignIn = { kind: 'token', getToken: () => Promise.resolve('t-1') };
const good: Answer = { body: { Title: 'Good' } };

async function connect(
  answer: (request: SeenRequest, index: number) => Answer,
  signIn: SignIn = withToken,
  options: ConnectOptions = {},
): Promise<SiteConnection> {
  server = await scriptedServer(answer);
  clock = virtualClock();
  return connectSiteWith(clock, server.webUrl, signIn, options);
}

/** Answers in turn; the last goes on. */
const inTurn =
  (...answers: Answer[]) =>
  (_request: SeenRequest, index: number): Answer =>
    answers[Math.min(index, answers.length - 1)] ?? good;

const read = (site: SiteConnection): Promise<unknown> => spGet(SPQueryable(site.sp.web, 'title'));
const write = (site: SiteConnection, init: RequestInit = {}): Promise<unknown> =>
  spPost(SPQueryable(site.sp.web, 'lists'), { body: '{"a":1}', ...init });

describe('what goes out', () => {
  it('asks for JSON with a bearer token, and sends no digest, telemetry tag or needless content type', async () => {
    const site = await connect(inTurn(good));
    await expect(read(site)).resolves.toEqual({ Title: 'Good' });
    const [request] = server?.seen ?? [];
    expect(request?.url).toBe('/sites/phb/_api/web/title');
    expect(request?.headers).toMatchObject({ authorization: 'Bearer t-1', accept: 'application/json' });
    for (const name of ['x-requestdigest', 'x-clientservice-clienttag', 'content-type', 'cookie']) {
      expect(request?.headers).not.toHaveProperty(name);
    }
  });

  it('keeps one correlation id over all tries, and logs without query or values', async () => {
    const entries: unknown[] = [];
    const site = await connect(inTurn({ status: 503 }, { ...good, headers: { SPRequestGuid: 'g-1' } }), withToken, {
      log: (entry) => entries.push(entry),
    });
    await spGet(SPQueryable(site.sp.web, "getList('Demo-Hartley')/items?$filter=FamilyName eq 'Demo-Hartley'"));
    const ids = server?.seen.map((request) => request.headers['x-pnpjs-requestid']);
    expect(new Set(ids).size).toBe(1);
    expect(entries).toMatchObject([
      { method: 'GET', status: 503, attempt: 1, correlationId: ids?.[0] },
      { method: 'GET', status: 200, attempt: 2, correlationId: ids?.[0], requestId: 'g-1' },
    ]);
    expect(JSON.stringify(entries)).not.toContain('Hartley');
  });
});

describe('trying again', () => {
  it('waits as long as Retry-After says, as seconds', async () => {
    const site = await connect(inTurn({ status: 429, headers: { 'Retry-After': '31' } }, good));
    await read(site);
    expect(clock.waits).toEqual([31_000]);
  });

  it('waits as long as Retry-After says, as an HTTP date (PnPjs would come back at once)', async () => {
    const retryAfter = { 'Retry-After': 'Sat, 21 Nov 2026 00:00:20 GMT', Date: 'Sat, 21 Nov 2026 00:00:00 GMT' };
    const site = await connect(inTurn({ status: 429, headers: retryAfter }, good));
    await read(site);
    expect(clock.waits).toEqual([20_000]);
  });

  it('holds every other request of the connection back while one is throttled', async () => {
    server = await scriptedServer(inTurn({ status: 429, headers: { 'Retry-After': '5' } }, good));
    const waiting: (() => void)[] = [];
    const base = virtualClock();
    const held = {
      ...base,
      wait: (milliseconds: number): Promise<void> =>
        new Promise((resolve) => {
          waiting.push(() => {
            base.advance(milliseconds);
            resolve();
          });
        }),
    };
    const until = async (count: number): Promise<void> => {
      while (waiting.length < count) await new Promise((resolve) => setTimeout(resolve, 1));
    };
    const site = connectSiteWith(held, server.webUrl, withToken);
    const throttled = read(site);
    await until(1);
    const other = read(site);
    await until(2);
    expect(server.seen).toHaveLength(1);
    waiting.forEach((go) => go());
    await Promise.all([throttled, other]);
    expect(server.seen).toHaveLength(3);
  });

  it('holds back after a good answer that used up the rate limit', async () => {
    const site = await connect(
      inTurn(
        { ...good, headers: { 'RateLimit-Limit': '1200', 'RateLimit-Remaining': '0', 'RateLimit-Reset': '9' } },
        good,
      ),
    );
    await read(site);
    expect(clock.waits).toEqual([]);
    await read(site);
    expect(clock.waits).toEqual([9_000]);
  });

  it('gives up after five tries and says that the service is busy', async () => {
    const site = await connect(inTurn({ status: 503 }));
    await expect(read(site)).rejects.toMatchObject({
      name: 'ThrottledError',
      status: 503,
      retryable: true,
      unclear: false,
    });
    expect(server?.seen).toHaveLength(5);
    expect(clock.waits).toEqual([250, 500, 1000, 2000]);
  });

  it('does not wait for a service that wants to be left alone for longer than five minutes', async () => {
    const site = await connect(inTurn({ status: 429, headers: { 'Retry-After': '1800' } }));
    await expect(read(site)).rejects.toThrow(ThrottledError);
    await read(site).catch((error: unknown) =>
      expect(error).toMatchObject({ sentence: expect.stringContaining('in 30 minutes') }),
    );
    expect(clock.waits).toEqual([]);
  });

  it('reads again after the connection broke, before or in the middle of the answer', async () => {
    const cut = { headers: { 'Content-Length': '500' }, body: '{"Title":' };
    const site = await connect((_request, index) => (index === 0 ? 'break' : index === 1 ? cut : good), withToken, {
      timeoutMs: 2000,
    });
    await expect(read(site)).resolves.toEqual({ Title: 'Good' });
    expect(server?.seen).toHaveLength(3);
  });

  it('gives a try up after its time, and says so', async () => {
    const site = await connect(inTurn('hang'), withToken, { timeoutMs: 30, tries: 2 });
    await expect(read(site)).rejects.toThrow(TimeoutError);
    // One pause, and so two tries: on a busy machine the time can be over before a try has left it.
    expect(clock.waits).toHaveLength(1);
  });

  it('stops at once when the caller stops', async () => {
    const controller = new AbortController();
    const site = await connect(() => {
      setImmediate(() => controller.abort());
      return 'hang';
    });
    const reading = spGet(SPQueryable(site.sp.web, 'title'), { signal: controller.signal });
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
    expect(server?.seen).toHaveLength(1);
  });
});

describe('writes', () => {
  it.each(['break', { status: 503 }, { status: 504 }] as const)(
    'sends a write that may not be repeated once, and says that its fate is unknown (%j)',
    async (answer) => {
      const site = await connect(inTurn(answer));
      await expect(write(site)).rejects.toMatchObject({
        unclear: true,
        sentence: expect.stringContaining('not known'),
      });
      expect(server?.seen).toHaveLength(1);
    },
  );

  it('sends any write again after 429, since it was refused before it was carried out', async () => {
    const site = await connect(inTurn({ status: 429, headers: { 'Retry-After': '1' } }, good));
    await write(site);
    expect(server?.seen).toHaveLength(2);
  });

  it('sends a write that is safe to repeat again unchanged', async () => {
    const site = await connect(inTurn('break', { status: 503 }, good));
    await write(site, safeToRepeat({ body: '{"Title":"PHB-1"}' }));
    expect(server?.seen.map((request) => request.body)).toEqual(Array(3).fill('{"Title":"PHB-1"}'));
  });

  it('says after the last try that it is offline and that the fate of the write is unknown', async () => {
    const site = await connect(inTurn('break'));
    const failure = await write(site, safeToRepeat({})).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(OfflineError);
    expect(failure).toMatchObject({ unclear: true, retryable: true });
  });
});

describe('signing in with the page', () => {
  const digestRefusal: Answer = {
    status: 403,
    body: sharePointError(
      -2130575252,
      'Microsoft.SharePoint.SPException',
      'The security validation for this page is invalid.',
    ),
  };
  let given: number;
  const page = (refuse: (digest: string) => boolean) => {
    given = 0;
    return (request: SeenRequest): Answer => {
      if (request.url.endsWith('/_api/contextinfo')) {
        given += 1;
        return { body: { FormDigestValue: `0x${given},now`, FormDigestTimeoutSeconds: 1800 } };
      }
      return refuse(String(request.headers['x-requestdigest'])) ? digestRefusal : good;
    };
  };

  it('fetches one digest for many writes, at the same time too, and none for reads', async () => {
    const site = await connect(
      page(() => false),
      { kind: 'page' },
    );
    await read(site);
    expect(given).toBe(0);
    await Promise.all([write(site), write(site)]);
    await write(site);
    expect(given).toBe(1);
    expect(server?.seen.at(-1)?.headers['x-requestdigest']).toBe('0x1,now');
  });

  it('fetches a new one before the old one ends', async () => {
    const site = await connect(
      page(() => false),
      { kind: 'page' },
    );
    await write(site);
    clock.advance(1_750_000);
    await write(site);
    expect(given).toBe(2);
  });

  it('renews a refused digest once and sends the write again, which was not carried out', async () => {
    const site = await connect(
      page((digest) => digest === '0x1,now'),
      { kind: 'page' },
    );
    await expect(write(site)).resolves.toEqual({ Title: 'Good' });
    expect(given).toBe(2);
    expect(server?.seen.filter((request) => request.url.endsWith('/lists'))).toHaveLength(2);
  });

  it('gives up if the new digest is refused too', async () => {
    const site = await connect(
      page(() => true),
      { kind: 'page' },
    );
    const failure = await write(site).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(DigestError);
    expect(failure).toMatchObject({ sharePointCode: -2130575252, unclear: false });
    expect(given).toBe(2);
  });

  it('says that the sign-in may have ended where a page of HTML comes instead', async () => {
    const site = await connect(inTurn({ body: '<html>Sign in</html>' }), { kind: 'page' });
    await expect(write(site)).rejects.toThrow(UnexpectedAnswerError);
    await expect(read(site)).rejects.toThrow(UnexpectedAnswerError);
  });
});

describe('signing in with a token', () => {
  it('asks for the token of the site again when it was refused, once', async () => {
    let asked = 0;
    const site = await connect((request) => (request.headers.authorization === 'Bearer t-2' ? good : { status: 401 }), {
      kind: 'token',
      getToken: (webUrl) => {
        asked += 1;
        expect(webUrl).toBe(server?.webUrl);
        return Promise.resolve(`t-${asked}`);
      },
    });
    await expect(write(site)).resolves.toEqual({ Title: 'Good' });
    expect(asked).toBe(2);
  });

  it('says that signing in failed, and why for the log, where the giver of tokens fails', async () => {
    const cause = new Error('popup closed');
    const site = await connect(inTurn(good), { kind: 'token', getToken: () => Promise.reject(cause) });
    const failure = await write(site).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(NoAccessError);
    expect(failure).toMatchObject({ cause, sentence: expect.stringContaining('Nothing was saved') });
    expect(server?.seen).toEqual([]);
  });

  it('says that nobody is signed in if that does not help', async () => {
    const site = await connect(inTurn({ status: 401 }));
    await expect(read(site)).rejects.toThrow(NoAccessError);
    expect(server?.seen).toHaveLength(2);
  });
});

describe('answers as PnPjs’s callers expect them', () => {
  it('unwraps a collection and a lone result, but not an entity that has a column named value', async () => {
    const answers = [{ value: [{ Id: 1 }] }, { 'odata.metadata': 'm', value: 'guid' }, { Id: 1, value: 'kept' }];
    const site = await connect((_request, index) => ({ body: answers[index] }));
    await expect(read(site)).resolves.toEqual([{ Id: 1 }]);
    await expect(read(site)).resolves.toBe('guid');
    await expect(read(site)).resolves.toEqual({ Id: 1, value: 'kept' });
  });
});
