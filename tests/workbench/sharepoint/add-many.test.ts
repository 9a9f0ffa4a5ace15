import { loginOf } from '../../contract/target.js';
import { at, errorOf, members, send } from '../../contract/wire.js';
import { running, type Running } from './running.js';

let service: Running;

beforeAll(async () => {
  service = await running();
  for (const title of ['Posted', 'Many', 'Shelf']) {
    await send(service.target, {
      method: 'POST',
      path: 'web/lists',
      body: { Title: title, BaseTemplate: title === 'Shelf' ? 101 : 100 },
    });
    if (title !== 'Shelf') await addFields(title);
  }
});

afterAll(async () => {
  expect(service.faults).toEqual([]);
  await service.close();
});

/** Columns of several kinds: unique, with a default, a day, calculated; and a rule. */
async function addFields(title: string): Promise<void> {
  const list = `web/lists/getByTitle('${title}')`;
  for (const xml of [
    '<Field Type="Text" Name="Code" DisplayName="Code" Indexed="TRUE" EnforceUniqueValues="TRUE"/>',
    '<Field Type="Choice" Name="Stage" DisplayName="Stage"><Default>New</Default><CHOICES><CHOICE>New</CHOICE></CHOICES></Field>',
    '<Field Type="DateTime" Name="Due" DisplayName="Due" Format="DateOnly"/>',
    '<Field Type="Number" Name="Weeks" DisplayName="Weeks"/>',
    '<Field Type="Calculated" Name="Days" DisplayName="Days" ResultType="Number"><Formula>=[Weeks]*7</Formula></Field>',
    '<Field Type="User" Name="Keeper" DisplayName="Keeper"/>',
  ]) {
    const made = await send(service.target, {
      method: 'POST',
      path: `${list}/fields/createFieldAsXml`,
      body: { parameters: { SchemaXml: xml } },
    });
    expect([xml, made.status]).toEqual([xml, 200]);
  }
  await send(service.target, {
    method: 'POST',
    path: list,
    headers: { 'X-HTTP-Method': 'MERGE', 'If-Match': '*' },
    body: { ValidationFormula: '=[Weeks]<=52', ValidationMessage: 'A year has 52 weeks.' },
  });
}

const rows = [
  { Title: 'first', Code: 'A', Due: '2019-06-30T23:00:00Z', Weeks: 4 },
  { Title: 'second', Code: 'B', Stage: '', Due: null, Weeks: 52 },
  { Title: 'O’Neil "quoted" \n line', Code: 'C', Stage: 'New', Id: 99 },
];

function addItems(title: string, items: readonly unknown[], author = loginOf('owner')): void {
  service.service.admin.addItems({
    sitePath: '/sites/dev',
    listTitle: title,
    author,
    bodies: items.map((item) => JSON.stringify(item)),
  });
}

async function itemsOf(title: string): Promise<unknown[]> {
  const answer = await send(service.target, { path: `web/lists/getByTitle('${title}')/items?$top=100` });
  return members(answer.json);
}

const list = (title: string, rest = '') => `web/lists/getByTitle('${title}')${rest}`;

/** An item without what tells one list from another, or one moment. */
function stored(item: unknown): unknown {
  const own = new Set([
    'GUID',
    'ContentTypeId',
    'Created',
    'Modified',
    'odata.id',
    'odata.editLink',
    'odata.type',
    'odata.etag',
  ]);
  return Object.fromEntries(Object.entries(Object(item) as object).filter(([name]) => !own.has(name)));
}

it('stores what posting one by one stores: values, defaults, calculations, ids, versions, author and change log', async () => {
  const me = await send(service.target, { path: 'web/currentuser' });
  const kept = rows.map((row) => ({ ...row, KeeperId: at(me.json, 'Id') }));
  for (const body of kept) {
    const posted = await send(service.target, { method: 'POST', path: list('Posted', '/items'), body });
    expect([posted.status, errorOf(posted).message]).toEqual([201, undefined]);
  }
  addItems('Many', kept);
  const [posted, many] = [await itemsOf('Posted'), await itemsOf('Many')];
  expect(many.map(stored)).toEqual(posted.map(stored));
  expect(many.map((item) => at(item, 'Days'))).toEqual([28, 364, 0]);
  expect(at(many[0], 'Stage')).toBe('New');
  const version = (item: unknown) => String(at(item, 'odata.etag')).split(',')[1];
  expect(many.map(version)).toEqual(posted.map(version));
  expect(new Set(many.map((item) => at(item, 'GUID'))).size).toBe(rows.length);

  const about = async (title: string) => {
    const changes = await send(service.target, {
      method: 'POST',
      path: list(title, '/getChanges'),
      body: { query: { Item: true, Add: true, Update: true } },
    });
    return members(changes.json).map((change) => [
      at(change, 'ItemId'),
      at(change, 'ChangeType'),
      at(change, 'Editor'),
    ]);
  };
  expect(await about('Many')).toEqual(await about('Posted'));
  expect((await about('Many')).map(([id]) => id)).toEqual([1, 2, 3]);

  const counted = async (title: string) => at((await send(service.target, { path: list(title) })).json, 'ItemCount');
  expect(await counted('Many')).toBe(await counted('Posted'));
  const history = await send(service.target, { path: list('Many', '/items(1)/versions') });
  expect(members(history.json)).toHaveLength(1);
});

it.each([
  ['a value that must be unique', { Title: 'twin', Code: 'A' }],
  ['a rule of the list', { Title: 'long', Code: 'L', Weeks: 53 }],
  ['a column that is not there', { Title: 'odd', Colour: 'red' }],
  ['a value of another type', { Title: 'odd', Weeks: 'many' }],
  ['a person that is not there', { Title: 'odd', KeeperId: 4711 }],
])('refuses as posting does, and stores none of them: %s', async (_, body) => {
  const before = await itemsOf('Many');
  const refused = await send(service.target, { method: 'POST', path: list('Posted', '/items'), body });
  const { message } = errorOf(refused);
  expect(refused.status).toBeGreaterThanOrEqual(400);
  expect(() => addItems('Many', [{ Title: 'in front', Code: 'Z' }, body])).toThrow(
    String(message).replace('PostedList', 'ManyList'),
  );
  expect(await itemsOf('Many')).toEqual(before);
});

it('refuses whom the list refuses, and what is not there', () => {
  expect(() => addItems('Many', [{ Title: 'no' }], loginOf('visitor'))).toThrow('Access is denied.');
  expect(() => addItems('Many', [{ Title: 'no' }], loginOf('stranger'))).toThrow(
    /^The site at \/sites\/dev has no user /,
  );
  expect(() => addItems('Few', [{ Title: 'no' }])).toThrow('The site at /sites/dev has no list "Few".');
  expect(() => addItems('Shelf', [{ Title: 'no' }])).toThrow('To add an item to a document library');
});
