import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { financialQuarterOf, financialYear, financialYearOf, readFinancialYear } from '@phb/schemas';

const day = (text: string) => Temporal.PlainDate.from(text);

describe('financial years and quarters', () => {
  it('end on 31 March and begin on 1 April', () => {
    expect(financialQuarterOf(day('2026-03-31')).label).toBe('Q4 2025/26');
    expect(financialQuarterOf(day('2026-04-01')).label).toBe('Q1 2026/27');
    expect(financialYearOf(day('2026-03-31')).label).toBe('2025/26');
  });

  it('are written one way in papers and another in statistics', () => {
    expect(financialYearOf(day('2019-04-30')).label).toBe('2019/20');
    expect(financialYearOf(day('2024-03-31')).statisticsLabel).toBe('2023-24');
    expect(financialYear(1999).label).toBe('1999/00');
  });

  it('are read back from either writing, and not from years that do not follow each other', () => {
    expect(readFinancialYear(' 2019/20 ')?.startYear).toBe(2019);
    expect(readFinancialYear('2023-24')?.startYear).toBe(2023);
    expect(readFinancialYear('2019/21')).toBeUndefined();
    expect(readFinancialYear('2019')).toBeUndefined();
  });

  it.each([
    ['2025-04-01', '2025-06-30', 1],
    ['2025-07-01', '2025-09-30', 2],
    ['2025-10-01', '2025-12-31', 3],
    ['2026-01-01', '2026-03-31', 4],
  ])('the quarter from %s to %s is number %i', (first, last, number) => {
    for (const date of [day(first), day(last)]) {
      const quarter = financialQuarterOf(date);
      expect(quarter.number).toBe(number);
      expect(quarter.firstDay.toString()).toBe(first);
      expect(quarter.lastDay.toString()).toBe(last);
    }
  });

  it('hold every day exactly once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50_000 }), (offset) => {
        const date = day('1990-01-01').add({ days: offset });
        const quarter = financialQuarterOf(date);
        const inside = (first: Temporal.PlainDate, last: Temporal.PlainDate) =>
          Temporal.PlainDate.compare(first, date) <= 0 && Temporal.PlainDate.compare(date, last) <= 0;
        expect(inside(quarter.firstDay, quarter.lastDay)).toBe(true);
        expect(inside(quarter.year.firstDay, quarter.year.lastDay)).toBe(true);
        expect(financialQuarterOf(quarter.lastDay.add({ days: 1 })).number).toBe((quarter.number % 4) + 1);
      }),
    );
  });
});
