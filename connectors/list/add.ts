import { newReference, type ListDeclaration, type NewRow, type RowOf, type Stored } from '@phb/schemas';
import { ConnectorError } from '../errors/connectorError.js';
import { DuplicateError, UnreadableRowError } from '../errors/kinds.js';
import { repeatable } from '../session/repeat.js';
import { readRow, type ListContext } from './context.js';
import { duplicateIn, judgeDuplicate, sealedWire, wireOf } from './own.js';
import { findByReference } from './read.js';

/** A create is tried with at most this many references of its own: two collisions in a row do not happen by chance. */
export const mostReferences = 3;

/** A create as it is sent: the same reference each time it is sent again. */
export interface PreparedAdd {
  readonly ref: string;
  /** The connector made the reference, so it may make another. */
  readonly madeHere: boolean;
  readonly wire: Readonly<Record<string, unknown>>;
}

export function prepareAdd<L extends ListDeclaration>(context: ListContext<L>, row: NewRow<L>): PreparedAdd {
  const given: unknown = Reflect.get(row, 'ref');
  const madeHere = typeof given !== 'string';
  const ref = madeHere ? newReference(context.list.columns.ref.prefix) : given;
  return { ref, madeHere, wire: { ...wireOf(context, row), [context.codec.wireName('ref')]: ref } };
}

/** What is sent to add a row: the body of the request. */
export function addBody<L extends ListDeclaration>(context: ListContext<L>, { wire }: PreparedAdd): string {
  return JSON.stringify(sealedWire(context, wire));
}

function stored<L extends ListDeclaration>(context: ListContext<L>, item: unknown): Stored<RowOf<L>> {
  const read = readRow(context, item);
  if (!read.ok) throw new UnreadableRowError(context.list.title, read.unreadable);
  return read.row;
}

/** See {@link ListConnector.add}. */
export async function addRow<L extends ListDeclaration>(
  context: ListContext<L>,
  row: NewRow<L>,
): Promise<Stored<RowOf<L>>> {
  for (let attempt = 1; ; attempt += 1) {
    const prepared = prepareAdd(context, row);
    const { ref, madeHere, wire } = prepared;
    try {
      const created: unknown = await context.items().using(repeatable()).add(sealedWire(context, wire));
      return stored(context, created);
    } catch (error) {
      if (error instanceof ConnectorError) error.ref = ref;
      if (!(error instanceof DuplicateError)) throw error;
      const item = await findByReference(context, ref);
      const verdict = judgeDuplicate(item, wire, madeHere);
      if (verdict === 'ours' && item !== undefined) return stored(context, item.fields);
      if (verdict === 'duplicate' || attempt === mostReferences) {
        throw duplicateIn(context, error, prepared, item !== undefined);
      }
    }
  }
}
