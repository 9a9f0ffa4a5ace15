/** Items: adding, reading, changing, removing; versions for If-Match; values of each kind of field. */
import type { Target } from './target.js';
import { openTarget } from './target.js';
import { at, column, errorOf, send, TestList } from './wire.js';

let target: Target;
let list: TestList;

beforeAll(async () => {
  target = await openTarget();
  list = await TestList.create(target, 'items');
  await list.field('<Field Type="Number" Name="qty" DisplayName="Quantity" Indexed="TRUE" />');
  await list.field(
    '<Field Type="Choice" Name="state" DisplayName="State"><CHOICES><CHOICE>Open</CHOICE><CHOICE>Closed</CHOICE></CHOICES><Default>Open</Default></Field>',
  );
  await list.field(
    '<Field Type="MultiChoice" Name="tags" DisplayName="Tags"><CHOICES><CHOICE>a</CHOICE><CHOICE>b</CHOICE></CHOICES></Field>',
  );
  await list.field('<Field Type="DateTime" Name="day" DisplayName="Day" Format="DateOnly" />');
  await list.field('<Field Type="Boolean" Name="flag" DisplayName="Flag" />');
  await list.field('<Field Type="Note" Name="notes" DisplayName="Notes" />');
  await list.field('<Field Type="URL" Name="link" DisplayName="Link" />');
  await list.field('<Field Type="User" Name="who" DisplayName="Who" />');
  await list.field(`<Field Type="Lookup" Name="cat" DisplayName="Cat" List="{${list.guid}}" ShowField="Title" />`);
  await list.field(
    '<Field Type="Text" Name="ref" DisplayName="Reference" Indexed="TRUE" EnforceUniqueValues="TRUE" />',
  );
});

afterAll(async () => {
  await list.remove();
  await target.close();
});

describe('adding', () => {
  it('takes a POST whose tunnelled verb is none as the POST it is (section 1)', async () => {
    const headers = { 'X-HTTP-Method': 'undefined' };
    const answer = await list.send({ method: 'POST', path: 'items', body: { Title: 'Odd header' }, headers });
    expect(answer.status).toBe(201);
  });

  it('answers 201 with the item, its address and its ETag (sections 2 and 3)', async () => {
    const answer = await list.send({ method: 'POST', path: 'items', body: { Title: 'First' } });
    expect(answer.status).toBe(201);
    const id = at(answer.json, 'Id');
    expect(at(answer.json, 'ID')).toBe(id);
    const guid = String(at(answer.json, 'GUID'));
    expect(answer.headers.get('etag')).toBe(`"${guid},1"`);
    expect(at(answer.json, 'odata.etag')).toBe(`"${guid},1"`);
    expect(answer.headers.get('location')).toContain(`Items(${String(id)})`);
    expect(at(answer.json, 'odata.editLink')).toBe(`Web/Lists(guid'${list.guid}')/Items(${String(id)})`);
  });

  it('gives a choice its default and leaves Required unchecked (section 6)', async () => {
    const answer = await list.send({ method: 'POST', path: 'items', body: {} });
    expect(answer.status).toBe(201);
    expect(at(answer.json, 'state')).toBe('Open');
    expect(at(answer.json, 'Title')).toBeNull();
  });

  it('refuses an unknown property with 400 (section 2)', async () => {
    const answer = await list.send({ method: 'POST', path: 'items', body: { Title: 'x', nope: 1 } });
    expect(answer.status).toBe(400);
    expect(errorOf(answer).code).toBe('-1, Microsoft.SharePoint.Client.InvalidClientQueryException');
  });

  it('refuses a malformed body with 400 (section 2)', async () => {
    const answer = await list.send({ method: 'POST', path: 'items', body: '{"Title":' });
    expect(answer.status).toBe(400);
    expect(errorOf(answer).code).toBe('-1, Microsoft.SharePoint.Client.InvalidClientQueryException');
  });

  it('refuses a text of more than 255 characters and stores nothing (section 6)', async () => {
    const before = await list.query("$filter=startswith(Title,'yyy')");
    const answer = await list.send({ method: 'POST', path: 'items', body: { Title: 'y'.repeat(256) } });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await list.query("$filter=startswith(Title,'yyy')")).toHaveLength(before.length);
    expect((await list.send({ method: 'POST', path: 'items', body: { Title: 'z'.repeat(255) } })).status).toBe(201);
  });

  it('keeps a unique column unique without regard to case, also under ten parallel adds (sections 2 and 13.6)', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        list.send({ method: 'POST', path: 'items', body: { ref: index % 2 === 0 ? 'same' : 'SAME' } }),
      ),
    );
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
    const refused = answers.filter((answer) => answer.status === 500);
    expect(refused).toHaveLength(9);
    for (const answer of refused) {
      expect(errorOf(answer).code).toBe('-2130575169, Microsoft.SharePoint.SPDuplicateValuesFoundException');
      expect(errorOf(answer).message).toContain('[Reference]');
    }
  });

  it('never gives an id twice (section 10)', async () => {
    const first = await list.add({ Title: 'goes' });
    await list.send({
      method: 'POST',
      path: `items(${first})`,
      headers: { 'X-HTTP-Method': 'DELETE', 'IF-Match': '*' },
    });
    expect(await list.add({ Title: 'comes' })).toBeGreaterThan(first);
  });
});

describe('values (section 6)', () => {
  it('takes numbers, ids and yes or no as text, as a page reads them out of its boxes', async () => {
    const me = await send(target, { path: 'web/currentuser?$select=Id' });
    const body = { qty: ' 2.5', flag: 'True', whoId: String(at(me.json, 'Id')), day: '/Date(1710064800000)/' };
    const answer = await list.send({ method: 'POST', path: 'items', body });
    expect(answer.status).toBe(201);
    expect(answer.json).toMatchObject({ qty: 2.5, flag: true, whoId: at(me.json, 'Id'), day: '2024-03-10T10:00:00Z' });
    const refused = await list.send({ method: 'POST', path: 'items', body: { qty: 'two' } });
    expect(refused.status).toBe(400);
    expect(errorOf(refused).message).toContain("'Edm.Double'");
  });

  it('reads back what was written, each kind in its form', async () => {
    const me = await send(target, { path: 'web/currentuser?$select=Id' });
    const whoId = at(me.json, 'Id');
    const other = await list.add({ Title: 'Other' });
    const id = await list.add({
      Title: 'All kinds',
      qty: 2.5,
      state: 'Closed',
      tags: ['a', 'b'],
      day: '2024-07-10T00:00:00Z',
      flag: true,
      notes: 'line one\nline two',
      link: { Url: 'https://contoso.example/x', Description: 'X' },
      whoId,
      catId: other,
    });
    const answer = await list.send({ path: `items(${id})` });
    expect(answer.json).toMatchObject({
      Title: 'All kinds',
      qty: 2.5,
      state: 'Closed',
      tags: ['a', 'b'],
      day: '2024-07-10T00:00:00Z',
      flag: true,
      notes: 'line one\nline two',
      link: { Url: 'https://contoso.example/x', Description: 'X' },
      whoId,
      catId: other,
      Attachments: false,
      OData__UIVersionString: '1.0',
    });
    expect(at(answer.json, 'Created')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });

  it('takes a date with an offset, and one without a zone in the zone of the site', async () => {
    const id = await list.add({ day: '2024-07-10T01:00:00+02:00' });
    expect(at((await list.send({ path: `items(${id})` })).json, 'day')).toBe('2024-07-09T23:00:00Z');
    if (!target.embedded) return;
    const local = await list.add({ day: '2024-07-10T00:00:00' });
    expect(at((await list.send({ path: `items(${local})` })).json, 'day')).toBe('2024-07-09T23:00:00Z');
  });

  it('clears with null and answers null', async () => {
    const id = await list.add({ Title: 'x', qty: 1, tags: ['a'] });
    await list.send({
      method: 'POST',
      path: `items(${id})`,
      headers: { 'X-HTTP-Method': 'MERGE', 'IF-Match': '*' },
      body: { qty: null, tags: null },
    });
    const { json } = await list.send({ path: `items(${id})` });
    expect(json).toMatchObject({ Title: 'x', qty: null, tags: null });
  });

  it('refuses a value of another type with 400', async () => {
    for (const body of [
      { qty: 'many' },
      { flag: 'yes' },
      { day: 'soon' },
      { day: '2024-02-31' },
      { tags: 'a' },
      { Title: 5 },
    ]) {
      const answer = await list.send({ method: 'POST', path: 'items', body });
      expect([body, answer.status]).toEqual([body, 400]);
    }
  });

  it('takes lists of values as results in verbose, and refuses a plain array there', async () => {
    const entity = await list.send({ path: '?$select=ListItemEntityTypeFullName'.slice(1) });
    expect(entity.status).toBe(404);
    const info = await send(target, { path: `${list.path()}?$select=ListItemEntityTypeFullName` });
    const type = at(info.json, 'ListItemEntityTypeFullName');
    const good = await list.send({
      method: 'POST',
      path: 'items',
      odata: 'verbose',
      body: { __metadata: { type }, Title: 'v', tags: { results: ['a'] } },
    });
    expect(good.status).toBe(201);
    expect(at(good.json, 'd', 'tags', 'results')).toEqual(['a']);
    expect(at(good.json, 'd', '__metadata', 'type')).toBe(type);
    const bad = await list.send({
      method: 'POST',
      path: 'items',
      odata: 'verbose',
      body: { __metadata: { type }, tags: ['a'] },
    });
    expect(bad.status).toBe(400);
    expect(errorOf(bad).message).toContain("'results'");
  });

  it('refuses __metadata under nometadata (section 2)', async () => {
    const answer = await list.send({
      method: 'POST',
      path: 'items',
      odata: 'nometadata',
      body: { __metadata: { type: 'SP.ListItem' }, Title: 'x' },
    });
    expect(answer.status).toBe(400);
  });
});

describe('changing and removing', () => {
  it('changes only what is sent, answers 204 and the new ETag (sections 2 and 3)', async () => {
    const id = await list.add({ Title: 'before', qty: 1 });
    const etag = (await list.send({ path: `items(${id})` })).headers.get('etag') ?? '';
    const answer = await list.send({
      method: 'POST',
      path: `items(${id})`,
      headers: { 'X-HTTP-Method': 'MERGE', 'IF-Match': etag },
      body: { Title: 'after' },
    });
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect(answer.headers.get('etag')).toBe(etag.replace(',1"', ',2"'));
    expect((await list.send({ path: `items(${id})` })).json).toMatchObject({ Title: 'after', qty: 1 });
  });

  it('takes the true verbs MERGE, PATCH and DELETE as well (section 1)', async () => {
    const id = await list.add({ Title: 'verbs' });
    for (const method of ['MERGE', 'PATCH'] as const) {
      const answer = await list.send({ method, path: `items(${id})`, headers: { 'IF-Match': '*' }, body: { qty: 1 } });
      expect([method, answer.status]).toEqual([method, 204]);
    }
    expect((await list.send({ method: 'DELETE', path: `items(${id})`, headers: { 'IF-Match': '*' } })).status).toBe(
      200,
    );
    expect((await list.send({ path: `items(${id})` })).status).toBe(404);
  });

  it('answers 412 to a stale ETag and changes nothing (section 3)', async () => {
    const id = await list.add({ Title: 'one' });
    const stale = (await list.send({ path: `items(${id})` })).headers.get('etag') ?? '';
    const merge = { 'X-HTTP-Method': 'MERGE' };
    await list.send({
      method: 'POST',
      path: `items(${id})`,
      headers: { ...merge, 'IF-Match': '*' },
      body: { Title: 'two' },
    });
    const answer = await list.send({
      method: 'POST',
      path: `items(${id})`,
      headers: { ...merge, 'IF-Match': stale },
      body: { Title: 'three' },
    });
    expect(answer.status).toBe(412);
    expect(errorOf(answer).code).toBe('-1, Microsoft.SharePoint.Client.ClientServiceException');
    expect(errorOf(answer).message).toContain(
      `The request ETag value '${stale}' does not match the object's ETag value`,
    );
    expect(at((await list.send({ path: `items(${id})` })).json, 'Title')).toBe('two');
    const removal = { 'X-HTTP-Method': 'DELETE', 'IF-Match': stale };
    expect((await list.send({ method: 'POST', path: `items(${id})`, headers: removal })).status).toBe(412);
  });

  it('lets one of twenty writers with one ETag win (sections 3 and 13.1)', async () => {
    const id = await list.add({ Title: 'contended' });
    const etag = (await list.send({ path: `items(${id})` })).headers.get('etag') ?? '';
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        list.send({
          method: 'POST',
          path: `items(${id})`,
          headers: { 'X-HTTP-Method': 'MERGE', 'IF-Match': etag },
          body: { Title: `writer ${index}` },
        }),
      ),
    );
    expect(answers.filter((answer) => answer.status === 204)).toHaveLength(1);
    expect(answers.filter((answer) => answer.status === 412)).toHaveLength(19);
  });

  it('recycles: answers a guid, and the item is gone (section 10)', async () => {
    const id = await list.add({ Title: 'binned', ref: 'binned-ref' });
    const answer = await list.send({ method: 'POST', path: `items(${id})/recycle()` });
    expect(answer.status).toBe(200);
    expect(at(answer.json, 'value')).toMatch(/^[0-9a-f-]{36}$/);
    expect((await list.send({ path: `items(${id})` })).status).toBe(404);
    // What lies in the bin does not hold its place in a unique column.
    await list.add({ ref: 'binned-ref' });
  });

  it('answers 404 for an item that is not there (section 2)', async () => {
    const answer = await list.send({ path: 'items(999999)' });
    expect(answer.status).toBe(404);
    expect(errorOf(answer).code).toMatch(/^-2130575338, /);
  });

  it('finds an item in every form of its address (section 1)', async () => {
    const id = await list.add({ Title: 'found' });
    for (const path of [
      `items(${id})`,
      `items('${id}')`,
      `items/getById(${id})`,
      `getItemByStringId('${id}')`,
      `getItemById(${id})`,
    ]) {
      const answer = await list.send({ path: `${path}?$select=Title` });
      expect([path, at(answer.json, 'Title')]).toEqual([path, 'found']);
    }
  });

  it('keeps versions, newest first (section 10)', async () => {
    const id = await list.add({ Title: 'v1' });
    for (const Title of ['v2', 'v3']) {
      await list.send({
        method: 'POST',
        path: `items(${id})`,
        headers: { 'X-HTTP-Method': 'MERGE', 'IF-Match': '*' },
        body: { Title },
      });
    }
    const { json } = await list.send({ path: `items(${id})/versions` });
    expect(column(json, 'VersionLabel')).toEqual(['3.0', '2.0', '1.0']);
    expect(column(json, 'VersionId')).toEqual([1536, 1024, 512]);
    expect(column(json, 'IsCurrentVersion')).toEqual([true, false, false]);
    expect(column(json, 'Title')).toEqual(['v3', 'v2', 'v1']);
  });
});
