import type { Temporal } from 'temporal-polyfill';
import type { ListDeclaration, RowOf } from '../kernel/list.js';
import { newReference, type PickNumber } from '../kernel/reference.js';
import { validate } from '../kernel/validate.js';
import type { SourceRow, SourceTable } from './cell.js';
import { decide, valueQuestion } from './decideValue.js';
import { emptyRow } from './emptyRow.js';
import type {
  ColumnChange,
  ImportAnswers,
  ImportCounts,
  ImportOperation,
  ImportPlan,
  ImportQuestion,
  PlannedPart,
  PlannedRow,
} from './importPlan.js';
import { joinedAddition, joinedChange } from './joinedOperation.js';
import { joinRows, type JoinedColumn } from './joinRows.js';
import { foundIn, mapRow, type PreparedImport, type RowProblem } from './mapTable.js';
import { matchRow, targetState, type KnownRow, type SaidRow, type TargetState } from './matchRow.js';
import type { AnyRow } from './rowIndex.js';
import { isBlank, isSameValue } from './sameValue.js';

export interface PlanInput {
  readonly prepared: PreparedImport;
  readonly table: SourceTable;
  /** The rows of the register by the title of their list: all of them, or at least those that a key could find. */
  readonly register: ReadonlyMap<string, Iterable<AnyRow>>;
  readonly answers: ImportAnswers;
  /** The host's day: days of what has happened may not lie after it. */
  readonly today: Temporal.PlainDate;
  /** Source of randomness of new references; the default is the machine's secure one. */
  readonly pick?: PickNumber;
}

/** One target's part of a row while it is being judged; nothing of it counts before all parts are right. */
interface Part {
  readonly state: TargetState;
  readonly known: KnownRow;
  readonly isNew: boolean;
  /** What the file has said of the row with this part. */
  readonly said: SaidRow;
  readonly planned: PlannedPart;
  /** What is to be written of the row, in the place of what an earlier row of the file would have written. */
  readonly operation: ImportOperation | undefined;
}

type Judged =
  | { readonly part: Part }
  | { readonly problems: readonly RowProblem[] }
  | { readonly questions: readonly ImportQuestion[] };

/** A row to be checked by its list: every value in it was read by its column. */
function asRow(row: AnyRow): RowOf<ListDeclaration> {
  return row as RowOf<ListDeclaration>;
}

function label(list: ListDeclaration, name: string): string {
  return list.columns[name]?.label.toLowerCase() ?? name;
}

/** The column by which a row belongs to another row than the one that the file says. */
function foreignLink({ prepared }: TargetState, row: AnyRow, values: AnyRow): string | undefined {
  return Object.keys(prepared.target.links).find((name) => !isSameValue(row[name], values[name]));
}

function keyOf(list: string, ref: string): string {
  return `${list}/${ref}`;
}

function saidBy({ number }: SourceRow, values: AnyRow): SaidRow {
  return { row: number, values, laterRows: {} };
}

class Planner {
  readonly #input: PlanInput;
  readonly #states: readonly TargetState[];
  /** References of rows that this file adds, those of the row in hand included. */
  readonly #adds = new Set<string>();
  /** One for each row of the register, by its list and reference. */
  readonly #operations = new Map<string, ImportOperation>();
  readonly rows: PlannedRow[] = [];

  constructor(input: PlanInput, states: readonly TargetState[]) {
    this.#input = input;
    this.#states = states;
  }

  /** Judges one row for all targets; only if every part is right does any of it count. */
  take(source: SourceRow): void {
    const parts: Part[] = [];
    const problems: RowProblem[] = [];
    const questions: ImportQuestion[] = [];
    const links = new Map<string, string>();
    for (const state of this.#states) {
      const { list, target } = state.prepared;
      const mapped = mapRow(state.prepared, source);
      problems.push(...mapped.problems);
      const linked = Object.entries(target.links).map(([to, from]) => [to, links.get(from)] as const);
      // An earlier part that is refused or asked about leaves nothing to point at; its own message says why.
      if (mapped.problems.length > 0 || linked.some(([, ref]) => ref === undefined)) continue;
      const judged = this.#judge(state, source, { ...mapped.values, ...Object.fromEntries(linked) });
      if ('problems' in judged) problems.push(...judged.problems);
      else if ('questions' in judged) questions.push(...judged.questions);
      else {
        parts.push(judged.part);
        links.set(list.title, judged.part.known.ref);
        // If a later part is refused, nothing points at this reference: it stays unused.
        if (judged.part.isNew) this.#adds.add(judged.part.known.ref);
      }
    }
    if (problems.length > 0) this.#note(source, 'refused', [], problems, questions);
    else if (questions.length > 0) this.#note(source, 'question', [], problems, questions);
    else this.#accept(source, parts);
  }

  #judge(state: TargetState, source: SourceRow, values: AnyRow): Judged {
    const match = matchRow(state, source.number, values, this.#input.answers);
    switch (match.kind) {
      case 'question':
        return { questions: [match.question] };
      case 'refused':
        return { problems: [this.#problem(state, source, match.column, match.message)] };
      case 'new':
        return this.#judgeNew(state, source, values);
      case 'known':
        return match.known.said
          ? this.#judgeRepeat(state, source, values, match.known, match.known.said, match.confirmed)
          : this.#judgeStored(state, source, values, match.known);
    }
  }

  #problem(state: TargetState, source: SourceRow, name: string | undefined, message: string): RowProblem {
    const { list } = state.prepared;
    const column = name === undefined ? undefined : list.columns[name]?.label;
    const cell = name === undefined ? { found: '', heading: undefined } : foundIn(state.prepared, source, name);
    return { row: source.number, list: list.title, column, ...cell, message };
  }

  #refused(
    state: TargetState,
    source: SourceRow,
    problems: readonly { readonly column?: string | undefined; readonly message: string }[],
  ): Judged {
    return { problems: problems.map(({ column, message }) => this.#problem(state, source, column, message)) };
  }

  #needs(state: TargetState, values: AnyRow): readonly string[] {
    return Object.keys(state.prepared.target.links)
      .map((name) => String(values[name]))
      .filter((ref) => this.#adds.has(ref));
  }

  #judgeNew(state: TargetState, source: SourceRow, given: AnyRow): Judged {
    const { list, columns } = state.prepared;
    const unwritten = new Set(
      columns.filter(({ mapping }) => mapping.policy === 'never').map(({ mapping }) => mapping.to),
    );
    const { ref: ownRef, ...values } = Object.fromEntries(
      Object.entries(given).filter(([name]) => !unwritten.has(name)),
    );
    const ref = typeof ownRef === 'string' && !state.refs.has(ownRef) ? ownRef : this.#newRef(state);
    const problems = validate(list, asRow({ ...emptyRow(list), ...values, ref }), this.#input.today);
    if (problems.length > 0) return this.#refused(state, source, problems);
    const base = { list: list.title, ref, row: source.number };
    const changes = Object.entries(values)
      .filter(([, to]) => !isBlank(to))
      .map(([column, to]): ColumnChange => {
        const label = list.columns[column]?.label ?? column;
        return { column, label, from: null, to, decision: 'written' };
      });
    return {
      part: {
        state,
        known: { ref, stored: undefined, said: undefined },
        isNew: true,
        said: saidBy(source, given),
        planned: { list: list.title, ref, kind: 'add', changes, sameAs: undefined },
        operation: { ...base, kind: 'add', values, needs: this.#needs(state, values) },
      },
    };
  }

  #newRef(state: TargetState): string {
    for (;;) {
      const ref: string = newReference(state.prepared.list.columns.ref.prefix, this.#input.pick);
      if (!state.refs.has(ref)) return ref;
    }
  }

  /** A row about a row that an earlier one of the file is about too. */
  #judgeRepeat(
    state: TargetState,
    source: SourceRow,
    values: AnyRow,
    known: KnownRow,
    said: SaidRow,
    confirmed: boolean,
  ): Judged {
    const { list } = state.prepared;
    const foreign = foreignLink(state, said.values, values);
    if (foreign !== undefined) {
      const message = `Row ${said.row} of this file is about the same row of ${list.title}, but there it belongs to another ${label(list, foreign)}. Correct the row: nothing of it is written.`;
      return this.#refused(state, source, [{ message }]);
    }
    const joined = joinRows(state, source.number, values, known, said, this.#input.answers, confirmed);
    if (joined.kind === 'questions') return joined;
    if (joined.kind === 'refused') return this.#refused(state, source, joined.refusals);
    const { columns } = joined;
    if (columns.length === 0) {
      const planned = { list: list.title, ref: known.ref, kind: 'repeat' as const, changes: [], sameAs: said.row };
      return { part: { state, known, isNew: false, said, planned, operation: this.#operationOn(list, known) } };
    }
    const both: SaidRow = {
      row: said.row,
      values: { ...said.values, ...Object.fromEntries(columns.map(({ name, to }) => [name, to])) },
      laterRows: { ...said.laterRows, ...Object.fromEntries(columns.map(({ name }) => [name, source.number])) },
    };
    return known.stored === undefined
      ? this.#judgeJoinedNew(state, source, known, both, said, columns)
      : this.#judgeJoinedStored(state, source, known, known.stored, both, columns);
  }

  #operationOn(list: ListDeclaration, { ref }: KnownRow): ImportOperation | undefined {
    return this.#operations.get(keyOf(list.title, ref));
  }

  /** Two rows of the file together make one new row. */
  #judgeJoinedNew(
    state: TargetState,
    source: SourceRow,
    known: KnownRow,
    both: SaidRow,
    said: SaidRow,
    columns: readonly JoinedColumn[],
  ): Judged {
    const { list } = state.prepared;
    const operation = joinedAddition(this.#operationOn(list, known), columns);
    const row = asRow({ ...emptyRow(list), ...operation.values, ref: known.ref });
    const problems = validate(list, row, this.#input.today);
    if (problems.length > 0) return this.#refused(state, source, problems);
    const changes = columns.map(({ name, label, to }): ColumnChange => {
      return { column: name, label, from: said.values[name] ?? null, to, decision: 'written' };
    });
    const planned: PlannedPart = { list: list.title, ref: known.ref, kind: 'add', changes, sameAs: said.row };
    return { part: { state, known, isNew: false, said: both, planned, operation } };
  }

  /** Two rows of the file together change one row of the register. */
  #judgeJoinedStored(
    state: TargetState,
    source: SourceRow,
    known: KnownRow,
    stored: AnyRow,
    both: SaidRow,
    columns: readonly JoinedColumn[],
  ): Judged {
    const { list } = state.prepared;
    const earlier = this.#operationOn(list, known);
    const joined = joinedChange(list, source.number, known.ref, stored, earlier, columns, this.#input.answers);
    if ('questions' in joined) return joined;
    const { changes, operation } = joined;
    const problems = this.#newProblems(list, stored, operation?.after ?? {});
    if (problems.length > 0) return this.#refused(state, source, problems);
    const kind = changes.some(({ decision }) => decision === 'written') ? 'change' : 'unchanged';
    const planned: PlannedPart = { list: list.title, ref: known.ref, kind, changes, sameAs: both.row };
    return { part: { state, known, isNew: false, said: both, planned, operation } };
  }

  #judgeStored(state: TargetState, source: SourceRow, values: AnyRow, known: KnownRow): Judged {
    const { list } = state.prepared;
    const stored = known.stored ?? {};
    const foreign = foreignLink(state, stored, values);
    if (foreign !== undefined) {
      const whose = `${label(list, foreign)} ${String(stored[foreign])}, not ${String(values[foreign])}`;
      const message = `${known.ref} belongs to ${whose}, whom the rest of this row is about. Correct the row: nothing of it is written.`;
      return { problems: [this.#problem(state, source, undefined, message)] };
    }
    const changes: ColumnChange[] = [];
    const questions: ImportQuestion[] = [];
    for (const { mapping, column } of state.prepared.columns) {
      const { to: name } = mapping;
      if (name === 'ref' || !(name in values) || isSameValue(stored[name], values[name])) continue;
      if (mapping.policy === 'never') continue;
      const change = { column: name, label: column.label, from: stored[name], to: values[name] };
      const question = valueQuestion(list, column, source.number, change);
      const decision = decide(mapping, change.from, question, this.#input.answers);
      if (decision === 'asked') questions.push(question);
      else changes.push({ ...change, decision });
    }
    if (questions.length > 0) return { questions };
    const written = changes.filter(({ decision }) => decision === 'written');
    const after = Object.fromEntries(written.map(({ column, to }) => [column, to]));
    const before = Object.fromEntries(written.map(({ column, from }) => [column, from]));
    const problems = this.#newProblems(list, stored, after);
    if (problems.length > 0) return this.#refused(state, source, problems);
    const kind = written.length > 0 ? 'change' : 'unchanged';
    const base = { list: list.title, ref: known.ref, row: source.number };
    const operation: ImportOperation | undefined =
      kind === 'change' ? { ...base, kind, before, after, needs: [] } : undefined;
    const planned: PlannedPart = { list: list.title, ref: known.ref, kind, changes, sameAs: undefined };
    return { part: { state, known, isNew: false, said: saidBy(source, values), planned, operation } };
  }

  /** What the changes break; a rule that the register's row broke before is not the file's fault. */
  #newProblems(list: ListDeclaration, stored: AnyRow, after: AnyRow) {
    if (Object.keys(after).length === 0) return [];
    const old = new Set(validate(list, asRow(stored), this.#input.today).map(({ message }) => message));
    const now = validate(list, asRow({ ...stored, ...after }), this.#input.today);
    return now.filter(({ message, column }) => !old.has(message) || (column !== undefined && column in after));
  }

  #accept(source: SourceRow, parts: readonly Part[]): void {
    for (const { state, known, isNew, said, planned, operation } of parts) {
      const key = keyOf(planned.list, known.ref);
      if (operation) this.#operations.set(key, operation);
      else this.#operations.delete(key);
      if (planned.kind === 'repeat') continue;
      known.said = said;
      if (isNew) state.refs.add(known.ref);
      // Later rows of the file meet it as it will be.
      const after = operation?.kind === 'change' ? operation.after : known.stored ? {} : said.values;
      state.index.put({ ...known.stored, ...after, ref: known.ref }, known);
    }
    const planned = parts.map((part) => part.planned);
    const kinds = new Set(planned.map(({ kind }) => kind));
    const outcome = kinds.has('add')
      ? 'added'
      : kinds.has('change')
        ? 'changed'
        : kinds.has('unchanged')
          ? 'unchanged'
          : 'repeated';
    this.#note(source, outcome, planned, [], []);
  }

  #note(
    source: SourceRow,
    outcome: PlannedRow['outcome'],
    parts: readonly PlannedPart[],
    problems: readonly RowProblem[],
    questions: readonly ImportQuestion[],
  ): void {
    this.rows.push({ row: source.number, outcome, parts, problems, questions });
  }

  /** Those of the lists that others point at first, whichever row of the file came first: a case is written after its person. */
  operations(): readonly ImportOperation[] {
    const all = [...this.#operations.values()];
    return this.#states.flatMap(({ prepared }) => all.filter(({ list }) => list === prepared.list.title));
  }

  counts(): ImportCounts {
    const operations = this.operations();
    const rows = (...outcomes: readonly PlannedRow['outcome'][]): number =>
      this.rows.filter(({ outcome }) => outcomes.includes(outcome)).length;
    return {
      read: this.rows.length,
      added: operations.filter(({ kind }) => kind === 'add').length,
      changed: operations.filter(({ kind }) => kind === 'change').length,
      unchanged: rows('unchanged', 'repeated'),
      refused: rows('refused', 'question'),
    };
  }
}

/**
 * Works out what an import would do: which rows it adds and changes, column by column, which it refuses and why, what only a
 * person can decide. Writes nothing. It is a generator so that a page can go on between rows: it yields how many are done.
 */
export function* planImport(input: PlanInput): Generator<number, ImportPlan> {
  const states: TargetState[] = [];
  for (const prepared of input.prepared.targets) {
    states.push(yield* targetState(prepared, input.register.get(prepared.list.title) ?? []));
  }
  const planner = new Planner(input, states);
  let done = 0;
  for (const source of input.table.rows) {
    planner.take(source);
    done += 1;
    yield done;
  }
  return { rows: planner.rows, operations: planner.operations(), counts: planner.counts() };
}
