/** Whatever is sent: an answer in the shape of SharePoint, never a fault, a crash or a hang. */
import { rawRequest, sendRaw } from '../running.js';
import { api, expectRefused, useBench } from './bench.js';

const bench = useBench();

describe('addresses', () => {
  it.each([
    '/web/../../etc/passwd',
    '/web/%2e%2e/%2e%2e/etc',
    '/web/..%2f..%2fetc',
    '/web/lists/../../../x',
    '/web//lists//',
    '/web/lists/',
    "/web/lists/getByTitle('a%2fb')",
    "/web/lists/getByTitle('a/../b')",
    "/web/lists/getByTitle('it''s')",
    "/web/lists/getByTitle('it's')",
    '/web/lists/getByTitle(%27%2527%27)',
    "/web/lists/getByTitle('%00')",
    '/web/%00',
    "/web/getList('/sites/dev/Lists/%00')",
    '/web/lists/getByTitle(%22x%22)',
    '/web/%',
    '/web/%zz',
    '/web/%c3%28',
    '/web/%ed%a0%80',
    "/web/lists/getByTitle('%F0%9F%92%A9')",
    '/web/lists/getByTitle(',
    '/web/lists/getByTitle)',
    '/web/lists/getByTitle()',
    "/web/lists/getByTitle('a','b','c')",
    '/web/lists/getByTitle(title=)',
    '/web/lists/getById(@x)?@x=@x',
    '/web/lists/getById(@x)?@x=%27',
    "/web/lists(guid'')",
    "/web/lists(guid'00000000-0000-0000-0000-000000000000')/items(1)",
    '/web/lists(00000000-0000-0000-0000-000000000000)',
    '/web/siteusers/getById(99999999999999999999)',
    '/web/siteusers/getById(-1)',
    '/web/siteusers/getById(1e400)',
    '/web/siteusers/getById(NaN)',
    '/web/roledefinitions/getbytype(0x10)',
    '/web/__proto__',
    '/web/constructor/constructor',
    '/web/lists/toString',
    '/__proto__/constructor',
    '/web/currentuser/__proto__',
    '/web/lists?$select=__proto__,constructor',
    '/web/lists?$expand=__proto__/constructor',
    '/web/lists?$orderby=constructor',
    '/web/lists?$filter=__proto__%20eq%201',
    '/web/lists?$top=1e3&$skip=-0',
    '/web/lists?$top=99999999999999999999',
    '/web/lists?$top=%00',
    '/web/lists?&&&==&=&%26',
    '/web?$select=%F0%9F%92%A9',
    '/$metadata',
    '/',
    '',
    '/web/lists/getByTitle' + '('.repeat(2_000),
    '/web' + '/lists'.repeat(2_000),
    "/web/lists/getByTitle('" + 'x'.repeat(12_000) + "')",
  ])('case %#', async (path) => {
    const answer = await sendRaw(bench().run.port, rawRequest('GET', `${api}${path}`));
    if (answer.status !== 200) expectRefused(answer);
  });

  it.each([
    ['10 MB of address', rawRequest('GET', `${api}/web?x=${'y'.repeat(10_485_760)}`)],
    ['a header of 10 MB', rawRequest('GET', `${api}/web`, { 'X-Long': 'y'.repeat(10_485_760) })],
    ['2,000,000 headers', rawRequest('GET', `${api}/web`, { 'X-Many': `1${'\r\nX-M: 1'.repeat(2_000_000)}` })],
  ])('with %s get 431 from Node itself', async (_, text) => {
    expect((await sendRaw(bench().run.port, text)).status).toBe(431);
  });

  it('that are no HTTP get 400 from Node itself', async () => {
    for (const text of [
      'rubbish\r\n\r\n',
      `GET ${api}/web\u0000 HTTP/1.1\r\nHost: x\r\n\r\n`,
      `GET ${api}/web HTTP/9.9\r\nHost: x\r\n\r\n`,
      `GET ${api}/web HTTP/1.1\r\nHost: x\r\nBad Header: 1\r\n\r\n`,
      rawRequest('POST', `${api}/web/lists`, { 'Content-Length': '5', 'Transfer-Encoding': 'chunked' }),
      rawRequest('POST', `${api}/web/lists`, { 'Content-Length': '-1' }),
      rawRequest('POST', `${api}/web/lists`, { 'Transfer-Encoding': 'chunked' }, 'zz\r\nrubbish\r\n'),
    ]) {
      expect((await sendRaw(bench().run.port, text)).status).toBe(400);
    }
  });

  it('with odd hosts and tunnelled verbs are answered', async () => {
    const odd: Record<string, string>[] = [
      { Host: '"><script>' },
      { Host: '' },
      { 'X-HTTP-Method': 'TRACE' },
      { 'X-HTTP-Method': '__proto__' },
      { Accept: ';;;,,,=' },
      { Accept: 'application/json;odata=' },
      { 'OData-Version': '4.0', Accept: 'application/json;odata.metadata=nonsense' },
      { 'If-Match': '"' },
      { Range: 'bytes=9-1' },
    ];
    for (const headers of odd) {
      const answer = await sendRaw(bench().run.port, rawRequest('POST', `${api}/web/ensureuser`, headers, '{}'));
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
    }
  });
});

describe('verbs', () => {
  it.each(['HEAD', 'OPTIONS', 'TRACE', 'PROPFIND', 'LOCK', 'PURGE', 'PUT', 'PATCH', 'DELETE', 'MERGE', 'POST'])(
    '%s is answered or refused',
    async (method) => {
      for (const path of ['/web', '/web/lists', '/contextinfo', '/$batch', '/web/currentuser', '/site', '/nowhere']) {
        const answer = await sendRaw(bench().run.port, rawRequest(method, `${api}${path}`));
        expect(answer.status).toBeGreaterThanOrEqual(200);
        // A site's own web cannot be deleted: SharePoint says so with 500 and a code of its own.
        if (answer.status !== 500 || answer.text.includes('"-1, System.Exception"')) {
          expect(answer.status).toBeLessThan(500);
        }
        if (method === 'HEAD') expect(answer.text.endsWith('\r\n\r\n')).toBe(true);
      }
    },
  );

  it('CONNECT is no way through', async () => {
    expect((await sendRaw(bench().run.port, 'CONNECT localhost:22 HTTP/1.1\r\nHost: localhost\r\n\r\n')).status).toBe(
      0,
    );
  });
});
