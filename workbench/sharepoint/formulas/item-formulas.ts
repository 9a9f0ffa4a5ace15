import type { SQLInputValue } from 'node:sqlite';

import { validationFailed } from '../errors/errors.js';
import type { Field } from '../fields/field.js';
import type { Call } from '../http/call.js';
import type { List, StoredField } from '../lists/list.js';
import type { Database } from '../storage/database.js';
import type { Row } from '../storage/rows.js';
import { integer } from '../storage/rows.js';
import type { Formula } from './compile.js';
import { compile } from './compile.js';
import { evaluate } from './evaluate.js';
import type { Calculation } from './list-formulas.js';
import { formulasOf } from './list-formulas.js';
import { instantOf, serialNow, serialOf } from './serial.js';
import type { FormulaValue } from './values.js';
import { FormulaFault, isFaultCode, toFlag, toNumber, toText } from './values.js';

/** The stored value of a column of one item. */
type Read = (column: string) => SQLInputValue | undefined;

/** A stored value as formulas see it. */
function valueOf(field: Field, read: Read, timeZone: string): FormulaValue {
  const stored = field.column === undefined ? undefined : read(field.column);
  if (stored === undefined || stored === null) return null;
  switch (field.resultForm) {
    case 'flag':
      return stored === 1;
    case 'instant':
      return typeof stored === 'string' && !stored.startsWith('#') ? serialOf(stored, timeZone) : faulty(stored);
    case 'number':
    case 'counter':
      return typeof stored === 'number' ? stored : faulty(stored);
    default:
      if (typeof stored !== 'string') return typeof stored === 'number' ? String(stored) : null;
      return field.kind.form === 'calculated' ? faulty(stored) : stored;
  }
}

/** A calculated column that came to no value hands its fault on. */
function faulty(stored: SQLInputValue): FormulaValue {
  if (typeof stored !== 'string') return null;
  if (isFaultCode(stored)) throw new FormulaFault(stored);
  return stored;
}

function work(formula: Formula, read: Read, timeZone: string): FormulaValue {
  return evaluate(formula.expression, {
    column(name) {
      const field = formula.columns.get(name);
      return field === undefined ? null : valueOf(field, read, timeZone);
    },
    now: () => serialNow(timeZone),
  });
}

/** The stored form of what a calculation came to, by the column's type of result. Faults are stored as their codes. */
function calculated({ field, formula }: Calculation, read: Read, timeZone: string): SQLInputValue {
  if (formula === undefined) return '#NAME?';
  try {
    return storedResult(field, work(formula, read, timeZone), timeZone);
  } catch (error) {
    if (error instanceof FormulaFault) return error.code;
    throw error;
  }
}

/** @throws FormulaFault if the value is not of the type of result */
function storedResult(field: StoredField, value: FormulaValue, timeZone: string): SQLInputValue {
  // Formulas answer "" for nothing whatever the type of result.
  if (value === '') return null;
  switch (field.resultForm) {
    case 'number':
      return toNumber(value);
    case 'instant':
      return instantOf(toNumber(value), timeZone);
    case 'flag':
      return toFlag(value) ? 1 : 0;
    default:
      return value === null ? null : toText(value);
  }
}

/** True if the item keeps the rule. A formula that comes to no TRUE or FALSE is not kept. */
function keeps(formula: Formula | undefined, read: Read, timeZone: string): boolean {
  if (formula === undefined) return false;
  try {
    return toFlag(work(formula, read, timeZone));
  } catch (error) {
    if (error instanceof FormulaFault) return false;
    throw error;
  }
}

/**
 * Works out the calculated columns of an item that is about to be written, into `values`, and checks the rules of its
 * fields and list.
 *
 * @param stored the row as it was; undefined for a new item
 * @throws SharePointError (500) with the rule's message
 */
export function applyFormulas(call: Call, list: List, values: Map<string, SQLInputValue>, stored?: Row): void {
  const formulas = formulasOf(list);
  if (formulas === undefined) return;
  const { timeZone } = call.site;
  const read: Read = (column) => (values.has(column) ? values.get(column) : stored?.[column]);
  for (const calculation of formulas.calculations) {
    values.set(calculation.field.column, calculated(calculation, read, timeZone));
  }
  // Folders, and files as they are uploaded, keep no rules: those hold once someone fills in their columns.
  if (read('object_type') === 1 || (stored === undefined && typeof values.get('leaf') === 'string')) return;
  for (const { formula, message } of formulas.validations) {
    if (!keeps(formula, read, timeZone)) throw validationFailed(message);
  }
}

const pageSize = 1_000;

/** Works out the calculated columns of all items anew: after a formula, or a column that one names, has changed. */
export function recalculate(database: Database, list: List, timeZone: string): void {
  const formulas = formulasOf(list);
  if (formulas === undefined || formulas.calculations.length === 0) return;
  const assignments = formulas.calculations.map(({ field }) => `${field.column} = ?`).join(', ');
  for (let after = 0; ;) {
    const rows = database.all(`SELECT * FROM ${list.table} WHERE id > ? ORDER BY id LIMIT ${pageSize}`, after);
    for (const row of rows) {
      after = integer(row, 'id');
      const results = new Map<string, SQLInputValue>();
      const read: Read = (column) => (results.has(column) ? results.get(column) : row[column]);
      for (const calculation of formulas.calculations) {
        results.set(calculation.field.column, calculated(calculation, read, timeZone));
      }
      database.run(`UPDATE ${list.table} SET ${assignments} WHERE id = ?`, ...results.values(), after);
    }
    if (rows.length < pageSize) return;
  }
}

const defaults = new WeakMap<Field, Formula>();

function defaultFormula(list: List, field: StoredField, text: string): Formula {
  let formula = defaults.get(field);
  if (formula === undefined) {
    formula = compile(text, 'default', list.fields, field);
    defaults.set(field, formula);
  }
  return formula;
}

/** The value that a field's DefaultFormula gives a new item; undefined if it comes to none. */
export function defaultByFormula(list: List, field: StoredField, text: string, timeZone: string): SQLInputValue {
  try {
    return storedResult(
      field,
      work(defaultFormula(list, field, text), () => null, timeZone),
      timeZone,
    );
  } catch (error) {
    if (error instanceof FormulaFault) return null;
    throw error;
  }
}
