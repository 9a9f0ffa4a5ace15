import { newReference, type ListDeclaration, type NewRow } from '@phb/schemas';
import { ConnectorError } from '../errors/connectorError.js';
import { ConflictError, NameInUseError, NotFoundError, UnexpectedAnswerError } from '../errors/kinds.js';
import { listContext, readWireItem, type ListContext, type WireItem } from '../list/context.js';
import { wireOf } from '../list/own.js';
import { getJson } from '../list/request.js';
import { holdsAll } from '../list/same.js';
import { mostVersions } from '../list/update.js';
import { repeatable } from '../session/repeat.js';
import type { SiteConnection } from '../session/site.js';
import { fileAt, filePath } from './place.js';
import { readContent } from './readContent.js';
import { readDocument, type StoredDocument } from './readDocuments.js';
import { addFile, dropFile, fileSize, largestWhole, sendPieces, type SendOptions } from './sendContent.js';
import { throwIfStopped } from './stopped.js';

/** More documents of one case, kind and day than this are a mistake. */
const mostOfOneName = 99;

export interface NewDocument<L extends ListDeclaration> {
  readonly content: Blob;
  /** The name of the file; with 2 and so on, the next ones if it is in use. Nothing personal in it. */
  readonly name: (nth: number) => string;
  readonly row: NewRow<L>;
}

/** One document on its way into a library. */
export interface DocumentUpload<L extends ListDeclaration> {
  /**
   * Sends the file, then writes its columns. Called again after a failure it goes on from there, and never adds it twice.
   * @throws StoppedError when the signal is given: what was sent is taken away again
   */
  run(options?: SendOptions): Promise<StoredDocument<L>>;
  /** Takes away what an upload that is given up has left in SharePoint. */
  drop(): Promise<void>;
}

/** Whether what has a name is what an earlier try of this upload left there, its answer lost: the same bytes, of no case yet. */
async function isOurs(context: ListContext<ListDeclaration>, path: string, content: Blob): Promise<boolean> {
  const { site, codec } = context;
  const item = await itemAt(context, path);
  const caseRef = item.fields[codec.wireName('caseRef')];
  if (typeof caseRef === 'string' && caseRef !== '') return false;
  if ((await fileSize(site, path)) !== content.size) return false;
  const there = await readContent(site, path);
  const here = new Uint8Array(await content.arrayBuffer());
  return there.byteLength === here.byteLength && here.every((byte, at) => byte === there[at]);
}

async function itemAt(context: ListContext<ListDeclaration>, path: string): Promise<WireItem> {
  const { site, list, codec } = context;
  const url = fileAt(site, path, 'listItemAllFields')
    .select(...codec.select)
    .toRequestUrl();
  return readWireItem(list, await getJson(site, url));
}

const nothing = new Blob([]);

class Upload<L extends ListDeclaration> implements DocumentUpload<L> {
  readonly #context: ListContext<L>;
  readonly #ref: string;
  /** The file that was made for it, and whether all of its bytes are there. */
  #path: string | undefined;
  #isWhole = false;

  constructor(
    readonly site: SiteConnection,
    readonly list: L,
    readonly given: NewDocument<L>,
  ) {
    this.#context = listContext(site, list);
    const ref: unknown = Reflect.get(given.row, 'ref');
    this.#ref = typeof ref === 'string' ? ref : newReference(list.columns.ref.prefix);
  }

  async run(options: SendOptions = {}): Promise<StoredDocument<L>> {
    const { content } = this.given;
    try {
      throwIfStopped(options.signal);
      options.onProgress?.(0, content.size);
      this.#path ??= await this.#place();
      if (!this.#isWhole) await sendPieces(this.site, this.#path, content, options);
      this.#isWhole = true;
      throwIfStopped(options.signal);
    } catch (error) {
      if (options.signal?.aborted) await this.drop();
      throw error;
    }
    const document = await readDocument(this.site, this.list, await this.#columns(this.#path));
    if (document !== undefined) return document;
    throw new UnexpectedAnswerError({
      message: `${this.list.title}: the columns of a new file do not read as they were written`,
      sentence: 'The document was saved, but SharePoint changed what was said of it. Look at it in SharePoint.',
    });
  }

  async drop(): Promise<void> {
    if (this.#path === undefined) return;
    await dropFile(this.site, this.#path);
    this.#path = undefined;
    this.#isWhole = false;
  }

  /** Makes the file under the first name that is free: with its content if it is small, else empty. */
  async #place(): Promise<string> {
    const { content, name } = this.given;
    const isSmall = content.size <= largestWhole;
    for (let nth = 1; ; nth += 1) {
      const path = filePath(this.site, this.list, name(nth));
      try {
        await addFile(this.site, this.list, name(nth), isSmall ? content : nothing);
        this.#isWhole = isSmall;
        return path;
      } catch (error) {
        if (!(error instanceof NameInUseError)) throw error;
        // An empty file may be another upload that has just begun.
        if (isSmall && (await isOurs(this.#context, path, content))) {
          this.#isWhole = true;
          return path;
        }
        if (nth === mostOfOneName) throw error;
      }
    }
  }

  /** Writes the columns of the file. @returns the id of its item */
  async #columns(path: string): Promise<number> {
    const context = this.#context;
    const wire = { ...wireOf(context, this.given.row), [context.codec.wireName('ref')]: this.#ref };
    for (let attempt = 1; ; attempt += 1) {
      const item = await itemAt(context, path);
      if (holdsAll(item.fields, wire)) return item.id;
      try {
        await context.items().getById(item.id).using(repeatable()).update(wire, item.etag);
        return item.id;
      } catch (error) {
        // SharePoint reads the properties of Office files after they have come, and rewrites the item.
        if (!(error instanceof ConflictError) || attempt === mostVersions) throw saidOf(error);
      }
    }
  }
}

/** The file is there and its columns are not: said, so that the person saves again. */
function saidOf(error: unknown): unknown {
  if (!(error instanceof ConnectorError) || error instanceof NotFoundError) return error;
  return new ConnectorError({
    message: error.message,
    sentence: `The file was sent, but what is said of it was not saved. ${error.sentence} Save again to go on from there.`,
    cause: error,
    sharePointCode: error.sharePointCode,
    requestId: error.requestId,
    status: error.status,
    retryable: true,
  });
}

/** Prepares a document for a library: nothing is sent yet. */
export function documentUpload<L extends ListDeclaration>(
  site: SiteConnection,
  list: L,
  given: NewDocument<L>,
): DocumentUpload<L> {
  return new Upload(site, list, given);
}
