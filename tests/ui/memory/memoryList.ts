import { ConflictError, DuplicateError, NotFoundError, StoppedError } from '@phb/connectors';
import type {
  ConnectorError,
  ListConnector,
  Outcome,
  Page,
  RowHistory,
  RowVersion,
  SiteConnection,
  StoredVersion,
} from '@phb/connectors';
import { columnsOf, newReference } from '@phb/schemas';
import type {
  AnyCondition,
  Changes,
  ETag,
  ItemId,
  ListDeclaration,
  NewRow,
  Query,
  ReferenceOf,
  RowOf,
  SiteUserId,
  Stored,
  UnreadableRow,
} from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';
import { testMembers } from './members.js';

type Values = Readonly<Record<string, unknown>>;

/** A list kept in memory, for tests of screens: versions, conflicts and unique columns as the service has them. */
export interface MemoryList<L extends ListDeclaration> extends ListConnector<L> {
  /** The rows as they stand, in the order of their ids. */
  rows(): readonly Stored<RowOf<L>>[];
  /** Puts rows there without going through add. */
  fill(rows: readonly NewRow<L>[]): void;
  /** Rows that do not read as declared. */
  damage(rows: readonly UnreadableRow[]): void;
  /** Somebody else saves the row: the version that a screen read is then an old one. */
  changeAsSomebodyElse(ref: ReferenceOf<L>, changes: Changes<L>): void;
  /** The next request of this kind is refused with this error; `all` until it is taken off with undefined. */
  refuse(what: 'add' | 'update' | 'get' | 'all', error: ConnectorError | undefined): void;
  /** What was asked, in order: "add P-…", "update PHB-… nextReviewDue". */
  readonly log: readonly string[];
  readonly version: () => number;
  /** Who saved a row last. */
  readonly savedBy: (id: ItemId) => SiteUserId | undefined;
  readonly refusal: (what: 'add' | 'update' | 'get' | 'all') => ConnectorError | undefined;
}

function compare(a: unknown, b: unknown): number {
  if (a instanceof Temporal.PlainDate && b instanceof Temporal.PlainDate) return Temporal.PlainDate.compare(a, b);
  if (a instanceof Temporal.Instant && b instanceof Temporal.Instant) return Temporal.Instant.compare(a, b);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), 'en-GB');
}

/** Orders two values of a column; blanks come last. */
export function compareValues(a: unknown, b: unknown, descending = false): number {
  const blankA = a === null || a === undefined;
  const blankB = b === null || b === undefined;
  if (blankA || blankB) return Number(blankA) - Number(blankB);
  return descending ? -compare(a, b) : compare(a, b);
}

/** Whether a row is asked for. */
export function matches(row: Values, where: AnyCondition | undefined): boolean {
  if (where === undefined) return true;
  if ('ids' in where) return Number(row['id']) >= where.ids.from && Number(row['id']) < where.ids.to;
  if ('all' in where) return where.all.every((part) => matches(row, part));
  if ('any' in where) return where.any.some((part) => matches(row, part));
  const value = row[where.column];
  switch (where.is) {
    case 'in':
      return Array.isArray(where.value) && where.value.some((one) => compareValues(value, one) === 0);
    case 'startsWith':
      return String(value).toLowerCase().startsWith(String(where.value).toLowerCase());
    case 'eq':
      return compareValues(value, where.value) === 0;
    case 'ne':
      return compareValues(value, where.value) !== 0;
    default: {
      if (value === null || value === undefined) return false;
      const order = compare(value, where.value);
      return { lt: order < 0, le: order <= 0, gt: order > 0, ge: order >= 0 }[where.is];
    }
  }
}

interface Saved<L extends ListDeclaration> {
  readonly row: Stored<RowOf<L>>;
  /** The place of the one who saved it among the members. */
  readonly by: number;
}

/** @param kept newest first */
function versionsOf<L extends ListDeclaration>(list: L, kept: readonly Saved<L>[]): readonly RowVersion<L>[] {
  return kept.map(({ row, by }, index): RowVersion<L> => {
    const before = kept[index + 1]?.row as Values | undefined;
    const after = row as Values;
    return {
      label: `${kept.length - index}.0`,
      savedAt: row.modified,
      savedBy: testMembers[by]?.name ?? '',
      savedById: testMembers[by]?.id,
      values: row,
      kind: before === undefined ? 'added' : 'changed',
      changes: columnsOf(list)
        .filter(([name]) => before !== undefined && String(before[name]) !== String(after[name]))
        .map(([column]) => ({ column, before: before?.[column], after: after[column] })),
    };
  });
}

export function memoryList<L extends ListDeclaration>(site: SiteConnection, list: L): MemoryList<L> {
  const stored = new Map<string, Stored<RowOf<L>>>();
  const refusals = new Map<string, ConnectorError>();
  const log: string[] = [];
  const kept = new Map<ItemId, readonly Saved<L>[]>();
  const bin = new Map<string, Stored<RowOf<L>>>();
  let lastId = 0;
  let unreadable: readonly UnreadableRow[] = [];
  let version = 0;
  const { prefix } = list.columns.ref;
  const write = (values: Values, by = 0): Stored<RowOf<L>> => {
    version += 1;
    const row = {
      ...values,
      etag: `"${version}"` as ETag,
      modified: Temporal.Instant.from('2019-04-30T09:00:00Z').add({ seconds: version }),
    } as unknown as Stored<RowOf<L>>;
    stored.set(String(values['ref']), row);
    kept.set(row.id, [{ row, by }, ...(kept.get(row.id) ?? [])]);
    return row;
  };
  const blank = (): Values =>
    Object.fromEntries(
      columnsOf(list).map(([name, column]) => [
        name,
        column.kind === 'yesNo' ? false : column.kind === 'multiChoice' ? [] : null,
      ]),
    );
  const put = (row: NewRow<L>): Stored<RowOf<L>> => {
    const values: Values = { ...blank(), ...row, ref: (row as Values)['ref'] ?? newReference(prefix) };
    for (const [name, column] of columnsOf(list)) {
      if (!column.unique || values[name] === null) continue;
      const taken = [...stored.values()].some((other) => (other as Values)[name] === values[name]);
      if (taken) {
        throw new DuplicateError(
          { message: `${name} taken`, sentence: `${column.label} is already in the list.` },
          name,
        );
      }
    }
    lastId += 1;
    return write({ ...values, id: lastId });
  };
  const byId = (id: ItemId): Stored<RowOf<L>> => {
    const row = [...stored.values()].find((one) => one.id === id);
    if (row === undefined) throw new NotFoundError({ message: 'no row', sentence: 'The row is not there any more.' });
    return row;
  };
  const stopIfRefused = (what: string): void => {
    const error = refusals.get(what);
    if (error === undefined) return;
    if (what !== 'all') refusals.delete(what);
    throw error;
  };
  const connector: MemoryList<L> = {
    site,
    list,
    log,
    version: () => version,
    savedBy: (id) => testMembers[kept.get(id)?.[0]?.by ?? 0]?.id,
    refusal: (what) => refusals.get(what),
    rows: () => [...stored.values()].sort((a, b) => a.id - b.id),
    damage: (rows) => {
      unreadable = rows;
    },
    fill: (rows) => {
      for (const row of rows) put(row);
    },
    changeAsSomebodyElse: (ref, changes) => void write({ ...(stored.get(ref) as Values), ...changes }, 1),
    refuse: (what, error) => {
      if (error === undefined) refusals.delete(what);
      else refusals.set(what, error);
    },
    get: async (ref) => {
      stopIfRefused('get');
      return stored.get(ref);
    },
    async *pages(query) {
      yield await connector.all(query);
    },
    all: async (query?: Query<L['columns']>): Promise<Page<L>> => {
      stopIfRefused('all');
      const rows = connector.rows().filter((row) => matches(row as Values, query?.where as AnyCondition | undefined));
      const by = query?.orderBy;
      if (by !== undefined) {
        rows.sort((a, b) => compareValues((a as Values)[by.column], (b as Values)[by.column], by.descending ?? false));
      }
      return { rows, unreadable };
    },
    add: async (row) => {
      stopIfRefused('add');
      const added = put(row);
      log.push(`add ${String((added as Values)['ref'])}`);
      return added;
    },
    update: async (at: StoredVersion<L>, changes) => {
      stopIfRefused('update');
      const row = byId(at.id);
      if (row.etag !== at.etag) {
        throw new ConflictError({ message: '412', sentence: 'Somebody else saved this first.', status: 412 }, row);
      }
      log.push(`update ${String((row as Values)['ref'])} ${Object.keys(changes).join(' ')}`);
      return write({ ...(row as Values), ...changes }).etag;
    },
    recycle: async (at) => {
      const row = byId(at.id);
      if (row.etag !== at.etag)
        throw new ConflictError({ message: '412', sentence: 'Somebody else saved this first.' });
      stored.delete(String((row as Values)['ref']));
      version += 1;
      const binId = `bin of ${at.id}`;
      bin.set(binId, row);
      log.push(`recycle ${String((row as Values)['ref'])}`);
      return { id: at.id, binId };
    },
    restore: async ({ binId }) => {
      const row = bin.get(binId);
      if (row === undefined) throw new NotFoundError({ message: 'not there', sentence: 'It is not there any more.' });
      bin.delete(binId);
      stored.set(String((row as Values)['ref']), row);
      version += 1;
      log.push(`restore ${String((row as Values)['ref'])}`);
    },
    giveReference: (id) => {
      log.push(`giveReference ${id}`);
      unreadable = unreadable.filter((row) => row.id !== id);
      return Promise.resolve(newReference(prefix) as unknown as ReferenceOf<L>);
    },
    async *versions(rows): AsyncGenerator<RowHistory<L>> {
      await Promise.resolve();
      for (const { id } of rows) yield { id, versions: versionsOf(list, kept.get(id) ?? []) };
    },
    write: async (operations, options): Promise<readonly Outcome[]> => {
      const outcomes: Outcome[] = [];
      for (const operation of operations) {
        options?.onProgress?.(outcomes.length, operations.length);
        await Promise.resolve();
        try {
          if (options?.signal?.aborted) {
            throw new StoppedError({ message: 'stopped', sentence: 'This was not sent, because you stopped.' });
          }
          if ('add' in operation) {
            const row = await connector.add(operation.add);
            outcomes.push({ ok: true, id: row.id, etag: row.etag });
          } else if ('update' in operation) {
            const etag = await connector.update(operation.update, operation.changes);
            outcomes.push({ ok: true, id: operation.update.id, etag });
          } else {
            await connector.recycle(operation.recycle);
            outcomes.push({ ok: true, id: operation.recycle.id });
          }
        } catch (error) {
          outcomes.push({ ok: false, error: error as ConnectorError });
        }
      }
      return outcomes;
    },
  };
  return connector;
}
