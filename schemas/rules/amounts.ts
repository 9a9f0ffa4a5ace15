import type { AmountPeriod } from '../lists/terms.js';

/** How many weeks the money of a year is spread over: 52, or the calendar's 365 / 7. Local policy. */
export const weeksInYearChoices = ['52', '365/7'] as const;
export type WeeksInYear = (typeof weeksInYearChoices)[number];

/** An amount as it was costed, in pence, said for a year and for a week, each to the nearest penny. */
export interface DerivedAmounts {
  readonly yearly: number;
  readonly weekly: number;
}

/** Weeks of a year as a fraction, so that nothing is rounded before the last step. */
const weeks: Readonly<Record<WeeksInYear, readonly [over: bigint, under: bigint]>> = {
  '52': [52n, 1n],
  '365/7': [365n, 7n],
};

/** Divides and rounds half away from nothing. */
function rounded(over: bigint, under: bigint): number {
  const half = over < 0n ? -under : under;
  return Number((over * 2n + half) / (under * 2n));
}

/**
 * What an amount comes to in a year and in a week. £850.00 a week is £44,200.00 a year of 52 weeks; £44,200.00 a year is
 * £850.00 a week, or £847.67 by 365 / 7. A year has 12 months, and a quarter as many times 4 weeks as it has weeks.
 * Only for showing: what was costed is what is kept.
 * @param pence whole pence
 * @returns undefined for a one-off amount, which comes to nothing in a week
 */
export function derivedAmounts(pence: number, period: AmountPeriod, policy: WeeksInYear): DerivedAmounts | undefined {
  const [over, under] = weeks[policy];
  const amount = BigInt(pence);
  switch (period) {
    case 'week':
      return { yearly: rounded(amount * over, under), weekly: pence };
    case '4 weeks':
      return { yearly: rounded(amount * over, 4n * under), weekly: rounded(amount, 4n) };
    case 'month':
      return { yearly: pence * 12, weekly: rounded(amount * 12n * under, over) };
    case 'year':
      return { yearly: pence, weekly: rounded(amount * under, over) };
    case 'one-off':
      return undefined;
  }
}
