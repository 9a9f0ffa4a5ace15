import { readMoney } from '../../kernel/money.js';
import { cellText, type SourceCell } from './cell.js';

/**
 * Reads an amount as ledgers and people write it: £1,234.50, (12.00) and 12.00- for minus, 12.00 CR, 1250p.
 * @param unit what a bare number counts
 * @returns pence; undefined if it is no amount or has a part of a penny
 */
export function readAmount(cell: SourceCell | undefined, unit: 'pounds' | 'pence'): number | undefined {
  if (typeof cell === 'number') {
    const pence = unit === 'pence' ? cell : cell * 100;
    const whole = Math.round(pence);
    // A workbook holds 0.1 + 0.2 as it is: only what is off by more than the arithmetic is a part of a penny.
    return Number.isSafeInteger(whole) && Math.abs(pence - whole) < 1e-4 ? whole + 0 : undefined;
  }
  let text = cellText(cell)
    .replace(/\u2212/g, '-')
    .replace(/^GBP|GBP$/i, '')
    .trim();
  let sign = 1;
  const bracketed = /^\((.+)\)$/.exec(text) ?? /^(.+?)-$/.exec(text) ?? /^(.+?)\s*CR$/i.exec(text);
  if (bracketed) {
    sign = -1;
    text = bracketed[1]?.trim() ?? '';
    if (text.startsWith('-')) return undefined;
  } else {
    text = text.replace(/\s*DR$/i, '');
  }
  const inPence = /^(-?[\d, ]+)\s*p$/i.exec(text)?.[1];
  const bare = inPence ?? text;
  const read = readMoney(bare);
  if (read === undefined || /\d\s+\./.test(bare)) return undefined;
  const pence = inPence !== undefined || (unit === 'pence' && !text.includes('£')) ? read / 100 : read;
  if (!Number.isInteger(pence)) return undefined;
  return sign * pence + 0;
}
