import {
  z,
  type AnyCondition,
  type ItemId,
  type ListDeclaration,
  type SiteUserId,
  type UnreadableRow,
} from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';
import { ConnectorError } from '../errors/connectorError.js';
import { expecting } from '../errors/expecting.js';
import { pause } from '../session/pause.js';
import type { SiteConnection } from '../session/site.js';
import { followChanges, type Subscription } from './changeFeed.js';
import { notifier } from './notify.js';
import { RowSource } from './source.js';
import { Table } from './table.js';
import type { RowChange } from './types.js';

/**
 * Requests under way at once. SharePoint Online speaks HTTP/2, which carries them over one connection; 100,000 cases then come in
 * three turns of the line to it. With 10 they took four, with 5 six (docs/speed.md).
 */
const atOnce = 20;
/** Above that many changed rows a new load is quicker than asking for each. */
const mostChanges = 1_000;

/** Who saved an item last, and when: asked for only of what changed. */
const saved = z.object({ Id: z.int(), Modified: z.string(), EditorId: z.int() });
const unknown: RowChange = { by: undefined, at: undefined };

/** Does the work for each of the things, some at a time. Stops at the first failure. */
async function inLanes<T>(things: readonly T[], work: (thing: T) => Promise<void>): Promise<void> {
  const waiting = [...things];
  const lane = async (): Promise<void> => {
    for (let thing = waiting.shift(); thing !== undefined; thing = waiting.shift()) await work(thing);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, things.length) }, lane));
}

/** Loads the rows of one working set into its table, and keeps them up to date. */
export class LoadedRows {
  state: 'loading' | 'ready' | 'failed' = 'loading';
  error: ConnectorError | undefined;
  loadedAt: Temporal.Instant | undefined;
  total: number | undefined;
  progress = 0;
  /** See {@link WorkingSet.changes}. */
  changes: ReadonlyMap<ItemId, RowChange> = new Map();
  table: Table;
  /** Versions of earlier tables, so that the version of the set always rises. */
  #versionsBefore = 0;
  #stateChanges = 0;
  #unreadable: { readonly version: number; readonly rows: readonly UnreadableRow[] } | undefined;
  #changes: Subscription | undefined;
  #refreshing: Promise<{ readonly changed: number }> | undefined;
  readonly #controller = new AbortController();
  readonly #notifier = notifier();
  readonly #source: RowSource;

  constructor(
    readonly site: SiteConnection,
    readonly list: ListDeclaration,
    readonly columns: readonly string[],
    where: AnyCondition | undefined,
  ) {
    this.table = this.#newTable();
    this.#source = new RowSource(site, list, where, this.table.select, this.#controller.signal);
  }

  #newTable(): Table {
    return new Table(this.list, this.columns, this.site.zone);
  }

  get version(): number {
    return this.#versionsBefore + this.table.version + this.#stateChanges;
  }

  get unreadable(): readonly UnreadableRow[] {
    const { version } = this;
    if (this.#unreadable?.version !== version) {
      this.#unreadable = { version, rows: [...this.table.unreadable.values()] };
    }
    return this.#unreadable.rows;
  }

  subscribe(listener: () => void): () => void {
    return this.#notifier.subscribe(listener);
  }

  start(): void {
    void this.#load(this.table).then(
      () => this.#rankAhead(),
      (error: unknown) => this.#fail(error),
    );
  }

  close(): void {
    this.#controller.abort();
    this.#notifier.end();
    this.#changes?.end();
    this.table = this.#newTable();
  }

  #fail(error: unknown): void {
    if (this.#controller.signal.aborted) return;
    this.error =
      error instanceof ConnectorError
        ? error
        : new ConnectorError({
            message: `${this.list.title}: a fault while loading`,
            sentence: 'The rows could not be loaded because of a fault in this program. Tell the administrator.',
            cause: error,
          });
    this.state = 'failed';
    this.#stateChanges += 1;
    this.#notifier.tell();
  }

  #put(table: Table, items: readonly unknown[]): void {
    expecting(this.list.title, () => {
      for (const item of items) table.put(item);
    });
  }

  /** Loads everything into a table. If it is not the one that is shown, it takes its place when it is whole. */
  async #load(table: Table): Promise<void> {
    const asked = Temporal.Now.instant();
    const state = await this.#source.state();
    this.total = state.total;
    this.#changes ??= followChanges(this.site, state.listId);
    this.#changes.from(state.token);
    const windows = this.#source.windows(state);
    const [first, ...others] = windows;
    const isShown = table === this.table;
    let done = 0;
    const loadWindow = async (window: AnyCondition): Promise<void> => {
      this.#put(table, await this.#source.read(window));
      done += 1;
      if (!isShown) return;
      this.progress = done / windows.length;
      this.#notifier.tell();
    };
    // The first rows come alone, so that nothing competes with them on the way to the screen.
    if (first !== undefined) await loadWindow(first);
    await inLanes(others, loadWindow);
    if (this.#controller.signal.aborted) return;
    if (!isShown) {
      this.#versionsBefore += this.table.version + 1;
      this.table = table;
    }
    this.progress = 1;
    this.loadedAt = asked;
    this.state = 'ready';
    this.error = undefined;
    this.#stateChanges += 1;
    this.#notifier.tell();
  }

  /** Ranks the columns while nobody waits, one at a time, so that the first click on a heading is as quick as the next. */
  async #rankAhead(): Promise<void> {
    const { version, table } = this;
    for (const name of table.names) {
      await pause();
      if (this.#controller.signal.aborted || version !== this.version) return;
      table.ranks(name);
    }
  }

  /** See {@link WorkingSet.refresh}. */
  refresh(): Promise<{ readonly changed: number }> {
    return (this.#refreshing ??= this.#refresh().finally(() => (this.#refreshing = undefined)));
  }

  async #refresh(): Promise<{ readonly changed: number }> {
    if (this.state === 'failed') return this.#loadOnce();
    const changes = this.#changes;
    if (this.state !== 'ready' || changes === undefined) return { changed: 0 };
    const asked = Temporal.Now.instant();
    await changes.ask();
    const ids = changes.take();
    if (changes.takeLost() || ids.size > mostChanges) return this.#reload();
    try {
      const changed = await this.#readAgain([...ids]);
      this.loadedAt = asked;
      if (changed > 0) {
        this.#notifier.tell();
        void this.#rankAhead();
      }
      return { changed };
    } catch (error) {
      // They are taken from the feed already: the next refresh would miss them.
      changes.giveBack(ids);
      throw error;
    }
  }

  /** After a failed load: tries it again, keeping the rows that came. */
  async #loadOnce(): Promise<{ readonly changed: number }> {
    this.state = 'loading';
    this.#stateChanges += 1;
    try {
      await this.#load(this.table);
    } catch (error) {
      this.#fail(error);
      throw error;
    }
    return { changed: this.table.size };
  }

  async #readAgain(ids: readonly number[]): Promise<number> {
    const found: unknown[] = [];
    await inLanes(this.#source.byIds(ids), async (question) => {
      found.push(...(await this.#source.read(question, ['Modified', 'EditorId'])));
    });
    if (this.#controller.signal.aborted) return 0;
    this.#note(ids, found);
    const before = this.table.version;
    const gone = new Set(ids.filter((id) => this.table.has(id)));
    this.#put(this.table, found);
    const foundIds = new Set(found.map((item): unknown => Reflect.get(Object(item), 'Id')));
    for (const id of gone) if (!foundIds.has(id)) this.table.remove(id);
    return this.table.version - before;
  }

  #note(ids: readonly number[], found: readonly unknown[]): void {
    if (ids.length === 0) return;
    const changes = new Map(this.changes);
    for (const id of ids) changes.set(id as ItemId, { ...unknown });
    expecting(this.list.title, () => {
      for (const item of found) {
        const { Id, Modified, EditorId } = saved.parse(item);
        changes.set(Id as ItemId, { by: EditorId as SiteUserId, at: Temporal.Instant.from(Modified) });
      }
    });
    this.changes = changes;
    // Told of even if nothing that the set holds is another: an open case may show more of the row.
    this.#stateChanges += 1;
    this.#notifier.tell();
  }

  async #reload(): Promise<{ readonly changed: number }> {
    const table = this.#newTable();
    try {
      await this.#load(table);
    } catch (error) {
      this.#changes?.from(undefined);
      throw error;
    }
    void this.#rankAhead();
    return { changed: table.size };
  }
}
