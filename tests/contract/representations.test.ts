/** What is answered to clients that do not ask for JSON: Atom XML, and never a refusal of a change. */
import type { XmlElement } from '../../workbench/sharepoint/xml/xml.js';
import { childOf, parseXml } from '../../workbench/sharepoint/xml/xml.js';
import type { Target } from './target.js';
import { itEmbedded, openTarget } from './target.js';
import { at, send, sendBatch, TestList } from './wire.js';

let target: Target;
let list: TestList;
let item: number;

beforeAll(async () => {
  target = await openTarget();
  list = await TestList.create(target, 'representations');
  await list.field('<Field Type="Number" Name="amount" DisplayName="Amount" />');
  await list.field(
    '<Field Type="MultiChoice" Name="tags" DisplayName="Tags"><CHOICES><CHOICE>a</CHOICE><CHOICE>b</CHOICE></CHOICES></Field>',
  );
  item = await list.add({ Title: 'a < b & "c"', amount: 1.5, tags: ['a', 'b'] });
});

afterAll(async () => {
  await list.remove();
  await target.close();
});

async function atom(path: string, accept = '*/*') {
  const answer = await send(target, { path, headers: { Accept: accept } });
  return { ...answer, type: answer.headers.get('content-type'), root: parseXml(answer.text) };
}

const find = (root: XmlElement, ...names: readonly string[]): XmlElement | undefined =>
  names.reduce<XmlElement | undefined>((node, name) => (node === undefined ? node : childOf(node, name)), root);
const properties = (root: XmlElement) => find(root, 'content', 'm:properties');
const linksOf = (root: XmlElement) => root.children.filter((child) => child.name === 'link');
const attributesOf = (node: XmlElement | undefined) => Object.fromEntries(node?.attributes ?? []);

describe('reads that accept anything are answered in Atom (section 2)', () => {
  it('an item as an entry, with types of its values', async () => {
    const { status, type, root, headers } = await atom(list.path(`items(${item})`));
    expect([status, type, root.name]).toEqual([200, 'application/atom+xml;type=entry;charset=utf-8', 'entry']);
    expect(root.attributes.get('m:etag')).toBe(headers.get('etag'));
    expect(root.attributes.get('xml:base')).toBe(`${target.webUrl}/_api/`);
    const values = properties(root);
    const value = (name: string) => values?.children.find((child) => child.name === `d:${name}`);
    expect(value('Title')?.text).toBe('a < b & "c"');
    expect([value('amount')?.text, attributesOf(value('amount'))]).toEqual(['1.5', { 'm:type': 'Edm.Double' }]);
    expect([value('Id')?.text, attributesOf(value('Id'))]).toEqual([String(item), { 'm:type': 'Edm.Int32' }]);
    expect([value('Attachments')?.text, attributesOf(value('Attachments'))]).toEqual([
      'false',
      { 'm:type': 'Edm.Boolean' },
    ]);
    expect(attributesOf(value('ServerRedirectedEmbedUri'))).toEqual({ 'm:null': 'true' });
    expect(attributesOf(value('tags'))).toEqual({ 'm:type': 'Collection(Edm.String)' });
    expect(value('tags')?.children.map((child) => [child.name, child.text])).toEqual([
      ['d:element', 'a'],
      ['d:element', 'b'],
    ]);
    expect(attributesOf(find(root, 'category'))['term']).toMatch(/^SP\.Data\./);
    expect(linksOf(root).map((link) => link.attributes.get('title'))).toContain('FieldValuesAsText');
  });

  it('a page of items as a feed with a link to the next', async () => {
    await list.add({ Title: 'second' });
    const { type, root } = await atom(list.path('items?$top=1&$select=Id,Title'));
    expect([type, root.name]).toEqual(['application/atom+xml;type=feed;charset=utf-8', 'feed']);
    expect(root.children.filter((child) => child.name === 'entry')).toHaveLength(1);
    const next = linksOf(root).find((link) => link.attributes.get('rel') === 'next');
    const following = await atom(String(next?.attributes.get('href')));
    const entry = find(following.root, 'entry');
    expect(entry === undefined ? '' : find(entry, 'content', 'm:properties', 'd:Title')?.text).toBe('second');
    expect((await atom(list.path("items?$filter=Title eq 'none'").replaceAll(' ', '%20'))).root.name).toBe('feed');
  });

  it('what is expanded inside its link', async () => {
    const { root } = await atom(list.path(`items(${item})?$select=Id,Author/Title&$expand=Author`));
    const link = linksOf(root).find((each) => each.attributes.get('title') === 'Author');
    expect(attributesOf(link)['type']).toBe('application/atom+xml;type=entry');
    const inner =
      link === undefined ? undefined : find(link, 'm:inline', 'entry', 'content', 'm:properties', 'd:Title');
    expect(inner?.text).toEqual(expect.stringMatching(/./));
  });

  it('a property, a value and an error as XML', async () => {
    const title = await atom(list.path('title'), 'application/xml');
    expect([title.type, title.root.name, title.root.text]).toEqual([
      'application/xml;charset=utf-8',
      'd:Title',
      list.title,
    ]);
    const missing = await atom(list.path('items(999999)'), 'application/atom+xml');
    expect([missing.status, missing.type, missing.root.name]).toEqual([
      404,
      'application/xml;charset=utf-8',
      'm:error',
    ]);
    expect(find(missing.root, 'm:code')?.text).toMatch(/^-2130575338, /);
    expect(find(missing.root, 'm:message')?.text).toContain('Item does not exist');
    const raw = await send(target, { path: list.path('title/$value'), headers: { Accept: '*/*' } });
    expect(raw.text).toBe(list.title);
  });

  it('a digest as XML', async () => {
    const answer = await send(target, { method: 'POST', path: 'contextinfo', headers: { Accept: '*/*' } });
    const root = parseXml(answer.text);
    expect([answer.status, root.name]).toEqual([200, 'd:GetContextWebInformation']);
    expect(childOf(root, 'd:FormDigestValue')?.text).toMatch(/^0x[\dA-F]+,/i);
    expect(attributesOf(childOf(root, 'd:FormDigestTimeoutSeconds'))).toEqual({ 'm:type': 'Edm.Int32' });
  });

  it('but rendered lists are JSON, whatever the client accepts (section 7)', async () => {
    const answer = await list.send({
      method: 'POST',
      path: 'RenderListDataAsStream',
      body: { parameters: { RenderOptions: 2 } },
      headers: { Accept: '*/*', 'Content-Type': 'application/json' },
    });
    expect([answer.status, at(answer.json, 'FirstRow')]).toEqual([200, 1]);
  });

  it('JSON is preferred where the client takes both', async () => {
    const accept = 'application/json, text/javascript, */*; q=0.01';
    const answer = await list.send({ path: 'Title', headers: { Accept: accept } });
    expect(at(answer.json, 'value')).toBe(list.title);
  });
});

it.each(['*/*', 'application/xml'])('changes are done for clients that accept %s (section 2)', async (accept) => {
  const headers = { Accept: accept, 'Content-Type': 'application/json', 'If-Match': '*' };
  const path = 'items';
  const added = await list.send({ method: 'POST', path, headers, body: { Title: 'new' } });
  expect([added.status, added.headers.get('content-type')]).toEqual([
    201,
    'application/atom+xml;type=entry;charset=utf-8',
  ]);
  const one = `items(${find(parseXml(added.text), 'content', 'm:properties', 'd:Id')?.text ?? ''})`;
  const merge = { ...headers, 'X-HTTP-Method': 'MERGE' };
  const changed = await list.send({ method: 'POST', path: one, headers: merge, body: { Title: 'changed' } });
  expect([changed.status, changed.text]).toEqual([204, '']);
  expect(at((await list.send({ path: one })).json, 'Title')).toBe('changed');
  expect((await list.send({ method: 'DELETE', path: one, headers })).status).toBe(200);
  expect((await list.send({ path: one })).status).toBe(404);
});

itEmbedded('a read that takes neither is refused, a change is not (section 2)', async () => {
  const headers = { Accept: 'image/png', 'Content-Type': 'application/json' };
  expect((await list.send({ path: 'items', headers })).status).toBe(406);
  const added = await list.send({ method: 'POST', path: 'items', headers, body: { Title: 'for a picture' } });
  expect(added.status).toBe(201);
});

it('client.svc is the same service (section 1)', async () => {
  const path = (rest: string) => `${target.webUrl}/_vti_bin/client.svc/${rest}`;
  expect(at((await send(target, { path: path(list.path('Title')) })).json, 'value')).toBe(list.title);
  const { parts } = await sendBatch(target, [{ method: 'GET', url: path(list.path('Title')) }]);
  expect(at(parts[0]?.json, 'value')).toBe(list.title);
});
