import { CHAR, CLEAN, CODE, EXACT, PROPER, REPLACE, REPT, SUBSTITUTE } from '@formulajs/formulajs';

import { formatDate, isDateFormat } from './date-format.js';
import type { EagerFunction } from './formula-function.js';
import { taken } from './library.js';
import { formatNumber } from './number-format.js';
import { serialInText } from './serial.js';
import type { FormulaValue } from './values.js';
import { FormulaFault, numberInText, toNumber, toText } from './values.js';

/** The longest text that a formula makes. */
const longestText = 32_767;

/** A length or position: a whole number from `least` on. @throws FormulaFault */
function count(value: FormulaValue | undefined, whenLeftOut: number, least: number): number {
  const number = value === undefined ? whenLeftOut : Math.trunc(toNumber(value));
  if (number < least || number > longestText) throw new FormulaFault('#VALUE!');
  return number;
}

/** Where one text begins in another, from 1. @throws FormulaFault */
function position(sought: string, within: string, from: number): number {
  const at = within.indexOf(sought, from - 1);
  if (at < 0 || from > within.length + 1) throw new FormulaFault('#VALUE!');
  return at + 1;
}

/** One place of a pattern: a character, or any. */
type Place = string | undefined;

/** A pattern of SEARCH parted at its `*`: `?` is any character, `~` makes the next one plain. */
function segmentsOf(pattern: string): Place[][] {
  const segments: Place[][] = [[]];
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern.charAt(at);
    if (character === '*') segments.push([]);
    else if (character === '?') segments.at(-1)?.push(undefined);
    else if (character === '~' && at + 1 < pattern.length) {
      at += 1;
      segments.at(-1)?.push(pattern.charAt(at));
    } else segments.at(-1)?.push(character);
  }
  return segments;
}

/** Where a segment first stands in a text from there on, or -1. */
function segmentAt(segment: readonly Place[], text: string, from: number): number {
  for (let start = from; start + segment.length <= text.length; start += 1) {
    if (segment.every((place, index) => place === undefined || place === text.charAt(start + index))) return start;
  }
  return -1;
}

/** The earliest place of each segment after the one before it: no other choice could do better. @throws FormulaFault */
function search(sought: string, within: string, from: number): number {
  const text = within.toLowerCase();
  let next = from - 1;
  let found: number | undefined;
  for (const segment of segmentsOf(sought.toLowerCase())) {
    const start = segmentAt(segment, text, next);
    if (start < 0) throw new FormulaFault('#VALUE!');
    found ??= start;
    next = start + segment.length;
  }
  return (found ?? 0) + 1;
}

/** A number or date in a text: `VALUE("12%")`. @throws FormulaFault */
function value(text: string): number {
  const number = numberInText(text.replace(/^\s*[£$€]/, '')) ?? serialInText(text);
  if (number === undefined) throw new FormulaFault('#VALUE!');
  return number;
}

function formatted(what: FormulaValue, format: string): string {
  // A text stays as it is, unless it is a number or a date.
  const number = typeof what === 'string' ? (numberInText(what) ?? serialInText(what)) : toNumber(what);
  if (number === undefined) return toText(what);
  if (format === '') return '';
  if (format.toLowerCase() === 'general' || format === '@') return toText(number);
  return isDateFormat(format) ? formatDate(number, format) : formatNumber(number, format);
}

/** Money in the site's currency: British, two places. */
function money(number: number, places: number): string {
  const decimals = places > 0 ? `.${'0'.repeat(places)}` : '';
  return formatNumber(number, `£#,##0${decimals}`);
}

/** Functions of texts. */
export const textFunctions: Readonly<Record<string, EagerFunction>> = {
  CHAR: {
    least: 1,
    most: 1,
    work([code]) {
      const number = count(code, 0, 1);
      if (number > 255) throw new FormulaFault('#VALUE!');
      return taken(CHAR(number));
    },
  },
  CLEAN: { least: 1, most: 1, work: ([text = null]) => taken(CLEAN(toText(text))) },
  CODE: { least: 1, most: 1, work: ([text = null]) => taken(CODE(toText(text))) },
  CONCATENATE: { least: 1, most: 255, work: (values) => values.map(toText).join('') },
  DOLLAR: {
    least: 1,
    most: 2,
    work: ([number = null, places]) => money(toNumber(number), count(places, 2, 0)),
  },
  EXACT: { least: 2, most: 2, work: ([one = null, other = null]) => taken(EXACT(toText(one), toText(other))) },
  FIND: {
    least: 2,
    most: 3,
    work: ([sought = null, within = null, from]) => position(toText(sought), toText(within), count(from, 1, 1)),
  },
  FIXED: {
    least: 1,
    most: 3,
    work([number = null, places, plain = false]) {
      const decimals = count(places, 2, 0);
      const format = `${plain === true ? '0' : '#,##0'}${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}`;
      return formatNumber(toNumber(number), format);
    },
  },
  LEFT: { least: 1, most: 2, work: ([text = null, length]) => toText(text).slice(0, count(length, 1, 0)) },
  LEN: { least: 1, most: 1, work: ([text = null]) => toText(text).length },
  LOWER: { least: 1, most: 1, work: ([text = null]) => toText(text).toLowerCase() },
  MID: {
    least: 3,
    most: 3,
    work([text = null, from, length]) {
      const start = count(from, 1, 1) - 1;
      return toText(text).slice(start, start + count(length, 0, 0));
    },
  },
  PROPER: { least: 1, most: 1, work: ([text = null]) => (toText(text) === '' ? '' : taken(PROPER(toText(text)))) },
  REPLACE: {
    least: 4,
    most: 4,
    work: ([text = null, from, length, other = null]) =>
      taken(REPLACE(toText(text), count(from, 1, 1), count(length, 0, 0), toText(other))),
  },
  REPT: {
    least: 2,
    most: 2,
    work([text = null, times]) {
      const number = count(times, 0, 0);
      if (toText(text).length * number > longestText) throw new FormulaFault('#VALUE!');
      return number === 0 ? '' : taken(REPT(toText(text), number));
    },
  },
  RIGHT: {
    least: 1,
    most: 2,
    work([text = null, length]) {
      const whole = toText(text);
      return whole.slice(Math.max(0, whole.length - count(length, 1, 0)));
    },
  },
  SEARCH: {
    least: 2,
    most: 3,
    work: ([sought = null, within = null, from]) => search(toText(sought), toText(within), count(from, 1, 1)),
  },
  SUBSTITUTE: {
    least: 3,
    most: 4,
    work([text = null, old = null, other = null, which]) {
      if (toText(text) === '' || toText(old) === '') return toText(text);
      const [whole, from, to] = [toText(text), toText(old), toText(other)];
      return taken(which === undefined ? SUBSTITUTE(whole, from, to) : SUBSTITUTE(whole, from, to, count(which, 1, 1)));
    },
  },
  T: { least: 1, most: 1, work: ([text = null]) => (typeof text === 'string' ? text : '') },
  TEXT: { least: 2, most: 2, work: ([what = null, format = null]) => formatted(what, toText(format)) },
  // Blanks at both ends and doubled ones inside.
  TRIM: { least: 1, most: 1, work: ([text = null]) => toText(text).trim().replaceAll(/ {2,}/g, ' ') },
  UPPER: { least: 1, most: 1, work: ([text = null]) => toText(text).toUpperCase() },
  VALUE: {
    least: 1,
    most: 1,
    work: ([text = null]) => (typeof text === 'string' ? value(text) : toNumber(text)),
  },
  N: { least: 1, most: 1, work: ([what = null]) => (typeof what === 'string' ? 0 : toNumber(what)) },
};
