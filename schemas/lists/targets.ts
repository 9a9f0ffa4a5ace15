import { choice, code, note, number, reference, text } from '../kernel/column.js';
import { defineList, type RowOf } from '../kernel/list.js';

export const targetMeasures = ['People with a personal health budget'] as const;

/** What the commissioner was asked to reach, by financial year. */
export const targets = defineList({
  title: 'Targets',
  path: 'Targets',
  site: 'register',
  audience: 'management',
  description: 'Targets by financial year, with who set them and on what basis.',
  columns: {
    ref: reference('T', { label: 'Target reference' }),
    measure: choice(targetMeasures, { label: 'Measure', required: true, indexed: true }),
    financialYear: code({
      label: 'Financial year',
      required: true,
      indexed: true,
      pattern: /^20\d\d\/\d\d$/,
      patternInWords: 'a financial year such as 2019/20',
    }),
    count: number({ label: 'Target', required: true, min: 0, max: 10_000_000 }),
    setBy: text({ label: 'Set by', maxLength: 100 }),
    basis: note({
      label: 'Basis',
      description: 'What is counted: people active on a day, or in the year to date. Say so if it is not stated.',
    }),
  },
  views: {
    all: {
      title: 'All targets',
      columns: ['ref', 'measure', 'financialYear', 'count', 'setBy', 'basis'],
      isDefault: true,
    },
  },
});

export type Target = RowOf<typeof targets>;
