/** Attachments of items: bytes, names, versions of the item, the bin, and who may see them. */
import { quoted, sendBytes } from './library.js';
import type { Person, Target } from './target.js';
import { itEmbedded, openTarget } from './target.js';
import { at, column, errorOf, members, send, sendBatch, TestList } from './wire.js';

let target: Target;
let list: TestList;
let id: number;

beforeAll(async () => {
  target = await openTarget();
  list = await TestList.create(target, 'attachments');
});

beforeEach(async () => {
  id = await list.add({ Title: 'with attachments' });
});

afterAll(async () => {
  await list.remove();
  await target.close();
});

const files = (rest = '') => list.path(`items(${id})/AttachmentFiles${rest}`);
const attach = (name: string, bytes: Uint8Array<ArrayBuffer> | string) =>
  sendBytes(target, { method: 'POST', path: files(`/add(FileName='${quoted(name)}')`), bytes });
const etagOfItem = async () => (await list.send({ path: `items(${id})` })).headers.get('etag');

describe('attaching (section 12)', () => {
  itEmbedded('serves the bytes at the address that links and images have, to those who may see the item', async () => {
    const added = await attach('plan of care.txt', 'what was attached');
    const address = new URL(target.webUrl).origin + encodeURI(String(at(added.json, 'ServerRelativeUrl')));
    const asked = (person: Person, path = address) =>
      fetch(path, { headers: { Authorization: target.authorization(person) } });
    expect(await (await asked('visitor')).text()).toBe('what was attached');
    expect((await asked('stranger')).status).toBe(403);
    expect((await asked('owner', address.replace('care', 'other'))).status).toBe(404);
    const page = `${target.webUrl}/_layouts/15/download.aspx?SourceUrl=`;
    for (const source of [address, new URL(address).pathname, String(at(added.json, 'ServerRelativeUrl'))]) {
      const path = page + encodeURIComponent(source.includes('%') ? decodeURI(source) : source);
      expect([path, await (await asked('visitor', path)).text()]).toEqual([path, 'what was attached']);
      expect((await asked('stranger', path)).status).toBe(403);
    }
    const none = encodeURIComponent(`${decodeURI(address)}.none`);
    expect((await asked('owner', page + none)).status).toBe(404);
  });

  it('keeps every byte, and answers where the file stands', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    const added = await attach("it's 100%.bin", bytes);
    const root = String(at((await list.send({ path: 'rootFolder' })).json, 'ServerRelativeUrl'));
    const address = `${root}/Attachments/${id}/it's 100%.bin`;
    expect(added.status).toBe(200);
    expect(added.json).toMatchObject({
      FileName: "it's 100%.bin",
      FileNameAsPath: { DecodedUrl: "it's 100%.bin" },
      ServerRelativePath: { DecodedUrl: address },
      ServerRelativeUrl: address,
    });
    for (const path of [
      files(`('${quoted("it's 100%.bin")}')/$value`),
      files(`/getByFileName('${quoted("it's 100%.bin")}')/$value`),
      `web/getFileByServerRelativePath(decodedUrl='${quoted(address)}')/$value`,
      `web/getFileByServerRelativeUrl('${quoted(address)}')/$value`,
    ]) {
      const read = await sendBytes(target, { path, headers: { Accept: '*/*' } });
      expect([path, read.status, [...read.bytes]]).toEqual([path, 200, [...bytes]]);
    }
  });

  it('says on the item that it has attachments, and makes a version of it', async () => {
    const before = await etagOfItem();
    await attach('a.txt', 'a');
    expect(await etagOfItem()).toBe(before?.replace(',1"', ',2"'));
    const path = `items(${id})?$select=Attachments,AttachmentFiles/FileName&$expand=AttachmentFiles`;
    const item = await list.send({ path });
    expect(item.json).toMatchObject({ Attachments: true, AttachmentFiles: [{ FileName: 'a.txt' }] });
    const filtered = await list.send({ path: `items?$filter=Attachments eq 1 and Id eq ${id}&$select=Id` });
    expect(column(filtered.json, 'Id')).toEqual([id]);
    await send(target, { method: 'DELETE', path: files("('a.txt')") });
    expect((await list.send({ path })).json).toMatchObject({ Attachments: false, AttachmentFiles: [] });
    const verbose = await list.send({ path, odata: 'verbose' });
    expect(at(verbose.json, 'd', 'AttachmentFiles', 'results')).toEqual([]);
  });

  it('refuses a name that is taken, whatever its case, and one that may not be', async () => {
    await attach('a.txt', 'first');
    const again = await attach('A.TXT', 'again');
    expect([again.status, errorOf(again).code]).toEqual([400, '-2130575257, Microsoft.SharePoint.SPException']);
    expect((await send(target, { path: files("('a.txt')/$value") })).text).toBe('first');
    expect((await attach('a:b', 'x')).status).toBe(400);
  });

  it('writes new content by PUT and by POST that says PUT', async () => {
    await attach('a.txt', 'one');
    const path = files("('a.txt')/$value");
    expect((await sendBytes(target, { method: 'PUT', path, bytes: 'two' })).status).toBe(204);
    const headers = { 'X-HTTP-Method': 'PUT' };
    expect((await sendBytes(target, { method: 'POST', path, bytes: 'three', headers })).status).toBe(204);
    expect((await sendBytes(target, { path })).text).toBe('three');
  });

  it('of several at once stores all or none', async () => {
    const content = Buffer.from('content').toString('base64');
    const body = {
      attachments: [
        { name: 'a.txt', content },
        { name: 'b.txt', content },
      ],
    };
    const added = await send(target, { method: 'POST', path: files('/addMultiple'), body });
    expect(column(added.json, 'FileName')).toEqual(['a.txt', 'b.txt']);
    expect((await send(target, { path: files("('b.txt')/$value") })).text).toBe('content');
    const more = {
      attachments: [
        { name: 'c.txt', content },
        { name: 'a.txt', content },
      ],
    };
    expect((await send(target, { method: 'POST', path: files('/addMultiple'), body: more })).status).toBe(400);
    expect(column((await send(target, { path: files() })).json, 'FileName')).toEqual(['a.txt', 'b.txt']);
  });

  it('is refused in a batch, and where the list has no attachments', async () => {
    const url = `${target.webUrl}/_api/${files("/add(FileName='x.txt')")}`;
    expect((await sendBatch(target, [{ method: 'POST', url, body: 'x' }])).parts[0]?.status).toBe(400);
    const set = (EnableAttachments: boolean) => list.send({ method: 'PATCH', path: '', body: { EnableAttachments } });
    await set(false);
    const refused = await attach('x.txt', 'x');
    expect([refused.status, errorOf(refused).message]).toEqual([500, 'Attachments are not allowed in this list.']);
    await set(true);
    expect(members((await send(target, { path: files() })).json)).toEqual([]);
  });
});

describe('attachments and the bin (section 10)', () => {
  it('go with their item, and come back with it', async () => {
    await attach('a.txt', 'kept');
    const entry = await list.send({ method: 'POST', path: `items(${id})/recycle` });
    expect((await send(target, { path: files("('a.txt')/$value") })).status).toBe(404);
    await send(target, { method: 'POST', path: `web/RecycleBin('${String(at(entry.json, 'value'))}')/restore` });
    expect((await send(target, { path: files("('a.txt')/$value") })).text).toBe('kept');
    const { json } = await list.send({ path: `items(${id})?$select=Attachments` });
    expect(at(json, 'Attachments')).toBe(true);
  });

  it('are recycled by themselves', async () => {
    await attach('a.txt', 'kept');
    const headers = { 'X-HTTP-Method': 'DELETE', 'IF-Match': '*' };
    const recycled = await send(target, { method: 'POST', path: files("('a.txt')/recycleObject"), headers });
    expect(recycled.status).toBe(200);
    expect(members((await send(target, { path: files() })).json)).toEqual([]);
    const bin = await send(target, { path: 'web/RecycleBin?$orderby=DeletedDate desc' });
    const entry = members(bin.json).find((each) => at(each, 'ItemType') === 7 && at(each, 'LeafName') === 'a.txt');
    const path = `web/RecycleBin('${String(at(entry, 'Id'))}')/restore`;
    expect((await attach('a.txt', 'another')).status).toBe(200);
    expect((await send(target, { method: 'POST', path })).status).toBe(400);
    await send(target, { method: 'DELETE', path: files("('a.txt')") });
    expect((await send(target, { method: 'POST', path })).status).toBe(200);
    expect((await send(target, { path: files("('a.txt')/$value") })).text).toBe('kept');
  });

  it('are gone when the item is deleted', async () => {
    await attach('a.txt', 'gone');
    await list.send({ method: 'DELETE', path: `items(${id})` });
    expect((await send(target, { path: files() })).status).toBe(404);
  });
});

describe('who may see attachments (section 11)', () => {
  itEmbedded('is who may see the item, at every address', async () => {
    const added = await attach('a.txt', 'secret');
    const address = quoted(String(at(added.json, 'ServerRelativeUrl')));
    const paths = [
      files(),
      files("('a.txt')"),
      files("('a.txt')/$value"),
      `web/getFileByServerRelativePath(decodedUrl='${address}')`,
      `web/getFileByServerRelativePath(decodedUrl='${address}')/$value`,
    ];
    for (const path of paths) expect((await send(target, { path, person: 'visitor' })).status).toBe(200);
    const person = 'visitor';
    const path = files("/add(FileName='b.txt')");
    expect((await sendBytes(target, { method: 'POST', path, bytes: 'x', person })).status).toBe(403);
    expect((await send(target, { method: 'DELETE', path: files("('a.txt')"), person })).status).toBe(403);
    await list.send({ method: 'POST', path: `items(${id})/breakroleinheritance(false,false)` });
    for (const each of paths) {
      const answer = await send(target, { path: each, person: 'member' });
      expect([each, answer.status]).toEqual([each, 404]);
    }
    const expanded = await list.send({ path: 'items?$expand=AttachmentFiles', person: 'member' });
    expect(expanded.text).not.toContain(`Attachments/${id}/`);
  });
});
