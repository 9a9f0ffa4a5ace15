import { z, type ETag, type ItemId, type ListDeclaration } from '@phb/schemas';
import { spPost, SPQueryable } from '@pnp/sp/spqueryable.js';
import { ConnectorError } from '../errors/connectorError.js';
import { expecting } from '../errors/expecting.js';
import { DuplicateError, NotFoundError } from '../errors/kinds.js';
import { safeToRepeat } from '../session/repeat.js';
import type { ListContext, WireItem } from './context.js';
import { conflictWith, duplicateIn } from './own.js';
import { readById } from './read.js';
import type { RecycledRow } from './types.js';

/** The conflict of a recycle with a version that the caller has not seen. */
export function recycleConflict<L extends ListDeclaration>(context: ListContext<L>, item: WireItem): ConnectorError {
  const error = new ConnectorError({
    message: `${context.list.title}: item ${item.id} was saved after it was read`,
    sentence: '',
  });
  return conflictWith(context, error, item);
}

/**
 * See {@link ListConnector.recycle}. SharePoint's recycle takes no version, so it is looked up first; what is saved in the moment
 * between is in the recycle bin, not lost. A row that is already gone is no error: that is what was asked for.
 */
export async function recycleRow<L extends ListDeclaration>(
  context: ListContext<L>,
  stored: { readonly id: ItemId; readonly etag: ETag },
): Promise<RecycledRow | undefined> {
  try {
    const item = await readById(context, stored.id);
    if (item.etag !== stored.etag) throw recycleConflict(context, item);
    const recycle = SPQueryable(context.items().getById(stored.id), 'recycle');
    const answer = await spPost<unknown>(recycle, safeToRepeat({ headers: { 'If-Match': stored.etag } }));
    return { id: stored.id, binId: expecting(context.list.title, () => z.guid().parse(answer)) };
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    return undefined;
  }
}

/** See {@link ListConnector.restore}. */
export async function restoreRow<L extends ListDeclaration>(
  context: ListContext<L>,
  { id, binId }: RecycledRow,
): Promise<void> {
  try {
    await spPost(SPQueryable(context.site.sp.web, `recyclebin('${binId}')/restore`), safeToRepeat({}));
  } catch (error) {
    if (error instanceof DuplicateError) throw duplicateIn(context, error, { wire: {} }, false);
    if (!(error instanceof NotFoundError)) throw error;
    // The answer to a first try was lost, or somebody else brought it back: it is there, which is what was asked for.
    await readById(context, id);
  }
}
