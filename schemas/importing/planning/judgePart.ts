import { newReference } from '../../kernel/reference.js';
import { validate } from '../../kernel/validate.js';
import { decide, valueQuestion } from './decideValue.js';
import { emptyRow } from './emptyRow.js';
import type { ColumnChange, ImportOperation, ImportQuestion, PlannedPart } from './importPlan.js';
import {
  asRow,
  foreignLink,
  labelInside,
  newProblems,
  refused,
  type Judged,
  type Judging,
  type SaidPart,
} from './judged.js';
import { judgeRepeat } from './judgeRepeat.js';
import { matchRow, type KnownRow, type SaidRow } from './matchRow.js';
import { isBlank, isSameValue } from './sameValue.js';

/**
 * Judges what one row of a file says for one list: the row of the register that it is about, or a new one, and what would be
 * written of it. Changes nothing.
 */
export function judgePart(part: SaidPart, judging: Judging): Judged {
  const match = matchRow(part.state, part.source.number, part.values, judging.answers);
  switch (match.kind) {
    case 'question':
      return { questions: [match.question] };
    case 'refused':
      return refused(part, [match]);
    case 'new':
      return judgeNew(part, judging);
    case 'known': {
      const { known, confirmed } = match;
      return known.said
        ? judgeRepeat(part, { known, said: known.said, confirmed }, judging)
        : judgeStored(part, known, judging);
    }
  }
}

function saidBy({ source, values }: SaidPart): SaidRow {
  return { row: source.number, values, laterRows: {} };
}

/** References of rows that this file adds and that a row points at. */
function needsOf({ state, values }: SaidPart, { adds }: Judging): readonly string[] {
  return Object.keys(state.prepared.target.links)
    .map((name) => String(values[name]))
    .filter((ref) => adds.has(ref));
}

function freeRef({ state }: SaidPart, { pick }: Judging): string {
  for (;;) {
    const ref: string = newReference(state.prepared.list.columns.ref.prefix, pick);
    if (!state.refs.has(ref)) return ref;
  }
}

function judgeNew(part: SaidPart, judging: Judging): Judged {
  const { state, source } = part;
  const { list, columns } = state.prepared;
  const unwritten = new Set(
    columns.filter(({ mapping }) => mapping.policy === 'never').map(({ mapping }) => mapping.to),
  );
  const { ref: ownRef, ...values } = Object.fromEntries(
    Object.entries(part.values).filter(([name]) => !unwritten.has(name)),
  );
  const ref = typeof ownRef === 'string' && !state.refs.has(ownRef) ? ownRef : freeRef(part, judging);
  const problems = validate(list, asRow({ ...emptyRow(list), ...values, ref }), judging.today);
  if (problems.length > 0) return refused(part, problems);
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
      said: saidBy(part),
      planned: { list: list.title, ref, kind: 'add', changes, sameAs: undefined },
      operation: { ...base, kind: 'add', values, needs: needsOf(part, judging) },
    },
  };
}

/** A row about one of the register, the first of the file that is. */
function judgeStored(part: SaidPart, known: KnownRow, { answers, today }: Judging): Judged {
  const { state, source, values } = part;
  const { list, columns } = state.prepared;
  const stored = known.stored ?? {};
  const foreign = foreignLink(part, stored);
  if (foreign !== undefined) {
    const whose = `${labelInside(list, foreign)} ${String(stored[foreign])}, not ${String(values[foreign])}`;
    const message = `${known.ref} belongs to ${whose}, whom the rest of this row is about. Correct the row: nothing of it is written.`;
    return refused(part, [{ message }]);
  }
  const changes: ColumnChange[] = [];
  const questions: ImportQuestion[] = [];
  for (const { mapping, column } of columns) {
    const { to: name } = mapping;
    if (name === 'ref' || !(name in values) || isSameValue(stored[name], values[name])) continue;
    if (mapping.policy === 'never') continue;
    const change = { column: name, label: column.label, from: stored[name], to: values[name] };
    const question = valueQuestion(list, column, source.number, change);
    const decision = decide(mapping, change.from, question, answers);
    if (decision === 'asked') questions.push(question);
    else changes.push({ ...change, decision });
  }
  if (questions.length > 0) return { questions };
  const written = changes.filter(({ decision }) => decision === 'written');
  const after = Object.fromEntries(written.map(({ column, to }) => [column, to]));
  const before = Object.fromEntries(written.map(({ column, from }) => [column, from]));
  const problems = newProblems(list, stored, after, today);
  if (problems.length > 0) return refused(part, problems);
  const kind = written.length > 0 ? 'change' : 'unchanged';
  const base = { list: list.title, ref: known.ref, row: source.number };
  const operation: ImportOperation | undefined =
    kind === 'change' ? { ...base, kind, before, after, needs: [] } : undefined;
  const planned: PlannedPart = { list: list.title, ref: known.ref, kind, changes, sameAs: undefined };
  return { part: { state, known, isNew: false, said: saidBy(part), planned, operation } };
}
