import type {
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
import type { Temporal } from 'temporal-polyfill';
import type { ConnectorError } from '../errors/connectorError.js';
import type { SiteConnection } from '../session/site.js';

/** Rows as they were read together, and those that do not read as declared. */
export interface Page<L extends ListDeclaration> {
  readonly rows: readonly Stored<RowOf<L>>[];
  readonly unreadable: readonly UnreadableRow[];
}

/**
 * Which version of which row a write is about. Give the whole stored row where it is at hand: a conflict that touches no
 * declared column (SharePoint itself rewrote the item) can then be told from a real one, and is retried unseen.
 */
export type StoredVersion<L extends ListDeclaration> = { readonly id: ItemId; readonly etag: ETag } & Partial<RowOf<L>>;

/** One of many writes. */
export type Operation<L extends ListDeclaration> =
  | { readonly add: NewRow<L> }
  | { readonly update: StoredVersion<L>; readonly changes: Changes<L> }
  | { readonly recycle: { readonly id: ItemId; readonly etag: ETag } };

/** What became of one operation. A failed create says under which reference it may be sent again without doubling. */
export type Outcome =
  | { readonly ok: true; readonly ref?: string; readonly id: ItemId; readonly etag?: ETag }
  | { readonly ok: false; readonly ref?: string; readonly error: ConnectorError };

export interface WriteOptions {
  onProgress?(done: number, total: number): void;
  /** Stops between batches: what was sent is waited for, what was not gets a StoppedError. */
  readonly signal?: AbortSignal;
}

/** What a save did to one column. A value that does not read as the list declares it today is undefined. */
export interface VersionChange {
  readonly column: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** A row as somebody saved it. */
export interface RowVersion<L extends ListDeclaration> {
  /** SharePoint's own number of the version: 3.0. */
  readonly label: string;
  readonly savedAt: Temporal.Instant;
  /** Who saved it, by the name that the site knows; empty if it knows them no more. */
  readonly savedBy: string;
  readonly savedById: SiteUserId | undefined;
  /** The declared columns as they stood, without those that do not read as declared today. */
  readonly values: Partial<RowOf<L>>;
  /** Whether the save added the row, changed it, or is the oldest that SharePoint kept: then what it changed is not known. */
  readonly kind: 'added' | 'changed' | 'oldest';
  /** What it changed, in the order of the declaration; empty unless it is of the kind `changed`. */
  readonly changes: readonly VersionChange[];
}

/** What SharePoint keeps of one row: newest version first; none if the row is gone or may not be seen. */
export interface RowHistory<L extends ListDeclaration> {
  readonly id: ItemId;
  readonly versions: readonly RowVersion<L>[];
}

/** A row that was moved to the recycle bin, so that it can be had back. */
export interface RecycledRow {
  readonly id: ItemId;
  /** Its place in the recycle bin. */
  readonly binId: string;
}

/** The rows of one list in one site. Every method rejects with a ConnectorError. */
export interface ListConnector<L extends ListDeclaration> {
  readonly site: SiteConnection;
  readonly list: L;
  /**
   * The row with a reference, undefined if there is none (or none that this person may see).
   * @throws UnreadableRowError if the row does not read as declared
   */
  get(ref: ReferenceOf<L>): Promise<Stored<RowOf<L>> | undefined>;
  /**
   * Rows page by page, empty pages included. Where a filter matches more rows than SharePoint allows, it is asked again in
   * windows of ids (rows then come in the order of their ids).
   * @throws ThresholdError if such a filter also asks for another order
   */
  pages(query?: Query<L['columns']>, signal?: AbortSignal): AsyncIterable<Page<L>>;
  /** All pages in one: for lists that stay small. */
  all(query?: Query<L['columns']>, signal?: AbortSignal): Promise<Page<L>>;
  /**
   * Adds a row, with a new reference if it has none. Sent again after an unclear failure it never doubles: the reference is
   * the same and unique.
   * @throws DuplicateError if another row has the reference given or the value of another unique column
   */
  add(row: NewRow<L>): Promise<Stored<RowOf<L>>>;
  /**
   * Writes changes to the version of the row that the caller read.
   * @returns the tag of the new version
   * @throws ConflictError if somebody saved another version meanwhile; nothing was saved then
   */
  update(stored: StoredVersion<L>, changes: Changes<L>): Promise<ETag>;
  /**
   * Moves the row to the recycle bin, if it still is the version that the caller read.
   * @returns what {@link restore} needs; undefined if it was gone already (or a first try took it away and its answer was lost)
   * @throws ConflictError if somebody saved another version meanwhile
   */
  recycle(stored: { readonly id: ItemId; readonly etag: ETag }): Promise<RecycledRow | undefined>;
  /**
   * Brings a row back from the recycle bin as it was: id, reference and versions. Again does no harm.
   * @throws NotFoundError if it is not in the recycle bin any more, nor in the list
   * @throws DuplicateError if another row has taken its reference or unique value meanwhile
   */
  restore(recycled: RecycledRow): Promise<void>;
  /**
   * Gives a row that was added elsewhere, without a reference of this list, a new one.
   * @returns the reference, or the one that it has already
   * @throws ConflictError if somebody saves the row again and again
   */
  giveReference(id: ItemId): Promise<ReferenceOf<L>>;
  /** The versions that SharePoint keeps of some rows, in the order of the rows: several rows to a request. */
  versions(rows: readonly { readonly id: ItemId }[], signal?: AbortSignal): AsyncIterable<RowHistory<L>>;
  /** Many writes, in order, 100 to a request: one outcome for each, in the same order. Never rejects for a single one. */
  write(operations: readonly Operation<L>[], options?: WriteOptions): Promise<readonly Outcome[]>;
}
