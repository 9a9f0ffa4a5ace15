import {
  CEILING,
  COMBIN,
  EVEN,
  EXP,
  FACT,
  FLOOR,
  LN,
  LOG,
  LOG10,
  MEDIAN,
  MOD,
  ODD,
  PI,
  POWER,
  PRODUCT,
  ROUNDDOWN,
  ROUNDUP,
  SIGN,
  SQRT,
  TRUNC,
} from '@formulajs/formulajs';

import type { EagerFunction } from './formula-function.js';
import { taken } from './library.js';
import { roundHalfAway } from './number-format.js';
import type { FormulaValue } from './values.js';
import { FormulaFault, finite, toNumber } from './values.js';

/** The factorial of a larger number is no number any more. */
const mostFactor = 170;
const outOfRange = new Error('#NUM!');

type Numeric = (...numbers: number[]) => unknown;

/** A function of a fixed number of numbers, from the library. */
function numeric(least: number, most: number, work: Numeric): EagerFunction {
  return { least, most, work: (values) => taken(work(...values.map(toNumber))) };
}

/** A function of any number of values: empty ones are passed over. */
function over(work: (numbers: readonly number[]) => FormulaValue): EagerFunction {
  return { least: 1, most: 255, work: (values) => work(values.filter((value) => value !== null).map(toNumber)) };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** Of a sample. @throws FormulaFault for fewer than two numbers */
function variance(numbers: readonly number[]): number {
  if (numbers.length < 2) throw new FormulaFault('#DIV/0!');
  const mean = sum(numbers) / numbers.length;
  return sum(numbers.map((number) => (number - mean) ** 2)) / (numbers.length - 1);
}

/** As people round, whatever the binary remainder: ROUND(2.675,2) is 2.68. */
function round([number = null, places = null]: readonly FormulaValue[]): FormulaValue {
  return finite(roundHalfAway(toNumber(number), Math.trunc(toNumber(places))));
}

/** Functions of numbers. */
export const mathFunctions: Readonly<Record<string, EagerFunction>> = {
  ABS: numeric(1, 1, Math.abs),
  AVERAGE: over((numbers) => {
    if (numbers.length === 0) throw new FormulaFault('#DIV/0!');
    return finite(sum(numbers) / numbers.length);
  }),
  CEILING: numeric(2, 2, (number = 0, step = 1) => CEILING(number, step)),
  COMBIN: numeric(2, 2, (number = 0, chosen = 0) => (number > mostFactor ? outOfRange : COMBIN(number, chosen))),
  COUNT: { least: 1, most: 255, work: (values) => values.filter((value) => typeof value === 'number').length },
  COUNTA: { least: 1, most: 255, work: (values) => values.filter((value) => value !== null).length },
  EVEN: numeric(1, 1, (number = 0) => EVEN(number)),
  EXP: numeric(1, 1, (number = 0) => EXP(number)),
  FACT: numeric(1, 1, (number = 0) => (number > mostFactor ? outOfRange : FACT(number))),
  FLOOR: numeric(2, 2, (number = 0, step = 1) => FLOOR(number, step)),
  INT: numeric(1, 1, Math.floor),
  LN: numeric(1, 1, (number = 0) => LN(number)),
  LOG: numeric(1, 2, (number = 0, base = 10) => LOG(number, base)),
  LOG10: numeric(1, 1, (number = 0) => LOG10(number)),
  MAX: over((numbers) => (numbers.length === 0 ? 0 : finite(Math.max(...numbers)))),
  MEDIAN: over((numbers) => taken(MEDIAN(...numbers))),
  MIN: over((numbers) => (numbers.length === 0 ? 0 : finite(Math.min(...numbers)))),
  MOD: numeric(2, 2, (number = 0, divisor = 0) => MOD(number, divisor)),
  ODD: numeric(1, 1, (number = 0) => ODD(number)),
  PI: numeric(0, 0, () => PI()),
  POWER: numeric(2, 2, (number = 0, power = 0) => POWER(number, power)),
  PRODUCT: over((numbers) => (numbers.length === 0 ? 0 : taken(PRODUCT(...numbers)))),
  ROUND: { least: 2, most: 2, work: round },
  ROUNDDOWN: numeric(2, 2, (number = 0, places = 0) => ROUNDDOWN(number, places)),
  ROUNDUP: numeric(2, 2, (number = 0, places = 0) => ROUNDUP(number, places)),
  SIGN: numeric(1, 1, (number = 0) => SIGN(number)),
  SQRT: numeric(1, 1, (number = 0) => SQRT(number)),
  STDEV: over((numbers) => finite(Math.sqrt(variance(numbers)))),
  SUM: over((numbers) => finite(sum(numbers))),
  TRUNC: numeric(1, 2, (number = 0, places = 0) => TRUNC(number, places)),
  VAR: over((numbers) => finite(variance(numbers))),
};
