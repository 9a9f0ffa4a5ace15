import { z, type ItemId, type ListDeclaration } from '@phb/schemas';
import { spGet, spPost, SPQueryable } from '@pnp/sp/spqueryable.js';
import { ConnectorError } from '../errors/connectorError.js';
import { expecting } from '../errors/expecting.js';
import { NotFoundError } from '../errors/kinds.js';
import { literal } from '../odata/literal.js';
import { asBytes, whole } from '../session/behaviours.js';
import { safeToRepeat } from '../session/repeat.js';
import type { SiteConnection } from '../session/site.js';
import { listContext, listPath } from './context.js';

interface BytesAnswer {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

function attachments(site: SiteConnection, list: ListDeclaration, id: ItemId): string {
  return `${listContext(site, list).items().getById(id).toRequestUrl()}/AttachmentFiles`;
}

/** Where a file that hangs on a row is found. Its name must name nobody. */
export function attachmentAddress(site: SiteConnection, list: ListDeclaration, id: ItemId, name: string): string {
  return `${new URL(site.webUrl).origin}${listPath(site, list)}/Attachments/${id}/${encodeURIComponent(name)}`;
}

const names = z.object({ value: z.array(z.object({ FileName: z.string() })) });

/** The names of the files that hang on a row. */
export async function attachmentNames(
  site: SiteConnection,
  list: ListDeclaration,
  id: ItemId,
): Promise<readonly string[]> {
  const answer = await spGet<unknown>(SPQueryable([site.sp.web, attachments(site, list, id)]).using(whole()));
  return expecting('attachments', () => names.parse(answer)).value.map(({ FileName }) => FileName);
}

/** A file that hangs on a row; undefined if there is none of that name. */
export async function readAttachment(
  site: SiteConnection,
  list: ListDeclaration,
  id: ItemId,
  name: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const url = `${attachments(site, list, id)}(${encodeURIComponent(literal(name))})/$value`;
  try {
    const answer = await spGet<BytesAnswer>(SPQueryable([site.sp.web, url]).using(asBytes()));
    return answer.bytes;
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}

function isSame(left: Uint8Array, right: Uint8Array | undefined): boolean {
  return left.byteLength === right?.byteLength && left.every((byte, at) => byte === right[at]);
}

/**
 * Hangs a file on a row. Sent again after a lost answer it is refused as already there, which is success if it is the same.
 * @throws ConnectorError also if a file of that name hangs there that is not the same
 */
export async function saveAttachment(
  site: SiteConnection,
  list: ListDeclaration,
  id: ItemId,
  name: string,
  content: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const url = `${attachments(site, list, id)}/add(FileName=${encodeURIComponent(literal(name))})`;
  try {
    await spPost<unknown>(
      SPQueryable([site.sp.web, url]).using(whole()),
      safeToRepeat({ body: content, headers: { 'Content-Type': 'application/octet-stream' } }),
    );
  } catch (error) {
    if (!(error instanceof ConnectorError) || !isSame(content, await readAttachment(site, list, id, name))) throw error;
  }
}
