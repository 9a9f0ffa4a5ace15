/** Twenty writers have read one version: one writes, nineteen are told. */
import { InjectHeaders } from '@pnp/queryable';
import { spfi } from '@pnp/sp';
import { SPBrowser } from '@pnp/sp/behaviors/spbrowser.js';
import '@pnp/sp/items/index.js';
import '@pnp/sp/lists/index.js';
import '@pnp/sp/webs/index.js';

import { at, send, sendBatch, TestList } from '../../contract/wire.js';
import type { Running } from './running.js';
import { running } from './running.js';

let run: Running;
let list: TestList;
let id: number;
let etag: string;

beforeAll(async () => {
  run = await running();
  list = await TestList.create(run.target, 'writers');
});
beforeEach(async () => {
  id = await list.add({ Title: 'first' });
  etag = String(at((await list.send({ path: `items(${id})` })).json, 'odata.etag'));
});
afterAll(() => run.close());
afterEach(() => expect(run.faults).toEqual([]));

const writers = Array.from({ length: 20 }, (_, index) => `writer ${index}`);

async function expectOneWinner(statuses: readonly unknown[]): Promise<void> {
  expect(statuses.filter((status) => status === 204)).toHaveLength(1);
  expect(statuses.filter((status) => status === 412)).toHaveLength(19);
  const { json } = await list.send({ path: `items(${id})` });
  expect(at(json, 'Title')).toBe(writers[statuses.indexOf(204)]);
  expect(at(json, 'odata.etag')).toBe(etag.replace(/,1"$/, ',2"'));
}

it('over plain HTTP', async () => {
  const headers = { 'X-HTTP-Method': 'MERGE', 'If-Match': etag };
  const answers = await Promise.all(
    writers.map((Title) => list.send({ method: 'POST', path: `items(${id})`, headers, body: { Title } })),
  );
  await expectOneWinner(answers.map(({ status }) => status));
});

it('through PnPjs', async () => {
  const headers = { Authorization: run.target.authorization('owner') };
  const sp = spfi(run.target.webUrl).using(SPBrowser({ baseUrl: run.target.webUrl }), InjectHeaders(headers));
  const item = sp.web.lists.getById(list.guid).items.getById(id);
  const outcomes = await Promise.allSettled(writers.map((Title) => item.update({ Title }, etag)));
  const statusOf = (outcome: PromiseSettledResult<unknown>) =>
    outcome.status === 'fulfilled' ? 204 : at(outcome.reason, 'status');
  await expectOneWinner(outcomes.map(statusOf));
});

it('in batches sent at the same time, and in one batch', async () => {
  const url = `${run.target.webUrl}/_api/${list.path(`items(${id})`)}`;
  const request = (Title: string) => ({ method: 'MERGE', url, body: { Title }, headers: { 'if-match': etag } });
  const groups = [writers.slice(0, 10), writers.slice(10, 15), writers.slice(15)];
  const answers = await Promise.all(groups.map((group) => sendBatch(run.target, group.map(request))));
  await expectOneWinner(answers.flatMap(({ parts }) => parts.map(({ status }) => status)));
});

it('deleting: one deletes, the others find nothing or another version', async () => {
  const headers = { 'X-HTTP-Method': 'DELETE', 'If-Match': etag };
  const answers = await Promise.all(writers.map(() => list.send({ method: 'POST', path: `items(${id})`, headers })));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 404)).toHaveLength(19);
  expect((await send(run.target, { path: list.path(`items(${id})`) })).status).toBe(404);
});
