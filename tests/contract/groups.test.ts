/** Groups: who owns them, who may see and change their members; what the change log says of people and roles. */
import type { Person, Target } from './target.js';
import { itEmbedded, loginOf, openTarget } from './target.js';
import { at, column, errorOf, freshTitle, members, send } from './wire.js';

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
const merge = { 'X-HTTP-Method': 'MERGE' };

async function addGroup(properties: Record<string, unknown> = {}): Promise<string> {
  const { status, json } = await post('web/sitegroups', { Title: freshTitle('group'), ...properties });
  expect(status).toBe(201);
  return `web/sitegroups(${Number(at(json, 'Id'))})`;
}

async function idOf(person: Person): Promise<number> {
  return Number(at((await post('web/ensureuser', { logonName: loginOf(person) })).json, 'Id'));
}

describe('members of a group (section 11)', () => {
  itEmbedded('are seen by members and the owner only, if the group says so', async () => {
    const group = await addGroup({ OnlyAllowMembersViewMembership: true });
    await post(`${group}/users`, { LoginName: loginOf('visitor') });
    expect((await get(`${group}/users`, 'visitor')).status).toBe(200);
    const refusal = await get(`${group}/users`, 'member');
    expect([refusal.status, errorOf(refusal).code]).toEqual([403, '-2147024891, System.UnauthorizedAccessException']);
    expect((await get(`${group}?$expand=Users`, 'member')).text).not.toContain('visitor');
    const visitor = await idOf('visitor');
    const id = Number(/\((\d+)\)/.exec(group)?.[1]);
    expect(column((await get(`web/siteusers(${visitor})/groups`)).json, 'Id')).toContain(id);
    expect(column((await get(`web/siteusers(${visitor})/groups`, 'member')).json, 'Id')).not.toContain(id);
    await post(group, { OnlyAllowMembersViewMembership: false }, merge);
    expect(column((await get(`${group}/users`, 'member')).json, 'Id')).toEqual([visitor]);
  });

  itEmbedded('are changed by the owner, and by members if the group lets them', async () => {
    const group = await addGroup();
    const add = (person: Person, who: Person) => post(`${group}/users`, { LoginName: loginOf(who) }, {}, person);
    await add('owner', 'member');
    expect((await add('member', 'visitor')).status).toBe(403);
    await post(group, { AllowMembersEditMembership: true }, merge);
    expect((await add('member', 'visitor')).status).toBe(201);
    await post(group, { AllowMembersEditMembership: false }, merge);
    expect((await post(`${group}/SetUserAsOwner(${await idOf('visitor')})`)).status).toBe(200);
    expect((await post(`${group}/users/removeById(${await idOf('member')})`, undefined, {}, 'visitor')).status).toBe(
      200,
    );
    expect((await post(group, { Title: freshTitle('renamed') }, merge, 'visitor')).status).toBe(204);
    const can = 'CanCurrentUserEditMembership,CanCurrentUserManageGroup,CanCurrentUserViewMembership';
    expect((await get(`${group}?$select=${can}`, 'member')).json).toMatchObject({
      CanCurrentUserEditMembership: false,
      CanCurrentUserManageGroup: false,
      CanCurrentUserViewMembership: false,
    });
  });

  itEmbedded('hold what is given to the group from the moment they join', async () => {
    const group = await addGroup();
    const list = await post('web/lists', { Title: freshTitle('given'), BaseTemplate: 100 });
    const path = `web/lists(guid'${String(at(list.json, 'Id'))}')`;
    await post(`${path}/breakroleinheritance(false)`);
    const id = /\((\d+)\)/.exec(group)?.[1] ?? '';
    await post(`${path}/roleassignments/addroleassignment(principalid=${id},roledefid=1073741826)`);
    expect((await get(path, 'visitor')).status).toBe(404);
    await post(`${group}/users`, { LoginName: loginOf('visitor') });
    expect((await get(path, 'visitor')).status).toBe(200);
    await post(`web/sitegroups/removeById(${id})`);
    expect((await get(path, 'visitor')).status).toBe(404);
    await post(path, undefined, { 'X-HTTP-Method': 'DELETE' });
  });
});

describe('site administrators (section 11)', () => {
  itEmbedded('are named by administrators, and the last one stays', async () => {
    const member = `web/siteusers(${await idOf('member')})`;
    expect((await post(member, { IsSiteAdmin: true }, merge, 'member')).status).toBe(403);
    expect((await post(member, { IsSiteAdmin: true }, merge)).status).toBe(204);
    const held = await get('web/EffectiveBasePermissions', 'member');
    expect(held.json).toMatchObject({ High: '2147483647', Low: '4294967295' });
    expect((await post(member, { IsSiteAdmin: false }, merge)).status).toBe(204);
    expect((await post(`web/siteusers(${await idOf('owner')})`, { IsSiteAdmin: false }, merge)).status).toBe(500);
    expect((await get('web/roleassignments', 'member')).status).toBe(403);
  });
});

describe('the change log (section 10)', () => {
  it('tells changes of groups, members, levels and role assignments by their flags, in ids', async () => {
    const start = at((await get('web?$select=CurrentChangeToken')).json, 'CurrentChangeToken');
    const group = await addGroup();
    await post(`${group}/users`, { LoginName: String(at((await get('web/currentuser')).json, 'LoginName')) });
    const level = { Name: freshTitle('level'), Order: 120, BasePermissions: { High: '0', Low: '1' } };
    const role = await post('web/roledefinitions', level);
    const id = Number(/\((\d+)\)/.exec(group)?.[1]);
    const roleId = Number(at(role.json, 'Id'));
    await post(`web/roleassignments/addroleassignment(principalid=${id},roledefid=${roleId})`);
    const changes = async (flags: string[]) => {
      const query = { ...Object.fromEntries(flags.map((flag) => [flag, true])), ChangeTokenStart: start };
      return members((await post('web/getchanges', { query })).json);
    };
    expect((await changes(['Group', 'Add'])).map((change) => at(change, 'GroupId'))).toEqual([id]);
    expect((await changes(['Group', 'GroupMembershipAdd'])).map((change) => at(change, 'ChangeType'))).toEqual([13]);
    expect((await changes(['Web', 'RoleDefinitionAdd'])).map((change) => at(change, 'ChangeType'))).toEqual([8]);
    expect((await changes(['Web', 'RoleAssignmentAdd'])).map((change) => at(change, 'ChangeType'))).toEqual([11]);
    await post(`web/sitegroups/removeById(${id})`);
    await post(`web/roledefinitions(${roleId})`, undefined, { 'X-HTTP-Method': 'DELETE' });
    expect((await changes(['Group', 'DeleteObject'])).map((change) => at(change, 'GroupId'))).toEqual([id]);
  });

  it('is paged by limits, and read from the newest when asked', async () => {
    const list = await post('web/lists', { Title: freshTitle('paged'), BaseTemplate: 100 });
    const path = `web/lists(guid'${String(at(list.json, 'Id'))}')`;
    const ids: unknown[] = [];
    for (let count = 0; count < 5; count += 1) {
      ids.push(at((await post(`${path}/items`, { Title: `${count}` })).json, 'Id'));
    }
    const page = async (more: Record<string, unknown>) =>
      members((await post(`${path}/getchanges`, { query: { Item: true, Add: true, ...more } })).json);
    const seen: unknown[] = [];
    let from: Record<string, unknown> = {};
    for (let count = 0; count < 4; count += 1) {
      const found = await page({ RowLimit: 2, ...from });
      seen.push(...found.map((change) => at(change, 'ItemId')));
      if (found.length > 0) from = { ChangeTokenStart: at(found.at(-1), 'ChangeToken') };
    }
    expect(seen).toEqual(ids);
    const newest = await page({ LatestFirst: true, FetchLimit: 2 });
    expect(newest.map((change) => at(change, 'ItemId'))).toEqual(ids.slice(-2).reverse());
    expect((await post(`${path}/getchanges`, { query: { Item: true, Add: true, FetchLimit: 0 } })).status).toBe(400);
    await post(path, undefined, { 'X-HTTP-Method': 'DELETE' });
  });
});
