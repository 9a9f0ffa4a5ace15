/** Nothing of a person gets into the log, whatever is asked and however it fails. */
import { at, batchBody, send, TestList } from '../../contract/wire.js';
import type { Running } from './running.js';
import { running } from './running.js';

/** Stands for whatever names a person: in titles, values, logins, files, queries and bodies. */
const marker = 'Demo-Hartley';
let run: Running;
let list: TestList;

beforeAll(async () => {
  run = await running();
  list = await TestList.create(run.target, 'log');
});
afterAll(() => run.close());

it('keeps what is asked for, sent and answered out of the log', async () => {
  const api = `${run.target.webUrl}/_api`;
  const email = `${marker}@contoso.example`;
  const posts: [string, unknown][] = [
    ['web/lists', { Title: marker }],
    ['web/lists', { Title: marker }],
    ['web/lists', { [marker]: marker }],
    ['web/lists', `{"${marker}`],
    ['web/ensureuser', { logonName: email }],
    ['web/sitegroups', { Title: marker, Description: marker }],
    ['web/siteusers', { LoginName: email }],
    ['web/webs/add', { parameters: { Title: marker, Url: marker, WebTemplate: 'STS' } }],
    [list.path('items'), { Title: marker }],
    [list.path('items'), { Nope: marker }],
    [list.path('items'), { Title: marker, Modified: marker, AuthorId: marker }],
    [list.path('items(1)/Comments'), { text: marker }],
    [list.path(`items(1)/AttachmentFiles/add(FileName='${marker}.txt')`), marker],
    [list.path('getitems'), { query: { ViewXml: `<View><Query><Where><Eq>${marker}` } }],
    [list.path('RenderListDataAsStream'), { parameters: { ViewXml: `<View>${marker}</View>` } }],
    [list.path('AddValidateUpdateItemUsingPath'), { formValues: [{ FieldName: marker, FieldValue: marker }] }],
    [list.path('fields/createfieldasxml'), { parameters: { SchemaXml: `<Field Type="${marker}" Name="${marker}"/>` } }],
    [list.path('views'), { Title: marker, ViewQuery: marker }],
    ['web/getchanges', { query: { ChangeTokenStart: { StringValue: marker } } }],
    ['SP.UserProfiles.PeopleManager/GetPropertiesFor', { accountName: marker }],
  ];
  const gets = [
    `web/lists/getByTitle('${marker}')`,
    `web/lists/getByTitle(%27${marker}%27)`,
    `web/lists/getByTitle(%2527${marker}%2527)`,
    `web/lists/getByTitle('${marker}')/items?$filter=Title eq '${marker}'`,
    `web/lists/getByTitle("${marker}")`,
    `web/lists/getByTitle(${marker})`,
    `web/lists/getByTitle('it''s ${marker}')/items`,
    `web/lists/getByTitle('open ${marker}`,
    `web/getList(@a)?@a='/sites/dev/Lists/${marker}'`,
    `web/getFileByServerRelativePath(decodedUrl='/sites/dev/Shared Documents/${marker}.docx')/$value`,
    `web/getFolderByServerRelativeUrl('${marker}')/files('${marker}')`,
    `web/siteusers/getByEmail('${email}')`,
    `web/siteusers(@v)?@v='i:0%23.f|membership|${email}'`,
    `web/sitegroups/getByName('${marker}')`,
    `web/getUserEffectivePermissions(@u)?@u='${email}'`,
    list.path(`items?$filter=substringof('${marker}',Title)&$select=${marker}`),
    list.path(`items?$orderby=${marker}`),
    list.path(`items(1)/AttachmentFiles('${marker}.txt')/$value`),
    list.path(`fields/getByInternalNameOrTitle('${marker}')`),
  ];
  const before = run.log.length;
  for (const [path, body] of posts) await send(run.target, { method: 'POST', path, body });
  for (const path of gets) {
    await send(run.target, { path });
    const body = batchBody('b', [{ method: 'GET', url: encodeURI(`${api}/${path}`) }]);
    const headers = { 'Content-Type': 'multipart/mixed; boundary=b' };
    await send(run.target, { method: 'POST', path: '$batch', body, headers });
  }
  for (const path of gets.slice(0, 3)) {
    const headers = { 'X-HTTP-Method': 'DELETE', 'If-Match': marker, Accept: marker, 'Content-Type': marker };
    await send(run.target, { method: 'POST', path, body: marker, headers });
  }
  const entries = run.log.slice(before);
  expect(entries.length).toBe(posts.length + 2 * gets.length + 3);
  expect(entries.filter((entry) => /Demo|Hartley|contoso/i.test(JSON.stringify(entry)))).toEqual([]);
  expect(run.faults).toEqual([]);
  // What was asked for was really found, so that more than refusals was logged.
  expect(entries.filter(({ status }) => status < 300).length).toBeGreaterThan(5);
  expect(at((await send(run.target, { path: `web/lists/getByTitle('${marker}')` })).json, 'Title')).toBe(marker);
});
