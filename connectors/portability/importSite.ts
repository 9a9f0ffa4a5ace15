import {
  columnsOf,
  isLink,
  isSameValue,
  rowFile,
  type AnyRow,
  type ExportedList,
  type ListDeclaration,
  type SiteUserId,
} from '@phb/schemas';
import { documentUpload } from '../documents/documentUpload.js';
import { ConnectorError } from '../errors/connectorError.js';
import { StoppedError } from '../errors/kinds.js';
import { attachmentAddress, saveAttachment } from '../list/attachments.js';
import { listConnector } from '../list/listConnector.js';
import { ensureLogin } from '../people/siteLogins.js';
import { registerRows } from '../importing/registerRows.js';
import type { SiteConnection } from '../session/site.js';
import type { ExportedMember, OpenedExport } from './openExport.js';

/** What became of the rows of one list. Every row of the file is in one of the counts. */
export interface ListReport {
  readonly title: string;
  readonly added: number;
  /** Here before, and equal: an earlier try, or the same file twice. */
  readonly there: number;
  /** Not written, each with why. */
  readonly problems: readonly { readonly ref: string; readonly sentence: string }[];
}

/** What an import of a whole site came to. */
export interface SiteReport {
  readonly lists: readonly ListReport[];
  /** People whom rows name and the organisation does not know: those columns were left empty. */
  readonly unknownPeople: readonly string[];
  /** Every row of every list was judged. */
  readonly complete: boolean;
  /** What stopped it, for the person. What was written stays, and the same file can be imported again for the rest. */
  readonly interruption: string | undefined;
}

export interface SiteImportOptions {
  onProgress?(progress: { readonly list: string; readonly done: number; readonly total: number }): void;
  readonly signal?: AbortSignal;
}

type MemberIds = ReadonlyMap<number, SiteUserId>;

async function memberIds(
  site: SiteConnection,
  members: readonly ExportedMember[],
): Promise<{ readonly ids: MemberIds; readonly unknown: readonly string[] }> {
  const ids = new Map<number, SiteUserId>();
  const unknown: string[] = [];
  for (const { id, login, name } of members) {
    const here = await ensureLogin(site, login);
    if (here === undefined) unknown.push(name);
    else ids.set(id, here);
  }
  return { ids, unknown };
}

/** A row as it is to be here: people by their ids in this site. */
function hereRow(list: ListDeclaration, row: AnyRow, ids: MemberIds): AnyRow {
  const people = columnsOf(list)
    .filter(([, { kind }]) => kind === 'person')
    .map(([name]): [string, unknown] => [name, typeof row[name] === 'number' ? (ids.get(row[name]) ?? null) : null]);
  return people.length === 0 ? row : { ...row, ...Object.fromEntries(people) };
}

/** Columns that differ, a link to a row's own attachment aside: it was pointed at its place in this site. */
function differing(list: ListDeclaration, here: AnyRow, wanted: AnyRow): readonly string[] {
  return columnsOf(list)
    .filter(([name]) => !isSameValue(here[name], wanted[name]) && ownAttachment(list, wanted[name]) === undefined)
    .map(([, { label }]) => label);
}

/** The name of the file, if a value is a link to something that hangs on a row of the list. */
function ownAttachment(list: ListDeclaration, value: unknown): string | undefined {
  if (!list.attachments || !isLink(value)) return undefined;
  const found = new RegExp(`/Lists/${list.path}/Attachments/\\d+/([^/?#]+)$`).exec(value.url)?.[1];
  return found === undefined ? undefined : decoded(found);
}

/** A part of an address as it reads; undefined for what somebody has typed and no browser reads. */
function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

/** The name of a file, with a number before its ending if it is not the first that is tried. */
function numbered(name: string, nth: number): string {
  if (nth === 1) return name;
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? `${name} ${nth}` : `${name.slice(0, dot)} ${nth}${name.slice(dot)}`;
}

class ListImport {
  added = 0;
  there = 0;
  readonly problems: { ref: string; sentence: string }[] = [];

  constructor(
    readonly site: SiteConnection,
    readonly list: ListDeclaration,
  ) {}

  problem(ref: string, sentence: string): void {
    this.problems.push({ ref, sentence });
  }

  /** Adds what is not here yet. @returns what stopped it */
  async rows(
    rows: readonly AnyRow[],
    exported: ExportedList,
    opened: OpenedExport,
    options: SiteImportOptions,
  ): Promise<string | undefined> {
    const { list, site } = this;
    const present = await registerRows(site, [list], options.signal ? { signal: options.signal } : {});
    const byRef = new Map((present.rows.get(list.title) ?? []).map((row) => [String(row['ref']), row]));
    const broken = new Set(present.unreadable.map(({ title }) => title));
    const missing: AnyRow[] = [];
    for (const row of rows) {
      const ref = String(row['ref']);
      const here = byRef.get(ref);
      if (broken.has(ref)) this.problem(ref, 'It is here already and does not read as its list declares it.');
      else if (here === undefined) missing.push(row);
      else {
        const labels = differing(list, here, row);
        if (labels.length === 0) this.there += 1;
        else this.problem(ref, `It is here already, with another ${labels.join(', ')}. It was left as it stands.`);
      }
    }
    const before = rows.length - missing.length;
    if (list.library) return this.#documents(missing, before, exported, opened, options);
    const outcomes = await listConnector(site, list).write(
      missing.map((add) => ({ add })),
      {
        ...(options.signal ? { signal: options.signal } : {}),
        onProgress: (done) => options.onProgress?.({ list: list.title, done: before + done, total: rows.length }),
      },
    );
    let interruption: string | undefined;
    missing.forEach((row, index) => {
      const outcome = outcomes[index];
      if (outcome?.ok) {
        this.added += 1;
        return;
      }
      const error = outcome?.error;
      this.problem(String(row['ref']), error?.sentence ?? 'It was not sent.');
      if (error && (error.retryable || error instanceof StoppedError)) interruption ??= error.sentence;
    });
    return interruption;
  }

  /** Sends the files of a library one by one, each with its columns. @returns what stopped it */
  async #documents(
    missing: readonly AnyRow[],
    before: number,
    exported: ExportedList,
    opened: OpenedExport,
    options: SiteImportOptions,
  ): Promise<string | undefined> {
    const { list, site } = this;
    const fileOf = new Map(exported.attachments.map((each) => [each.ref, each]));
    for (const [index, row] of missing.entries()) {
      const ref = String(row['ref']);
      const file = fileOf.get(ref);
      options.onProgress?.({ list: list.title, done: before + index, total: before + missing.length });
      if (file === undefined) {
        this.problem(ref, 'Its file is not in the export: somebody had removed it meanwhile.');
        continue;
      }
      const content = new Blob([await opened.attachment(file.file)]);
      try {
        await documentUpload(site, list, { content, name: (nth) => numbered(file.name, nth), row }).run({
          signal: options.signal,
        });
        this.added += 1;
      } catch (error) {
        if (!(error instanceof ConnectorError)) throw error;
        this.problem(ref, error.sentence);
        if (error.retryable || error instanceof StoppedError) return error.sentence;
      }
    }
    return undefined;
  }

  /** Hangs the files on the rows that they hung on, and points links at where they hang now. */
  async attachments(exported: ExportedList, opened: OpenedExport): Promise<void> {
    const { list, site } = this;
    if (exported.attachments.length === 0 || list.library) return;
    const connector = listConnector(site, list);
    const { rows } = await connector.all();
    const byRef = new Map(rows.map((row) => [String(row.ref), row]));
    for (const { ref, name, file } of exported.attachments) {
      const row = byRef.get(ref);
      if (row === undefined) continue;
      const { id } = row;
      await saveAttachment(site, list, id, name, await opened.attachment(file));
      const url = attachmentAddress(site, list, id, name);
      const links = columnsOf(list).filter(([column]) => {
        const value = row[column];
        return ownAttachment(list, value) === name && isLink(value) && value.url !== url;
      });
      if (links.length === 0) continue;
      const changed = links.map(([column]): [string, unknown] => {
        const value = row[column];
        return [column, isLink(value) ? { ...value, url } : value];
      });
      await connector.update(row, Object.fromEntries(changed));
    }
  }
}

/**
 * Writes an export into a site that has the lists, best an empty one. Rows keep their references, so that the same file can be
 * imported again after any interruption and nothing is doubled; a row that is here and differs is left as it stands, and said.
 * @param lists the lists of the site
 * @returns what became of every row; never rejects for a single one
 */
export async function importSite(
  site: SiteConnection,
  lists: readonly ListDeclaration[],
  opened: OpenedExport,
  options: SiteImportOptions = {},
): Promise<SiteReport> {
  const reports: ListReport[] = [];
  let interruption: string | undefined;
  let unknown: readonly string[] = [];
  try {
    const found = await memberIds(site, opened.members);
    unknown = found.unknown;
    for (const list of lists) {
      const exported = opened.manifest.lists.find(({ title }) => title === list.title);
      if (exported === undefined) continue;
      const work = new ListImport(site, list);
      const file = rowFile(list);
      const rows: AnyRow[] = [];
      for (const line of await opened.lines(exported)) {
        const read = file.read(line);
        if ('problem' in read) work.problem(read.problem.ref, read.problem.sentence);
        else rows.push(hereRow(list, read.row, found.ids));
      }
      try {
        interruption = await work.rows(rows, exported, opened, options);
        if (interruption === undefined) await work.attachments(exported, opened);
      } finally {
        const { added, there, problems } = work;
        reports.push({ title: list.title, added, there, problems });
      }
      if (interruption !== undefined) break;
    }
  } catch (error) {
    if (options.signal?.aborted) interruption ??= 'You stopped it.';
    else if (error instanceof ConnectorError) interruption ??= error.sentence;
    else throw error;
  }
  return { lists: reports, unknownPeople: unknown, complete: interruption === undefined, interruption };
}
