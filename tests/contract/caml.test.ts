/** CAML through getitems: conditions, order, scopes, paging, and what is refused. */
import type { Target } from './target.js';
import { itEmbedded, openTarget } from './target.js';
import { at, column, errorOf, members, send, sendBatch, TestList } from './wire.js';

let target: Target;
let list: TestList;
let towns: TestList;

const field = (name: string, more = '') => `<FieldRef Name="${name}"${more} />`;
const value = (type: string, text: string, more = '') => `<Value Type="${type}"${more}>${text}</Value>`;
const eq = (name: string, type: string, text: string) => `<Eq>${field(name)}${value(type, text)}</Eq>`;

const rows = [
  { Title: 'Alpha', qty: 1, flag: true, state: 'Open', notes: 'first line\nsecond line' },
  { Title: 'beta', qty: 2, flag: false, state: 'Closed', notes: null },
  { Title: "Gamma's & <co>", qty: 3, flag: true, state: 'Open', tags: ['red', 'green'] },
  { Title: 'delta', qty: null, flag: null, state: null, tags: ['green'] },
  { Title: null, qty: 2, flag: false, state: 'Closed' },
  { Title: 'ÉLAN', qty: 10.5, flag: true, state: 'Open' },
];

beforeAll(async () => {
  target = await openTarget();
  towns = await TestList.create(target, 'towns');
  await towns.field('<Field Type="Text" Name="county" DisplayName="County" />');
  const leeds = await towns.add({ Title: 'Leeds', county: 'West Yorkshire' });
  const york = await towns.add({ Title: 'York', county: 'North Yorkshire' });
  list = await TestList.create(target, 'caml');
  await list.field('<Field Type="Number" Name="qty" DisplayName="Quantity" Indexed="TRUE" />');
  await list.field('<Field Type="Boolean" Name="flag" DisplayName="Flag" />');
  await list.field('<Field Type="DateTime" Name="moment" DisplayName="Moment" Format="DateTime" />');
  await list.field('<Field Type="DateTime" Name="day" DisplayName="Day" Format="DateOnly" />');
  await list.field(
    '<Field Type="Choice" Name="state" DisplayName="State"><CHOICES><CHOICE>Open</CHOICE><CHOICE>Closed</CHOICE></CHOICES></Field>',
  );
  await list.field(
    '<Field Type="MultiChoice" Name="tags" DisplayName="Tags"><CHOICES><CHOICE>red</CHOICE><CHOICE>green</CHOICE></CHOICES></Field>',
  );
  await list.field('<Field Type="Note" Name="notes" DisplayName="Notes" />');
  await list.field('<Field Type="URL" Name="link" DisplayName="Link" />');
  await list.field('<Field Type="User" Name="who" DisplayName="Who" />');
  await list.field(`<Field Type="Lookup" Name="town" DisplayName="Town" List="${towns.guid}" ShowField="Title" />`);
  await list.field(
    `<Field Type="LookupMulti" Name="visited" DisplayName="Visited" List="${towns.guid}" ShowField="Title" Mult="TRUE" />`,
  );
  const me = Number(at((await send(target, { path: 'web/currentuser?$select=Id' })).json, 'Id'));
  const more = [
    { townId: leeds, visitedId: [leeds, york], whoId: me },
    { townId: york, visitedId: [york] },
    { townId: leeds, link: { Url: 'https://contoso.example/a', Description: 'A' } },
    {},
    {},
    {},
  ];
  for (const [index, row] of rows.entries()) await list.add({ ...row, ...more[index] });
});

afterAll(async () => {
  await list.remove();
  await towns.remove();
  await target.close();
});

const view = (query: string, rest = '', attributes = '') => `<View${attributes}><Query>${query}</Query>${rest}</View>`;

function getItems(ViewXml: string, more: Record<string, unknown> = {}, options = '') {
  return list.send({ method: 'POST', path: `getitems${options}`, body: { query: { ViewXml, ...more } } });
}

/** Which rows a condition finds, by position. */
async function found(where: string, rest = ''): Promise<unknown[]> {
  const answer = await getItems(view(`<Where>${where}</Where>`, rest));
  if (answer.status !== 200) throw new Error(answer.text);
  return column(answer.json, 'Id');
}

describe('conditions (section 7)', () => {
  const cases: readonly (readonly [string, readonly number[]])[] = [
    [eq('Title', 'Text', 'ALPHA'), [1]],
    [eq('Title', 'Text', 'élan'), [6]],
    [eq('Title', 'Text', 'Gamma&apos;s &amp; &lt;co&gt;'), [3]],
    [`<Neq>${field('Title')}${value('Text', 'Alpha')}</Neq>`, [2, 3, 4, 5, 6]],
    [`<Gt>${field('qty')}${value('Number', '2')}</Gt>`, [3, 6]],
    [`<Geq>${field('qty')}${value('Number', '2')}</Geq>`, [2, 3, 5, 6]],
    [`<Lt>${field('qty')}${value('Number', '2')}</Lt>`, [1]],
    [`<Leq>${field('qty')}${value('Integer', '2')}</Leq>`, [1, 2, 5]],
    [`<IsNull>${field('qty')}</IsNull>`, [4]],
    [`<IsNotNull>${field('qty')}</IsNotNull>`, [1, 2, 3, 5, 6]],
    [`<BeginsWith>${field('Title')}${value('Text', 'al')}</BeginsWith>`, [1]],
    [`<BeginsWith>${field('Title')}${value('Text', 'él')}</BeginsWith>`, [6]],
    [`<Contains>${field('Title')}${value('Text', 'TA')}</Contains>`, [2, 4]],
    [`<Contains>${field('notes')}${value('Note', 'second')}</Contains>`, [1]],
    [`<Contains>${field('link')}${value('URL', 'contoso')}</Contains>`, [3]],
    [eq('flag', 'Boolean', '1'), [1, 3, 6]],
    [eq('flag', 'Boolean', 'FALSE'), [2, 5]],
    [eq('state', 'Choice', 'closed'), [2, 5]],
    [eq('tags', 'MultiChoice', 'red'), [3]],
    [`<Contains>${field('tags')}${value('MultiChoice', 'gre')}</Contains>`, [3, 4]],
    [eq('town', 'Lookup', 'Leeds'), [1, 3]],
    [`<Eq>${field('town', ' LookupId="TRUE"')}${value('Lookup', '2')}</Eq>`, [2]],
    [eq('town', 'Integer', '1'), [1, 3]],
    [`<IsNull>${field('town')}</IsNull>`, [4, 5, 6]],
    [`<Includes>${field('visited')}${value('Lookup', 'York')}</Includes>`, [1, 2]],
    [`<NotIncludes>${field('visited')}${value('Lookup', 'York')}</NotIncludes>`, [3, 4, 5, 6]],
    [`<Includes>${field('visited', ' LookupId="TRUE"')}${value('Lookup', '1')}</Includes>`, [1]],
    [`<Eq>${field('who')}<Value Type="Integer"><UserID Type="Integer" /></Value></Eq>`, [1]],
    [`<IsNotNull>${field('who')}</IsNotNull>`, [1]],
    [
      `<And>${eq('state', 'Choice', 'Open')}<Or>${eq('qty', 'Number', '1')}${eq('qty', 'Number', '3')}</Or></And>`,
      [1, 3],
    ],
    [`<In>${field('Title')}<Values>${value('Text', 'BETA')}${value('Text', 'Élan')}</Values></In>`, [2, 6]],
    [`<In>${field('qty')}<Values>${value('Number', '1')}${value('Number', '3')}</Values></In>`, [1, 3]],
    [`<In>${field('town', ' LookupId="TRUE"')}<Values>${value('Integer', '2')}</Values></In>`, [2]],
    [eq('ID', 'Counter', '4'), [4]],
    [`<Eq><FieldRef ID="{fa564e0f-0c70-4ab9-b863-0177e6ddd247}" />${value('Text', 'delta')}</Eq>`, [4]],
    [`<BeginsWith>${field('ContentTypeId')}${value('ContentTypeId', '0x01')}</BeginsWith>`, [1, 2, 3, 4, 5, 6]],
    [eq('FSObjType', 'Integer', '0'), [1, 2, 3, 4, 5, 6]],
    [`<Geq>${field('Created')}<Value Type="DateTime"><Today OffsetDays="-1" /></Value></Geq>`, [1, 2, 3, 4, 5, 6]],
    [`<Gt>${field('Created')}<Value Type="DateTime"><Today /></Value></Gt>`, []],
  ];
  it.each(cases)('%s', async (where, expected) => {
    expect(await found(where)).toEqual(expected);
  });

  it('takes several hundred values of In', async () => {
    const many = Array.from({ length: 700 }, (_, index) => value('Counter', String(index + 3))).join('');
    expect(await found(`<In>${field('ID')}<Values>${many}</Values></In>`)).toEqual([3, 4, 5, 6]);
  });

  it.each([
    ['Title', 'Text', 'BETA', [2]],
    ['Title', 'Text', 'élan', [6]],
    ['tags', 'MultiChoice', 'GREEN', [3, 4]],
    ['visited', 'LookupMulti', 'leeds', [1]],
    ['qty', 'Number', '2', [2, 5]],
  ] as const)('compares many values of In with %s as it compares few', async (name, type, wanted, expected) => {
    const others = Array.from({ length: 80 }, (_, index) => value(type, String(1000 + index))).join('');
    expect(await found(`<In>${field(name)}<Values>${others}${value(type, wanted)}</Values></In>`)).toEqual(expected);
  });

  it('takes a hundred nested conditions', async () => {
    let where = eq('ID', 'Counter', '1');
    for (let id = 2; id <= 100; id += 1) where = `<Or>${where}${eq('ID', 'Counter', String(id))}</Or>`;
    expect(await found(where)).toHaveLength(6);
  });

  it('takes the query with or without the View element', async () => {
    const where = `<Where>${eq('qty', 'Number', '2')}</Where>`;
    for (const xml of [`<View><Query>${where}</Query></View>`, `<Query>${where}</Query>`, where]) {
      expect([xml, column((await getItems(xml)).json, 'Id')]).toEqual([xml, [2, 5]]);
    }
    expect(members((await getItems('')).json)).toHaveLength(6);
  });
});

describe('dates (section 6, section 7)', () => {
  // Around the clock changes of London: 31 March 2024 has 23 hours, 27 October 2024 has 25.
  const moments = [
    '2024-03-30T23:59:59Z',
    '2024-03-31T00:00:00Z',
    '2024-03-31T22:59:59Z',
    '2024-03-31T23:00:00Z',
    '2024-10-26T22:59:59Z',
    '2024-10-26T23:00:00Z',
    '2024-10-27T23:59:59Z',
    '2024-10-28T00:00:00Z',
  ];
  const days = ['2024-03-31T00:00:00Z', '2024-07-09T23:00:00Z', '2024-10-26T23:00:00Z', '2024-10-28T00:00:00Z'];
  let first: number;

  beforeAll(async () => {
    first = await list.add({ moment: moments[0], day: days[0] });
    for (const [index, moment] of moments.slice(1).entries()) await list.add({ moment, day: days[index + 1] ?? null });
  });

  const dated = async (operator: string, name: string, text: string, more = '') => {
    const where = `<${operator}>${field(name)}${value('DateTime', text, more)}</${operator}>`;
    return (await found(where)).map((id) => Number(id) - first);
  };

  itEmbedded('are compared by whole days of the site without IncludeTimeValue', async () => {
    expect(await dated('Eq', 'moment', '2024-03-31')).toEqual([1, 2]);
    expect(await dated('Eq', 'moment', '2024-03-31T15:00:00Z')).toEqual([1, 2]);
    expect(await dated('Eq', 'moment', '2024-10-27')).toEqual([5, 6]);
    expect(await dated('Lt', 'moment', '2024-03-31')).toEqual([0]);
    expect(await dated('Leq', 'moment', '2024-03-31')).toEqual([0, 1, 2]);
    expect(await dated('Gt', 'moment', '2024-10-27')).toEqual([7]);
    expect(await dated('Geq', 'moment', '2024-10-27')).toEqual([5, 6, 7]);
    expect(await dated('Eq', 'day', '2024-07-10')).toEqual([1]);
    expect(await dated('Eq', 'day', '2024-10-27')).toEqual([2]);
    const both = value('DateTime', '2024-03-31') + value('DateTime', '2024-10-28');
    expect((await found(`<In>${field('day')}<Values>${both}</Values></In>`)).map((id) => Number(id) - first)).toEqual([
      0, 3,
    ]);
  });

  itEmbedded("are compared by time with it: as the site's clocks show, or UTC with StorageTZ", async () => {
    const time = ' IncludeTimeValue="TRUE"';
    expect(await dated('Eq', 'moment', '2024-04-01T00:00:00', time)).toEqual([3]);
    expect(await dated('Eq', 'moment', '2024-03-31T23:00:00Z', `${time} StorageTZ="TRUE"`)).toEqual([3]);
    expect(await dated('Gt', 'moment', '2024-10-27T23:59:58', time)).toEqual([6, 7]);
  });

  it('know today and now', async () => {
    const id = await list.add({ Title: 'today', moment: new Date().toISOString() });
    const today = `<Eq>${field('moment')}<Value Type="DateTime"><Today /></Value></Eq>`;
    expect(await found(today)).toEqual([id]);
    const future = `<Gt>${field('moment')}<Value Type="DateTime" IncludeTimeValue="TRUE"><Now /></Value></Gt>`;
    expect(await found(future)).toEqual([]);
  });
});

const tokenValue = (stored: unknown) =>
  typeof stored === 'string' || typeof stored === 'number' ? String(stored) : '';

describe('order, limits and paging (section 7)', () => {
  const order = (...names: readonly string[]) => `<OrderBy>${names.join('')}</OrderBy>`;
  const limited = (limit: number) => `<RowLimit Paged="TRUE">${limit}</RowLimit>`;
  const where = `<Where><Leq>${field('ID')}${value('Counter', '6')}</Leq></Where>`;

  it('sorts by several columns, empty values first, and by what lookups show', async () => {
    const ids = async (text: string) => column((await getItems(view(where + text))).json, 'Id');
    expect(await ids(order(field('qty')))).toEqual([4, 1, 2, 5, 3, 6]);
    expect(await ids(order(field('qty', ' Ascending="FALSE"'), field('Title')))).toEqual([6, 3, 5, 2, 1, 4]);
    expect(await ids(order(field('town', ' Ascending="FALSE"')))).toEqual([2, 1, 3, 4, 5, 6]);
    expect(await ids(`<OrderBy Override="TRUE">${field('ID', ' Ascending="FALSE"')}</OrderBy>`)).toEqual([
      6, 5, 4, 3, 2, 1,
    ]);
  });

  it.each(['', 'qty', 'Title', 'state'])('pages forwards and back by PagingInfo, sorted by "%s"', async (name) => {
    const query = where + (name === '' ? '' : order(field(name)));
    const whole = members((await getItems(view(query))).json);
    const token = (item: unknown) => {
      const stored = name === '' ? '' : `&p_${name}=${encodeURIComponent(tokenValue(at(item, name)))}`;
      return `Paged=TRUE${stored}&p_ID=${String(at(item, 'Id'))}`;
    };
    const page = async (PagingInfo: string) =>
      members((await getItems(view(query, limited(2)), { ListItemCollectionPosition: { PagingInfo } })).json);
    const second = await page(token(whole[1]));
    expect(second.map((item) => at(item, 'Id'))).toEqual(whole.slice(2, 4).map((item) => at(item, 'Id')));
    const last = await page(token(whole[3]));
    expect(last.map((item) => at(item, 'Id'))).toEqual(whole.slice(4).map((item) => at(item, 'Id')));
    const back = await page(token(whole[4]).replace('Paged=TRUE', 'Paged=TRUE&PagedPrev=TRUE'));
    expect(back.map((item) => at(item, 'Id'))).toEqual(whole.slice(2, 4).map((item) => at(item, 'Id')));
  });

  it('takes the query in the address, in quotes of either kind (section 1)', async () => {
    const one = '<View><RowLimit>1</RowLimit></View>';
    for (const query of [`{"ViewXml":"${one}"}`, `{'ViewXml':'${one}'}`, `{ViewXml: '${one}'}`]) {
      const path = `getitems(query=@q)?@q=${encodeURIComponent(query)}`;
      expect([query, members((await list.send({ method: 'POST', path })).json).length]).toEqual([query, 1]);
    }
    for (const query of [`{'ViewXml':'<View/>`, `{'ViewXml':'<View/>"}`, `{"ViewXml":'<View/>'`, 'ViewXml']) {
      const path = `getitems(query=@q)?@q=${encodeURIComponent(query)}`;
      expect([query, (await list.send({ method: 'POST', path })).status]).toEqual([query, 400]);
    }
  });

  it('answers what $select and $expand ask, or the fields of the view', async () => {
    const chosen = await list.send({
      method: 'POST',
      path: 'getitems?$select=Title,town/Title&$expand=town',
      odata: 'nometadata',
      body: { query: { ViewXml: view(`<Where>${eq('ID', 'Counter', '1')}</Where>`) } },
    });
    expect(members(chosen.json)).toEqual([{ town: { Title: 'Leeds' }, Title: 'Alpha' }]);
    const fields = `<ViewFields>${field('Title')}${field('town')}${field('RoleAssignments')}</ViewFields>`;
    const [item] = members((await getItems(view(`<Where>${eq('ID', 'Counter', '1')}</Where>`, fields))).json);
    expect(item).toMatchObject({ Id: 1, Title: 'Alpha', townId: 1 });
    expect(Object.keys(item ?? {})).not.toContain('qty');
  });

  it('answers verbose and with the type of a CAML query in the body', async () => {
    const answer = await list.send({
      method: 'POST',
      path: 'getitems',
      odata: 'verbose',
      body: {
        query: { __metadata: { type: 'SP.CamlQuery' }, ViewXml: view(`<Where>${eq('ID', 'Counter', '2')}</Where>`) },
      },
    });
    expect(at(answer.json, 'd', 'results', 0, 'Title')).toBe('beta');
  });
});

describe('joins and projected fields', () => {
  const join = (type: string) =>
    `<Joins><Join Type="${type}" ListAlias="places"><Eq><FieldRef Name="town" RefType="Id" /><FieldRef List="places" Name="ID" /></Eq></Join></Joins>
     <ProjectedFields><Field Name="TownCounty" Type="Lookup" List="places" ShowField="county" /></ProjectedFields>`;

  it('are filtered and sorted by', async () => {
    const where = `<Where>${eq('TownCounty', 'Text', 'West Yorkshire')}</Where>`;
    expect(column((await getItems(view(where, join('LEFT')))).json, 'Id')).toEqual([1, 3]);
    const sorted = `<OrderBy>${field('TownCounty')}</OrderBy>`;
    expect(column((await getItems(view(sorted, join('INNER')))).json, 'Id')).toEqual([2, 1, 3]);
  });
});

describe('refusals', () => {
  it.each([
    ['malformed XML', '<View><Query>'],
    ['an unknown operator', view(`<Where><Like>${field('Title')}${value('Text', 'x')}</Like></Where>`)],
    ['And with one condition', view(`<Where><And>${eq('Title', 'Text', 'x')}</And></Where>`)],
    ['a number that is none', view(`<Where>${eq('qty', 'Number', 'many')}</Where>`)],
    ['a date that is none', view(`<Where>${eq('moment', 'DateTime', 'soon')}</Where>`)],
    [
      'DateRangesOverlap',
      view(`<Where><DateRangesOverlap>${field('day')}${value('DateTime', '<Week />')}</DateRangesOverlap></Where>`),
    ],
    ['an operator without a value', view(`<Where><Eq>${field('Title')}</Eq></Where>`)],
    ['a row limit that is none', '<View><RowLimit>many</RowLimit></View>'],
    ['a document type', '<!DOCTYPE x [<!ENTITY e "x">]><View />'],
    ['a condition outside Query', `<View><Where>${eq('Title', 'Text', 'x')}</Where></View>`],
  ])('answers 400 to %s', async (_what, xml) => {
    const answer = await getItems(xml);
    expect(answer.status).toBe(400);
    expect(String(errorOf(answer).code)).toMatch(/^-\d+, \S+/);
  });

  it.each(['Where', 'OrderBy'])('answers an error to an unknown field in %s', async (part) => {
    const inner = part === 'Where' ? eq('nope', 'Text', 'x') : field('nope');
    const answer = await getItems(view(`<${part}>${inner}</${part}>`));
    expect(answer.status).toBe(500);
    expect(errorOf(answer).message).toContain('One or more field types are not installed properly');
  });

  it('answers an error to a folder that is not there', async () => {
    const answer = await getItems('<View />', { FolderServerRelativeUrl: '/sites/dev/Lists/nowhere' });
    expect(answer.status).toBe(404);
  });
});

itEmbedded(
  'counts what would be scanned against the threshold, and 12 lookups (section 5)',
  async () => {
    const large = await TestList.create(target, 'caml large');
    await large.field('<Field Type="Number" Name="indexed" DisplayName="indexed" Indexed="TRUE" />');
    await large.field('<Field Type="Number" Name="plain" DisplayName="plain" />');
    const url = `${target.webUrl}/_api/${large.path('items')}`;
    for (let start = 0; start <= 5_000; start += 100) {
      const requests = Array.from({ length: 100 }, (_, index) => ({
        method: 'POST',
        url,
        body: { indexed: start + index, plain: start + index },
      }));
      await sendBatch(target, requests);
    }
    const answer = (xml: string) => large.send({ method: 'POST', path: 'getitems', body: { query: { ViewXml: xml } } });
    const values = Array.from({ length: 300 }, (_, index) => value('Number', String(index))).join('');
    for (const xml of [
      view(`<Where>${eq('plain', 'Number', '7')}</Where>`, '<RowLimit>1</RowLimit>'),
      view(`<OrderBy>${field('plain')}</OrderBy>`, '<RowLimit>1</RowLimit>'),
      view(`<Where><Contains>${field('Title')}${value('Text', 'x')}</Contains></Where>`, '<RowLimit>1</RowLimit>'),
      '<View />',
    ]) {
      const refused = await answer(xml);
      expect([xml, refused.status, errorOf(refused).code]).toEqual([
        xml,
        500,
        '-2147024860, Microsoft.SharePoint.SPQueryThrottledException',
      ]);
    }
    for (const [xml, count] of [
      [view(`<Where>${eq('indexed', 'Number', '7')}</Where>`), 1],
      [view(`<Where><In>${field('indexed')}<Values>${values}</Values></In></Where>`), 300],
      [view(`<OrderBy>${field('indexed')}</OrderBy>`, '<RowLimit>3</RowLimit>'), 3],
      ['<View><RowLimit>5</RowLimit></View>', 5],
    ] as const) {
      const allowed = await answer(xml);
      expect([xml, allowed.status, members(allowed.json).length]).toEqual([xml, 200, count]);
    }
    await large.remove();
  },
  60_000,
);
