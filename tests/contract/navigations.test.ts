/** Where webs, sites, lists and items lead to, by `$expand` and by address, and their less usual properties. */
import type { Person, Target } from './target.js';
import { itEmbedded, openTarget } from './target.js';
import { at, column, members, send, TestList } from './wire.js';

let target: Target;
let list: TestList;

beforeAll(async () => {
  target = await openTarget();
  list = await TestList.create(target, 'navigations');
});

afterAll(async () => {
  await list.remove();
  await target.close();
});

const get = (path: string, person: Person = 'owner') => send(target, { path, person });
const post = (path: string, body?: unknown) => send(target, { method: 'POST', path, body });

/** The values of a property of what an expansion brought along. */
const within = (json: unknown, navigation: string, name: string): unknown[] => {
  const expanded = at(json, navigation);
  return Array.isArray(expanded) ? expanded.map((member) => at(member, name)) : [];
};

describe('where a web leads to (section 2)', () => {
  it('brings along its lists, with the properties asked for', async () => {
    const chosen = await get(
      'web?$select=Title,Lists/Title,Lists/Id,Lists/RootFolder/Name&$expand=Lists,Lists/RootFolder',
    );
    expect(chosen.status).toBe(200);
    expect(within(chosen.json, 'Lists', 'Title')).toContain(list.title);
    const mine = members({ value: at(chosen.json, 'Lists') }).find((each) => at(each, 'Id') === list.guid);
    expect(at(mine, 'RootFolder', 'Name')).toBe(list.title);
    expect(at(mine, 'BaseTemplate')).toBeUndefined();
    expect(within((await get('web?$expand=Lists')).json, 'Lists', 'Title')).toContain(list.title);
  });

  it('names all of it as deferred in verbose answers, each at an address that answers', async () => {
    const web = await send(target, { path: 'web', odata: 'verbose' });
    const names = [
      'AllProperties',
      'Author',
      'AvailableContentTypes',
      'AvailableFields',
      'ContentTypes',
      'EventReceivers',
      'Features',
      'Fields',
      'FirstUniqueAncestorSecurableObject',
      'Folders',
      'Lists',
      'ListTemplates',
      'Navigation',
      'ParentWeb',
      'RecycleBin',
      'RoleAssignments',
      'RoleDefinitions',
      'RootFolder',
      'SiteGroups',
      'SiteUserInfoList',
      'SiteUsers',
      'ThemeInfo',
      'UserCustomActions',
      'Webs',
    ];
    for (const name of names) {
      const uri = at(web.json, 'd', name, '__deferred', 'uri');
      expect([name, typeof uri]).toEqual([name, 'string']);
      const answer = await send(target, { path: String(uri), odata: 'verbose' });
      expect([name, answer.status]).toEqual([name, 200]);
      const expanded = await send(target, { path: `web?$select=Title&$expand=${name}`, odata: 'verbose' });
      expect([name, expanded.status]).toEqual([name, 200]);
    }
  });

  it('brings along folders, the root folder, templates and who made it', async () => {
    const { json } = await get(
      'web?$select=Title,Folders/Name,RootFolder/ServerRelativeUrl,ListTemplates/ListTemplateTypeKind,Author/Title&$expand=Folders,RootFolder,ListTemplates,Author',
    );
    expect(within(json, 'Folders', 'Name')).toEqual(expect.arrayContaining(['Lists', 'Shared Documents']));
    expect(at(json, 'RootFolder', 'ServerRelativeUrl')).toBe(new URL(target.webUrl).pathname);
    expect(within(json, 'ListTemplates', 'ListTemplateTypeKind')).toEqual(expect.arrayContaining([100, 101]));
    expect(at(json, 'Author', 'Title')).toEqual(expect.any(String));
    expect(column((await get('web/listtemplates')).json, 'InternalName')).toContain('doclib');
  });

  it('answers empty collections where there is nothing', async () => {
    for (const path of ['web/eventreceivers', 'site/eventreceivers', 'web/customlisttemplates']) {
      const answer = await get(path);
      expect([path, answer.status, members(answer.json)]).toEqual([path, 200, []]);
    }
  });

  itEmbedded('brings along only what whoever asks may see', async () => {
    const hidden = await TestList.create(target, 'hidden');
    await post(hidden.path('breakroleinheritance(false,false)'));
    const titles = async (person: Person) => {
      const { json } = await get('web?$select=Lists/Title,Folders/Name&$expand=Lists,Folders', person);
      return within(json, 'Lists', 'Title');
    };
    expect(await titles('owner')).toContain(hidden.title);
    expect(await titles('visitor')).toContain(list.title);
    expect(await titles('visitor')).not.toContain(hidden.title);
    expect((await get('web?$expand=RoleAssignments', 'visitor')).status).toBe(
      (await get('web/roleassignments', 'visitor')).status,
    );
    await hidden.remove();
  });
});

describe('properties of webs and sites (section 2)', () => {
  it.each([
    ['SupportedUILanguageIds', [1033]],
    ['MembersCanShare', true],
    ['RequestAccessEmail', ''],
    ['AllowDesignerForCurrentUser', true],
  ])('answers %s of a web when it is named, and only then', async (name, expected) => {
    const chosen = await get(`web?$select=${name}`);
    expect([chosen.status, typeof at(chosen.json, name)]).toEqual([200, typeof expected]);
    if (target.embedded) expect(at(chosen.json, name)).toEqual(expected);
    expect(at((await get('web')).json, name)).toBeUndefined();
    expect((await get(`web/${name}`)).status).toBe(200);
  });

  it('says what a site weighs', async () => {
    const usage = await get('site/usage');
    expect([usage.status, Number(at(usage.json, 'Storage'))]).toEqual([200, expect.any(Number)]);
    const chosen = await get('site?$select=Usage');
    expect(at(chosen.json, 'Usage', 'Storage')).toEqual(expect.stringMatching(/^\d+$/));
    expect((await get('site/secondarycontact')).status).toBe(200);
  });
});

describe('a list (section 2)', () => {
  it('answers where its pages are when asked by name', async () => {
    const names =
      'Title,Id,DefaultViewUrl,DefaultViewPath,DefaultDisplayFormUrl,DefaultNewFormUrl,DefaultEditFormUrl,EffectiveBasePermissions,EffectiveBasePermissionsForUI';
    const all = await get(`web/lists?$filter=Hidden eq false&$select=${names}`);
    expect(all.status).toBe(200);
    const mine = members(all.json).find((each) => at(each, 'Id') === list.guid);
    const root = `${new URL(target.webUrl).pathname}/Lists/${list.title}`;
    expect(at(mine, 'DefaultViewUrl')).toBe(`${root}/AllItems.aspx`);
    expect(at(mine, 'DefaultViewPath', 'DecodedUrl')).toBe(`${root}/AllItems.aspx`);
    expect(at(mine, 'DefaultDisplayFormUrl')).toBe(`${root}/DispForm.aspx`);
    expect(at(mine, 'DefaultNewFormUrl')).toBe(`${root}/NewForm.aspx`);
    expect(at(mine, 'DefaultEditFormUrl')).toBe(`${root}/EditForm.aspx`);
    expect(at(mine, 'EffectiveBasePermissionsForUI', 'Low')).toEqual(expect.any(String));
    expect(at((await get(list.path())).json, 'DefaultViewUrl')).toBeUndefined();
    const documents = await get('web/defaultdocumentlibrary?$select=DefaultViewUrl,DefaultDisplayFormUrl');
    expect(at(documents.json, 'DefaultViewUrl')).toMatch(/\/Forms\/AllItems\.aspx$/);
    expect(at(documents.json, 'DefaultDisplayFormUrl')).toMatch(/\/Forms\/DispForm\.aspx$/);
  });

  it('follows its default view', async () => {
    const added = await post(list.path('views'), { Title: 'Second', DefaultView: true });
    expect(added.status).toBe(201);
    expect(at((await get(list.path('DefaultViewUrl'))).json, 'value')).toMatch(/\/Second\.aspx$/);
    await send(target, {
      method: 'POST',
      path: list.path(`views(guid'${String(at(added.json, 'Id'))}')`),
      headers: { 'X-HTTP-Method': 'DELETE' },
    });
    expect(at((await get(list.path('DefaultViewUrl'))).json, 'value')).toMatch(/\/AllItems\.aspx$/);
  });

  it('writes its schema', async () => {
    const { json } = await get(`${list.path()}?$select=SchemaXml`);
    const schema = String(at(json, 'SchemaXml'));
    expect(schema).toMatch(/^<List [^>]*Title="Contract navigations/);
    expect(schema).toContain(`ID="{${list.guid.toUpperCase()}}"`);
    expect(schema).toContain('ServerTemplate="100"');
    expect(schema).toMatch(/<Fields><Field [^>]*Name="ContentTypeId"/);
    expect(schema).toMatch(/<Field [^>]*Name="Title"/);
  });

  it('says what kind of list it is', async () => {
    const names = [
      'IsSystemList',
      'IsSiteAssetsLibrary',
      'IsDefaultDocumentLibrary',
      'DataSource',
      'BrowserFileHandling',
      'PageRenderType',
      'Color',
      'Icon',
      'DefaultItemOpenInBrowser',
      'ListFormCustomized',
    ].join();
    const { json } = await get(`${list.path()}?$select=${names}`);
    expect(json).toMatchObject({ IsSystemList: false, IsSiteAssetsLibrary: false, IsDefaultDocumentLibrary: false });
    expect(json).toMatchObject({ DataSource: null, BrowserFileHandling: 0, ListFormCustomized: false });
    expect(at((await get('web/defaultdocumentlibrary/isdefaultdocumentlibrary')).json, 'value')).toBe(true);
  });

  it('leads to its items, forms, author and what has permissions of its own', async () => {
    const id = await list.add({ Title: 'first' });
    const { json, status } = await get(
      `${list.path()}?$select=Title,Items/Id,Items/Title,Forms/FormType,Author/LoginName,FirstUniqueAncestorSecurableObject/Url&$expand=Items,Forms,Author,FirstUniqueAncestorSecurableObject`,
    );
    expect(status).toBe(200);
    expect(within(json, 'Items', 'Id')).toEqual([id]);
    expect(within(json, 'Items', 'Title')).toEqual(['first']);
    expect(within(json, 'Forms', 'FormType').sort()).toEqual([4, 6, 8]);
    expect(at(json, 'Author', 'LoginName')).toMatch(/\|membership\|owner@|^i:0/);
    expect(at(json, 'FirstUniqueAncestorSecurableObject', 'Url')).toBe(target.webUrl);
    const deferred = await send(target, { path: list.path(), odata: 'verbose' });
    for (const name of ['Items', 'Forms', 'EventReceivers', 'UserCustomActions', 'Author', 'RootFolder', 'Views']) {
      const uri = at(deferred.json, 'd', name, '__deferred', 'uri');
      expect([name, (await send(target, { path: String(uri), odata: 'verbose' })).status]).toEqual([name, 200]);
    }
  });

  itEmbedded('shows of its items only what whoever asks may view', async () => {
    const id = await list.add({ Title: 'secret' });
    await post(list.path(`items(${id})/breakroleinheritance(false,false)`));
    const ids = async (person: Person) =>
      within((await get(`${list.path()}?$expand=Items&$select=Items/Id`, person)).json, 'Items', 'Id');
    expect(await ids('owner')).toContain(id);
    expect(await ids('visitor')).not.toContain(id);
    const { json } = await get(`web?$select=Lists/Id,Lists/Items/Title&$expand=Lists/Items`, 'visitor');
    expect(JSON.stringify(json)).not.toContain('secret');
  });
});
