import { showMoney } from '@phb/schemas';
import type { AmountPeriod } from '@phb/schemas';
import { periodInWords } from '../../periodInWords.js';

/** An amount as it was costed, with its period: "£850.00 per week". Empty if it is not recorded. */
export function amountText(pence: number | null, period: AmountPeriod | null): string {
  if (pence === null) return '';
  return period === null ? showMoney(pence) : `${showMoney(pence)} ${periodInWords(period)}`;
}
