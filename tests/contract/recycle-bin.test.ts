/** The recycle bin: what is in it for whom, and what comes back from it. */
import type { Person, Target } from './target.js';
import { itEmbedded, openTarget } from './target.js';
import { at, column, errorOf, freshTitle, members, send, TestList } from './wire.js';

let target: Target;
let list: TestList;

beforeAll(async () => {
  target = await openTarget();
  list = await TestList.create(target, 'bin');
});

afterAll(async () => {
  await list.remove();
  await target.close();
});

const get = (path: string, person: Person = 'owner') => send(target, { path, person });
const post = (path: string, body?: unknown, headers: Record<string, string> = {}, person: Person = 'owner') =>
  send(
    target,
    body === undefined ? { method: 'POST', path, person, headers } : { method: 'POST', path, person, body, headers },
  );
const merge = { 'X-HTTP-Method': 'MERGE', 'IF-Match': '*' };

async function recycle(path: string, person: Person = 'owner'): Promise<string> {
  const answer = await post(`${path}/recycle()`, undefined, {}, person);
  expect([path, answer.status]).toEqual([path, 200]);
  return String(at(answer.json, 'value'));
}

const restore = (guid: string, person: Person = 'owner') =>
  post(`web/recyclebin('${guid}')/Restore()`, undefined, {}, person);

describe('an item (section 10)', () => {
  it('is described in the bin, and comes back with its id, versions, permissions and ETag', async () => {
    const id = await list.add({ Title: 'first' });
    const item = list.path(`items(${id})`);
    await post(item, { Title: 'second' }, merge);
    await post(`${item}/breakroleinheritance(true)`);
    const before = await get(`${item}?$select=*,HasUniqueRoleAssignments`);
    const guid = await recycle(item);
    expect((await get(item)).status).toBe(404);
    const { json } = await get(`web/recyclebin('${guid}')`);
    expect(json).toMatchObject({ Id: guid, Title: 'second', LeafName: `${id}_.000`, ItemType: 3, ItemState: 1 });
    expect(Object.keys(json ?? {})).toEqual(
      expect.arrayContaining(['AuthorName', 'DeletedByEmail', 'DeletedDate', 'DirName', 'DirNamePath', 'Size']),
    );
    expect((await restore(guid)).status).toBe(200);
    const after = await get(`${item}?$select=*,HasUniqueRoleAssignments`);
    expect(after.json).toMatchObject({ Id: id, Title: 'second', HasUniqueRoleAssignments: true });
    expect(at(after.json, 'GUID')).toBe(at(before.json, 'GUID'));
    expect(column((await get(`${item}/versions`)).json, 'VersionLabel')).toEqual(['2.0', '1.0']);
    const next = await post(item, { Title: 'third' }, { ...merge, 'IF-Match': after.headers.get('etag') ?? '' });
    expect(next.status).toBe(204);
    expect(Number(/,(\d+)"/.exec(next.headers.get('etag') ?? '')?.[1])).toBeGreaterThan(2);
    expect((await get(`web/recyclebin('${guid}')`)).status).toBe(404);
    expect((await restore(guid)).status).toBe(404);
  });

  it('comes back with its attachments, and the change log says Restore', async () => {
    const id = await list.add({ Title: 'with a file' });
    const item = list.path(`items(${id})`);
    const file = { method: 'POST', path: `${item}/AttachmentFiles/add(FileName='a.txt')`, body: 'inside' } as const;
    expect((await send(target, { ...file, headers: { 'Content-Type': 'application/octet-stream' } })).status).toBe(200);
    const start = at(
      (await get(list.path('?$select=CurrentChangeToken').replace('/?', '?'))).json,
      'CurrentChangeToken',
    );
    await restore(await recycle(item));
    expect((await get(`${item}/AttachmentFiles('a.txt')/$value`)).text).toBe('inside');
    const query = { Item: true, DeleteObject: true, Restore: true, ChangeTokenStart: start };
    const changes = await post(list.path('getchanges'), { query });
    expect(column(changes.json, 'ChangeType')).toEqual([3, 7]);
  });

  it('stays in the bin if its place or a unique value is taken', async () => {
    await list.field('<Field Type="Text" Name="Once" DisplayName="Once" EnforceUniqueValues="TRUE" Indexed="TRUE" />');
    const id = await list.add({ Title: 'unique', Once: 'one' });
    const guid = await recycle(list.path(`items(${id})`));
    const other = await list.add({ Title: 'other', Once: 'ONE' });
    const refusal = await restore(guid);
    expect([refusal.status, errorOf(refusal).code]).toEqual([
      500,
      '-2130575169, Microsoft.SharePoint.SPDuplicateValuesFoundException',
    ]);
    await post(list.path(`items(${other})`), { Once: 'two' }, merge);
    expect((await restore(guid)).status).toBe(200);
    expect(at((await get(list.path(`items(${id})`))).json, 'Once')).toBe('one');
  });

  itEmbedded('is found by who deleted it and by site administrators only', async () => {
    const id = await list.add({ Title: 'of a member' });
    const guid = await recycle(list.path(`items(${id})`), 'member');
    const ids = async (path: string, person: Person) => column((await get(path, person)).json, 'Id');
    for (const path of ['web/recyclebin', 'site/recyclebin']) {
      expect(await ids(path, 'member')).toContain(guid);
      expect(await ids(path, 'owner')).toContain(guid);
      expect(await ids(path, 'visitor')).not.toContain(guid);
    }
    expect((await restore(guid, 'visitor')).status).toBe(404);
    expect((await post(`web/recyclebin('${guid}')/MoveToSecondStage()`, undefined, {}, 'member')).status).toBe(200);
    expect(await ids('site/recyclebin', 'member')).not.toContain(guid);
    expect((await post('site/recyclebin/DeleteAllSecondStageItems()', undefined, {}, 'member')).status).toBe(403);
    expect((await post(`site/recyclebin('${guid}')/Restore()`)).status).toBe(200);
  });
});

describe('a folder (section 10)', () => {
  it('goes and comes back with everything in it; what was in it waits for it', async () => {
    const root = String(at((await get(list.path('rootFolder'))).json, 'ServerRelativeUrl'));
    const folder = (path: string) => `web/getFolderByServerRelativePath(decodedUrl='${encodeURIComponent(path)}')`;
    await post(`${folder(root)}/folders/addUsingPath(DecodedUrl='Outer')`);
    await post(`${folder(`${root}/Outer`)}/folders/addUsingPath(DecodedUrl='Inner')`);
    const added = await post(list.path('AddValidateUpdateItemUsingPath()'), {
      listItemCreateInfo: { FolderPath: { DecodedUrl: `${root}/Outer/Inner` }, UnderlyingObjectType: 0 },
      formValues: [{ FieldName: 'Title', FieldValue: 'deep inside' }],
      bNewDocumentUpdate: false,
    });
    const id = Number(
      at(
        members(added.json).find((value) => at(value, 'FieldName') === 'Id'),
        'FieldValue',
      ),
    );
    const count = async () => Number(at((await get(list.path('ItemCount'))).json, 'value'));
    const before = await count();
    const item = await recycle(list.path(`items(${id})`));
    const outer = String(at((await post(`${folder(`${root}/Outer`)}/recycle()`)).json, 'value'));
    expect(await count()).toBe(before - 3);
    expect((await restore(item)).status).toBe(500);
    expect((await get(`web/recyclebin('${outer}')`)).json).toMatchObject({ ItemType: 5, LeafName: 'Outer' });
    expect((await restore(outer)).status).toBe(200);
    expect((await restore(item)).status).toBe(200);
    expect(await count()).toBe(before);
    expect(at((await get(list.path(`items(${id})?$select=FileDirRef`))).json, 'FileDirRef')).toBe(
      `${root}/Outer/Inner`,
    );
  });
});

describe('a list (section 10)', () => {
  it('comes back with its items, unless its title is taken', async () => {
    const gone = await TestList.create(target, 'recycled');
    await gone.add({ Title: 'still there' });
    const guid = await recycle(gone.path());
    const other = await post('web/lists', { Title: gone.title, BaseTemplate: 100 });
    expect(other.status).toBe(201);
    expect((await restore(guid)).status).toBe(500);
    const taken = `web/lists(guid'${String(at(other.json, 'Id'))}')`;
    await post(taken, undefined, { 'X-HTTP-Method': 'DELETE' });
    expect((await restore(guid)).status).toBe(200);
    expect(column((await gone.send({ path: 'items' })).json, 'Title')).toEqual(['still there']);
    await gone.remove();
  });

  it('takes what was in it along when it is deleted from the bin', async () => {
    const gone = await TestList.create(target, freshTitle('purged'));
    const item = await recycle(gone.path(`items(${await gone.add({ Title: 'x' })})`));
    const guid = await recycle(gone.path());
    const refusal = await restore(item);
    expect(refusal.status).toBe(500);
    expect((await post(`web/recyclebin('${guid}')/DeleteObject()`)).status).toBe(200);
    expect((await get(`web/recyclebin('${item}')`)).status).toBe(404);
  });
});

describe('getRecycleBinItems (section 10)', () => {
  const names = ['b', 'D', 'a', 'c', 'E'].map((name) => `zz-${name}`);
  const entries = new Map<string, string>();
  let own: TestList;

  beforeAll(async () => {
    own = await TestList.create(target, 'bin queries');
    for (const name of names) entries.set(name, await recycle(own.path(`items(${await own.add({ Title: name })})`)));
  });

  afterAll(() => own.remove());

  const titles = async (query: string, person: Person = 'owner', bin = 'web') => {
    const answer = await get(`${bin}/${query}`, person);
    expect([query, answer.status]).toEqual([query, 200]);
    return column(answer.json, 'Title').filter((title) => String(title).startsWith('zz-'));
  };

  it('sorts by name, without regard to case, both ways', async () => {
    expect(await titles('getrecyclebinitems(rowLimit=500,isAscending=true,orderBy=0)')).toEqual([
      'zz-a',
      'zz-b',
      'zz-c',
      'zz-D',
      'zz-E',
    ]);
    expect(await titles("getrecyclebinitems?rowLimit='500'&isAscending=false&orderby=0")).toEqual([
      'zz-E',
      'zz-D',
      'zz-c',
      'zz-b',
      'zz-a',
    ]);
    expect(await titles("getrecyclebinitems('',500,true,0,1)")).toHaveLength(5);
  });

  it.each([0, 1, 2, 3, 4, 5])('pages by the order %d: nothing twice, nothing left out', async (orderBy) => {
    const found: string[] = [];
    for (let paging = '', pages = 0; pages < 300; pages += 1) {
      const query = `rowLimit=2,isAscending=true,orderBy=${orderBy},itemState=1,pagingInfo='${encodeURIComponent(paging)}'`;
      const { status, json } = await get(`web/getrecyclebinitems(${query})`);
      expect(status).toBe(200);
      found.push(...column(json, 'Id').map(String));
      const last = members(json).at(-1);
      if (last === undefined) break;
      const value = orderBy === 3 ? String(at(last, 'DeletedDate')) : '';
      paging = `id=${String(at(last, 'Id'))}&title=${encodeURIComponent(String(at(last, 'Title')))}&searchValue=${encodeURIComponent(value)}`;
    }
    expect(new Set(found).size).toBe(found.length);
    expect(found).toEqual(expect.arrayContaining([...entries.values()]));
  });

  it('goes on after an entry that is no longer there, by its value', async () => {
    const gone = '00000000-0000-4000-8000-000000000000';
    const paging = encodeURIComponent(`id=${gone}&title=zz-b&searchValue=zz-b`);
    const query = `rowLimit=500,isAscending=true,orderBy=0,pagingInfo='${paging}'`;
    const after = await titles(`getrecyclebinitems(${query})`);
    expect(after).toEqual(expect.arrayContaining(['zz-c', 'zz-D', 'zz-E']));
    expect(after).not.toContain('zz-a');
  });

  it('tells the stages apart', async () => {
    const entry = entries.get('zz-a') ?? '';
    await post(`web/recyclebin('${entry}')/MoveToSecondStage()`);
    const of = (state: number) => titles(`getrecyclebinitems(rowLimit=500,itemState=${state})`, 'owner', 'site');
    expect(await of(2)).toEqual(['zz-a']);
    expect(await of(1)).not.toContain('zz-a');
    expect(await of(0)).toHaveLength(5);
    expect(await titles('getrecyclebinitems(rowLimit=500,itemState=2)')).toEqual([]);
  });

  it('refuses an order, a stage and a place that are none', async () => {
    for (const query of ['orderBy=9', 'itemState=7', 'rowLimit=0', "rowLimit='x'", "pagingInfo='p_ID=3'"]) {
      expect([query, (await get(`web/getrecyclebinitems(${query})`)).status]).toEqual([query, 400]);
    }
  });

  itEmbedded('shows only the own deletions if asked, and to whoever is no administrator', async () => {
    const entry = await recycle(own.path(`items(${await own.add({ Title: 'zz-member' })})`), 'member');
    const all = 'getrecyclebinitemsbyqueryinfo(rowLimit=500,showOnlyMyItems=false)';
    const mine = 'getrecyclebinitemsbyqueryinfo(rowLimit=500,showOnlyMyItems=true)';
    expect(await titles(all)).toContain('zz-member');
    expect(await titles(mine)).not.toContain('zz-member');
    expect(await titles(all, 'member')).toEqual(['zz-member']);
    expect(await titles(all, 'visitor')).toEqual([]);
    await post(`web/recyclebin('${entry}')/DeleteObject()`);
  });
});

describe('after 93 days (section 10)', () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  /** Only the clock is another: timers and sockets go on. */
  function inDays(days: number): void {
    const now = Date.now() + days * 86_400_000;
    const doNotFake = [
      'nextTick',
      'setImmediate',
      'clearImmediate',
      'setInterval',
      'clearInterval',
      'setTimeout',
    ] as const;
    jest.useFakeTimers({ now, doNotFake: [...doNotFake, 'clearTimeout', 'queueMicrotask', 'hrtime', 'performance'] });
  }

  itEmbedded('what is in the bin is removed for good, with its attachments and permissions', async () => {
    const id = await list.add({ Title: 'forgotten' });
    const entry = await recycle(list.path(`items(${id})`));
    const second = await recycle(list.path(`items(${await list.add({ Title: 'second stage' })})`));
    await post(`web/recyclebin('${second}')/MoveToSecondStage()`);
    inDays(92);
    expect((await get(`web/recyclebin('${entry}')`)).status).toBe(200);
    const kept = await recycle(list.path(`items(${await list.add({ Title: 'deleted later' })})`));
    jest.useRealTimers();
    inDays(94);
    for (const gone of [entry, second]) expect((await get(`site/recyclebin('${gone}')`)).status).toBe(404);
    expect(column((await get('web/getrecyclebinitems(rowLimit=500)')).json, 'Id')).toEqual([kept]);
    expect((await restore(entry)).status).toBe(404);
    expect((await get(list.path(`items(${id})`))).status).toBe(404);
  });
});
