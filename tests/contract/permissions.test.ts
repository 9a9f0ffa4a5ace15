/** Permissions of folders and items: inheritance, limits of what is seen and done, lists of people's own items. */
import type { Person, Target } from './target.js';
import { itEmbedded, loginOf, openTarget } from './target.js';
import { at, column, errorOf, members, send, sendBatch, TestList } from './wire.js';

let target: Target;
let list: TestList;

beforeAll(async () => {
  target = await openTarget();
  list = await TestList.create(target, 'item permissions');
});

afterAll(async () => {
  await list.remove();
  await target.close();
});

const read = 1073741826;
const contribute = 1073741827;
const fullControl = 1073741829;

const get = (person: Person, path: string) => send(target, { person, path });
const post = (person: Person, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  send(
    target,
    body === undefined ? { person, path, method: 'POST', headers } : { person, path, method: 'POST', body, headers },
  );

async function userId(person: Person): Promise<number> {
  const { json } = await post('owner', 'web/ensureuser', { logonName: loginOf(person) });
  return Number(at(json, 'Id'));
}

/** Gives an object permissions of its own: nobody's but the owner's, and the given. */
async function isolate(path: string, ...given: [Person, number][]): Promise<void> {
  const broken = await post('owner', `${path}/breakroleinheritance(copyroleassignments=false,clearsubscopes=true)`);
  expect([path, broken.status]).toEqual([path, 200]);
  for (const [person, role] of given) {
    const add = `${path}/roleassignments/addroleassignment(principalid=${await userId(person)},roledefid=${role})`;
    expect([add, (await post('owner', add)).status]).toEqual([add, 200]);
  }
}

const root = async (of: TestList) =>
  String(at((await of.send({ path: 'rootFolder?$select=ServerRelativeUrl' })).json, 'ServerRelativeUrl'));

/** Adds a folder and answers the id of its item. */
async function addFolder(parent: string, name: string): Promise<number> {
  const at1 = encodeURIComponent(parent);
  const path = `web/getFolderByServerRelativePath(decodedUrl='${at1}')/folders/addUsingPath(DecodedUrl='${name}')`;
  expect((await post('owner', path)).status).toBeLessThan(300);
  const item = await get('owner', `web/getFolderByServerRelativePath(decodedUrl='${at1}%2F${name}')/listItemAllFields`);
  return Number(at(item.json, 'Id'));
}

async function addInFolder(person: Person, of: TestList, folder: string, title: string) {
  const { status, json } = await post(person, of.path('AddValidateUpdateItemUsingPath()'), {
    listItemCreateInfo: { FolderPath: { DecodedUrl: folder }, UnderlyingObjectType: 0 },
    formValues: [{ FieldName: 'Title', FieldValue: title }],
    bNewDocumentUpdate: false,
  });
  const added = members(json).find((value) => at(value, 'FieldName') === 'Id');
  return { status, id: Number(at(added, 'FieldValue')), json };
}

describe('items (section 11)', () => {
  it('have permissions of their own when inheritance is broken, and inherit again', async () => {
    const id = await list.add({ Title: 'own' });
    const item = list.path(`items(${id})`);
    const unique = async () =>
      at((await get('owner', `${item}?$select=HasUniqueRoleAssignments`)).json, 'HasUniqueRoleAssignments');
    expect(await unique()).toBe(false);
    expect((await post('owner', `${item}/breakroleinheritance(true)`)).status).toBe(200);
    expect(await unique()).toBe(true);
    const assignments = await get('owner', `${item}/roleassignments?$expand=Member,RoleDefinitionBindings`);
    expect(members(assignments.json).length).toBeGreaterThan(0);
    const expanded = await get('owner', `${item}?$select=Id,RoleAssignments/PrincipalId&$expand=RoleAssignments`);
    expect(column({ value: at(expanded.json, 'RoleAssignments') }, 'PrincipalId')).toEqual(
      column(assignments.json, 'PrincipalId'),
    );
    expect((await post('owner', `${item}/resetroleinheritance`)).status).toBe(200);
    expect(await unique()).toBe(false);
  });

  itEmbedded('are not there for those without a role: in pages, by id, in batches, in counts of pages', async () => {
    const open = await list.add({ Title: 'open' });
    const hidden = await list.add({ Title: 'hidden' });
    await isolate(list.path(`items(${hidden})`));
    const page = await get('visitor', list.path('items?$select=Id,Title'));
    expect(column(page.json, 'Id')).toContain(open);
    expect(page.text).not.toContain('hidden');
    const one = await get('visitor', list.path(`items(${hidden})`));
    expect([one.status, errorOf(one).code]).toEqual([404, '-2130575338, System.ArgumentException']);
    const url = `${target.webUrl}/_api/${list.path(`items(${hidden})/Title`)}`;
    expect((await sendBatch(target, [{ method: 'GET', url }], 'visitor')).parts.map((part) => part.status)).toEqual([
      404,
    ]);
    for (const way of ['roleassignments', 'EffectiveBasePermissions', 'versions', 'AttachmentFiles', 'Comments']) {
      expect([way, (await get('visitor', list.path(`items(${hidden})/${way}`))).status]).toEqual([way, 404]);
    }
    const sorted = await get('visitor', list.path("items?$filter=Title%20eq%20'hidden'&$orderby=Title"));
    expect(members(sorted.json)).toEqual([]);
    const seen = Number(at((await get('visitor', list.path('ItemCount'))).json, 'value'));
    expect(seen).toBe(Number(at((await get('owner', list.path('ItemCount'))).json, 'value')));
  });

  itEmbedded('let someone do what their role on the item says, and no more', async () => {
    const id = await list.add({ Title: 'to read' });
    const item = list.path(`items(${id})`);
    await isolate(item, ['member', read]);
    const merge = { 'X-HTTP-Method': 'MERGE', 'IF-Match': '*' };
    const remove = { 'X-HTTP-Method': 'DELETE', 'IF-Match': '*' };
    expect((await get('member', item)).status).toBe(200);
    for (const answer of [
      await post('member', item, { Title: 'x' }, merge),
      await post('member', item, undefined, remove),
      await post('member', `${item}/recycle()`),
      await post('member', `${item}/breakroleinheritance(true)`),
      await get('member', `${item}/roleassignments`),
    ]) {
      expect([answer.status, errorOf(answer).code]).toEqual([403, '-2147024891, System.UnauthorizedAccessException']);
    }
    const add = `${item}/roleassignments/addroleassignment(principalid=${await userId('member')},roledefid=${contribute})`;
    await post('owner', add);
    expect((await post('member', item, { Title: 'changed' }, merge)).status).toBe(204);
    const held = await get('member', `${item}?$select=EffectiveBasePermissions`);
    expect(at(held.json, 'EffectiveBasePermissions')).toMatchObject({ High: '432', Low: '1011028719' });
    const login = encodeURIComponent(`'${loginOf('visitor')}'`);
    const others = await get('owner', `${item}/getUserEffectivePermissions(@user)?@user=${login}`);
    expect(others.json).toMatchObject({ High: '0', Low: '0' });
  });

  itEmbedded('lead to the object that they have their permissions from', async () => {
    const id = await list.add({ Title: 'whose' });
    const ancestor = async () =>
      (await get('owner', list.path(`items(${id})/FirstUniqueAncestorSecurableObject`))).json;
    expect(await ancestor()).toMatchObject({ 'odata.type': 'SP.Web' });
    await post('owner', `${list.path()}/breakroleinheritance(true)`);
    expect(await ancestor()).toMatchObject({ 'odata.type': 'SP.List', Id: list.guid });
    await post('owner', list.path(`items(${id})/breakroleinheritance(true)`));
    expect(await ancestor()).toMatchObject({ Id: id });
    await post('owner', `${list.path()}/resetroleinheritance`);
  });

  itEmbedded('let someone given one item into the list and the web with Limited Access', async () => {
    const one = await TestList.create(target, 'one item');
    await one.add({ Title: 'not for the stranger' });
    const id = await one.add({ Title: 'for the stranger' });
    await isolate(one.path(`items(${id})`), ['stranger', read]);
    expect(column((await get('stranger', one.path('items'))).json, 'Id')).toEqual([id]);
    expect(column((await get('stranger', 'web/lists?$select=Id')).json, 'Id')).toEqual([one.guid]);
    const stranger = await userId('stranger');
    const bindings = await get('owner', `web/roleassignments(${stranger})/roledefinitionbindings`);
    expect(column(bindings.json, 'RoleTypeKind')).toEqual([1]);
    await post('owner', `web/siteusers/removeById(${stranger})`);
    await one.remove();
  });
});

describe('folders (section 11)', () => {
  itEmbedded('give their permissions to what is in them, also to what comes later', async () => {
    const top = await root(list);
    const folder = await addFolder(top, 'Closed');
    const early = await addInFolder('owner', list, `${top}/Closed`, 'early in closed');
    expect([early.status, Number.isInteger(early.id)]).toEqual([200, true]);
    await isolate(list.path(`items(${folder})`), ['member', contribute]);
    const late = await addInFolder('owner', list, `${top}/Closed`, 'late in closed');
    const byMember = await addInFolder('member', list, `${top}/Closed`, 'by a member in closed');
    expect(Number.isInteger(byMember.id)).toBe(true);
    const deeper = await addFolder(`${top}/Closed`, 'Deeper');
    for (const id of [folder, early.id, late.id, byMember.id, deeper]) {
      expect([id, (await get('member', list.path(`items(${id})`))).status]).toEqual([id, 200]);
      expect([id, (await get('visitor', list.path(`items(${id})`))).status]).toEqual([id, 404]);
    }
    expect((await get('visitor', list.path('items?$select=Title'))).text).not.toContain('in closed');
    const byVisitor = await addInFolder('visitor', list, `${top}/Closed`, 'by a visitor in closed');
    expect(byVisitor.status === 200 && Number.isInteger(byVisitor.id)).toBe(false);

    await isolate(list.path(`items(${late.id})`));
    expect((await get('member', list.path(`items(${late.id})`))).status).toBe(404);
    await post('owner', list.path(`items(${folder})/breakroleinheritance(true,true)`));
    expect((await get('member', list.path(`items(${late.id})`))).status).toBe(200);
    await post('owner', list.path(`items(${folder})/resetroleinheritance`));
    expect((await get('visitor', list.path(`items(${early.id})`))).status).toBe(200);
  });
});

describe('lists of own items (section 11)', () => {
  itEmbedded('show and give to change only what the person added', async () => {
    const own = await TestList.create(target, 'own items');
    const merge = { 'X-HTTP-Method': 'MERGE', 'IF-Match': '*' };
    const settings = { ReadSecurity: 2, WriteSecurity: 2 };
    expect((await post('owner', own.path(), settings, merge)).status).toBe(204);
    const others = await own.add({ Title: 'of the owner' });
    const mine = Number(at((await post('member', own.path('items'), { Title: 'mine' })).json, 'Id'));
    expect(column((await get('member', own.path('items'))).json, 'Id')).toEqual([mine]);
    expect((await get('member', own.path(`items(${others})`))).status).toBe(404);
    expect(column((await get('owner', own.path('items'))).json, 'Id')).toEqual([others, mine]);
    expect((await post('member', own.path(`items(${mine})`), { Title: 'x' }, merge)).status).toBe(204);
    await post('owner', own.path(), { ReadSecurity: 1 }, merge);
    expect((await get('member', own.path(`items(${others})`))).status).toBe(200);
    expect((await post('member', own.path(`items(${others})`), { Title: 'x' }, merge)).status).toBe(403);
    await post('owner', own.path(), { WriteSecurity: 4 }, merge);
    expect((await post('member', own.path(`items(${mine})`), { Title: 'y' }, merge)).status).toBe(403);
    expect((await post('owner', own.path(`items(${mine})`), { Title: 'y' }, merge)).status).toBe(204);
    await own.remove();
  });
});

describe('everyone except external users (section 11)', () => {
  itEmbedded('stands for members and not for guests', async () => {
    const { json } = await post('owner', 'web/ensureuser', { logonName: 'everyone except external users' });
    expect(json).toMatchObject({ PrincipalType: 4, Title: 'Everyone except external users' });
    const one = await TestList.create(target, 'everyone');
    await post('owner', `${one.path()}/breakroleinheritance(false)`);
    expect((await get('visitor', one.path())).status).toBe(404);
    const id = Number(at(json, 'Id'));
    await post('owner', `${one.path()}/roleassignments/addroleassignment(principalid=${id},roledefid=${read})`);
    expect((await get('visitor', one.path())).status).toBe(200);
    expect((await get('stranger', one.path())).status).toBe(403);
    await post('owner', `web/siteusers/removeById(${id})`);
    expect((await get('visitor', one.path())).status).toBe(404);
    await one.remove();
  });
});

describe('role assignments (section 11)', () => {
  it('cannot be changed where permissions are inherited', async () => {
    const id = await list.add({ Title: 'inherits' });
    const { json } = await get('owner', 'web/currentuser');
    const add = `roleassignments/addroleassignment(principalid=${Number(at(json, 'Id'))},roledefid=${fullControl})`;
    expect((await post('owner', list.path(`items(${id})/${add}`))).status).toBeGreaterThanOrEqual(400);
  });
});
