import type { NhsNumber } from './brands.js';

/**
 * Whether ten digits are an NHS number: weights 10 to 2 on the first nine, sum modulo 11, 11 minus the remainder;
 * 11 counts as 0 and 10 is never issued (NHS Data Dictionary, NHS NUMBER). Ten times the same digit is refused too:
 * such numbers pass the sum but are only ever typed to fill a box.
 */
export function isNhsNumber(digits: string): digits is NhsNumber {
  if (!/^\d{10}$/.test(digits) || /^(\d)\1{9}$/.test(digits)) return false;
  let sum = 0;
  for (let i = 0; i < 9; i += 1) sum += Number(digits.charAt(i)) * (10 - i);
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === Number(digits.charAt(9));
}

/** Reads an NHS number as people type it, with blanks or dashes. Undefined if the check digit or the length is wrong. */
export function readNhsNumber(text: string): NhsNumber | undefined {
  const digits = text.replace(/[\s-]/g, '');
  return isNhsNumber(digits) ? digits : undefined;
}

/** Shows an NHS number in the NHS's 3-3-4 grouping: 999 000 0018. */
export function showNhsNumber(nhsNumber: string): string {
  return `${nhsNumber.slice(0, 3)} ${nhsNumber.slice(3, 6)} ${nhsNumber.slice(6)}`;
}
