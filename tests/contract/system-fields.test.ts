/** The fields that SharePoint keeps of every item and file besides what people see, and what items lead to. */
import type { Person, Target } from './target.js';
import { itEmbedded, openTarget } from './target.js';
import { at, column, freshTitle, members, send, TestList } from './wire.js';

let target: Target;
let list: TestList;
let library: string;
let root: string;

beforeAll(async () => {
  target = await openTarget();
  list = await TestList.create(target, 'system fields');
  const title = freshTitle('files').replaceAll(' ', '');
  const made = await post('web/lists', { Title: title, BaseTemplate: 101 });
  library = `web/lists(guid'${String(at(made.json, 'Id'))}')`;
  root = `${new URL(target.webUrl).pathname}/${title}`;
});

afterAll(async () => {
  await list.remove();
  await send(target, { method: 'POST', path: library, headers: { 'X-HTTP-Method': 'DELETE' } });
  await target.close();
});

const get = (path: string, person: Person = 'owner') => send(target, { path, person });
const post = (path: string, body?: unknown) => send(target, { method: 'POST', path, body });
const folderAt = (path: string) => `web/getFolderByServerRelativePath(decodedUrl='${encodeURIComponent(path)}')`;

describe('fields of a list (section 6)', () => {
  it('has SharePoint’s, with its kinds, and shows people few of them', async () => {
    const { json } = await get(
      list.path('fields?$select=InternalName,TypeAsString,FieldTypeKind,Hidden,ReadOnlyField'),
    );
    const byName = (name: string) => members(json).find((field) => at(field, 'InternalName') === name);
    for (const [name, type, kind] of [
      ['Created_x0020_Date', 'Lookup', 7],
      ['Last_x0020_Modified', 'Lookup', 7],
      ['FileRef', 'Lookup', 7],
      ['FSObjType', 'Lookup', 7],
      ['FileLeafRef', 'File', 18],
      ['ServerUrl', 'Computed', 12],
      ['BaseName', 'Computed', 12],
      ['ItemChildCount', 'Lookup', 7],
      ['MetaInfo', 'Lookup', 7],
      ['Order', 'Number', 9],
      ['PermMask', 'Computed', 12],
      ['SelectTitle', 'Computed', 12],
      ['AppAuthor', 'Lookup', 7],
      ['Attachments', 'Attachments', 19],
    ] as const) {
      expect([name, at(byName(name), 'TypeAsString'), at(byName(name), 'FieldTypeKind')]).toEqual([name, type, kind]);
    }
    expect([at(byName('Order'), 'Hidden'), at(byName('ItemChildCount'), 'Hidden')]).toEqual([true, false]);
    const writable = await get(list.path('fields?$filter=Hidden eq false and ReadOnlyField eq false'));
    expect(column(writable.json, 'InternalName')).not.toContain('ItemChildCount');
    const one = await get(list.path("fields/getbyinternalnameortitle('Created_x0020_Date')"));
    expect(at(one.json, 'odata.type')).toBe('SP.FieldLookup');
    expect(at(one.json, 'SchemaXml')).toContain('Type="Lookup"');
  });

  it('answers their values when they are named, and only then', async () => {
    const id = await list.add({ Title: 'one' });
    const names =
      'Created_x0020_Date,Last_x0020_Modified,Created,ServerUrl,FileRef,BaseName,ItemChildCount,FolderChildCount,Order,PermMask,ScopeId,MetaInfo,AppAuthor,AppEditor,SelectTitle,ParentUniqueId,OData__Level,OData__IsCurrentVersion,DisplayName,OData__CopySource,InstanceID,WorkflowVersion,HTML_x0020_File_x0020_Type';
    const { status, json } = await get(list.path(`items(${id})?$select=${names}`));
    expect(status).toBe(200);
    expect(at(json, 'Created_x0020_Date')).toBe(at(json, 'Created'));
    expect(at(json, 'ServerUrl')).toBe(at(json, 'FileRef'));
    expect(json).toMatchObject({ BaseName: `${id}_`, ItemChildCount: '0', FolderChildCount: '0', Order: id * 100 });
    expect(json).toMatchObject({ AppAuthor: null, SelectTitle: null, DisplayName: 'one', OData__Level: 1 });
    expect(json).toMatchObject({ OData__CopySource: null, InstanceID: null, ParentUniqueId: list.guid });
    expect(at(json, 'PermMask')).toBe('0x7fffffffffffffff');
    expect(at(json, 'ScopeId')).toMatch(/^\{[0-9A-F-]{36}\}$/i);
    const whole = (await get(list.path(`items(${id})`))).json;
    for (const name of names.split(',')) {
      if (name !== 'Created') expect([name, at(whole, name)]).toEqual([name, undefined]);
    }
    expect(whole).toMatchObject({ OData__ColorTag: null, ComplianceAssetId: null, Attachments: false });
  });

  it('takes items back as they were read', async () => {
    const id = await list.add({ Title: 'round trip' });
    const read = await send(target, { path: list.path(`items(${id})`), odata: 'nometadata' });
    const item = typeof read.json === 'object' ? { ...read.json, Title: 'changed' } : {};
    const answer = await send(target, {
      method: 'POST',
      path: list.path(`items(${id})`),
      body: item,
      headers: { 'X-HTTP-Method': 'MERGE', 'If-Match': '*' },
    });
    expect(answer.status).toBe(204);
  });

  it('filters and sorts by them', async () => {
    const items = await list.query(
      "$select=Title&$filter=Created_x0020_Date gt datetime'2000-01-01T00:00:00Z'&$orderby=Order desc",
    );
    expect(items.length).toBeGreaterThan(0);
    expect((await get(list.path('items?$filter=BaseName eq 0'))).status).toBe(200);
  });
});

describe('fields of a library (section 12)', () => {
  it('has those of files, and no attachments', async () => {
    const added = await send(target, {
      method: 'POST',
      path: `${folderAt(root)}/files/add(url='report.final.txt',overwrite=true)`,
      body: 'twelve bytes',
      headers: { 'Content-Type': 'application/octet-stream' },
    });
    expect(added.status).toBe(200);
    const item = members((await get(`${library}/items`)).json)[0];
    expect(item).toMatchObject({ OData__CopySource: null, CheckoutUserId: null, OData__ColorTag: null });
    expect(item).not.toHaveProperty('Attachments');
    expect((await get(`${library}/items?$select=Attachments`)).status).toBe(400);
    const named = await get(
      `${library}/items?$select=File_x0020_Size,BaseName,DisplayName,OData__CheckinComment,CheckoutUserId,CheckoutUser/Title&$expand=CheckoutUser`,
    );
    expect(named.status).toBe(200);
    expect(members(named.json)[0]).toMatchObject({
      File_x0020_Size: '12',
      BaseName: 'report.final',
      DisplayName: 'report.final',
    });
  });

  it('says who has a file checked out', async () => {
    const file = `web/getFileByServerRelativePath(decodedUrl='${encodeURIComponent(`${root}/report.final.txt`)}')`;
    expect((await post(`${file}/checkout`)).status).toBe(200);
    const me = at((await get('web/currentuser')).json, 'Id');
    const query = `${library}/items?$select=CheckoutUserId,CheckoutUser/Id,CheckoutUser/Title&$expand=CheckoutUser`;
    const [item] = members((await get(query)).json);
    expect([at(item, 'CheckoutUserId'), at(item, 'CheckoutUser', 'Id')]).toEqual([me, me]);
    expect(members((await get(`${library}/items?$filter=CheckoutUser/Id eq ${String(me)}`)).json)).toHaveLength(1);
    await post(`${file}/checkin(comment='done',checkintype=1)`);
    const [after] = members((await get(`${library}/items?$select=CheckoutUserId,OData__CheckinComment`)).json);
    expect(after).toMatchObject({ CheckoutUserId: null, OData__CheckinComment: 'done' });
  });

  it('counts what folders hold, and names the folder that a file lies in', async () => {
    const folder = `${root}/one`;
    await post('web/folders', { ServerRelativeUrl: folder });
    await post('web/folders', { ServerRelativeUrl: `${folder}/two` });
    await send(target, {
      method: 'POST',
      path: `${folderAt(`${folder}/two`)}/files/add(url='a.txt',overwrite=true)`,
      body: 'a',
      headers: { 'Content-Type': 'application/octet-stream' },
    });
    const { json } = await get(
      `${library}/items?$select=FileLeafRef,UniqueId,ItemChildCount,FolderChildCount,ParentUniqueId`,
    );
    const named = (name: string) => members(json).find((item) => at(item, 'FileLeafRef') === name);
    expect(named('one')).toMatchObject({ ItemChildCount: '0', FolderChildCount: '1' });
    expect(named('two')).toMatchObject({ ItemChildCount: '1', FolderChildCount: '0' });
    expect(at(named('two'), 'ParentUniqueId')).toBe(at(named('one'), 'UniqueId'));
    expect(at(named('a.txt'), 'ParentUniqueId')).toBe(at(named('two'), 'UniqueId'));
  });
});

describe('where an item leads to (section 5)', () => {
  it('names it as deferred in verbose answers, each at an address that answers', async () => {
    const id = await list.add({ Title: 'leads' });
    const item = await send(target, { path: list.path(`items(${id})`), odata: 'verbose' });
    const d = at(item.json, 'd');
    const names =
      typeof d === 'object' && d !== null
        ? Object.keys(d).filter((name) => at(d, name, '__deferred') !== undefined)
        : [];
    expect(names).toEqual(
      expect.arrayContaining(['Properties', 'FieldValuesAsText', 'LikedByInformation', 'RoleAssignments']),
    );
    for (const name of names) {
      const answer = await send(target, { path: String(at(d, name, '__deferred', 'uri')), odata: 'verbose' });
      expect([name, answer.status]).toEqual([name, 200]);
      const expanded = await get(list.path(`items(${id})?$expand=${name}`));
      expect([name, expanded.status]).toEqual([name, 200]);
    }
  });

  it('answers its name and properties', async () => {
    const id = await list.add({ Title: 'named' });
    expect(at((await get(list.path(`items(${id})/DisplayName`))).json, 'value')).toBe('named');
    const { json } = await get(
      list.path(
        `items(${id})?$select=Id,FirstUniqueAncestorSecurableObject/Url&$expand=FirstUniqueAncestorSecurableObject`,
      ),
    );
    expect(at(json, 'FirstUniqueAncestorSecurableObject', 'Url')).toBe(target.webUrl);
  });

  itEmbedded('tells nothing of what may not be viewed', async () => {
    const id = await list.add({ Title: 'hidden' });
    await post(list.path(`items(${id})/breakroleinheritance(false,false)`));
    for (const rest of ['DisplayName', 'Properties', 'GetDlpPolicyTip', 'LikedByInformation']) {
      expect([rest, (await get(list.path(`items(${id})/${rest}`), 'visitor')).status]).toEqual([rest, 404]);
    }
  });
});
