import { isNhsNumber, showNhsNumber } from '@phb/schemas';
import { digitsOf } from './people.js';
import { withArticle } from './case/rows/withArticle.js';
import { wholeReference } from './search.js';

/**
 * Why a search finds no case, in a sentence that says what is wrong with what was typed, where something is.
 * @param named whether names and NHS numbers are searched at all
 * @param among which cases are searched: "open case"
 */
export function whyNone(typed: string, named: boolean, among = 'open case'): string {
  const text = typed.trim();
  const digits = digitsOf(text);
  if (digits !== undefined) {
    if (!named) return 'NHS numbers are not shown to you. Search for the reference.';
    if (digits.length > 10) return `An NHS number has 10 digits, and this one has ${digits.length}.`;
    if (digits.length < 10) return `No NHS number of a person with ${withArticle(among)} begins with these digits.`;
    if (!isNhsNumber(digits)) {
      return 'The check digit of this NHS number is wrong. Check each digit against the letter or record.';
    }
    return `No ${among} is for the NHS number ${showNhsNumber(digits)}.`;
  }
  const bare = text.toUpperCase().replace(/[\s-]/g, '');
  if (/^PHB.{8}$/.test(bare)) {
    if (/[AEIOU01]/.test(bare.slice(3))) return 'A case reference has no vowels after PHB, and neither 0 nor 1.';
    if (wholeReference(text) === undefined) {
      return 'The check character of this reference is wrong. Check each character.';
    }
  }
  return `No ${named ? 'name or reference' : 'reference'} of ${withArticle(among)} holds this.`;
}
