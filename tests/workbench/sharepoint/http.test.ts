import type { Server } from 'node:http';
import { createServer } from 'node:http';

import type { LogEntry, SharePointService } from '../../../workbench/sharepoint/index.js';
import { openSharePoint } from '../../../workbench/sharepoint/index.js';
import { listen, loginOf, serviceWithPeople } from '../../contract/target.js';

let service: SharePointService;
let server: Server;
let base: string;

beforeAll(async () => {
  service = serviceWithPeople(':memory:');
  server = createServer((request, response) => {
    void service.handle(request, response).then((handled) => {
      if (!handled) response.writeHead(418).end();
    });
  });
  base = `http://127.0.0.1:${await listen(server)}`;
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  service.close();
});

const json = { Accept: 'application/json', 'Content-Type': 'application/json' };
const web = '/sites/dev/_api/web';

describe('digests', () => {
  const cookie = { ...json, Cookie: 'person=owner' };

  async function digest(headers: Record<string, string>, site = '/sites/dev'): Promise<string> {
    const answer = await fetch(`${base}${site}/_api/contextinfo`, { method: 'POST', headers });
    const body: unknown = await answer.json();
    if (typeof body !== 'object' || body === null || !('FormDigestValue' in body)) throw new Error('No digest');
    return String(body.FormDigestValue);
  }

  const change = (headers: Record<string, string>) =>
    fetch(`${base}${web}`, {
      method: 'POST',
      headers: { ...headers, 'X-HTTP-Method': 'MERGE' },
      body: JSON.stringify({ Description: 'changed' }),
    });

  it('are given in the shape of SharePoint', async () => {
    expect(await digest(cookie)).toMatch(/^0x[0-9A-F]{128},\d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d -0000$/);
    const answer = await fetch(`${base}/sites/dev/_api/contextinfo`, {
      method: 'POST',
      headers: { ...cookie, Accept: 'application/json;odata=verbose' },
    });
    expect(await answer.json()).toMatchObject({
      d: {
        GetContextWebInformation: {
          FormDigestTimeoutSeconds: 1800,
          WebFullUrl: `${base}/sites/dev`,
          SupportedSchemaVersions: { results: ['14.0.0.0', '15.0.0.0'] },
        },
      },
    });
  });

  it('are asked of callers without a bearer token for every change, not for reading', async () => {
    expect((await fetch(`${base}${web}`, { headers: cookie })).status).toBe(200);
    const refused = await change(cookie);
    expect(refused.status).toBe(403);
    expect(await refused.text()).toContain('"-2130575252, Microsoft.SharePoint.SPException"');
    expect((await change({ ...cookie, 'X-RequestDigest': await digest(cookie) })).status).toBe(204);
    expect((await change({ ...json, Authorization: 'Bearer owner' })).status).toBe(204);
  });

  it('are good for one person on one site', async () => {
    const mine = await digest(cookie);
    expect((await change({ ...json, Cookie: 'person=member', 'X-RequestDigest': mine })).status).toBe(403);
    const elsewhere = await digest(cookie, '/sites/other');
    expect((await change({ ...cookie, 'X-RequestDigest': elsewhere })).status).toBe(403);
  });

  it('cannot be forged or prolonged', async () => {
    const [signature = '', date = ''] = (await digest(cookie)).split(',');
    const later = date.replace(/\d{4}/, (year) => String(Number(year) + 1));
    for (const value of [`${signature},${later}`, `0x00,${date}`, signature, date, 'rubbish', ',']) {
      expect((await change({ ...cookie, 'X-RequestDigest': value })).status).toBe(403);
    }
  });
});

describe('cross-origin calls', () => {
  const origin = 'https://elsewhere.example';

  it('are answered for bearer tokens, without credentials, with the ETag exposed', async () => {
    const answer = await fetch(`${base}${web}`, {
      headers: { ...json, Authorization: 'Bearer owner', Origin: origin },
    });
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    expect(answer.headers.get('access-control-expose-headers')).toContain('ETag');
  });

  it('are not answered for cookies', async () => {
    const answer = await fetch(`${base}${web}`, { headers: { ...json, Cookie: 'person=owner', Origin: origin } });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('are announced by a preflight that asks for Authorization, before anyone is signed in', async () => {
    const preflight = (asked: string) =>
      fetch(`${base}${web}`, {
        method: 'OPTIONS',
        headers: {
          Origin: origin,
          'Access-Control-Request-Method': 'POST',
          'Access-Control-Request-Headers': asked,
        },
      });
    const answer = await preflight('authorization,content-type,if-match,x-http-method');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-headers')).toContain('if-match');
    expect(answer.headers.get('access-control-allow-methods')).toContain('MERGE');
    expect((await preflight('content-type')).headers.get('access-control-allow-origin')).toBeNull();
  });

  it('can be limited to named origins', async () => {
    const limited = openSharePoint({
      data: ':memory:',
      authenticate: () => undefined,
      allowedOrigins: ['https://ours.example'],
    });
    const own = createServer((request, response) => void limited.handle(request, response));
    const url = `http://127.0.0.1:${await listen(own)}/_api/web`;
    const call = async (from: string) =>
      (await fetch(url, { headers: { ...json, Authorization: 'Bearer x', Origin: from } })).headers.get(
        'access-control-allow-origin',
      );
    expect(await call('https://ours.example')).toBe('https://ours.example');
    expect(await call(origin)).toBeNull();
    own.closeAllConnections();
    own.close();
    limited.close();
  });
});

describe('requests', () => {
  const bearer = { ...json, Authorization: 'Bearer owner' };

  it('for other paths are left to others', async () => {
    expect((await fetch(`${base}/sites/dev/SitePages/Home.aspx`)).status).toBe(418);
    expect((await fetch(`${base}/`)).status).toBe(418);
  });

  it('that take neither JSON nor XML get 406, and bodies that are no JSON 415', async () => {
    expect((await fetch(`${base}${web}`, { headers: { ...bearer, Accept: 'text/html' } })).status).toBe(406);
    const headers = { ...bearer, 'Content-Type': 'text/plain' };
    expect((await fetch(`${base}${web}/lists`, { method: 'POST', headers, body: 'x' })).status).toBe(415);
  });

  it('with more than 2 MiB are refused with 400', async () => {
    const body = JSON.stringify({ Title: 'x'.repeat(2_200_000) });
    const answer = await fetch(`${base}${web}/lists`, { method: 'POST', headers: bearer, body });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('maximum number of bytes');
  });

  it.each([
    "/web/lists/getByTitle('open",
    '/web/lists(guid',
    '/web/%zz',
    "/web/lists/getByTitle('x')/items(abc)",
    "/web/lists('nope')",
    '/web/getList(@missing)',
    '/web/lists?$top=-1',
    '/web/lists?$orderby=;',
    '/web/..%2f..%2fetc',
    '/__proto__',
    '/web/constructor',
    '/web/lists/__proto__',
  ])('for %s get a 4xx in the shape of SharePoint', async (path) => {
    const answer = await fetch(`${base}/sites/dev/_api${path}`, { headers: bearer });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(await answer.text()).toMatch(/^\{"odata\.error":\{"code":"-?\d+, [\w.]+"/);
  });

  it('by a verb that the object does not know get 405', async () => {
    expect((await fetch(`${base}${web}/ensureuser`, { method: 'PUT', headers: bearer })).status).toBe(405);
    expect((await fetch(`${base}${web}/ensureuser`, { headers: bearer })).status).toBe(405);
  });
});

it('logs what was asked without names, queries or bodies', async () => {
  const entries: LogEntry[] = [];
  const logged = openSharePoint({
    data: ':memory:',
    authenticate: () => ({ loginName: loginOf('owner') }),
    log: (entry) => entries.push(entry),
  });
  logged.admin.ensureUser({ loginName: loginOf('owner'), title: 'Owner Demo-Person', email: 'owner@contoso.example' });
  logged.admin.ensureSite({ path: '/sites/dev', title: 'Dev', owner: loginOf('owner') });
  const own = createServer((request, response) => void logged.handle(request, response));
  const url = `http://127.0.0.1:${await listen(own)}${web}/siteusers/getByEmail('a.person@contoso.example')?$select=Secret`;
  await fetch(url, { headers: json });
  expect(entries).toHaveLength(1);
  expect(entries[0]).toMatchObject({
    method: 'GET',
    path: "/sites/dev/_api/web/siteusers/getByEmail('…')",
    status: 404,
    note: expect.stringMatching(/^-\d+, /),
  });
  expect(JSON.stringify(entries)).not.toMatch(/person|Secret/);
  own.closeAllConnections();
  own.close();
  logged.close();
});
