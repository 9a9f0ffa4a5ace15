import { audiences, type ListAudience } from '../access/audience.js';
import type { Column, ReferenceColumn } from './column.js';
import type { ETag, ItemId, Reference } from './brands.js';
import type { AnyCondition, Condition, OrderBy } from './query.js';
import type { Temporal } from 'temporal-polyfill';

export type Columns = Readonly<Record<string, Column>> & { readonly ref: ReferenceColumn };
/** The name of a column in code; see {@link internalName} for SharePoint's. */
export type ColumnName<C extends Columns> = Extract<keyof C, string>;

export type ValueOf<C> = C extends { readonly valueType?: infer V } ? V : never;
export type RowOfColumns<C extends Columns> = { readonly [K in keyof C]: ValueOf<C[K]> };

/** Which of the two kinds of site a list stands in: the commissioner's own register, or one shared with a partner. */
export type SiteKind = 'register' | 'partnership';

/** What must hold between the columns of one row. */
export interface Rule<Row> {
  /** Columns that the rule reads; the message shows at the first of them. */
  readonly columns: readonly string[];
  /** Whether the row keeps the rule. Written as a method so that a list of any shape can stand in a registry. */
  holds(row: Row): boolean;
  /** A sentence for the person: what is wrong and how to mend it. */
  readonly message: string;
  /**
   * The same rule in SharePoint's formula language, with column labels in brackets, for those who edit in the native list,
   * Excel or Power Automate. Left out where the language cannot say it.
   */
  readonly formula?: string;
}

/** A native view of the list. */
export interface View {
  readonly title: string;
  readonly columns: readonly string[];
  readonly where?: AnyCondition;
  readonly orderBy?: { readonly column: string; readonly descending?: boolean };
  readonly isDefault?: boolean;
}

/** A rule and a view as they are written in a declaration: with the list's own column names, indexed ones where SharePoint is asked. */
type DeclaredRule<C extends Columns> = Rule<RowOfColumns<C>> & { readonly columns: readonly ColumnName<C>[] };
type DeclaredView<C extends Columns> = View & {
  readonly columns: readonly ColumnName<C>[];
  readonly where?: Condition<C>;
  readonly orderBy?: OrderBy<C>;
};

export interface ListDeclaration<C extends Columns = Columns> {
  /** SharePoint's list title, and the heading of its dictionary page. */
  readonly title: string;
  /** Last part of the list's address: see {@link listAddress}. */
  readonly path: string;
  readonly site: SiteKind;
  readonly description: string;
  /** Who may open it, and for what, set by provisioning as SharePoint permissions. */
  readonly audience: ListAudience;
  /** Files may hang on the rows. Left out for most lists, where a file would be seen by nobody. */
  readonly attachments?: true;
  /** A document library: each row is a file with its columns, added by an upload and never as a bare row. */
  readonly library?: true;
  readonly columns: C;
  readonly rules: readonly Rule<RowOfColumns<C>>[];
  /**
   * Columns that mean something only together, such as an amount and its period: where two people changed one row, they are
   * taken from one side or the other as one.
   */
  readonly coupled: readonly (readonly string[])[];
  readonly views: Readonly<Record<string, View>>;
  /** Rows that are history: the native views show them quieter. By the words of one of the columns. */
  readonly quiet?: { readonly column: string; readonly words: readonly string[] };
}

/** The row type of a list. */
export type RowOf<L extends ListDeclaration> = RowOfColumns<L['columns']>;
/** A row as the service holds it: with its id, the version it had when it was read, and when that version was written. */
export type Stored<Row> = Row & { readonly id: ItemId; readonly etag: ETag; readonly modified: Temporal.Instant };
/** What a new row must say: every column that may not be empty. The reference may be left to the connector. */
export type NewRow<L extends ListDeclaration> = {
  readonly [
    K in keyof RowOf<L> as K extends 'ref' ? never : undefined extends EmptyToUndefined<RowOf<L>[K]> ? never : K
  ]: RowOf<L>[K];
} & Partial<RowOf<L>>;
/** Null, no and the empty choice may be left out of a new row. */
type EmptyToUndefined<V> = V extends null | boolean | readonly string[] ? undefined : V;
/** Changes to a row: only the columns that change. The reference never does. */
export type Changes<L extends ListDeclaration> = Partial<Omit<RowOf<L>, 'ref'>>;
/** The reference type of a list's rows. */
export type ReferenceOf<L extends ListDeclaration> =
  L['columns']['ref'] extends ReferenceColumn<infer P> ? Reference<P> : never;

/** Names that SharePoint's own columns take in every list, and the ones a stored row adds. */
const takenNames = new Set(
  [
    'id',
    'etag',
    'title',
    'modified',
    'created',
    'author',
    'editor',
    'attachments',
    'guid',
    'order',
    'contentType',
    'edit',
    'version',
  ].map((name) => name.toLowerCase()),
);
/** SharePoint allows 20 indexes on a list. */
const mostIndexes = 20;

/** Thrown when a declaration cannot be what SharePoint allows. Only a programmer sees it. */
export class ListDeclarationError extends Error {
  override readonly name = 'ListDeclarationError';
}

/**
 * Declares a list: data only. The row type, codec, SharePoint fields, views, forms, imports, exports and the dictionary page
 * are all derived from it.
 * @throws ListDeclarationError if SharePoint would refuse it: over 20 indexes, a name it already uses, a label used twice;
 * or if a column stands in two couplings, or identifies a person in a list whose audience sees no identities
 */
export function defineList<const C extends Columns>(declaration: {
  readonly title: string;
  readonly path: string;
  readonly site: SiteKind;
  readonly description: string;
  readonly audience?: ListAudience;
  readonly attachments?: true;
  readonly library?: true;
  readonly columns: C;
  readonly rules?: readonly DeclaredRule<C>[];
  readonly coupled?: readonly (readonly ColumnName<C>[])[];
  readonly views: Readonly<Record<string, DeclaredView<C>>>;
  readonly quiet?: { readonly column: ColumnName<C>; readonly words: readonly string[] };
}): ListDeclaration<C> {
  const { audience = 'site' } = declaration;
  const columns = Object.entries<Column>(declaration.columns);
  const indexes = columns.filter(([, column]) => column.indexed).length;
  if (indexes > mostIndexes) throw new ListDeclarationError(`${declaration.title}: ${indexes} indexes, 20 are allowed`);
  const labels = new Set<string>();
  for (const [name, column] of columns) {
    if (name !== 'ref' && takenNames.has(name.toLowerCase())) {
      throw new ListDeclarationError(`${declaration.title}: the column name ${name} is SharePoint's own`);
    }
    if (labels.has(column.label))
      throw new ListDeclarationError(`${declaration.title}: two columns are labelled ${column.label}`);
    labels.add(column.label);
    if (column.personal && !audiences[audience].mayIdentify) {
      throw new ListDeclarationError(
        `${declaration.title}: ${name} identifies a person, and the audience “${audience}” must not see who it is`,
      );
    }
  }
  const coupled = declaration.coupled?.flat() ?? [];
  const twice = coupled.find((name, index) => coupled.indexOf(name) !== index);
  if (twice !== undefined) throw new ListDeclarationError(`${declaration.title}: ${twice} is coupled twice`);
  return { rules: [], coupled: [], ...declaration, audience };
}

/** SharePoint's internal name of a column: `nextReviewDue` is NextReviewDue, the key is Title. Fixed for ever once provisioned. */
export function internalName(name: string): string {
  return name === 'ref' ? 'Title' : name.charAt(0).toUpperCase() + name.slice(1);
}

/** Where a list stands in its site: lists below Lists, document libraries beside it. */
export function listAddress(list: Pick<ListDeclaration, 'path' | 'library'>): string {
  return list.library ? list.path : `Lists/${list.path}`;
}

const columnsByList = new WeakMap<ListDeclaration, readonly (readonly [string, Column])[]>();

/** The columns of a list with their names, in the order declared. */
export function columnsOf(list: ListDeclaration): readonly (readonly [string, Column])[] {
  // Asked for with every row that is made.
  let columns = columnsByList.get(list);
  if (columns === undefined) columnsByList.set(list, (columns = Object.entries(list.columns)));
  return columns;
}
