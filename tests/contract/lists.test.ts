/** Lists, fields and views: what provisioning relies on. */
import type { Target } from './target.js';
import { openTarget } from './target.js';
import { at, column, errorOf, freshTitle, members, send, TestList } from './wire.js';

let target: Target;
let list: TestList;

beforeAll(async () => {
  target = await openTarget();
  list = await TestList.create(target, 'lists');
});

afterAll(async () => {
  await list.remove();
  await target.close();
});

const encode = (text: string) => encodeURIComponent(text.replaceAll("'", "''"));

describe('lists', () => {
  it('finds a list in every form of its address (section 1)', async () => {
    const { json } = await send(target, {
      path: `${list.path()}?$select=RootFolder/ServerRelativeUrl&$expand=RootFolder`,
    });
    const url = String(at(json, 'RootFolder', 'ServerRelativeUrl'));
    expect(url).toMatch(/\/Lists\//);
    for (const path of [
      `web/lists('${list.guid}')`,
      `web/lists(guid'${list.guid}')`,
      `web/lists/getById('${list.guid}')`,
      `web/lists/getByTitle('${encode(list.title)}')`,
      `Web/Lists/GetByTitle('${encode(list.title)}')`,
      `web/getList('${encode(url)}')`,
      `web/getList(@p)?@p='${encode(url)}'`,
      `web/GetListUsingPath(DecodedUrl=@a1)?@a1=%27${encode(url)}%27`,
    ]) {
      const answer = await send(target, { path });
      expect([path, at(answer.json, 'Id')]).toEqual([path, list.guid]);
    }
  });

  it('takes titles with apostrophes, blanks and percent signs (section 1)', async () => {
    const title = `${freshTitle('odd')} it's 100% a/b`;
    const made = await send(target, { method: 'POST', path: 'web/lists', body: { Title: title, BaseTemplate: 100 } });
    expect(made.status).toBe(201);
    const found = await send(target, { path: `web/lists/getByTitle('${encode(title)}')` });
    expect(at(found.json, 'Title')).toBe(title);
    await send(target, {
      method: 'POST',
      path: `web/lists/getByTitle('${encode(title)}')`,
      headers: { 'X-HTTP-Method': 'DELETE', 'IF-Match': '*' },
    });
    expect((await send(target, { path: `web/lists/getByTitle('${encode(title)}')` })).status).toBe(404);
  });

  it('answers 404 with the title and the site for a title that is not there (section 2)', async () => {
    const answer = await send(target, { path: "web/lists/getByTitle('No such list')" });
    expect(answer.status).toBe(404);
    expect(errorOf(answer).code).toBe('-1, System.ArgumentException');
    expect(errorOf(answer).message).toContain("List 'No such list' does not exist at site with URL 'http");
  });

  it('refuses a second list of the same title (section 2)', async () => {
    const answer = await send(target, {
      method: 'POST',
      path: 'web/lists',
      body: { Title: list.title, BaseTemplate: 100 },
    });
    expect(answer.status).toBe(500);
    expect(errorOf(answer).code).toMatch(/^-2130575342, /);
  });

  it('compares ETags of lists (section 3)', async () => {
    const read = await send(target, { path: list.path() });
    const etag = String(at(read.json, 'odata.etag'));
    const merge = (ifMatch: string, Description: string) =>
      send(target, {
        method: 'POST',
        path: list.path(),
        headers: { 'X-HTTP-Method': 'MERGE', 'IF-Match': ifMatch },
        body: { Description },
      });
    expect((await merge(etag, 'first')).status).toBe(204);
    expect((await merge(etag, 'second')).status).toBe(412);
    expect(at((await send(target, { path: list.path() })).json, 'Description')).toBe('first');
  });

  it('keeps validation formulas and settings, and refuses unknown ones', async () => {
    const settings = { ValidationFormula: '=[Title]<>"x"', ValidationMessage: 'No x', EnableAttachments: false };
    const headers = { 'X-HTTP-Method': 'MERGE', 'IF-Match': '*' };
    expect((await send(target, { method: 'POST', path: list.path(), headers, body: settings })).status).toBe(204);
    const read = await send(target, {
      path: `${list.path()}?$select=ValidationFormula,ValidationMessage,EnableAttachments`,
    });
    expect(read.json).toMatchObject(settings);
    const unknown = await send(target, { method: 'POST', path: list.path(), headers, body: { Nope: 1 } });
    expect(unknown.status).toBe(400);
  });

  it('filters, sorts and selects in the collection of lists', async () => {
    const filter = encodeURIComponent(`Title eq '${list.title}' and Hidden eq false and BaseTemplate eq 100`);
    const { json } = await send(target, {
      path: `web/lists?$select=Id,Title,ItemCount&$filter=${filter}`,
      odata: 'nometadata',
    });
    expect(members(json)).toEqual([{ Id: list.guid, Title: list.title, ItemCount: 0 }]);
  });

  it('answers expensive properties only when they are named (section 5)', async () => {
    expect(at((await send(target, { path: list.path() })).json, 'EffectiveBasePermissions')).toBeUndefined();
    const { json } = await send(target, {
      path: `${list.path()}?$select=EffectiveBasePermissions,HasUniqueRoleAssignments`,
    });
    expect(at(json, 'EffectiveBasePermissions')).toEqual({ High: expect.any(String), Low: expect.any(String) });
    expect(at(json, 'HasUniqueRoleAssignments')).toBe(false);
  });
});

describe('fields (sections 2 and 6)', () => {
  it('adds a field in verbose both ways, as PnPjs sends it', async () => {
    const answer = await list.send({
      method: 'POST',
      path: 'fields',
      odata: 'verbose',
      body: {
        __metadata: { type: 'SP.FieldChoice' },
        Title: 'Colour',
        FieldTypeKind: 6,
        Choices: { results: ['red', 'blue'] },
      },
    });
    expect(answer.status).toBe(201);
    expect(at(answer.json, 'd', '__metadata', 'type')).toBe('SP.FieldChoice');
    expect(at(answer.json, 'd', 'Choices', 'results')).toEqual(['red', 'blue']);
    expect(at(answer.json, 'd', 'InternalName')).toBe('Colour');
  });

  it('keeps the internal name of a schema only with the hint', async () => {
    const schema = (name: string, title: string) => `<Field Type="Text" Name="${name}" DisplayName="${title}" />`;
    const add = (SchemaXml: string, Options: number) =>
      list.send({ method: 'POST', path: 'fields/createfieldasxml', body: { parameters: { SchemaXml, Options } } });
    expect(at((await add(schema('kept', 'Shown (1)'), 8)).json, 'InternalName')).toBe('kept');
    expect(at((await add(schema('lost', 'Made of title'), 0)).json, 'InternalName')).toBe('Made_x0020_of_x0020_title');
    expect(at((await add(schema('kept', 'Shown again'), 8)).json, 'InternalName')).toBe('kept0');
  });

  it('makes internal names: odd characters encoded, 32 characters, unchanged by a new title', async () => {
    const add = async (Title: string) => {
      const body = { parameters: { Title, FieldTypeKind: 2 } };
      return at((await list.send({ method: 'POST', path: 'fields/AddField', body })).json, 'InternalName');
    };
    expect(await add('1st %')).toBe('_x0031_st_x0020__x0025_');
    expect(await add('A title that is longer than thirty-two characters')).toBe('A_x0020_title_x0020_that_x0020_i');
    expect(await add('Before')).toBe('Before');
    await list.send({
      method: 'POST',
      path: "fields/getByTitle('Before')",
      headers: { 'X-HTTP-Method': 'MERGE' },
      body: { Title: 'After' },
    });
    const { json } = await list.send({
      path: "fields/getByInternalNameOrTitle('After')?$select=InternalName,StaticName",
    });
    expect(json).toMatchObject({ InternalName: 'Before', StaticName: 'Before' });
  });

  it('reads what a schema says', async () => {
    const answer = await list.field(
      '<Field Type="Number" Name="score" DisplayName="Score &amp; more" Required="TRUE" Indexed="TRUE" Min="0" Max="10" Decimals="1"><Default>5</Default><Validation Message="Up to ten">=[score]&lt;=10</Validation></Field>',
    );
    expect(answer.json).toMatchObject({
      Title: 'Score & more',
      Required: true,
      Indexed: true,
      MinimumValue: 0,
      MaximumValue: 10,
      DisplayFormat: 1,
      DefaultValue: '5',
      ValidationFormula: '=[score]<=10',
      ValidationMessage: 'Up to ten',
    });
    expect(at(answer.json, 'SchemaXml')).toContain('DisplayName="Score &amp; more"');
    const date = await list.field('<Field Type="DateTime" Name="dayOnly" DisplayName="Day only" Format="DateOnly" />');
    expect(date.json).toMatchObject({ 'odata.type': 'SP.FieldDateTime', DisplayFormat: 0 });
  });

  it('refuses what cannot be indexed, a unique field without an index, and a 21st index (section 5)', async () => {
    const refused = async (schema: string) => {
      const parameters = { SchemaXml: schema, Options: 8 };
      return (await list.send({ method: 'POST', path: 'fields/createfieldasxml', body: { parameters } })).status;
    };
    expect(await refused('<Field Type="Note" Name="n1" DisplayName="n1" Indexed="TRUE" />')).toBe(500);
    expect(await refused('<Field Type="Text" Name="u1" DisplayName="u1" EnforceUniqueValues="TRUE" />')).toBe(500);
    const many = await TestList.create(target, 'indexes');
    for (let index = 0; index < 20; index += 1) {
      await many.field(`<Field Type="Text" Name="i${index}" DisplayName="i${index}" Indexed="TRUE" />`);
    }
    const last = await many.send({
      method: 'POST',
      path: 'fields/createfieldasxml',
      body: {
        parameters: { SchemaXml: '<Field Type="Text" Name="i20" DisplayName="i20" Indexed="TRUE" />', Options: 8 },
      },
    });
    expect(last.status).toBe(500);
    expect((await many.send({ path: "fields/getByInternalNameOrTitle('i20')" })).status).toBe(404);
    await many.remove();
  });

  it('refuses to make a column unique that has duplicates, and keeps it as it was', async () => {
    const other = await TestList.create(target, 'duplicates');
    await other.add({ Title: 'twice' });
    await other.add({ Title: 'TWICE' });
    const merge = (body: unknown) =>
      other.send({
        method: 'POST',
        path: "fields/getByInternalNameOrTitle('Title')",
        headers: { 'X-HTTP-Method': 'MERGE' },
        body,
      });
    expect((await merge({ Indexed: true, EnforceUniqueValues: true })).status).toBe(500);
    const { json } = await other.send({
      path: "fields/getByInternalNameOrTitle('Title')?$select=Indexed,EnforceUniqueValues",
    });
    expect(json).toMatchObject({ Indexed: false, EnforceUniqueValues: false });
    await other.remove();
  });

  it('removes a field with its values, but none that every list needs', async () => {
    await list.field('<Field Type="Text" Name="going" DisplayName="going" />');
    const remove = (name: string) =>
      list.send({
        method: 'POST',
        path: `fields/getByInternalNameOrTitle('${name}')`,
        headers: { 'X-HTTP-Method': 'DELETE' },
      });
    expect((await remove('going')).status).toBe(200);
    expect((await list.send({ path: 'items?$select=going' })).status).toBe(400);
    expect((await remove('Created')).status).toBe(500);
  });

  it('refuses XML that is not well formed, or has a document type', async () => {
    for (const SchemaXml of ['<Field Type="Text"', '<!DOCTYPE x [<!ENTITY a "b">]><Field Type="Text" />', '<List />']) {
      const body = { parameters: { SchemaXml } };
      expect((await list.send({ method: 'POST', path: 'fields/createfieldasxml', body })).status).toBe(400);
    }
  });
});

describe('views (section 7)', () => {
  it('has one default view from the start', async () => {
    const { json } = await list.send({ path: 'views?$select=Title,DefaultView' });
    expect(column(json, 'Title')).toEqual(['All Items']);
    expect(column(json, 'DefaultView')).toEqual([true]);
  });

  it('adds a view, changes its fields and its XML', async () => {
    const made = await list.send({
      method: 'POST',
      path: 'views',
      body: { Title: 'Due', PersonalView: false, RowLimit: 20, ViewQuery: '<OrderBy><FieldRef Name="ID" /></OrderBy>' },
    });
    expect(made.status).toBe(201);
    const view = "views/getByTitle('Due')";
    const post = (path: string, body?: unknown) =>
      list.send(
        body === undefined
          ? { method: 'POST', path: `${view}/${path}` }
          : { method: 'POST', path: `${view}/${path}`, body },
      );
    const fields = async () => at((await list.send({ path: `${view}/viewfields` })).json, 'Items');
    await post('viewfields/removeallviewfields');
    await post("viewfields/addviewfield('Title')");
    await post("viewfields/addviewfield('Modified')");
    await post('viewfields/moveviewfieldto', { field: 'Modified', index: 0 });
    expect(await fields()).toEqual(['Modified', 'Title']);
    expect((await post("viewfields/addviewfield('Nope')")).status).toBe(404);
    const viewXml =
      '<View><Query><Where><Eq><FieldRef Name="Title" /><Value Type="Text">a &lt; b</Value></Eq></Where></Query><ViewFields><FieldRef Name="ID" /></ViewFields><RowLimit Paged="FALSE">7</RowLimit></View>';
    expect((await post('SetViewXml', { viewXml })).status).toBe(200);
    const { json } = await list.send({ path: view });
    expect(json).toMatchObject({ RowLimit: 7, Paged: false });
    expect(at(json, 'ViewQuery')).toContain('a &lt; b');
    expect(at(json, 'ListViewXml')).toContain('<FieldRef Name="ID" />');
    expect(await fields()).toEqual(['ID']);
    expect((await post('SetViewXml', { viewXml: '<View>' })).status).toBe(400);
  });

  it('moves the default, and takes a removed field out of views', async () => {
    await list.field('<Field Type="Text" Name="shown" DisplayName="shown" />');
    const second = { Title: 'Second', PersonalView: false, DefaultView: true, ViewFields: ['shown', 'Title'] };
    await list.send({ method: 'POST', path: 'views', body: second });
    expect(at((await list.send({ path: 'defaultView' })).json, 'Title')).toBe('Second');
    const { json } = await list.send({ path: 'views?$filter=DefaultView eq true' });
    expect(column(json, 'Title')).toEqual(['Second']);
    await list.send({
      method: 'POST',
      path: "fields/getByInternalNameOrTitle('shown')",
      headers: { 'X-HTTP-Method': 'DELETE' },
    });
    expect(at((await list.send({ path: 'defaultView/viewfields' })).json, 'Items')).toEqual(['Title']);
  });
});

it('answers 404 in the shape of the Accept for a path that leads nowhere (section 2)', async () => {
  for (const path of ['web/nothing', 'nothing', list.path('nothing')]) {
    const light = await send(target, { path });
    expect(light.status).toBe(404);
    expect(at(light.json, 'odata.error', 'code')).toBe('-1, Microsoft.SharePoint.Client.ResourceNotFoundException');
    const verbose = await send(target, { path, odata: 'verbose' });
    expect(at(verbose.json, 'error', 'message', 'value')).toContain('Cannot find resource for the request');
  }
});
