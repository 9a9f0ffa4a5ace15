import { columnsOf, internalName, sealsOf, type ListDeclaration } from '@phb/schemas';
import type { ConnectorError } from '../errors/connectorError.js';
import { ConflictError, DuplicateError, ValidationFailedError } from '../errors/kinds.js';
import { readRow, type ListContext, type WireItem } from './context.js';
import { holdsAll } from './same.js';

/** A value that its column cannot hold, which the codec refuses to write: a form let it through. */
function notWritable(list: ListDeclaration, label: string, cause: unknown): ConnectorError {
  return new ValidationFailedError({
    message: `${list.title}: a value does not fit the column ${label}`,
    sentence: `“${label}” cannot hold this value. Nothing was saved.`,
    cause,
  });
}

/**
 * The wire form of the declared columns that an object of a row's shape has; others (id, etag) are passed over.
 * @throws ValidationFailedError for a value that is not of its column's type
 */
export function wireOf<L extends ListDeclaration>(
  { list, columns }: ListContext<L>,
  row: object,
): Readonly<Record<string, unknown>> {
  const wire: Record<string, unknown> = {};
  for (const [name, codec] of columns) {
    const value: unknown = Reflect.get(row, name);
    if (value === undefined) continue;
    try {
      wire[codec.wireName] = codec.write(value);
    } catch (cause) {
      throw notWritable(list, list.columns[name]?.label ?? name, cause);
    }
  }
  return wire;
}

/**
 * What is sent of what is to be written: where it sets a sealed column, its seal too. Kept apart from what was to be written,
 * because rows are read and compared without their seals.
 */
export function sealedWire(
  { list, codec }: Pick<ListContext<ListDeclaration>, 'list' | 'codec'>,
  wire: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const seals = sealsOf(list).flatMap((seal) => {
    const value = wire[codec.wireName(seal.of)];
    return value === undefined ? [] : [[seal.internalName, value] as const];
  });
  return seals.length === 0 ? wire : { ...wire, ...Object.fromEntries(seals) };
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

/**
 * Which column holds the duplicate: SharePoint names it by its label or its internal name. Where it names none that the list
 * declares, it is the reference if another row has that, else the only other unique column that the row fills.
 */
function duplicateColumn<L extends ListDeclaration>(
  { list, codec }: ListContext<L>,
  named: string | undefined,
  wire: Readonly<Record<string, unknown>>,
  referenceIsTaken: boolean,
): string | undefined {
  const columns = columnsOf(list);
  const said = columns.find(([name, { label }]) => label === named || internalName(name) === named || name === named);
  if (said) return said[0];
  if (referenceIsTaken) return 'ref';
  const others = columns.filter(
    ([name, { unique }]) => unique && name !== 'ref' && (wire[codec.wireName(name)] ?? '') !== '',
  );
  return others.length === 1 ? others[0]?.[0] : undefined;
}

/** A duplicate in words of the list. */
export function duplicateIn<L extends ListDeclaration>(
  context: ListContext<L>,
  error: DuplicateError,
  written: { readonly ref?: string; readonly wire: Readonly<Record<string, unknown>> },
  referenceIsTaken: boolean,
): DuplicateError {
  const { list } = context;
  const column = duplicateColumn(context, error.column, written.wire, referenceIsTaken);
  const label = column === undefined ? undefined : list.columns[column]?.label;
  const duplicate = new DuplicateError(
    {
      message: error.message,
      sentence: `Another row in “${list.title}” already has the same ${label === undefined ? 'value in a column that must be unique' : `“${label}”`}. Nothing was saved.`,
      cause: error,
      sharePointCode: error.sharePointCode,
      requestId: error.requestId,
      status: error.status,
    },
    column,
  );
  duplicate.ref = written.ref;
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
