/** Methods that do the same to several items or entries, and items added by where they go. */
import type { Target } from './target.js';
import { itEmbedded, openTarget } from './target.js';
import { at, column, errorOf, members, send, TestList } from './wire.js';

let target: Target;
let list: TestList;
let root: string;

beforeAll(async () => {
  target = await openTarget();
  list = await TestList.create(target, 'bulk');
  await list.field('<Field Type="Number" Name="qty" DisplayName="Quantity" />');
  root = String(at((await list.send({ path: 'RootFolder?$select=ServerRelativeUrl' })).json, 'ServerRelativeUrl'));
});

afterAll(async () => {
  await list.remove();
  await target.close();
});

const titles = async () => (await list.query('$select=Title,qty')).map((item) => [at(item, 'Title'), at(item, 'qty')]);
const bulk = (itemIds: number[], values: Record<string, string>) =>
  list.send({
    method: 'POST',
    path: 'BulkValidateUpdateListItems()',
    body: {
      itemIds,
      formValues: Object.entries(values).map(([FieldName, FieldValue]) => ({ FieldName, FieldValue })),
      bNewDocumentUpdate: false,
      checkInComment: null,
    },
  });

describe('BulkValidateUpdateListItems (section 6)', () => {
  it('changes every item that takes the values, and says which does not', async () => {
    const [one, two] = [await list.add({ Title: 'one' }), await list.add({ Title: 'two' })];
    const gone = await list.add({ Title: 'gone' });
    await list.send({ method: 'POST', path: `items(${gone})/recycle()` });
    const answer = await bulk([one, gone, two], { qty: '7' });
    expect(answer.status).toBe(200);
    expect(column(answer.json, 'ItemId')).toEqual([one, gone, two]);
    expect(column(answer.json, 'HasException')).toEqual([false, true, false]);
    expect(members(answer.json)[1]).toMatchObject({ FieldName: null, FieldValue: null });
    expect(await titles()).toEqual([
      ['one', 7],
      ['two', 7],
    ]);
    const wrong = await bulk([one, two], { Title: 'never', qty: 'seven' });
    expect([wrong.status, column(wrong.json, 'HasException')]).toEqual([200, [false, true, false, true]]);
    expect(await titles()).toEqual([
      ['one', 7],
      ['two', 7],
    ]);
    expect((await list.send({ method: 'POST', path: 'BulkValidateUpdateListItems', body: {} })).status).toBe(400);
  });

  itEmbedded('changes nothing for those who may not (section 11)', async () => {
    const id = await list.add({ Title: 'stays' });
    const body = { itemIds: [id], formValues: [{ FieldName: 'Title', FieldValue: 'goes' }] };
    const path = 'BulkValidateUpdateListItems';
    const answer = await list.send({ method: 'POST', path, body, person: 'visitor' });
    expect(column(answer.json, 'HasException')).toEqual([true]);
    expect(at((await list.send({ path: `items(${id})` })).json, 'Title')).toBe('stays');
  });
});

describe('AddItemUsingPath (section 1)', () => {
  const add = (parameters: Record<string, unknown>) =>
    list.send({ method: 'POST', path: 'AddItemUsingPath', body: { parameters } });
  const place = async (id: unknown) =>
    at((await list.send({ path: `items(${String(id)})?$select=FileRef` })).json, 'FileRef');

  it('adds folders, and items without values where they are to go', async () => {
    const folder = await add({
      FolderPath: { DecodedUrl: root },
      UnderlyingObjectType: 1,
      LeafName: { DecodedUrl: 'In' },
    });
    expect([folder.status, at(folder.json, 'FileSystemObjectType')]).toEqual([200, 1]);
    const item = await add({ FolderPath: { DecodedUrl: `${root}/In` }, UnderlyingObjectType: 0 });
    expect([item.status, at(item.json, 'Title')]).toEqual([200, null]);
    expect(await place(at(item.json, 'Id'))).toMatch(/\/In\/\d+_\.000$/);
    const plain = await add({ UnderlyingObjectType: 0 });
    expect(await place(at(plain.json, 'Id'))).toBe(`${root}/${String(at(plain.json, 'Id'))}_.000`);
    expect((await add({ FolderPath: { DecodedUrl: `${root}/None` } })).status).toBe(404);
  });
});

describe('the recycle bin by ids (section 10)', () => {
  const recycled = async (title: string) => {
    const path = `items(${await list.add({ Title: title })})/recycle()`;
    return String(at((await list.send({ method: 'POST', path })).json, 'value'));
  };
  const byIds = (method: string, ids: unknown) =>
    send(target, { method: 'POST', path: `site/recyclebin/${method}`, body: { ids } });
  const bin = async () => column((await send(target, { path: 'site/recyclebin' })).json, 'Id');

  it('restores, moves on and deletes the named entries, all or none', async () => {
    const [one, two, three] = [await recycled('bin one'), await recycled('bin two'), await recycled('bin three')];
    const unknown = '00000000-0000-4000-8000-000000000000';
    const partly = await byIds('RestoreByIds', [one, unknown]);
    expect([partly.status, errorOf(partly).message]).toEqual([404, expect.any(String)]);
    expect(await bin()).toEqual(expect.arrayContaining([one, two, three]));
    expect((await byIds('RestoreByIds', [one.toUpperCase(), one])).status).toBe(200);
    expect((await list.query("$filter=Title eq 'bin one'")).length).toBe(1);
    expect((await byIds('MoveToSecondStageByIds', [two])).status).toBe(200);
    expect((await send(target, { path: `site/recyclebin('${two}')` })).json).toMatchObject({ ItemState: 2 });
    // As PnP PowerShell writes it.
    const body = `{'ids':['${two}','${three}']}`;
    const deleted = await send(target, { method: 'POST', path: 'site/recyclebin/DeleteByIds', body });
    expect(deleted.status).toBe(200);
    const left = await bin();
    expect([one, two, three].filter((id) => left.includes(id))).toEqual([]);
    expect((await byIds('DeleteByIds', 'none')).status).toBe(400);
  });

  itEmbedded('finds nothing of other people', async () => {
    const guid = await recycled('not yours');
    const path = 'web/recyclebin/DeleteByIds';
    expect((await send(target, { method: 'POST', path, body: { ids: [guid] }, person: 'member' })).status).toBe(404);
    expect(await bin()).toContain(guid);
  });
});
