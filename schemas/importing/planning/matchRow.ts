import type { ListDeclaration } from '../../kernel/list.js';
import { display } from '../../kernel/display.js';
import type { ImportAnswers, ImportQuestion } from './importPlan.js';
import type { PreparedTarget } from '../mapping/mapTable.js';
import { rowIndex, type AnyRow, type RowIndex } from './rowIndex.js';
import { isBlank, isSameValue } from './sameValue.js';

/** What a file has said of a row so far. */
export interface SaidRow {
  /** The first row of the file about it. */
  readonly row: number;
  readonly values: AnyRow;
  /** The later rows that said some of it, by column. */
  readonly laterRows: Readonly<Record<string, number>>;
}

/** A row that the file meets: one of the register, or one that an earlier row of the file is about. */
export interface KnownRow {
  readonly ref: string;
  /** The register's row; undefined if an earlier row of the file adds it. */
  readonly stored: AnyRow | undefined;
  /** The earlier row of the file about it, and what it says. */
  said: SaidRow | undefined;
}

/** One list while a file is gone through. */
export interface TargetState {
  readonly prepared: PreparedTarget;
  readonly index: RowIndex<KnownRow>;
  readonly refs: Set<string>;
}

/** Rows indexed before the page may have its turn. */
const rowsAtOnce = 20;

/** Indexes the rows of a list by the keys of a target. It yields now and then: a register of 100,000 rows takes seconds. */
export function* targetState(prepared: PreparedTarget, rows: Iterable<AnyRow>): Generator<number, TargetState> {
  const { keys, alike } = prepared.target;
  const index = rowIndex<KnownRow>([...keys, ['ref']], alike);
  const refs = new Set<string>();
  for (const stored of rows) {
    const ref = String(stored.ref);
    refs.add(ref);
    index.put(stored, { ref, stored, said: undefined });
    if (refs.size % rowsAtOnce === 0) yield 0;
  }
  return { prepared, index, refs };
}

export type Match =
  /** `confirmed`: a person has said that it is the same one. */
  | { readonly kind: 'known'; readonly known: KnownRow; readonly confirmed: boolean }
  | { readonly kind: 'new' }
  | { readonly kind: 'question'; readonly question: ImportQuestion }
  /** `column` in code, where one column is at fault. */
  | { readonly kind: 'refused'; readonly column: string | undefined; readonly message: string };

function labels(list: ListDeclaration, columns: readonly string[]): string {
  return columns.map((name) => list.columns[name]?.label ?? name).join(', ');
}

/** The answer that says: this is nobody who is in the register. */
const someoneNew = 'new';

/** The answer that names a candidate. A row that the file adds has another reference each time the file is gone through. */
function answerFor({ ref, said, stored }: KnownRow): string {
  return stored ? ref : `row ${said?.row ?? 0}`;
}

function likenessQuestion(
  { prepared: { list, target } }: TargetState,
  row: number,
  candidates: readonly KnownRow[],
): ImportQuestion {
  const what = labels(list, target.alike);
  return {
    id: `${row}/${list.title}/same`,
    kind: 'who',
    row,
    list: list.title,
    column: undefined,
    message: `Nothing that is unique finds this row, but ${candidates.length === 1 ? 'one row has' : `${candidates.length} rows have`} the same ${what}. Is it the same person?`,
    options: [
      ...candidates.map((candidate) => ({
        answer: answerFor(candidate),
        label: candidate.stored
          ? `Yes, it is ${candidate.ref}`
          : `Yes, the same as row ${candidate.said?.row ?? 0} of this file`,
      })),
      { answer: someoneNew, label: 'No, it is somebody else: add a row' },
    ],
  };
}

/** A key has found a row whose alike columns all differ: a mistyped number finds a stranger. */
function strangerQuestion(
  { prepared: { list, target } }: TargetState,
  row: number,
  values: AnyRow,
  known: KnownRow,
  key: readonly string[],
): ImportQuestion | undefined {
  const { stored } = known;
  const compared = target.alike.filter((name) => !isBlank(values[name]) && !isBlank(stored?.[name]));
  const isStranger =
    stored !== undefined &&
    target.alike.length > 1 &&
    compared.length === target.alike.length &&
    compared.every((name) => !isSameValue(values[name], stored[name]));
  if (!isStranger) return undefined;
  return {
    id: `${row}/${list.title}/stranger`,
    kind: 'who',
    row,
    list: list.title,
    column: undefined,
    message: `${labels(list, key)} finds ${known.ref}, but ${labels(list, target.alike)} are all different there. Is it really the same person?`,
    options: [{ answer: known.ref, label: 'Yes, and the file is right about the rest' }],
  };
}

function inWords(list: ListDeclaration, columns: readonly string[], values: AnyRow): string {
  return columns
    .map((name) => {
      const column = list.columns[name];
      return column ? `${column.label} ${display(column, values[name])}` : name;
    })
    .join(', ');
}

/** The rows that look like some values, those with a family and a given name the other way round included. */
function alikeRows({ index }: TargetState, values: AnyRow): readonly KnownRow[] {
  const { familyName, givenName } = values;
  const swapped = { ...values, familyName: givenName, givenName: familyName };
  return [...new Set([...index.findAlike(values), ...index.findAlike(swapped)])];
}

/** Finds the row that some values are about: by the keys in their order, then by likeness, which only a person can confirm. */
export function matchRow(state: TargetState, row: number, values: AnyRow, answers: ImportAnswers): Match {
  const { list, target } = state.prepared;
  let known: KnownRow | undefined;
  let by: readonly string[] = [];
  let looked = false;
  for (const key of target.keys) {
    const found = state.index.find(key, values);
    if (found === undefined) continue;
    looked = true;
    const [first, ...others] = found;
    if (first === undefined) continue;
    if (others.length > 0) {
      const message = `${found.length} rows of ${list.title} have the same ${labels(list, key)}. Map a column that tells them apart, such as ${list.columns.ref.label}.`;
      return { kind: 'refused', column: key[0], message };
    }
    if (known !== undefined && known.ref !== first.ref) {
      const message = `${labels(list, by)} finds ${known.ref}, but ${labels(list, key)} finds ${first.ref}. One of the two is wrong.`;
      return { kind: 'refused', column: key[0], message };
    }
    if (known === undefined) by = key;
    known = first;
  }
  if (known !== undefined) {
    const question = strangerQuestion(state, row, values, known, by);
    return question && !answers.has(question.id)
      ? { kind: 'question', question }
      : { kind: 'known', known, confirmed: question !== undefined };
  }
  const candidates = alikeRows(state, values);
  if (candidates.length > 0) {
    const question = likenessQuestion(state, row, candidates);
    const answer = answers.get(question.id);
    const same = candidates.find((candidate) => answerFor(candidate) === answer);
    if (same) return { kind: 'known', known: same, confirmed: true };
    if (answer !== someoneNew) return { kind: 'question', question };
  }
  if (target.whenNew === 'add') return { kind: 'new' };
  const tried = target.keys.filter((key) => key.every((name) => !isBlank(values[name])));
  const message = looked
    ? `${list.title} has no row with ${tried.map((key) => inWords(list, key, values)).join(' or ')}. Correct it, or add the row first.`
    : `Nothing in this row says which row of ${list.title} it is about: ${target.keys.map((key) => labels(list, key)).join(' and ')} are empty.`;
  return { kind: 'refused', column: target.keys[0]?.[0], message };
}
