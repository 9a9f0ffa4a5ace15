import type { AmountPeriod } from '@phb/schemas';

/** The period of an amount as it follows the pounds: per week, per 4 weeks, one-off. */
export function periodInWords(period: AmountPeriod): string {
  return period === 'one-off' ? period : `per ${period}`;
}
