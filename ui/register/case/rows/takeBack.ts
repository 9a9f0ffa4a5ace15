import type { ListConnector, RecycledRow } from '@phb/connectors';
import type { ETag, ListDeclaration, RowOf, Stored } from '@phb/schemas';
import { changesBetween } from '../../../kit/form/merge.js';

type Row = RowOf<ListDeclaration>;

/** One act on a row, with what is needed to take it back. */
export type RowAct =
  | { readonly kind: 'added'; readonly row: Stored<Row> }
  | { readonly kind: 'changed'; readonly row: Stored<Row>; readonly after: Row; readonly etag: ETag }
  | { readonly kind: 'removed'; readonly row: Stored<Row>; readonly recycled: RecycledRow };

/**
 * Takes an act back: an added row goes to the recycle bin, a changed one is written back as it was, a removed one is restored.
 * @throws ConflictError if somebody saved the row meanwhile: theirs stays
 */
export async function takeBack(list: ListConnector<ListDeclaration>, act: RowAct): Promise<void> {
  switch (act.kind) {
    case 'added':
      await list.recycle(act.row);
      return;
    case 'changed': {
      const { row, after, etag } = act;
      await list.update({ ...after, id: row.id, etag }, changesBetween(list.list, after, row));
      return;
    }
    case 'removed':
      await list.restore(act.recycled);
  }
}
