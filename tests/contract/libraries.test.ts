/** Document libraries as lists: where they stand, what is in them, which ones a site has from the start. */
import { TestLibrary } from './library.js';
import type { Target } from './target.js';
import { openTarget } from './target.js';
import { at, column, errorOf, members, send, TestList } from './wire.js';

let target: Target;
let library: TestLibrary;

beforeAll(async () => {
  target = await openTarget();
  library = await TestLibrary.create(target, 'library');
  await library.upload('a.txt', 'A');
  await library.addFolder('Plans');
  await library.upload('b.PDF', 'B', { folder: 'Plans' });
});

afterAll(async () => {
  await library.remove();
  await target.close();
});

describe('the libraries of a site (section 12)', () => {
  it('stand in the root of the web, lists below Lists', async () => {
    const list = await TestList.create(target, 'beside a library');
    const root = await list.send({ path: 'rootFolder?$select=ServerRelativeUrl' });
    expect(String(at(root.json, 'ServerRelativeUrl'))).toMatch(/\/Lists\/[^/]+$/);
    expect(library.root).toBe(`${new URL(target.webUrl).pathname}/${library.root.split('/').at(-1) ?? ''}`);
    const { json } = await send(target, { path: library.path('?$select=BaseType,BaseTemplate,EnableAttachments') });
    expect(json).toMatchObject({ BaseType: 1, BaseTemplate: 101, EnableAttachments: false });
    await list.remove();
  });

  it('are Documents, Site Pages and Site Assets from the start', async () => {
    const documents = await send(target, { path: 'web/defaultDocumentLibrary?$select=Title&$expand=RootFolder' });
    expect(documents.json).toMatchObject({ Title: 'Documents', RootFolder: { Name: 'Shared Documents' } });
    const folders = await send(target, { path: 'web/folders' });
    expect(column(folders.json, 'Name')).toEqual(
      expect.arrayContaining(['Shared Documents', 'SitePages', 'SiteAssets']),
    );
    for (const [path, title] of [
      ['web/lists/ensureSiteAssetsLibrary', 'Site Assets'],
      ['web/lists/ensureSitePagesLibrary', 'Site Pages'],
    ] as const) {
      const ensured = await send(target, { method: 'POST', path });
      expect(ensured.json).toMatchObject({ 'odata.editLink': expect.stringContaining('Lists(guid'), Title: title });
    }
  });

  it('hold the home page of the site', async () => {
    const { json } = await send(target, { path: 'web?$select=WelcomePage,ServerRelativeUrl' });
    const address = `${String(at(json, 'ServerRelativeUrl'))}/${String(at(json, 'WelcomePage'))}`;
    const page = await send(target, { path: `web/getFileByServerRelativeUrl('${address}')` });
    expect(page.json).toMatchObject({ Name: 'Home.aspx', Title: 'Home' });
    const item = await send(target, { path: "web/lists/getByTitle('Site%20Pages')/items(1)/file" });
    expect(at(item.json, 'UniqueId')).toBe(at(page.json, 'UniqueId'));
  });

  it('are told of by address', async () => {
    const url = encodeURIComponent(`'${target.webUrl}'`);
    const { json } = await send(target, { path: `sp.web.getdocumentlibraries(@v)?@v=${url}` });
    expect(column(json, 'ServerRelativeUrl')).toContain(library.root);
    expect(column(json, 'Title')).not.toContain('Site Pages');
  });
});

describe('items of a library (section 12)', () => {
  it('are files and folders of every depth, with their names and addresses', async () => {
    const select = '$select=Id,FileRef,FileDirRef,FileLeafRef,FileSystemObjectType,File_x0020_Type,EncodedAbsUrl';
    const { json } = await send(target, { path: library.path(`items?${select}&$orderby=Id`), odata: 'nometadata' });
    const { root } = library;
    const origin = new URL(target.webUrl).origin;
    expect(members(json)).toMatchObject([
      {
        FileRef: `${root}/a.txt`,
        FileDirRef: root,
        FileLeafRef: 'a.txt',
        FileSystemObjectType: 0,
        File_x0020_Type: 'txt',
      },
      { FileRef: `${root}/Plans`, FileLeafRef: 'Plans', FileSystemObjectType: 1, File_x0020_Type: null },
      { FileRef: `${root}/Plans/b.PDF`, FileDirRef: `${root}/Plans`, FileSystemObjectType: 0, File_x0020_Type: 'PDF' },
    ]);
    expect(at(members(json)[2], 'EncodedAbsUrl')).toBe(`${origin}${encodeURI(root)}/Plans/b.PDF`);
  });

  it.each(['minimalmetadata', 'nometadata', 'verbose'] as const)('expand File and Folder in %s', async (odata) => {
    const path = library.path('items?$select=Id,File/Name,Folder/Name&$expand=File,Folder&$orderby=Id');
    const { json } = await send(target, { path, odata });
    const rows = odata === 'verbose' ? at(json, 'd', 'results') : at(json, 'value');
    const none = odata === 'verbose' ? null : { 'odata.null': true };
    expect(rows).toMatchObject([
      { File: { Name: 'a.txt' }, Folder: none },
      { File: none, Folder: { Name: 'Plans' } },
      { File: { Name: 'b.PDF' }, Folder: none },
    ]);
  });

  it('lead to their file or folder, and back', async () => {
    const file = await send(target, { path: library.path('items(1)/file') });
    expect(file.json).toMatchObject({ Name: 'a.txt' });
    expect((await send(target, { path: library.path('items(1)/file/$value') })).text).toBe('A');
    expect((await send(target, { path: library.path('items(2)/folder') })).json).toMatchObject({ Name: 'Plans' });
    expect((await send(target, { path: library.path('items(2)/file') })).json).toEqual({ 'odata.null': true });
    const back = await send(target, { path: library.file('a.txt', 'listItemAllFields?$select=Id') });
    expect(back.json).toMatchObject({ Id: 1, 'odata.etag': expect.stringMatching(/^"[0-9a-f-]{36},\d+"$/) });
  });

  it('are not added as items', async () => {
    const refused = await send(target, { method: 'POST', path: library.path('items'), body: { Title: 'x' } });
    expect(refused.status).toBe(500);
    expect(errorOf(refused).message).toContain('SPFileCollection.Add');
  });

  it('are renamed by FileLeafRef, a file with its extension', async () => {
    await library.upload('old.txt', 'content');
    const path = library.file('old.txt', 'listItemAllFields');
    const merge = { 'X-HTTP-Method': 'MERGE', 'IF-Match': '*' };
    const renamed = await send(target, { method: 'POST', path, headers: merge, body: { FileLeafRef: 'new' } });
    expect(renamed.status).toBe(204);
    expect((await library.read('new.txt')).text).toBe('content');
    expect((await library.read('old.txt')).status).toBe(404);
    const item = library.file('new.txt', 'listItemAllFields');
    const taken = await send(target, { method: 'POST', path: item, headers: merge, body: { FileLeafRef: 'A.txt' } });
    expect([taken.status, errorOf(taken).code]).toEqual([400, '-2130575257, Microsoft.SharePoint.SPException']);
    const title = await send(target, { method: 'POST', path: item, headers: merge, body: { Title: 'Said' } });
    expect([title.status, title.headers.get('etag')]).toEqual([204, expect.stringMatching(/,\d+"$/)]);
  });
});
