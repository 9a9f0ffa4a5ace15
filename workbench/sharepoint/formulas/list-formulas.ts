import { formulaRefused } from '../errors/errors.js';
import type { Field, FieldSet } from '../fields/field.js';
import { textOf } from '../json.js';
import type { JsonObject } from '../json.js';
import type { List, StoredField } from '../lists/list.js';
import { isStored } from '../lists/list.js';
import type { Formula, FormulaUse } from './compile.js';
import { compile } from './compile.js';

/** A rule that a written item must keep. */
interface Validation {
  /** Undefined if a column that it names is gone. */
  readonly formula: Formula | undefined;
  readonly message: string | undefined;
}

/** A calculated column; without a formula if a column that it names is gone. */
export interface Calculation {
  readonly field: StoredField;
  readonly formula: Formula | undefined;
}

/** All formulas of a list, read. */
export interface ListFormulas {
  /** In an order in which each needs only those before it. */
  readonly calculations: readonly Calculation[];
  readonly validations: readonly Validation[];
}

/** A list in memory never changes: a changed one is another object. So what was read off it stays true. */
const known = new WeakMap<List, ListFormulas | null>();

/** The formulas of a list, read once; undefined for the many lists that have none. */
export function formulasOf(list: List): ListFormulas | undefined {
  let formulas = known.get(list);
  if (formulas === undefined) {
    formulas = readFormulas(list) ?? null;
    known.set(list, formulas);
  }
  return formulas ?? undefined;
}

function readFormulas(list: List): ListFormulas | undefined {
  const validations: Validation[] = [];
  const rule = (bag: JsonObject, use: FormulaUse, self?: Field) => {
    const text = textOf(bag, 'ValidationFormula')?.trim() ?? '';
    if (text === '') return;
    const message = textOf(bag, 'ValidationMessage')?.trim();
    validations.push({
      formula: leniently(text, use, list.fields, self),
      message: message === '' ? undefined : message,
    });
  };
  for (const field of list.valueFields) rule(field.properties, 'field validation', field);
  rule(list.properties, 'list validation');
  const calculations = inOrder(list);
  return validations.length === 0 && calculations.length === 0 ? undefined : { calculations, validations };
}

/** A formula was sound when it was saved; since then a column of it may have been deleted. */
function leniently(text: string, use: FormulaUse, fields: FieldSet, self: Field | undefined): Formula | undefined {
  try {
    return compile(text, use, fields, self);
  } catch {
    return undefined;
  }
}

function formulaText(field: Field): string {
  return field.kind.form === 'calculated' ? (textOf(field.properties, 'Formula')?.trim() ?? '') : '';
}

/** The calculated columns of a list, those that others need first. */
function inOrder(list: List): Calculation[] {
  const found = new Map<string, Calculation>();
  const visit = (field: Field) => {
    const text = formulaText(field);
    if (text === '' || !isStored(field) || found.has(field.guid)) return;
    const formula = leniently(text, 'calculated', list.fields, field);
    for (const needed of formula?.columns.values() ?? []) visit(needed);
    found.set(field.guid, { field, formula });
  };
  for (const field of list.valueFields) visit(field);
  return [...found.values()];
}

/**
 * Checks the formulas of a field about to be stored.
 *
 * @throws SharePointError as `compile`, and for calculations that need each other
 */
export function checkFieldFormulas(fields: FieldSet, field: Field): void {
  const validation = textOf(field.properties, 'ValidationFormula')?.trim() ?? '';
  if (validation !== '') compile(validation, 'field validation', fields, field);
  const byDefault = textOf(field.properties, 'DefaultFormula')?.trim() ?? '';
  if (byDefault !== '') compile(byDefault, 'default', fields, field);
  if (field.kind.form !== 'calculated') return;
  const text = formulaText(field);
  if (text === '') throw formulaRefused('syntax');
  checkCircle(fields, field, compile(text, 'calculated', fields, field), new Set());
}

function checkCircle(fields: FieldSet, start: Field, formula: Formula, seen: Set<string>): void {
  for (const needed of formula.columns.values()) {
    if (needed.guid === start.guid) throw formulaRefused('circular');
    if (seen.has(needed.guid)) continue;
    seen.add(needed.guid);
    const inner = formulaText(needed);
    const next = inner === '' ? undefined : leniently(inner, 'calculated', fields, needed);
    if (next !== undefined) checkCircle(fields, start, next, seen);
  }
}

/** Checks the validation formula of a list's settings. @throws SharePointError as `compile` */
export function checkListFormula(fields: FieldSet, properties: JsonObject): void {
  const text = textOf(properties, 'ValidationFormula')?.trim() ?? '';
  if (text !== '') compile(text, 'list validation', fields);
}
