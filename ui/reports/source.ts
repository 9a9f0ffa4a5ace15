import type { Page, WorkingSet } from '@phb/connectors';
import type { ColumnName, ListDeclaration, RowOf, Stored, UnreadableRow } from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';

/** How far the reading of a list has come. */
export type SourceState<Row> =
  | {
      readonly status: 'loading';
      readonly loaded: number;
      readonly total: number | undefined;
      readonly progress: number;
    }
  | {
      readonly status: 'ready';
      readonly rows: readonly Row[];
      /** Titles of the rows that do not read as declared, so that a count can say what it leaves out. */
      readonly unreadable: readonly string[];
      readonly readAt: Temporal.Instant;
    }
  | { readonly status: 'failed'; readonly error: unknown };

/** Rows that reports are made from: read when they are first asked for, kept while the part is open. */
export interface Source<Row> {
  readonly title: string;
  state(): SourceState<Row>;
  /** Begins to read, once. */
  open(): void;
  /** Reads what changed since. Nothing happens before the first reading is done. @returns how many rows changed, if known */
  refresh(): Promise<number | undefined>;
  /** Begins again after a failure. */
  retry(): void;
  subscribe(listener: () => void): () => void;
  close(): void;
}

const nothingYet = { status: 'loading', loaded: 0, total: undefined, progress: 0 } as const;

function titleOf(row: UnreadableRow): string {
  return row.title === '' ? `item ${row.id}` : row.title;
}

interface Listeners {
  readonly subscribe: (listener: () => void) => () => void;
  readonly tell: () => void;
}
function listenersOf(): Listeners {
  const listeners = new Set<() => void>();
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tell: () => {
      for (const listener of listeners) listener();
    },
  };
}

/** A source kept as a working set: for lists of thousands of rows. */
export function workingSource<L extends ListDeclaration, K extends ColumnName<L['columns']>, Row>(
  title: string,
  openSet: () => WorkingSet<L, K>,
  read: (set: WorkingSet<L, K>, row: number) => Row,
): Source<Row> {
  const { subscribe, tell } = listenersOf();
  let set: WorkingSet<L, K> | undefined;
  let known: { readonly version: number; readonly at: Temporal.Instant; readonly state: SourceState<Row> } | undefined;
  let failure: { readonly error: unknown } | undefined;

  const begin = (): void => {
    failure = undefined;
    known = undefined;
    try {
      set = openSet();
      set.subscribe(tell);
    } catch (error) {
      failure = { error };
    }
    tell();
  };
  const close = (): void => {
    set?.close();
    set = undefined;
  };
  return {
    title,
    subscribe,
    close,
    open() {
      if (set ?? failure) tell();
      else begin();
    },
    retry() {
      close();
      begin();
    },
    state() {
      if (failure) return { status: 'failed', error: failure.error };
      if (!set) return nothingYet;
      if (set.state === 'failed') return { status: 'failed', error: set.error };
      if (set.state === 'loading') {
        return { status: 'loading', loaded: set.size, total: set.total, progress: set.progress };
      }
      const at = set.loadedAt ?? Temporal.Instant.fromEpochMilliseconds(0);
      if (known?.version === set.version && known.at.equals(at)) return known.state;
      const rows: Row[] = [];
      for (let row = 0; row < set.size; row += 1) rows.push(read(set, row));
      const state = { status: 'ready', rows, unreadable: set.unreadable.map(titleOf), readAt: at } as const;
      known = { version: set.version, at, state };
      return state;
    },
    async refresh() {
      if (set?.state !== 'ready') return undefined;
      const { changed } = await set.refresh();
      tell();
      return changed;
    },
  };
}

/** A source read as one list: for lists that stay small. */
export function listSource<L extends ListDeclaration>(
  title: string,
  ask: (signal: AbortSignal) => Promise<Page<L>>,
): Source<Stored<RowOf<L>>> {
  type State = SourceState<Stored<RowOf<L>>>;
  const { subscribe, tell } = listenersOf();
  let state: State = nothingYet;
  let abort: AbortController | undefined;

  /** @returns the page, or undefined if nobody waits for it any more */
  const asked = async (): Promise<Page<L> | undefined> => {
    abort?.abort();
    const mine = new AbortController();
    abort = mine;
    const page = await ask(mine.signal).catch((error: unknown) => {
      if (mine.signal.aborted) return undefined;
      throw error;
    });
    return mine.signal.aborted ? undefined : page;
  };
  const keep = (page: Page<L>): void => {
    state = {
      status: 'ready',
      rows: page.rows,
      unreadable: page.unreadable.map(titleOf),
      readAt: Temporal.Now.instant(),
    };
    tell();
  };
  const begin = (): void => {
    asked().then(
      (page) => {
        if (page) keep(page);
      },
      (error: unknown) => {
        state = { status: 'failed', error };
        tell();
      },
    );
  };
  return {
    title,
    subscribe,
    state: () => state,
    open() {
      if (abort) tell();
      else begin();
    },
    retry() {
      state = nothingYet;
      tell();
      begin();
    },
    async refresh() {
      if (state.status !== 'ready') return undefined;
      const before = new Map(state.rows.map((row) => [row.id, row.etag]));
      const page = await asked();
      if (!page) return undefined;
      keep(page);
      const changed = page.rows.filter((row) => before.get(row.id) !== row.etag).length;
      const ids = new Set(page.rows.map((row) => row.id));
      return changed + [...before.keys()].filter((id) => !ids.has(id)).length;
    },
    close() {
      abort?.abort();
      abort = undefined;
    },
  };
}
