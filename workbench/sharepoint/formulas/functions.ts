import type { Expression } from './expression.js';
import { dateFunctions } from './date-functions.js';
import type { EagerFunction, LazyFunction } from './formula-function.js';
import { mathFunctions } from './math-functions.js';
import { textFunctions } from './text-functions.js';
import type { FormulaValue } from './values.js';
import { FormulaFault, toFlag } from './values.js';

const nothing: Expression = { is: 'nothing' };

/** The code of the fault that the expression comes to, or undefined. */
function faultOf(each: Expression, evaluate: (each: Expression) => FormulaValue): FormulaFault | undefined {
  try {
    evaluate(each);
    return undefined;
  } catch (error) {
    if (error instanceof FormulaFault) return error;
    throw error;
  }
}

function flags(of: readonly Expression[], evaluate: (each: Expression) => FormulaValue): boolean[] {
  return of.map((each) => toFlag(evaluate(each)));
}

const logic: Readonly<Record<string, LazyFunction>> = {
  IF: {
    least: 2,
    most: 3,
    decide([condition = nothing, yes = nothing, no], evaluate) {
      if (toFlag(evaluate(condition))) return yes.is === 'nothing' ? 0 : evaluate(yes);
      if (no === undefined) return false;
      return no.is === 'nothing' ? 0 : evaluate(no);
    },
  },
  AND: { least: 1, most: 255, decide: (of, evaluate) => flags(of, evaluate).every(Boolean) },
  OR: { least: 1, most: 255, decide: (of, evaluate) => flags(of, evaluate).some(Boolean) },
  NOT: { least: 1, most: 1, decide: ([one = nothing], evaluate) => !toFlag(evaluate(one)) },
  IFERROR: {
    least: 2,
    most: 2,
    decide([value = nothing, otherwise = nothing], evaluate) {
      return faultOf(value, evaluate) === undefined ? evaluate(value) : evaluate(otherwise);
    },
  },
  ISERROR: { least: 1, most: 1, decide: ([one = nothing], evaluate) => faultOf(one, evaluate) !== undefined },
  ISERR: {
    least: 1,
    most: 1,
    decide([one = nothing], evaluate) {
      const fault = faultOf(one, evaluate);
      return fault !== undefined && fault.code !== '#N/A';
    },
  },
  ISNA: { least: 1, most: 1, decide: ([one = nothing], evaluate) => faultOf(one, evaluate)?.code === '#N/A' },
  CHOOSE: {
    least: 2,
    most: 30,
    decide([index = nothing, ...of], evaluate) {
      const number = evaluate(index);
      const chosen = typeof number === 'number' ? of[Math.trunc(number) - 1] : undefined;
      if (chosen === undefined) throw new FormulaFault('#VALUE!');
      return evaluate(chosen);
    },
  },
};

const information: Readonly<Record<string, EagerFunction>> = {
  // An empty column is an empty value here; a text of no characters cannot be stored.
  ISBLANK: { least: 1, most: 1, work: ([value = null]) => value === null },
  ISNUMBER: { least: 1, most: 1, work: ([value = null]) => typeof value === 'number' },
  ISTEXT: { least: 1, most: 1, work: ([value = null]) => typeof value === 'string' },
  ISNONTEXT: { least: 1, most: 1, work: ([value = null]) => typeof value !== 'string' },
  ISLOGICAL: { least: 1, most: 1, work: ([value = null]) => typeof value === 'boolean' },
  NA: {
    least: 0,
    most: 0,
    work() {
      throw new FormulaFault('#N/A');
    },
  },
  TRUE: { least: 0, most: 0, work: () => true },
  FALSE: { least: 0, most: 0, work: () => false },
  TODAY: { least: 0, most: 0, work: (_values, scope) => Math.floor(scope.now()) },
  NOW: { least: 0, most: 0, work: (_values, scope) => scope.now() },
};

/** Functions that give another value each time: no calculated column may have them. */
export const volatileFunctions: ReadonlySet<string> = new Set(['TODAY', 'NOW', 'ME']);

const eager: Readonly<Record<string, EagerFunction>> = {
  ...information,
  ...mathFunctions,
  ...textFunctions,
  ...dateFunctions,
};

/** The function of that name in capitals, or undefined. */
export function functionNamed(name: string): EagerFunction | LazyFunction | undefined {
  if (Object.hasOwn(logic, name)) return logic[name];
  return Object.hasOwn(eager, name) ? eager[name] : undefined;
}

/** All names, for the documentation and its test. */
export const functionNames: readonly string[] = [...Object.keys(logic), ...Object.keys(eager)].sort();
