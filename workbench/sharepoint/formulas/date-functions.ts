import type { EagerFunction } from './formula-function.js';
import type { CivilTime } from './serial.js';
import { civilOf, serialInText, serialOfDay } from './serial.js';
import type { FormulaValue } from './values.js';
import { FormulaFault, numberInText, toNumber, toText } from './values.js';

/** A date as a serial number: from a date column, a number, or a text that is a date. @throws FormulaFault */
function serial(value: FormulaValue | undefined): number {
  if (typeof value !== 'string') return toNumber(value ?? null);
  const number = numberInText(value) ?? serialInText(value);
  if (number === undefined) throw new FormulaFault('#VALUE!');
  return number;
}

function part(read: (time: CivilTime) => number): EagerFunction {
  return { least: 1, most: 1, work: ([date]) => read(civilOf(serial(date))) };
}

/**
 * DATEDIF: whole years (Y), months (M) or days (D) between two dates; months without years (YM), days without months (MD)
 * or without years (YD).
 */
function difference(from: number, to: number, unit: string): number {
  const [start, end] = [Math.floor(from), Math.floor(to)];
  if (start > end) throw new FormulaFault('#NUM!');
  const [a, b] = [civilOf(start), civilOf(end)];
  const months = (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day ? 1 : 0);
  switch (unit.toUpperCase()) {
    case 'D':
      return end - start;
    case 'M':
      return months;
    case 'Y':
      return Math.floor(months / 12);
    case 'YM':
      return months % 12;
    case 'MD':
      return b.day >= a.day ? b.day - a.day : end - serialOfDay(b.year, b.month - 1, a.day);
    case 'YD': {
      const birthday = serialOfDay(b.year, a.month, a.day);
      return end - (birthday > end ? serialOfDay(b.year - 1, a.month, a.day) : birthday);
    }
    default:
      throw new FormulaFault('#NUM!');
  }
}

/** WEEKDAY: 1 to 7 from Sunday; with 2 from Monday; with 3 as 0 to 6 from Monday. */
function weekday(date: number, type: number): number {
  const fromSunday = civilOf(date).weekday;
  const fromMonday = (fromSunday + 6) % 7;
  if (type === 1) return fromSunday + 1;
  if (type === 2) return fromMonday + 1;
  if (type === 3) return fromMonday;
  throw new FormulaFault('#NUM!');
}

/** Functions of dates. Everything is wall-clock time, so no zone comes into them. */
export const dateFunctions: Readonly<Record<string, EagerFunction>> = {
  DATE: {
    least: 3,
    most: 3,
    work: ([year = null, month = null, day = null]) => serialOfDay(toNumber(year), toNumber(month), toNumber(day)),
  },
  DATEDIF: {
    least: 3,
    most: 3,
    work: ([from, to, unit = null]) => difference(serial(from), serial(to), toText(unit)),
  },
  DATEVALUE: { least: 1, most: 1, work: ([text]) => Math.floor(serial(text)) },
  DAY: part((time) => time.day),
  HOUR: part((time) => time.hour),
  MINUTE: part((time) => time.minute),
  MONTH: part((time) => time.month),
  SECOND: part((time) => time.second),
  TIME: {
    least: 3,
    most: 3,
    work: ([hour = null, minute = null, second = null]) =>
      ((toNumber(hour) * 3600 + toNumber(minute) * 60 + toNumber(second)) / 86_400) % 1,
  },
  WEEKDAY: {
    least: 1,
    most: 2,
    work: ([date, type = 1]) => weekday(serial(date), toNumber(type)),
  },
  YEAR: part((time) => time.year),
};
