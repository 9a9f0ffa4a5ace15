/** Items written from the values of a form. */
import type { Target } from './target.js';
import { itEmbedded, loginOf, openTarget } from './target.js';
import type { WireAnswer } from './wire.js';
import { at, column, errorOf, members, send, TestList } from './wire.js';

let target: Target;
let list: TestList;
let others: TestList;
let root: string;

beforeAll(async () => {
  target = await openTarget();
  list = await TestList.create(target, 'forms');
  others = await TestList.create(target, 'looked up');
  root = String(at((await list.send({ path: 'RootFolder?$select=ServerRelativeUrl' })).json, 'ServerRelativeUrl'));
  for (const schema of [
    '<Field Type="Number" Name="amount" DisplayName="Amount" Min="0" Max="5000" />',
    '<Field Type="Number" Name="share" DisplayName="Share" Percentage="TRUE" />',
    '<Field Type="DateTime" Name="day" DisplayName="Day" Format="DateOnly" />',
    '<Field Type="DateTime" Name="moment" DisplayName="Moment" Format="DateTime" />',
    '<Field Type="Boolean" Name="agreed" DisplayName="Agreed" />',
    '<Field Type="Text" Name="code" DisplayName="Code" MaxLength="5" EnforceUniqueValues="TRUE" Indexed="TRUE" />',
    '<Field Type="Note" Name="remarks" DisplayName="Remarks" Required="TRUE" />',
    '<Field Type="Choice" Name="colour" DisplayName="Colour"><CHOICES><CHOICE>Red</CHOICE><CHOICE>Blue</CHOICE></CHOICES></Field>',
    '<Field Type="MultiChoice" Name="tags" DisplayName="Tags"><CHOICES><CHOICE>a</CHOICE><CHOICE>b</CHOICE></CHOICES></Field>',
    '<Field Type="User" Name="owner" DisplayName="Owner" UserSelectionMode="PeopleOnly" />',
    '<Field Type="UserMulti" Mult="TRUE" Name="team" DisplayName="Team" />',
    '<Field Type="URL" Name="link" DisplayName="Link" />',
    `<Field Type="Lookup" Name="other" DisplayName="Other" List="{${others.guid}}" ShowField="Title" />`,
    `<Field Type="LookupMulti" Mult="TRUE" Name="all" DisplayName="All" List="{${others.guid}}" ShowField="Title" />`,
  ]) {
    await list.field(schema);
  }
});

afterAll(async () => {
  await list.remove();
  await others.remove();
  await target.close();
});

const rows = (values: Record<string, string | null>) =>
  Object.entries(values).map(([FieldName, FieldValue]) => ({ FieldName, FieldValue }));

function add(values: Record<string, string | null>, info: Record<string, unknown> = {}): Promise<WireAnswer> {
  return list.send({
    method: 'POST',
    path: 'AddValidateUpdateItemUsingPath()',
    body: {
      listItemCreateInfo: { FolderPath: { DecodedUrl: root }, UnderlyingObjectType: 0, ...info },
      formValues: rows(values),
      bNewDocumentUpdate: false,
      checkInComment: null,
    },
  });
}

async function added(values: Record<string, string | null>): Promise<number> {
  const answer = await add(values);
  expect(column(answer.json, 'ErrorMessage').filter((message) => message !== null)).toEqual([]);
  return Number(at(members(answer.json).at(-1), 'FieldValue'));
}

function update(id: number, values: Record<string, string | null>, bNewDocumentUpdate = false): Promise<WireAnswer> {
  const body = { formValues: rows(values), bNewDocumentUpdate };
  return list.send({ method: 'POST', path: `items(${id})/validateUpdateListItem()`, body });
}

async function read(id: number, names: string): Promise<unknown> {
  return (await list.send({ path: `items(${id})?$select=${names}`, odata: 'nometadata' })).json;
}

describe('adding from a form (section 6)', () => {
  it('answers a row for each value, and one with the new id', async () => {
    const answer = await add({ Title: 'formed', amount: '3' });
    expect(answer.status).toBe(200);
    const id = Number(at(members(answer.json).at(-1), 'FieldValue'));
    expect(members(answer.json)).toEqual([
      { ErrorCode: 0, ErrorMessage: null, FieldName: 'Title', FieldValue: 'formed', HasException: false, ItemId: id },
      { ErrorCode: 0, ErrorMessage: null, FieldName: 'amount', FieldValue: '3', HasException: false, ItemId: id },
      expect.objectContaining({ FieldName: 'Id', FieldValue: String(id), HasException: false }),
    ]);
    expect(await read(id, 'Title,amount')).toEqual({ Title: 'formed', amount: 3 });
  });

  it('stores nothing if one value does not fit, and answers 200 all the same', async () => {
    const before = (await list.query('$select=Id')).length;
    const answer = await add({ Title: 'bad', amount: 'many', day: 'soon' });
    expect(answer.status).toBe(200);
    expect(column(answer.json, 'FieldName')).toEqual(['Title', 'amount', 'day']);
    expect(column(answer.json, 'HasException')).toEqual([false, true, true]);
    expect(await list.query('$select=Id')).toHaveLength(before);
  });

  itEmbedded('says so of unknown and of read-only fields (section 6)', async () => {
    const answer = await add({ Title: 'x', Nowhere: '1', _UIVersionString: '9' });
    expect(column(answer.json, 'HasException')).toEqual([false, true, true]);
    expect(String(at(answer.json, 'value', 1, 'ErrorMessage'))).toContain('Nowhere');
  });

  it('goes into a folder', async () => {
    const folder = await add({ Title: 'Inside' }, { UnderlyingObjectType: 1, LeafName: { DecodedUrl: 'Inside' } });
    expect(column(folder.json, 'HasException')).not.toContain(true);
    const answer = await add({ Title: 'in the folder' }, { FolderPath: { DecodedUrl: `${root}/Inside` } });
    const id = Number(at(members(answer.json).at(-1), 'FieldValue'));
    expect(at(await read(id, 'FileDirRef'), 'FileDirRef')).toBe(`${root}/Inside`);
    const nowhere = await add({ Title: 'x' }, { FolderPath: { DecodedUrl: `${root}/Nowhere` } });
    expect(nowhere.status).toBeGreaterThanOrEqual(400);
  });

  it('answers in verbose as a collection', async () => {
    const answer = await list.send({
      method: 'POST',
      path: 'AddValidateUpdateItemUsingPath()',
      odata: 'verbose',
      body: { listItemCreateInfo: { FolderPath: { DecodedUrl: root } }, formValues: rows({ Title: 'v' }) },
    });
    expect(at(answer.json, 'd', 'AddValidateUpdateItemUsingPath', 'results', 0, 'FieldName')).toBe('Title');
  });
});

describe('values of forms (section 6)', () => {
  itEmbedded.each([
    ['a number with thousands', 'amount', '1,234.5', 1234.5],
    ['a percentage', 'share', '25%', 0.25],
    ['a percentage without its sign', 'share', '25', 0.25],
    ['a British day in summer', 'day', '31/07/2026', '2026-07-30T23:00:00Z'],
    ['a British day in winter', 'day', '31/12/2026', '2026-12-31T00:00:00Z'],
    ['an ISO day', 'day', '2026-07-31', '2026-07-30T23:00:00Z'],
    ['a British time', 'moment', '31/07/2026 09:05', '2026-07-31T08:05:00Z'],
    ['an ISO time with its zone', 'moment', '2026-07-31T09:05:00Z', '2026-07-31T09:05:00Z'],
    ['yes', 'agreed', '1', true],
    ['no, in words', 'agreed', 'No', false],
    ['a choice, whatever its case', 'colour', 'red', 'Red'],
    ['several choices', 'tags', 'a;#b', ['a', 'b']],
    ['several choices, marked at both ends', 'tags', ';#a;#', ['a']],
    [
      'an address with a description',
      'link',
      'https://a.example, Shown',
      { Description: 'Shown', Url: 'https://a.example' },
    ],
    ['nothing', 'amount', '', null],
  ])('%s (section 6)', async (_what, name, text, value) => {
    expect(await read(await added({ Title: 'x', [name]: text }), name)).toEqual({ [name]: value });
  });

  itEmbedded.each([
    ['above the highest number', 'amount', '5001'],
    ['below the lowest number', 'amount', '-1'],
    ['too long', 'code', '123456'],
    ['no choice', 'colour', 'Green'],
    ['no choice among several', 'tags', 'a;#c'],
    ['no yes or no', 'agreed', 'perhaps'],
    ['no person', 'owner', '[{"Key":"i:0#.f|membership|nobody@contoso.example"}]'],
    ['no item', 'other', '9999;#'],
    ['empty, where something is required', 'remarks', ''],
    ['a day that no month has', 'day', '31/02/2026'],
  ])('refuse what is %s (section 6)', async (_what, name, text) => {
    const answer = await add({ Title: 'x', [name]: text });
    expect(answer.status).toBe(200);
    expect(column(answer.json, 'HasException')).toEqual([false, true]);
    expect(String(at(answer.json, 'value', 1, 'ErrorMessage')).length).toBeGreaterThan(5);
  });

  itEmbedded('name persons by key, adding them to the site if all is well (section 6)', async () => {
    const member = JSON.stringify([{ Key: loginOf('member') }]);
    const two = JSON.stringify([{ Key: loginOf('member') }, { Key: loginOf('owner') }]);
    const id = await added({ Title: 'x', owner: member, team: two });
    const item = await list.send({
      path: `items(${id})?$select=owner/EMail,team/Title&$expand=owner,team`,
      odata: 'nometadata',
    });
    expect(at(item.json, 'owner', 'EMail')).toBe('member@contoso.example');
    expect(at(item.json, 'team', 1, 'Title')).toBe('owner Demo-Person');
    const guest = JSON.stringify([{ Key: loginOf('stranger') }]);
    const users = async () => column((await send(target, { path: 'web/siteusers' })).json, 'LoginName');
    expect(column((await add({ Title: 'x', owner: guest, amount: 'none' })).json, 'HasException')).toContain(true);
    expect(await users()).not.toContain(loginOf('stranger'));
    await added({ Title: 'x', owner: guest });
    expect(await users()).toContain(loginOf('stranger'));
    expect(column((await add({ Title: 'x', owner: two })).json, 'HasException')).toEqual([false, true]);
  });

  itEmbedded('name persons by key in quotes of either kind (section 6)', async () => {
    const texts = [
      `[{'Key':'${loginOf('member')}'}]`,
      `[{Key:'member@contoso.example'}]`,
      `{"Key":"${loginOf('member')}"}`,
    ];
    for (const owner of texts) {
      const path = `items(${await added({ Title: 'x', owner })})?$select=owner/EMail&$expand=owner`;
      expect(at((await list.send({ path })).json, 'owner', 'EMail')).toBe('member@contoso.example');
    }
    const quoted = `[{'Key':'o\\'nobody "x"'}]`;
    expect(column((await add({ Title: 'x', owner: quoted })).json, 'ErrorMessage')).toContain(
      'The user does not exist or is not unique.',
    );
    expect(column((await add({ Title: 'x', owner: `[{'Key':` })).json, 'HasException')).toContain(true);
  });

  it('name looked-up items by id, with or without their text', async () => {
    const [one, two] = [await others.add({ Title: 'One' }), await others.add({ Title: 'Two' })];
    for (const text of [`${one}`, `${one};#`, `${one};#One`]) {
      expect(await read(await added({ Title: 'x', other: text }), 'otherId')).toEqual({ otherId: one });
    }
    const all = await added({ Title: 'x', all: `${one};#One;#${two};#Two` });
    expect(await read(all, 'allId')).toEqual({ allId: [one, two] });
  });
});

describe('changing from a form (section 6)', () => {
  it('keeps a new version, or (as part of a new document) none', async () => {
    const id = await added({ Title: 'first' });
    const version = async () => at(await read(id, 'OData__UIVersionString'), 'OData__UIVersionString');
    await update(id, { Title: 'second' });
    expect(await version()).toBe('2.0');
    const answer = await update(id, { Title: 'third' }, true);
    expect(members(answer.json)).toEqual([
      { ErrorCode: 0, ErrorMessage: null, FieldName: 'Title', FieldValue: 'third', HasException: false, ItemId: id },
    ]);
    expect(await version()).toBe('2.0');
    expect(await read(id, 'Title')).toEqual({ Title: 'third' });
  });

  it('may say who made an item and when, without a new version', async () => {
    const id = await added({ Title: 'old' });
    await update(id, { Created: '2001-02-03T04:05:06Z', Modified: '2002-02-03T04:05:06Z' }, true);
    expect(await read(id, 'Created,Modified')).toEqual({
      Created: '2001-02-03T04:05:06Z',
      Modified: '2002-02-03T04:05:06Z',
    });
  });

  it('changes nothing if one value does not fit', async () => {
    const id = await added({ Title: 'kept', amount: '1' });
    const answer = await update(id, { Title: 'changed', amount: 'x' });
    expect(answer.status).toBe(200);
    expect(await read(id, 'Title,amount')).toEqual({ Title: 'kept', amount: 1 });
    expect((await update(999_999, { Title: 'x' })).status).toBe(404);
  });

  itEmbedded('says duplicates and broken rules in the rows (section 6)', async () => {
    await added({ Title: 'x', code: 'only' });
    const twice = await add({ Title: 'x', code: 'ONLY' });
    expect(twice.status).toBe(200);
    expect(column(twice.json, 'HasException')).toEqual([false, true]);
    const headers = { 'X-HTTP-Method': 'MERGE', 'IF-Match': '*' };
    const rule = { ValidationFormula: '=[Amount]<>13', ValidationMessage: 'Not thirteen.' };
    await list.send({ method: 'POST', path: '', headers, body: rule });
    const broken = await add({ Title: 'x', amount: '13' });
    expect(broken.status).toBe(200);
    expect(column(broken.json, 'ErrorMessage')).toContain('Not thirteen.');
    await list.send({ method: 'POST', path: '', headers, body: { ValidationFormula: '' } });
  });

  it('refuses malformed bodies', async () => {
    const path = 'items(1)/validateUpdateListItem()';
    const answer = await list.send({ method: 'POST', path, body: { formValues: [{ FieldValue: 'x' }] } });
    expect(answer.status).toBe(400);
    expect(errorOf(answer).code).toBeDefined();
  });
});
