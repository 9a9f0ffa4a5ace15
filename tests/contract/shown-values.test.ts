/** Values as people see them, and item changes as XML. */
import type { Target } from './target.js';
import { itEmbedded, openTarget } from './target.js';
import type { RenderedList } from './renderedList.js';
import { renderedList } from './renderedList.js';
import type { TestList } from './wire.js';
import { at, members } from './wire.js';

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

describe('values as people see them (section 6)', () => {
  itEmbedded('are read of one item and expanded with many', async () => {
    const { json } = await list.send({ path: 'items(1)/FieldValuesAsText' });
    expect(json).toMatchObject({
      'odata.type': 'SP.FieldStringValues',
      ID: '1',
      qty: '1,234.5',
      flag: 'Yes',
      moment: '10/07/2024 13:30',
      tags: 'red, green',
      link: 'https://contoso.example/a, A',
      who: 'owner Demo-Person',
      town: 'Leeds',
      my_x005f_towns: 'Leeds; York',
      OData__x005f_UIVersionString: '1.0',
    });
    const html = await list.send({ path: 'items(1)/FieldValuesAsHtml' });
    expect(html.json).toMatchObject({ Title: 'A &amp; &lt;b&gt;', notes: 'one<br />&lt;two&gt;' });
    expect(at(html.json, 'link')).toBe('<a href="https://contoso.example/a">A</a>');
    const edit = await list.send({ path: 'items(1)/FieldValuesForEdit' });
    expect(edit.json).toMatchObject({ qty: '1234.5', town: '1;#Leeds', day: '10/07/2024', tags: ';#red;#green;#' });
    const some = await list.query(
      '$select=Id,FieldValuesAsText/qty,FieldValuesAsText/my_x005f_towns&$expand=FieldValuesAsText&$top=2',
    );
    expect(some).toMatchObject([
      { Id: 1, FieldValuesAsText: { qty: '1,234.5', my_x005f_towns: 'Leeds; York' } },
      { Id: 2, FieldValuesAsText: { qty: '2', my_x005f_towns: '' } },
    ]);
    expect((await list.send({ path: 'items(1)/FieldValuesAsText/Title' })).json).toMatchObject({ value: 'A & <b>' });
    expect((await list.send({ path: 'items(99)/FieldValuesAsText' })).status).toBe(404);
    expect((await list.send({ path: 'items?$select=FieldValuesAsText/nope&$expand=FieldValuesAsText' })).status).toBe(
      400,
    );
  });

  it('come with a CAML query', async () => {
    const answer = await list.send({
      method: 'POST',
      path: 'getitems?$expand=FieldValuesAsText',
      body: { query: { ViewXml: '<View><RowLimit>1</RowLimit></View>' } },
    });
    expect(at(members(answer.json)[0], 'FieldValuesAsText', 'qty')).toBe('1,234.5');
  });
});

describe('getlistitemchangessincetoken (section 10)', () => {
  const changes = (query: Record<string, unknown>) =>
    list.send({ method: 'POST', path: 'getlistitemchangessincetoken', body: { query } });
  const token = (xml: string) => /LastChangeToken="([^"]+)"/.exec(xml)?.[1] ?? '';

  it('brings everything without a token, then only what changed', async () => {
    const first = await changes({});
    expect(first.headers.get('content-type')).toContain('xml');
    expect(first.text).toContain('<GetListItemChangesSinceTokenResult><listitems ');
    expect(first.text).toContain('<rs:data ItemCount="5">');
    expect(first.text).toContain('ows_Title="A &amp; &lt;b&gt;"');
    expect(first.text).toContain('ows_my_towns="1;#Leeds;#2;#York"');
    expect(first.text).toContain('ows_qty="1234.50000000000"');
    expect(token(first.text)).toMatch(/^1;3;/);
    const none = await changes({ ChangeToken: token(first.text) });
    expect(none.text).toContain('<rs:data ItemCount="0"');
    const id = await list.add({ Title: 'new' });
    const gone = await list.add({ Title: 'gone' });
    await list.send({ method: 'POST', path: `items(${gone})`, headers: { 'X-HTTP-Method': 'DELETE' } });
    const next = await changes({ ChangeToken: token(first.text) });
    expect(next.text).toContain(`<Id ChangeType="Delete">${gone}</Id>`);
    expect(next.text).toContain('<rs:data ItemCount="1">');
    expect(next.text).toContain(`ows_ID="${id}"`);
    expect(next.text).toContain('MoreChanges="FALSE"');
    await list.send({ method: 'POST', path: `items(${id})`, headers: { 'X-HTTP-Method': 'DELETE' } });
  });

  it('takes a condition, fields and options, and refuses a token that is none', async () => {
    const answer = await changes({
      Contains: '<Contains><FieldRef Name="Title"/><Value Type="Text">item</Value></Contains>',
      ViewFields: '<ViewFields><FieldRef Name="Title"/></ViewFields>',
      QueryOptions: '<QueryOptions><DateInUtc>TRUE</DateInUtc></QueryOptions>',
    });
    expect(answer.text).toContain('<rs:data ItemCount="1">');
    expect(answer.text).toMatch(/ows_Modified="\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"/);
    expect(answer.text).not.toContain('ows_qty');
    expect((await changes({ ChangeToken: 'rubbish' })).status).toBe(500);
  });
});
