import { Temporal } from 'temporal-polyfill';

/** A financial year of the English public sector: 1 April to 31 March. */
export interface FinancialYear {
  /** The calendar year in which it begins: 2019 for 2019/20. */
  readonly startYear: number;
  readonly firstDay: Temporal.PlainDate;
  readonly lastDay: Temporal.PlainDate;
  /** As board papers write it: 2019/20. */
  readonly label: string;
  /** As NHS statistics write it: 2019-20. */
  readonly statisticsLabel: string;
}

/** A quarter of a financial year. Quarter 1 is April to June, quarter 4 January to March. */
export interface FinancialQuarter {
  readonly number: 1 | 2 | 3 | 4;
  readonly year: FinancialYear;
  readonly firstDay: Temporal.PlainDate;
  readonly lastDay: Temporal.PlainDate;
  /** For example Q4 2025/26. */
  readonly label: string;
}

/** The financial year that begins on 1 April of a calendar year. */
export function financialYear(startYear: number): FinancialYear {
  const end = String((startYear + 1) % 100).padStart(2, '0');
  return {
    startYear,
    firstDay: Temporal.PlainDate.from({ year: startYear, month: 4, day: 1 }),
    lastDay: Temporal.PlainDate.from({ year: startYear + 1, month: 3, day: 31 }),
    label: `${startYear}/${end}`,
    statisticsLabel: `${startYear}-${end}`,
  };
}

/** The financial year that a day falls in: 31 March 2026 is in 2025/26, 1 April 2026 in 2026/27. */
export function financialYearOf(date: Temporal.PlainDate): FinancialYear {
  return financialYear(date.month >= 4 ? date.year : date.year - 1);
}

/** The quarter that a day falls in: 31 March 2026 is in Q4 2025/26, 1 April 2026 in Q1 2026/27. */
export function financialQuarterOf(date: Temporal.PlainDate): FinancialQuarter {
  const year = financialYearOf(date);
  const number = date.month >= 10 ? 3 : date.month >= 7 ? 2 : date.month >= 4 ? 1 : 4;
  const firstDay = year.firstDay.add({ months: (number - 1) * 3 });
  return {
    number,
    year,
    firstDay,
    lastDay: firstDay.add({ months: 3 }).subtract({ days: 1 }),
    label: `Q${number} ${year.label}`,
  };
}

/**
 * Reads a financial year in either writing, 2019/20 or 2019-20.
 * @returns undefined if it is neither, or the second year does not follow the first
 */
export function readFinancialYear(text: string): FinancialYear | undefined {
  const match = /^(\d{4})[/-](\d{2})$/.exec(text.trim());
  if (!match) return undefined;
  const year = financialYear(Number(match[1]));
  return year.label.endsWith(`/${match[2]}`) ? year : undefined;
}
