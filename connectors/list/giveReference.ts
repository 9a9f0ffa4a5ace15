import { isReference, newReference, type ItemId, type ListDeclaration, type ReferenceOf } from '@phb/schemas';
import { repeatable } from '../session/repeat.js';
import { mostReferences } from './add.js';
import { ConflictError, DuplicateError } from '../errors/kinds.js';
import type { ListContext } from './context.js';
import { sealedWire } from './own.js';
import { readById } from './read.js';

/** See {@link ListConnector.giveReference}. */
export async function giveReference<L extends ListDeclaration>(
  context: ListContext<L>,
  id: ItemId,
): Promise<ReferenceOf<L>> {
  const { prefix } = context.list.columns.ref;
  for (let attempt = 1; ; attempt += 1) {
    const { fields, etag } = await readById(context, id);
    const title = fields[context.codec.wireName('ref')];
    // Somebody gave it one meanwhile, or the answer to a first try was lost. It is of this list by its prefix.
    if (typeof title === 'string' && isReference(prefix, title)) return title as unknown as ReferenceOf<L>;
    const ref = newReference(prefix);
    try {
      await context
        .items()
        .getById(id)
        .using(repeatable())
        .update(sealedWire(context, { [context.codec.wireName('ref')]: ref }), etag);
      return ref as unknown as ReferenceOf<L>;
    } catch (error) {
      // A conflict may be with one's own first try, whose answer was lost: the row is looked at again.
      const mayGoOn = error instanceof DuplicateError || error instanceof ConflictError;
      if (!mayGoOn || attempt === mostReferences) throw error;
    }
  }
}
