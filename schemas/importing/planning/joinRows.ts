import type { Column } from '../../kernel/column.js';
import { display } from '../../kernel/display.js';
import type { ListDeclaration } from '../../kernel/list.js';
import { valueQuestionId } from './decideValue.js';
import type { ImportAnswers, ImportQuestion } from './importPlan.js';
import type { PreparedColumn } from '../mapping/mapTable.js';
import type { SaidPart } from './judged.js';
import type { KnownRow, SaidRow } from './matchRow.js';
import type { ColumnMapping } from '../mapping/profile.js';
import { isBlank, isSameValue } from './sameValue.js';

/** A column that the later of two rows adds to what the earlier one says. */
export interface JoinedColumn {
  readonly name: string;
  readonly label: string;
  readonly to: unknown;
  /** A person chose it between the two rows; otherwise the earlier one left it empty. */
  readonly chosen: boolean;
  readonly mapping: ColumnMapping;
  readonly column: Column;
}

/** A row of the file that is about the same as an earlier one. */
export interface Meeting {
  readonly known: KnownRow;
  /** What the file has said of it so far. */
  readonly said: SaidRow;
  /** A person has said already that the two are about the same. */
  readonly confirmed: boolean;
}

export type Joined =
  /** None: the later row says nothing else. */
  | { readonly kind: 'joined'; readonly columns: readonly JoinedColumn[] }
  | { readonly kind: 'questions'; readonly questions: readonly ImportQuestion[] }
  | { readonly kind: 'refused'; readonly refusals: readonly { readonly column: string; readonly message: string }[] };

/** Whether the register's own value stays, so that two rows of a file need not agree about it. */
function registerStays({ mapping }: PreparedColumn, list: ListDeclaration, known: KnownRow, answers: ImportAnswers) {
  const { to, policy } = mapping;
  if (known.stored === undefined) return false;
  if (policy === 'keep') return true;
  if (isBlank(known.stored[to])) return false;
  if (policy === 'fill') return true;
  return policy === 'ask' && answers.get(valueQuestionId(known.said?.row ?? 0, list, to)) === 'keep';
}

const rowOf = (said: SaidRow, name: string): number => said.laterRows[name] ?? said.row;

function conflictQuestion(list: ListDeclaration, one: PreparedColumn, row: number, to: unknown, said: SaidRow) {
  const { column } = one;
  const name = one.mapping.to;
  const earlier = display(column, said.values[name]);
  const later = display(column, to);
  const first = rowOf(said, name);
  const question: ImportQuestion = {
    id: `${row}/${list.title}/${name}/rows`,
    kind: 'rows',
    row,
    list: list.title,
    column: name,
    message: `${column.label} is ${earlier} in row ${first} and ${later} in row ${row} of this file, which are about the same row of ${list.title}. Which is right?`,
    options: [
      { answer: 'take', label: `Row ${row}: ${later}` },
      { answer: 'keep', label: `Row ${first}: ${earlier}` },
    ],
  };
  return question;
}

function togetherQuestion(list: ListDeclaration, row: number, more: readonly JoinedColumn[], said: SaidRow) {
  const words = more.map(({ column, label, to }) => `${label} ${display(column, to)}`).join(', ');
  const question: ImportQuestion = {
    id: `${row}/${list.title}/together`,
    kind: 'together',
    row,
    list: list.title,
    column: undefined,
    message: `Row ${said.row} of this file is about the same row of ${list.title}, and this one also says: ${words}. Shall the two be put together?`,
    options: [{ answer: 'together', label: 'Yes, put them together' }],
  };
  return question;
}

function refusal(list: ListDeclaration, { mapping: { to }, column }: PreparedColumn, said: SaidRow) {
  const other = isBlank(said.values[to]) ? 'nothing' : display(column, said.values[to]);
  const message = `Row ${rowOf(said, to)} of this file is about the same row of ${list.title} and says ${other}. Take one of the two out, or make them agree.`;
  return { column: to, message };
}

/**
 * Puts a row of a file together with an earlier one about the same row of a list: it fills what the earlier one left empty, and where
 * both say something else a person chooses. An empty cell takes nothing away. The policy of the list says whether this is done
 * by itself, asked first, or refused.
 */
export function joinRows(
  { state: { prepared }, source: { number: row }, values }: SaidPart,
  { known, said, confirmed }: Meeting,
  answers: ImportAnswers,
): Joined {
  const { list, target } = prepared;
  const policy = target.repeats ?? 'ask';
  const differing = prepared.columns.filter((one) => {
    const { to, policy: of } = one.mapping;
    if (of === 'never' || to === 'ref' || isBlank(values[to]) || isSameValue(values[to], said.values[to])) return false;
    return !registerStays(one, list, known, answers);
  });
  if (policy === 'refuse' && differing.length > 0) {
    return { kind: 'refused', refusals: differing.map((one) => refusal(list, one, said)) };
  }
  const questions: ImportQuestion[] = [];
  const columns: JoinedColumn[] = [];
  let asked = confirmed;
  for (const one of differing) {
    const { mapping, column } = one;
    const to = values[mapping.to];
    const joined = { name: mapping.to, label: column.label, to, mapping, column };
    if (isBlank(said.values[mapping.to])) {
      columns.push({ ...joined, chosen: false });
      continue;
    }
    asked = true;
    const question = conflictQuestion(list, one, row, to, said);
    const answer = answers.get(question.id);
    if (answer === undefined) questions.push(question);
    else if (answer === 'take') columns.push({ ...joined, chosen: true });
  }
  if (questions.length === 0 && policy === 'ask' && columns.length > 0 && !asked) {
    const question = togetherQuestion(list, row, columns, said);
    if (!answers.has(question.id)) questions.push(question);
  }
  return questions.length > 0 ? { kind: 'questions', questions } : { kind: 'joined', columns };
}
