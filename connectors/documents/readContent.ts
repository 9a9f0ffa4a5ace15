import { spGet } from '@pnp/sp/spqueryable.js';
import { asBytes } from '../session/behaviours.js';
import type { SiteConnection } from '../session/site.js';
import { fileAt } from './place.js';

/**
 * The bytes of a file, through the person's own session.
 * @param path where it stands below its host, as SharePoint told it
 * @throws NotFoundError if it is gone, or not for this person
 */
export async function readContent(
  site: SiteConnection,
  path: string,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await spGet<{ readonly bytes: Uint8Array<ArrayBuffer> }>(
    fileAt(site, path, '$value').using(asBytes()),
    signal ? { signal } : {},
  );
  return answer.bytes;
}
