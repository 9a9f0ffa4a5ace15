/** The formula language by itself: reading, writing, working out. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import fc from 'fast-check';

import { evaluate } from '../../../workbench/sharepoint/formulas/evaluate.js';
import type { BinaryOperator, Expression } from '../../../workbench/sharepoint/formulas/expression.js';
import { functionNames } from '../../../workbench/sharepoint/formulas/functions.js';
import { parseFormula } from '../../../workbench/sharepoint/formulas/parse.js';
import { instantOf, serialOf } from '../../../workbench/sharepoint/formulas/serial.js';
import { FormulaSyntaxError } from '../../../workbench/sharepoint/formulas/tokens.js';
import type { FormulaValue } from '../../../workbench/sharepoint/formulas/values.js';
import { FormulaFault } from '../../../workbench/sharepoint/formulas/values.js';
import { renameColumn, writeFormula } from '../../../workbench/sharepoint/formulas/write.js';

/** 14 March 2026, 09:30. */
const now = 46_095 + 9.5 / 24;

function result(formula: string, columns: Readonly<Record<string, FormulaValue>> = {}): FormulaValue {
  return evaluate(parseFormula(formula), { column: (name) => columns[name] ?? null, now: () => now });
}

function fault(formula: string, columns: Readonly<Record<string, FormulaValue>> = {}): string {
  try {
    result(formula, columns);
  } catch (error) {
    if (error instanceof FormulaFault) return error.code;
    throw error;
  }
  return 'no fault';
}

const operators: readonly BinaryOperator[] = ['=', '<>', '<', '<=', '>', '>=', '&', '+', '-', '*', '/', '^'];
const columnName = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .map((text) => text.replaceAll(/[[\]]/g, '').trim())
  .filter((text) => text !== '');

const { anything } = fc.letrec<{ anything: Expression }>((tie) => ({
  anything: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).map((value): Expression => ({ is: 'number', value })),
    fc.string({ unit: 'grapheme' }).map((value): Expression => ({ is: 'text', value })),
    fc.boolean().map((value): Expression => ({ is: 'flag', value })),
    columnName.map((name): Expression => ({ is: 'column', name })),
    tie('anything').map((of): Expression => ({ is: 'negative', of })),
    tie('anything').map((of): Expression => ({ is: 'percent', of })),
    fc
      .tuple(fc.constantFrom(...operators), tie('anything'), tie('anything'))
      .map(([operator, left, right]): Expression => ({ is: 'binary', operator, left, right })),
    fc
      .tuple(fc.constantFrom(...functionNames), fc.array(tie('anything'), { maxLength: 3 }))
      .map(([name, of]): Expression => ({ is: 'call', name, of })),
  ),
}));

describe('reading and writing formulas', () => {
  it('reads what it writes', () => {
    fc.assert(
      fc.property(anything, (expression) => {
        expect(parseFormula(writeFormula(expression))).toEqual(expression);
      }),
      { numRuns: 1_000 },
    );
  });

  it('never fails but by saying where the text stops being a formula', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[()[\]"+*/%,;=<>&^A1. -]{0,20}$/)), (text) => {
        try {
          parseFormula(text);
        } catch (error) {
          expect(error).toBeInstanceOf(FormulaSyntaxError);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('refuses what is nested beyond all measure', () => {
    for (const text of ['('.repeat(50_000), '-'.repeat(50_000), 'IF('.repeat(50_000)]) {
      expect(() => parseFormula(text)).toThrow(FormulaSyntaxError);
    }
  });

  it.each(['', '=', '=1+', '=(1', '=1)', '=[a', '="a', '=1 2', '=IF(1', '=,', '=a b', '=#REF!'])(
    'refuses %s',
    (text) => {
      expect(() => parseFormula(text)).toThrow(FormulaSyntaxError);
    },
  );

  it('takes commas and semicolons, blanks and any case', () => {
    expect(result(' = if ( [a] > 1 ; "x" ; "y" ) ', { a: 2 })).toBe('x');
    expect(result('=If(FALSE,1,2)')).toBe(2);
  });

  it('gives a column another name, and nothing else', () => {
    expect(renameColumn('=[Old]+Old&"Old"+OLD()+[old one]', 'old', 'New name')).toBe(
      '=[New name]+[New name]&"Old"+OLD()+[old one]',
    );
  });
});

interface Sum {
  readonly text: string;
  readonly value: number;
}

/** Sums as text with what JavaScript makes of them: an evaluation of its own, side by side with the writing. */
const { sum } = fc.letrec<{ sum: Sum }>((tie) => ({
  sum: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.integer({ min: 0, max: 1_000 }).map((value): Sum => ({ text: String(value), value })),
    fc.double({ min: 0, max: 100, noNaN: true }).map((value): Sum => ({ text: String(value), value })),
    tie('sum').map(({ text, value }): Sum => ({ text: `(-${text})`, value: -value })),
    fc.tuple(tie('sum'), fc.constantFrom('+', '-', '*', '/'), tie('sum')).map(([left, sign, right]): Sum => ({
      text: `(${left.text}${sign}${right.text})`,
      value: joined(left, sign, right),
    })),
  ),
}));

function joined({ value: a }: Sum, sign: string, { value: b }: Sum): number {
  return sign === '+' ? a + b : sign === '-' ? a - b : sign === '*' ? a * b : a / b;
}

describe('working formulas out', () => {
  it('agrees with JavaScript about sums', () => {
    fc.assert(
      fc.property(sum, ({ text, value }) => {
        fc.pre(Number.isFinite(value));
        const code = fault(`=${text}`);
        // Dividing by nought inside makes a fault here, and may come back as a number there.
        if (code === '#DIV/0!' || code === '#NUM!') return;
        expect(result(`=${text}`)).toBeCloseTo(value, 6);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each<[string, FormulaValue]>([
    ['=1+2*3', 7],
    ['=2^3^2', 64],
    ['=-2^2', 4],
    ['=10-4-3', 3],
    ['=50%*4', 2],
    ['="a"&1+1', 'a2'],
    ['=1<2', true],
    ['="a"="A"', true],
    ['=EXACT("a","A")', false],
    ['="2"+3', 5],
    ['=TRUE+1', 2],
    ['="b">"A"', true],
    ['=9<"a"', true],
  ])('%s is %p', (formula, value) => expect(result(formula)).toBe(value));

  it.each<[string, FormulaValue]>([
    ['=ISBLANK([none])', true],
    ['=[none]=0', true],
    ['=[none]=""', true],
    ['=[none]+1', 1],
    ['="x"&[none]', 'x'],
    ['=AND([none]=0,NOT([none]<>0))', true],
  ])('an empty column: %s is %p', (formula, value) => expect(result(formula)).toBe(value));

  it.each<[string, FormulaValue]>([
    ['=IF(1>2,"a","b")', 'b'],
    ['=IF(1>2,"a")', false],
    ['=IF(FALSE,1/0,"safe")', 'safe'],
    ['=IFERROR(1/0,"none")', 'none'],
    ['=ISERROR(1/0)', true],
    ['=OR(FALSE,FALSE,TRUE)', true],
    ['=CHOOSE(2,"a","b","c")', 'b'],
    ['=ISNUMBER("1")', false],
    ['=ISTEXT("1")', true],
  ])('logic: %s is %p', (formula, value) => expect(result(formula)).toBe(value));

  it.each<[string, FormulaValue]>([
    ['=LEFT("abc")', 'a'],
    ['=LEFT("abc",2)', 'ab'],
    ['=RIGHT("abc",2)', 'bc'],
    ['=RIGHT("abc",0)', ''],
    ['=MID("abcd",2,2)', 'bc'],
    ['=LEN("abc")', 3],
    ['=FIND("b","abcb",3)', 4],
    ['=SEARCH("B","abc")', 2],
    ['=SEARCH("b?d","abcd")', 2],
    ['=SEARCH("b*d","abbcd")', 2],
    ['=SEARCH("~*","ab*")', 3],
    ['=UPPER("a")&LOWER("B")', 'Ab'],
    ['=PROPER("two words")', 'Two Words'],
    ['=TRIM("  a   b ")', 'a b'],
    ['=CONCATENATE("a",1,TRUE)', 'a1TRUE'],
    ['=SUBSTITUTE("a-b-c","-","")', 'abc'],
    ['=SUBSTITUTE("a-b-c","-","+",2)', 'a-b+c'],
    ['=REPLACE("abcdef",2,3,"X")', 'aXef'],
    ['=REPT("ab",2)', 'abab'],
    ['=VALUE("12.5")', 12.5],
    ['=VALUE("25%")', 0.25],
  ])('texts: %s is %p', (formula, value) => expect(result(formula)).toBe(value));

  it.each<[string, FormulaValue]>([
    ['=ROUND(2.675,2)', 2.68],
    ['=ROUND(-2.5,0)', -3],
    ['=ROUND(1234,-2)', 1200],
    ['=ROUND(1E-7,2)', 0],
    ['=ROUND(1.005,2)', 1.01],
    ['=ROUNDUP(1.21,1)', 1.3],
    ['=ROUNDDOWN(1.29,1)', 1.2],
    ['=INT(-1.5)', -2],
    ['=MOD(-3,2)', 1],
    ['=ABS(-4)', 4],
    ['=MIN(3,1,2)', 1],
    ['=MAX(3,[none])', 3],
    ['=SUM(1,2,3)', 6],
    ['=AVERAGE(1,2)', 1.5],
    ['=AVERAGE(4,[none])', 4],
    ['=COUNT(1,"a",[none])', 1],
    ['=COUNTA(1,"a",[none])', 2],
    ['=MEDIAN(1,9,5)', 5],
    ['=SQRT(9)', 3],
    ['=POWER(2,10)', 1024],
    ['=PRODUCT(2,3,4)', 24],
  ])('numbers: %s is %p', (formula, value) => expect(result(formula)).toBe(value));

  it.each<[string, FormulaValue]>([
    ['=DATE(2026,3,14)', 46_095],
    ['=DATE(2026,2,30)-DATE(2026,3,2)', 0],
    ['=DATE(2026,13,1)=DATE(2027,1,1)', true],
    ['=YEAR(46095)&"-"&MONTH(46095)&"-"&DAY(46095)', '2026-3-14'],
    ['=WEEKDAY(DATE(2026,3,14))', 7],
    ['=WEEKDAY(DATE(2026,3,14),2)', 6],
    ['=DATEDIF(DATE(2024,2,29),DATE(2026,3,14),"Y")', 2],
    ['=DATEDIF(DATE(2024,2,29),DATE(2026,3,14),"YM")', 0],
    ['=DATEDIF(DATE(2025,12,31),DATE(2026,3,14),"M")', 2],
    ['=DATEDIF(DATE(2025,12,31),DATE(2026,3,14),"D")', 73],
    ['=TODAY()', 46_095],
    ['=HOUR(NOW())&":"&MINUTE(NOW())', '9:30'],
    ['=TEXT(46095.395833333,"dd/mm/yyyy hh:mm")', '14/03/2026 09:30'],
    ['=TEXT(46095,"dddd d mmmm yyyy")', 'Saturday 14 March 2026'],
    ['=TEXT(46095,"mmm-yy")', 'Mar-26'],
    ['=TEXT(0.75,"h:mm AM/PM")', '6:00 PM'],
    ['=TEXT(1234.567,"#,##0.00")', '1,234.57'],
    ['=TEXT(1234567.8,"£#,##0")', '£1,234,568'],
    ['=TEXT(0.256,"0.0%")', '25.6%'],
    ['=TEXT(7,"000")', '007'],
    ['=TEXT(-5,"0;(0)")', '(5)'],
    ['=TEXT("word","0.0")', 'word'],
  ])('dates and formats: %s is %p', (formula, value) => expect(result(formula)).toBe(value));

  it.each([
    ['=1/0', '#DIV/0!'],
    ['=AVERAGE([none])', '#DIV/0!'],
    ['="a"+1', '#VALUE!'],
    ['=FIND("z","abc")', '#VALUE!'],
    ['=SQRT(-1)', '#NUM!'],
    ['=9^999', '#NUM!'],
    ['=DATE(12000,1,1)', '#NUM!'],
    ['=CHOOSE(3,1,2)', '#VALUE!'],
    ['=NA()', '#N/A'],
    ['=DATEDIF(2,1,"D")', '#NUM!'],
    ['=REPT("abc",99999)', '#VALUE!'],
  ])('%s comes to %s', (formula, code) => expect(fault(formula)).toBe(code));

  it('comes to a value or a fault, whatever the functions are given', () => {
    const wild = fc.oneof(
      fc.constantFrom(
        ...['-1', '0', '0.5', '1E15', '1E300', '-1E300', '1E-300', '"x*?~"', '"12%"', '""', 'TRUE', '[none]'],
      ),
      fc.integer({ min: -10, max: 50_000 }).map(String),
      fc.string({ maxLength: 5 }).map((text) => `"${text.replaceAll('"', '""')}"`),
    );
    const call = fc
      .tuple(fc.constantFrom(...functionNames), fc.array(wild, { maxLength: 4 }))
      .map(([name, of]) => `=${name}(${of.join(',')})`);
    fc.assert(
      fc.property(call, (formula) => {
        fault(formula);
      }),
      { numRuns: 20_000 },
    );
  });

  it.each([
    ['=SEARCH("*a*a*a*a*a*a*a*a*a*b",REPT("a",30000))', '#VALUE!'],
    ['=FACT(1E9)', '#NUM!'],
    ['=FIXED(1,1E9)', '#VALUE!'],
    ['=REPT("",1E300)', '#VALUE!'],
  ])('%s does not take for ever', (formula, code) => expect(fault(formula)).toBe(code));

  it('takes a day to its number and back, on both sides of the clock change', () => {
    const hours = fc.integer({ min: 0, max: 250 * 365 * 24 });
    fc.assert(
      fc.property(hours, (hour) => {
        const instant = new Date(Date.UTC(1901, 0, 1) + hour * 3_600_000).toISOString().replace('.000', '');
        const back = instantOf(serialOf(instant, 'Europe/London'), 'Europe/London');
        // In the hour that comes twice in autumn, a wall-clock time names two instants.
        expect(Math.abs(Date.parse(back) - Date.parse(instant))).toBeLessThanOrEqual(3_600_000);
        if (!instant.includes('-10-')) expect(back).toBe(instant);
      }),
      { numRuns: 2_000 },
    );
    expect(serialOf('2026-07-30T23:00:00Z', 'Europe/London')).toBe(46_234);
    expect(instantOf(46_234, 'Europe/London')).toBe('2026-07-30T23:00:00Z');
  });
});

it('knows the functions that docs/sharepoint-formulas.md lists, and no others', () => {
  const page = readFileSync(path.join(__dirname, '../../../docs/sharepoint-formulas.md'), 'utf8');
  const table = page.slice(page.indexOf('## Functions'), page.indexOf('`TEXT` knows'));
  expect([...table.matchAll(/`([A-Z\d]+)`/g)].map(([, name]) => name).sort()).toEqual([...functionNames]);
});
