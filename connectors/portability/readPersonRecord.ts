import {
  columnsOf,
  lists as allLists,
  listsOf,
  people,
  type AnyRow,
  type ItemId,
  type ListDeclaration,
  type Person,
  type RecordRow,
} from '@phb/schemas';
import { readContent } from '../documents/readContent.js';
import { documentPages, type DocumentFile } from '../documents/readDocuments.js';
import { StoppedError } from '../errors/kinds.js';
import { listContext } from '../list/context.js';
import { readAll } from '../list/read.js';
import { readVersions } from '../list/versions.js';
import { siteLogins } from '../people/siteLogins.js';
import type { SiteConnection } from '../session/site.js';
import { readableLists } from './readable.js';
import { recycledOf } from './recycledOf.js';

/** Everything that is held on one person, as it was read. */
export interface PersonRecord {
  readonly rows: readonly RecordRow[];
  /** Names of colleagues by the ids that person columns hold, for the register and for the partnership site. */
  readonly members: Readonly<Record<'register' | 'partnership', ReadonlyMap<number, string>>>;
  /** Lists that this person may not open, so that nothing of them is in the record. */
  readonly notOpened: readonly string[];
  /** Rows that do not read as declared: they are not in the record until they are mended. */
  readonly unreadable: readonly { readonly list: string; readonly title: string }[];
  /** Names of what lies in the recycle bin of the register and is known to be about the person, as far as the reader may see it. */
  readonly inBin: readonly string[];
  /** The bytes of a document. @param path as its row says. @throws NotFoundError if it was removed since */
  contentOf(path: string): Promise<Uint8Array<ArrayBuffer>>;
}

export interface PersonRecordOptions {
  onProgress?(list: string, done: number, lists: number): void;
  readonly signal?: AbortSignal;
}

/** SharePoint looks at most this many values up by an index in one question. */
const mostAtOnce = 60;
/** References that make a row the person's: their own, and those of their packages and budgets. */
const ownPrefixes = ['P', 'PKG', 'PHB'] as const;

/** A row with its file, if it is a document. */
interface FoundRow {
  readonly values: AnyRow & { readonly id: ItemId };
  readonly file: DocumentFile | undefined;
}

class RecordReader {
  readonly rows: RecordRow[] = [];
  readonly notOpened: string[] = [];
  readonly unreadable: { list: string; title: string }[] = [];
  /** References by prefix: what a row points at if it is about the person. */
  readonly #refs = new Map<string, Set<string>>();

  constructor(
    readonly sites: Readonly<{ register: SiteConnection; partnership: SiteConnection | undefined }>,
    person: Person['ref'],
    readonly signal: AbortSignal | undefined,
  ) {
    this.#refs.set('P', new Set([person]));
  }

  /** The columns by which the rows of a list are about a person; in a partnership site a row's own key is a case's. */
  #columns(list: ListDeclaration): readonly (readonly [name: string, prefix: string])[] {
    return columnsOf(list).flatMap(([name, column]): readonly (readonly [string, string])[] => {
      const counts =
        column.kind === 'reference' &&
        ownPrefixes.some((prefix) => prefix === column.prefix) &&
        (!column.isKey || list.site === 'partnership' || list.path === people.path);
      return counts ? [[name, column.prefix]] : [];
    });
  }

  async #found(site: SiteConnection, list: ListDeclaration): Promise<readonly FoundRow[]> {
    const context = listContext(site, list);
    const found = new Map<number, FoundRow>();
    for (const [column, prefix] of this.#columns(list)) {
      const refs = [...(this.#refs.get(prefix) ?? [])];
      for (let at = 0; at < refs.length; at += mostAtOnce) {
        const where = { column, is: 'in' as const, value: refs.slice(at, at + mostAtOnce) };
        if (list.library) {
          for await (const { documents, unreadable } of documentPages(site, list, where, this.signal)) {
            for (const { row, file } of documents) found.set(row.id, { values: row, file });
            for (const { file } of unreadable) this.unreadable.push({ list: list.title, title: file.name });
          }
          continue;
        }
        const page = await readAll(context, { where }, this.signal);
        for (const row of page.rows) found.set(row.id, { values: row, file: undefined });
        for (const { title } of page.unreadable) this.unreadable.push({ list: list.title, title });
      }
    }
    return [...found.values()];
  }

  /** Reads one list: the rows that are about the person, with all their versions. */
  async list(list: ListDeclaration, readable: ReadonlySet<ListDeclaration>): Promise<void> {
    const site = this.sites[list.site];
    if (site === undefined || this.#columns(list).length === 0) return;
    if (!readable.has(list)) {
      this.notOpened.push(list.title);
      return;
    }
    const found = await this.#found(site, list);
    const key = list.columns.ref.prefix;
    if (list.site === 'register' && ownPrefixes.some((prefix) => prefix === key)) {
      this.#refs.set(key, new Set(found.map(({ values }) => String(values['ref']))));
    }
    const byId = new Map(found.map((row) => [row.values.id, row]));
    const ids = found.map(({ values }) => values);
    for await (const { id, versions } of readVersions(listContext(site, list), ids, this.signal)) {
      const row = byId.get(id);
      if (row === undefined) continue;
      const { values, file } = row;
      const ref = String(values['ref']);
      this.rows.push({ list, ref, values, versions, ...(file === undefined ? {} : { file }) });
    }
  }

  /** Every reference of the person, their packages and their budgets. */
  refs(): readonly string[] {
    return [...this.#refs.values()].flatMap((refs) => [...refs]);
  }
}

async function namesIn(site: SiteConnection | undefined): Promise<ReadonlyMap<number, string>> {
  const logins = site === undefined ? [] : await siteLogins(site);
  return new Map(logins.map(({ id, name }) => [Number(id), name]));
}

/**
 * Reads everything that is held on one person: their row in People, what points at it, what points at their packages and
 * budgets, what was published of them to the partner, all versions that SharePoint keeps of these rows, and the
 * documents of the budgets. What lies in the recycle bin is named only.
 * @throws StoppedError when the signal is given
 */
export async function readPersonRecord(
  sites: Readonly<{ register: SiteConnection; partnership: SiteConnection | undefined }>,
  person: Person['ref'],
  options: PersonRecordOptions = {},
): Promise<PersonRecord> {
  const { signal } = options;
  const reader = new RecordReader(sites, person, signal);
  try {
    const found = await Promise.all([
      readableLists(sites.register, listsOf('register')),
      sites.partnership === undefined ? [] : readableLists(sites.partnership, listsOf('partnership')),
    ]);
    const readable = new Set(found.flatMap((lists) => [...lists]));
    for (const [done, list] of allLists.entries()) {
      options.onProgress?.(list.title, done, allLists.length);
      signal?.throwIfAborted();
      await reader.list(list, readable);
    }
    const [register, partnership] = await Promise.all([namesIn(sites.register), namesIn(sites.partnership)]);
    const { rows, notOpened, unreadable } = reader;
    const inBin = await recycledOf(sites.register, reader.refs());
    const contentOf = (path: string): Promise<Uint8Array<ArrayBuffer>> => readContent(sites.register, path);
    return { rows, members: { register, partnership }, notOpened, unreadable, inBin, contentOf };
  } catch (error) {
    if (!signal?.aborted) throw error;
    throw new StoppedError({
      message: 'stopped by the person',
      sentence: 'You stopped. Nothing was made.',
      cause: error,
    });
  }
}
