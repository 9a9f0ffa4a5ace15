/** Files: every byte as it was sent, versions, names, check-out, addresses, and who may see them. */
import { randomBytes } from 'node:crypto';

import { quoted, sendBytes, TestLibrary } from './library.js';
import type { Target } from './target.js';
import { itEmbedded, openTarget } from './target.js';
import { at, column, errorOf, members, send, sendBatch } from './wire.js';

let target: Target;
let library: TestLibrary;

beforeAll(async () => {
  target = await openTarget();
  library = await TestLibrary.create(target, 'files');
});

afterAll(async () => {
  await library.remove();
  await target.close();
});

const put = { 'X-HTTP-Method': 'PUT' };
const post = (path: string, headers: Record<string, string> = {}) => send(target, { method: 'POST', path, headers });

describe('the bytes of a file (section 12)', () => {
  it.each([
    ['all 256 values', Uint8Array.from({ length: 256 }, (_, index) => index)],
    ['none', new Uint8Array()],
    ['no UTF-8', Uint8Array.of(0xff, 0xfe, 0x00, 0xc3, 0x28, 0x0d, 0x0a, 0x1a)],
    ['20 MB', new Uint8Array(randomBytes(20 * 1024 * 1024))],
  ])('come back as they were sent: %s', async (_what, bytes) => {
    const added = await library.upload('binary.bin', bytes, { overwrite: true });
    expect([added.status, at(added.json, 'Length')]).toEqual([200, String(bytes.length)]);
    const read = await library.read('binary.bin');
    expect(read.status).toBe(200);
    expect(read.headers.get('content-length')).toBe(String(bytes.length));
    expect(Buffer.compare(read.bytes, bytes)).toBe(0);
  });

  it('are answered as a file, whatever is accepted', async () => {
    const added = await library.upload("it's 50% ä.txt", 'text');
    const path = library.file("it's 50% ä.txt", '$value');
    const read = await sendBytes(target, { path, headers: { Accept: '*/*' } });
    expect(read.text).toBe('text');
    expect(read.headers.get('content-type')).toBe('text/plain');
    expect(read.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''it%27s%2050%25%20%C3%A4.txt");
    expect(read.headers.get('etag')).toBe(at(added.json, 'ETag'));
    const head = await fetch(`${target.webUrl}/_api/${path}`, {
      method: 'HEAD',
      headers: { Authorization: target.authorization('owner') },
    });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, '4']);
  });

  it('are answered in part if a range is asked for', async () => {
    await library.upload('range.txt', '0123456789');
    for (const [range, status, text] of [
      ['bytes=2-4', 206, '234'],
      ['bytes=7-', 206, '789'],
      ['bytes=-3', 206, '789'],
      ['bytes=0-99', 206, '0123456789'],
      ['bytes=10-', 416, ''],
      ['rubbish', 200, '0123456789'],
    ] as const) {
      const read = await sendBytes(target, { path: library.file('range.txt', '$value'), headers: { Range: range } });
      expect([range, read.status, read.text]).toEqual([range, status, text]);
    }
  });

  it('are replaced by PUT and by POST that says PUT, if the version is the one that was read', async () => {
    const added = await library.upload('put.txt', 'one');
    const path = library.file('put.txt', '$value');
    const etag = String(at(added.json, 'ETag'));
    expect(etag).toMatch(/^"\{[0-9A-F-]{36}\},1"$/);
    const first = await sendBytes(target, { method: 'PUT', path, bytes: 'two', headers: { 'IF-Match': etag } });
    expect(first.status).toBe(204);
    const late = await sendBytes(target, {
      method: 'POST',
      path,
      bytes: 'late',
      headers: { ...put, 'IF-Match': etag },
    });
    expect(late.status).toBe(412);
    const second = await sendBytes(target, { method: 'POST', path, bytes: 'three', headers: put });
    expect([second.status, second.headers.get('etag')]).toEqual([204, etag.replace(',1"', ',3"')]);
    expect((await library.read('put.txt')).text).toBe('three');
  });

  it('are not sent in a batch', async () => {
    await library.upload('batch.bin', Uint8Array.of(0xff, 0xfe));
    const url = `${target.webUrl}/_api/${library.file('batch.bin', '$value')}`;
    const add = `${target.webUrl}/_api/${library.folder('', "files/AddUsingPath(decodedurl='x.txt')")}`;
    const { parts } = await sendBatch(target, [
      { method: 'POST', url: add, body: 'x' },
      { method: 'PUT', url, body: 'x' },
      { method: 'GET', url },
      { method: 'GET', url: `${target.webUrl}/_api/web/title` },
    ]);
    expect(parts.map((part) => part.status)).toEqual([400, 400, 400, 200]);
    expect((await library.read('x.txt')).status).toBe(404);
  });
});

describe('names of files (section 12)', () => {
  it.each([
    'a"b',
    'a*b',
    'a:b',
    'a<b',
    'a>b',
    'a?b',
    'a|b',
    'a\\b',
    ' a',
    'a ',
    'a.',
    '..',
    'CON',
    '_vti_x',
    '~$a',
    'x'.repeat(256),
  ])('may not be %j', async (name) => {
    const refused = await library.upload(name, 'x');
    expect([refused.status, name.length > 255 || errorOf(refused).code]).toEqual([
      400,
      name.length > 255 ? true : '-2130575245, Microsoft.SharePoint.SPException',
    ]);
  });

  it.each(["it's", '100% #1 & more; + = @ $ {} [] ^ ` ~', '日本語 Ünïcode', '.gitignore', 'a'.repeat(250)])(
    'may be %j',
    async (name) => {
      expect((await library.upload(`${name}.x`, name)).status).toBe(200);
      expect((await library.read(`${name}.x`)).text).toBe(name);
    },
  );

  it('are taken whatever their case', async () => {
    await library.upload('Taken.txt', 'first');
    const again = await library.upload('TAKEN.TXT', 'again');
    expect([again.status, errorOf(again).code]).toEqual([400, '-2130575257, Microsoft.SharePoint.SPException']);
    expect((await library.upload('TAKEN.TXT', 'again', { overwrite: true })).json).toMatchObject({ Name: 'Taken.txt' });
    expect((await library.read('taken.txt')).text).toBe('again');
  });

  it('may make an address of 400 characters and no more', async () => {
    let parent = '';
    for (let depth = 0; library.root.length + parent.length < 320; depth += 1) {
      const name = `${depth}`.padEnd(40, '-');
      expect((await library.addFolder(name, parent)).status).toBe(200);
      parent = parent === '' ? name : `${parent}/${name}`;
    }
    const room = 400 - `${library.root}/${parent}/`.length + 1;
    expect((await library.upload('x'.repeat(room), 'x', { folder: parent })).status).toBe(200);
    const long = await library.upload('x'.repeat(room + 1), 'x', { folder: parent });
    expect([long.status, errorOf(long).code]).toEqual([400, '-2147024690, System.IO.PathTooLongException']);
  });
});

describe('versions of files (section 12)', () => {
  it('keep their bytes, are listed by label, and come back', async () => {
    for (const text of ['one', 'two', 'three']) await library.upload('versions.txt', text, { overwrite: true });
    const versions = await send(target, { path: library.file('versions.txt', 'versions') });
    expect(members(versions.json)).toMatchObject([
      { ID: 512, VersionLabel: '1.0', Size: 3, Length: '3', IsCurrentVersion: false },
      { ID: 1024, VersionLabel: '2.0' },
    ]);
    expect((await send(target, { path: library.file('versions.txt', 'versions(512)/$value') })).text).toBe('one');
    const path = library.file('versions.txt', "versions/restoreByLabel(versionlabel='1.0')");
    expect((await post(path)).status).toBe(200);
    expect((await library.read('versions.txt')).text).toBe('one');
    const after = await send(target, { path: library.file('versions.txt', 'versions') });
    expect(column(after.json, 'VersionLabel')).toEqual(['1.0', '2.0', '3.0']);
    await post(library.file('versions.txt', 'versions/deleteById(vid=512)'));
    expect((await library.read('versions.txt')).text).toBe('one');
    expect((await send(target, { path: library.file('versions.txt', 'versions(512)') })).status).toBe(404);
  });

  it('of the item behind the file are the same', async () => {
    await library.upload('item-version.txt', 'one');
    const path = library.file('item-version.txt', 'listItemAllFields');
    const merge = { 'X-HTTP-Method': 'MERGE', 'IF-Match': '*' };
    await send(target, { method: 'POST', path, headers: merge, body: { Title: 'Said' } });
    await library.upload('item-version.txt', 'two', { overwrite: true });
    const file = await send(target, { path: library.file('item-version.txt') });
    expect(file.json).toMatchObject({ UIVersionLabel: '3.0', MajorVersion: 3, Title: 'Said' });
    const content = await send(target, { path: library.file('item-version.txt', 'versions(1024)/$value') });
    expect(content.text).toBe('one');
  });
});

describe('check-out (section 12)', () => {
  itEmbedded('keeps a file from everybody else until it is checked in', async () => {
    await library.upload('held.txt', 'before');
    const checkout = library.file('held.txt', 'checkout');
    expect((await send(target, { method: 'POST', path: checkout, person: 'member' })).status).toBe(200);
    for (const refused of [
      await library.upload('held.txt', 'x', { overwrite: true }),
      await sendBytes(target, { method: 'PUT', path: library.file('held.txt', '$value'), bytes: 'x' }),
      await post(library.file('held.txt', 'recycle')),
      await post(checkout),
      await send(target, {
        method: 'PATCH',
        path: library.file('held.txt', 'listItemAllFields'),
        body: { Title: 'x' },
      }),
    ]) {
      expect([refused.status, errorOf(refused).code]).toEqual([
        423,
        '-2147024738, Microsoft.SharePoint.SPFileCheckOutException',
      ]);
    }
    const path = library.file('held.txt', '$value');
    const own = await sendBytes(target, { method: 'PUT', path, bytes: 'mine', person: 'member' });
    expect(own.status).toBe(204);
    const checkin = library.file('held.txt', 'checkin(comment=@a2,checkintype=@a3)?@a2=%27Done%27&@a3=1');
    expect((await send(target, { method: 'POST', path: checkin, person: 'member' })).status).toBe(200);
    const { json } = await send(target, { path: library.file('held.txt') });
    expect(json).toMatchObject({ CheckOutType: 2, CheckInComment: 'Done' });
    expect((await library.upload('held.txt', 'free', { overwrite: true })).status).toBe(200);
  });

  itEmbedded('is given up by the owner for somebody else', async () => {
    await library.upload('stuck.txt', 'before');
    await send(target, { method: 'POST', path: library.file('stuck.txt', 'checkout'), person: 'member' });
    const path = library.file('stuck.txt', '$value');
    await sendBytes(target, { method: 'PUT', path, bytes: 'half done', person: 'member' });
    expect((await post(library.file('stuck.txt', 'undocheckout'))).status).toBe(200);
    expect((await library.read('stuck.txt')).text).toBe('before');
  });
});

describe('moves and copies (section 12)', () => {
  const destination = (name: string) => `${new URL(target.webUrl).origin}${name}`;
  const moveCopy = (method: string, from: string, to: string) =>
    send(target, {
      method: 'POST',
      path: `SP.MoveCopyUtil.${method}(overwrite=@a1)?@a1=false`,
      body: {
        srcPath: { DecodedUrl: destination(from) },
        destPath: { DecodedUrl: destination(to) },
        options: { KeepBoth: false },
      },
    });

  it('inside a library keep id and versions', async () => {
    await library.upload('move.txt', 'one');
    const before = await library.upload('move.txt', 'two', { overwrite: true });
    await library.addFolder('To');
    const moved = await moveCopy('MoveFileByPath', `${library.root}/move.txt`, `${library.root}/To/moved.txt`);
    expect(moved.status).toBe(200);
    const { json } = await send(target, { path: library.file('To/moved.txt') });
    expect(at(json, 'UniqueId')).toBe(at(before.json, 'UniqueId'));
    expect((await send(target, { path: library.file('To/moved.txt', 'versions(512)/$value') })).text).toBe('one');
    expect((await library.read('move.txt')).status).toBe(404);
  });

  it('to another library take values and content along, and refuse a taken name', async () => {
    const other = await TestLibrary.create(target, 'files elsewhere');
    await library.upload('across.txt', 'content');
    await send(target, {
      method: 'PATCH',
      path: library.file('across.txt', 'listItemAllFields'),
      body: { Title: 'T' },
    });
    expect((await moveCopy('CopyFileByPath', `${library.root}/across.txt`, `${other.root}/c.txt`)).status).toBe(200);
    expect((await moveCopy('CopyFileByPath', `${library.root}/across.txt`, `${other.root}/c.txt`)).status).toBe(400);
    expect((await moveCopy('MoveFileByPath', `${library.root}/across.txt`, `${other.root}/m.txt`)).status).toBe(200);
    expect((await library.read('across.txt')).status).toBe(404);
    for (const name of ['c.txt', 'm.txt']) {
      expect((await other.read(name)).text).toBe('content');
      expect((await send(target, { path: other.file(name) })).json).toMatchObject({ Title: 'T' });
    }
    await other.remove();
  });
});

describe('who may read a file (section 11)', () => {
  itEmbedded('is the same at every form of its address', async () => {
    const added = await library.upload('secret.txt', 'secret content');
    await library.upload('secret.txt', 'secret again', { overwrite: true });
    const id = String(at(added.json, 'UniqueId'));
    const address = `${library.root}/secret.txt`;
    const item = await send(target, { path: library.file('secret.txt', 'listItemAllFields?$select=Id') });
    const itemId = String(at(item.json, 'Id'));
    const forms = [
      library.file('secret.txt'),
      `web/getFileByServerRelativeUrl('${quoted(address)}')`,
      `web/getFileByServerRelativeUrl('${quoted(encodeURI(address))}')`,
      `web/getFileByUrl(@p1)?@p1=${encodeURIComponent(`'${new URL(target.webUrl).origin}${address}'`)}`,
      `web/getFileById('${id}')`,
      `web/getFileById(guid'${id}')`,
      library.path("rootFolder/files('secret.txt')"),
      library.path("rootFolder/files/getByUrl('secret.txt')"),
      library.folder('', "files('secret.txt')"),
      library.path(`items(${itemId})/file`),
    ];
    for (const path of forms) {
      const seen = await send(target, { path, person: 'visitor' });
      expect([path, seen.status, at(seen.json, 'Name')]).toEqual([path, 200, 'secret.txt']);
    }
    await post(library.path(`items(${itemId})/breakroleinheritance(copyroleassignments=false,clearsubscopes=true)`));
    const insides = [
      '',
      '/$value',
      '/versions',
      '/versions(512)/$value',
      '/listItemAllFields',
      '/checkout',
      '/recycle',
    ];
    for (const path of forms.filter((form) => !form.includes('@p1'))) {
      for (const inside of insides) {
        const method = inside === '/checkout' || inside === '/recycle' ? 'POST' : 'GET';
        const answer = await send(target, { path: `${path}${inside}`, method, person: 'member' });
        expect([path + inside, answer.status]).toEqual([path + inside, 404]);
        expect(answer.text).not.toContain('secret content');
      }
    }
    for (const path of [
      library.path('rootFolder/files'),
      library.path('rootFolder?$expand=Files'),
      library.path('items?$expand=File'),
    ]) {
      expect((await send(target, { path, person: 'member' })).text).not.toContain('secret.txt');
    }
    const taken = await library.upload('secret.txt', 'x', { overwrite: true, person: 'member' });
    expect(taken.status).toBe(404);
    expect((await library.read('secret.txt')).text).toBe('secret again');
  });

  itEmbedded('is not who may read its older versions', async () => {
    await library.upload('old secret.txt', 'one');
    await library.upload('old secret.txt', 'two', { overwrite: true });
    const item = await send(target, { path: library.file('old secret.txt', 'listItemAllFields?$select=Id') });
    const path = library.path(`items(${String(at(item.json, 'Id'))})`);
    // View and open items, but not their versions.
    const level = { Name: `No versions ${Math.random()}`, BasePermissions: { High: '0', Low: String(0x30021) } };
    const made = await send(target, { method: 'POST', path: 'web/roledefinitions', body: level });
    const person = await send(target, { path: 'web/currentuser', person: 'visitor' });
    await post(`${path}/breakroleinheritance(false,false)`);
    const [who, what] = [String(at(person.json, 'Id')), String(at(made.json, 'Id'))];
    await post(`${path}/roleassignments/addroleassignment(principalid=${who},roledefid=${what})`);
    expect((await library.read('old secret.txt', 'visitor')).text).toBe('two');
    for (const inside of ['versions', 'versions(512)', 'versions(512)/$value']) {
      const answer = await send(target, { path: library.file('old secret.txt', inside), person: 'visitor' });
      expect([inside, answer.status]).toEqual([inside, 403]);
    }
    const expanded = await send(target, {
      path: library.file('old secret.txt', '?$expand=Versions').replace('/?', '?'),
      person: 'visitor',
    });
    expect(expanded.text).not.toContain('_vti_history');
  });

  itEmbedded('does not let a visitor change anything', async () => {
    await library.upload('fixed.txt', 'fixed');
    const person = 'visitor';
    const path = library.file('fixed.txt');
    const refused = [
      await library.upload('new.txt', 'x', { person }),
      await library.upload('fixed.txt', 'x', { overwrite: true, person }),
      await sendBytes(target, { method: 'PUT', path: `${path}/$value`, bytes: 'x', person }),
      await send(target, { method: 'DELETE', path, person }),
    ];
    for (const method of ['recycle', 'checkout', "startUpload(uploadId=guid'0f8fad5b-d9cb-469f-a165-70867728950e')"]) {
      refused.push({ ...(await sendBytes(target, { method: 'POST', path: `${path}/${method}`, person })) });
    }
    expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 403));
    expect((await library.read('fixed.txt')).text).toBe('fixed');
  });
});
