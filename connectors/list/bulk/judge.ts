import { z, type ListDeclaration } from '@phb/schemas';
import type { PartAnswer } from '../../batch/parse.js';
import { ConnectorError } from '../../errors/connectorError.js';
import { ConflictError, DuplicateError } from '../../errors/kinds.js';
import { refusalError } from '../../errors/refusal.js';
import { pathForLog } from '../../session/address.js';
import { askedWait } from '../../session/waiting.js';
import { mostReferences } from '../add.js';
import { expecting } from '../../errors/expecting.js';
import { readWireItem, type ListContext, type WireItem } from '../context.js';
import { conflictWith, duplicateIn, judgeConflict, judgeDuplicate } from '../own.js';
import { recycleConflict } from '../recycle.js';
import type { Outcome } from '../types.js';
import { mostVersions, nextETag } from '../update.js';
import { partOf, referenceOf, type Task } from './task.js';

/** What follows from an answer. */
export type Verdict =
  | { readonly kind: 'done'; readonly outcome: Outcome }
  /** Send it again, after a wait if the service asked for one. */
  | { readonly kind: 'again'; readonly wait?: number | undefined }
  /** Look at the item as it now stands, then judge. */
  | { readonly kind: 'look'; readonly error: ConnectorError };

const mostTries = 5;
const busy = new Set([429, 502, 503, 504]);

function failed(task: Task, error: ConnectorError): Verdict {
  const ref = referenceOf(task);
  return { kind: 'done', outcome: { ok: false, ...(ref === undefined ? {} : { ref }), error } };
}

/**
 * A task that is given up with others, by an error of them all. If an earlier try of this one may have been carried out, that is
 * what the person is told.
 */
export function givenUp(task: Task, error: ConnectorError): Verdict {
  if (!task.unclear || error.unclear) return failed(task, error);
  const { message, status, sharePointCode, requestId } = error;
  return failed(
    task,
    new ConnectorError({
      message: `${message} (an earlier try got no answer)`,
      sentence:
        'It is not known whether this was saved: SharePoint stopped answering. Try again: nothing is saved twice.',
      cause: error,
      status,
      sharePointCode,
      requestId,
      retryable: true,
      unclear: true,
    }),
  );
}

function succeeded(task: Task, item: Pick<WireItem, 'id'> & Partial<Pick<WireItem, 'etag'>>): Verdict {
  const ref = referenceOf(task);
  const { id, etag } = item;
  return {
    kind: 'done',
    outcome: { ok: true, id, ...(etag === undefined ? {} : { etag }), ...(ref === undefined ? {} : { ref }) },
  };
}

function accepted(list: ListDeclaration, task: Task, answer: PartAnswer): Verdict {
  switch (task.kind) {
    case 'add':
      return succeeded(task, readWireItem(list, JSON.parse(answer.body)));
    case 'update':
      return succeeded(task, { id: task.id, etag: nextETag(answer.headers.get('ETag'), task.etag) });
    case 'recycle':
      return succeeded(task, { id: task.id });
  }
}

/** Judges the answer to a task that was carried out or refused. */
export function judgeAnswer<L extends ListDeclaration>(
  context: ListContext<L>,
  task: Task,
  answer: PartAnswer,
  now: number,
): Verdict {
  if (answer.status < 300) return expecting(context.list.title, () => accepted(context.list, task, answer));
  if (task.kind === 'recycle' && answer.status === 404) return succeeded(task, { id: task.id });
  const wait = askedWait(answer.headers, now);
  const { method, url } = partOf(context, task);
  const path = pathForLog(url, context.site.webUrl);
  task.unclear ||= busy.has(answer.status) && answer.status !== 429;
  const error = refusalError({ method, path, ...answer, unclear: task.unclear, wait });
  if (busy.has(answer.status) && task.tries < mostTries) {
    task.tries += 1;
    return { kind: 'again', wait };
  }
  const canLook =
    (task.kind === 'add' && error instanceof DuplicateError) ||
    (task.kind === 'update' && error instanceof ConflictError);
  if (canLook) {
    // Until the item has been looked at, the other row or version may be this task's own, made by a try whose answer was lost.
    task.unclear = true;
    return { kind: 'look', error };
  }
  const isTaken = task.kind === 'update' && error instanceof DuplicateError;
  return failed(task, isTaken ? duplicateIn(context, error, { wire: task.wanted }, false) : error);
}

/** Judges the refusal of a look: what became of the task is still open, or, before it was sent at all, that it was not. */
export function judgeLookRefusal<L extends ListDeclaration>(
  context: ListContext<L>,
  task: Task,
  answer: PartAnswer,
  now: number,
): Verdict {
  const wait = askedWait(answer.headers, now);
  if (busy.has(answer.status) && task.tries < mostTries) {
    task.tries += 1;
    return { kind: 'again', wait };
  }
  const { method, url } = partOf(context, task);
  const path = pathForLog(url, context.site.webUrl);
  return failed(task, refusalError({ method, path, ...answer, unclear: task.unclear, wait }));
}

const found = z.object({ value: z.array(z.unknown()) });

/** The item in the answer of a look, undefined if there is none. */
export function lookedUp(list: ListDeclaration, task: Task, answer: PartAnswer): WireItem | undefined {
  if (answer.status === 404) return undefined;
  return expecting(list.title, () => {
    const json: unknown = JSON.parse(answer.body);
    const [item] = task.kind === 'add' ? found.parse(json).value : [json];
    return item === undefined ? undefined : readWireItem(list, item);
  });
}

/** Judges a task by the item as it now stands. */
export function judgeItem<L extends ListDeclaration>(
  context: ListContext<L>,
  task: Task,
  item: WireItem | undefined,
  error: ConnectorError,
): Verdict {
  if (task.kind === 'add') {
    const verdict = judgeDuplicate(item, task.prepared.wire, task.prepared.madeHere);
    if (verdict === 'ours' && item !== undefined) return succeeded(task, item);
    if (verdict === 'collision' && task.references < mostReferences) {
      task.references += 1;
      task.prepared = task.again();
      return { kind: 'again' };
    }
    const duplicate = error instanceof DuplicateError;
    return failed(task, duplicate ? duplicateIn(context, error, task.prepared, item !== undefined) : error);
  }
  if (task.kind === 'recycle') {
    task.looked = true;
    if (item === undefined) return succeeded(task, { id: task.id });
    return item.etag === task.etag ? { kind: 'again' } : failed(task, recycleConflict(context, item));
  }
  if (item === undefined) return failed(task, error);
  const verdict = judgeConflict(context, task.had, task.wanted, item);
  if (verdict.kind === 'ours') return succeeded(task, item);
  if (verdict.kind === 'conflict' || task.versions === mostVersions) {
    return failed(task, conflictWith(context, error, item));
  }
  task.versions += 1;
  task.etag = item.etag;
  return { kind: 'again' };
}
