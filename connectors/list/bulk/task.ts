import type { ETag, ItemId, ListDeclaration } from '@phb/schemas';
import type { BatchPart } from '../../batch/compose.js';
import { addBody, prepareAdd, type PreparedAdd } from '../add.js';
import type { ListContext } from '../context.js';
import { sealedWire, wireOf } from '../own.js';
import { itemUrl, referenceUrl } from '../read.js';
import type { Operation } from '../types.js';

interface Progress {
  /** Place of the operation among those given. */
  readonly index: number;
  /** How often it was put off because the service was busy. */
  tries: number;
  /** An earlier try may have been carried out. */
  unclear: boolean;
}

/** One operation on its way through the batches. */
export type Task = Progress &
  (
    | { readonly kind: 'add'; prepared: PreparedAdd; readonly again: () => PreparedAdd; references: number }
    | {
        readonly kind: 'update';
        readonly id: ItemId;
        etag: ETag;
        readonly had: Readonly<Record<string, unknown>>;
        readonly wanted: Readonly<Record<string, unknown>>;
        versions: number;
      }
    | { readonly kind: 'recycle'; readonly id: ItemId; readonly etag: ETag; looked: boolean }
  );

/** @throws ValidationFailedError for a value that is not of its column's type */
export function taskOf<L extends ListDeclaration>(
  context: ListContext<L>,
  operation: Operation<L>,
  index: number,
): Task {
  const progress = { index, tries: 0, unclear: false };
  if ('add' in operation) {
    const again = (): PreparedAdd => prepareAdd(context, operation.add);
    return { ...progress, kind: 'add', prepared: again(), again, references: 1 };
  }
  if ('recycle' in operation) {
    const { id, etag } = operation.recycle;
    return { ...progress, kind: 'recycle', id, etag, looked: false };
  }
  const { id, etag } = operation.update;
  const had = wireOf(context, operation.update);
  const wanted = wireOf(context, operation.changes);
  return { ...progress, kind: 'update', id, etag, had, wanted, versions: 1 };
}

/** The request that carries a task out. */
export function partOf<L extends ListDeclaration>(context: ListContext<L>, task: Task): BatchPart {
  switch (task.kind) {
    case 'add':
      return {
        method: 'POST',
        url: context.items().toRequestUrl(),
        body: addBody(context, task.prepared),
      };
    case 'update':
      return {
        method: 'MERGE',
        url: context.items().getById(task.id).toRequestUrl(),
        headers: { 'If-Match': task.etag },
        body: JSON.stringify(sealedWire(context, task.wanted)),
      };
    case 'recycle':
      return {
        method: 'POST',
        url: `${context.items().getById(task.id).toRequestUrl()}/recycle`,
        headers: { 'If-Match': task.etag },
      };
  }
}

/** The request that shows the item a task is about, as it now stands. */
export function lookOf<L extends ListDeclaration>(context: ListContext<L>, task: Task): BatchPart {
  return {
    method: 'GET',
    url: task.kind === 'add' ? referenceUrl(context, task.prepared.ref) : itemUrl(context, task.id),
  };
}

export const referenceOf = (task: Task): string | undefined => (task.kind === 'add' ? task.prepared.ref : undefined);
