import { sampleReference, type ColumnMapping, type ImportProfile, type Transform } from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';
import { caseAt, type ChosenCase } from './chosenRows.js';
import { csvText, monthFirst } from './fileText.js';
import type { ImportSample, PlantedFault } from './importSample.js';

const from = (heading: string, to: string, read: Transform): ColumnMapping => {
  return { to, from: { heading }, read, policy: 'take', empty: 'ignore' };
};
const plain: Transform = { kind: 'plain' };

const profile: ImportProfile = {
  version: 1,
  name: 'Prepaid card: statement',
  system: 'Card provider',
  file: {},
  targets: [
    {
      list: 'Personal health budgets',
      keys: [['ref']],
      alike: [],
      links: {},
      whenNew: 'refuse',
      columns: [{ ...from('Programme ref', 'ref', plain), policy: 'never' }],
    },
    {
      list: 'Purchases',
      keys: [['invoiceNumber']],
      alike: [],
      links: { caseRef: 'Personal health budgets' },
      whenNew: 'add',
      columns: [
        from('Posted', 'boughtOn', { kind: 'date', order: 'tell', twoDigitYears: false }),
        from('Transaction', 'invoiceNumber', plain),
        from('Merchant', 'payee', plain),
        from('Details', 'description', plain),
        from('Group', 'kind', {
          kind: 'words',
          words: { CARE: 'Care and support', PA: 'Personal assistants', EQUIP: 'Equipment' },
        }),
        // Money out has a minus on the statement and is a purchase here.
        from('Amount', 'amount', { kind: 'money', unit: 'pounds', reversed: true }),
      ],
    },
  ],
};

const headings = ['Posted', 'Transaction', 'Programme ref', 'Merchant', 'Details', 'Group', 'Amount', 'Balance'];

/** A card provider's statement: UTF-8 with semicolons, the month first, money out as a minus. */
export function card(cases: readonly ChosenCase[]): ImportSample {
  const ref = (place: number): string => caseAt(cases, place).row.ref;
  const days = (count: number): string => monthFirst(Temporal.PlainDate.from('2019-04-01').add({ days: count }));
  const line = (posted: string, transaction: string, of: string, more: readonly string[] = []): string[] => {
    const [group = 'CARE', amount = '-45.00', details = 'Three hours of support'] = more;
    return [posted, transaction, of, 'Demo-Merchant Ltd', details, group, amount, '100.00'];
  };
  const right = [
    line(days(1), 'T100001', ref(9)),
    line(days(2), 'T100002', ref(9), ['PA', '-£1,045.50']),
    line(days(19), 'T100003', ref(10), ['EQUIP', '12.00', '"Grabber", returned']),
  ];
  const faulty: readonly (readonly [string[], Omit<PlantedFault, 'row'>])[] = [
    [line(days(1), 'T100001', ref(9)), { outcome: 'repeated', says: '' }],
    [
      line(days(1), 'T100001', ref(9), ['CARE', '-46.00']),
      { outcome: 'question', says: 'about the same row of Purchases. Which is right?' },
    ],
    [
      line(days(3), 'T100004', sampleReference('PHB', 9999)),
      { outcome: 'refused', says: 'has no row with Case reference' },
    ],
    [line(days(3), 'T100005', ''), { outcome: 'refused', says: 'Nothing in this row says which row' }],
    [line(days(3), 'T100006', ref(10), ['CASH']), { outcome: 'refused', says: 'must be one of: Care and support' }],
    [line(days(3), 'T100007', ref(10), ['CARE', 'n/a']), { outcome: 'refused', says: 'must be an amount' }],
    [line('04/03/2091', 'T100008', ref(10)), { outcome: 'refused', says: 'must not be after today' }],
    [line('13/32/2019', 'T100009', ref(10)), { outcome: 'refused', says: 'is not a date' }],
    [
      line(days(3), 'T100010', ref(10), ['CARE', '-1.00', '']),
      { outcome: 'refused', says: 'Enter “What was bought”.' },
    ],
  ];
  const rows = [headings, ...right, ...faulty.map(([cells]) => cells)];
  return {
    fileName: 'card.csv',
    bytes: new Uint8Array(new TextEncoder().encode(`\uFEFF${csvText(rows, ';')}`)),
    profile,
    faults: faulty.map(([, fault], index) => ({ row: right.length + 2 + index, ...fault })),
    right: { added: 3, changed: 0 },
    notices: ['Read as UTF-8 text with semicolons between the columns.'],
  };
}
