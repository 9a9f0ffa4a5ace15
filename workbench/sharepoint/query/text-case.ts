/**
 * Case in all alphabets. The data file compares without case for A to Z only (its NOCASE); for other letters a query names
 * the variants, which keeps its index, or folds the stored text.
 */

/** More letters outside A to Z than this in one text make too many variants: then the stored text is folded. */
const maximumLetters = 5;

/** The text without case, letter by letter: what means the same on both sides of a comparison. */
export function folded(text: string): string {
  let result = '';
  for (const letter of text) result += letter.toLowerCase();
  return result;
}

/** True if the text has letters that NOCASE does not compare without case. */
export function hasOtherLetters(text: string): boolean {
  for (const letter of text) if (letter > '\u007f' && casesOf(letter).length > 1) return true;
  return false;
}

/** The ways to write the text that NOCASE holds apart; undefined if they are too many. */
export function caseVariants(text: string): string[] | undefined {
  let variants = [''];
  let letters = 0;
  for (const letter of text) {
    const cases = letter > '\u007f' ? casesOf(letter) : [letter];
    if (cases.length > 1) letters += 1;
    if (letters > maximumLetters) return undefined;
    variants = variants.flatMap((start) => cases.map((each) => start + each));
  }
  return variants;
}

function casesOf(letter: string): string[] {
  const lower = letter.toLowerCase();
  const upper = lower.toUpperCase();
  // One letter each way, and back again: not ß and SS.
  const isPair = upper !== lower && Array.from(upper).length === 1 && upper.toLowerCase() === lower;
  return isPair ? [lower, upper] : [letter];
}

/** The order of texts in the data file: A to Z without case, everything else by its code point. */
export function compareText(left: string, right: string): number {
  const [a, b] = [asciiLower(left), asciiLower(right)];
  if (a === b) return 0;
  const [first, second] = [Array.from(a), Array.from(b)];
  const length = Math.min(first.length, second.length);
  for (let at = 0; at < length; at += 1) {
    const difference = (first[at]?.codePointAt(0) ?? 0) - (second[at]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return first.length - second.length;
}

function asciiLower(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
