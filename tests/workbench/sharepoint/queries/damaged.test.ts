/** Damaged queries are answered or refused in SharePoint's words, never by a fault of the service. */
import type { Target } from '../../../contract/target.js';
import { openTarget } from '../../../contract/target.js';
import { at, members, sendBatch, TestList } from '../../../contract/wire.js';
import { Chance } from './generate.js';

let target: Target;
let list: TestList;

beforeAll(async () => {
  target = await openTarget();
  list = await TestList.create(target, 'damaged');
  await list.field('<Field Type="Number" Name="num" DisplayName="num" />');
  await list.field('<Field Type="DateTime" Name="day" DisplayName="day" Format="DateOnly" />');
  await list.field(`<Field Type="Lookup" Name="look" DisplayName="look" List="${list.guid}" ShowField="Title" />`);
  await list.add({ Title: 'one', num: 1, day: '2024-03-31T00:00:00Z', lookId: null });
  await list.add({ Title: 'two', num: 2, lookId: 1 });
});

// Closing the target fails if the service had a fault of its own.
afterAll(() => target.close());

const whole = [
  '<View Scope="Recursive"><Query><Where><And><Eq><FieldRef Name="num" /><Value Type="Number">1</Value></Eq><In><FieldRef Name="look" LookupId="TRUE" /><Values><Value Type="Integer">1</Value></Values></In></And></Where><OrderBy><FieldRef Name="Title" Ascending="FALSE" /></OrderBy></Query><ViewFields><FieldRef Name="Title" /><FieldRef Name="look" /></ViewFields><RowLimit Paged="TRUE">5</RowLimit></View>',
  '<View><Query><Where><Or><Geq><FieldRef Name="day" /><Value Type="DateTime"><Today OffsetDays="-5" /></Value></Geq><Contains><FieldRef Name="Title" /><Value Type="Text">o</Value></Contains></Or></Where><GroupBy Collapse="TRUE" GroupLimit="3"><FieldRef Name="num" /></GroupBy></Query><Aggregations Value="On"><FieldRef Name="num" Type="SUM" /></Aggregations></View>',
  '<View><Joins><Join Type="LEFT" ListAlias="a"><Eq><FieldRef Name="look" RefType="Id" /><FieldRef List="a" Name="ID" /></Eq></Join></Joins><ProjectedFields><Field Name="p" Type="Lookup" List="a" ShowField="num" /></ProjectedFields><ViewFields><FieldRef Name="p" /></ViewFields><Query><Where><IsNotNull><FieldRef Name="p" /></IsNotNull></Where></Query></View>',
];
const odd = [
  'nope',
  '',
  '-1',
  '1e999',
  'TRUE',
  "';--",
  '&#0;',
  '😀',
  'ID',
  'Author',
  'FileRef',
  'ContentType',
  'look/Title',
  '{x}',
  '9'.repeat(400),
];

/** The text with a piece taken out, doubled, or one of its values changed. */
function damage(chance: Chance, text: string): string {
  const [start, length] = [chance.below(text.length), 1 + chance.below(30)];
  const piece = text.slice(start, start + length);
  switch (chance.below(4)) {
    case 0:
      return text.slice(0, start) + text.slice(start + length);
    case 1:
      return text.slice(0, start) + piece + text.slice(start);
    case 2: {
      const values = [...text.matchAll(/"[^"]*"|>[^<>]+</g)];
      if (values.length === 0) return text.slice(0, start) + chance.of(odd) + text.slice(start);
      const value = chance.of(values);
      const inside = chance.of(odd).replaceAll('"', '&quot;');
      return `${text.slice(0, value.index + 1)}${inside}${text.slice(value.index + value[0].length - 1)}`;
    }
    default:
      return damage(chance, damage(chance, text));
  }
}

it.each(['getitems', 'RenderListDataAsStream'])(
  '%s',
  async (method) => {
    const chance = new Chance(method.length);
    const url = `${target.webUrl}/_api/${list.path(method)}`;
    const statuses = new Set<unknown>();
    for (let batch = 0; batch < 10; batch += 1) {
      const xml = Array.from({ length: 100 }, () => damage(chance, chance.of(whole)));
      const name = method === 'getitems' ? 'query' : 'parameters';
      const { parts } = await sendBatch(
        target,
        xml.map((ViewXml) => ({ method: 'POST', url, body: { [name]: { ViewXml } } })),
      );
      parts.forEach(({ status, json }, index) => {
        statuses.add(status);
        const code = at(json, 'odata.error', 'code');
        if (status !== 200)
          expect([xml[index], code]).toEqual([xml[index], expect.stringMatching(/^-\d+, (?!System\.Exception)/)]);
      });
    }
    expect([...statuses].sort()).toEqual(expect.arrayContaining([200, 400, 500]));
  },
  60_000,
);

const filters = [
  "num eq 1 and startswith(Title,'o') or not (day gt datetime'2024-01-01T00:00:00Z')",
  "look/Title eq 'one' and lookId ne null",
  "substringof('x',Title) eq false and year(day) eq 2024",
];

it('$filter and $orderby', async () => {
  const chance = new Chance(99);
  const url = `${target.webUrl}/_api/${list.path('items')}`;
  for (let batch = 0; batch < 10; batch += 1) {
    const texts = Array.from({ length: 100 }, () =>
      damage(chance, `"${chance.of(filters)}"`).replaceAll(/["\p{Surrogate}]/gu, ''),
    );
    const { parts } = await sendBatch(
      target,
      texts.map((text) => ({
        method: 'GET',
        url: `${url}?$select=Id&$filter=${encodeURIComponent(text)}&$orderby=${encodeURIComponent(chance.of(odd))}`,
      })),
    );
    parts.forEach(({ status, json }, index) => {
      const code = at(json, 'odata.error', 'code');
      if (status !== 200)
        expect([texts[index], status, code]).toEqual([texts[index], 400, expect.stringMatching(/^-\d+, /)]);
    });
  }
});

describe('queries of an enormous size', () => {
  const value = (text: string) => `<Value Type="Number">${text}</Value>`;
  const ask = (where: string) =>
    list.send({
      method: 'POST',
      path: 'getitems',
      body: { query: { ViewXml: `<View><Query><Where>${where}</Where></Query></View>` } },
    });
  const leaf = `<Geq><FieldRef Name="num" />${value('0')}</Geq>`;

  it('are answered up to what the database takes, and refused beyond it', async () => {
    const values = (count: number) => `<In><FieldRef Name="num" /><Values>${value('1').repeat(count)}</Values></In>`;
    const many = await ask(values(20_000));
    expect([many.status, members(many.json).length]).toEqual([200, 1]);
    expect((await ask(values(31_000))).status).toBe(400);
    expect((await ask(`<Or>${values(20_000)}${values(20_000)}</Or>`)).status).toBe(200);
  });

  it('may be nested deeply, alternating And and Or, but not without end', async () => {
    const nested = (depth: number) => {
      let where = leaf;
      for (let level = 0; level < depth; level += 1) {
        where = level % 2 === 0 ? `<And>${leaf}${where}</And>` : `<Or>${where}${leaf}</Or>`;
      }
      return where;
    };
    const deep = await ask(nested(200));
    expect([deep.status, members(deep.json).length]).toEqual([200, 2]);
    expect((await ask(nested(400))).status).toBe(400);
  });
});
