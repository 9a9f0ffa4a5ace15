/** $batch: parts answered in place, each on its own. */
import type { Target } from './target.js';
import { itEmbedded, openTarget } from './target.js';
import { at, batchBody, send, sendBatch, TestList } from './wire.js';

let target: Target;
let list: TestList;
let items: string;

beforeAll(async () => {
  target = await openTarget();
  list = await TestList.create(target, 'batch');
  await list.field(
    '<Field Type="Text" Name="ref" DisplayName="Reference" Indexed="TRUE" EnforceUniqueValues="TRUE" />',
  );
  items = `${target.webUrl}/_api/${list.path('items')}`;
});

afterAll(async () => {
  await list.remove();
  await target.close();
});

it('answers one part for each request, in order, whatever becomes of the others (section 8)', async () => {
  const { answer, parts } = await sendBatch(target, [
    { method: 'POST', url: items, body: { Title: 'one', ref: 'r1' } },
    { method: 'POST', url: items, body: { Title: 'again', ref: 'R1' } },
    { method: 'POST', url: items, body: { nope: 1 } },
    { method: 'GET', url: `${items}?$select=Title` },
    { method: 'MERGE', url: `${items}(1)`, body: { Title: 'changed' }, headers: { 'if-match': '"wrong,1"' } },
    { method: 'MERGE', url: `${items}(1)`, body: { Title: 'changed' }, headers: { 'if-match': '*' } },
    { method: 'GET', url: `${items}(1)` },
    { method: 'DELETE', url: `${items}(1)`, headers: { 'if-match': '*' } },
    { method: 'GET', url: `${items}(1)` },
  ]);
  expect(answer.status).toBe(200);
  expect(parts.map((part) => part.status)).toEqual([201, 500, 400, 200, 412, 204, 200, 200, 404]);
  expect(at(parts[3]?.json, 'value')).toHaveLength(1);
  expect(parts[5]?.etag).toMatch(/,2"$/);
  expect(at(parts[6]?.json, 'Title')).toBe('changed');
});

it('delimits flat parts and ends with a line end (section 8)', async () => {
  const { answer } = await sendBatch(target, [
    { method: 'POST', url: items, body: { Title: 'flat' } },
    { method: 'POST', url: items, body: { Title: 'flat too' } },
  ]);
  const boundary = /^--(batchresponse_[0-9a-f-]+)/.exec(answer.text)?.[1] ?? 'none';
  expect(answer.headers.get('content-type')).toContain(boundary);
  expect(answer.text).not.toContain('changesetresponse');
  expect(answer.text.split(`--${boundary}`)).toHaveLength(4);
  expect(answer.text.endsWith(`--${boundary}--\r\n`)).toBe(true);
});

it('takes 100 requests and refuses 101 as a whole (section 8)', async () => {
  const requests = Array.from({ length: 101 }, (_, index) => ({
    method: 'POST',
    url: items,
    body: { Title: `many ${index}` },
  }));
  const full = await sendBatch(target, requests.slice(0, 100));
  expect(full.parts.filter((part) => part.status === 201)).toHaveLength(100);
  const before = at((await list.send({ path: 'ItemCount' })).json, 'value');
  const { answer } = await sendBatch(target, requests);
  expect(answer.status).toBe(400);
  expect(at((await list.send({ path: 'ItemCount' })).json, 'value')).toBe(before);
});

it('refuses an envelope that is not well formed with 400', async () => {
  const headers = (boundary: string) => ({ 'Content-Type': `multipart/mixed; boundary=${boundary}` });
  const good = batchBody('b', [{ method: 'GET', url: items }]);
  for (const [body, type] of [
    ['', headers('b')],
    ['rubbish', headers('b')],
    [good, headers('other')],
    [good.replace('--b--', ''), headers('b')],
    [good.replace(/GET .* HTTP\/1\.1/, 'rubbish'), headers('b')],
    [good, { 'Content-Type': 'application/json' }],
  ] as const) {
    const answer = await send(target, { method: 'POST', path: '$batch', body, headers: type });
    expect(answer.status).toBe(400);
  }
});

itEmbedded('refuses parts for another site and batches in batches', async () => {
  const other = target.webUrl.replace('/sites/dev', '/sites/other');
  const { parts } = await sendBatch(target, [
    { method: 'GET', url: `${other}/_api/web` },
    { method: 'POST', url: `${target.webUrl}/_api/$batch` },
    { method: 'GET', url: `${target.webUrl}/_api/web` },
  ]);
  expect(parts.map((part) => part.status)).toEqual([400, 400, 200]);
});

/** A batch as other clients write it: CRLF, ids and lengths of content, a change set with a name of its own. */
function foreignBatch(parts: readonly { line: string; headers?: string[]; body?: string }[]): string {
  const lines: string[] = [];
  parts.forEach(({ line, headers = [], body = '' }, index) => {
    const isChange = !line.startsWith('GET ');
    lines.push('--batch_x');
    if (isChange)
      lines.push('Content-Type: multipart/mixed; boundary=cs', `Content-Length: ${body.length}`, '', '--cs');
    lines.push('Content-Type: application/http; msgtype=request', 'Content-Transfer-Encoding: BINARY');
    lines.push(`Content-ID: ${index + 1}`, '', `${line} HTTP/1.1`, 'Accept: application/json', ...headers);
    if (body !== '') lines.push('Content-Type: application/json', `Content-Length: ${body.length}`);
    lines.push('', body);
    if (isChange) lines.push('', '--cs--', '');
  });
  return `${lines.join('\r\n')}\r\n--batch_x--\r\n`;
}

async function sendForeign(body: string): Promise<string> {
  const headers = { 'Content-Type': 'multipart/mixed; boundary="batch_x"' };
  const answer = await send(target, { method: 'POST', path: '$batch', body, headers });
  expect(answer.status).toBe(200);
  return answer.text;
}
const statusesOf = (text: string) => [...text.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map((match) => Number(match[1]));

it('reads batches with CRLF, content ids, content lengths and other capitals (section 8)', async () => {
  const text = await sendForeign(
    foreignBatch([
      { line: `POST ${items}`, body: '{"Title":"foreign"}' },
      { line: `GET ${items}?$top=1&$orderby=ID%20desc` },
      { line: `POST ${items}(2)`, headers: ['X-HTTP-Method: MERGE', 'IF-MATCH: *'], body: '{"Title":"tunnelled"}' },
      { line: `DELETE ${items}(999999)`, headers: ['If-Match: *'] },
    ]),
  );
  expect(statusesOf(text)).toEqual([201, 200, 204, 404]);
  expect(text).toContain('"Title":"foreign"');
  // An answer without a body still has the blank line after its headers.
  expect(text).toMatch(/HTTP\/1\.1 204 No Content\r\n(?:[A-Z-]+: [^\r\n]*\r\n)*\r\n\r\n--batchresponse_/);
});

it('answers each part in the representation that the part accepts (section 8)', async () => {
  const { parts } = await sendBatch(target, [
    { method: 'GET', url: `${items}?$top=1`, headers: { accept: 'application/json;odata=verbose' } },
    { method: 'GET', url: `${items}?$top=1`, headers: { accept: 'application/json;odata=nometadata' } },
    { method: 'GET', url: `${items}(999999)`, headers: { accept: 'application/json;odata=verbose' } },
    { method: 'GET', url: `${items}?$top=1` },
  ]);
  expect(parts.map(({ status }) => status)).toEqual([200, 200, 404, 200]);
  expect(at(parts[0]?.json, 'd', 'results')).toHaveLength(1);
  expect(Object.keys(Object(parts[1]?.json))).not.toContain('odata.metadata');
  expect(at(parts[2]?.json, 'error', 'code')).toMatch(/^-2130575338, /);
  expect(at(parts[3]?.json, 'odata.metadata')).toEqual(expect.any(String));
});

itEmbedded('takes addresses from the server and from the service root, and none of another host', async () => {
  const rest = list.path('items?$top=1');
  const path = `${new URL(target.webUrl).pathname}/_api/${rest}`;
  const addresses = [path, rest, `_api/${rest}`, `${target.webUrl}/_api/${rest}`, `https://other.example${path}`];
  const { parts } = await sendBatch(
    target,
    addresses.map((url) => ({ method: 'GET', url })),
  );
  expect(parts.map(({ status }) => status)).toEqual([200, 200, 200, 200, 400]);
});

itEmbedded('asks a digest of whoever comes with a cookie for the batch, not for its parts', async () => {
  const body = batchBody('b', [{ method: 'POST', url: items, body: { Title: 'with a digest' } }]);
  const cookie = { Authorization: '', Cookie: 'person=owner', 'Content-Type': 'multipart/mixed; boundary=b' };
  const post = (headers: Record<string, string>) =>
    send(target, { method: 'POST', path: '$batch', body, headers: { ...cookie, ...headers } });
  const refused = await post({});
  expect([refused.status, refused.text.includes('-2130575252')]).toEqual([403, true]);
  const info = await send(target, { method: 'POST', path: 'contextinfo', headers: cookie });
  const accepted = await post({ 'X-RequestDigest': String(at(info.json, 'FormDigestValue')) });
  expect(statusesOf(accepted.text)).toEqual([201]);
});

it('refuses a batch above 2 MiB as a whole (section 8)', async () => {
  const requests = Array.from({ length: 3 }, () => ({
    method: 'POST',
    url: items,
    body: { Title: 'x'.repeat(750_000) },
  }));
  const { answer } = await sendBatch(target, requests);
  expect(answer.status).toBe(400);
});

/** Microsoft's own examples: no Accept in any part, a change set and a read, blanks in the address as they are. */
const silentBatch = (first: number, second: number) =>
  [
    '--b',
    'Content-Type: multipart/mixed; boundary=cs',
    '',
    ...[
      [`POST ${items} HTTP/1.1`, 'Content-Type: application/json', '', '{"Title":"silent \'one\'"}'],
      [`DELETE ${items}(${first}) HTTP/1.1`, 'If-Match: *', ''],
      [`MERGE ${items}(${second}) HTTP/1.1`, 'If-Match: *', 'Content-Type: application/json', '', '{"Title":"merged"}'],
    ].flatMap((part) => [
      '--cs',
      'Content-Type: application/http',
      'Content-Transfer-Encoding: binary',
      '',
      ...part,
      '',
    ]),
    '--cs--',
    '--b',
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    '',
    `GET ${items}?$select=Id,Title&$filter=Title eq 'silent ''one''' HTTP/1.1`,
    '',
    '--b--',
    '',
  ].join('\r\n');

it.each([
  ['*/*', 'application/atom+xml;type=entry', 'application/atom+xml;type=feed'],
  ['application/json;odata=verbose', 'application/json;odata=verbose', 'application/json;odata=verbose'],
])('does what parts without Accept ask for, in a batch that accepts %s (section 8)', async (accept, entry, feed) => {
  const [first, second] = [await list.add({ Title: 'to go' }), await list.add({ Title: 'to change' })];
  const answer = await send(target, {
    method: 'POST',
    path: '$batch',
    body: silentBatch(first, second),
    headers: { Accept: accept, 'Content-Type': 'multipart/mixed; boundary=b' },
  });
  expect(statusesOf(answer.text)).toEqual([201, 200, 204, 200]);
  const types = [...answer.text.matchAll(/^CONTENT-TYPE: (.*?);charset/gm)].map((match) => match[1]);
  expect(types).toEqual([entry, feed]);
  expect(await list.query(`$select=Title&$filter=Id ge ${first} and Title ne 'to go'`)).toEqual([
    { Title: 'merged' },
    { Title: "silent 'one'" },
  ]);
  for (const { Id } of (await list.query("$filter=Title eq 'silent ''one'''")) as { Id: number }[]) {
    await list.send({ method: 'DELETE', path: `items(${Id})`, headers: { 'If-Match': '*' } });
  }
});
