import { showNhsNumber, type ColumnMapping, type ImportPolicy, type ImportProfile, type Transform } from '@phb/schemas';
import { caseAt, type ChosenCase } from './chosenRows.js';
import { csvText, dayFirst, utf16 } from './fileText.js';
import type { ImportSample, PlantedFault } from './importSample.js';

const from = (heading: string, to: string, read: Transform, policy: ImportPolicy): ColumnMapping => {
  return { to, from: { heading }, read, policy, empty: 'ignore' };
};
const plain: Transform = { kind: 'plain' };

const profile: ImportProfile = {
  version: 1,
  name: 'Council: joint cases',
  system: 'Council’s finance system',
  file: {},
  targets: [
    {
      list: 'People',
      keys: [['nhsNumber'], ['councilId']],
      alike: ['familyName', 'givenName', 'dateOfBirth'],
      links: {},
      whenNew: 'refuse',
      columns: [
        from('NHS Number', 'nhsNumber', { kind: 'NHS number', addCheckDigit: false }, 'never'),
        from('Client ID', 'councilId', plain, 'fill'),
        from('Surname', 'familyName', plain, 'ask'),
        from('Forename', 'givenName', plain, 'keep'),
        from('DOB', 'dateOfBirth', { kind: 'date', order: 'tell', twoDigitYears: false }, 'ask'),
      ],
    },
    {
      list: 'Personal health budgets',
      keys: [['personRef']],
      alike: [],
      links: { personRef: 'People' },
      whenNew: 'refuse',
      columns: [
        from('LA share %', 'councilShare', plain, 'ask'),
        from('NHS share %', 'nhsShare', plain, 'ask'),
        from('Team', 'team', plain, 'take'),
      ],
    },
  ],
};

const headings = ['Client ID', 'NHS Number', 'Surname', 'Forename', 'DOB', 'LA share %', 'NHS share %', 'Team'];

/** A council's side of joint cases, saved from Excel as Unicode text, with three mismatches and a row that is nobody's. */
export function council(cases: readonly ChosenCase[]): ImportSample {
  const at = (place: number): ChosenCase => caseAt(cases, place);
  const line = (place: number, more: Readonly<Record<string, string>> = {}): string[] => {
    const { row, person } = at(place);
    const cells: Readonly<Record<string, string>> = {
      'Client ID': person.councilId ?? '',
      'NHS Number': showNhsNumber(person.nhsNumber),
      Surname: person.familyName,
      Forename: person.givenName,
      DOB: dayFirst(person.dateOfBirth),
      'LA share %': `${row.councilShare ?? 0}%`,
      'NHS share %': `${row.nhsShare ?? 0}%`,
      Team: 'Demo-Joint team',
      ...more,
    };
    return headings.map((heading) => cells[heading] ?? '');
  };
  const right = [line(11), line(12, { 'NHS Number': '' })];
  const faulty: readonly (readonly [string[], Omit<PlantedFault, 'row'>])[] = [
    [line(13, { 'Client ID': at(14).person.councilId ?? '' }), { outcome: 'refused', says: 'One of the two is wrong' }],
    [line(15, { 'LA share %': '99.99' }), { outcome: 'question', says: 'Council share is' }],
    [line(16, { Surname: 'Demo-Otherwise' }), { outcome: 'question', says: 'Family name is' }],
    [line(17, { 'NHS Number': '', 'Client ID': 'NB-000000' }), { outcome: 'question', says: 'Is it the same person?' }],
    [
      line(17, { 'NHS Number': '', 'Client ID': 'NB-000001', Surname: 'Demo-Nobody' }),
      { outcome: 'refused', says: 'has no row with Council’s own number NB-000001' },
    ],
  ];
  const rows = [headings, ...right, ...faulty.map(([cells]) => cells)];
  return {
    fileName: 'council.csv',
    bytes: utf16(csvText(rows, '\t')),
    profile,
    faults: faulty.map(([, fault], index) => ({ row: right.length + 2 + index, ...fault })),
    right: { added: 0, changed: 2 },
    notices: ['Read as UTF-16 text with tabs between the columns.'],
  };
}
