import type { ETag, ItemId, ListDeclaration } from '@phb/schemas';
import { spPost, SPQueryable } from '@pnp/sp/spqueryable.js';
import { ConnectorError } from '../errors/connectorError.js';
import { NotFoundError } from '../errors/kinds.js';
import { safeToRepeat } from '../session/repeat.js';
import type { ListContext, WireItem } from './context.js';
import { conflictWith } from './own.js';
import { readById } from './read.js';

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
): Promise<void> {
  try {
    const item = await readById(context, stored.id);
    if (item.etag !== stored.etag) throw recycleConflict(context, item);
    const recycle = SPQueryable(context.items().getById(stored.id), 'recycle');
    await spPost(recycle, safeToRepeat({ headers: { 'If-Match': stored.etag } }));
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
  }
}
