/** 10,000 random filters and CAML queries answer the same rows, in the same order, as a list in memory. */
import { parseFilter } from '../../../../workbench/sharepoint/odata/filter.js';
import { holds } from '../../../../workbench/sharepoint/query/evaluate.js';
import type { Target } from '../../../contract/target.js';
import { loginOf, openTarget } from '../../../contract/target.js';
import { at, column, members, send, sendBatch, TestList } from '../../../contract/wire.js';
import {
  Chance,
  randomOrder,
  randomQuery,
  randomRow,
  writeCaml,
  writeCamlOrder,
  writeOData,
  writeODataOrder,
} from './generate.js';
import type { ModelRow, Order, Query, Referred, Value } from './model.js';
import { matches, sorted } from './model.js';

const perLanguage = 5_000;
const perBatch = 100;

let target: Target;
let list: TestList;
let places: Referred[];
let people: Referred[];
const rows: ModelRow[] = [];

beforeAll(async () => {
  target = await openTarget();
  const chance = new Chance(20240331);
  const placeList = await TestList.create(target, 'places');
  places = [];
  for (const title of ['Leeds', 'York', 'leeds', 'Ábc', "King's Lynn"]) {
    places.push({ id: await placeList.add({ Title: title }), title });
  }
  people = [];
  for (const person of ['owner', 'member', 'visitor'] as const) {
    const answer = await send(target, { method: 'POST', path: 'web/ensureuser', body: { logonName: loginOf(person) } });
    people.push({ id: Number(at(answer.json, 'Id')), title: String(at(answer.json, 'Title')) });
  }
  list = await TestList.create(target, 'differential');
  for (const schema of [
    '<Field Type="Choice" Name="pick" DisplayName="pick"><CHOICES><CHOICE>Open</CHOICE></CHOICES></Field>',
    '<Field Type="Note" Name="notes" DisplayName="notes" />',
    '<Field Type="Number" Name="num" DisplayName="num" Indexed="TRUE" />',
    '<Field Type="Currency" Name="money" DisplayName="money" />',
    '<Field Type="Boolean" Name="flag" DisplayName="flag" />',
    '<Field Type="DateTime" Name="moment" DisplayName="moment" Format="DateTime" Indexed="TRUE" />',
    '<Field Type="DateTime" Name="day" DisplayName="day" Format="DateOnly" />',
    '<Field Type="MultiChoice" Name="tags" DisplayName="tags"><CHOICES><CHOICE>red</CHOICE></CHOICES></Field>',
    `<Field Type="Lookup" Name="look" DisplayName="look" List="${placeList.guid}" ShowField="Title" />`,
    `<Field Type="LookupMulti" Name="looks" DisplayName="looks" List="${placeList.guid}" ShowField="Title" Mult="TRUE" />`,
    '<Field Type="User" Name="who" DisplayName="who" />',
    '<Field Type="UserMulti" Name="people" DisplayName="people" Mult="TRUE" />',
  ]) {
    await list.field(schema);
  }
  for (let index = 0; index < 60; index += 1) {
    const row = randomRow(chance, places, people);
    const id = await list.add(Object.fromEntries(Object.entries(row).flatMap(([name, value]) => sent(name, value))));
    rows.push({ ...row, id });
  }
});

afterAll(() => target.close());

const idOf = (value: Value | undefined) =>
  typeof value === 'object' && value !== null && 'id' in value ? value.id : null;
const idsOf = (value: Value | undefined) =>
  Array.isArray(value) ? value.map((each: unknown) => Number(at(each, 'id'))) : [];

/** A value as an item is sent with it: references by id. */
function sent(name: string, value: Value): [string, unknown][] {
  if (name === 'look' || name === 'who') return [[`${name}Id`, idOf(value)]];
  if (name === 'looks' || name === 'people') return [[`${name}Id`, idsOf(value)]];
  return [[name, value]];
}

interface Asked {
  readonly text: string;
  readonly query: Query;
  readonly order: readonly Order[];
}

/** Sends many queries in batches, and tells those whose rows are not the expected ones. */
async function differences(asked: readonly Asked[], request: (one: Asked) => Parameters<typeof sendBatch>[1][number]) {
  const wrong: unknown[] = [];
  let answered = 0;
  for (let start = 0; start < asked.length; start += perBatch) {
    const page = asked.slice(start, start + perBatch);
    const { parts } = await sendBatch(target, page.map(request));
    page.forEach((one, index) => {
      const part = parts[index];
      const expected = sorted(
        rows.filter((row) => matches(row, one.query)),
        one.order,
      ).map((row) => row.id);
      const found = column(part?.json, 'Id');
      if (part?.status === 200 && members(part.json).length > 0) answered += 1;
      if (part?.status !== 200 || JSON.stringify(found) !== JSON.stringify(expected)) {
        wrong.push({ text: one.text, order: writeODataOrder(one.order), status: part?.status, found, expected });
      }
    });
  }
  return { wrong, answered };
}

function generated(language: 'odata' | 'caml', seed: number, write: (query: Query) => string): Asked[] {
  const chance = new Chance(seed);
  return Array.from({ length: perLanguage }, () => {
    const query = randomQuery(chance, language, { places, people });
    return { query, text: write(query), order: randomOrder(chance) };
  });
}

it('OData filters answer the same rows in the same order', async () => {
  const url = `${target.webUrl}/_api/${list.path('items')}`;
  const { wrong, answered } = await differences(generated('odata', 1, writeOData), ({ text, order }) => {
    const sort = order.length === 0 ? '' : `&$orderby=${encodeURIComponent(writeODataOrder(order))}`;
    return { method: 'GET', url: `${url}?$select=Id&$top=100&$filter=${encodeURIComponent(text)}${sort}` };
  });
  expect(wrong.slice(0, 3)).toEqual([]);
  // The conditions must not all be empty ones.
  expect(answered).toBeGreaterThan(perLanguage / 2);
});

it('CAML queries answer the same rows in the same order', async () => {
  const url = `${target.webUrl}/_api/${list.path('getitems?$select=Id')}`;
  const { wrong, answered } = await differences(generated('caml', 2, writeCaml), ({ text, order }) => ({
    method: 'POST',
    url,
    body: { query: { ViewXml: `<View><Query><Where>${text}</Where>${writeCamlOrder(order)}</Query></View>` } },
  }));
  expect(wrong.slice(0, 3)).toEqual([]);
  expect(answered).toBeGreaterThan(perLanguage / 2);
});

/** A path of a filter, looked up in a row of the model. */
function readModel(row: ModelRow, path: string) {
  const [name = '', inner] = path.split('/');
  const value = row[name] ?? row[name.replace(/Id$/, '')] ?? null;
  const key = inner === 'Title' ? 'title' : 'id';
  if (typeof value !== 'object' || value === null) return value;
  if ('id' in value) return value[key];
  return value.map((each) => (typeof each === 'string' ? each : each[key]));
}

it('plain evaluation of a filter, as other collections use it, finds the same rows', () => {
  const wrong = generated('odata', 3, writeOData).filter(({ text, query }) => {
    const condition = parseFilter(text);
    return rows.some((row) => holds(condition, (path) => readModel(row, path)) !== matches(row, query));
  });
  expect(wrong.map(({ text }) => text).slice(0, 3)).toEqual([]);
});
