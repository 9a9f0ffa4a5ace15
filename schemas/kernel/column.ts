import type { Temporal } from 'temporal-polyfill';
import type { NhsNumber, Reference, SiteUserId } from './brands.js';

/** What a hyperlink column holds. */
export interface Link {
  readonly url: string;
  readonly description: string;
}

/** What every column of every list says of itself. `Value` is the type of the column in a row, null included where it may be empty. */
export interface ColumnBase<Kind extends string, Value, Indexed extends boolean = boolean> {
  readonly kind: Kind;
  /** SharePoint's display name, and the label of the form field. */
  readonly label: string;
  /** One sentence of help under the field and in the data dictionary. */
  readonly description?: string;
  readonly required: boolean;
  /** The service is asked about this column, so SharePoint keeps an index (at most 20 a list). */
  readonly indexed: Indexed;
  readonly unique: boolean;
  /** Identifies a person: never in a Title, an address, a file name, a notification or a log. */
  readonly personal: boolean;
  /** Speaks of somebody besides the person whom the row is about: looked at before it is handed to that person. */
  readonly aboutOthers?: true;
  /** Exists for the type only; never set. */
  readonly valueType?: Value;
}

export interface ReferenceColumn<
  P extends string = string,
  V = unknown,
  I extends boolean = boolean,
> extends ColumnBase<'reference', V, I> {
  readonly prefix: P;
  /** The row's own key, kept in SharePoint's Title; otherwise the key of a row in another list. */
  readonly isKey: boolean;
  /** As of a choice: what SharePoint says to whoever changes it elsewhere. */
  readonly sealed?: string;
}
export interface TextColumn<V = unknown, I extends boolean = boolean> extends ColumnBase<'text', V, I> {
  readonly maxLength: number;
}
export interface CodeColumn<V = unknown, I extends boolean = boolean> extends ColumnBase<'code', V, I> {
  /** The whole code must match. */
  readonly pattern: RegExp;
  /** What the pattern asks for, in words: "three capital letters or digits". */
  readonly patternInWords: string;
}
export interface NoteColumn<V = unknown> extends ColumnBase<'note', V, false> {
  readonly maxLength: number;
}
/** What a word stands for where it stands out: a colour and an icon, always beside the word. */
export type WordTone = 'success' | 'warning' | 'danger' | 'info';

export interface ChoiceColumn<C extends string = string, V = unknown, I extends boolean = boolean> extends ColumnBase<
  'choice',
  V,
  I
> {
  readonly choices: readonly C[];
  /** The words that stand out in a list of many rows. */
  readonly tones?: Readonly<Partial<Record<string, WordTone>>>;
  /** Written by the product only, and what SharePoint says to whoever changes it elsewhere. See `sealsOf`. */
  readonly sealed?: string;
}
export interface MultiChoiceColumn<C extends string = string, V = unknown> extends ColumnBase<'multiChoice', V, false> {
  readonly choices: readonly C[];
}
export interface NumberColumn<V = unknown, I extends boolean = boolean> extends ColumnBase<'number', V, I> {
  readonly min?: number;
  readonly max?: number;
  readonly decimals: number;
}
export interface MoneyColumn<V = unknown, I extends boolean = boolean> extends ColumnBase<'money', V, I> {
  /** Smallest and largest amount allowed, in pence. */
  readonly min?: number;
  readonly max?: number;
}
export interface CalendarDateColumn<V = unknown, I extends boolean = boolean> extends ColumnBase<'calendarDate', V, I> {
  /** The day of something that has happened: it is never after today. */
  readonly happened?: true;
  /** The day by which something is to be done. With a column's name: it is done once that column holds something. */
  readonly due?: true | string;
}
export type DateTimeColumn<V = unknown, I extends boolean = boolean> = ColumnBase<'dateTime', V, I>;
export type YesNoColumn<I extends boolean = boolean> = ColumnBase<'yesNo', boolean, I>;
export type PersonColumn<V = unknown, I extends boolean = boolean> = ColumnBase<'person', V, I>;
export type LinkColumn<V = unknown> = ColumnBase<'link', V, false>;
export type NhsNumberColumn<V = unknown, I extends boolean = boolean> = ColumnBase<'nhsNumber', V, I>;

export type Column =
  | ReferenceColumn
  | TextColumn
  | CodeColumn
  | NoteColumn
  | ChoiceColumn
  | MultiChoiceColumn
  | NumberColumn
  | MoneyColumn
  | CalendarDateColumn
  | DateTimeColumn
  | YesNoColumn
  | PersonColumn
  | LinkColumn
  | NhsNumberColumn;

export type ColumnKind = Column['kind'];

interface Options {
  readonly label: string;
  readonly description?: string;
  readonly required?: boolean;
  readonly personal?: boolean;
  readonly aboutOthers?: true;
}
interface IndexOptions extends Options {
  readonly indexed?: boolean;
  readonly unique?: boolean;
}
type Filled<O extends Options, V> = O extends { readonly required: true } ? V : V | null;
/** A unique column is always indexed: SharePoint asks for it. */
type Indexed<O extends IndexOptions> = O extends { readonly indexed: true } | { readonly unique: true } ? true : false;

function base<Kind extends ColumnKind, O extends IndexOptions>(kind: Kind, options: O) {
  const unique = options.unique ?? false;
  return {
    kind,
    label: options.label,
    ...(options.description === undefined ? {} : { description: options.description }),
    required: options.required ?? false,
    indexed: ((options.indexed ?? false) || unique) as Indexed<O>,
    unique,
    personal: options.personal ?? false,
    ...(options.aboutOthers ? { aboutOthers: options.aboutOthers } : {}),
  };
}

/** The row's own key, in SharePoint's Title: unique, random, with a check character. Every list has one, named `ref`. */
export function reference<const P extends string>(
  prefix: P,
  options: Options & { readonly sealed?: string } = { label: 'Reference' },
): ReferenceColumn<P, Reference<P>, true> {
  const { sealed } = options;
  return {
    ...base('reference', { ...options, required: true, unique: true }),
    prefix,
    isKey: true,
    ...(sealed === undefined ? {} : { sealed }),
  };
}

/** The key of a row in another list. An indexed text column: SharePoint's lookups do not lift the list view threshold. */
export function refersTo<const P extends string, const O extends Options>(
  prefix: P,
  options: O,
): ReferenceColumn<P, Filled<O, Reference<P>>, true> {
  return { ...base('reference', { ...options, indexed: true as const }), indexed: true, prefix, isKey: false };
}

/** One line of text, at most 255 characters. */
export function text<const O extends IndexOptions & { readonly maxLength?: number }>(
  options: O,
): TextColumn<Filled<O, string>, Indexed<O>> {
  return { ...base('text', options), maxLength: options.maxLength ?? 255 };
}

/** A short code that must match a pattern, kept as text: an organisation code, a cost centre. */
export function code<const O extends IndexOptions & { readonly pattern: RegExp; readonly patternInWords: string }>(
  options: O,
): CodeColumn<Filled<O, string>, Indexed<O>> {
  return { ...base('code', options), pattern: options.pattern, patternInWords: options.patternInWords };
}

/** Several lines of plain text. SharePoint cannot index it. */
export function note<const O extends Options & { readonly maxLength?: number }>(
  options: O,
): NoteColumn<Filled<O, string>> {
  return { ...base('note', options), indexed: false, maxLength: options.maxLength ?? 10_000 };
}

/** One of a list of words. The word itself is stored, so that the native list reads the same. */
export function choice<
  const C extends string,
  const O extends IndexOptions & {
    readonly tones?: Readonly<Partial<Record<C, WordTone>>>;
    readonly sealed?: string;
  },
>(choices: readonly C[], options: O): ChoiceColumn<C, Filled<O, C>, Indexed<O>> {
  return {
    ...base('choice', options),
    choices,
    ...(options.tones === undefined ? {} : { tones: options.tones }),
    ...(options.sealed === undefined ? {} : { sealed: options.sealed }),
  };
}

/** Any of a list of words, none included. SharePoint cannot index it. */
export function multiChoice<const C extends string>(
  choices: readonly C[],
  options: Options,
): MultiChoiceColumn<C, readonly C[]> {
  return { ...base('multiChoice', options), indexed: false, choices };
}

interface RangeOptions extends IndexOptions {
  readonly min?: number;
  readonly max?: number;
}
function range({ min, max }: RangeOptions) {
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}

/** A number that is not an amount of money. */
export function number<const O extends RangeOptions & { readonly decimals?: number }>(
  options: O,
): NumberColumn<Filled<O, number>, Indexed<O>> {
  return { ...base('number', options), ...range(options), decimals: options.decimals ?? 0 };
}

/** An amount in whole pence in code, a currency in SharePoint. `min` and `max` are in pence. */
export function money<const O extends RangeOptions>(options: O): MoneyColumn<Filled<O, number>, Indexed<O>> {
  return { ...base('money', options), ...range(options) };
}

/** A day without a time. `happened` says that it may not lie in the future: a plan cannot have been agreed in 2099. */
export function calendarDate<const O extends IndexOptions & { readonly happened?: true; readonly due?: true | string }>(
  options: O,
): CalendarDateColumn<Filled<O, Temporal.PlainDate>, Indexed<O>> {
  return {
    ...base('calendarDate', options),
    ...(options.happened ? { happened: true } : {}),
    ...(options.due === undefined ? {} : { due: options.due }),
  };
}

/** A moment, to the second. */
export function dateTime<const O extends IndexOptions>(
  options: O,
): DateTimeColumn<Filled<O, Temporal.Instant>, Indexed<O>> {
  return base('dateTime', options);
}

/** Yes or no; empty counts as no, as it does in SharePoint. */
export function yesNo<const O extends Omit<IndexOptions, 'required'>>(options: O): YesNoColumn<Indexed<O>> {
  return base('yesNo', options);
}

/** A member of the site, by the site's own user id. For display only: an index on it does not lift the threshold. */
export function person<const O extends Options>(options: O): PersonColumn<Filled<O, SiteUserId>, false> {
  return { ...base('person', options), indexed: false };
}

/** A web address with its text. */
export function link<const O extends Options>(options: O): LinkColumn<Filled<O, Link>> {
  return { ...base('link', options), indexed: false };
}

/** An NHS number: ten digits that pass modulus 11. Always personal. */
export function nhsNumber<const O extends IndexOptions>(options: O): NhsNumberColumn<Filled<O, NhsNumber>, Indexed<O>> {
  return base('nhsNumber', { ...options, personal: true });
}
