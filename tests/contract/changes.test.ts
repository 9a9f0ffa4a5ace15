/** The change log: tokens, flags, and what it tells. */
import type { Target } from './target.js';
import { openTarget } from './target.js';
import { at, column, members, send, TestList } from './wire.js';

let target: Target;
let list: TestList;

beforeAll(async () => {
  target = await openTarget();
  list = await TestList.create(target, 'changes');
});

afterAll(async () => {
  await list.remove();
  await target.close();
});

const all = { Item: true, Add: true, Update: true, DeleteObject: true, Restore: true };

async function token(): Promise<unknown> {
  return at((await send(target, { path: `${list.path()}?$select=CurrentChangeToken` })).json, 'CurrentChangeToken');
}

function changes(query: Record<string, unknown>) {
  return list.send({ method: 'POST', path: 'getchanges', body: { query } });
}

it('tells adds, updates and deletions since a token, in order (section 10)', async () => {
  await list.add({ Title: 'before' });
  const start = await token();
  const id = await list.add({ Title: 'new' });
  const merge = { 'X-HTTP-Method': 'MERGE', 'IF-Match': '*' };
  await list.send({ method: 'POST', path: `items(${id})`, headers: merge, body: { Title: 'newer' } });
  await list.send({ method: 'POST', path: `items(${id})/recycle()` });
  const { status, json } = await changes({ ...all, ChangeTokenStart: start });
  expect(status).toBe(200);
  expect(column(json, 'ChangeType')).toEqual([1, 2, 3]);
  expect(column(json, 'ItemId')).toEqual([id, id, id]);
  expect(new Set(column(json, 'ListId'))).toEqual(new Set([list.guid]));
  const tokens = members(json).map((member) => String(at(member, 'ChangeToken', 'StringValue')));
  expect(tokens.every((each) => each.startsWith(`1;3;${list.guid};`))).toBe(true);
  const numbers = tokens.map((each) => Number(each.split(';').at(-1)));
  expect(numbers).toEqual([...numbers].sort((left, right) => left - right));
  expect(new Set(numbers).size).toBe(3);
});

it('answers nothing new from the current token, and goes on from the last change', async () => {
  const start = await token();
  expect(members((await changes({ ...all, ChangeTokenStart: start })).json)).toEqual([]);
  const id = await list.add({ Title: 'next' });
  const first = await changes({ ...all, ChangeTokenStart: start });
  const last = at(members(first.json).at(-1), 'ChangeToken');
  expect(column(first.json, 'ItemId')).toEqual([id]);
  expect(members((await changes({ ...all, ChangeTokenStart: last })).json)).toEqual([]);
});

it('needs a flag for the object and one for the change', async () => {
  const start = await token();
  await list.add({ Title: 'flags' });
  expect(members((await changes({ Item: true, ChangeTokenStart: start })).json)).toEqual([]);
  expect(members((await changes({ Add: true, ChangeTokenStart: start })).json)).toEqual([]);
  expect(members((await changes({ Item: true, Add: true, ChangeTokenStart: start })).json)).toHaveLength(1);
});

it('writes no change for a write that failed', async () => {
  const start = await token();
  await list.send({ method: 'POST', path: 'items', body: { Title: 'x'.repeat(300) } });
  await list.send({ method: 'POST', path: 'items(999999)', headers: { 'X-HTTP-Method': 'DELETE' } });
  expect(members((await changes({ ...all, ChangeTokenStart: start })).json)).toEqual([]);
});

it('tells the changes of all lists by the token of the web', async () => {
  const read = await send(target, { path: 'web?$select=CurrentChangeToken' });
  const start = at(read.json, 'CurrentChangeToken');
  expect(at(start, 'StringValue')).toMatch(/^1;2;/);
  await list.add({ Title: 'seen from the web' });
  const query = { ...all, ChangeTokenStart: start };
  const { json } = await send(target, { method: 'POST', path: 'web/getchanges', body: { query } });
  expect(column(json, 'ListId')).toEqual([list.guid]);
});

it('refuses a token of another object, or one that is no token', async () => {
  const web = await send(target, { path: 'web?$select=CurrentChangeToken' });
  for (const StringValue of [at(web.json, 'CurrentChangeToken', 'StringValue'), 'rubbish', '1;3;x;1;1']) {
    const answer = await changes({ ...all, ChangeTokenStart: { StringValue } });
    expect(answer.status).toBeGreaterThanOrEqual(400);
  }
});
