import type { Temporal } from 'temporal-polyfill';
import type { PickNumber } from '../../kernel/reference.js';
import type { SourceRow, SourceTable } from '../cells/cell.js';
import type {
  ImportAnswers,
  ImportCounts,
  ImportOperation,
  ImportPlan,
  ImportQuestion,
  PlannedPart,
  PlannedRow,
} from './importPlan.js';
import type { Judging, Part } from './judged.js';
import { judgePart } from './judgePart.js';
import { mapRow, type PreparedImport, type RowProblem } from '../mapping/mapTable.js';
import { targetState, type TargetState } from './matchRow.js';
import type { AnyRow } from './rowIndex.js';

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

function keyOf(list: string, ref: string): string {
  return `${list}/${ref}`;
}

class Planner {
  readonly #judging: Judging;
  readonly #states: readonly TargetState[];
  /** References of rows that this file adds, those of the row in hand included. */
  readonly #adds = new Set<string>();
  /** One for each row of the register, by its list and reference. */
  readonly #operations = new Map<string, ImportOperation>();
  readonly rows: PlannedRow[] = [];

  constructor({ answers, today, pick }: PlanInput, states: readonly TargetState[]) {
    this.#judging = {
      answers,
      today,
      ...(pick === undefined ? {} : { pick }),
      adds: this.#adds,
      operationOn: (list, ref) => this.#operations.get(keyOf(list.title, ref)),
    };
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
      const values = { ...mapped.values, ...Object.fromEntries(linked) };
      const judged = judgePart({ state, source, values }, this.#judging);
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
