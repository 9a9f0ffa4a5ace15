import { NotFoundError, UnreadableRowError } from '@phb/connectors';
import type { SiteUser } from '@phb/connectors';
import type { ListDeclaration, RowOf, Stored } from '@phb/schemas';
import type { Data } from '../part/data.js';

/** A row of a list as its form needs it. */
export interface RowFile<L extends ListDeclaration = ListDeclaration> {
  readonly row: Stored<RowOf<L>>;
  readonly mayEdit: boolean;
  /** Whom the site knows, to name people. */
  readonly members: readonly SiteUser[];
}

/**
 * Reads the row that SharePoint knows by its number: forms are opened by it, and not by our reference.
 * @throws NotFoundError if it is gone or not for this person; UnreadableRowError if it does not read as declared
 */
export async function readRow<L extends ListDeclaration>(data: Data, list: L, itemId: number): Promise<RowFile<L>> {
  const [page, permissions, members] = await Promise.all([
    data.list(list).all({ where: { ids: { from: itemId, to: itemId + 1 } } }),
    data.permissions(list),
    data.members(),
  ]);
  const [unreadable] = page.unreadable;
  if (unreadable !== undefined) throw new UnreadableRowError(list.title, unreadable);
  const [row] = page.rows;
  if (row === undefined) {
    throw new NotFoundError({
      message: `${list.title} has no item ${itemId}`,
      sentence: `There is no such row in ${list.title}. Somebody may have deleted it, or it is not for you to see.`,
    });
  }
  return { row, mayEdit: permissions.edit, members };
}
