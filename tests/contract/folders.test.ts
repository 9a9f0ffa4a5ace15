/** Folders of libraries and lists: what is in them, how they move, and what their permissions hide. */
import { quoted, TestLibrary } from './library.js';
import type { Target } from './target.js';
import { itEmbedded, openTarget } from './target.js';
import { at, column, errorOf, members, send, TestList } from './wire.js';

let target: Target;
let library: TestLibrary;
let list: TestList;

beforeAll(async () => {
  target = await openTarget();
  library = await TestLibrary.create(target, 'folders');
  list = await TestList.create(target, 'folders in a list');
});

afterAll(async () => {
  await library.remove();
  await list.remove();
  await target.close();
});

const post = (path: string, body?: unknown) =>
  send(target, body === undefined ? { method: 'POST', path } : { method: 'POST', path, body });

describe('adding folders (section 12)', () => {
  it('goes by every form of the call', async () => {
    for (const [path, body] of [
      [library.folder('', "folders/AddUsingPath(DecodedUrl='one',overwrite=false)")],
      [library.folder('', "folders/add('two')")],
      [library.folder('', "folders/add(url='three')")],
      [`web/folders/AddUsingPath(DecodedUrl='${quoted(`${library.root}/four`)}')`],
      [library.folder('', 'AddSubFolderUsingPath'), { leafPath: { DecodedUrl: 'five' } }],
      ['web/folders', { ServerRelativeUrl: `${library.root}/six` }],
    ] as const) {
      const added = await post(path, body);
      expect([path, added.status]).toEqual([path, body !== undefined && path === 'web/folders' ? 201 : 200]);
    }
    const folders = await send(target, { path: library.folder('', 'folders') });
    expect(column(folders.json, 'Name')).toEqual(['five', 'Forms', 'four', 'one', 'six', 'three', 'two']);
    const again = await post(library.folder('', "folders/AddUsingPath(DecodedUrl='ONE',overwrite=false)"));
    expect([again.status, errorOf(again).code]).toEqual([400, '-2130575257, Microsoft.SharePoint.SPException']);
    expect((await post(library.folder('', "folders/add('one')"))).status).toBe(200);
    expect((await post(library.folder('', "folders/AddUsingPath(DecodedUrl='a*b')"))).status).toBe(400);
    expect((await post(library.folder('none', "folders/AddUsingPath(DecodedUrl='x')"))).status).toBe(404);
  });

  it('beside the lists of the web makes a folder without an item', async () => {
    const made = await post("web/folders/AddUsingPath(DecodedUrl='Beside',overwrite=true)");
    expect(made.json).toMatchObject({ Name: 'Beside' });
    const lists = await send(target, { path: 'web/lists?$select=Title,Hidden' });
    expect(column(lists.json, 'Title')).not.toContain('Beside');
    const item = await send(target, { path: "web/folders('Beside')/listItemAllFields" });
    expect(item.json).toEqual({ 'odata.null': true });
    await post("web/folders('Beside')/files/add(url='a.txt')");
    const files = await send(target, { path: "web/folders('Beside')/files" });
    expect(column(files.json, 'Name')).toEqual(['a.txt']);
    expect((await send(target, { method: 'DELETE', path: "web/folders('Beside')" })).status).toBe(200);
  });

  it('that is not there is said so, and asked for is refused', async () => {
    const path = library.folder('nothing');
    expect((await send(target, { path: `${path}?$select=Exists` })).json).toMatchObject({ Exists: false });
    expect((await send(target, { path: `${path}/Exists` })).json).toMatchObject({ value: false });
    const refused = await send(target, { path });
    expect([refused.status, errorOf(refused).code]).toEqual([404, '-2147024894, System.IO.FileNotFoundException']);
    const below = await post(library.folder('nothing', "files/add(url='a.txt')"), 'text');
    expect([below.status, errorOf(below).code]).toEqual([404, '-2147024894, System.IO.FileNotFoundException']);
    const up = await send(target, { path: `web/getFolderByServerRelativePath(decodedUrl='${library.root}/../..')` });
    expect(up.status).toBe(404);
    const out = await send(target, { path: "web/getFolderByServerRelativePath(decodedUrl='/sites/other')" });
    expect(out.status).toBe(404);
  });
});

describe('what a folder says of itself (section 12)', () => {
  it('are its items, its weight, its parent and its properties', async () => {
    await library.addFolder('Weighed');
    await library.addFolder('Below', 'Weighed');
    await library.upload('a.txt', '12345', { folder: 'Weighed' });
    await library.upload('b.txt', '1234567', { folder: 'Weighed/Below' });
    const expand = '$expand=Files,Folders,ListItemAllFields,StorageMetrics,ParentFolder,Properties';
    const { json } = await send(target, { path: library.folder('Weighed', `?${expand}`).replace('/?', '?') });
    expect(json).toMatchObject({
      ItemCount: 2,
      Files: [{ Name: 'a.txt' }],
      Folders: [{ Name: 'Below' }],
      ListItemAllFields: { FileSystemObjectType: 1 },
      StorageMetrics: { TotalFileCount: '2', TotalFileStreamSize: '12' },
      ParentFolder: { ServerRelativeUrl: library.root },
      Properties: { vti_x005f_isbrowsable: 'true' },
    });
    const root = await send(target, { path: library.path('rootFolder?$select=UniqueId,ItemCount&$expand=Properties') });
    const byId = await send(target, { path: `web/getFolderById('${String(at(root.json, 'UniqueId'))}')` });
    expect(at(byId.json, 'ServerRelativeUrl')).toBe(library.root);
    const rename = await send(target, {
      method: 'POST',
      path: library.folder('Weighed'),
      headers: { 'X-HTTP-Method': 'MERGE' },
      body: { Name: 'Heavy' },
    });
    expect(rename.status).toBe(204);
    expect((await library.read('Heavy/Below/b.txt')).text).toBe('1234567');
    expect((await library.read('Weighed/Below/b.txt')).status).toBe(404);
  });

  it('may not go into itself', async () => {
    await library.addFolder('Outer');
    await library.addFolder('Inner', 'Outer');
    const path = library.folder(
      'Outer',
      `moveToUsingPath(DecodedUrl='${quoted(`${library.root}/Outer/Inner/Outer`)}')`,
    );
    expect((await post(path)).status).toBe(500);
    expect((await send(target, { path: library.folder('Outer/Inner') })).status).toBe(200);
  });
});

describe('removing folders (section 12)', () => {
  it('takes everything in them along, and brings it back', async () => {
    await library.addFolder('Gone');
    await library.addFolder('Deep', 'Gone');
    await library.upload('a.txt', 'one', { folder: 'Gone/Deep' });
    await library.upload('a.txt', 'two', { folder: 'Gone/Deep', overwrite: true });
    const before = at((await send(target, { path: library.path('ItemCount') })).json, 'value');
    const entry = await post(library.folder('Gone', 'recycle'));
    expect((await library.read('Gone/Deep/a.txt')).status).toBe(404);
    expect(at((await send(target, { path: library.path('ItemCount') })).json, 'value')).toBe(Number(before) - 3);
    expect((await post(`web/RecycleBin('${String(at(entry.json, 'value'))}')/restore`)).status).toBe(200);
    expect((await library.read('Gone/Deep/a.txt')).text).toBe('two');
    const old = await send(target, { path: library.file('Gone/Deep/a.txt', 'versions(512)/$value') });
    expect(old.text).toBe('one');
    expect((await send(target, { method: 'DELETE', path: library.folder('Gone') })).status).toBe(200);
    expect((await library.read('Gone/Deep/a.txt')).status).toBe(404);
  });

  it('is refused for the root of a list', async () => {
    expect((await send(target, { method: 'DELETE', path: library.folder('') })).status).toBe(500);
    expect((await post(library.folder('', 'recycle'))).status).toBe(500);
  });
});

describe('folders of lists (section 12)', () => {
  it('are items, and have no files', async () => {
    const added = await list.send({ method: 'POST', path: "rootFolder/folders/AddUsingPath(DecodedUrl='2024')" });
    expect(added.status).toBe(200);
    await list.add({ Title: 'beside' });
    const rows = await list.query('$select=Title,FileLeafRef,FileSystemObjectType&$orderby=Id');
    expect(rows).toMatchObject([
      { Title: '2024', FileLeafRef: '2024', FileSystemObjectType: 1 },
      { Title: 'beside', FileLeafRef: '2_.000', FileSystemObjectType: 0 },
    ]);
    const refused = await list.send({ method: 'POST', path: "rootFolder/files/add(url='a.txt')", body: 'x' });
    expect(refused.status).toBe(500);
    const files = await list.send({ path: 'rootFolder/files' });
    expect(members(files.json)).toEqual([]);
    expect(column((await list.send({ path: 'rootFolder/folders' })).json, 'Name')).toEqual([
      '2024',
      'Attachments',
      'Item',
    ]);
  });
});

describe('folders with permissions of their own (section 11)', () => {
  itEmbedded('hide themselves and everything in them at every address', async () => {
    await library.addFolder('Secret');
    await library.addFolder('Inner', 'Secret');
    await library.upload('in.txt', 'hidden content', { folder: 'Secret/Inner' });
    const id = String(at((await send(target, { path: library.folder('Secret/Inner') })).json, 'UniqueId'));
    const file = String(at((await send(target, { path: library.file('Secret/Inner/in.txt') })).json, 'UniqueId'));
    const broken = await post(library.folder('Secret', 'listItemAllFields/breakroleinheritance(false,true)'));
    expect(broken.status).toBe(200);
    for (const path of [
      library.folder('Secret'),
      library.folder('Secret/Inner'),
      library.folder('Secret', 'files'),
      library.path("rootFolder/folders('Secret')"),
      library.path("rootFolder/folders('Secret')/folders('Inner')"),
      `web/getFolderById('${id}')`,
      `web/getFileById('${file}')`,
      library.file('Secret/Inner/in.txt'),
      library.file('Secret/Inner/in.txt', '$value'),
    ]) {
      const answer = await send(target, { path, person: 'member' });
      expect([path, answer.status]).toEqual([path, 404]);
    }
    for (const path of [
      library.path('rootFolder/folders'),
      library.path('rootFolder?$expand=Folders/Files'),
      library.path('items?$select=FileRef'),
    ]) {
      const answer = await send(target, { path, person: 'member' });
      expect([path, answer.status]).toEqual([path, 200]);
      expect(answer.text).not.toContain('Secret');
    }
    const added = await library.upload('new.txt', 'new', { folder: 'Secret/Inner' });
    expect(added.status).toBe(200);
    expect((await library.read('Secret/Inner/new.txt', 'member')).status).toBe(404);
  });
});
