import type { ListDeclaration } from '../../kernel/list.js';
import { decide, valueQuestion } from './decideValue.js';
import type {
  AddOperation,
  ChangeOperation,
  ColumnChange,
  ImportAnswers,
  ImportOperation,
  ImportQuestion,
} from './importPlan.js';
import type { JoinedColumn } from './joinRows.js';
import type { AnyRow } from './rowIndex.js';
import { isSameValue } from './sameValue.js';

/** The addition that an earlier row of the file makes, with what a later one adds to it. */
export function joinedAddition(earlier: ImportOperation | undefined, columns: readonly JoinedColumn[]): AddOperation {
  if (earlier?.kind !== 'add') throw new TypeError('a row that is neither stored nor added');
  return {
    ...earlier,
    values: { ...earlier.values, ...Object.fromEntries(columns.map(({ name, to }) => [name, to])) },
  };
}

/** A row of the register that two rows of the file are about. */
interface ChangedRow {
  readonly list: ListDeclaration;
  readonly ref: string;
  readonly stored: AnyRow;
  /** The later row of the file. */
  readonly row: number;
}

/**
 * The change of a row of the register that an earlier row of the file makes, if any, with what a later one adds to it.
 * @returns no operation if the register has all of it already
 */
export function joinedChange(
  { list, ref, stored, row }: ChangedRow,
  earlier: ImportOperation | undefined,
  columns: readonly JoinedColumn[],
  answers: ImportAnswers,
):
  | { readonly questions: readonly ImportQuestion[] }
  | { readonly changes: readonly ColumnChange[]; readonly operation: ChangeOperation | undefined } {
  const changes: ColumnChange[] = [];
  const questions: ImportQuestion[] = [];
  for (const { name, label, to, chosen, mapping, column } of columns) {
    const change = { column: name, label, from: stored[name], to };
    const question = valueQuestion(list, column, row, change);
    // Who has chosen between two rows of the file is not asked about the register as well.
    const isChosen = isSameValue(stored[name], to) || (chosen && mapping.policy === 'ask');
    const decision = isChosen ? 'written' : decide(mapping, change.from, question, answers);
    if (decision === 'asked') questions.push(question);
    else changes.push({ ...change, decision });
  }
  if (questions.length > 0) return { questions };
  const before = earlier?.kind === 'change' ? earlier : undefined;
  const all = { ...before?.after };
  for (const { column, to, decision } of changes) if (decision === 'written') all[column] = to;
  const names = Object.keys(all).filter((name) => !isSameValue(stored[name], all[name]));
  const pick = (from: AnyRow): AnyRow => Object.fromEntries(names.map((name) => [name, from[name]]));
  if (names.length === 0) return { changes, operation: undefined };
  const operation: ChangeOperation = {
    list: list.title,
    ref,
    row: before?.row ?? row,
    needs: [],
    kind: 'change',
    before: pick(stored),
    after: pick(all),
  };
  return { changes, operation };
}
