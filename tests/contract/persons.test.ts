/** What can be asked of a person whom an item names. */
import type { Target } from './target.js';
import { openTarget } from './target.js';
import { at, errorOf, members, TestList } from './wire.js';

let target: Target;
let list: TestList;

beforeAll(async () => {
  target = await openTarget();
  list = await TestList.create(target, 'persons');
  await list.field('<Field Type="UserMulti" Mult="TRUE" Name="People" DisplayName="People" List="UserInfo" />');
});

afterAll(async () => {
  await list.remove();
  await target.close();
});

const asked = [
  ...['Id', 'ID', 'Title', 'Name', 'EMail', 'UserName', 'SipAddress', 'FirstName', 'LastName', 'JobTitle'],
  ...['Department', 'MobilePhone', 'WorkPhone', 'Office', 'Picture', 'ImnName', 'Created', 'Modified'],
  ...['IsSiteAdmin', 'ContentTypeDisp', 'NameWithPicture'],
];

describe('an expanded person (section 5)', () => {
  it('answers the columns of the User Information List, of one person and of several', async () => {
    const id = await list.add({ Title: 'Named' });
    const own = await list.send({ path: `items(${id})?$select=AuthorId`, odata: 'nometadata' });
    await list.send({
      method: 'POST',
      path: `items(${id})`,
      body: { PeopleId: [at(own.json, 'AuthorId')] },
      headers: { 'X-HTTP-Method': 'MERGE', 'IF-Match': '*' },
    });
    const columns = asked.flatMap((name) => [`Author/${name}`, `People/${name}`]).join(',');
    const answer = await list.send({
      path: `items(${id})?$select=${columns}&$expand=Author,People`,
      odata: 'nometadata',
    });
    expect([answer.status, answer.text.slice(0, 200)]).toEqual([200, expect.any(String)]);
    const author = at(answer.json, 'Author');
    expect(author).toMatchObject({ Id: at(own.json, 'AuthorId') });
    expect(Object.keys(Object(author)).sort()).toEqual([...asked].sort());
    expect(at(author, 'IsSiteAdmin')).toBe(true);
    expect(at(author, 'Created')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(at(answer.json, 'People', 0)).toEqual(author);
  });

  it('can be filtered and sorted by, and refuses what is no column', async () => {
    const found = await list.send({ path: "items?$filter=Author/FirstName eq 'Nobody'&$orderby=Author/Department" });
    expect([found.status, members(found.json)]).toEqual([200, []]);
    const unknown = await list.send({ path: 'items?$select=Author/ShoeSize&$expand=Author' });
    expect([unknown.status, errorOf(unknown).message]).toEqual([400, expect.stringContaining('Author/ShoeSize')]);
  });
});
