import type { ETag, ItemId, ListDeclaration } from '@phb/schemas';
import { ConflictError } from '../errors/kinds.js';
import { listContext } from '../list/context.js';
import { readById } from '../list/read.js';
import type { SiteConnection } from '../session/site.js';
import { largestWhole, overwriteFile, sendPieces, type SendOptions } from './sendContent.js';
import { throwIfStopped } from './stopped.js';

/** A document as it was read: which one, in which version, and where its file stands below its host. */
interface DocumentVersion {
  readonly id: ItemId;
  readonly etag: ETag;
  readonly path: string;
}

/**
 * Puts newer bytes in the place of a document's file. Its name and columns stay, and SharePoint keeps the earlier version. Until
 * the last byte has come the file is as it was; it may be run again after a failure.
 * @throws ConflictError if somebody saved the document since it was read: nothing is sent
 * @throws FileInUseError if somebody has it open or checked out
 * @throws StoppedError when the signal is given before the last piece
 */
export async function replaceContent(
  site: SiteConnection,
  list: ListDeclaration,
  { id, etag, path }: DocumentVersion,
  content: Blob,
  options: SendOptions = {},
): Promise<void> {
  const now = await readById(listContext(site, list), id);
  if (now.etag !== etag) {
    throw new ConflictError({
      message: `${list.title}: item ${id} was saved since it was read`,
      sentence: 'Somebody else saved this document since you opened it. Nothing was replaced: look at it again first.',
    });
  }
  throwIfStopped(options.signal);
  if (content.size > largestWhole) await sendPieces(site, path, content, options);
  else await overwriteFile(site, path, content);
}
