import * as React from 'react';
import { inSlices, registerRows } from '@phb/connectors';
import { counted, listsOf, planImport, prepareImport } from '@phb/schemas';
import type { AnyRow, ImportAnswers, ImportPlan, ImportProfile, SourceTable, UnreadableRow } from '@phb/schemas';
import { sentenceOf } from '../../kit/sentence.js';
import { useSites } from '../../part/data.js';
import { useEnvironment } from '../../part/environment.js';

/** A file compared with the register: nothing of it is done yet. */
export interface Compared {
  readonly plan: ImportPlan;
  /** How dates were read, where that could be otherwise. */
  readonly notices: readonly string[];
  readonly register: ReadonlyMap<string, readonly AnyRow[]>;
  readonly unreadable: readonly UnreadableRow[];
}

export type Comparison =
  | { readonly status: 'working'; readonly what: string; readonly progress: number | undefined }
  /** The profile does not fit the file: a wrong sheet, missing columns. */
  | { readonly status: 'unfit'; readonly problems: readonly string[] }
  | { readonly status: 'failed'; readonly sentence: string }
  | { readonly status: 'ready'; readonly compared: Compared };

interface ReadRegister {
  readonly rows: ReadonlyMap<string, readonly AnyRow[]>;
  readonly unreadable: readonly UnreadableRow[];
}

const lists = listsOf('register');

/**
 * Compares a file with the register as it now stands. The register is read once; other answers are only worked in again.
 * @returns the state, and what stops it
 */
export function useComparison(
  profile: ImportProfile,
  table: SourceTable,
  answers: ImportAnswers,
): { readonly comparison: Comparison; readonly again: () => void } {
  const { register } = useSites();
  const { today } = useEnvironment();
  const [attempt, setAttempt] = React.useState(0);
  const [comparison, setComparison] = React.useState<Comparison>({
    status: 'working',
    what: 'Reading the register',
    progress: undefined,
  });
  const kept = React.useRef<ReadRegister | undefined>(undefined);
  React.useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const say = (next: Comparison): void => {
      if (!signal.aborted) setComparison(next);
    };
    const compare = async (): Promise<Comparison> => {
      const prepared = prepareImport(profile, lists, table);
      if (prepared.problems.length > 0) return { status: 'unfit', problems: prepared.problems };
      const filled = prepared.targets.map(({ list }) => list);
      say({ status: 'working', what: 'Reading the register', progress: undefined });
      kept.current ??= await registerRows(register, filled, {
        signal,
        onProgress: (rows) =>
          say({
            status: 'working',
            what: `Reading the register: ${counted(rows, 'row')}`,
            progress: undefined,
          }),
      });
      const { rows, unreadable } = kept.current;
      const work = planImport({ prepared, table, register: rows, answers, today });
      const plan = await inSlices(work, table.rows.length, {
        signal,
        onProgress: (done, total) =>
          say({ status: 'working', what: 'Comparing', progress: total === 0 ? undefined : done / total }),
      });
      return { status: 'ready', compared: { plan, notices: prepared.notices, register: rows, unreadable } };
    };
    compare().then(say, (error: unknown) => say({ status: 'failed', sentence: sentenceOf(error) }));
    return () => stop.abort();
  }, [answers, attempt, profile, register, table, today]);
  const again = React.useCallback(() => {
    kept.current = undefined;
    setAttempt((count) => count + 1);
  }, []);
  return { comparison, again };
}
