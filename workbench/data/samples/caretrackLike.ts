import {
  isNhsNumber,
  showNhsNumber,
  type ColumnMapping,
  type ImportPolicy,
  type ImportProfile,
  type Transform,
} from '@phb/schemas';
import { caseAt, type ChosenCase } from './chosenRows.js';
import { csvText, dayFirst, pounds, windows1252 } from './fileText.js';
import type { ImportSample, PlantedFault } from './importSample.js';

const headings = [
  'Client',
  'NHS No',
  'D.O.B.',
  'Sex',
  'Postcode',
  'Authority',
  'Care type',
  'PHB type',
  'PHB start',
  'Weekly cost',
];

const plain: Transform = { kind: 'plain' };
const date: Transform = { kind: 'date', order: 'tell', twoDigitYears: false };
const words = (own: Readonly<Record<string, string>> = {}): Transform => ({ kind: 'words', words: { ...own } });
const from = (heading: string, to: string, read: Transform, policy: ImportPolicy): ColumnMapping => {
  return { to, from: { heading }, read, policy, empty: 'ignore' };
};
const constant = (text: string, to: string): ColumnMapping => {
  return { to, from: { constant: text }, read: words(), policy: 'keep', empty: 'ignore' };
};

const profile: ImportProfile = {
  version: 1,
  name: 'Case management system: live budgets',
  system: 'Case management system (Caretrack-like)',
  file: {},
  targets: [
    {
      list: 'People',
      keys: [['nhsNumber']],
      alike: ['familyName', 'givenName', 'dateOfBirth'],
      links: {},
      whenNew: 'add',
      repeats: 'merge',
      columns: [
        from('Client', 'familyName', { kind: 'name', part: 'family' }, 'keep'),
        from('Client', 'givenName', { kind: 'name', part: 'given' }, 'keep'),
        from('NHS No', 'nhsNumber', { kind: 'NHS number', addCheckDigit: false }, 'fill'),
        from('D.O.B.', 'dateOfBirth', date, 'keep'),
        from('Sex', 'statedGender', words(), 'fill'),
        from('Postcode', 'postcode', plain, 'take'),
        from('Authority', 'council', plain, 'fill'),
      ],
    },
    {
      list: 'Personal health budgets',
      keys: [['personRef', 'category', 'startsOn']],
      alike: [],
      links: { personRef: 'People' },
      whenNew: 'add',
      columns: [
        from('Care type', 'category', words(), 'take'),
        from('PHB type', 'forms', words({ NB: 'Notional' }), 'take'),
        from('PHB start', 'startsOn', date, 'take'),
        from('Weekly cost', 'amount', { kind: 'money', unit: 'pounds', reversed: false }, 'take'),
        constant('week', 'amountPeriod'),
        constant('Live', 'status'),
      ],
    },
  ],
};

const formWords: Readonly<Record<string, string>> = { Notional: 'NB', 'Third party': 'TP', 'Direct payment': 'DP' };

/** A row as the other system exports it: “Mr DEMO-HARTLEY, Ann”. */
function known({ row, person }: ChosenCase, more: Partial<Record<(typeof headings)[number], string>> = {}): string[] {
  const title = person.statedGender === '1 Male' ? 'Mr ' : '';
  const cells: Readonly<Record<string, string>> = {
    Client: `${title}${person.familyName.toUpperCase()}, ${person.givenName}`,
    'NHS No': showNhsNumber(person.nhsNumber),
    'D.O.B.': dayFirst(person.dateOfBirth),
    Sex: person.statedGender === '1 Male' ? 'M' : person.statedGender === '2 Female' ? 'F' : '',
    Postcode: person.postcode ?? '',
    Authority: person.council ?? '',
    'Care type': row.category,
    'PHB type': formWords[row.forms[0] ?? ''] ?? '',
    'PHB start': row.startsOn ? dayFirst(row.startsOn) : '',
    'Weekly cost': pounds(row.amount ?? 0),
    ...more,
  };
  return headings.map((heading) => cells[heading] ?? '');
}

/** NHS numbers of the test range that nobody of the set has: those set has come from another place of the range. */
function unusedNumbers(cases: readonly ChosenCase[]): (place: number) => string {
  const used = new Set<string>(cases.map(({ person }) => person.nhsNumber));
  const free: string[] = [];
  for (let n = 990_000; free.length < 12; n += 1) {
    const found = Array.from({ length: 10 }, (_, check) => `999${n}${check}`).find(isNhsNumber);
    if (found !== undefined && !used.has(found)) free.push(found);
  }
  return (place) => free[place] ?? '';
}

/** Live budgets with their people, as a case management system exports them: Windows-1252, three lines above the headings. */
export function caretrackLike(cases: readonly ChosenCase[]): ImportSample {
  const number = unusedNumbers(cases);
  const newcomer = (place: number, name: string, more: Readonly<Record<string, string>> = {}): string[] => {
    const cells: Readonly<Record<string, string>> = {
      Client: name,
      'NHS No': showNhsNumber(number(place)),
      'D.O.B.': '14/03/1950',
      Sex: 'F',
      Postcode: 'ZZ99 3WZ',
      Authority: 'Northbay',
      'Care type': 'CHC',
      'PHB type': 'DP',
      'PHB start': '25/03/2019',
      'Weekly cost': '£1,234.50',
      ...more,
    };
    return headings.map((heading) => cells[heading] ?? '');
  };
  const at = (place: number): ChosenCase => caseAt(cases, place);
  const wrongDigit = `${number(5).slice(0, 9)}${(Number(number(5).slice(9)) + 1) % 10}`;
  const right: readonly string[][] = [
    known(at(0)),
    known(at(1), { 'Weekly cost': pounds((at(1).row.amount ?? 0) + 1250) }),
    known(at(2), { Postcode: '\u00A0ZZ99 9ZZ\u00A0', 'NHS No': at(2).person.nhsNumber }),
    newcomer(0, 'Mrs DEMO-FERNLEY, Zoë'),
    newcomer(1, 'Dr Una Demo-O’Quill', { 'Weekly cost': '950' }),
    newcomer(1, 'Dr Una Demo-O’Quill', { 'Care type': 'PWB', 'PHB type': 'NB', 'Weekly cost': '£40.00' }),
  ];
  const faulty: readonly (readonly [cells: string[], fault: Omit<PlantedFault, 'row'>])[] = [
    [newcomer(2, 'Demo-Marley'), { outcome: 'refused', says: 'cannot be told from the whole name' }],
    [newcomer(3, 'DEMO-ASHCROFT, Ivy', { 'NHS No': wrongDigit }), { outcome: 'refused', says: 'wrong check digit' }],
    [
      newcomer(4, 'DEMO-ASHLEY, Ivy', { 'NHS No': number(4).slice(0, 9) }),
      { outcome: 'refused', says: `If the last one was left out, it is ${showNhsNumber(number(4))}` },
    ],
    [newcomer(6, 'DEMO-ASHWICK, Ivy', { 'D.O.B.': '31/02/1950' }), { outcome: 'refused', says: 'is not a date' }],
    [newcomer(6, 'DEMO-ASHMERE, Ivy', { 'D.O.B.': '14/03/50' }), { outcome: 'refused', says: 'either century' }],
    [
      newcomer(6, 'DEMO-ASHRISE, Ivy', { 'PHB type': 'Barter' }),
      { outcome: 'refused', says: 'must be any of: Notional' },
    ],
    [
      newcomer(6, 'DEMO-ASHSTEAD, Ivy', { 'Weekly cost': '(12.00)' }),
      { outcome: 'refused', says: 'must be £0.00 or more' },
    ],
    [
      newcomer(6, 'DEMO-ASHCOMBE, Ivy', { 'Weekly cost': '#N/A' }),
      { outcome: 'refused', says: 'error of the spreadsheet' },
    ],
    [
      newcomer(6, 'DEMO-ASHGROVE, Ivy', { 'PHB start': '' }),
      { outcome: 'refused', says: 'needs the day it starts on' },
    ],
    [newcomer(0, 'Mrs DEMO-FERNLEY, Zoë'), { outcome: 'repeated', says: '' }],
    [
      newcomer(0, 'Mrs DEMO-FERNLEY, Zoë', { 'D.O.B.': '15/03/1950' }),
      { outcome: 'question', says: 'and 15 March 1950 in row' },
    ],
    [known(at(3), { 'NHS No': showNhsNumber(number(7)) }), { outcome: 'question', says: 'Is it the same person?' }],
    [
      newcomer(0, 'DEMO-STRANGER, Bo', { 'NHS No': at(4).person.nhsNumber, 'D.O.B.': '01/02/1999' }),
      { outcome: 'question', says: 'Is it really the same person?' },
    ],
  ];
  const above = [['Live budgets'], ['Run on 30/04/2019 by Demo-Report'], ['']];
  const rows = [...above, headings, ...right, ...faulty.map(([cells]) => cells)];
  const firstFault = above.length + 1 + right.length + 1;
  return {
    fileName: 'caretrack-like.csv',
    bytes: windows1252(csvText(rows, ',')),
    profile,
    faults: faulty.map(([, fault], index) => ({ row: firstFault + index, ...fault })),
    right: { added: 5, changed: 2 },
    notices: ['Read as Windows (1252) text with commas between the columns.'],
  };
}
