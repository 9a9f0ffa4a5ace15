import { decisions, guards, guardsAt, movesOf, personalHealthBudgets, standingGuards } from '@phb/schemas';
import type {
  ColumnName,
  Decision,
  Guard,
  LifeCycleFacts,
  Missing,
  Move,
  MoveWords,
  PersonalHealthBudget,
} from '@phb/schemas';
import type { FormDeclaration, FormValues } from '../../kit/form/declaration.js';
import { typedRow } from '../../kit/form/typedRow.js';

type CaseColumn = ColumnName<(typeof personalHealthBudgets)['columns']>;
type DecisionColumn = ColumnName<(typeof decisions)['columns']>;

/** Columns that are entered in one breath with another. */
const companions: Readonly<Partial<Record<string, readonly CaseColumn[]>>> = {
  indicativeAmount: ['indicativePeriod'],
  amount: ['amountPeriod'],
  accountType: ['managedAccount'],
  endsOn: ['endReason'],
};

/** The columns of the case that a move may ask for, whatever is filled in, in the order of the list. */
function askable(move: Move, facts: LifeCycleFacts): readonly CaseColumn[] {
  const names = [...standingGuards[move.to], ...guardsAt(move.to, facts), ...move.needs];
  const asked = names
    .map((name): Guard => guards[name])
    .filter(({ asks }) => asks.list === personalHealthBudgets.title)
    .flatMap(({ asks }) => [asks.column, ...(companions[asks.column] ?? [])]);
  return (Object.keys(personalHealthBudgets.columns) as CaseColumn[]).filter((name) => asked.includes(name));
}

/** What is said with a move, of a row of Decisions. */
export function wordsOf({ reasons, conditions, noticeOn, effectiveOn, body }: Decision): MoveWords {
  return { reasons, conditions, noticeOn, effectiveOn, body };
}

/** What a move lacks, with the case as it is given. */
export function missingFor(facts: LifeCycleFacts, move: Move, words: MoveWords = {}): readonly Missing[] {
  return movesOf(facts, words).find((possible) => possible.move.id === move.id)?.missing ?? [];
}

/**
 * The columns of the case to ask for, each with why: those that would be missing were they not typed here. A form that is
 * ticked here may bring more of them.
 */
export function askedColumns(facts: LifeCycleFacts, move: Move, values: FormValues): ReadonlyMap<string, Missing> {
  const typed = typedRow(personalHealthBudgets, facts.row, values);
  const asked = new Map<string, Missing>();
  for (const column of askable(move, { ...facts, row: typed })) {
    const without = [column, ...(companions[column] ?? [])].map((name) => [name, facts.row[name]] as const);
    const row: PersonalHealthBudget = { ...typed, ...Object.fromEntries(without) };
    const missing = missingFor({ ...facts, row }, move).find(
      ({ asks }) => asks.list === personalHealthBudgets.title && asks.column === column,
    );
    if (missing === undefined) continue;
    for (const name of [column, ...(companions[column] ?? [])]) if (!asked.has(name)) asked.set(name, missing);
  }
  return asked;
}

/** The form of a move: the columns of the case that it asks for, and no others. */
export function moveForm(facts: LifeCycleFacts, move: Move): FormDeclaration<typeof personalHealthBudgets> {
  const columns = askable(move, facts);
  const isAsked =
    (column: string) =>
    (values: FormValues): boolean =>
      askedColumns(facts, move, values).has(column);
  return {
    list: personalHealthBudgets,
    partial: true,
    sections: [{ heading: 'Still to be entered', columns }],
    askedWhen: Object.fromEntries(columns.map((name) => [name, isAsked(name)])),
  };
}

/** What is said with a move, beside its reasons. */
export function wordsForm(facts: LifeCycleFacts, move: Move): FormDeclaration<typeof decisions> {
  const isPanel = move.from.includes('Awaiting panel') && move.kind !== 'Closure' && move.kind !== 'Go live';
  const takesAway = move.to === 'Ending' || move.to === 'Suspended';
  const asksNotice =
    move.kind === 'Stop' || (move.needs.includes('notice') && facts.row.forms.includes('Direct payment'));
  const columns: readonly DecisionColumn[] = [
    'reasons',
    ...(move.kind === 'Panel' ? (['conditions'] as const) : []),
    ...(isPanel || move.kind === 'Stop' ? (['body'] as const) : []),
    ...(asksNotice ? (['noticeOn'] as const) : []),
    ...(takesAway ? (['effectiveOn'] as const) : []),
  ];
  return { list: decisions, partial: true, sections: [{ heading: 'Decision', columns }] };
}

/** The case as the form of a move begins with it: the amount of a one-off is a one-off amount. */
export function prefilled(facts: LifeCycleFacts, move: Move): PersonalHealthBudget {
  const { row } = facts;
  const asksAmount = askedColumns(facts, move, {}).has('amountPeriod');
  return row.oneOff && asksAmount ? { ...row, amountPeriod: 'one-off' } : row;
}
