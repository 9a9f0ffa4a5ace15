/** Whatever is sent: an answer in the shape of SharePoint, never a fault, a crash or a hang. */
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';

import { chance } from '../../../../workbench/sharepoint/refusals/rule.js';
import { at, send } from '../../../contract/wire.js';
import { rawRequest, sendRaw } from '../running.js';
import { api, changed, expectAnswer, expectRefused, useBench } from './bench.js';

const bench = useBench();

describe('bodies', () => {
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    send(bench().run.target, { method: 'POST', path, body, headers });

  it.each([
    ['an array', '[]'],
    ['null', 'null'],
    ['a number', '1'],
    ['a text', '"x"'],
    ['NaN', '{"Title":NaN}'],
    ['Infinity', '{"Title":Infinity}'],
    ['a number beyond all', '{"Amount":1e999}'],
    ['a lone brace', '{'],
    ['a comment', '{/*x*/}'],
    ['two objects', '{}{}'],
    ['single quotes that do not end', "{'Title':'x"],
    ['a text that does not end', '{"Title":"x'],
    ['a NUL', '{"Title":"x\u0000"}'],
    ['__proto__', '{"__proto__":{"Title":"x"}}'],
    ['constructor', '{"constructor":{"prototype":{"x":1}}}'],
    ['a hundred thousand brackets', '['.repeat(100_000)],
    ['a value a hundred thousand deep', `{"Title":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['an object a hundred thousand deep', `{"Title":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`],
    ['a property a hundred thousand deep', `{"Link":${'{"Url":'.repeat(100_000)}1${'}'.repeat(100_000)}}`],
  ])('that are %s are refused', async (_, body) => {
    for (const path of [
      bench().list.path('items'),
      'web/lists',
      bench().list.path('fields'),
      'web/ensureuser',
      'web/getchanges',
    ]) {
      expectRefused(await post(path, body));
    }
  });

  it('in other encodings are refused, and those with a byte order mark or a name of their encoding read', async () => {
    const items = `${api}/${bench().list.path('items')}`;
    const sendBytes = (bytes: Buffer, headers: Record<string, string>) =>
      new Promise<number>((resolve, reject) => {
        const all = { Authorization: 'Bearer owner', Accept: 'application/json', ...headers };
        const options = { port: bench().run.port, path: items, method: 'POST', headers: all };
        httpRequest(options, (message) => {
          message.resume();
          message.once('end', () => resolve(message.statusCode ?? 0));
        })
          .once('error', reject)
          .end(bytes);
      });
    const json = 'application/json';
    const good = Buffer.from('{"Title":"é"}');
    expect(await sendBytes(good, { 'Content-Type': `${json};charset=UTF-8` })).toBe(201);
    expect(await sendBytes(Buffer.concat([Buffer.from('\ufeff'), good]), { 'Content-Type': json })).toBe(201);
    for (const [bytes, headers] of [
      [gzipSync(good), { 'Content-Type': json, 'Content-Encoding': 'gzip' }],
      [gzipSync(good), { 'Content-Type': json }],
      [Buffer.from('{"Title":"é"}', 'latin1'), { 'Content-Type': json }],
      [Buffer.from('{"Title":"é"}', 'utf16le'), { 'Content-Type': `${json};charset=utf-16` }],
      [good, { 'Content-Type': 'application/xml' }],
      [good, { 'Content-Type': '' }],
      [good, { 'Content-Type': ';;;' }],
    ] as const) {
      const status = await sendBytes(Buffer.from(bytes), headers);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    }
  });

  it('that end early, never come or come after the client went are no fault', async () => {
    const cut = rawRequest('POST', `${api}/${bench().list.path('items')}`, { 'Content-Length': '500' }, '{"Title":');
    const before = bench().run.log.length;
    await sendRaw(bench().run.port, cut, 50);
    for (let round = 0; round < 20; round += 1) {
      const socket = connect(bench().run.port, '127.0.0.1');
      socket.on('error', () => undefined);
      socket.write(rawRequest('POST', `${api}/${bench().list.path('items')}`, {}, JSON.stringify({ Title: 'gone' })));
      setTimeout(() => socket.destroy(), round % 4);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(
      bench()
        .run.log.slice(before)
        .find(({ status }) => status >= 500),
    ).toBeUndefined();
    expect(
      bench()
        .run.log.slice(before)
        .map(({ note }) => note),
    ).toContain('the client went before its request was complete');
  });

  it('may be anything for any property of any entity', async () => {
    const group = await post('web/sitegroups', { Title: 'Odd group', __metadata: { type: 'SP.Group' } }, verbose());
    const role = await post('web/roledefinitions', { Name: 'Odd role', BasePermissions: { High: '0', Low: '1' } });
    const view = await bench().list.send({ method: 'POST', path: 'views', body: { Title: 'Odd view' } });
    const entities = [
      ['web', undefined],
      ['web/regionalsettings', undefined],
      [bench().list.path(), 'web/lists'],
      [bench().list.path("fields/getByInternalNameOrTitle('Amount')"), bench().list.path('fields')],
      [bench().list.path("fields/getByInternalNameOrTitle('Ticks')"), undefined],
      [bench().list.path(`views('${String(at(view.json, 'Id'))}')`), bench().list.path('views')],
      [bench().list.path('items(1)'), bench().list.path('items')],
      [`web/sitegroups(${String(at(group.json, 'd', 'Id') ?? at(group.json, 'Id'))})`, 'web/sitegroups'],
      [`web/roledefinitions(${String(at(role.json, 'Id'))})`, 'web/roledefinitions'],
      ['web/currentuser', 'web/siteusers'],
      ['site', undefined],
    ] as const;
    const odd: unknown[] = [
      0,
      -1,
      1.5,
      1e308,
      2 ** 53,
      '',
      'x',
      '\u0000',
      '\ud800',
      'x'.repeat(300),
      true,
      false,
      null,
    ];
    odd.push([], [1], ['a'], [[]], [null], {}, { results: [] }, { results: 1 }, { a: 1 }, { __metadata: {} }, [{}]);
    for (const [path, parent] of entities) {
      const { json } = await send(bench().run.target, { path, odata: 'nometadata' });
      const names = Object.keys(typeof json === 'object' && json !== null ? json : {});
      expect([path, names.length > 3]).toEqual([path, true]);
      for (const name of names) {
        // What would hide the entity from the rest of this test.
        if (['Title', 'Name', 'Hidden', 'Id', 'ID'].includes(name)) continue;
        for (const value of odd) {
          const body = { [name]: value };
          expectAnswer(await post(path, body, { 'X-HTTP-Method': 'MERGE', 'If-Match': '*' }));
          if (parent !== undefined && !isTitleNeeded(value)) expectAnswer(await post(parent, body));
        }
        expectAnswer(await send(bench().run.target, { path }));
      }
    }
  });

  const isTitleNeeded = (value: unknown) => typeof value === 'object';
  const verbose = () => ({
    'Content-Type': 'application/json;odata=verbose',
    Accept: 'application/json;odata=verbose',
  });

  it('changed at random are answered or refused', async () => {
    const good: [string, unknown][] = [
      [bench().list.path('items'), { Title: 'x', Amount: 1.5, Day: '2020-01-01', WhoId: 1, Ticks: ['a'], Flag: true }],
      ['web/lists', { Title: 'Fuzz', BaseTemplate: 100, AllowContentTypes: true, ContentTypesEnabled: true }],
      [bench().list.path('fields'), { Title: 'f', FieldTypeKind: 6, Choices: ['a', 'b'], Required: true }],
      [
        bench().list.path('fields/createfieldasxml'),
        { parameters: { SchemaXml: '<Field Type="Text" Name="n"/>', Options: 8 } },
      ],
      [
        bench().list.path('fields/AddField'),
        { parameters: { Title: 'g', FieldTypeKind: 7, LookupListId: bench().list.guid } },
      ],
      [bench().list.path('views'), { Title: 'v', PersonalView: false, ViewQuery: '<OrderBy/>', RowLimit: 5 }],
      [bench().list.path('getitems'), { query: { ViewXml: '<View><Query><Where><Eq/></Where></Query></View>' } }],
      [bench().list.path('renderlistdataasstream'), { parameters: { ViewXml: '<View/>', RenderOptions: 2 } }],
      [
        bench().list.path('getchanges'),
        { query: { Add: true, Item: true, ChangeTokenStart: { StringValue: '1;3;x;1;1' } } },
      ],
      ['web/ensureuser', { logonName: 'member@contoso.example' }],
      ['web/getchanges', { query: { Item: true, Add: true } }],
      ['web/sitegroups', { Title: 'G', Description: 'd' }],
      ['web/roledefinitions', { Name: 'R', BasePermissions: { High: '0', Low: '3' }, Order: 1 }],
      ['web/webs/add', { parameters: { Title: 'W', Url: 'w', WebTemplate: 'STS', Language: 1033 } }],
      [bench().list.path('AddValidateUpdateItemUsingPath'), { formValues: [{ FieldName: 'Title', FieldValue: 'x' }] }],
      [
        bench().list.path('items(1)/ValidateUpdateListItem'),
        { formValues: [{ FieldName: 'Amount', FieldValue: '1' }] },
      ],
    ];
    const random = chance(7);
    for (let round = 0; round < 1_200; round += 1) {
      const [path, body] = good[round % good.length] ?? ['', {}];
      expectAnswer(await post(path, changed(JSON.stringify(body), random)));
    }
  });

  it('of schemas and views that are no XML are refused', async () => {
    const schemas = [
      '',
      '<',
      '<Field',
      '<Field/>',
      '<Field Type="Nope" Name="a"/>',
      '<a><b></a></b>',
      '<!DOCTYPE x [<!ENTITY a "b">]>',
    ];
    schemas.push(
      `<Field Type="Text" Name="${'n'.repeat(5_000)}"/>`,
      '<Field Type="Text" Name="&#0;"/>',
      '<Field Type="Text"/>',
    );
    schemas.push(
      `${'<a>'.repeat(20_000)}${'</a>'.repeat(20_000)}`,
      '<Field Type="Text" Name="__proto__" DisplayName="p"/>',
    );
    schemas.push('<Field Type="Calculated" Name="c" DisplayName="c"><Formula>=[</Formula></Field>');
    schemas.push(
      '<Field Type="Lookup" Name="l" DisplayName="l" List="nowhere"/>',
      '<Field Type="constructor" Name="z"/>',
    );
    for (const xml of schemas) {
      const parameters = { SchemaXml: xml, Options: 8 };
      expectAnswer(await bench().list.send({ method: 'POST', path: 'fields/createfieldasxml', body: { parameters } }));
      expectAnswer(await bench().list.send({ method: 'POST', path: 'getitems', body: { query: { ViewXml: xml } } }));
      const render = { parameters: { ViewXml: xml } };
      expectAnswer(await bench().list.send({ method: 'POST', path: 'RenderListDataAsStream', body: render }));
      expectAnswer(await bench().list.send({ method: 'POST', path: 'defaultview/SetViewXml', body: { viewXml: xml } }));
      expectAnswer(await bench().list.send({ path: '' }));
    }
  });
});
