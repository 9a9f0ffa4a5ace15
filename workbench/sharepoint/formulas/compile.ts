import { formulaRefused } from '../errors/errors.js';
import type { Field, FieldSet } from '../fields/field.js';
import type { Expression } from './expression.js';
import { walk } from './expression.js';
import { functionNamed, volatileFunctions } from './functions.js';
import { parseFormula } from './parse.js';
import { FormulaSyntaxError } from './tokens.js';

/** What a formula is for; it decides which columns and functions it may name. */
export type FormulaUse = 'list validation' | 'field validation' | 'calculated' | 'default';

/** A formula that may be worked out: read, and its columns found. */
export interface Formula {
  readonly expression: Expression;
  /** The fields by the names that the formula gives them. */
  readonly columns: ReadonlyMap<string, Field>;
}

/** SharePoint's limits: validation, and calculated columns. */
const longest: Readonly<Record<FormulaUse, number>> = {
  'list validation': 1024,
  'field validation': 1024,
  calculated: 8000,
  default: 1024,
};

/** Types of columns that formulas may name. */
const usableTypes = new Set([
  'Text',
  'Choice',
  'Number',
  'Currency',
  'Integer',
  'Counter',
  'DateTime',
  'Boolean',
  'Calculated',
]);

/**
 * Reads a formula and finds its columns, by display name or else by internal name.
 *
 * @param self the field that a calculation or a field's validation belongs to
 * @throws SharePointError in SharePoint's words: a syntax error, an unknown column or function, a column of a type that
 * formulas cannot use, TODAY in a calculation, another column in a field's validation
 */
export function compile(text: string, use: FormulaUse, fields: FieldSet, self?: Field): Formula {
  if (text.length > longest[use]) throw formulaRefused('too long');
  const expression = read(text);
  const columns = new Map<string, Field>();
  walk(expression, (each) => {
    if (each.is === 'call') checkFunction(each.name, each.of.length, use);
    if (each.is === 'column' && !columns.has(each.name)) columns.set(each.name, column(each.name, use, fields, self));
  });
  return { expression, columns };
}

function read(text: string): Expression {
  try {
    return parseFormula(text);
  } catch (error) {
    if (error instanceof FormulaSyntaxError) throw formulaRefused('syntax');
    throw error;
  }
}

function checkFunction(name: string, count: number, use: FormulaUse): void {
  if (use === 'calculated' && volatileFunctions.has(name)) throw formulaRefused('volatile');
  const known = functionNamed(name);
  if (known === undefined || count < known.least || count > known.most) throw formulaRefused('syntax');
}

function column(name: string, use: FormulaUse, fields: FieldSet, self: Field | undefined): Field {
  const isItself = self !== undefined && [self.title, self.internalName].some((each) => sameText(each, name));
  const field = isItself ? self : (fields.byTitle(name) ?? fields.byName(name));
  if (field === undefined && use === 'calculated' && volatileFunctions.has(name.toUpperCase())) {
    throw formulaRefused('volatile');
  }
  if (field === undefined) throw formulaRefused('unknown column');
  if (use === 'field validation' && field.guid !== self?.guid) throw formulaRefused('another column');
  if (use === 'default') throw formulaRefused('another column');
  if (use === 'calculated' && field.guid === self?.guid) throw formulaRefused('circular');
  if (!usableTypes.has(field.kind.name)) throw formulaRefused('type of column');
  return field;
}

const sameText = (left: string, right: string) => left.toLowerCase() === right.toLowerCase();
