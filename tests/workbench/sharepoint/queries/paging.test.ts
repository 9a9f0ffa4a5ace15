/** Pages read while items come and go: what stays is answered once, forwards and back, by OData and by CAML. */
import type { Target } from '../../../contract/target.js';
import { openTarget } from '../../../contract/target.js';
import { at, members, send, TestList } from '../../../contract/wire.js';
import { Chance } from './generate.js';

const names = ['Title', 'num', 'moment', 'flag', 'pick'] as const;
type Name = (typeof names)[number];
interface Sort {
  readonly name: Name;
  readonly descending: boolean;
}

let target: Target;
let list: TestList;
/** Items that no test touches. */
const staying: number[] = [];
/** Items that come and go. */
const passing: number[] = [];

const chance = new Chance(7);
const words = ['a', 'A', 'b', 'B', 'é', 'É', 'zz', "o'x & y", '50%'];

function randomItem(): Record<string, unknown> {
  const maybe = <T>(value: T): T | null => (chance.once(3) ? null : value);
  return {
    Title: maybe(chance.of(words)),
    num: maybe(chance.below(4)),
    moment: maybe(`2024-03-31T0${chance.below(3)}:00:00Z`),
    flag: maybe(chance.once(2)),
    pick: maybe(chance.of(['x', 'X', 'y'])),
  };
}

beforeAll(async () => {
  target = await openTarget();
  list = await TestList.create(target, 'paging');
  await list.field('<Field Type="Number" Name="num" DisplayName="num" Indexed="TRUE" />');
  await list.field('<Field Type="DateTime" Name="moment" DisplayName="moment" Format="DateTime" />');
  await list.field('<Field Type="Boolean" Name="flag" DisplayName="flag" />');
  await list.field('<Field Type="Choice" Name="pick" DisplayName="pick"><CHOICES><CHOICE>x</CHOICE></CHOICES></Field>');
  for (let index = 0; index < 40; index += 1) {
    const id = await list.add(randomItem());
    (chance.once(3) ? passing : staying).push(id);
  }
});

afterAll(() => target.close());

/** Some items go and some come. */
async function disturb(): Promise<void> {
  for (let count = chance.below(3); count > 0 && passing.length > 0; count -= 1) {
    const [id] = passing.splice(chance.below(passing.length), 1);
    await list.send({ method: 'POST', path: `items(${id})`, headers: { 'X-HTTP-Method': 'DELETE', 'IF-Match': '*' } });
  }
  for (let count = chance.below(3); count > 0; count -= 1) passing.push(await list.add(randomItem()));
}

function randomSort(): Sort[] {
  return Array.from({ length: chance.below(3) }, () => ({ name: chance.of(names), descending: chance.once(2) }));
}

const tokenValue = (stored: unknown) =>
  typeof stored === 'string' || typeof stored === 'number' || typeof stored === 'boolean' ? String(stored) : '';

/** The token for the page before a row. */
function tokenBefore(row: unknown, sort: readonly Sort[]): string {
  const values = sort.map(({ name }) => `&p_${name}=${encodeURIComponent(tokenValue(at(row, name)))}`);
  return `Paged=TRUE&PagedPrev=TRUE${values.join('')}&p_ID=${String(at(row, 'Id'))}`;
}

const tokenAfter = (row: unknown, sort: readonly Sort[]) => tokenBefore(row, sort).replace('&PagedPrev=TRUE', '');

/** Reads one page of either language. */
type ReadPage = (sort: readonly Sort[], size: number, token: string | undefined) => Promise<unknown[]>;

const byOData: ReadPage = async (sort, size, token) => {
  const order = sort.map(({ name, descending }) => `${name} ${descending ? 'desc' : 'asc'}`).join(',');
  const options = [`$select=Id,${names.join(',')}`, `$top=${size}`];
  if (order !== '') options.push(`$orderby=${encodeURIComponent(order)}`);
  if (token !== undefined) options.push(`$skiptoken=${encodeURIComponent(token)}`);
  return list.query(options.join('&'));
};

const byCaml: ReadPage = async (sort, size, token) => {
  const order = sort.map(
    ({ name, descending }) => `<FieldRef Name="${name}" Ascending="${descending ? 'FALSE' : 'TRUE'}" />`,
  );
  const ViewXml = `<View><Query><OrderBy>${order.join('')}</OrderBy></Query><RowLimit Paged="TRUE">${size}</RowLimit></View>`;
  const position = token === undefined ? {} : { ListItemCollectionPosition: { PagingInfo: token } };
  const answer = await list.send({ method: 'POST', path: 'getitems', body: { query: { ViewXml, ...position } } });
  if (answer.status !== 200) throw new Error(answer.text);
  return members(answer.json);
};

const idOf = (row: unknown) => Number(at(row, 'Id'));

function expectEachOnce(seen: readonly number[]): void {
  expect(seen.filter((id, index) => seen.indexOf(id) !== index)).toEqual([]);
  expect(staying.filter((id) => !seen.includes(id))).toEqual([]);
}

describe.each([
  ['OData', byOData],
  ['CAML', byCaml],
] as const)('%s', (_language, read) => {
  it.each(Array.from({ length: 25 }, (_, round) => round))('round %i', async () => {
    const sort = randomSort();
    const size = 1 + chance.below(7);
    const forwards: unknown[] = [];
    for (let page = await read(sort, size, undefined); page.length > 0;) {
      forwards.push(...page);
      await disturb();
      page = await read(sort, size, tokenAfter(page.at(-1), sort));
    }
    expectEachOnce(forwards.map(idOf));
    const last = forwards.at(-1);
    const backwards = [last];
    for (let page = await read(sort, size, tokenBefore(last, sort)); page.length > 0;) {
      backwards.unshift(...page);
      await disturb();
      page = await read(sort, size, tokenBefore(page[0], sort));
    }
    expect(backwards.length).toBeGreaterThanOrEqual(staying.filter((id) => id !== idOf(last)).length);
    const seen = backwards.map(idOf);
    expect(seen.filter((id, index) => seen.indexOf(id) !== index)).toEqual([]);
    // What was read last may itself have been an item that came at the very end; all that stayed lie before it or are it.
    expect(staying.filter((id) => forwards.some((row) => idOf(row) === id) && !seen.includes(id))).toEqual([]);
  });
});

it('follows next links of OData, which carry the sort values, to the end', async () => {
  for (let round = 0; round < 10; round += 1) {
    const order = randomSort()
      .map(({ name, descending }) => `${name} ${descending ? 'desc' : 'asc'}`)
      .join(',');
    const sort = order === '' ? '' : `&$orderby=${encodeURIComponent(order)}`;
    const seen: number[] = [];
    let next: unknown = list.path(`items?$select=Id&$top=${1 + chance.below(6)}${sort}`);
    while (typeof next === 'string') {
      const { json } = await send(target, { path: next, odata: 'nometadata' });
      seen.push(...members(json).map(idOf));
      next = at(json, 'odata.nextLink');
      await disturb();
    }
    expectEachOnce(seen);
  }
});

it.each([
  ['OData', byOData],
  ['CAML', byCaml],
] as const)('%s finds its place by the id alone while that item is there', async (_language, read) => {
  for (let round = 0; round < 5; round += 1) {
    const sort = randomSort();
    const whole = (await read(sort, 100, undefined)).map(idOf);
    const paged: number[] = [];
    for (let page = await read(sort, 7, undefined); page.length > 0;) {
      paged.push(...page.map(idOf));
      page = await read(sort, 7, `Paged=TRUE&p_ID=${idOf(page.at(-1))}`);
    }
    expect(paged).toEqual(whole);
  }
});
