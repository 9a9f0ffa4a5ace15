import {
  choiceSynonyms,
  lists,
  people,
  personalHealthBudgets,
  readAmount,
  readPersonName,
  readSourceCell,
  usualTransform,
  type Column,
  type SourceCell,
  type Transform,
} from '@phb/schemas';
import fc from 'fast-check';

const { columns: person } = people;
const { columns: budget } = personalHealthBudgets;
function read(column: Column, cell: SourceCell, transform: Transform = usualTransform(column)): unknown {
  const result = readSourceCell(column, transform, cell);
  return 'value' in result ? result.value : result.problem;
}

describe('names', () => {
  it.each([
    ['Mr SMITH, John', 'Smith', 'John'],
    ['SMITH, John (Mr)', 'Smith', 'John'],
    ['DEMO-HARTLEY, ANN', 'Demo-Hartley', 'Ann'],
    ["Mrs O'BRIEN, Mary-Jane", "O'Brien", 'Mary-Jane'],
    ['Dr. Ann Demo-Hartley', 'Demo-Hartley', 'Ann'],
    ['Ann Mary Demo-Hartley', 'Demo-Hartley', 'Ann Mary'],
    ['Ann de Marl', 'de Marl', 'Ann'],
    ['Ann VAN HERON', 'Van Heron', 'Ann'],
    ['Demo-de Marl,Zoë', 'Demo-de Marl', 'Zoë'],
    ['McDonald,\u00A0Flora', 'McDonald', 'Flora'],
    ['Smith, J', 'Smith', 'J'],
  ])('%s', (text, family, given) => expect(readPersonName(text)).toEqual({ family, given }));

  it.each(['Smith', 'Mr Smith', 'Smith, Mr', ', John', 'SMITH,', ''])('tells no name from %j', (text) => {
    expect(readPersonName(text)).toBeUndefined();
  });

  it('fill the two columns, or say what to mend', () => {
    expect(read(person.familyName, 'Mr SMITH, John', { kind: 'name', part: 'family' })).toBe('Smith');
    expect(read(person.givenName, 'Mr SMITH, John', { kind: 'name', part: 'given' })).toBe('John');
    expect(read(person.givenName, 'Smith', { kind: 'name', part: 'given' })).toBe(
      'Given name cannot be told from the whole name. Write it as Family, Given.',
    );
  });
});

describe('amounts', () => {
  it.each<[SourceCell, number]>([
    ['£1,234.50', 123_450],
    ['1234.5', 123_450],
    ['(12.00)', -1200],
    ['(£1,234.50)', -123_450],
    ['-12', -1200],
    ['\u221212.00', -1200],
    ['12.00-', -1200],
    ['12.00 CR', -1200],
    ['12.00DR', 1200],
    ['1250p', 1250],
    ['GBP 12.00', 1200],
    ['1 234,567.00', 123_456_700],
    [1234.5, 123_450],
    [0.1 + 0.2, 30],
    [-0, 0],
    ['0.00', 0],
  ])('%s is %d pence', (cell, pence) => expect(readAmount(cell, 'pounds')).toBe(pence));

  it.each<SourceCell>(['12.345', 12.345, '1.2.3', 'ten', '(-12)', '£', '1p5', Number.NaN, 1e300])(
    '%s is none',
    (cell) => {
      expect(readAmount(cell, 'pounds')).toBeUndefined();
    },
  );

  it('may be counted in pence, and turned round where a source writes money out as plus', () => {
    expect(readAmount('1250', 'pence')).toBe(1250);
    expect(readAmount('£12.50', 'pence')).toBe(1250);
    expect(readAmount('12.5', 'pence')).toBeUndefined();
    expect(read(budget.amount, '12.50', { kind: 'money', unit: 'pounds', reversed: true })).toBe(-1250);
  });

  it('come back as they were written, in every way of writing them', () => {
    const ways: ((pounds: string, sign: string) => string)[] = [
      (pounds, sign) => `${sign}£${pounds}`,
      (pounds, sign) => (sign ? `(${pounds})` : pounds),
      (pounds, sign) => `${pounds}${sign}`,
      (pounds, sign) => (sign ? `${pounds} CR` : `${pounds} DR`),
    ];
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999, max: 99_999_999 }), fc.constantFrom(...ways), (pence, way) => {
        const pounds = (Math.abs(pence) / 100).toLocaleString('en-GB', { minimumFractionDigits: 2 });
        expect(readAmount(way(pounds, pence < 0 ? '-' : ''), 'pounds')).toBe(pence);
        expect(readAmount(pence / 100, 'pounds')).toBe(pence);
      }),
    );
  });
});

describe('NHS numbers', () => {
  it('are read with blanks, dashes and as numbers', () => {
    for (const cell of ['999 000 0018', '999-000-0018', '999\u00A0000\u00A00018', 9_990_000_018]) {
      expect(read(person.nhsNumber, cell)).toBe('9990000018');
    }
  });

  it('with a missing check digit are refused with the whole number, and mended only where the profile says so', () => {
    expect(read(person.nhsNumber, '999000001')).toBe(
      'NHS number has 9 digits and needs 10. If the last one was left out, it is 999 000 0018. Check it against the record.',
    );
    expect(read(person.nhsNumber, '999 000 001', { kind: 'NHS number', addCheckDigit: true })).toBe('9990000018');
    expect(read(person.nhsNumber, '999000000', { kind: 'NHS number', addCheckDigit: true })).toContain('has 9 digits');
  });

  it('with a wrong digit or length are refused', () => {
    expect(read(person.nhsNumber, '9990000019')).toContain('wrong check digit');
    expect(read(person.nhsNumber, '12345')).toContain('must have 10 digits');
  });
});

describe('words for choices', () => {
  it.each<[Column, string, unknown]>([
    [budget.forms, 'NB', ['Notional']],
    [budget.forms, 'DP; notional', ['Direct payment', 'Notional']],
    [budget.forms, 'DP/TP', ['Direct payment', 'Third party']],
    [budget.category, 'fast track', 'Adult CHC via Fast track'],
    [budget.category, 's.117', 'Section 117'],
    [budget.status, 'Approved, agreement pending', 'Approved, agreement pending'],
    [budget.amountPeriod, '4-weekly', '4 weeks'],
    [person.ethnicCategory, 'A', 'A White British'],
    [person.ethnicCategory, 'white british', 'A White British'],
    [person.statedGender, 'F', '2 Female'],
    [person.statedGender, '9', '9 Indeterminate'],
    [budget.managedAccount, 'Y', true],
    [budget.managedAccount, '✓', true],
    [budget.managedAccount, 'n', false],
    [budget.managedAccount, '', false],
  ])('%#: %s', (column, word, value) => expect(read(column, word)).toEqual(value));

  it('may be the profile’s own, which come first', () => {
    expect(read(budget.category, 'Cat 7', { kind: 'words', words: { 'cat. 7': 'Maternity' } })).toBe('Maternity');
    expect(read(budget.forms, 'NB', { kind: 'words', words: { NB: 'Third party' } })).toEqual(['Third party']);
  });

  it('that nobody knows are refused with the words that are known', () => {
    expect(read(budget.amountPeriod, 'fortnight')).toBe('Per must be one of: week, 4 weeks, month, year, one-off.');
    expect(read(budget.managedAccount, 'perhaps')).toBe('Managed account must be yes or no.');
  });

  it('are synonyms of choices that exist', () => {
    const choices = lists.flatMap((list) =>
      Object.values<Column>(list.columns).flatMap((column) => ('choices' in column ? column.choices : [])),
    );
    for (const choice of Object.keys(choiceSynonyms)) expect(choices).toContain(choice);
  });
});

describe('text', () => {
  it('loses blanks that are none, and keeps codes as they are shown', () => {
    expect(read(person.familyName, ' \u00A0Demo-Hartley\u200B\u00A0')).toBe('Demo-Hartley');
    expect(read(budget.costCentre, 12_345)).toBe('12345');
    expect(read(budget.costCentre, '012345')).toBe('012345');
    expect(read(budget.costCentre, 12_345, { kind: 'code', length: 6 })).toBe('012345');
    expect(read(budget.costCentre, 'e38x', { kind: 'code', length: 6 })).toBe('E38X');
  });

  it('is never an error that a spreadsheet left', () => {
    for (const column of [person.familyName, budget.amount, budget.startsOn]) {
      expect(read(column, '#N/A')).toContain('holds an error of the spreadsheet');
    }
  });
});

it('reads any cell for any column to a value or a sentence, and never throws', () => {
  const cells = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.double(), fc.boolean(), fc.constant(null));
  const every = lists.flatMap((list) => Object.values<Column>(list.columns));
  fc.assert(
    fc.property(fc.constantFrom(...every), cells, (column, cell) => {
      const result = readSourceCell(column, usualTransform(column), cell);
      if ('problem' in result) expect(result.problem).toMatch(/[.!]$/);
    }),
    { numRuns: 1000 },
  );
});
