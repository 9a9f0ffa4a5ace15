import type { Temporal } from 'temporal-polyfill';
import { showDate } from '../kernel/calendarDate.js';
import { counted, showNumber } from '../kernel/display.js';
import { percentOf } from './share.js';

/** What the lines of a table divide by. A person stands once in each dimension, so lines of two dimensions never add up. */
export type Dimension = 'fundingStream' | 'category' | 'form' | 'marker' | 'offer';

/** What is counted. */
export type Unit = 'packages' | 'people';

/** On a day, or on any day of the financial year up to it. The two differ: every count carries which it is. */
export type Basis = 'active' | 'yearToDate';

/** What a dimension asks, in words. */
export const dimensionWords: Readonly<Record<Dimension, string>> = {
  fundingStream: 'a funding stream',
  category: 'a category (why a budget is funded)',
  form: 'a form (how the money is held)',
  offer: 'what became of the offer of a budget',
  marker: 'a group of the Markers of Progress',
};

/** The basis of a count, in a sentence for the table and for its download. */
export function describeBasis(unit: Unit, basis: Basis, asAt: Temporal.PlainDate, from: Temporal.PlainDate): string {
  if (unit === 'packages') {
    return `Packages open on ${showDate(asAt)}: started on or before that day and not ended. A person with two packages counts twice.`;
  }
  return basis === 'active'
    ? `People with a budget open on ${showDate(asAt)}: started on or before that day and not ended. Each person counts once.`
    : `People with a budget open on any day from ${showDate(from)} to ${showDate(asAt)}, one-offs included. Each person counts once.`;
}

/** Something that a reader must know of a count, with the rows that it is about. */
export interface Remark {
  readonly sentence: string;
  readonly references: readonly string[];
}

/** One line of a table. */
export interface Line {
  readonly key: string;
  readonly label: string;
  readonly dimension: Dimension;
  readonly unit: Unit;
  readonly basis: Basis;
  readonly asAt: Temporal.PlainDate;
  /** Things counted: people, each once, or packages. */
  readonly count: number;
  /** Percentage of the total, to two places; undefined if the total is nothing. */
  readonly percent: number | undefined;
  /** Keys of what was counted, so that lines can be added without counting anyone twice. */
  readonly members: ReadonlySet<string>;
  /** The rows behind the line: cases or packages. */
  readonly references: readonly string[];
}

/** A table with its total, which is worked out on a path of its own and compared with the lines. */
export interface Tally {
  readonly title: string;
  readonly dimension: Dimension;
  readonly unit: Unit;
  readonly basis: Basis;
  readonly basisInWords: string;
  readonly asAt: Temporal.PlainDate;
  /** Every word of the dimension in its declared order, those with nobody included. */
  readonly lines: readonly Line[];
  readonly total: number;
  /** Everybody counted in the total. */
  readonly members: ReadonlySet<string>;
  /** The rows behind the total. */
  readonly references: readonly string[];
  readonly reconciles: boolean;
  /** Why the lines and the total agree or do not: always a whole sentence. */
  readonly reconciliation: string;
  readonly remarks: readonly Remark[];
}

/** A row as a tally counts it. */
export interface Counted {
  readonly ref: string;
  /** The key of what is counted: the person's reference, or the package's own. */
  readonly member: string;
  /** The words of the dimension that the row belongs to; several for a mixed budget. */
  readonly keys: readonly string[];
}

/** The line for rows whose column is empty: shown only when there are such rows, and never hidden in another line. */
export const notRecorded = 'Not recorded';

export interface TallyQuestion {
  readonly title: string;
  readonly dimension: Dimension;
  readonly unit: Unit;
  readonly basis: Basis;
  readonly asAt: Temporal.PlainDate;
  readonly yearFrom: Temporal.PlainDate;
  /** The words of the dimension in the order to show. */
  readonly words: readonly string[];
  readonly rows: readonly Counted[];
  /** Titles of rows that could not be read and so are in no line. */
  readonly unreadable: readonly string[];
  readonly remarks?: readonly Remark[];
}

interface Gathered {
  readonly members: Set<string>;
  readonly references: string[];
}

function gather(rows: readonly Counted[]): Map<string, Gathered> {
  const byKey = new Map<string, Gathered>();
  for (const row of rows) {
    for (const key of row.keys.length > 0 ? row.keys : [notRecorded]) {
      const gathered = byKey.get(key) ?? { members: new Set(), references: [] };
      gathered.members.add(row.member);
      gathered.references.push(row.ref);
      byKey.set(key, gathered);
    }
  }
  return byKey;
}

/** How many extra times members stand in lines because they belong to several: counted member by member, not line by line. */
function extraPlaces(rows: readonly Counted[]): { readonly extra: number; readonly members: Set<string> } {
  const keysOf = new Map<string, Set<string>>();
  for (const row of rows) {
    const keys = keysOf.get(row.member) ?? new Set();
    for (const key of row.keys.length > 0 ? row.keys : [notRecorded]) keys.add(key);
    keysOf.set(row.member, keys);
  }
  let extra = 0;
  const members = new Set<string>();
  for (const [member, keys] of keysOf) {
    if (keys.size > 1) {
      extra += keys.size - 1;
      members.add(member);
    }
  }
  return { extra, members };
}

function reconcile(
  question: TallyQuestion,
  lineSum: number,
  total: number,
  extra: number,
  several: number,
): { readonly reconciles: boolean; readonly reconciliation: string } {
  const sum = showNumber(lineSum);
  if (question.unreadable.length > 0) {
    const [rows, are] = question.unreadable.length === 1 ? ['row', 'is'] : ['rows', 'are'];
    return {
      reconciles: false,
      reconciliation: `${showNumber(question.unreadable.length)} ${rows} of the list cannot be read and ${are} in no line: ${question.unreadable.join(', ')}. Mend them in the list, then refresh.`,
    };
  }
  if (lineSum - extra !== total) {
    const strangers = question.rows.flatMap((row) => row.keys.filter((key) => !question.words.includes(key)));
    const named = strangers.length > 0 ? ` No line is kept for ${[...new Set(strangers)].join(', ')}.` : '';
    return {
      reconciles: false,
      reconciliation: `The lines come to ${sum}, but the ${question.unit} counted on their own come to ${showNumber(total)}.${named}`,
    };
  }
  if (extra === 0) return { reconciles: true, reconciliation: `The lines add up to the total: ${sum}.` };
  const people = counted(several, 'person stands', 'people stand');
  return {
    reconciles: true,
    reconciliation: `The lines come to ${sum}: ${people} in more than one line (${counted(extra, 'more place')}) and count once in the total of ${showNumber(total)}.`,
  };
}

/** Counts rows into lines. The total is counted apart from the lines, and the two are compared. */
export function tally(question: TallyQuestion): Tally {
  const { dimension, unit, basis, asAt } = question;
  const members = new Set(question.rows.map((row) => row.member));
  const total = members.size;
  const gathered = gather(question.rows);
  const words = gathered.has(notRecorded) ? [...question.words, notRecorded] : question.words;
  const lines = words.map((word): Line => {
    const found = gathered.get(word);
    const count = found?.members.size ?? 0;
    return {
      key: word,
      label: word,
      dimension,
      unit,
      basis,
      asAt,
      count,
      percent: percentOf(count, total),
      members: found?.members ?? new Set(),
      references: found?.references ?? [],
    };
  });
  const lineSum = lines.reduce((sum, line) => sum + line.count, 0);
  const places = extraPlaces(question.rows);
  return {
    title: question.title,
    dimension,
    unit,
    basis,
    basisInWords: describeBasis(unit, basis, asAt, question.yearFrom),
    asAt,
    lines,
    total,
    members,
    references: question.rows.map((row) => row.ref),
    ...reconcile({ ...question, words }, lineSum, total, places.extra, places.members.size),
    remarks: question.remarks ?? [],
  };
}
