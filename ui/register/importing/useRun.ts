import * as React from 'react';
import { continueImport, startImport, undoImport } from '@phb/connectors';
import type { ImportReport, ImportRunRef } from '@phb/connectors';
import { listsOf } from '@phb/schemas';
import type { ImportPlan } from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';
import { sentenceOf } from '../../kit/sentence.js';
import { useData } from '../../part/data.js';

/** What is to be carried out: a new import, the rest of one that stopped, or the undoing of one. */
export type RunWork =
  | { readonly kind: 'start'; readonly plan: ImportPlan; readonly profile: string; readonly fingerprint: string }
  | { readonly kind: 'continue'; readonly ref: ImportRunRef }
  | { readonly kind: 'undo'; readonly ref: ImportRunRef };

export type RunState =
  | { readonly status: 'working'; readonly what: string; readonly done: number; readonly total: number }
  /** It could not be carried on at all; `ref` is there if it had begun. */
  | { readonly status: 'failed'; readonly sentence: string; readonly ref: ImportRunRef | undefined }
  | { readonly status: 'ended'; readonly report: ImportReport; readonly ref: ImportRunRef; readonly undone: boolean };

interface Run {
  readonly state: RunState;
  readonly stop: () => void;
}

const lists = listsOf('register');
const now = (): Temporal.Instant => Temporal.Now.instant().round('second');

/**
 * Carries an import out as soon as the component stands. Leaving stops it between two batches: what was written stays, and the
 * rest is found among the import runs.
 * @param onWritten something was written, or may have been
 */
export function useRun(work: RunWork, onWritten: () => void): Run {
  const data = useData();
  const [state, setState] = React.useState<RunState>({ status: 'working', what: 'Beginning', done: 0, total: 0 });
  const stopping = React.useRef<AbortController | undefined>(undefined);
  const written = React.useRef(onWritten);
  written.current = onWritten;
  React.useEffect(() => {
    const stop = new AbortController();
    stopping.current = stop;
    const { register } = data.sites;
    let ref: ImportRunRef | undefined;
    let left = false;
    const say = (next: RunState): void => {
      if (!left) setState(next);
    };
    const what = work.kind === 'undo' ? 'Undoing the import' : 'Importing';
    const options = {
      now,
      signal: stop.signal,
      onProgress: (done: number, total: number): void => say({ status: 'working', what, done, total }),
    };
    const carryOut = async (): Promise<void> => {
      if (work.kind === 'start') {
        const me = await data.me();
        const { profile, fingerprint } = work;
        const facts = { profile, fingerprint, importedBy: me.id, startedAt: now() };
        ref = await startImport(register, lists, work.plan, facts);
      } else ref = work.ref;
      const report =
        work.kind === 'undo'
          ? await undoImport(register, lists, ref, options)
          : await continueImport(register, lists, ref, { ...options, isFirst: work.kind === 'start' });
      say({ status: 'ended', report, ref, undone: work.kind === 'undo' });
    };
    carryOut()
      .catch((error: unknown) => say({ status: 'failed', sentence: sentenceOf(error), ref }))
      .finally(() => written.current());
    return () => {
      left = true;
      stop.abort();
    };
  }, [data, work]);
  return { state, stop: () => stopping.current?.abort() };
}
