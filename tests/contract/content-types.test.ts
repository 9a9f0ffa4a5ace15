/** Content types of webs and lists, their field links, and the content types of items. */
import type { Target } from './target.js';
import { itEmbedded, openTarget } from './target.js';
import type { WireAnswer } from './wire.js';
import { at, column, freshTitle, members, send, TestList } from './wire.js';

let target: Target;
let list: TestList;

beforeAll(async () => {
  target = await openTarget();
  list = await TestList.create(target, 'types');
});

afterAll(async () => {
  await list.remove();
  await target.close();
});

function post(path: string, body: unknown, method?: string): Promise<WireAnswer> {
  const headers: Record<string, string> = method === undefined ? {} : { 'X-HTTP-Method': method };
  return send(target, { method: 'POST', path, headers, ...(body === undefined ? {} : { body }) });
}

/** A content type of the web, made for one case. */
async function fresh(what: string, id = '0x01008D19F38845B0884EBEBE239FDF359184'): Promise<string> {
  const answer = await post('web/contenttypes', { Id: { StringValue: id }, Name: freshTitle(what), Group: 'Ours' });
  expect(answer.status).toBe(201);
  return String(at(answer.json, 'Id', 'StringValue'));
}

describe('content types of a web (section 1)', () => {
  it.each([
    ['0x01', 'Item'],
    ['0x0101', 'Document'],
    ['0x0120', 'Folder'],
  ])('has %s, %s, from the start', async (id, Name) => {
    const answer = await send(target, { path: `web/contenttypes('${id}')` });
    expect(answer.json).toMatchObject({ 'odata.type': 'SP.ContentType', Name, StringId: id, Id: { StringValue: id } });
    expect((await send(target, { path: `web/contenttypes/getById('${id}')?$select=Name` })).status).toBe(200);
  });

  it('adds, changes and deletes one, below the parent that its id names', async () => {
    const id = await fresh('web type');
    const path = `web/contenttypes('${id}')`;
    expect(at((await send(target, { path: `${path}/parent` })).json, 'Name')).toBe('Item');
    expect((await post(path, { Description: 'Described', Name: `${id} renamed` }, 'MERGE')).status).toBe(204);
    expect((await send(target, { path, odata: 'nometadata' })).json).toMatchObject({
      Description: 'Described',
      Group: 'Ours',
      Name: `${id} renamed`,
    });
    expect((await post(path, undefined, 'DELETE')).status).toBe(200);
    expect((await send(target, { path })).status).toBe(404);
  });

  itEmbedded('makes another id when the wished one is taken, and refuses a name that is (section 1)', async () => {
    const first = await fresh('twice', '0x0100AAAABBBBCCCCDDDDEEEEFFFF00001111');
    expect(first).toBe('0x0100AAAABBBBCCCCDDDDEEEEFFFF00001111');
    const second = await fresh('twice', first);
    expect(second).toMatch(/^0x0100[0-9A-F]{32}$/);
    expect(second).not.toBe(first);
    const { json } = await send(target, { path: `web/contenttypes('${first}')` });
    const again = await post('web/contenttypes', { Id: { StringValue: first }, Name: at(json, 'Name') });
    expect(again.status).toBe(500);
    expect((await post('web/contenttypes', { Id: { StringValue: 'nonsense' }, Name: 'x' })).status).toBe(400);
    expect((await post('web/contenttypes', { Id: { StringValue: '0x99AA' }, Name: 'x' })).status).toBe(400);
  });

  itEmbedded('keeps what every site has, and what others come from (section 1)', async () => {
    expect((await post("web/contenttypes('0x0101')", undefined, 'DELETE')).status).toBe(500);
    const parent = await fresh('parent');
    const child = await fresh('child', `${parent}01`);
    expect(child).toBe(`${parent}01`);
    expect((await post(`web/contenttypes('${parent}')`, undefined, 'DELETE')).status).toBe(500);
    await post(`web/contenttypes('${child}')`, undefined, 'DELETE');
    expect((await post(`web/contenttypes('${parent}')`, undefined, 'DELETE')).status).toBe(200);
  });

  it('is read in all representations, with fields, links and workflows', async () => {
    const verbose = await send(target, { path: "web/contenttypes('0x0101')", odata: 'verbose' });
    expect(at(verbose.json, 'd', '__metadata', 'type')).toBe('SP.ContentType');
    expect(at(verbose.json, 'd', 'Id', 'StringValue')).toBe('0x0101');
    const fields = await send(target, { path: "web/contenttypes('0x01')/fields?$select=InternalName" });
    expect(column(fields.json, 'InternalName')).toEqual(expect.arrayContaining(['ContentType', 'Title']));
    const links = await send(target, { path: "web/contenttypes('0x01')/fieldlinks" });
    expect(column(links.json, 'Name')).toEqual(expect.arrayContaining(['ContentType', 'Title']));
    const workflows = await send(target, { path: "web/contenttypes('0x01')/workflowAssociations" });
    expect(members(workflows.json)).toEqual([]);
    const available = await send(target, { path: 'web/availablecontenttypes?$select=Name' });
    expect(column(available.json, 'Name')).toEqual(expect.arrayContaining(['Item', 'Task', 'Picture']));
  });
});

it('expands content types of lists and webs, and their parents (section 1)', async () => {
  const ofList = await list.send({
    path: '?$select=Title,ContentTypes/Name&$expand=ContentTypes',
    odata: 'nometadata',
  });
  expect(ofList.json).toMatchObject({ ContentTypes: expect.arrayContaining([{ Name: 'Item' }]) });
  const ofWeb = await send(target, { path: 'web?$select=ContentTypes/Name&$expand=ContentTypes', odata: 'nometadata' });
  expect(ofWeb.json).toMatchObject({ ContentTypes: expect.arrayContaining([{ Name: 'Document' }]) });
  const parent = await send(target, {
    path: "web/contenttypes('0x0108')?$select=Name,Parent/Name&$expand=Parent",
    odata: 'nometadata',
  });
  expect(parent.json).toEqual({ Name: 'Task', Parent: { Name: 'Item' } });
});

describe('field links (section 1)', () => {
  it('are added, changed, reordered and taken away', async () => {
    const id = await fresh('linked');
    const path = `web/contenttypes('${id}')/fieldlinks`;
    const added = await post(path, { FieldInternalName: 'FirstName', Required: true });
    expect(added.status).toBe(201);
    expect(added.json).toMatchObject({ Name: 'FirstName', Required: true, Hidden: false });
    const guid = String(at(added.json, 'Id'));
    expect(guid).toBe('4a722dd4-d406-4356-93f9-2550b8f50dd0');
    expect((await post(`${path}(guid'${guid}')`, { Hidden: true }, 'MERGE')).status).toBe(204);
    const read = await send(target, { path: `${path}(guid'${guid}')`, odata: 'nometadata' });
    expect(read.json).toMatchObject({ FieldInternalName: 'FirstName', Required: true, Hidden: true });
    expect((await post(`${path}/reorder`, { internalNames: ['FirstName', 'Title'] })).status).toBe(200);
    const order = column((await send(target, { path })).json, 'Name');
    expect(order.slice(0, 2)).toEqual(['FirstName', 'Title']);
    expect((await post(`${path}(guid'${guid}')`, undefined, 'DELETE')).status).toBe(200);
    expect((await send(target, { path: `${path}(guid'${guid}')` })).status).toBe(404);
    expect((await post(path, { FieldInternalName: 'NoSuchColumn' })).status).toBe(404);
    await post(`web/contenttypes('${id}')`, undefined, 'DELETE');
  });

  it('bring a site column into a list', async () => {
    const own = String(at((await list.send({ path: 'contenttypes' })).json, 'value', 0, 'StringId'));
    const added = await post(list.path(`contenttypes('${own}')/fieldlinks`), { FieldInternalName: 'JobTitle' });
    expect(added.status).toBe(201);
    const field = await list.send({ path: "fields/getByInternalNameOrTitle('JobTitle')" });
    expect(field.json).toMatchObject({ Id: 'c4e0f350-52cc-4ede-904c-dd71a3d11f7d', Title: 'Job Title' });
    const id = await list.add({ Title: 'x', JobTitle: 'Nurse' });
    expect(await list.query(`$select=JobTitle&$filter=Id%20eq%20${id}`)).toEqual([{ JobTitle: 'Nurse' }]);
  });
});

describe('content types of a list (section 1)', () => {
  it('are Item and Folder at first; those of the web can be added with their columns', async () => {
    const first = await list.send({ path: 'contenttypes?$select=Name,StringId' });
    expect(column(first.json, 'Name')).toEqual(['Item', 'Folder']);
    const added = await list.send({
      method: 'POST',
      path: 'contenttypes/addAvailableContentType',
      body: { contentTypeId: '0x0108' },
    });
    expect(added.status).toBe(200);
    expect(at(added.json, 'StringId')).toMatch(/^0x010800[0-9A-F]{32}$/);
    expect(column((await list.send({ path: 'contenttypes' })).json, 'Name')).toEqual(['Item', 'Folder', 'Task']);
    const fields = await list.send({ path: 'fields?$select=InternalName' });
    expect(column(fields.json, 'InternalName')).toEqual(expect.arrayContaining(['DueDate', 'PercentComplete']));
    const unknown = await list.send({
      method: 'POST',
      path: 'contenttypes/addAvailableContentType',
      body: { contentTypeId: '0x0177' },
    });
    expect(unknown.status).toBe(404);
  });

  it('a library takes a picture', async () => {
    const title = freshTitle('pictures');
    await post('web/lists', { Title: title, BaseTemplate: 101 });
    const path = `web/lists/getByTitle('${title}')`;
    expect((await post(`${path}/contenttypes/addAvailableContentType`, { contentTypeId: '0x010102' })).status).toBe(
      200,
    );
    expect(column((await send(target, { path: `${path}/contenttypes` })).json, 'Name')).toContain('Document');
    await post(path, undefined, 'DELETE');
  });

  it('give items their type: by id, by the id of the parent, or the first of the order', async () => {
    const types = await list.send({ path: 'contenttypes?$select=Name,StringId' });
    const ids = column(types.json, 'StringId').map(String);
    const [item = '', , task = ''] = ids;
    const read = async (id: number) => {
      const answer = await list.send({
        path: `items(${id})?$select=ContentTypeId,ContentType/Name&$expand=ContentType`,
        odata: 'nometadata',
      });
      return answer.json;
    };
    const plain = await list.add({ Title: 'plain' });
    expect(await read(plain)).toEqual({ ContentTypeId: item, ContentType: { Name: 'Item' } });
    const byId = await list.add({ Title: 'task', ContentTypeId: task });
    expect(await read(byId)).toEqual({ ContentTypeId: task, ContentType: { Name: 'Task' } });
    const byParent = await list.add({ Title: 'task', ContentTypeId: '0x0108' });
    expect(await read(byParent)).toEqual({ ContentTypeId: task, ContentType: { Name: 'Task' } });
    expect(at((await list.send({ path: `items(${byId})/contentType` })).json, 'Name')).toBe('Task');
    const merged = await post(list.path(`items(${plain})`), { ContentTypeId: task }, 'MERGE');
    expect(merged.status).toBe(204);
    expect(await read(plain)).toMatchObject({ ContentType: { Name: 'Task' } });
    const unknown = await list.send({ method: 'POST', path: 'items', body: { Title: 'x', ContentTypeId: '0x0104' } });
    expect(unknown.status).toBeGreaterThanOrEqual(400);
    const folder = list.path('RootFolder');
    expect(
      at((await send(target, { path: `${folder}?$select=UniqueContentTypeOrder` })).json, 'UniqueContentTypeOrder'),
    ).toBeNull();
    const order = [{ StringValue: task }, { StringValue: item }];
    expect((await post(folder, { UniqueContentTypeOrder: order }, 'MERGE')).status).toBe(204);
    const shown = await send(target, { path: `${folder}?$select=ContentTypeOrder`, odata: 'nometadata' });
    expect(at(shown.json, 'ContentTypeOrder')).toEqual(order);
    expect(await read(await list.add({ Title: 'first of the order' }))).toMatchObject({
      ContentType: { Name: 'Task' },
    });
    await post(folder, { UniqueContentTypeOrder: null }, 'MERGE');
    expect(await read(await list.add({ Title: 'as before' }))).toMatchObject({ ContentType: { Name: 'Item' } });
  });

  it('stay while an item is of them', async () => {
    const types = await list.send({ path: 'contenttypes?$select=Name,StringId' });
    const [, , task = ''] = column(types.json, 'StringId').map(String);
    expect((await post(list.path(`contenttypes('${task}')`), undefined, 'DELETE')).status).toBe(500);
    const empty = await TestList.create(target, 'unused type');
    const [item = ''] = column((await empty.send({ path: 'contenttypes' })).json, 'StringId').map(String);
    await empty.send({
      method: 'POST',
      path: 'contenttypes/addAvailableContentType',
      body: { contentTypeId: '0x0108' },
    });
    expect((await post(empty.path(`contenttypes('${item}')`), undefined, 'DELETE')).status).toBe(200);
    expect(column((await empty.send({ path: 'contenttypes' })).json, 'Name')).toEqual(['Folder', 'Task']);
    await empty.remove();
  });
});
