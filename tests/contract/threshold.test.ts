/** The list view threshold, on a list of 5,001 items: what would be scanned counts, not what is answered. */
import type { Target } from './target.js';
import { itEmbedded, onEmbedded, openTarget } from './target.js';
import { at, errorOf, members, sendBatch, TestList } from './wire.js';

let target: Target;
let list: TestList;

beforeAll(async () => {
  target = await openTarget();
  if (!onEmbedded) return;
  list = await TestList.create(target, 'threshold');
  await list.field('<Field Type="Number" Name="indexed" DisplayName="indexed" Indexed="TRUE" />');
  await list.field('<Field Type="Number" Name="plain" DisplayName="plain" />');
  await list.field('<Field Type="Text" Name="same" DisplayName="same" Indexed="TRUE" />');
  await list.field('<Field Type="User" Name="who" DisplayName="who" Indexed="TRUE" />');
  const url = `${target.webUrl}/_api/${list.path('items')}`;
  for (let start = 0; start < 5_000; start += 100) {
    const requests = Array.from({ length: 100 }, (_, index) => ({
      method: 'POST',
      url,
      body: { Title: `row ${start + index}`, indexed: start + index, plain: start + index, same: 'all', whoId: 6 },
    }));
    const { parts } = await sendBatch(target, requests);
    if (!parts.every((part) => part.status === 201)) throw new Error('The rows were not added');
  }
});

afterAll(async () => {
  if (onEmbedded) await list.remove();
  await target.close();
});

itEmbedded('allows everything at exactly 5,000 items', async () => {
  expect((await list.send({ path: 'items?$top=1&$filter=plain eq 7' })).status).toBe(200);
  expect((await list.send({ path: 'items?$top=1&$orderby=plain' })).status).toBe(200);
  await list.add({ Title: 'one more', indexed: 5_000, plain: 5_000, same: 'all' });
});

const refused: readonly string[] = [
  '$filter=plain eq 7&$top=1',
  "$filter=same eq 'all'&$top=1",
  '$filter=plain eq 7 and indexed eq 7',
  '$filter=indexed eq 7 or plain eq 7',
  '$filter=indexed ne 7',
  "$filter=substringof('row',Title)",
  '$filter=whoId eq 6',
  '$orderby=plain&$top=1',
  '$orderby=indexed,plain&$top=1',
  '$top=5001',
];

itEmbedded.each(refused)('refuses %s (section 5)', async (query) => {
  const answer = await list.send({ path: `items?$select=Id&${query}` });
  expect(answer.status).toBe(500);
  expect(errorOf(answer)).toEqual({
    code: '-2147024860, Microsoft.SharePoint.SPQueryThrottledException',
    message: 'The attempted operation is prohibited because it exceeds the list view threshold.',
  });
});

const allowed: readonly (readonly [string, number])[] = [
  ['$top=5000', 5_000],
  ['$filter=indexed eq 7', 1],
  ['$filter=indexed eq 7 and plain eq 7', 1],
  ['$filter=indexed eq 7 or indexed eq 8', 2],
  ['$filter=ID ge 101 and ID lt 201 and plain ge 0&$top=5000', 100],
  ["$filter=ID ge 101 and ID lt 201 and same eq 'all'&$top=5000", 100],
  ['$orderby=indexed desc&$top=3', 3],
  ['$orderby=ID desc&$top=3', 3],
  ['$filter=indexed lt 10&$orderby=plain desc', 10],
];

itEmbedded.each(allowed)('allows %s', async (query, count) => {
  const answer = await list.send({ path: `items?$select=Id&${query}` });
  expect([answer.status, members(answer.json).length]).toEqual([200, count]);
});

itEmbedded('reads one item, and the count, whatever the size', async () => {
  expect((await list.send({ path: 'items(4999)' })).status).toBe(200);
  expect(at((await list.send({ path: 'ItemCount' })).json, 'value')).toBe(5_001);
});
