import { readSourceDate, tellDateOrder, type DateOrder, type SourceCell } from '@phb/schemas';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';

const column = (...cells: SourceCell[]) => cells.map((cell, index) => ({ row: index + 2, cell }));
function read(cell: SourceCell, order: DateOrder = 'day first', twoDigitYears = false): string {
  const result = readSourceDate(cell, { order, twoDigitYears });
  return 'date' in result ? result.date.toString() : result.fault;
}

describe('telling the order of day and month from a column', () => {
  it.each([
    [['03/04/2019', '25/04/2019'], 'day first', 3, undefined],
    [['03/04/2019', '04/25/2019'], 'month first', undefined, 3],
    [['03/04/2019', '04/05/2019'], 'either', undefined, undefined],
    [['25/04/2019', '04/25/2019'], 'mixed', 2, 3],
    [['14 March 2019', '2019-04-03', '', 'soon'], 'either', undefined, undefined],
    [['03/04/2019 00:00', '25/04/2019 00:00:00'], 'day first', 3, undefined],
  ] as const)('%j is %s', (cells, order, dayFirstRow, monthFirstRow) => {
    expect(tellDateOrder(column(...cells))).toMatchObject({ order, dayFirstRow, monthFirstRow });
  });

  it('says whether any date could be read both ways: 05/05/2019 cannot', () => {
    expect(tellDateOrder(column('03/04/2019')).hasAmbiguous).toBe(true);
    expect(tellDateOrder(column('05/05/2019', '25/04/2019', '1 May 2019')).hasAmbiguous).toBe(false);
  });
});

describe('reading a date', () => {
  it.each<[SourceCell, string]>([
    ['3/4/2019', '2019-04-03'],
    ['03.04.2019', '2019-04-03'],
    ['3-Apr-2019', '2019-04-03'],
    ['Wednesday, 3rd April 2019', '2019-04-03'],
    ['April 3, 2019', '2019-04-03'],
    ['2019-04-03T00:00:00', '2019-04-03'],
    ['2019-04-03 00:00:00.000', '2019-04-03'],
    ['03/04/2019 2:30 pm', '2019-04-03'],
    ['\u00A003/04/2019\u00A0', '2019-04-03'],
    [43558, '2019-04-03'],
    [43558.75, '2019-04-03'],
    ['43558', '2019-04-03'],
    [Temporal.PlainDate.from('2019-04-03'), '2019-04-03'],
  ])('%s', (cell, day) => expect(read(cell)).toBe(day));

  it('takes the month first where the column does', () => {
    expect(read('04/03/2019', 'month first')).toBe('2019-04-03');
    expect(read('2019-04-03', 'month first')).toBe('2019-04-03');
  });

  it('refuses what could be both in a column that has both, and reads what could not', () => {
    expect(read('03/04/2019', 'mixed')).toContain('this column has both');
    expect(read('25/04/2019', 'mixed')).toBe('2019-04-25');
    expect(read('04/25/2019', 'mixed')).toBe('2019-04-25');
    expect(read('05/05/2019', 'mixed')).toBe('2019-05-05');
  });

  it('refuses a year of two figures unless the profile says which century', () => {
    expect(read('03/04/19')).toContain('either century');
    expect(read('03/04/19', 'day first', true)).toBe('2019-04-03');
    expect(read('3-Apr-19', 'day first', true)).toBe('2019-04-03');
  });

  it.each<SourceCell>(['31/04/2019', '29/02/2019', 'soon', 'TBC', 0, 60, -1, 3_000_000, '1/1', true])(
    'refuses %s and says how to write it',
    (cell) => expect(read(cell)).toMatch(/is not a date\. Write it as/),
  );

  it('says so when the month of a day-first date is none', () => {
    expect(read('04/25/2019')).toContain('no such month');
  });
});

it('reads every day back from what it is written as, whatever the order', () => {
  const days = fc
    .integer({ min: 1000, max: 60_000 })
    .map((count) => Temporal.PlainDate.from('1900-01-01').add({ days: count }));
  const two = (value: number): string => String(value).padStart(2, '0');
  fc.assert(
    fc.property(fc.array(days, { minLength: 1, maxLength: 8 }), fc.boolean(), (some, dayFirst) => {
      const texts = some.map(({ day, month, year }) =>
        dayFirst ? `${two(day)}/${two(month)}/${year}` : `${two(month)}/${two(day)}/${year}`,
      );
      const { order } = tellDateOrder(column(...texts));
      // Where no row tells, English files have the day first.
      if (order === 'either' && !dayFirst) return;
      expect(texts.map((text) => read(text, order))).toEqual(some.map(String));
    }),
  );
});
