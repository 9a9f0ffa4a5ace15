import { sampleReference, type ColumnMapping, type ImportProfile, type Transform } from '@phb/schemas';
import type { Cell } from 'write-excel-file/universal';
import writeXlsx from 'write-excel-file/universal';
import { Temporal } from 'temporal-polyfill';
import { caseAt, type ChosenCase } from './chosenRows.js';
import type { ImportSample, PlantedFault } from './importSample.js';
import { withoutTimes } from './sameBytes.js';

const from = (heading: string, to: string, read: Transform): ColumnMapping => {
  return { to, from: { heading }, read, policy: 'take', empty: 'ignore' };
};

const profile: ImportProfile = {
  version: 1,
  name: 'Finance: codes and yearly budgets',
  system: 'Ledger',
  file: { sheet: 'Budgets' },
  targets: [
    {
      list: 'Personal health budgets',
      keys: [['ref']],
      alike: [],
      links: {},
      whenNew: 'refuse',
      repeats: 'refuse',
      columns: [
        from('Case', 'ref', { kind: 'plain' }),
        from('Cost centre', 'costCentre', { kind: 'code', length: 6 }),
        from('Subjective', 'subjectiveCode', { kind: 'plain' }),
        from('Budget', 'amount', { kind: 'money', unit: 'pounds', reversed: false }),
        from('Per', 'amountPeriod', { kind: 'words', words: { ANN: 'year' } }),
        from('First paid', 'firstPaymentOn', { kind: 'date', order: 'tell', twoDigitYears: false }),
      ],
    },
  ],
};

const text = (value: string): Cell => ({ type: String, value });
const number = (value: number, format?: string): Cell => ({ type: Number, value, ...(format ? { format } : {}) });
const dayZero = new Temporal.PlainDate(1899, 12, 30);
const day = (date: Temporal.PlainDate): Cell => number(dayZero.until(date).days, 'dd/mm/yyyy');

/**
 * Codes and yearly budgets from the ledger: a workbook whose first sheet is another one, with a merged cost centre, one that
 * lost its nought in front, real dates and a total.
 */
export async function finance(cases: readonly ChosenCase[]): Promise<ImportSample> {
  const at = (place: number): ChosenCase => caseAt(cases, place);
  const start = (place: number): Temporal.PlainDate => at(place).row.startsOn ?? dayZero;
  const line = (ref: string, more: { centre?: Cell; budget?: Cell; paid?: Cell; subjective?: Cell } = {}): Cell[] => [
    text(ref),
    more.centre === undefined ? number(12_345) : more.centre,
    more.subjective ?? text('52161044'),
    more.budget ?? number(52_000),
    text('ANN'),
    more.paid ?? null,
  ];
  const right: readonly Cell[][] = [
    line(at(5).row.ref, { paid: day(start(5)), centre: { type: Number, value: 12_345, rowSpan: 2 } }),
    line(at(6).row.ref, { centre: null }),
    line(at(7).row.ref, { centre: number(54_321, '000000'), budget: text('£1,234.50') }),
  ];
  const faulty: readonly (readonly [Cell[], Omit<PlantedFault, 'row'>])[] = [
    [line(sampleReference('PHB', 9999)), { outcome: 'refused', says: 'has no row with Case reference PHB-' }],
    [line(at(8).row.ref.slice(0, -1)), { outcome: 'refused', says: 'must be a whole reference' }],
    [
      line(at(8).row.ref, { budget: number(100.005) }),
      { outcome: 'refused', says: 'must be an amount in pounds and pence' },
    ],
    [line(at(8).row.ref, { budget: text('#REF!') }), { outcome: 'refused', says: 'error of the spreadsheet' }],
    [
      line(at(8).row.ref, { paid: day(start(8).subtract({ days: 400 })) }),
      { outcome: 'refused', says: 'First payment on must not be before starts on' },
    ],
    [
      line(at(8).row.ref, { subjective: text('52-16') }),
      { outcome: 'refused', says: '8 or 9 capital letters and digits' },
    ],
    [
      line(at(5).row.ref, { centre: number(99_999) }),
      { outcome: 'refused', says: 'Row 4 of this file is about the same row' },
    ],
    [
      [text('Total'), null, null, number(53_234.5), null, null],
      { outcome: 'refused', says: 'must be a whole reference' },
    ],
  ];
  const head = [
    [text('Budgets 2019/20')],
    [],
    ['Case', 'Cost centre', 'Subjective', 'Budget', 'Per', 'First paid'].map(text),
  ];
  const book = writeXlsx([
    { sheet: 'Notes', data: [[text('For the accountants of the demonstration only')]] },
    { sheet: 'Budgets', data: [...head, ...right, ...faulty.map(([cells]) => cells)] },
  ]);
  const blob = await book.toBlob();
  return {
    fileName: 'finance.xlsx',
    bytes: withoutTimes(new Uint8Array(await blob.arrayBuffer())),
    profile,
    faults: faulty.map(([, fault], index) => ({ row: head.length + right.length + 1 + index, ...fault })),
    right: { added: 0, changed: 3 },
    notices: ['Merged cells (B4:B5) were read as if each of their rows held the value.'],
  };
}
