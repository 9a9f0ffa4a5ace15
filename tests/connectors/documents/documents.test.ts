/** Documents of a case in a library of the embedded service: up, down, seen, changed, away and back. */
import {
  ConflictError,
  documentUpload,
  listConnector,
  provision,
  readContent,
  readDocuments,
  type DocumentUpload,
  type SiteConnection,
  type StoredDocument,
} from '@phb/connectors';
import { caseDocuments, documentName, newReference, personalHealthBudgets, type Reference } from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';
import { localSharePoint, type LocalSharePoint } from '../localSharePoint.js';

type Documents = typeof caseDocuments;
let local: LocalSharePoint;
let site: SiteConnection;
beforeAll(async () => {
  local = await localSharePoint();
  await provision(local.connect('/sites/phb', 'owner'), [personalHealthBudgets, caseDocuments]);
});
beforeEach(() => {
  local.fault = () => undefined;
  local.before = () => undefined;
  local.passed.length = 0;
  site = local.connect('/sites/phb', 'member');
});
afterAll(() => local.close());

const day = Temporal.PlainDate.from('2019-03-14');
const letter = { kind: 'Letter', documentDate: day } as const;

function upload(
  caseRef: Reference<'PHB'>,
  content: Blob,
  through = site,
  ref?: Reference<'DOC'>,
): DocumentUpload<Documents> {
  return documentUpload(through, caseDocuments, {
    content,
    name: (nth) => documentName({ caseRef, ...letter, extension: '.txt' }, nth),
    row: { caseRef, ...letter, ...(ref === undefined ? {} : { ref }) },
  });
}
const textOf = async (document: StoredDocument<Documents>): Promise<string> =>
  new TextDecoder().decode(await readContent(site, document.file.path));
const namesOf = async (caseRef: Reference<'PHB'>): Promise<readonly string[]> =>
  (await readDocuments(site, caseDocuments, caseRef)).documents.map(({ file }) => file.name);
/** Every file of the library, whatever its columns say. */
async function filesWith(caseRef: string): Promise<readonly string[]> {
  const direct = local.connectDirectly('/sites/phb', 'owner');
  const rows: readonly { FileLeafRef: string }[] = await direct.sp.web
    .getList('/sites/phb/CaseDocuments')
    .items.select('FileLeafRef')
    .top(5000)();
  return rows.map(({ FileLeafRef }) => FileLeafRef).filter((name) => name.startsWith(caseRef));
}
/** Bytes that no shift or cut leaves equal. */
const manyBytes = (size: number): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length: size }, (_, at) => (at * 31 + (at >> 8) * 7) & 0xff);
const megabyte = 1024 * 1024;

it('sends a small file in one piece, names it by its case and finds it again in one request', async () => {
  const caseRef = newReference('PHB');
  const said: (readonly [number, number])[] = [];
  const document = await upload(caseRef, new Blob(['Dear …'])).run({ onProgress: (...each) => said.push(each) });
  expect(document.file).toMatchObject({
    name: `${caseRef} Letter 2019-03-14.txt`,
    path: `/sites/phb/CaseDocuments/${caseRef} Letter 2019-03-14.txt`,
    address: `${local.origin}/sites/phb/CaseDocuments/${caseRef}%20Letter%202019-03-14.txt?web=1`,
    size: 8,
    savedBy: 'The member',
    checkedOutBy: undefined,
  });
  expect(document.row).toMatchObject({ caseRef, kind: 'Letter', note: null });
  expect(document.row.documentDate.toString()).toBe('2019-03-14');
  expect(await textOf(document)).toBe('Dear …');
  expect(said[0]).toEqual([0, 8]);

  local.passed.length = 0;
  const found = await readDocuments(site, caseDocuments, caseRef);
  expect(local.passed).toHaveLength(1);
  expect(found).toEqual({ documents: [document], unreadable: [] });
});

it('numbers what would have the name of another', async () => {
  const caseRef = newReference('PHB');
  await upload(caseRef, new Blob(['one'])).run();
  const second = await upload(caseRef, new Blob(['two'])).run();
  // The same bytes a second time are another document too: the first has its case already.
  const third = await upload(caseRef, new Blob(['two'])).run();
  expect([second.file.name, third.file.name]).toEqual([
    `${caseRef} Letter 2019-03-14 2.txt`,
    `${caseRef} Letter 2019-03-14 3.txt`,
  ]);
  expect(await textOf(second)).toBe('two');
});

it('sends a large file in pieces, byte for byte, and says how far it is', async () => {
  const caseRef = newReference('PHB');
  const bytes = manyBytes(11 * megabyte + 3);
  const said: number[] = [];
  const document = await upload(caseRef, new Blob([bytes])).run({ onProgress: (sent) => said.push(sent) });
  expect(said).toEqual([0, 5 * megabyte, 10 * megabyte, bytes.length]);
  expect(document.file.size).toBe(bytes.length);
  expect(Buffer.compare(await readContent(site, document.file.path), bytes)).toBe(0);
  const methods = local.passed.map(({ url }) => /(\w+Upload)\(/.exec(url)?.[1]).filter(Boolean);
  expect(methods).toEqual(['startUpload', 'continueUpload', 'finishUpload']);
});

it.each([
  ['the first piece', 'startUpload', 'before' as const],
  ['the first piece, after it had come', 'startUpload', 'after' as const],
  ['a piece in the middle, after it had come', 'continueUpload', 'after' as const],
  ['the last piece, after it had come', 'finishUpload', 'after' as const],
])('loses nothing and doubles nothing if the answer is lost to %s', async (_, method, cut) => {
  const caseRef = newReference('PHB');
  const bytes = manyBytes(11 * megabyte);
  let faults = 0;
  local.fault = ({ url }) => {
    if (!url.includes(method) || faults > 0) return undefined;
    faults += 1;
    return { cut };
  };
  const document = await upload(caseRef, new Blob([bytes])).run();
  expect(faults).toBe(1);
  expect(Buffer.compare(await readContent(site, document.file.path), bytes)).toBe(0);
  expect(await filesWith(caseRef)).toHaveLength(1);
});

it('knows its own small file again if the answer to it was lost', async () => {
  const caseRef = newReference('PHB');
  let faults = 0;
  local.fault = ({ url }) => {
    if (!url.includes('AddUsingPath') || faults > 0) return undefined;
    faults += 1;
    return { cut: 'after' as const };
  };
  const document = await upload(caseRef, new Blob(['once'])).run();
  expect(document.file.name).toBe(`${caseRef} Letter 2019-03-14.txt`);
  expect(await filesWith(caseRef)).toHaveLength(1);
});

it('goes on after a refusal of the columns, and does not send the file again', async () => {
  const caseRef = newReference('PHB');
  const sent = upload(caseRef, new Blob(['half']));
  local.fault = ({ method, url }) => (method === 'POST' && url.includes('/items(') ? { answer: 403 } : undefined);
  await expect(sent.run()).rejects.toMatchObject({
    sentence: expect.stringMatching(/^The file was sent, but what is said of it was not saved\..* Save again/),
  });
  expect(await namesOf(caseRef)).toEqual([]);
  local.fault = () => undefined;
  local.passed.length = 0;
  await sent.run();
  expect(local.passed.filter(({ url }) => url.includes('AddUsingPath'))).toEqual([]);
  expect(await namesOf(caseRef)).toEqual([`${caseRef} Letter 2019-03-14.txt`]);
});

it('takes away what it sent when it is stopped, and what was given up', async () => {
  const caseRef = newReference('PHB');
  const stop = new AbortController();
  const stopped = upload(caseRef, new Blob([manyBytes(16 * megabyte)])).run({
    signal: stop.signal,
    onProgress: (sent) => {
      if (sent > 0) stop.abort();
    },
  });
  await expect(stopped).rejects.toMatchObject({ name: 'StoppedError', sentence: 'You stopped. Nothing was saved.' });
  expect(await filesWith(caseRef)).toEqual([]);

  const given = upload(caseRef, new Blob(['up']));
  local.fault = ({ method, url }) => (method === 'POST' && url.includes('/items(') ? { answer: 403 } : undefined);
  await expect(given.run()).rejects.toThrow();
  expect(await filesWith(caseRef)).toHaveLength(1);
  await given.drop();
  expect(await filesWith(caseRef)).toEqual([]);
});

it('changes the columns of the version that was read, and leaves the file as it is', async () => {
  const caseRef = newReference('PHB');
  const { row, file } = await upload(caseRef, new Blob(['text'])).run();
  const list = listConnector(site, caseDocuments);
  await list.update(row, { kind: 'Consent', note: 'Signed' });
  const [changed] = (await readDocuments(site, caseDocuments, caseRef)).documents;
  expect(changed?.row).toMatchObject({ kind: 'Consent', note: 'Signed' });
  expect(changed?.file.name).toBe(file.name);
  await expect(list.update(row, { kind: 'Letter' })).rejects.toThrow(ConflictError);
  expect(await readContent(site, file.path)).toHaveLength(4);
  for await (const { versions } of list.versions([row])) {
    expect(versions.map(({ kind }) => kind)).toEqual(['changed', 'changed', 'added']);
    expect(versions[0]?.changes).toMatchObject([
      { column: 'kind', before: 'Letter', after: 'Consent' },
      { column: 'note', before: null, after: 'Signed' },
    ]);
  }
});

it('moves a document to the recycle bin and brings it back, bytes and all', async () => {
  const caseRef = newReference('PHB');
  const { row } = await upload(caseRef, new Blob(['keep me'])).run();
  const list = listConnector(site, caseDocuments);
  const recycled = await list.recycle(row);
  expect(await namesOf(caseRef)).toEqual([]);
  if (recycled === undefined) throw new Error('it was there');
  await list.restore(recycled);
  const [back] = (await readDocuments(site, caseDocuments, caseRef)).documents;
  if (back === undefined) throw new Error('it is back');
  expect(back.row.ref).toBe(row.ref);
  expect(await textOf(back)).toBe('keep me');
});

it('says who has a document checked out, and refuses what others would do to it in a sentence', async () => {
  const caseRef = newReference('PHB');
  const { row, file } = await upload(caseRef, new Blob(['held'])).run();
  const owner = local.connectDirectly('/sites/phb', 'owner');
  await fetch(
    `${owner.webUrl}/_api/web/getFileByServerRelativePath(decodedUrl='${encodeURIComponent(file.path)}')/checkout`,
    { method: 'POST', headers: { Authorization: 'Bearer owner', Accept: 'application/json' } },
  );
  const [held] = (await readDocuments(site, caseDocuments, caseRef)).documents;
  expect(held?.file.checkedOutBy).toBe('The owner');
  const list = listConnector(site, caseDocuments);
  const refused = { name: 'FileInUseError', sentence: expect.stringContaining('Somebody else has this document open') };
  await expect(list.update(held?.row ?? row, { note: 'mine' })).rejects.toMatchObject(refused);
  await expect(list.recycle(held?.row ?? row)).rejects.toMatchObject(refused);
});

it('refuses names that SharePoint does not take, in a sentence', async () => {
  const caseRef = newReference('PHB');
  const named = (name: string) =>
    documentUpload(site, caseDocuments, { content: new Blob(['x']), name: () => name, row: { caseRef, ...letter } });
  await expect(named('a:b.txt').run()).rejects.toMatchObject({
    name: 'ValidationFailedError',
    sentence: expect.stringContaining('does not allow this name of a file'),
  });
  await expect(named(`${'a'.repeat(300)}.txt`).run()).rejects.toMatchObject({
    sentence: expect.stringContaining('too long'),
  });
});

it('sends nothing to those who may not open the library, and takes nothing from them', async () => {
  const caseRef = newReference('PHB');
  const { file } = await upload(caseRef, new Blob(['secret'])).run();
  const visitor = local.connect('/sites/phb', 'visitor');
  await expect(readDocuments(visitor, caseDocuments, caseRef)).rejects.toMatchObject({ name: 'NotFoundError' });
  await expect(readContent(visitor, file.path)).rejects.toMatchObject({
    name: expect.stringMatching(/No(tFound|Access)Error/),
  });
  await expect(upload(caseRef, new Blob(['x']), visitor).run()).rejects.toThrow();
  expect(await filesWith(caseRef)).toHaveLength(1);
});

it('tells files whose columns do not read as declared apart', async () => {
  const caseRef = newReference('PHB');
  const { row } = await upload(caseRef, new Blob(['x'])).run();
  const owner = local.connectDirectly('/sites/phb', 'owner').sp.web.getList('/sites/phb/CaseDocuments').items;
  await owner.getById(row.id).update({ Kind: null });
  const { documents, unreadable } = await readDocuments(site, caseDocuments, caseRef);
  expect(documents).toEqual([]);
  expect(unreadable).toMatchObject([{ row: { title: row.ref }, file: { name: `${caseRef} Letter 2019-03-14.txt` } }]);
});
