import { validate } from '../../kernel/validate.js';
import { emptyRow } from './emptyRow.js';
import type { ColumnChange, PlannedPart } from './importPlan.js';
import { joinedAddition, joinedChange } from './joinedOperation.js';
import { joinRows, type JoinedColumn, type Meeting } from './joinRows.js';
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
import type { SaidRow } from './matchRow.js';
import type { AnyRow } from './rowIndex.js';

/** Judges a row of a file about a row that an earlier one of the file is about too. */
export function judgeRepeat(part: SaidPart, meeting: Meeting, judging: Judging): Judged {
  const { state, source } = part;
  const { known, said } = meeting;
  const { list } = state.prepared;
  const foreign = foreignLink(part, said.values);
  if (foreign !== undefined) {
    const message = `Row ${said.row} of this file is about the same row of ${list.title}, but there it belongs to another ${labelInside(list, foreign)}. Correct the row: nothing of it is written.`;
    return refused(part, [{ message }]);
  }
  const joined = joinRows(part, meeting, judging.answers);
  if (joined.kind === 'questions') return joined;
  if (joined.kind === 'refused') return refused(part, joined.refusals);
  const { columns } = joined;
  if (columns.length === 0) {
    const planned = { list: list.title, ref: known.ref, kind: 'repeat' as const, changes: [], sameAs: said.row };
    return { part: { state, known, isNew: false, said, planned, operation: judging.operationOn(list, known.ref) } };
  }
  const both: SaidRow = {
    row: said.row,
    values: { ...said.values, ...Object.fromEntries(columns.map(({ name, to }) => [name, to])) },
    laterRows: { ...said.laterRows, ...Object.fromEntries(columns.map(({ name }) => [name, source.number])) },
  };
  const join = { ...meeting, both, columns };
  return known.stored === undefined
    ? judgeJoinedNew(part, join, judging)
    : judgeJoinedStored(part, join, known.stored, judging);
}

/** What two rows of the file say together, and the columns that the later one adds to it. */
interface Join extends Meeting {
  readonly both: SaidRow;
  readonly columns: readonly JoinedColumn[];
}

/** Two rows of the file together make one new row. */
function judgeJoinedNew(part: SaidPart, { known, said, both, columns }: Join, judging: Judging): Judged {
  const { state } = part;
  const { list } = state.prepared;
  const operation = joinedAddition(judging.operationOn(list, known.ref), columns);
  const row = asRow({ ...emptyRow(list), ...operation.values, ref: known.ref });
  const problems = validate(list, row, judging.today);
  if (problems.length > 0) return refused(part, problems);
  const changes = columns.map(({ name, label, to }): ColumnChange => {
    return { column: name, label, from: said.values[name] ?? null, to, decision: 'written' };
  });
  const planned: PlannedPart = { list: list.title, ref: known.ref, kind: 'add', changes, sameAs: said.row };
  return { part: { state, known, isNew: false, said: both, planned, operation } };
}

/** Two rows of the file together change one row of the register. */
function judgeJoinedStored(part: SaidPart, { known, both, columns }: Join, stored: AnyRow, judging: Judging): Judged {
  const { state, source } = part;
  const { list } = state.prepared;
  const earlier = judging.operationOn(list, known.ref);
  const changed = { list, ref: known.ref, stored, row: source.number };
  const joined = joinedChange(changed, earlier, columns, judging.answers);
  if ('questions' in joined) return joined;
  const { changes, operation } = joined;
  const problems = newProblems(list, stored, operation?.after ?? {}, judging.today);
  if (problems.length > 0) return refused(part, problems);
  const kind = changes.some(({ decision }) => decision === 'written') ? 'change' : 'unchanged';
  const planned: PlannedPart = { list: list.title, ref: known.ref, kind, changes, sameAs: both.row };
  return { part: { state, known, isNew: false, said: both, planned, operation } };
}
