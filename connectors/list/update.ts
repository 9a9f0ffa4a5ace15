import { z, type Changes, type ETag, type ListDeclaration } from '@phb/schemas';
import { expecting } from '../errors/expecting.js';
import { ConflictError, DuplicateError } from '../errors/kinds.js';
import { repeatable } from '../session/repeat.js';
import type { ListContext } from './context.js';
import { conflictWith, duplicateIn, judgeConflict, sealedWire, wireOf } from './own.js';
import { readById } from './read.js';
import type { StoredVersion } from './types.js';

/** SharePoint may rewrite an item while it is being written, but not for ever. */
export const mostVersions = 3;

/**
 * The tag of the version that a write made. Where the browser may not read the header (another origin), it is counted on by one:
 * if that is wrong, the next write is refused and looked at, never carried out over somebody else's.
 */
export function nextETag(told: string | null | undefined, before: ETag): ETag {
  if (told) return told as ETag;
  const [, start, version, end] = /^(.*,)(\d+)("?)$/.exec(before) ?? [];
  return (start === undefined ? before : `${start}${Number(version) + 1}${end ?? ''}`) as ETag;
}

const updated = z.object({ etag: z.nullable(z.string()) });

/** See {@link ListConnector.update}. */
export async function updateRow<L extends ListDeclaration>(
  context: ListContext<L>,
  stored: StoredVersion<L>,
  changes: Changes<L>,
): Promise<ETag> {
  const wanted = wireOf(context, changes);
  if (Object.keys(wanted).length === 0) return stored.etag;
  const had = wireOf(context, stored);
  let etag: ETag = stored.etag;
  for (let attempt = 1; ; attempt += 1) {
    try {
      const item = context.items().getById(stored.id).using(repeatable());
      const answer: unknown = await item.update(sealedWire(context, wanted), etag);
      return nextETag(expecting(context.list.title, () => updated.parse(answer)).etag, etag);
    } catch (error) {
      if (error instanceof DuplicateError) throw duplicateIn(context, error, { wire: wanted }, false);
      if (!(error instanceof ConflictError)) throw error;
      const item = await readById(context, stored.id);
      const verdict = judgeConflict(context, had, wanted, item);
      if (verdict.kind === 'ours') return item.etag;
      if (verdict.kind === 'conflict' || attempt === mostVersions) throw conflictWith(context, error, item);
      etag = item.etag;
    }
  }
}
