/** The formulas that the product gives its lists say the same as its own rules, and are ones that SharePoint takes. */
import { lists } from '@phb/schemas';
import type { Column, ListDeclaration } from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';

import { listValidation } from '../../../connectors/provisioning/validation.js';
import { evaluate } from '../../../workbench/sharepoint/formulas/evaluate.js';
import { walk } from '../../../workbench/sharepoint/formulas/expression.js';
import { functionNamed } from '../../../workbench/sharepoint/formulas/functions.js';
import { parseFormula } from '../../../workbench/sharepoint/formulas/parse.js';
import { serialOfDay } from '../../../workbench/sharepoint/formulas/serial.js';
import type { FormulaValue } from '../../../workbench/sharepoint/formulas/values.js';
import { toFlag } from '../../../workbench/sharepoint/formulas/values.js';

/** A value as the product's rules see it, and as a formula does. */
interface Sample {
  readonly own: unknown;
  readonly formula: FormulaValue;
}

const empty: Sample = { own: null, formula: null };

function samplesOf(column: Column): readonly Sample[] {
  switch (column.kind) {
    case 'calendarDate':
      return [
        empty,
        ...[14, 15].map((day) => ({
          own: Temporal.PlainDate.from(`2026-03-${day}`),
          formula: serialOfDay(2026, 3, day),
        })),
      ];
    case 'choice':
      return [empty, ...column.choices.map((choice) => ({ own: choice, formula: choice }))];
    case 'money':
    case 'number':
      return [empty, { own: 0, formula: 0 }, { own: 1250, formula: 12.5 }];
    case 'yesNo':
      // Never empty in a row: what SharePoint has not been told is read as no.
      return [true, false].map((flag) => ({ own: flag, formula: flag }));
    default:
      return [empty, { own: 'x', formula: 'x' }];
  }
}

/** Every combination of the samples of the columns. */
function rowsOf(columns: readonly string[], list: ListDeclaration): Readonly<Record<string, Sample>>[] {
  return columns.reduce<Readonly<Record<string, Sample>>[]>(
    (rows, name) => {
      const column = list.columns[name];
      if (column === undefined) throw new Error(`${list.title} has no column ${name}`);
      const samples = samplesOf(column).filter((sample) => !(column.required && sample === empty));
      return rows.flatMap((row) => samples.map((sample) => ({ ...row, [name]: sample })));
    },
    [{}],
  );
}

const cases = lists.flatMap((list) =>
  list.rules.flatMap((rule) =>
    rule.formula === undefined ? [] : [{ list, rule, formula: rule.formula, title: list.title }],
  ),
);

it('covers the lists that have formulas', () => {
  expect(cases.length).toBeGreaterThanOrEqual(10);
});

describe.each(cases)('$title: $formula', ({ list, rule, formula }) => {
  const expression = parseFormula(formula);
  const named = new Map(Object.entries(list.columns).map(([name, column]) => [column.label, name]));

  it('names columns of the list, of types that formulas may name, and known functions', () => {
    walk(expression, (each) => {
      if (each.is === 'call') expect(functionNamed(each.name)).toBeDefined();
      if (each.is !== 'column') return;
      const kind = list.columns[named.get(each.name) ?? '']?.kind;
      expect(['text', 'code', 'reference', 'choice', 'number', 'money', 'calendarDate', 'dateTime', 'yesNo']).toContain(
        kind,
      );
    });
  });

  it('agrees with the rule', () => {
    const rows = rowsOf(rule.columns, list);
    const answers = rows.map((row) => {
      const own = Object.fromEntries(Object.entries(row).map(([name, sample]) => [name, sample.own]));
      const column = (label: string) => row[named.get(label) ?? '']?.formula ?? null;
      const answer = toFlag(evaluate(expression, { column, now: () => 46_095 }));
      expect({ own, answer }).toEqual({ own, answer: rule.holds({ ref: null, ...own }) });
      return answer;
    });
    // The samples reach both sides of the rule.
    expect(new Set(answers)).toEqual(new Set([true, false]));
  });
});

it.each(lists.filter((list) => listValidation(list, new Map()) !== undefined))(
  'the formulas of $title together can be read, within SharePoint’s 1,024 characters',
  (list) => {
    const formula = listValidation(list, new Map())?.formula ?? '';
    expect(formula.length).toBeLessThanOrEqual(1024);
    expect(() => parseFormula(formula)).not.toThrow();
  },
);
