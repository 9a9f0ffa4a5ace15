import type { Column } from '../../kernel/column.js';
import { display } from '../../kernel/display.js';
import type { ListDeclaration } from '../../kernel/list.js';
import type { ColumnChange, ImportAnswers, ImportQuestion } from './importPlan.js';
import type { ColumnMapping } from '../mapping/profile.js';
import { isBlank } from './sameValue.js';

/** Which value counts where file and register differ: by the policy of the column, or as the person answered. */
export function decide(
  mapping: ColumnMapping,
  from: unknown,
  question: ImportQuestion,
  answers: ImportAnswers,
): 'written' | 'kept' | 'asked' {
  switch (mapping.policy) {
    case 'take':
      return 'written';
    case 'keep':
    case 'never':
      return 'kept';
    case 'fill':
      return isBlank(from) ? 'written' : 'kept';
    case 'ask': {
      // What the register does not have is not in doubt: only two different values are.
      if (isBlank(from)) return 'written';
      const answer = answers.get(question.id);
      if (answer === undefined) return 'asked';
      return answer === 'take' ? 'written' : 'kept';
    }
  }
}

/** Under what the answer is given to which value of a row is right. */
export function valueQuestionId(row: number, list: ListDeclaration, column: string): string {
  return `${row}/${list.title}/${column}`;
}

/** Asks which of two values is right: the register's or the file's. */
export function valueQuestion(
  list: ListDeclaration,
  column: Column,
  row: number,
  change: Omit<ColumnChange, 'decision'>,
): ImportQuestion {
  const to = isBlank(change.to) ? 'nothing' : display(column, change.to);
  return {
    id: valueQuestionId(row, list, change.column),
    kind: 'register',
    row,
    list: list.title,
    column: change.column,
    message: `${column.label} is ${display(column, change.from)} in the register and ${to} in the file. Which is right?`,
    options: [
      { answer: 'take', label: `The file: ${to}` },
      { answer: 'keep', label: `The register: ${display(column, change.from)}` },
    ],
  };
}
