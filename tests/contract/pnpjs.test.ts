/** The calls of PnPjs 4 that the product and its tests rely on, sent by PnPjs itself. */
import { InjectHeaders } from '@pnp/queryable';
import type { SPFI } from '@pnp/sp';
import { spfi } from '@pnp/sp';
import '@pnp/sp/batching.js';
import { SPBrowser } from '@pnp/sp/behaviors/spbrowser.js';
import '@pnp/sp/fields/index.js';
import '@pnp/sp/items/index.js';
import type { IList } from '@pnp/sp/lists/index.js';
import '@pnp/sp/lists/index.js';
import '@pnp/sp/regional-settings/index.js';
import '@pnp/sp/security/index.js';
import '@pnp/sp/site-groups/index.js';
import '@pnp/sp/site-users/index.js';
import '@pnp/sp/sites/index.js';
import '@pnp/sp/views/index.js';
import '@pnp/sp/webs/index.js';

import type { Target } from './target.js';
import { itEmbedded, loginOf, openTarget } from './target.js';
import { at, freshTitle } from './wire.js';

let target: Target;
let sp: SPFI;
let list: IList;
const title = freshTitle('pnpjs');

beforeAll(async () => {
  target = await openTarget();
  const headers = { Authorization: target.authorization('owner') };
  sp = spfi(target.webUrl).using(SPBrowser({ baseUrl: target.webUrl }), InjectHeaders(headers));
  await sp.web.lists.add(title, 'For PnPjs', 100, false, { EnableVersioning: true });
  list = sp.web.lists.getByTitle(title);
});

afterAll(async () => {
  await list.delete();
  await target.close();
});

const statusOf = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    await work;
    return 'done';
  } catch (error) {
    return at(error, 'status');
  }
};

it('ensures a list that is there', async () => {
  expect((await sp.web.lists.ensure(title, 'Changed')).created).toBe(false);
  expect((await list.select('Description')()).Description).toBe('Changed');
});

it('adds a field of every kind', async () => {
  await list.fields.addText('My Text', { Indexed: true, EnforceUniqueValues: true });
  await list.fields.addMultilineText('Notes', { RichText: false });
  await list.fields.addChoice('Pick', { Choices: ['a', 'b'] });
  await list.fields.addMultiChoice('Many', { Choices: ['a', 'b'] });
  await list.fields.addNumber('Amount', { MinimumValue: 0 });
  await list.fields.addCurrency('Price');
  await list.fields.addBoolean('Flag');
  await list.fields.addDateTime('Day');
  await list.fields.addUrl('Link');
  await list.fields.addUser('Who');
  await list.fields.addCalculated('Double', { Formula: '=[Amount]*2' });
  const { Id } = await list.select('Id')();
  await list.fields.addLookup('Parent', { LookupListId: Id, LookupFieldName: 'Title' });
  const added = await list.fields.filter('FromBaseType eq false').select('InternalName', 'TypeAsString')();
  expect(added.map((field) => `${field.InternalName} ${field.TypeAsString}`)).toEqual([
    'My_x0020_Text Text',
    'Notes Note',
    'Pick Choice',
    'Many MultiChoice',
    'Amount Number',
    'Price Currency',
    'Flag Boolean',
    'Day DateTime',
    'Link URL',
    'Who User',
    'Double Calculated',
    'Parent Lookup',
  ]);
});

it('updates a field', async () => {
  const field = list.fields.getByInternalNameOrTitle('Amount');
  await field.update({ Indexed: true, Title: 'The amount' });
  expect(await field.select('Title', 'Indexed', 'InternalName')()).toMatchObject({
    Title: 'The amount',
    Indexed: true,
    InternalName: 'Amount',
  });
});

it('adds, reads, updates with an ETag and removes an item', async () => {
  const me = await sp.web.currentUser();
  const added = await list.items.add({ Title: 'one', My_x0020_Text: 'u1', Many: ['a'], Amount: 3, WhoId: me.Id });
  const item = list.items.getById(added.Id);
  const read = await item.select('*', 'Who/Title', 'Author/EMail').expand('Who', 'Author')();
  expect(read).toMatchObject({ Title: 'one', Many: ['a'], Amount: 3, Who: { Title: me.Title } });
  const { etag } = await item.update({ ParentId: added.Id }, read['odata.etag']);
  expect(etag).toBe(String(read['odata.etag']).replace(',1"', ',2"'));
  expect(await statusOf(item.update({ Amount: 4 }, read['odata.etag']))).toBe(412);
  expect(await statusOf(list.items.add({ My_x0020_Text: 'U1' }))).toBe(500);
  const found = await list.items.select('Id', 'Parent/Title').expand('Parent').filter("Parent/Title eq 'one'")();
  expect(found.map((each: unknown) => at(each, 'Parent', 'Title'))).toEqual(['one']);
  expect(await item.recycle()).toMatch(/^[0-9a-f-]{36}$/);
  expect(await statusOf(item())).toBe(404);
});

it('filters with its own builder, as it writes flags, dates and lookups', async () => {
  const { Id } = await list.items.add({ Title: 'built', Flag: true, Day: '2024-03-10T00:00:00Z', Amount: 5 });
  const query = list.items.filter<{ Flag: boolean; Day: Date; Amount: number; Title: string }>((f) =>
    f.and(
      f.boolean('Flag').isTrue(),
      f.date('Day').lessThan(new Date('2024-03-11T00:00:00Z')),
      f.number('Amount').greaterThanOrEquals(5),
      f.text('Title').startsWith('bui'),
    ),
  );
  expect((await query()).map((each: unknown) => at(each, 'Id'))).toEqual([Id]);
});

it('adds 45 items in batches of its own, and pages through them with its iterator', async () => {
  const before = (await list.select('ItemCount')()).ItemCount;
  const [batched, execute] = sp.batched();
  const added: Promise<unknown>[] = [];
  for (let index = 0; index < 45; index += 1) {
    added.push(batched.web.lists.getByTitle(title).items.add({ Title: `batched ${index}` }));
  }
  const wrong = statusOf(batched.web.lists.getByTitle(title).items.add({ Nope: 1 }));
  const read = batched.web.lists.getByTitle(title).items.filter("startswith(Title,'batched')").top(5)();
  await execute();
  expect(new Set((await Promise.all(added)).map((each) => at(each, 'Id'))).size).toBe(45);
  expect(await wrong).toBe(400);
  expect(await read).toHaveLength(5);
  const ids: unknown[] = [];
  for await (const page of list.items.select('Id').orderBy('Title', false).top(7)) {
    if (Array.isArray(page)) ids.push(...page.map((each) => at(each, 'Id')));
  }
  expect(ids).toHaveLength(before + 45);
  expect(new Set(ids).size).toBe(ids.length);
});

it('manages views', async () => {
  await list.views.add('Mine', false, { RowLimit: 10, ViewQuery: '<OrderBy><FieldRef Name="ID" /></OrderBy>' });
  const view = list.views.getByTitle('Mine');
  await view.fields.removeAll();
  await view.fields.add('Title');
  await view.fields.add('Amount');
  await view.fields.move('Amount', 0);
  expect(await view.fields()).toMatchObject({ Items: ['Amount', 'Title'] });
  await view.setViewXml('<View><ViewFields><FieldRef Name="ID" /></ViewFields><RowLimit>5</RowLimit></View>');
  await view.update({ Title: 'Renamed' });
  expect(await list.views.getByTitle('Renamed').select('RowLimit')()).toMatchObject({ RowLimit: 5 });
  await list.views.getByTitle('Renamed').delete();
  expect((await list.views()).map((each) => each.Title)).toEqual(['All Items']);
});

it('reads changes and parents', async () => {
  const { CurrentChangeToken } = await list.select('CurrentChangeToken')();
  const { Id } = await list.items.add({ Title: 'changed' });
  const changes: unknown = await list.getChanges({ Item: true, Add: true, ChangeTokenStart: CurrentChangeToken });
  expect(at(changes, 0, 'ItemId')).toBe(Id);
  const parents = await list.getParentInfos();
  expect(target.webUrl.endsWith(parents.ParentWeb.ServerRelativeUrl)).toBe(true);
});

it('breaks inheritance, assigns roles and asks for permissions', async () => {
  await list.breakRoleInheritance(true);
  const group = await sp.web.associatedVisitorGroup();
  const role = await sp.web.roleDefinitions.getByType(3)();
  await list.roleAssignments.add(group.Id, role.Id);
  const bindings = await list.roleAssignments.getById(group.Id).bindings();
  expect(bindings.map((each: unknown) => at(each, 'Id'))).toContain(role.Id);
  await list.roleAssignments.remove(group.Id, role.Id);
  expect(await list.select('HasUniqueRoleAssignments')()).toMatchObject({ HasUniqueRoleAssignments: true });
  await list.resetRoleInheritance();
  expect(await list.select('HasUniqueRoleAssignments')()).toMatchObject({ HasUniqueRoleAssignments: false });
  expect(await list.getCurrentUserEffectivePermissions()).toMatchObject({ High: '2147483647', Low: '4294967295' });
});

itEmbedded('manages users and groups', async () => {
  const user = await sp.web.ensureUser('visitor@contoso.example');
  expect(at(user, 'LoginName')).toBe(loginOf('visitor'));
  expect(await sp.web.siteUsers.getByLoginName(loginOf('visitor'))()).toMatchObject({
    Email: 'visitor@contoso.example',
  });
  const group = await sp.web.siteGroups.add({ Title: 'Panel' });
  const users = sp.web.siteGroups.getById(Number(at(group, 'Id'))).users;
  await users.add(loginOf('visitor'));
  expect(await users()).toHaveLength(1);
  await users.removeByLoginName(loginOf('visitor'));
  expect(await users()).toHaveLength(0);
  await sp.web.siteGroups.removeByLoginName('Panel');
  expect(await statusOf(sp.web.siteGroups.getByName('Panel')())).toBe(404);
});

it('reads the web, the site and the time zone', async () => {
  expect(await sp.web.select('Url')()).toMatchObject({ Url: target.webUrl });
  expect(await sp.site.select('Url')()).toMatchObject({ Url: target.webUrl });
  expect(await sp.web.regionalSettings.timeZone()).toMatchObject({ Id: expect.any(Number) });
});

itEmbedded('fetches a digest by itself where there is no token, and writes with it', async () => {
  const cookie = InjectHeaders({ Cookie: 'person=owner' });
  const browser = spfi(target.webUrl).using(SPBrowser({ baseUrl: target.webUrl }), cookie);
  const added: unknown = await browser.web.lists.getByTitle(title).items.add({ Title: 'with a digest' });
  expect(at(added, 'Title')).toBe('with a digest');
  const [batched, execute] = browser.batched();
  const inBatch = batched.web.lists.getByTitle(title).items.add({ Title: 'in a batch with a digest' });
  await execute();
  expect(at(await inBatch, 'Title')).toBe('in a batch with a digest');
});
