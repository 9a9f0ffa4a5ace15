/** Which fields of items are answered, and what persons and lookups bring along. */
import type { Target } from './target.js';
import { itEmbedded, openTarget } from './target.js';
import { at, errorOf, members, TestList } from './wire.js';

let target: Target;
let list: TestList;

beforeAll(async () => {
  target = await openTarget();
  list = await TestList.create(target, 'selecting');
  await list.field('<Field Type="Number" Name="qty" DisplayName="Quantity" Indexed="TRUE" />');
  await list.field(`<Field Type="Lookup" Name="cat" DisplayName="Cat" List="{${list.guid}}" ShowField="Title" />`);
});

afterAll(async () => {
  await list.remove();
  await target.close();
});

describe('selecting and expanding (section 5)', () => {
  it('answers only the selected fields, and expanded persons and lookups', async () => {
    const parent = await list.add({ Title: 'Parent', qty: 7 });
    const id = await list.add({ Title: 'Child', catId: parent });
    const { json } = await list.send({
      path: `items(${id})?$select=Title,Author/Title,cat/Title,cat/qty&$expand=Author,cat`,
      odata: 'nometadata',
    });
    expect(Object.keys(json ?? {}).sort()).toEqual(['Author', 'Title', 'cat']);
    expect(json).toMatchObject({ Title: 'Child', cat: { Title: 'Parent', qty: 7 } });
    expect(String(at(json, 'Author', 'Title')).length).toBeGreaterThan(0);
  });

  it('writes an expanded reference that is empty as if it had not been expanded', async () => {
    const id = await list.add({ Title: 'No parent' });
    const path = `items(${id})?$select=Id,cat/Title&$expand=cat`;
    const address = `Web/Lists(guid'${list.guid}')/Items(${id})/cat`;
    const light = await list.send({ path });
    expect(light.json).toMatchObject({ Id: id, 'cat@odata.navigationLinkUrl': address });
    expect((await list.send({ path, odata: 'nometadata' })).json).toEqual({ Id: id });
    const verbose = await list.send({ path, odata: 'verbose' });
    expect(at(verbose.json, 'd', 'cat', '__deferred', 'uri')).toBe(`${target.webUrl}/_api/${address}`);
  });

  it('refuses an entity without a body, and a change that lost its X-HTTP-Method (section 2)', async () => {
    const id = await list.add({ Title: 'Stays' });
    expect((await list.send({ method: 'POST', path: 'items', body: '' })).status).toBe(400);
    const lost = await list.send({ method: 'POST', path: `items(${id})`, body: { Title: 'Goes' } });
    expect(lost.status).toBe(400);
    expect(errorOf(lost).message).toBe('The parameter Title does not exist in method GetById.');
    expect(await list.query(`$filter=Id eq ${id}&$select=Title`)).toEqual([{ Title: 'Stays' }]);
  });

  it('refuses A/B without expanding A, and names that do not exist (section 2)', async () => {
    const unexpanded = await list.send({ path: 'items?$select=Author/Title' });
    expect(unexpanded.status).toBe(400);
    expect(errorOf(unexpanded).message).toContain('is not valid');
    const unknown = await list.send({ path: 'items?$select=Title,nope' });
    expect(unknown.status).toBe(400);
    expect(errorOf(unknown).message).toContain("'nope' does not exist");
    const filter = await list.send({ path: "items?$filter=nope eq 'x'" });
    expect(filter.status).toBe(400);
    expect(errorOf(filter).message).toContain("'nope' does not exist");
  });

  itEmbedded('refuses more than 12 lookup and person columns (section 5)', async () => {
    const wide = await TestList.create(target, 'lookups');
    for (let index = 0; index < 13; index += 1) {
      await wide.field(`<Field Type="User" Name="p${index}" DisplayName="p${index}" />`);
    }
    const answer = await wide.send({ path: 'items' });
    expect(answer.status).toBe(500);
    expect(errorOf(answer).code).toBe('-2147024749, Microsoft.SharePoint.SPQueryThrottledException');
    expect((await wide.send({ path: 'items?$select=Id,p0Id' })).status).toBe(200);
    await wide.remove();
  });
});

it('answers a collection in each representation (section 2)', async () => {
  const minimal = await list.send({ path: 'items?$top=1' });
  expect(at(minimal.json, 'odata.metadata')).toContain('$metadata#SP.ListData.');
  expect(at(minimal.json, 'odata.nextLink')).toContain('skiptoken');
  expect(Object.keys(members(minimal.json)[0] ?? {})).toEqual(
    expect.arrayContaining(['odata.type', 'odata.id', 'odata.etag', 'odata.editLink', 'Title']),
  );
  const none = await list.send({ path: 'items?$top=1', odata: 'nometadata' });
  expect(Object.keys(none.json ?? {}).sort()).toEqual(['odata.nextLink', 'value']);
  expect(Object.keys(members(none.json)[0] ?? {}).some((name) => name.includes('odata.'))).toBe(false);
  const verbose = await list.send({ path: 'items?$top=1', odata: 'verbose' });
  expect(at(verbose.json, 'd', '__next')).toContain('skiptoken');
  expect(at(verbose.json, 'd', 'results', 0, '__metadata', 'etag')).toMatch(/^"[0-9a-f-]{36},\d+"$/);
  expect(at(verbose.json, 'd', 'results', 0, 'AttachmentFiles', '__deferred', 'uri')).toContain('/AttachmentFiles');
  const version4 = await list.send({ path: 'items?$top=1', headers: { 'OData-Version': '4.0' } });
  expect(at(version4.json, '@odata.nextLink')).toContain('skiptoken');
  expect(at(members(version4.json)[0], '@odata.etag')).toMatch(/^"/);
});
