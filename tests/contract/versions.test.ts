/** Versions of items: what they tell, how they are deleted and restored, and how many are kept. */
import type { Target } from './target.js';
import { itEmbedded, openTarget } from './target.js';
import { at, column, members, send, TestList } from './wire.js';

let target: Target;
let list: TestList;

beforeAll(async () => {
  target = await openTarget();
  list = await TestList.create(target, 'versions');
  await list.field('<Field Type="Number" Name="Qty" DisplayName="Qty" />');
});

afterAll(async () => {
  await list.remove();
  await target.close();
});

const post = (path: string, body?: unknown, headers: Record<string, string> = {}) =>
  list.send(body === undefined ? { method: 'POST', path, headers } : { method: 'POST', path, body, headers });
const merge = { 'X-HTTP-Method': 'MERGE', 'IF-Match': '*' };

/** An item that has been changed twice. */
async function changed(): Promise<string> {
  const id = await list.add({ Title: 'one', Qty: 1 });
  await post(`items(${id})`, { Title: 'two' }, merge);
  await post(`items(${id})`, { Qty: 3 }, merge);
  return `items(${id})`;
}

it('answers the newest first, with ids, labels, persons and the values of that time (section 10)', async () => {
  const item = await changed();
  const { json } = await list.send({ path: `${item}/versions`, odata: 'nometadata' });
  expect(column(json, 'VersionId')).toEqual([1536, 1024, 512]);
  expect(column(json, 'VersionLabel')).toEqual(['3.0', '2.0', '1.0']);
  expect(column(json, 'IsCurrentVersion')).toEqual([true, false, false]);
  expect(members(json).map((version) => [at(version, 'Title'), at(version, 'Qty')])).toEqual([
    ['two', 3],
    ['two', 1],
    ['one', 1],
  ]);
  expect(at(members(json)[0], 'Editor')).toMatchObject({ LookupId: expect.any(Number), Email: expect.any(String) });
});

it('takes the options of a collection (section 10)', async () => {
  const item = await changed();
  const options = "$select=VersionId,Title&$filter=Title%20eq%20'two'&$top=1&$orderby=VersionId";
  const { json } = await list.send({ path: `${item}/versions?${options}`, odata: 'nometadata' });
  expect(members(json)).toEqual([{ VersionId: 1024, Title: 'two' }]);
  const expanded = await list.send({ path: `${item}/versions(512)?$expand=CreatedBy` });
  expect(at(expanded.json, 'CreatedBy', 'LoginName')).toEqual(expect.any(String));
  expect((await list.send({ path: `${item}/versions?$select=Nothing` })).status).toBe(400);
  expect(at((await list.send({ path: `${item}/versions/getById(512)/Title` })).json, 'value')).toBe('one');
});

it('deletes older versions, never the current one (section 10)', async () => {
  const item = await changed();
  const remove = { 'X-HTTP-Method': 'DELETE' };
  expect((await post(`${item}/versions(1024)`, undefined, remove)).status).toBe(200);
  expect((await post(`${item}/versions(1536)`, undefined, remove)).status).toBe(500);
  expect((await list.send({ path: `${item}/versions(1024)` })).status).toBe(404);
  expect((await post(`${item}/versions/deleteAll`)).status).toBe(200);
  expect(column((await list.send({ path: `${item}/versions` })).json, 'VersionLabel')).toEqual(['3.0']);
});

it('restores the old values as a new version (section 10)', async () => {
  const item = await changed();
  expect((await post(`${item}/versions/restoreByLabel(versionlabel='1.0')`)).status).toBe(200);
  const { json } = await list.send({ path: item });
  expect(json).toMatchObject({ Title: 'one', Qty: 1, OData__UIVersionString: '4.0' });
});

it('keeps as many as the list says, and none without versioning (section 10)', async () => {
  const few = await TestList.create(target, 'few versions');
  await few.send({ method: 'POST', path: '', headers: merge, body: { EnableVersioning: true, MajorVersionLimit: 2 } });
  const id = await few.add({ Title: '1' });
  const change = (Title: string) => few.send({ method: 'POST', path: `items(${id})`, headers: merge, body: { Title } });
  for (const title of ['2', '3', '4']) await change(title);
  expect(column((await few.send({ path: `items(${id})/versions` })).json, 'Title')).toEqual(['4', '3']);
  await few.send({ method: 'POST', path: '', headers: merge, body: { EnableVersioning: false } });
  await change('5');
  const { json } = await few.send({ path: `items(${id})/versions` });
  expect(members(json).length).toBeLessThanOrEqual(2);
  expect(column(json, 'Title')[0]).toBe('5');
  await few.remove();
});

itEmbedded('are for those who may view versions only (section 11)', async () => {
  const item = await changed();
  const level = {
    Name: `No versions ${Math.random()}`,
    BasePermissions: { High: '0', Low: String(0x1 + 0x20 + 0x30000) },
  };
  const role = await send(target, { method: 'POST', path: 'web/roledefinitions', body: { ...level, Order: 150 } });
  const group = await send(target, { path: 'web/associatedvisitorgroup' });
  await post(`${item}/breakroleinheritance(false)`);
  const given = `principalid=${String(at(group.json, 'Id'))},roledefid=${String(at(role.json, 'Id'))}`;
  await post(`${item}/roleassignments/addroleassignment(${given})`);
  expect((await list.send({ path: item, person: 'visitor' })).status).toBe(200);
  expect((await list.send({ path: `${item}/versions`, person: 'visitor' })).status).toBe(403);
  const expanded = await list.send({ path: `${item}?$expand=Versions`, person: 'visitor' });
  expect(expanded.text).not.toContain('"one"');
});
