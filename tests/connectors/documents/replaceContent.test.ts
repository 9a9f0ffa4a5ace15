/** A document's file replaced by a newer one, in a library of the embedded service. */
import {
  ConflictError,
  documentUpload,
  listConnector,
  NotFoundError,
  provision,
  readContent,
  readDocuments,
  replaceContent,
  StoppedError,
  type SiteConnection,
  type StoredDocument,
} from '@phb/connectors';
import { caseDocuments, documentName, newReference, type Reference } from '@phb/schemas';
import { spGet } from '@pnp/sp/spqueryable.js';
import { Temporal } from 'temporal-polyfill';
import { fileAt } from '../../../connectors/documents/place.js';
import { localSharePoint, type LocalSharePoint } from '../localSharePoint.js';

type Document = StoredDocument<typeof caseDocuments>;
let local: LocalSharePoint;
let site: SiteConnection;
let caseRef: Reference<'PHB'>;
let document: Document;

beforeAll(async () => {
  local = await localSharePoint();
  await provision(local.connectDirectly('/sites/phb', 'owner'), [caseDocuments]);
});
beforeEach(async () => {
  local.fault = () => undefined;
  site = local.connect('/sites/phb', 'member');
  caseRef = newReference('PHB');
  const row = { caseRef, kind: 'Letter', documentDate: Temporal.PlainDate.from('2019-03-14') } as const;
  const name = (nth: number): string => documentName({ ...row, extension: '.txt' }, nth);
  document = await documentUpload(site, caseDocuments, { content: new Blob(['old']), name, row }).run();
});
afterAll(() => local.close());

const text = async (): Promise<string> => new TextDecoder().decode(await readContent(site, document.file.path));
const versionOf = ({ row, file }: Document) => ({ id: row.id, etag: row.etag, path: file.path });
const replace = (content: Blob, version = versionOf(document), signal?: AbortSignal): Promise<void> =>
  replaceContent(site, caseDocuments, version, content, { signal });
const now = async (): Promise<Document | undefined> => (await readDocuments(site, caseDocuments, caseRef)).documents[0];

it('writes the newer bytes; name, columns and the earlier version stay', async () => {
  await replace(new Blob(['the newer one']));
  expect(await text()).toBe('the newer one');
  const after = await now();
  expect(after?.file).toMatchObject({ name: document.file.name, size: 13 });
  expect(after?.row).toMatchObject({ id: document.row.id, ref: document.row.ref, kind: 'Letter', caseRef });
  const earlier = fileAt(site, document.file.path, 'versions').select('Size');
  const versions = await spGet<readonly { readonly Size: number }[]>(earlier);
  expect(versions.map(({ Size }) => Size)).toContain(3);
});

it('goes in pieces where it is large, and leaves the file as it was when it is stopped', async () => {
  const large = new Blob([new Uint8Array(11 * 1024 * 1024).fill(7)]);
  const stop = new AbortController();
  local.before = ({ url }) => {
    if (/startUpload/i.test(url)) stop.abort();
  };
  await expect(replace(large, versionOf(document), stop.signal)).rejects.toBeInstanceOf(StoppedError);
  local.before = () => undefined;
  expect(await text()).toBe('old');
  await replace(large);
  expect((await now())?.file.size).toBe(large.size);
});

it('is refused if somebody saved the document since it was read', async () => {
  const list = listConnector(local.connectDirectly('/sites/phb', 'owner'), caseDocuments);
  await list.update(document.row, { note: 'Read again' });
  await expect(replace(new Blob(['mine']))).rejects.toBeInstanceOf(ConflictError);
  expect(await text()).toBe('old');
});

it('comes through once more when the answer was lost', async () => {
  let met = false;
  local.fault = ({ url }) => {
    if (met || !url.includes('$value')) return undefined;
    met = true;
    return { cut: 'after' };
  };
  await replace(new Blob(['sent twice']));
  expect(met).toBe(true);
  expect(await text()).toBe('sent twice');
});

it('says that the document is gone', async () => {
  await listConnector(site, caseDocuments).recycle(document.row);
  await expect(replace(new Blob(['mine']))).rejects.toBeInstanceOf(NotFoundError);
});
