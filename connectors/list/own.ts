import { columnsOf, internalName, type ListDeclaration } from '@phb/schemas';
import type { ConnectorError } from '../errors/connectorError.js';
import { ConflictError, DuplicateError } from '../errors/kinds.js';
import { readRow, type ListContext, type WireItem } from './context.js';
import { holdsAll } from './same.js';

/** The wire form of the declared columns that an object of a row's shape has; others (id, etag) are passed over. */
export function wireOf<L extends ListDeclaration>(
  { columns }: ListContext<L>,
  row: object,
): Readonly<Record<string, unknown>> {
  const wire: Record<string, unknown> = {};
  for (const [name, codec] of columns) {
    const value: unknown = Reflect.get(row, name);
    if (value !== undefined) wire[codec.wireName] = codec.write(value);
  }
  return wire;
}

/** What to do about a write that was refused because the item has another version. */
export type ConflictVerdict =
  | { readonly kind: 'ours'; readonly item: WireItem }
  | { readonly kind: 'again'; readonly item: WireItem }
  | { readonly kind: 'conflict' };

/**
 * Judges a conflict by the item as it now stands.
 * - It holds what was to be written, and otherwise what the caller had: the write was carried out and only its answer was lost.
 * - No declared column differs from what the caller had: SharePoint itself rewrote the item; write again on the new version.
 * - Anything else is for the person to decide.
 * @param had the declared columns that the caller had when it made its change, as far as it gave them
 */
export function judgeConflict<L extends ListDeclaration>(
  context: ListContext<L>,
  had: Readonly<Record<string, unknown>>,
  wanted: Readonly<Record<string, unknown>>,
  item: WireItem,
): ConflictVerdict {
  if (holdsAll(item.fields, { ...had, ...wanted })) return { kind: 'ours', item };
  const hadAll = [...context.columns.values()].every((codec) => codec.wireName in had);
  return hadAll && holdsAll(item.fields, had) ? { kind: 'again', item } : { kind: 'conflict' };
}

/** The conflict with the row as it now stands, for a merge. */
export function conflictWith<L extends ListDeclaration>(
  context: ListContext<L>,
  error: ConnectorError,
  item: WireItem,
): ConflictError {
  const read = readRow(context, item.fields);
  return new ConflictError(
    {
      message: error.message,
      sentence: 'Somebody else saved this row after you opened it. Nothing of yours was saved.',
      cause: error,
      sharePointCode: error.sharePointCode,
      requestId: error.requestId,
      status: error.status,
    },
    read.ok ? read.row : undefined,
  );
}

/** A duplicate in words of the list: SharePoint names the column by its label or its internal name. */
export function duplicateIn(list: ListDeclaration, error: DuplicateError, ref: string): DuplicateError {
  const found = columnsOf(list).find(
    ([name, { label }]) => label === error.column || internalName(name) === error.column || name === error.column,
  );
  const label = found?.[1].label;
  const duplicate = new DuplicateError(
    {
      message: error.message,
      sentence: `Another row in “${list.title}” already has the same ${label === undefined ? 'value in a column that must be unique' : `“${label}”`}. Nothing was saved.`,
      cause: error,
      sharePointCode: error.sharePointCode,
      requestId: error.requestId,
      status: error.status,
    },
    found?.[0],
  );
  duplicate.ref = ref;
  return duplicate;
}

/** What to do about a create that was refused because a unique value is taken. */
export type DuplicateVerdict = 'ours' | 'collision' | 'duplicate';

/**
 * Judges a refused create by the item that has its reference.
 * - It holds what was to be written: an earlier try was carried out.
 * - It does not, and the reference was made by the connector: chance gave somebody else's; make another.
 * - There is none, or the caller chose the reference: another row has the same value.
 */
export function judgeDuplicate(
  item: WireItem | undefined,
  wanted: Readonly<Record<string, unknown>>,
  madeHere: boolean,
): DuplicateVerdict {
  if (item === undefined) return 'duplicate';
  if (holdsAll(item.fields, wanted)) return 'ours';
  return madeHere ? 'collision' : 'duplicate';
}
