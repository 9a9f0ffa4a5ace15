/** Site scripts and designs: kept, run, and run again without changing anything. */
import type { Target } from './target.js';
import { itEmbedded, openTarget } from './target.js';
import type { WireAnswer } from './wire.js';
import { at, column, errorOf, freshTitle, members, send } from './wire.js';

let target: Target;

beforeAll(async () => {
  target = await openTarget();
});

afterAll(() => target.close());

function utility(method: string, body: unknown): Promise<WireAnswer> {
  const path = `Microsoft.Sharepoint.Utilities.WebTemplateExtensions.SiteScriptUtility.${method}`;
  return send(target, { method: 'POST', path, body, odata: 'nometadata' });
}

const theme = { verb: 'applyTheme', themeName: 'Nobody sees it' };

function create(title: string, actions: readonly unknown[]): Promise<WireAnswer> {
  const query = `@title='${encodeURIComponent(title.replaceAll("'", "''"))}'&@desc='About%20it'`;
  return utility(`CreateSiteScript(Title=@title,Description=@desc)?${query}`, {
    $schema: 'schema.json',
    actions,
    bindata: {},
    version: 1,
  });
}

async function design(actions: readonly unknown[]): Promise<string> {
  const script = await create(freshTitle('script'), actions);
  const info = { Title: freshTitle('design'), WebTemplate: '64', SiteScriptIds: [at(script.json, 'Id')] };
  return String(at((await utility('CreateSiteDesign', { info })).json, 'Id'));
}

describe('site scripts (section 1)', () => {
  it('are created, listed, read, changed and deleted', async () => {
    const created = await create("It's a script", [theme]);
    expect(created.status).toBe(200);
    expect(created.json).toMatchObject({ Title: "It's a script", Description: 'About it', Version: 1 });
    const id = at(created.json, 'Id');
    expect(column((await utility('GetSiteScripts', {})).json, 'Id')).toContain(id);
    const read = await utility('GetSiteScriptMetadata', { id });
    expect(JSON.parse(String(at(read.json, 'Content')))).toMatchObject({ actions: [theme] });
    const updateInfo = {
      Id: id,
      Title: 'Another title',
      Content: JSON.stringify({ actions: [theme, theme], version: 2 }),
    };
    expect((await utility('UpdateSiteScript', { updateInfo })).json).toMatchObject({ Title: 'Another title' });
    expect((await utility('DeleteSiteScript', { id })).status).toBe(200);
    expect((await utility('GetSiteScriptMetadata', { id })).status).toBeGreaterThanOrEqual(400);
  });

  it('need actions, each of a verb that is known', async () => {
    expect((await create('No actions', [])).status).toBeGreaterThanOrEqual(400);
    const unknown = await create('Unknown', [{ verb: 'danceOnTables' }]);
    expect(unknown.status).toBeGreaterThanOrEqual(400);
    expect(errorOf(unknown).code).toBeDefined();
    expect((await utility('DeleteSiteScript', { id: null })).status).toBeGreaterThanOrEqual(400);
  });

  it('are not made of addresses that are none', async () => {
    for (const listUrl of ['http://[', '%E0%A4%A', `${target.webUrl}/Lists/Nowhere`, '']) {
      const answer = await utility('GetSiteScriptFromList', { listUrl });
      expect(answer.status).toBe(404);
    }
  });

  it('are made of a list that is there', async () => {
    const title = freshTitle('described').replaceAll(' ', '');
    await send(target, { method: 'POST', path: 'web/lists', body: { Title: title, Description: 'All of them' } });
    const SchemaXml = '<Field Type="Text" Name="size" DisplayName="Size" />';
    const path = `web/lists/getByTitle('${title}')`;
    await send(target, {
      method: 'POST',
      path: `${path}/fields/createfieldasxml`,
      body: { parameters: { SchemaXml, Options: 8 } },
    });
    const answer = await utility('GetSiteScriptFromList', { listUrl: `${target.webUrl}/Lists/${title}` });
    const script: unknown = JSON.parse(String(at(answer.json, 'value')));
    expect(at(script, 'actions', 0)).toMatchObject({ verb: 'createSPList', listName: title, templateType: 100 });
    expect(at(script, 'actions', 0, 'subactions')).toEqual(
      expect.arrayContaining([
        { verb: 'setDescription', description: 'All of them' },
        expect.objectContaining({ verb: 'addSPFieldXml', schemaXml: expect.stringContaining('Name="size"') }),
        expect.objectContaining({ verb: 'addSPView', name: 'All Items' }),
      ]),
    );
    await send(target, { method: 'POST', path, headers: { 'X-HTTP-Method': 'DELETE', 'IF-Match': '*' } });
  });
});

describe('site designs (section 1)', () => {
  it('are created, listed, changed and deleted', async () => {
    const id = await design([theme]);
    expect(column((await utility('GetSiteDesigns', {})).json, 'Id')).toContain(id);
    const updateInfo = { Id: id, Title: 'Renamed design' };
    expect((await utility('UpdateSiteDesign', { updateInfo })).json).toMatchObject({ Title: 'Renamed design' });
    expect((await utility('GetSiteDesignMetadata', { id })).json).toMatchObject({ Id: id, Title: 'Renamed design' });
    expect(members((await utility('GetSiteDesignRights', { id })).json)).toEqual([]);
    expect((await utility('DeleteSiteDesign', { id })).status).toBe(200);
  });

  itEmbedded('make a list with its columns and views, and change nothing when they run again', async () => {
    const other = freshTitle('target');
    await send(target, { method: 'POST', path: 'web/lists', body: { Title: other } });
    const listName = freshTitle('made');
    const id = await design([
      {
        verb: 'createSPList',
        listName,
        templateType: 100,
        subactions: [
          { verb: 'setDescription', description: 'Made by a script' },
          { verb: 'addSPField', fieldType: 'Number', displayName: 'Weeks', internalName: 'weeks', isRequired: true },
          {
            verb: 'addSPFieldXml',
            schemaXml:
              '<Field Type="Choice" Name="stage" DisplayName="Stage"><CHOICES><CHOICE>a</CHOICE></CHOICES></Field>',
            addToDefaultView: true,
          },
          {
            verb: 'addSPLookupFieldXml',
            schemaXml: '<Field Type="Lookup" Name="person" DisplayName="Person" ShowField="Title" />',
            targetListName: other,
          },
          { verb: 'addSPView', name: 'Short', viewFields: ['Title', 'Weeks'], rowLimit: 5, makeDefault: true },
          { verb: 'removeSPView', name: 'All Items' },
          { verb: 'addContentType', name: 'Task' },
        ],
      },
      theme,
    ]);
    const apply = async () =>
      members((await utility('ApplySiteDesign', { siteDesignId: id, webUrl: target.webUrl })).json);
    const first = await apply();
    expect(first.map((result) => at(result, 'Outcome'))).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 2]);
    const path = `web/lists/getByTitle('${listName}')`;
    const state = async () => {
      const fields = await send(target, { path: `${path}/fields?$select=InternalName,Required,LookupList` });
      const views = await send(target, { path: `${path}/views?$select=Title,RowLimit,DefaultView,ListViewXml` });
      const types = await send(target, { path: `${path}/contenttypes?$select=Name` });
      const list = await send(target, { path: `${path}?$select=Description,ContentTypesEnabled`, odata: 'nometadata' });
      return {
        fields: members(fields.json),
        views: members(views.json),
        types: column(types.json, 'Name'),
        list: list.json,
      };
    };
    const made = await state();
    expect(made.list).toEqual({ Description: 'Made by a script', ContentTypesEnabled: true });
    expect(made.fields).toContainEqual(expect.objectContaining({ InternalName: 'weeks', Required: true }));
    expect(made.views).toEqual([expect.objectContaining({ Title: 'Short', RowLimit: 5, DefaultView: true })]);
    expect(made.types).toEqual(['Item', 'Folder', 'Task']);
    const second = await apply();
    expect(new Set(second.map((result) => at(result, 'Outcome')))).toEqual(new Set([2]));
    expect(await state()).toEqual(made);
  });

  itEmbedded('go on after an action that fails, and keep a record of each run', async () => {
    const id = await design([
      {
        verb: 'createSPList',
        listName: freshTitle('partly'),
        templateType: 100,
        subactions: [
          { verb: 'addSPFieldXml', schemaXml: '<Field Type="Nonsense" Name="a" DisplayName="a" />' },
          { verb: 'setDescription', description: 'Still done' },
        ],
      },
    ]);
    const task = await utility('AddSiteDesignTaskToCurrentWeb', { siteDesignId: id });
    expect(task.json).toMatchObject({ SiteDesignID: id });
    const runs = await utility('GetSiteDesignRun', { siteDesignId: id });
    const [runId] = column(runs.json, 'ID');
    const status = await utility('GetSiteDesignRunStatus', { runId });
    expect(column(status.json, 'OutcomeCode')).toEqual([0, 1, 0]);
    expect(at(status.json, 'value', 1, 'OutcomeText')).toContain('Nonsense');
  });

  itEmbedded('make site columns and content types', async () => {
    const name = freshTitle('type');
    const internalName = `col${Date.now()}`;
    const id = await design([
      { verb: 'createSiteColumn', fieldType: 'Text', internalName, displayName: internalName, group: 'Ours' },
      { verb: 'createContentType', name, parentName: 'Item', subactions: [{ verb: 'addSiteColumn', internalName }] },
    ]);
    await utility('ApplySiteDesign', { siteDesignId: id, webUrl: target.webUrl });
    const filter = encodeURIComponent(`Name eq '${name}'`);
    const types = await send(target, { path: `web/contenttypes?$filter=${filter}&$expand=FieldLinks` });
    expect(
      column(
        at(types.json, 'value', 0) === undefined ? {} : { value: at(types.json, 'value', 0, 'FieldLinks') },
        'Name',
      ),
    ).toContain(internalName);
  });

  it('may be run by those who manage the site only (section 11)', async () => {
    if (!target.embedded) return;
    const path = 'Microsoft.Sharepoint.Utilities.WebTemplateExtensions.SiteScriptUtility.CreateSiteScript';
    const query = "(Title=@title,Description=@desc)?@title='x'&@desc='y'";
    const refused = await send(target, {
      method: 'POST',
      path: path + query,
      body: { actions: [theme] },
      person: 'member',
    });
    expect(refused.status).toBe(403);
  });
});
