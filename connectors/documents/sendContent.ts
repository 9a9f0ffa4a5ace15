import type { ListDeclaration } from '@phb/schemas';
import { z } from '@phb/schemas';
import { spGet, spPost } from '@pnp/sp/spqueryable.js';
import { ConnectorError } from '../errors/connectorError.js';
import { expecting } from '../errors/expecting.js';
import { NotFoundError } from '../errors/kinds.js';
import { whole } from '../session/behaviours.js';
import { safeToRepeat } from '../session/repeat.js';
import type { SiteConnection } from '../session/site.js';
import { throwIfStopped } from './stopped.js';
import { fileAt, filesAdd } from './place.js';

/** A larger file is sent in pieces, so that it can be stopped and a lost answer costs one of them. */
export const largestWhole = 10 * 1024 * 1024;
/** Of such a file, at a time. */
const pieceSize = 5 * 1024 * 1024;

export interface SendOptions {
  /** How many bytes have come, of how many. */
  readonly onProgress?: ((sent: number, total: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

const bytes = { 'Content-Type': 'application/octet-stream' } as const;

async function bytesOf(content: Blob, from: number, to: number): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await content.slice(from, to).arrayBuffer());
}

/**
 * Adds a file under a name that is free, whole.
 * @throws NameInUseError also if a first try had come through and its answer was lost: the caller looks whose it is
 */
export async function addFile(site: SiteConnection, list: ListDeclaration, name: string, content: Blob): Promise<void> {
  const body = await bytesOf(content, 0, content.size);
  await spPost<unknown>(filesAdd(site, list, name).using(whole()), safeToRepeat({ body, headers: bytes }));
}

/** Writes the content of a file that is there, whole. Sent again after a lost answer it writes the same once more. */
export async function overwriteFile(site: SiteConnection, path: string, content: Blob): Promise<void> {
  const body = await bytesOf(content, 0, content.size);
  const headers = { ...bytes, 'X-HTTP-Method': 'PUT' };
  await spPost<unknown>(fileAt(site, path, '$value').using(whole()), safeToRepeat({ body, headers }));
}

const length = z.object({ Length: z.union([z.string(), z.number()]) });

/** How many bytes a file has. @throws NotFoundError */
export async function fileSize(site: SiteConnection, path: string): Promise<number> {
  const answer = await spGet<unknown>(fileAt(site, path).select('Length').using(whole()));
  return Number(expecting('a file', () => length.parse(answer)).Length);
}

/**
 * Sends one piece. A piece whose answer was lost is sent again: if that is refused because the upload stands behind it, the
 * first had come through.
 */
async function sendPiece(
  site: SiteConnection,
  path: string,
  method: string,
  body: Uint8Array<ArrayBuffer>,
  hasCome: () => Promise<boolean>,
): Promise<void> {
  const send = (): Promise<unknown> =>
    spPost<unknown>(fileAt(site, path, method).using(whole()), { body, headers: bytes });
  try {
    await send();
  } catch (error) {
    if (!(error instanceof ConnectorError && error.unclear)) throw error;
    try {
      await send();
    } catch (second) {
      if (!(second instanceof ConnectorError) || second.unclear || !(await hasCome())) throw second;
    }
  }
}

/** Writes the content of a file that is there, piece by piece. Until the last has come, the file stays as it was. */
export async function sendPieces(
  site: SiteConnection,
  path: string,
  content: Blob,
  { onProgress, signal }: SendOptions,
): Promise<void> {
  const id = crypto.randomUUID();
  const { size } = content;
  const offset = (at: number): string => `uploadId=guid'${id}',fileOffset=${at}`;
  const refusedAsCome = (): Promise<boolean> => Promise.resolve(true);
  try {
    for (let at = 0; at + pieceSize < size; at += pieceSize) {
      throwIfStopped(signal);
      const body = await bytesOf(content, at, at + pieceSize);
      const method = at === 0 ? `startUpload(uploadId=guid'${id}')` : `continueUpload(${offset(at)})`;
      // If it had not come, SharePoint refuses the next piece, which begins behind it.
      await sendPiece(site, path, method, body, refusedAsCome);
      onProgress?.(at + pieceSize, size);
    }
    throwIfStopped(signal);
    const last = Math.floor((size - 1) / pieceSize) * pieceSize;
    const finish = `finishUpload(${offset(last)})`;
    // What SharePoint stores of an Office file may be longer than what was sent: it writes columns into it.
    const isFinished = async (): Promise<boolean> => (await fileSize(site, path)) > 0;
    await sendPiece(site, path, finish, await bytesOf(content, last, size), isFinished);
    onProgress?.(size, size);
  } catch (error) {
    await cancel(site, path, id);
    throw error;
  }
}

/** Lets SharePoint forget the pieces of an upload that is given up. It forgets them by itself within a day. */
async function cancel(site: SiteConnection, path: string, id: string): Promise<void> {
  try {
    await spPost<unknown>(fileAt(site, path, `cancelUpload(uploadId=guid'${id}')`).using(whole()), safeToRepeat({}));
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
  }
}

/** Takes away a file that an upload has left half done. It is not in the recycle bin then: nobody has seen it. */
export async function dropFile(site: SiteConnection, path: string): Promise<void> {
  try {
    const headers = { 'X-HTTP-Method': 'DELETE', 'If-Match': '*' };
    await spPost<unknown>(fileAt(site, path).using(whole()), safeToRepeat({ headers }));
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
  }
}
