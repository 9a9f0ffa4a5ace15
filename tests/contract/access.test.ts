/** Who may do what: sites, lists, users, groups, roles. Several people are needed, so most run on the embedded service. */
import type { Person, Target } from './target.js';
import { itEmbedded, loginOf, onEmbedded, openTarget } from './target.js';
import { at, column, errorOf, members, send, sendBatch, TestList } from './wire.js';

let target: Target;
let list: TestList;

beforeAll(async () => {
  target = await openTarget();
  list = await TestList.create(target, 'access');
  await list.add({ Title: 'secret' });
});

afterAll(async () => {
  await list.remove();
  await target.close();
});

const as = (person: Person, path: string, method: 'GET' | 'POST' = 'GET', body?: unknown, headers = {}) =>
  send(target, body === undefined ? { person, path, method, headers } : { person, path, method, body, headers });

describe('site (section 11)', () => {
  itEmbedded('answers 401 to nobody and 403 to someone who is no member, at every address', async () => {
    const paths = [
      'web',
      'site',
      'web/lists',
      list.path(),
      list.path('items'),
      list.path('items(1)'),
      'web/siteusers',
      'web/currentuser',
      'web/nothing',
      '$batch',
      'contextinfo',
    ];
    for (const path of paths) {
      const nobody = await send(target, { path, headers: { Authorization: '' } });
      expect([path, nobody.status]).toEqual([path, 401]);
      for (const method of ['GET', 'POST'] as const) {
        const answer = await as('stranger', path, method);
        expect([path, answer.status]).toEqual([path, 403]);
        expect(errorOf(answer).code).toBe('-2147024891, System.UnauthorizedAccessException');
      }
    }
  });

  itEmbedded('lets the same person into the site they are a member of', async () => {
    const other = target.webUrl.replace('/sites/dev', '/sites/other');
    expect((await as('stranger', `${other}/_api/web`)).status).toBe(200);
    const { json } = await as('stranger', `${other}/_api/web/currentuser`);
    expect(json).toMatchObject({ LoginName: loginOf('stranger'), IsShareByEmailGuestUser: true });
  });

  itEmbedded('answers 404 for a site that does not exist, to whoever is signed in', async () => {
    const nowhere = target.webUrl.replace('/sites/dev', '/sites/nowhere');
    expect((await as('owner', `${nowhere}/_api/web`)).status).toBe(404);
    expect((await send(target, { path: `${nowhere}/_api/web`, headers: { Authorization: '' } })).status).toBe(401);
  });

  itEmbedded('lets owners, members and visitors do what their roles say', async () => {
    const path = list.path('items');
    expect((await as('visitor', path)).status).toBe(200);
    const denied = await as('visitor', path, 'POST', { Title: 'x' });
    expect([denied.status, errorOf(denied).code]).toEqual([403, '-2147024891, System.UnauthorizedAccessException']);
    expect((await as('member', path, 'POST', { Title: 'by a member' })).status).toBe(201);
    expect((await as('visitor', 'web/lists', 'POST', { Title: 'no' })).status).toBe(403);
    expect((await as('member', 'web', 'POST', { Title: 'no' }, { 'X-HTTP-Method': 'MERGE' })).status).toBe(403);
    expect((await as('member', 'web/roleassignments')).status).toBe(403);
    const merge = { 'X-HTTP-Method': 'MERGE', 'IF-Match': '*' };
    expect((await as('visitor', list.path('items(1)'), 'POST', { Title: 'x' }, merge)).status).toBe(403);
  });
});

describe('lists with permissions of their own (section 11)', () => {
  itEmbedded('hide the list and everything in it from those without a role, and show it again', async () => {
    await list.send({ method: 'POST', path: 'breakroleinheritance(copyroleassignments=false,clearsubscopes=true)' });
    const { json } = await send(target, { path: `${list.path()}?$select=HasUniqueRoleAssignments` });
    expect(at(json, 'HasUniqueRoleAssignments')).toBe(true);
    const lists = await as('visitor', 'web/lists?$select=Id');
    expect(column(lists.json, 'Id')).not.toContain(list.guid);
    for (const path of [
      list.path(),
      list.path('items'),
      list.path('items(1)'),
      list.path('fields'),
      list.path('getchanges'),
      `web/lists/getByTitle('${encodeURIComponent(list.title)}')`,
    ]) {
      const answer = await as('visitor', path);
      expect([path, answer.status]).toEqual([path, 404]);
      expect(answer.text).not.toContain('secret');
    }
    const url = `${target.webUrl}/_api/${list.path('items')}`;
    const { parts } = await sendBatch(target, [{ method: 'GET', url }], 'visitor');
    expect(parts.map((part) => part.status)).toEqual([404]);

    const group = await send(target, { path: 'web/associatedvisitorgroup?$select=Id' });
    const id = Number(at(group.json, 'Id'));
    const add = `roleassignments/addroleassignment(principalid=${id},roledefid=1073741826)`;
    expect((await list.send({ method: 'POST', path: add })).status).toBe(200);
    expect((await as('visitor', list.path('items'))).status).toBe(200);
    expect((await as('member', list.path('items'))).status).toBe(404);
    const assignments = await list.send({ path: 'roleassignments?$expand=Member,RoleDefinitionBindings' });
    expect(column(assignments.json, 'PrincipalId')).toContain(id);

    const remove = add.replace('addroleassignment', 'removeroleassignment');
    expect((await list.send({ method: 'POST', path: remove })).status).toBe(200);
    expect((await as('visitor', list.path('items'))).status).toBe(404);
    expect((await list.send({ method: 'POST', path: 'resetroleinheritance' })).status).toBe(200);
    expect((await as('member', list.path('items'))).status).toBe(200);
  });

  itEmbedded('show a lookup only to those who may view what it leads to', async () => {
    const hidden = await TestList.create(target, 'hidden');
    const targetId = await hidden.add({ Title: 'hidden title' });
    await list.field(`<Field Type="Lookup" Name="hid" DisplayName="Hid" List="${hidden.guid}" ShowField="Title" />`);
    const id = await list.add({ Title: 'points', hidId: targetId });
    await hidden.send({ method: 'POST', path: 'breakroleinheritance(false)' });
    const path = list.path(`items(${id})?$select=Id,hid/Title&$expand=hid`);
    expect((await as('owner', path)).text).toContain('hidden title');
    expect((await as('visitor', path)).text).not.toContain('hidden title');
    const filter = encodeURIComponent("startswith(hid/Title,'hidden')");
    const found = await as('visitor', list.path(`items?$select=Id&$expand=hid&$filter=${filter}`));
    expect(members(found.json)).toEqual([]);
    await hidden.remove();
  });

  itEmbedded('let someone given one list into the web with Limited Access only', async () => {
    const ensured = await as('owner', 'web/ensureuser', 'POST', { logonName: loginOf('stranger') });
    const id = Number(at(ensured.json, 'Id'));
    expect((await as('stranger', 'web')).status).toBe(403);
    const one = await TestList.create(target, 'one list');
    await one.add({ Title: 'for the stranger' });
    await one.send({ method: 'POST', path: 'breakroleinheritance(true)' });
    const add = `roleassignments/addroleassignment(principalid=${id},roledefid=1073741826)`;
    await one.send({ method: 'POST', path: add });
    expect((await as('stranger', one.path('items'))).status).toBe(200);
    expect((await as('stranger', list.path('items'))).status).toBe(404);
    const lists = await as('stranger', 'web/lists?$select=Id');
    expect(column(lists.json, 'Id')).toEqual([one.guid]);
    await one.remove();
    await as('owner', `web/siteusers/removeById(${id})`, 'POST');
    expect((await as('stranger', 'web')).status).toBe(403);
  });
});

describe('effective permissions (section 11)', () => {
  itEmbedded('are those of the roles, as texts', async () => {
    const held = async (person: Person) => (await as(person, 'web/EffectiveBasePermissions', 'GET')).json;
    expect(await held('visitor')).toMatchObject({ High: '176', Low: '138612833' });
    expect(await held('member')).toMatchObject({ High: '432', Low: '1011030767' });
    expect(await held('owner')).toMatchObject({ High: '2147483647', Low: '4294967295' });
  });

  itEmbedded('may be asked about others by those who may enumerate permissions', async () => {
    const login = encodeURIComponent(`'${loginOf('visitor')}'`);
    const path = list.path(`getUserEffectivePermissions(@user)?@user=${login}`);
    expect((await as('owner', path)).json).toMatchObject({ High: '176', Low: '138612833' });
    expect((await as('visitor', path)).status).toBe(200);
    expect((await as('member', path)).status).toBe(403);
  });
});

describe('users and groups (section 11)', () => {
  it('answers the current user with every key', async () => {
    const { json } = await send(target, { path: 'web/currentuser', odata: 'nometadata' });
    expect(Object.keys(json ?? {}).sort()).toEqual([
      'Email',
      'Expiration',
      'Id',
      'IsEmailAuthenticationGuestUser',
      'IsHiddenInUI',
      'IsShareByEmailGuestUser',
      'IsSiteAdmin',
      'LoginName',
      'PrincipalType',
      'Title',
      'UserId',
      'UserPrincipalName',
    ]);
  });

  itEmbedded('finds a user in every form of the address (section 1)', async () => {
    const login = encodeURIComponent(loginOf('member'));
    const known = await send(target, { path: `web/siteusers(@v)?@v=%27${login}%27` });
    const id = Number(at(known.json, 'Id'));
    for (const path of [
      `web/siteusers/getById(${id})`,
      `web/siteusers(${id})`,
      `web/getUserById(${id})`,
      "web/siteusers/getByEmail('member@contoso.example')",
      `web/siteusers/getByLoginName('${login}')`,
    ]) {
      expect([path, at((await send(target, { path })).json, 'LoginName')]).toEqual([path, loginOf('member')]);
    }
  });

  itEmbedded('ensures a user by login, principal name, address or display name, always the same', async () => {
    const ids = new Set<unknown>();
    for (const logonName of [
      loginOf('visitor'),
      'visitor@contoso.example',
      'visitor Demo-Person',
      'VISITOR@contoso.example',
    ]) {
      const answer = await as('owner', 'web/ensureuser', 'POST', { logonName });
      expect(answer.status).toBe(200);
      ids.add(at(answer.json, 'Id'));
    }
    expect(ids.size).toBe(1);
    const unknown = await as('owner', 'web/ensureuser', 'POST', { logonName: 'nobody@contoso.example' });
    expect(unknown.status).toBe(404);
    expect(errorOf(unknown).message).toContain('nobody@contoso.example could not be found');
  });

  itEmbedded('takes the login in the address too (section 1)', async () => {
    const login = encodeURIComponent(loginOf('visitor'));
    for (const path of [`web/ensureuser('${login}')`, `web/ensureuser(@l)?@l='${login}'`]) {
      const answer = await as('owner', path, 'POST');
      expect([answer.status, at(answer.json, 'LoginName')]).toEqual([200, loginOf('visitor')]);
    }
    const unknown = await as('owner', 'web/getuserbyid(9999)');
    expect([unknown.status, errorOf(unknown).message]).toEqual([404, 'User cannot be found.']);
  });

  itEmbedded('brings along the members of groups with role assignments, beside users (section 11)', async () => {
    const path =
      'web/roleassignments?$expand=Member/Users,RoleDefinitionBindings&$select=Member/Title,Member/Users/Title';
    const answer = await as('owner', path);
    expect(answer.status).toBe(200);
    const memberOf = (title: string) => members(answer.json).find((one) => at(one, 'Member', 'Title') === title);
    const owners = members(answer.json).find((one) => String(at(one, 'Member', 'Title')).endsWith('Owners'));
    expect(at(owners, 'Member', 'Users', 0, 'Title')).toEqual(expect.any(String));
    expect(memberOf('nobody')).toBeUndefined();
    expect((await as('owner', 'web/siteusers?$expand=Users')).status).toBe(400);
  });

  it('takes a mask in quotes of either kind, and refuses what is none (section 11)', async () => {
    const ask = (mask: string) =>
      as('owner', `web/doesuserhavepermissions(@v)?@v=${encodeURIComponent(mask)}`).then(({ status, json }) => [
        status,
        at(json, 'value'),
      ]);
    expect(await ask(`{'High':'0','Low':'1'}`)).toEqual([200, true]);
    expect(await ask(`{"High":"0","Low":"1"}`)).toEqual([200, true]);
    expect(await ask(`{High:'0',Low:'1'`)).toEqual([400, undefined]);
  });

  itEmbedded('makes a group, fills and empties it, and removes it', async () => {
    const made = await as('owner', 'web/sitegroups', 'POST', { Title: 'Panel', Description: 'Decides' });
    expect(made.status).toBe(201);
    const id = Number(at(made.json, 'Id'));
    const users = `web/sitegroups(${id})/users`;
    expect((await as('owner', users, 'POST', { LoginName: loginOf('visitor') })).status).toBe(201);
    expect(column((await as('owner', users)).json, 'LoginName')).toEqual([loginOf('visitor')]);
    const login = encodeURIComponent(`'${loginOf('visitor')}'`);
    await as('owner', `${users}/removeByLoginName(@v)?@v=${login}`, 'POST');
    expect(members((await as('owner', users)).json)).toEqual([]);
    expect((await as('member', users, 'POST', { LoginName: loginOf('visitor') })).status).toBe(403);
    await as('owner', `web/sitegroups/removeById('${id}')`, 'POST');
    expect((await as('owner', `web/sitegroups(${id})`)).status).toBe(404);
  });

  itEmbedded('has the three groups of a team site and their roles', async () => {
    for (const [name, title, role] of [
      ['associatedownergroup', 'Dev Owners', 'Full Control'],
      ['associatedmembergroup', 'Dev Members', 'Edit'],
      ['associatedvisitorgroup', 'Dev Visitors', 'Read'],
    ] as const) {
      const group = await send(target, { path: `web/${name}` });
      expect(at(group.json, 'Title')).toBe(title);
      const path = `web/roleassignments(${String(at(group.json, 'Id'))})/roledefinitionbindings`;
      expect(column((await send(target, { path })).json, 'Name')).toEqual([role]);
    }
  });

  it('makes a permission level of its own, and keeps the built-in ones', async () => {
    const name = `Level ${Math.random()}`;
    const made = await send(target, {
      method: 'POST',
      path: 'web/roledefinitions',
      body: { Name: name, Description: '', Order: 7, BasePermissions: { High: '0', Low: '1' } },
    });
    expect(made.status).toBe(201);
    const id = Number(at(made.json, 'Id'));
    const found = await send(target, { path: `web/roledefinitions/getbyname('${name}')` });
    expect(found.json).toMatchObject({ Id: id, RoleTypeKind: 0, BasePermissions: { High: '0', Low: '1' } });
    expect(at((await send(target, { path: 'web/roledefinitions/getbytype(5)' })).json, 'Name')).toBe('Full Control');
    const remove = { 'X-HTTP-Method': 'DELETE' };
    expect((await send(target, { method: 'POST', path: `web/roledefinitions(${id})`, headers: remove })).status).toBe(
      200,
    );
    const builtIn = 'web/roledefinitions(1073741829)';
    expect((await send(target, { method: 'POST', path: builtIn, headers: remove })).status).toBeGreaterThanOrEqual(400);
  });
});

describe('regional settings', () => {
  it('answers the zone of the site', async () => {
    const { json } = await send(target, { path: 'web/regionalsettings/timezone' });
    expect(at(json, 'Information')).toMatchObject({ Bias: expect.any(Number), DaylightBias: expect.any(Number) });
    if (onEmbedded) expect(json).toMatchObject({ Id: 2, Information: { Bias: 0, DaylightBias: -60 } });
  });
});
