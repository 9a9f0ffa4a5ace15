import type { ListDeclaration } from '../../kernel/list.js';
import type { ImportOperation } from './importPlan.js';
import { emptyRow } from './emptyRow.js';
import type { AnyRow } from './rowIndex.js';
import { isSameValue } from './sameValue.js';

/** Whether a plan is carried out or taken back. */
export type ImportDirection = 'apply' | 'undo';

/** What is left to do for one operation, judged by the row as it now stands. */
export type ImportStep =
  | { readonly kind: 'add'; readonly values: AnyRow }
  | { readonly kind: 'update'; readonly changes: AnyRow }
  | { readonly kind: 'recycle' }
  /** It is as it should be: done before, or by an earlier try. */
  | { readonly kind: 'done' }
  /** Somebody else has changed it meanwhile: it is left as it stands. */
  | { readonly kind: 'left'; readonly reason: string };

function differing(row: AnyRow, wanted: AnyRow): readonly string[] {
  return Object.keys(wanted).filter((name) => !isSameValue(row[name], wanted[name]));
}

function labels(list: ListDeclaration, names: readonly string[]): string {
  return names.map((name) => list.columns[name]?.label ?? name).join(', ');
}

function stepOfChange(list: ListDeclaration, from: AnyRow, to: AnyRow, row: AnyRow | undefined): ImportStep {
  if (row === undefined) return { kind: 'left', reason: 'It is no longer in the register.' };
  const changes = differing(row, to);
  if (changes.length === 0) return { kind: 'done' };
  const foreign = changes.filter((name) => !isSameValue(row[name], from[name]));
  if (foreign.length > 0) {
    return { kind: 'left', reason: `${labels(list, foreign)} was changed by somebody else. It was left as it stands.` };
  }
  return { kind: 'update', changes: Object.fromEntries(changes.map((name) => [name, to[name]])) };
}

/**
 * What is left to do for one operation. The same question with the same answer after every interruption: nothing is done twice,
 * and what other people did meanwhile is never overwritten.
 * @param row the row as it now stands; undefined if the register has none with this reference
 */
export function nextStep(
  list: ListDeclaration,
  operation: ImportOperation,
  direction: ImportDirection,
  row: AnyRow | undefined,
): ImportStep {
  if (operation.kind === 'change') {
    const { before, after } = operation;
    return direction === 'apply' ? stepOfChange(list, before, after, row) : stepOfChange(list, after, before, row);
  }
  const whole = { ...emptyRow(list), ...operation.values, ref: operation.ref };
  const foreign = row === undefined ? [] : differing(row, whole);
  if (direction === 'apply') {
    if (row === undefined) return { kind: 'add', values: { ...operation.values, ref: operation.ref } };
    if (foreign.length === 0) return { kind: 'done' };
    return { kind: 'left', reason: `It is in the register already, with another ${labels(list, foreign)}.` };
  }
  if (row === undefined) return { kind: 'done' };
  if (foreign.length === 0) return { kind: 'recycle' };
  return {
    kind: 'left',
    reason: `${labels(list, foreign)} was changed after the import. The row was kept: recycle it yourself if it should go.`,
  };
}
