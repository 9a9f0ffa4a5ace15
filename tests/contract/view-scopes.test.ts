/** Which folders a view looks into: Scope and FolderServerRelativeUrl, in CAML and in rendered lists. */
import type { Target } from './target.js';
import { openTarget } from './target.js';
import { at, column, send, TestList } from './wire.js';

let target: Target;
let list: TestList;
let root: string;
let top: number;
let inside: number;
let deeper: number;

async function addIn(folder: string, Title: string): Promise<number> {
  const answer = await list.send({
    method: 'POST',
    path: 'AddValidateUpdateItemUsingPath()',
    body: {
      listItemCreateInfo: { FolderPath: { DecodedUrl: folder } },
      formValues: [{ FieldName: 'Title', FieldValue: Title }],
      bNewDocumentUpdate: false,
    },
  });
  const id = column(answer.json, 'FieldName').indexOf('Id');
  return Number(column(answer.json, 'FieldValue')[id]);
}

beforeAll(async () => {
  target = await openTarget();
  list = await TestList.create(target, 'scopes');
  await list.send({ method: 'MERGE', path: '', body: { EnableFolderCreation: true } });
  const { json } = await list.send({ path: 'rootFolder?$select=ServerRelativeUrl' });
  root = String(at(json, 'ServerRelativeUrl'));
  const add = (parent: string, name: string) =>
    send(target, {
      method: 'POST',
      path: `web/getFolderByServerRelativePath(decodedUrl='${encodeURIComponent(parent)}')/folders/addUsingPath(decodedUrl='${name}')`,
    });
  await add(root, 'sub');
  await add(`${root}/sub`, 'deep');
  top = await list.add({ Title: 'top' });
  inside = await addIn(`${root}/sub`, 'inside');
  deeper = await addIn(`${root}/sub/deep`, 'deeper');
});

afterAll(async () => {
  await list.remove();
  await target.close();
});

const scoped = (scope: string) => `<View${scope === '' ? '' : ` Scope="${scope}"`}><RowLimit>50</RowLimit></View>`;

it.each([
  ['', '', 'sub top'],
  ['Recursive', '', 'top inside deeper'],
  ['RecursiveAll', '', 'sub deep top inside deeper'],
  ['FilesOnly', '', 'top'],
  ['', '/sub', 'deep inside'],
  ['FilesOnly', '/sub', 'inside'],
  ['Recursive', '/sub', 'inside deeper'],
  ['RecursiveAll', '/sub/deep', 'deeper'],
])('scope "%s" in "%s" shows %s (section 7)', async (scope, folder, expected) => {
  const FolderServerRelativeUrl = `${root}${folder}`;
  const query = { ViewXml: scoped(scope), FolderServerRelativeUrl };
  const read = await list.send({
    method: 'POST',
    path: 'getitems?$select=Id,Title,FileLeafRef,FSObjType',
    body: { query },
  });
  const { json } = read;
  const names = column(json, 'Title').map((title, index) => title ?? column(json, 'FileLeafRef')[index]);
  expect(names.map(String).sort()).toEqual(expected.split(' ').sort());
  const stream = await list.send({ method: 'POST', path: 'RenderListDataAsStream', body: { parameters: query } });
  expect(at(stream.json, 'Row')).toHaveLength(names.length);
});

it('shows where items are, and finds them by it', async () => {
  const where = `<Where><Eq><FieldRef Name="FileDirRef" /><Value Type="Lookup">${root}/sub</Value></Eq></Where>`;
  const ViewXml = `<View Scope="Recursive"><Query>${where}</Query><ViewFields><FieldRef Name="FileDirRef" /><FieldRef Name="FSObjType" /></ViewFields></View>`;
  const { json } = await list.send({
    method: 'POST',
    path: 'RenderListDataAsStream',
    body: { parameters: { ViewXml } },
  });
  expect(at(json, 'Row')).toMatchObject([{ ID: String(inside), FileDirRef: `${root}/sub`, FSObjType: '0' }]);
  const filter = encodeURIComponent(`FileDirRef eq '${root}/sub/deep'`);
  expect((await list.query(`$select=Id&$filter=${filter}`)).map((item) => at(item, 'Id'))).toEqual([deeper]);
  const folders = encodeURIComponent("ContentType eq 'Folder'");
  expect(await list.query(`$select=Id&$filter=${folders}`)).toHaveLength(2);
  const named = encodeURIComponent("ContentType/Name eq 'Item'");
  const items = await list.query(`$select=Id,ContentType/Name&$expand=ContentType&$filter=${named}`);
  expect(items.map((item) => at(item, 'Id'))).toEqual([top, inside, deeper]);
});

it('tells what folders hold', async () => {
  const names = ['ItemChildCount', 'FolderChildCount'].map((name) => `<FieldRef Name="${name}" />`).join('');
  const ViewXml = `<View Scope="RecursiveAll"><ViewFields>${names}</ViewFields></View>`;
  const { json } = await list.send({
    method: 'POST',
    path: 'RenderListDataAsStream',
    body: { parameters: { ViewXml } },
  });
  const rows = at(json, 'Row');
  const counts = Array.isArray(rows) ? rows.map((row) => [at(row, 'ItemChildCount'), at(row, 'FolderChildCount')]) : [];
  expect(counts).toEqual([
    ['1', '1'],
    ['1', '0'],
    ['0', '0'],
    ['0', '0'],
    ['0', '0'],
  ]);
});

it('answers 404 to a folder that is not there', async () => {
  const query = { ViewXml: '<View />', FolderServerRelativeUrl: `${root}/nowhere` };
  expect((await list.send({ method: 'POST', path: 'getitems', body: { query } })).status).toBe(404);
});
