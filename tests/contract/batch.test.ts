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
