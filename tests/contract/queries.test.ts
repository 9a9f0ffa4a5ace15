/** Queries on items: filters, sorting, paging by key. */
import type { Target } from './target.js';
import { openTarget } from './target.js';
import { at, column, errorOf, send, TestList } from './wire.js';

let target: Target;
let list: TestList;

const rows = [
  { Title: 'Alpha', qty: 1, flag: true, day: '2024-01-01T00:00:00Z', state: 'Open' },
  { Title: 'beta', qty: 2, flag: false, day: '2024-02-29T12:30:15Z', state: 'Closed' },
  { Title: "Gamma's", qty: 3, flag: true, day: null, state: 'Open' },
  { Title: 'delta', qty: null, flag: null, day: '2023-12-31T23:59:59Z', state: null },
  { Title: null, qty: 2, flag: false, day: '2024-02-29T12:30:15Z', state: 'Closed' },
];

beforeAll(async () => {
  target = await openTarget();
  list = await TestList.create(target, 'queries');
  await list.field('<Field Type="Number" Name="qty" DisplayName="Quantity" Indexed="TRUE" />');
  await list.field('<Field Type="Boolean" Name="flag" DisplayName="Flag" />');
  await list.field('<Field Type="DateTime" Name="day" DisplayName="Day" Format="DateTime" />');
  await list.field(
    '<Field Type="Choice" Name="state" DisplayName="State"><CHOICES><CHOICE>Open</CHOICE><CHOICE>Closed</CHOICE></CHOICES></Field>',
  );
  await list.field('<Field Type="Note" Name="notes" DisplayName="Notes" />');
  for (const row of rows) await list.add(row);
});

afterAll(async () => {
  await list.remove();
  await target.close();
});

/** Which of the five rows a filter finds, by position. */
async function found(filter: string): Promise<number[]> {
  const items = await list.query(`$select=Id&$filter=${encodeURIComponent(filter)}`);
  return items.map((item) => Number(at(item, 'Id')));
}

describe('$filter (section 5)', () => {
  const cases: readonly (readonly [string, readonly number[]])[] = [
    ["Title eq 'Alpha'", [1]],
    ["Title eq 'ALPHA'", [1]],
    ["Title eq 'Gamma''s'", [3]],
    ["Title ne 'Alpha'", [2, 3, 4, 5]],
    ['Title eq null', [5]],
    ['Title ne null', [1, 2, 3, 4]],
    ['qty gt 1', [2, 3, 5]],
    ['qty ge 2 and qty le 2', [2, 5]],
    ['qty lt 2 or qty gt 2', [1, 3]],
    ['2 lt qty', [3]],
    ['not (qty eq 2)', [1, 3, 4]],
    ['flag eq 1', [1, 3]],
    ['flag eq true', [1, 3]],
    ['flag eq 0', [2, 5]],
    ["startswith(Title,'al')", [1]],
    ["substringof('ta',Title)", [2, 4]],
    ["startswith(Title,'be') eq true", [2]],
    ["day ge datetime'2024-01-01T00:00:00Z'", [1, 2, 5]],
    ["day lt '2024-01-01T00:00:00.000Z'", [4]],
    ['year(day) eq 2024 and month(day) eq 2 and day(day) eq 29', [2, 5]],
    ["(state eq 'Open' or state eq 'Closed') and qty eq 2", [2, 5]],
    ["state eq 'Open' and qty gt 1 or Title eq 'delta'", [3, 4]],
    ['Id gt 1 and ID lt 4', [2, 3]],
    ['AuthorId gt 0 and qty eq 3', [3]],
  ];
  it.each(cases)('%s', async (filter, expected) => {
    expect(await found(filter)).toEqual(expected);
  });

  it.each([
    "endswith(Title,'a')",
    "tolower(Title) eq 'alpha'",
    'qty add 1 eq 2',
    'qty eq',
    'qty eq 1 and',
    '(qty eq 1',
    "Title eq 'open",
    'qty eq qty',
    "notes eq 'x'",
    "qty eq 'many'",
    "day gt 'soon'",
    `${'('.repeat(150)}qty eq 1${')'.repeat(150)}`,
  ])('refuses %s with 400', async (filter) => {
    const answer = await list.send({ path: `items?$filter=${encodeURIComponent(filter)}` });
    expect(answer.status).toBe(400);
    expect(errorOf(answer).code).toMatch(/^-1, /);
  });

  it('decodes + as a blank in the query (section 1)', async () => {
    expect(await list.query("$filter=Title+eq+'Alpha'")).toHaveLength(1);
  });

  it('filters by a field of the person who made the item', async () => {
    const me = await send(target, { path: 'web/currentuser?$select=Title' });
    const title = String(at(me.json, 'Title'));
    const filter = encodeURIComponent(`Author/Title eq '${title}'`);
    expect(await list.query(`$select=Id&$expand=Author&$filter=${filter}`)).toHaveLength(5);
  });
});

describe('$orderby and paging (section 5)', () => {
  it('sorts by several columns, empty values first, id last', async () => {
    const order = async (text: string) =>
      (await list.query(`$select=Id&$orderby=${encodeURIComponent(text)}`)).map((item) => at(item, 'Id'));
    expect(await order('qty')).toEqual([4, 1, 2, 5, 3]);
    expect(await order('qty desc,Title')).toEqual([3, 5, 2, 1, 4]);
    expect(await order('Title desc')).toEqual([3, 4, 2, 1, 5]);
    expect(await order('ID desc')).toEqual([5, 4, 3, 2, 1]);
  });

  it.each(['', 'qty', 'qty desc', 'Title', 'Title desc,qty', 'ID desc', 'day desc,state'])(
    'pages through every item once, sorted by "%s"',
    async (order) => {
      const whole = await list.query(`$select=Id${order === '' ? '' : `&$orderby=${encodeURIComponent(order)}`}`);
      const paged: unknown[] = [];
      let next: string | undefined = list.path(
        `items?$select=Id&$top=2${order === '' ? '' : `&$orderby=${encodeURIComponent(order)}`}`,
      );
      let pages = 0;
      while (next !== undefined) {
        const { json } = await send(target, { path: next, odata: 'nometadata' });
        paged.push(...column(json, 'Id'));
        pages += 1;
        const link = at(json, 'odata.nextLink');
        next = typeof link === 'string' ? link : undefined;
      }
      expect(paged).toEqual(whole.map((item) => at(item, 'Id')));
      expect(pages).toBe(3);
    },
  );

  it('neither skips nor repeats when items come and go between two pages', async () => {
    const moving = await TestList.create(target, 'moving');
    for (let index = 1; index <= 6; index += 1) await moving.add({ Title: `row ${index}` });
    const first = await moving.send({ path: 'items?$select=Id&$top=3&$orderby=Title' });
    await moving.send({ method: 'POST', path: 'items(2)', headers: { 'X-HTTP-Method': 'DELETE', 'IF-Match': '*' } });
    await moving.add({ Title: 'row 0' });
    const second = await send(target, { path: String(at(first.json, 'odata.nextLink')) });
    expect([...column(first.json, 'Id'), ...column(second.json, 'Id')]).toEqual([1, 2, 3, 4, 5, 6]);
    await moving.remove();
  });

  it('repeats the query in the next link', async () => {
    const { json } = await list.send({ path: 'items?$select=Id,Title&$filter=qty ge 1&$orderby=qty&$top=1' });
    const link = decodeURIComponent(String(at(json, 'odata.nextLink')));
    for (const part of ['$select=Id,Title', '$filter=qty ge 1', '$orderby=qty', '$top=1', 'Paged=TRUE', 'p_ID=']) {
      expect(link).toContain(part);
    }
  });

  it('ignores $skip, and starts again when the ampersand of the token was not encoded', async () => {
    expect(await list.query('$select=Id&$skip=3')).toHaveLength(5);
    expect(await list.query('$select=Id&$skiptoken=Paged=TRUE&p_ID=3')).toHaveLength(5);
    expect(await list.query(`$select=Id&$skiptoken=${encodeURIComponent('Paged=TRUE&p_ID=3')}`)).toHaveLength(2);
  });
});
