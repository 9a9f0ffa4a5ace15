/** The lists that every site collection has once: the User Information List and the galleries. */
import type { Person, Target } from './target.js';
import { itEmbedded, loginOf, openTarget } from './target.js';
import { at, column, errorOf, freshTitle, members, send } from './wire.js';

let target: Target;

beforeAll(async () => {
  target = await openTarget();
});

afterAll(() => target.close());

const get = (path: string, person: Person = 'owner') => send(target, { path, person });
const post = (path: string, body: unknown = {}, headers: Record<string, string> = {}) =>
  send(target, { method: 'POST', path, body, headers });

const galleries = [
  [113, 'Web Part Gallery', 'wp'],
  [114, 'List Template Gallery', 'lt'],
  [116, 'Master Page Gallery', 'masterpage'],
  [121, 'Solution Gallery', 'solutions'],
  [123, 'Theme Gallery', 'theme'],
] as const;

describe('the User Information List (section 11)', () => {
  const path = 'web/siteUserInfoList';

  it('is one hidden list under three addresses', async () => {
    const addresses = [path, 'web/getCatalog(112)', "web/lists/getByTitle('User%20Information%20List')"];
    const answers = await Promise.all(addresses.map((address) => get(`${address}?$expand=RootFolder`)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const [first] = answers;
    expect(first?.json).toMatchObject({ BaseTemplate: 112, BaseType: 0, Hidden: true, EntityTypeName: 'UserInfo' });
    expect(at(first?.json, 'RootFolder', 'ServerRelativeUrl')).toMatch(/\/_catalogs\/users$/);
    expect(new Set(answers.map(({ json }) => at(json, 'Id'))).size).toBe(1);
    expect(Number(at(first?.json, 'ItemCount'))).toBeGreaterThan(0);
  });

  it('has the users of the site as items, under their ids', async () => {
    const { json } = await get('web/currentuser');
    const item = await get(`${path}/items(${String(at(json, 'Id'))})`);
    expect(item.status).toBe(200);
    expect(item.json).toMatchObject({
      'odata.type': 'SP.Data.UserInfoItem',
      Id: at(json, 'Id'),
      Title: at(json, 'Title'),
      Name: at(json, 'LoginName'),
      IsSiteAdmin: at(json, 'IsSiteAdmin'),
      Deleted: false,
    });
    expect(String(at(item.json, 'ContentTypeId'))).toMatch(/^0x010A00[0-9A-F]{32}$/);
  });

  itEmbedded('answers names, addresses and groups, by filter, sort and page', async () => {
    const login = encodeURIComponent(loginOf('member'));
    const found = await get(`${path}/items?$filter=Name%20eq%20'${login}'&$select=Title,EMail,UserName,Picture`);
    expect(members(found.json)).toMatchObject([
      {
        Title: 'member Demo-Person',
        EMail: 'member@contoso.example',
        UserName: 'member@contoso.example',
        Picture: null,
      },
    ]);
    const groups = await get(`${path}/items?$filter=startswith(ContentTypeId,'0x010B')&$orderby=Title&$select=Title`);
    expect(column(groups.json, 'Title')).toEqual(['Dev Members', 'Dev Owners', 'Dev Visitors']);
    const ids: unknown[] = [];
    for (let next: unknown = `${path}/items?$top=2&$select=Id`; typeof next === 'string';) {
      const { json } = await get(next);
      ids.push(...column(json, 'Id'));
      next = at(json, 'odata.nextLink');
    }
    expect(ids).toContain(1073741823);
    expect(ids).toHaveLength(Number(at((await get(path)).json, 'ItemCount')));
    const caml = {
      query: {
        ViewXml:
          '<View><Query><Where><Contains><FieldRef Name="Title"/><Value Type="Text">Demo</Value></Contains></Where></Query></View>',
      },
    };
    expect(column((await post(`${path}/getitems`, caml)).json, 'Title')).toContain('owner Demo-Person');
    const rendered = await post(`${path}/RenderListDataAsStream`, { parameters: { RenderOptions: 2 } });
    const rows = at(rendered.json, 'Row');
    expect(Array.isArray(rows) ? rows.map((row) => at(row, 'Title')) : []).toContain('Dev Owners');
    expect(column((await get(`${path}/contenttypes`)).json, 'Name')).toEqual([
      'Person',
      'SharePointGroup',
      'DomainGroup',
    ]);
  });

  itEmbedded('shows a new user, a changed one, and no longer one that was removed', async () => {
    const { json } = await post('web/ensureuser', { logonName: loginOf('stranger') });
    const item = `${path}/items(${String(at(json, 'Id'))})?$select=Title`;
    expect((await get(item)).json).toMatchObject({ Title: 'stranger Demo-Person' });
    const merge = { 'X-HTTP-Method': 'MERGE' };
    await post(`web/siteusers/getById(${String(at(json, 'Id'))})`, { Title: 'renamed Demo-Person' }, merge);
    expect((await get(item)).json).toMatchObject({ Title: 'renamed Demo-Person' });
    await post(`web/siteusers/removeById(${String(at(json, 'Id'))})`);
    expect((await get(item)).status).toBe(404);
  });

  itEmbedded('is written by nobody', async () => {
    const id = String(at((await get('web/currentuser')).json, 'Id'));
    const merge = { 'X-HTTP-Method': 'MERGE', 'IF-Match': '*' };
    const drop = { 'X-HTTP-Method': 'DELETE', 'IF-Match': '*' };
    const writes = [
      post(`${path}/items`, { Title: 'x' }),
      post(`${path}/items(${id})`, { Title: 'x' }, merge),
      post(`${path}/items(${id})`, undefined, drop),
      post(`${path}/items(${id})/recycle()`),
      post(`${path}/items(${id})/breakroleinheritance(true)`),
      post(`${path}/items(${id})/validateupdatelistitem()`, { formValues: [{ FieldName: 'Title', FieldValue: 'x' }] }),
      post(`${path}/items(${id})/AttachmentFiles/add(FileName='a.txt')`, 'x'),
      post(`${path}/breakroleinheritance(true)`),
      post(path, { Title: 'x' }, merge),
      post(path, undefined, drop),
      post(`${path}/recycle()`),
      post(`${path}/reserveListItemId`),
      post(`${path}/fields`, { Title: 'x', FieldTypeKind: 2 }),
      post(`${path}/fields/getByTitle('Account')`, { Indexed: false }, merge),
      post(`${path}/views`, { Title: 'x' }),
      post(`${path}/rootfolder/folders/add('x')`),
    ];
    const answers = await Promise.all(writes);
    expect(answers.map(({ status }) => status)).toEqual(writes.map(() => 403));
    expect(answers[0] === undefined ? '' : errorOf(answers[0]).code).toBe(
      '-2147024891, System.UnauthorizedAccessException',
    );
    expect((await get(`${path}/items(${id})`)).json).toMatchObject({ Title: 'owner Demo-Person' });
  });

  itEmbedded('is hidden from those who may not browse information about users', async () => {
    expect((await get(`${path}/items`, 'visitor')).status).toBe(200);
    const mask = { High: '176', Low: String(138612833 & ~(1 << 27)) };
    await post('web/roledefinitions', { Name: 'No people', Description: '', Order: 9, BasePermissions: mask });
    const role = Number(at((await get("web/roledefinitions/getByName('No people')")).json, 'Id'));
    const { json } = await post('web/ensureuser', { logonName: loginOf('stranger') });
    const given = `principalid=${String(at(json, 'Id'))},roledefid=${role}`;
    expect((await post(`web/roleassignments/addroleassignment(${given})`)).status).toBe(200);
    expect((await get('web/lists', 'stranger')).status).toBe(200);
    expect(column((await get('web/lists', 'stranger')).json, 'BaseTemplate')).not.toContain(112);
    for (const address of [path, `${path}/items`, 'web/getCatalog(112)']) {
      expect([address, (await get(address, 'stranger')).status]).toEqual([address, 404]);
    }
    await post(`web/roleassignments/removeroleassignment(${given})`);
  });

  itEmbedded('is the one of the site collection in sub-webs', async () => {
    const url = freshTitle('below').replaceAll(/\W/g, '');
    await post('web/webs/add', {
      parameters: { Title: url, Url: url, WebTemplate: 'STS', UseSamePermissionsAsParentSite: true },
    });
    const below = await get(`${target.webUrl}/${url}/_api/${path}`);
    expect(at(below.json, 'Id')).toBe(at((await get(path)).json, 'Id'));
    expect(column((await get(`${target.webUrl}/${url}/_api/web/lists`)).json, 'BaseTemplate')).not.toContain(112);
  });
});

describe('the galleries (section 11)', () => {
  it.each(galleries)('getCatalog(%d) is the %s', async (template, title, folder) => {
    const { status, json } = await get(`web/getCatalog(${template})?$expand=RootFolder`);
    expect(status).toBe(200);
    expect(json).toMatchObject({ BaseTemplate: template, BaseType: 1, Title: title, Hidden: true, IsCatalog: true });
    expect(at(json, 'RootFolder', 'ServerRelativeUrl')).toMatch(new RegExp(`/_catalogs/${folder}$`));
    expect((await get(`web/getCatalog(${template})/items?$top=1`)).status).toBe(200);
  });

  it('are no list for a template that is no catalogue', async () => {
    expect((await get('web/getCatalog(100)')).status).toBe(404);
  });

  itEmbedded('are made once, and by nobody else', async () => {
    expect((await post('web/lists', { Title: 'Mine', BaseTemplate: 116 })).status).toBeGreaterThanOrEqual(400);
    const templates = column((await get('web/lists?$filter=Hidden%20eq%20true')).json, 'BaseTemplate').map(Number);
    expect(templates.sort()).toEqual([112, ...galleries.map(([template]) => template)]);
  });

  itEmbedded('are changed by owners, read by others', async () => {
    const add = (person: Person) =>
      send(target, {
        method: 'POST',
        person,
        path: "web/getCatalog(116)/rootfolder/files/add(url='a.txt',overwrite=true)",
        body: 'x',
      });
    expect((await add('visitor')).status).toBe(403);
    expect((await add('member')).status).toBe(403);
    expect((await get('web/getCatalog(116)', 'visitor')).status).toBe(200);
    expect((await add('owner')).status).toBe(200);
  });
});

describe('the System Account (section 11)', () => {
  it('is a user of every site, who cannot be removed', async () => {
    const { status, json } = await get('web/getuserbyid(1073741823)');
    expect(status).toBe(200);
    expect(json).toMatchObject({
      Id: 1073741823,
      LoginName: 'SHAREPOINT\\system',
      Title: 'System Account',
      Email: '',
      PrincipalType: 1,
      IsSiteAdmin: false,
      UserId: { NameId: 'S-1-0-0', NameIdIssuer: 'urn:office:idp:activedirectory' },
      UserPrincipalName: null,
    });
    expect(column((await get('web/siteusers')).json, 'Id')).toContain(1073741823);
    expect((await post('web/siteusers/removeById(1073741823)')).status).toBeGreaterThanOrEqual(400);
  });
});
