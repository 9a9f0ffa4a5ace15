/** Lists as pages show them: RenderListDataAsStream and its kin. */
import type { Target } from './target.js';
import { itEmbedded, openTarget } from './target.js';
import type { RenderedList } from './renderedList.js';
import { renderedList } from './renderedList.js';
import { at, errorOf, sendBatch, TestList } from './wire.js';

let target: Target;
let list: TestList;
let rendered: RenderedList;

beforeAll(async () => {
  target = await openTarget();
  rendered = await renderedList(target);
  list = rendered.list;
});

afterAll(async () => {
  await list.remove();
  await rendered.towns.remove();
  await target.close();
});

const refs = (...names: readonly string[]) => names.map((name) => `<FieldRef Name="${name}" />`).join('');
const fields = (...names: readonly string[]) => `<ViewFields>${refs(...names)}</ViewFields>`;

function stream(parameters: Record<string, unknown>, query = '', overrideParameters?: Record<string, unknown>) {
  const body = overrideParameters === undefined ? { parameters } : { parameters, overrideParameters };
  return list.send({ method: 'POST', path: `RenderListDataAsStream${query}`, body });
}

const rowsOf = (json: unknown): unknown[] => {
  const rows = at(json, 'Row');
  return Array.isArray(rows) ? rows : [];
};
const ids = (json: unknown) => rowsOf(json).map((row) => at(row, 'ID'));

describe('RenderListDataAsStream (section 7)', () => {
  it('brings along what a linking field draws on', async () => {
    const { json } = await stream({ ViewXml: `<View>${fields('LinkTitle')}</View>` });
    const [first] = rowsOf(json);
    expect(at(first, 'Title')).toBe(at(first, 'LinkTitle'));
    expect(at(first, 'FSObjType')).toBe('0');
    expect(at(first, 'FileRef')).toContain('/Lists/');
  });

  itEmbedded('shows each kind of value as pages do', async () => {
    const names = [
      'Title',
      'LinkTitle',
      'qty',
      'share',
      'price',
      'flag',
      'moment',
      'day',
      'state',
      'tags',
      'notes',
      'link',
    ];
    const more = [
      'who',
      'town',
      'my_towns',
      'Author',
      'ContentType',
      'FSObjType',
      'UniqueId',
      '_UIVersionString',
      'Attachments',
    ];
    const { json } = await stream({ ViewXml: `<View>${fields(...names, ...more)}<RowLimit>1</RowLimit></View>` });
    const [row] = rowsOf(json);
    expect(row).toMatchObject({
      ID: '1',
      Title: 'A & <b>',
      LinkTitle: 'A & <b>',
      qty: '1,234.5',
      'qty.': '1234.50000000000',
      share: '25.0%',
      price: '£1,234.50',
      flag: 'Yes',
      'flag.value': '1',
      moment: '10/07/2024 13:30',
      'moment.': '2024-07-10T12:30:00Z',
      day: '10/07/2024',
      'day.': '2024-07-09T23:00:00Z',
      state: 'Open',
      tags: ['red', 'green'],
      notes: 'one\n<two>',
      link: 'https://contoso.example/a',
      'link.desc': 'A',
      who: [
        {
          id: String(rendered.me),
          title: 'owner Demo-Person',
          email: 'owner@contoso.example',
          sip: 'owner@contoso.example',
        },
      ],
      town: [{ lookupId: 1, lookupValue: 'Leeds', isSecretFieldValue: false }],
      my_towns: [
        { lookupId: 1, lookupValue: 'Leeds' },
        { lookupId: 2, lookupValue: 'York' },
      ],
      ContentType: 'Item',
      FSObjType: '0',
      _UIVersionString: '1.0',
      Attachments: '0',
    });
    expect(at(row, 'UniqueId')).toMatch(/^\{[0-9A-F-]{36}\}$/);
  });

  it('shows no value as an empty text', async () => {
    const ViewXml = `<View><Query><Where><Eq><FieldRef Name="ID"/><Value Type="Counter">5</Value></Eq></Where></Query>${fields('qty', 'flag', 'day', 'town', 'who', 'link')}</View>`;
    const [row] = rowsOf((await stream({ ViewXml })).json);
    expect(row).toMatchObject({
      qty: '5',
      flag: '',
      'flag.value': '',
      day: '',
      'day.': '',
      town: '',
      who: '',
      link: '',
    });
  });

  it('is flat without options, and stands beside schema and context with them', async () => {
    const ViewXml = `<View>${fields('Title')}<RowLimit>2</RowLimit></View>`;
    for (const RenderOptions of [undefined, 0, 2, 2 | 32]) {
      const { json } = await stream(RenderOptions === undefined ? { ViewXml } : { ViewXml, RenderOptions });
      expect(json).toMatchObject({
        FirstRow: 1,
        LastRow: 2,
        RowLimit: 2,
        FilterLink: '?',
        ForceNoHierarchy: '1',
        HierarchyHasIndention: '',
        CurrentFolderSpItemUrl: '',
      });
      expect(at(json, 'FolderPermissions')).toMatch(/^0x[0-9a-f]+$/);
      expect(rowsOf(json)).toHaveLength(2);
    }
    const { json } = await stream({ ViewXml, RenderOptions: 1 + 2 + 4 + 1024 });
    expect(rowsOf(at(json, 'ListData'))).toHaveLength(2);
    expect(at(json, 'ListSchema', 'Field', 0)).toMatchObject({ Name: 'ID', FieldType: 'Counter' });
    expect(at(json, 'ListSchema', 'Field', 1)).toMatchObject({
      Name: 'Title',
      RealFieldName: 'Title',
      FieldType: 'Text',
    });
    expect(at(json, 'ViewMetadata', 'Title')).toBe('All Items');
    expect(at(json, 'listTemplate')).toBe('100');
  });

  it('adds what pages need with AddRequiredFields, and answers dates in UTC when asked', async () => {
    const ViewXml = `<View>${fields('moment')}<RowLimit>1</RowLimit></View>`;
    const [row] = rowsOf((await stream({ ViewXml, AddRequiredFields: true, DatesInUtc: true })).json);
    expect(row).toMatchObject({ moment: '2024-07-10T12:30:00Z', FSObjType: '0' });
    expect(at(row, 'PermMask')).toMatch(/^0x[0-9a-f]+$/);
    expect(at(row, 'FileRef')).toContain('/Lists/');
  });

  it('uses the default view without ViewXml', async () => {
    const { json } = await stream({});
    expect(rowsOf(json)).toHaveLength(5);
    expect(at(json, 'RowLimit')).toBe(30);
    expect(at(rowsOf(json)[0], 'LinkTitle')).toBe('A & <b>');
  });

  it.each(['Title', 'qty', 'state'])('pages through NextHref and back through PrevHref, sorted by %s', async (name) => {
    const ViewXml = `<View><Query><OrderBy>${refs(name)}</OrderBy></Query>${fields('Title')}<RowLimit Paged="TRUE">2</RowLimit></View>`;
    const whole = ids((await stream({ ViewXml: ViewXml.replace('2</RowLimit>', '50</RowLimit>') })).json);
    const pages: unknown[][] = [];
    const frames: unknown[] = [];
    let href: unknown = '';
    let last: unknown;
    while (typeof href === 'string') {
      const { json } = await stream({ ViewXml, Paging: href.replace(/^\?/, '') });
      pages.push(ids(json));
      frames.push([at(json, 'FirstRow'), at(json, 'LastRow')]);
      href = at(json, 'NextHref');
      last = json;
    }
    expect(pages.flat()).toEqual(whole);
    expect(frames).toEqual([
      [1, 2],
      [3, 4],
      [5, 5],
    ]);
    const { json } = await stream({ ViewXml, Paging: String(at(last, 'PrevHref')).slice(1) });
    expect(ids(json)).toEqual(whole.slice(2, 4));
    expect([at(json, 'FirstRow'), at(json, 'LastRow')]).toEqual([3, 4]);
    const first = await stream({ ViewXml, Paging: String(at(json, 'PrevHref')).slice(1) });
    expect(ids(first.json)).toEqual(whole.slice(0, 2));
    expect(at(first.json, 'PrevHref')).toBeUndefined();
  });

  it('pages through the default view of a new list, whose limit is 30 rows', async () => {
    const many = await TestList.create(target, 'default view');
    const titles = Array.from({ length: 35 }, (_, index) => `row ${index + 1}`);
    const requests = titles.map((Title) => ({
      method: 'POST',
      url: `${target.webUrl}/_api/${many.path('items')}`,
      body: { Title },
    }));
    await sendBatch(target, requests);
    const ask = async (Paging?: string) =>
      (await many.send({ method: 'POST', path: 'RenderListDataAsStream', body: { parameters: { Paging } } })).json;
    const first = await ask();
    const href = String(at(first, 'NextHref'));
    expect([rowsOf(first).length, href]).toEqual([30, expect.stringMatching(/^\?Paged=TRUE&.*p_ID=30/)]);
    expect(rowsOf(await ask(href.slice(1)))).toHaveLength(5);
    const view = await many.send({ path: 'defaultView?$select=Paged,RowLimit,ListViewXml' });
    expect(at(view.json, 'ListViewXml')).toContain('<RowLimit Paged="TRUE">30</RowLimit>');
    await many.remove();
  });

  it('gives no link without Paged', async () => {
    const { json } = await stream({ ViewXml: '<View><RowLimit>2</RowLimit></View>' });
    expect(at(json, 'NextHref')).toBeUndefined();
  });

  it('filters and sorts as the address says', async () => {
    const ViewXml = `<View>${fields('Title', 'state')}</View>`;
    expect(ids((await stream({ ViewXml }, '?FilterField1=Title&FilterValue1=Item%25202')).json)).toEqual(['4']);
    expect(
      ids((await stream({ ViewXml }, '?FilterField1=state&FilterValue1=Open&SortField=Title&SortDir=Desc')).json),
    ).toEqual(['3', '1']);
    expect(ids((await stream({ ViewXml }, '?FilterFields1=state&FilterValues1=Open%3B%23Closed')).json)).toEqual([
      '1',
      '2',
      '3',
      '4',
    ]);
    expect(ids((await stream({ ViewXml }, '?FilterField1=qty&FilterValue1=3&FilterOp1=Geq')).json)).toEqual([
      '1',
      '3',
      '5',
    ]);
    expect(ids((await stream({ ViewXml }, '?FilterField1=town&FilterValue1=Leeds')).json)).toEqual(['1']);
    expect(ids((await stream({ ViewXml }, '?FilterField1=town&FilterValue1=1&FilterLookupId1=1')).json)).toEqual(['1']);
    expect(ids((await stream({ ViewXml }, '', { FilterField1: 'state', FilterValue1: '' })).json)).toEqual(['5']);
    const unknown = await stream({ ViewXml }, '?FilterField1=nope&FilterValue1=x');
    expect(unknown.status).toBe(500);
  });

  it('answers groups with their numbers and totals', async () => {
    const query = '<Query><GroupBy Collapse="TRUE"><FieldRef Name="state" /></GroupBy></Query>';
    const totals =
      '<Aggregations Value="On"><FieldRef Name="qty" Type="SUM" /><FieldRef Name="Title" Type="COUNT" /></Aggregations>';
    const collapsed = await stream({ ViewXml: `<View>${query}${fields('state')}${totals}</View>` });
    expect(rowsOf(collapsed.json)).toMatchObject([
      { state: '', 'state.COUNT.group': '1', 'state.newgroup': '1', 'state.groupindex': '1_', 'qty.SUM.agg': '5' },
      { state: 'Closed', 'state.COUNT.group': '2', 'state.urlencoded': '%3B%23Closed%3B%23', 'qty.SUM.agg': '2' },
      {
        state: 'Open',
        'state.COUNT.group': '2',
        'state.groupindex': '3_',
        'qty.SUM.agg': '1,237.5',
        'qty.SUM': '1,244.5',
        'Title.COUNT': '5',
      },
    ]);
    const open = await stream({ ViewXml: `<View>${query.replace('TRUE', 'FALSE')}${fields('Title', 'state')}</View>` });
    expect(rowsOf(open.json).map((row) => [at(row, 'ID'), at(row, 'state.newgroup')])).toEqual([
      ['5', '1'],
      ['2', '1'],
      ['4', ''],
      ['1', '1'],
      ['3', ''],
    ]);
    const drilled = await stream(
      { ViewXml: `<View>${query}${fields('Title', 'state')}</View>` },
      '?DrillDown=1&GroupString=%253B%2523Closed%253B%2523',
    );
    expect(ids(drilled.json)).toEqual(['2', '4']);
  });

  it('adds up average, smallest and largest', async () => {
    const totals =
      '<Aggregations Value="On"><FieldRef Name="qty" Type="AVG" /><FieldRef Name="day" Type="MAX" /></Aggregations>';
    const { json } = await stream({ ViewXml: `<View>${fields('Title')}${totals}</View>` });
    expect(rowsOf(json)[0]).toMatchObject({ 'qty.AVG': '311.125', 'day.MAX': '10/07/2024' });
  });

  it('refuses what is malformed or unknown', async () => {
    for (const parameters of [
      { ViewXml: '<View' },
      { RenderOptions: 'many' },
      { ViewXml: '<View><Query><Where><Like /></Where></Query></View>' },
      { ViewXml: '<View><Aggregations Value="On"><FieldRef Name="nope" Type="SUM" /></Aggregations></View>' },
      { FolderServerRelativeUrl: '/sites/dev/Lists/elsewhere' },
    ]) {
      const answer = await stream(parameters);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(String(errorOf(answer).code)).toMatch(/^-\d+, \S+/);
    }
    expect((await stream({}, '?View=00000000-0000-0000-0000-000000000001')).status).toBe(404);
  });

  itEmbedded('shows nothing to those who may not view the list', async () => {
    const answer = await list.send({ method: 'POST', path: 'RenderListDataAsStream', body: {}, person: 'stranger' });
    expect(answer.status).toBe(403);
  });
});

describe('the older forms', () => {
  it('answers renderlistdata as a text of JSON', async () => {
    const xml = encodeURIComponent("'<View><RowLimit>2</RowLimit></View>'");
    const { json } = await list.send({ method: 'POST', path: `renderlistdata(@viewXml)?@viewXml=${xml}` });
    expect(rowsOf(JSON.parse(String(at(json, 'value'))))).toHaveLength(2);
  });

  it('answers renderlistformdata as a text of JSON', async () => {
    const { json } = await list.send({
      method: 'POST',
      path: "renderlistformdata(itemid=1, formid='editform', mode='2')",
    });
    const form: unknown = JSON.parse(String(at(json, 'value')));
    expect(at(form, 'ListData', 'Title')).toBe('A & <b>');
    expect(at(form, 'ListSchema', 'qty', 'FieldType')).toBe('Number');
    expect(
      (await list.send({ method: 'POST', path: "renderlistformdata(itemid=99, formid='x', mode='2')" })).status,
    ).toBe(404);
  });

  it('answers a view as a table, with values escaped', async () => {
    const { json } = await list.send({ path: 'defaultView/renderashtml' });
    expect(at(json, 'value')).toContain('<td>A &amp; &lt;b&gt;</td>');
  });

  it('answers the values to filter by', async () => {
    const { json } = await list.send({ method: 'POST', path: 'renderlistfilterdata?FieldInternalName=state' });
    expect(at(json, 'value')).toContain('<OPTION VALUE="Closed">Closed</OPTION>');
  });
});
