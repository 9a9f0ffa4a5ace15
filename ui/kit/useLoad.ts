import * as React from 'react';
import { isNoAccess } from './sentence.js';
import { useGone } from './useGone.js';

interface Reload {
  /** Asks again. The value that is there stays until the new one comes. */
  readonly reload: () => void;
}
interface LoadedValue<T> {
  readonly status: 'ready';
  readonly value: T;
  readonly reloading: boolean;
  /** Why the last reload failed: the value is the one that was read before it. */
  readonly stale?: unknown;
}

/** An answer that does not come: what was asked waits. */
export const notYet = new Promise<never>(() => undefined);

/** The state of something asked of the service. */
export type Load<T> = Reload &
  ({ readonly status: 'loading' } | LoadedValue<T> | { readonly status: 'failed'; readonly error: unknown });

type State<T> =
  { readonly status: 'loading' } | LoadedValue<T> | { readonly status: 'failed'; readonly error: unknown };

/**
 * Runs an asynchronous question when the component appears and whenever `ask` changes; give it from useCallback.
 * The signal is aborted when the answer is no longer wanted, and a late answer is dropped.
 */
export function useLoad<T>(ask: (signal: AbortSignal) => Promise<T>): Load<T> {
  const [state, setState] = React.useState<State<T>>({ status: 'loading' });
  const [attempt, setAttempt] = React.useState(0);
  const lastAsk = React.useRef(ask);
  React.useEffect(() => {
    const abort = new AbortController();
    const sameQuestion = lastAsk.current === ask;
    lastAsk.current = ask;
    setState((before) =>
      sameQuestion && before.status === 'ready'
        ? { status: 'ready', value: before.value, reloading: attempt > 0 }
        : { status: 'loading' },
    );
    ask(abort.signal).then(
      (value) => {
        if (!abort.signal.aborted) setState({ status: 'ready', value, reloading: false });
      },
      (error: unknown) => {
        if (abort.signal.aborted) return;
        // What was read stays, and with it a form that is being filled in. Only a refusal takes it away.
        setState((before) =>
          before.status === 'ready' && !isNoAccess(error)
            ? { status: 'ready', value: before.value, reloading: false, stale: error }
            : { status: 'failed', error },
        );
      },
    );
    return () => abort.abort();
  }, [ask, attempt]);
  const gone = useGone();
  const reload = React.useCallback(() => {
    // An undo may end after its panel was closed.
    if (!gone.current) setAttempt((count) => count + 1);
  }, [gone]);
  return React.useMemo(() => ({ ...state, reload }), [state, reload]);
}
