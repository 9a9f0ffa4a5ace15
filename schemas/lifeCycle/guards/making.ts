import { Temporal } from 'temporal-polyfill';
import type { Column } from '../../kernel/column.js';
import type { ListDeclaration } from '../../kernel/list.js';
import { decisions, type Decision } from '../../lists/decisions.js';
import { personalHealthBudgets, type PersonalHealthBudget } from '../../lists/personalHealthBudgets.js';
import { isDirectPayment, isShort, type LifeCycleFacts, type MoveWords } from '../facts.js';
import type { AskedField, Guard } from '../guard.js';

/** The law of direct payments. */
export const regulations = 'National Health Service (Direct Payments) Regulations 2013';
/** What makes a budget one. */
export const features = 'the six features of a personal health budget, NHS England';

/** Where a column is filled in. */
export function field<L extends ListDeclaration>(list: L, column: Extract<keyof L['columns'], string>): AskedField {
  const columns: Readonly<Record<string, Column>> = list.columns;
  return { list: list.title, column, label: columns[column]?.label ?? column };
}
/** A column of the case. */
export const ofCase = (column: Extract<keyof PersonalHealthBudget, string>): AskedField =>
  field(personalHealthBudgets, column);

type Told = Omit<Guard, 'asks' | 'holds'>;

/** A guard that asks for one column of the case. */
export function filled(column: Extract<keyof PersonalHealthBudget, string>, told: Told): Guard {
  const holds = ({ row }: LifeCycleFacts): boolean => {
    const value = row[column];
    return Array.isArray(value) ? value.length > 0 : value !== null;
  };
  return { ...told, asks: ofCase(column), holds };
}

/** A guard that asks for something said with the move. */
export function said(column: 'reasons' | 'noticeOn', told: Told): Guard {
  const holds = (_facts: LifeCycleFacts, words: MoveWords): boolean => {
    const value = words[column] ?? null;
    return typeof value === 'string' ? value.trim() !== '' : value !== null;
  };
  return { ...told, asks: field(decisions, column satisfies keyof Decision), holds };
}

/** A case with all steps and no direct payment: what the law asks of direct payments, practice asks of it. */
export const isOtherForm = (facts: LifeCycleFacts): boolean => !isShort(facts) && !isDirectPayment(facts);

/** Whether a day is known and another is not before it. */
export const notBefore = (later: Temporal.PlainDate, earlier: Temporal.PlainDate | null): boolean =>
  earlier !== null && Temporal.PlainDate.compare(later, earlier) >= 0;
