/** Sub-webs, their permissions, and what is kept for a web: navigation, properties, features, subscriptions. */
import type { Person, Target } from './target.js';
import { itEmbedded, loginOf, openTarget } from './target.js';
import { at, column, errorOf, freshTitle, send, TestList } from './wire.js';

let target: Target;

beforeAll(async () => {
  target = await openTarget();
});

afterAll(() => target.close());

const get = (path: string, person: Person = 'owner') => send(target, { path, person });
const post = (path: string, body?: unknown, headers: Record<string, string> = {}, person: Person = 'owner') =>
  send(
    target,
    body === undefined ? { method: 'POST', path, person, headers } : { method: 'POST', path, person, body, headers },
  );
const remove = { 'X-HTTP-Method': 'DELETE' };

async function addWeb(same = true): Promise<{ title: string; url: string; api: string }> {
  const title = freshTitle('web');
  const leaf = title.replaceAll(' ', '');
  const parameters = {
    Title: title,
    Url: leaf,
    WebTemplate: 'STS',
    Language: 1033,
    UseSamePermissionsAsParentSite: same,
  };
  const made = await post('web/webs/add', { parameters });
  expect([made.status, at(made.json, 'Title')]).toEqual([201, title]);
  const url = `${target.webUrl}/${leaf}`;
  expect(at(made.json, 'odata.id')).toBe(`${url}/_api/Web`);
  return { title, url, api: `${url}/_api` };
}

describe('a sub-web (section 1)', () => {
  it('has lists of its own, and is deleted with them, but not before the webs below it', async () => {
    const { title, api } = await addWeb();
    expect(column((await get('web/webs')).json, 'Title')).toContain(title);
    expect(column((await get('web/webinfos')).json, 'Title')).toContain(title);
    expect((await post(`${api}/web/lists`, { Title: 'Tasks', BaseTemplate: 100 })).status).toBe(201);
    expect(column((await get('web/lists')).json, 'Title')).not.toContain('Tasks');
    const below = await post(`${api}/web/webs/add`, { parameters: { Title: 'Below', Url: 'below' } });
    expect(below.status).toBe(201);
    expect((await post(`${api}/web`, undefined, remove)).status).toBe(500);
    expect((await post(`${api.replace('/_api', '/below/_api')}/web`, undefined, remove)).status).toBe(200);
    expect((await post(`${api}/web`, undefined, remove)).status).toBe(200);
    expect((await get(`${api}/web`)).status).toBe(404);
  });

  it('is refused at an address that is taken or none', async () => {
    const { api, url } = await addWeb();
    const leaf = url.slice(url.lastIndexOf('/') + 1);
    const again = await post('web/webs/add', { parameters: { Title: 'x', Url: leaf } });
    expect([again.status, errorOf(again).code]).toEqual([500, '-2147024713, Microsoft.SharePoint.SPException']);
    for (const Url of ['', 'a/b', 'a?b', '..']) {
      expect([Url, (await post('web/webs/add', { parameters: { Title: 'x', Url } })).status]).toEqual([Url, 400]);
    }
    await post(`${api}/web`, undefined, remove);
  });

  itEmbedded('inherits permissions until it has its own', async () => {
    const { api } = await addWeb();
    const unique = async () =>
      at((await get(`${api}/web?$select=HasUniqueRoleAssignments`)).json, 'HasUniqueRoleAssignments');
    expect([await unique(), (await get(`${api}/web`, 'visitor')).status]).toEqual([false, 200]);
    await post(`${api}/web/breakroleinheritance(false)`);
    expect([await unique(), (await get(`${api}/web`, 'visitor')).status]).toEqual([true, 403]);
    expect(column((await get('web/webs', 'visitor')).json, 'Url')).not.toContain(api.replace('/_api', ''));
    await post(`${api}/web/resetroleinheritance`);
    expect((await get(`${api}/web`, 'visitor')).status).toBe(200);
    const parent = await get(`${api}/web?$select=ParentWeb/ServerRelativeUrl&$expand=ParentWeb`);
    expect(at(parent.json, 'ParentWeb', 'ServerRelativeUrl')).toBe(new URL(target.webUrl).pathname);
    await post(`${api}/web`, undefined, remove);
    expect((await post('web/webs/add', { parameters: { Title: 'x', Url: 'x' } }, {}, 'member')).status).toBe(403);
  });

  itEmbedded('has its own groups when it has its own permissions', async () => {
    const { title, api } = await addWeb(false);
    const login = encodeURIComponent(`'${loginOf('member')}'`);
    const groups = `createDefaultAssociatedGroups(userLogin=@u,userLogin2=@v,groupNameSeed=@s)?@u=${login}&@v=''`;
    expect((await post(`${api}/web/${groups}&@s='${encodeURIComponent(title)}'`)).status).toBe(200);
    expect(at((await get(`${api}/web/associatedmembergroup`)).json, 'Title')).toBe(`${title} Members`);
    expect((await get(`${api}/web`, 'member')).status).toBe(200);
    expect((await get(`${api}/web`, 'visitor')).status).toBe(403);
    await post(`${api}/web`, undefined, remove);
  });
});

describe('what is kept for a web', () => {
  it('has properties that are read with encoded names (section 1)', async () => {
    const { json } = await get('web/allproperties');
    expect(Object.keys(json ?? {})).toContain('vti_x005f_defaultlanguage');
    expect((await get('web?$select=AllProperties&$expand=AllProperties')).status).toBe(200);
  });

  itEmbedded('hides links to lists from those who may not see them', async () => {
    const hidden = await TestList.create(target, 'hidden link');
    const root = String(at((await hidden.send({ path: 'rootFolder' })).json, 'ServerRelativeUrl'));
    const node = await post('web/navigation/quicklaunch', { Title: 'Secret link', Url: `${root}/AllItems.aspx` });
    expect(node.status).toBe(201);
    expect((await get('web/navigation/quicklaunch', 'visitor')).text).toContain('Secret link');
    await hidden.send({ method: 'POST', path: 'breakroleinheritance(false)' });
    expect((await get('web/navigation/quicklaunch', 'visitor')).text).not.toContain('Secret link');
    const id = Number(at(node.json, 'Id'));
    expect((await get(`web/navigation/quicklaunch(${id})`, 'visitor')).status).toBe(404);
    expect((await post('web/navigation/quicklaunch', { Title: 'x', Url: '/' }, {}, 'member')).status).toBe(403);
    await hidden.remove();
  });

  it('takes a custom action with the scope that it has anyway (section 1)', async () => {
    const sent = { Title: 'Contract action', Location: 'ScriptLink', ScriptSrc: '~site/a.js', Scope: 3, Sequence: 1 };
    const made = await post('web/usercustomactions', sent);
    expect([made.status, at(made.json, 'Scope')]).toEqual([201, 3]);
    const path = `web/usercustomactions('${String(at(made.json, 'Id'))}')`;
    expect((await post(path, undefined, remove)).status).toBe(200);
    expect((await post('web/usercustomactions', { ...sent, Nope: 1 })).status).toBe(400);
  });

  itEmbedded('lets only those who manage a list subscribe to it, and calls nobody', async () => {
    const list = await TestList.create(target, 'hooks');
    const body = {
      resource: list.path(),
      notificationUrl: 'https://hooks.contoso.example/',
      expirationDateTime: new Date(Date.now() + 86_400_000).toISOString(),
    };
    const made = await post(list.path('subscriptions'), body);
    expect([made.status, at(made.json, 'resource')]).toEqual([201, list.guid]);
    expect((await post(list.path('subscriptions'), { ...body, notificationUrl: 'http://x' })).status).toBe(400);
    expect((await get(list.path('subscriptions'), 'visitor')).status).toBe(403);
    const one = list.path(`subscriptions('${String(at(made.json, 'id'))}')`);
    const patch = await send(target, { method: 'PATCH', path: one, body: { clientState: 'changed' } });
    expect(patch.status).toBe(204);
    expect(at((await get(one)).json, 'clientState')).toBe('changed');
    expect((await send(target, { method: 'DELETE', path: one })).status).toBe(204);
    expect((await get(one)).status).toBe(404);
    await list.remove();
  });
});

describe('what is not there (section 2)', () => {
  it('is refused in the shape of errors, never with an empty answer', async () => {
    for (const path of ['search/query', 'web/nothing', 'site/nothing', 'nothing', 'hubsites', 'web/tenantappcatalog']) {
      const answer = await get(path);
      if (!target.embedded && answer.status === 200) continue;
      expect([path, answer.status]).toEqual([path, 404]);
      expect(errorOf(answer).code).toBe('-1, Microsoft.SharePoint.Client.ResourceNotFoundException');
    }
  });
});
