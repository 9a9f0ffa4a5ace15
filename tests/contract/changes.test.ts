/** The change log: tokens, flags, and what it tells. */
import { TestLibrary } from './library.js';
import type { Target } from './target.js';
import { itEmbedded, openTarget } from './target.js';
import { at, column, freshTitle, members, send, TestList } from './wire.js';

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

describe('of files and folders (section 10)', () => {
  const stream = { 'Content-Type': 'application/octet-stream' };
  const merge = { 'X-HTTP-Method': 'MERGE', 'IF-Match': '*' };
  const every = { ...all, Folder: true, File: true, Rename: true, Move: true, SystemUpdate: true };
  const post = (path: string, body?: unknown, headers: Record<string, string> = {}) =>
    send(target, body === undefined ? { method: 'POST', path, headers } : { method: 'POST', path, body, headers });
  const folder = (path: string) => `web/getFolderByServerRelativePath(decodedUrl='${encodeURIComponent(path)}')`;
  const file = (path: string) => `web/getFileByServerRelativePath(decodedUrl='${encodeURIComponent(path)}')`;
  let library: TestLibrary;
  let roleName: string;
  let root: string;

  beforeAll(async () => {
    library = await TestLibrary.create(target, 'changed files');
    roleName = freshTitle('level');
    root = library.root;
    await post(`${folder(root)}/folders/addUsingPath(DecodedUrl='A')`);
    await post(`${folder(root)}/folders/addUsingPath(DecodedUrl='B')`);
  });

  afterAll(() => library.remove());

  const start = async (path = 'web') =>
    at((await send(target, { path: `${path}?$select=CurrentChangeToken` })).json, 'CurrentChangeToken');
  const since = async (from: unknown, path = 'web', query: Record<string, unknown> = every) => {
    const answer = await post(`${path}/getchanges`, { query: { ...query, ChangeTokenStart: from } });
    expect(answer.status).toBe(200);
    return answer.json;
  };
  const of = ({ guid }: TestLibrary) => `web/lists(guid'${guid}')`;
  const uniqueId = async (path: string) => at((await send(target, { path })).json, 'UniqueId');

  it('tells of a file of a library as an item: added, renamed, moved', async () => {
    const from = await start();
    await post(`${folder(`${root}/A`)}/files/AddUsingPath(decodedurl='one.txt')`, 'x', stream);
    await post(`${file(`${root}/A/one.txt`)}/listItemAllFields`, { FileLeafRef: 'two.txt' }, merge);
    await post(`${file(`${root}/A/two.txt`)}/moveTo(newurl='${encodeURIComponent(`${root}/B/two.txt`)}',flags=1)`);
    await post(`${file(`${root}/B/two.txt`)}/moveTo(newurl='${encodeURIComponent(`${root}/A/three.txt`)}',flags=1)`);
    const json = await since(from);
    expect(column(json, 'ChangeType')).toEqual([1, 4, 6, 6, 4]);
    expect(new Set(column(json, 'odata.type'))).toEqual(new Set(['SP.ChangeItem']));
    expect(new Set(column(json, 'UniqueId'))).toEqual(new Set([await uniqueId(file(`${root}/A/three.txt`))]));
    expect(column(await since(from, 'web', { Item: true, Rename: true }), 'ChangeType')).toEqual([4, 4]);
    expect(column(await since(from, 'web', { Item: true, Move: true }), 'ChangeType')).toEqual([6, 6]);
    expect(column(await since(from, 'web', { ...every, Rename: false, Move: false }), 'ChangeType')).toEqual([1]);
  });

  it('tells of a folder that is renamed and moved, once, whatever is in it', async () => {
    await post(`${folder(root)}/folders/addUsingPath(DecodedUrl='C')`);
    await post(`${folder(`${root}/C`)}/files/AddUsingPath(decodedurl='in.txt')`, 'x', stream);
    const from = await start();
    const id = await uniqueId(folder(`${root}/C`));
    await post(`${folder(`${root}/C`)}/moveTo(newUrl='${encodeURIComponent(`${root}/B/D`)}')`);
    const json = await since(from);
    expect(column(json, 'ChangeType')).toEqual([6, 4]);
    expect(column(json, 'UniqueId')).toEqual([id, id]);
  });

  it('tells both libraries of a file that is moved from one to the other', async () => {
    const other = await TestLibrary.create(target, 'moved into');
    const place = other.root;
    await post(`${folder(root)}/files/AddUsingPath(decodedurl='moved.txt')`, 'x', stream);
    const [here, there] = [await start(of(library)), await start(of(other))];
    const id = await uniqueId(file(`${root}/moved.txt`));
    await post(`${file(`${root}/moved.txt`)}/moveTo(newurl='${encodeURIComponent(`${place}/moved.txt`)}',flags=1)`);
    const left = await since(here, of(library));
    const arrived = await since(there, of(other));
    expect([column(left, 'ChangeType'), column(left, 'UniqueId')]).toEqual([[5], [id]]);
    expect([column(arrived, 'ChangeType'), column(arrived, 'UniqueId')]).toEqual([[6], [id]]);
    await other.remove();
  });

  it('tells of what keeps its version as a SystemUpdate', async () => {
    const id = await list.add({ Title: 'quiet' });
    const from = await start();
    const formValues = [{ FieldName: 'Title', FieldValue: 'quieter' }];
    await list.send({
      method: 'POST',
      path: `items(${id})/validateupdatelistitem()`,
      body: { formValues, bNewDocumentUpdate: true },
    });
    await list.send({
      method: 'POST',
      path: `items(${id})/validateupdatelistitem()`,
      body: { formValues, bNewDocumentUpdate: false },
    });
    expect(column(await since(from), 'ChangeType')).toEqual([15, 2]);
    expect(column(await since(from, 'web', { Item: true, SystemUpdate: true }), 'ChangeType')).toEqual([15]);
  });

  itEmbedded('tells of files and folders outside lists, and of attachments, as File and Folder', async () => {
    const web = target.webUrl.replace(/^https?:\/\/[^/]+/, '');
    const from = await start();
    await post(`${folder(web)}/folders/addUsingPath(DecodedUrl='beside')`);
    const id = await list.add({ Title: 'with a file' });
    await list.send({
      method: 'POST',
      path: `items(${id})/AttachmentFiles/add(FileName='a.txt')`,
      body: 'x',
      headers: stream,
    });
    const folders = await since(from, 'web', { Folder: true, Add: true });
    expect(members(folders)).toMatchObject([
      { 'odata.type': 'SP.ChangeFolder', ChangeType: 1, UniqueId: await uniqueId(folder(`${web}/beside`)) },
    ]);
    const files = await since(from, 'web', { File: true, Add: true });
    expect(members(files)).toMatchObject([{ 'odata.type': 'SP.ChangeFile', ChangeType: 1, ListId: list.guid }]);
    expect(column(await since(from, 'web', { Item: true, Add: true }), 'ItemId')).toEqual([id]);
    await post(folder(`${web}/beside`), undefined, { 'X-HTTP-Method': 'DELETE' });
  });

  it('tells of content types, of the site and of lists', async () => {
    const from = await start();
    const made = await post('web/contenttypes', { Name: `Changed ${roleName}`, Group: 'x' });
    const id = String(at(made.json, 'StringId'));
    await post(`web/contenttypes('${id}')`, { Description: 'd' }, { 'X-HTTP-Method': 'MERGE' });
    const added = await list.send({
      method: 'POST',
      path: 'contenttypes/addAvailableContentType',
      body: { contentTypeId: id },
    });
    const inList = String(at(added.json, 'StringId'));
    const drop = { 'X-HTTP-Method': 'DELETE' };
    await list.send({ method: 'POST', path: `contenttypes('${inList}')`, headers: drop });
    await post(`web/contenttypes('${id}')`, undefined, drop);
    const types = { ContentType: true, Add: true, Update: true, DeleteObject: true };
    const json = await since(from, 'web', types);
    expect(column(json, 'ChangeType')).toEqual([1, 2, 19, 20, 3]);
    expect(members(json).map((change) => at(change, 'ContentTypeId', 'StringValue'))).toEqual([
      id,
      id,
      inList,
      inList,
      id,
    ]);
    expect(new Set(column(json, 'odata.type'))).toEqual(new Set(['SP.ChangeContentType']));
    expect(members(await since(from, 'web', { ...types, ContentType: false }))).toEqual([]);
  });

  it('tells of permission levels by their own flags', async () => {
    const from = await start();
    const BasePermissions = { High: '0', Low: '1' };
    await post('web/roledefinitions', { Name: roleName, Description: '', Order: 1, BasePermissions });
    const role = `web/roledefinitions/getByName('${encodeURIComponent(roleName)}')`;
    await post(role, { Description: 'd' }, { 'X-HTTP-Method': 'MERGE' });
    await post(role, undefined, { 'X-HTTP-Method': 'DELETE' });
    const flags = ['Add', 'Update', 'Delete'].map((name) => `RoleDefinition${name}`);
    const asked = Object.fromEntries(flags.map((flag) => [flag, true]));
    expect(column(await since(from, 'web', { Web: true, ...asked }), 'ChangeType')).toEqual([8, 10, 9]);
    for (const [index, flag] of flags.entries()) {
      const only = await since(from, 'web', { Web: true, [flag]: true });
      expect(column(only, 'ChangeType')).toEqual([[8, 10, 9][index]]);
    }
  });
});
