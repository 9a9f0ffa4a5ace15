import {
  columnKinds,
  columnsOf,
  rowFile,
  tableHeadings,
  tableText,
  writeManifest,
  type AnyRow,
  type ExportedList,
  type ItemId,
  type ListDeclaration,
  type SiteKind,
} from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';
import { readContent } from '../documents/readContent.js';
import { NotFoundError } from '../errors/kinds.js';
import { plainCsvHead, plainCsvLine } from '../files/csv.js';
import { zipWriter } from '../files/zipWriter.js';
import { attachmentNames, readAttachment } from '../list/attachments.js';
import { siteLogins, type SiteLogin } from '../people/siteLogins.js';
import { machineryOf } from '../session/machinery.js';
import type { SiteConnection } from '../session/site.js';
import { inPieces, packInto, throwIfStopped, type Packer } from './packing.js';
import { attachmentPath, manifestPath, membersPath, readMePath, rowsPath, tablePath, unreadablePath } from './paths.js';
import { readMe } from './readMe.js';
import { readableLists } from './readable.js';
import { readWhole, type WholeDocument } from './readWhole.js';

/** How far an export is. */
export interface ExportProgress {
  /** The list that is being read, undefined at the end. */
  readonly list: string | undefined;
  readonly listsDone: number;
  readonly lists: number;
  readonly rows: number;
}

export interface ExportOptions {
  onProgress?(progress: ExportProgress): void;
  readonly signal?: AbortSignal;
}

/** A site as one file, and what is in it. */
export interface SiteExport {
  readonly file: Blob;
  readonly lists: readonly ExportedList[];
  /** Titles of lists that this person may not open, so that nothing of them is in the file. */
  readonly leftOut: readonly string[];
}

interface ListContent {
  readonly rows: readonly AnyRow[];
  readonly unreadable: readonly string[];
  readonly attached: readonly { readonly id: ItemId; readonly ref: string }[];
  readonly documents: readonly WholeDocument[];
}

async function contentOf(
  site: SiteConnection,
  list: ListDeclaration,
  onPage: (rows: number) => void,
  signal: AbortSignal | undefined,
): Promise<ListContent> {
  const content = {
    rows: [] as AnyRow[],
    unreadable: [] as string[],
    attached: [] as { id: ItemId; ref: string }[],
    documents: [] as WholeDocument[],
  };
  try {
    for await (const page of readWhole(site, list, signal)) {
      throwIfStopped(signal);
      for (const row of page.rows) content.rows.push(row);
      content.unreadable.push(...page.unreadable.map(({ item }) => JSON.stringify(item)));
      content.attached.push(...page.attached);
      content.documents.push(...page.documents);
      onPage(content.rows.length);
    }
  } catch (error) {
    throwIfStopped(signal);
    throw error;
  }
  return content;
}

/** The bytes of a document; undefined if somebody has removed it since its row was read. */
async function contentIfThere(
  site: SiteConnection,
  path: string,
  signal: AbortSignal | undefined,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return await readContent(site, path, signal);
  } catch (error) {
    throwIfStopped(signal);
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}

/** Packs what hangs on the rows of a list, or what the rows of a library are. */
async function packFiles(
  site: SiteConnection,
  list: ListDeclaration,
  content: ListContent,
  packer: Packer,
  signal: AbortSignal | undefined,
): Promise<ExportedList['attachments']> {
  const packed: ExportedList['attachments'] = [];
  for (const { id, ref } of content.attached) {
    for (const name of await attachmentNames(site, list, id)) {
      throwIfStopped(signal);
      const bytes = await readAttachment(site, list, id, name);
      if (bytes === undefined) continue;
      const file = attachmentPath(list, packed.length + 1);
      await packer.add(file, bytes);
      packed.push({ ref, name, file });
    }
  }
  for (const { ref, name, path } of content.documents) {
    throwIfStopped(signal);
    const bytes = await contentIfThere(site, path, signal);
    if (bytes === undefined) continue;
    const file = attachmentPath(list, packed.length + 1);
    await packer.add(file, bytes);
    packed.push({ ref, name, file });
  }
  return packed;
}

/** Who the ids in person columns are. Groups and accounts that no row names are left out. */
function namedMembers(
  lists: readonly ListDeclaration[],
  contents: ReadonlyMap<ListDeclaration, ReadonlySet<number>>,
  logins: readonly SiteLogin[],
): readonly SiteLogin[] {
  const named = new Set(lists.flatMap((list) => [...(contents.get(list) ?? [])]));
  return logins.filter(({ id }) => named.has(id));
}

function membersIn(list: ListDeclaration, rows: readonly AnyRow[]): ReadonlySet<number> {
  const columns = columnsOf(list).filter(([, { kind }]) => kind === 'person');
  return new Set(
    rows.flatMap((row) => columns.flatMap(([name]) => (typeof row[name] === 'number' ? [row[name]] : []))),
  );
}

const lines = (texts: readonly string[]): string => texts.map((text) => `${text}\n`).join('');

/**
 * Takes a whole site away as one zip file: of each list its rows as lines of JSON (to import them again), as a table (for people
 * and other programs), the files that hang on them or that they are, and a manifest with counts and checksums. Versions of rows are not in it.
 * @param lists the lists of the site, all of them
 * @throws StoppedError when the signal is given
 */
export async function exportSite(
  site: SiteConnection,
  kind: SiteKind,
  lists: readonly ListDeclaration[],
  options: ExportOptions = {},
): Promise<SiteExport> {
  const { signal } = options;
  const { clock } = machineryOf(site);
  const now = (): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(clock.now());
  const startedAt = now();
  const zip = zipWriter(startedAt);
  const packer = packInto(zip);
  const [logins, readable] = await Promise.all([siteLogins(site), readableLists(site, lists)]);
  const names = new Map(logins.map(({ id, name }) => [Number(id), name]));
  const exported: ExportedList[] = [];
  const leftOut: string[] = [];
  const members = new Map<ListDeclaration, ReadonlySet<number>>();
  let rowsDone = 0;
  for (const [listsDone, list] of lists.entries()) {
    const report = (rows: number): void =>
      options.onProgress?.({ list: list.title, listsDone, lists: lists.length, rows: rowsDone + rows });
    report(0);
    if (!readable.has(list)) {
      leftOut.push(list.title);
      continue;
    }
    const content = await contentOf(site, list, report, signal);
    const { rows, unreadable } = content;
    rowsDone += rows.length;
    members.set(list, membersIn(list, rows));
    const file = rowFile(list);
    await packer.add(rowsPath(list), await inPieces(rows, (row) => `${file.write(row)}\n`, signal));
    const columns = columnsOf(list);
    const line = (row: AnyRow): string =>
      plainCsvLine(columns.map(([name, column]) => tableText(column, row[name], names)));
    await packer.add(tablePath(list), plainCsvHead(tableHeadings(list)) + (await inPieces(rows, line, signal)));
    if (unreadable.length > 0) await packer.add(unreadablePath(list), lines(unreadable));
    exported.push({
      title: list.title,
      path: list.path,
      columns: columnKinds(list),
      rows: rows.length,
      unreadable: unreadable.length,
      attachments: await packFiles(site, list, content, packer, signal),
    });
  }
  const finishedAt = now();
  await packer.add(membersPath, `${JSON.stringify(namedMembers(lists, members, logins), null, 2)}\n`);
  await packer.add(readMePath, readMe(kind, startedAt, exported, leftOut));
  await zip.add(
    manifestPath,
    new TextEncoder().encode(
      writeManifest({ site: kind, startedAt, finishedAt, lists: exported, leftOut, files: packer.files }),
    ),
  );
  throwIfStopped(signal);
  options.onProgress?.({ list: undefined, listsDone: lists.length, lists: lists.length, rows: rowsDone });
  return { file: zip.finish(), lists: exported, leftOut };
}
