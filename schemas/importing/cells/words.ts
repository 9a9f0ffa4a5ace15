import { plainWords } from './cell.js';

/**
 * What other systems call our choices. The choice itself, its code (A of "A White British") and its words without the code
 * need no line here.
 */
export const choiceSynonyms: Readonly<Record<string, readonly string[]>> = {
  Notional: ['NB', 'notional budget', 'commissioned', 'PHB notional'],
  'Third party': ['TP', '3rd party', 'third party budget', 'ISF', 'individual service fund', 'broker held'],
  'Direct payment': ['DP', 'direct payments', 'PHB DP', 'DPHC', 'direct payment (managed account)'],
  'Adult CHC': ['CHC', 'continuing healthcare', 'NHS CHC', 'adult continuing healthcare'],
  'Adult CHC via Fast track': ['fast track', 'FT', 'CHC fast track', 'fast track CHC'],
  'Section 117': ['S117', 's 117', 'sec 117', '117 aftercare'],
  Wheelchair: ['PWB', 'personal wheelchair budget', 'wheelchairs'],
  'Children’s continuing care': ['CYPCC', 'CCC', 'childrens CC', 'children and young people continuing care'],
  'EHC plan (NHS element)': ['EHC', 'EHCP', 'EHC plan'],
  'Learning disability and autism': ['LD', 'LDA', 'learning disability', 'LD and autism'],
  'Mental health': ['MH'],
  'Long-term condition': ['LTC', 'long term conditions'],
  'Acquired brain injury': ['ABI'],
  Live: ['active', 'open', 'current', 'in payment'],
  Closed: ['ended', 'inactive', 'ceased'],
  Suspended: ['on hold', 'paused'],
  week: ['weekly', 'per week', 'pw', 'wkly'],
  '4 weeks': ['4 weekly', 'four weekly', '4wk', 'every 4 weeks', 'per 4 weeks'],
  month: ['monthly', 'per month', 'pcm', 'pm'],
  year: ['yearly', 'annual', 'annually', 'per annum', 'pa', 'per year'],
  'one-off': ['one off payment', 'single payment', 'single'],
  '1 Male': ['M', 'man', 'boy'],
  '2 Female': ['F', 'woman', 'girl'],
  '9 Indeterminate': ['I', 'other'],
  'X Not known': ['U', 'unknown'],
  'Z Not stated': ['refused', 'declined', 'prefer not to say'],
  '99 Not known': ['unknown', 'not asked'],
  Death: ['died', 'deceased', 'RIP'],
  'Moved away': ['moved', 'moved out of area', 'out of area'],
  'No longer eligible': ['not eligible', 'eligibility lost'],
};

/** The plain words of choices and of what others call them: declared ones only, so that no word of a file is remembered. */
const declaredWords = new Map<string, string>();

function declared(words: string): string {
  const known = declaredWords.get(words) ?? plainWords(words);
  declaredWords.set(words, known);
  return known;
}

const yesWords = new Set(['yes', 'y', 'true', 't', '1', 'x', 'tick', 'ticked', 'on']);
const noWords = new Set(['no', 'n', 'false', 'f', '0', 'off', 'none', 'not ticked']);

/** Reads a yes or no as people and programs write it, ticks included. */
export function readYesNoWord(text: string): boolean | undefined {
  if (/^[✓✔☑]$/u.test(text)) return true;
  if (/^[✗✘☐-]$/u.test(text)) return false;
  const word = plainWords(text);
  if (yesWords.has(word)) return true;
  return noWords.has(word) ? false : undefined;
}

/** The code at the beginning of a choice such as "A White British" or "99 Not known". */
const coded = /^([A-Z]|\d{1,2}) (.+)$/;

/**
 * Finds the choice that a word of a file means.
 * @param own the profile's own words, from what the file says to our choice: they come first
 */
export function readChoiceWord(
  choices: readonly string[],
  text: string,
  own: Readonly<Record<string, string>> = {},
): string | undefined {
  const wanted = plainWords(text);
  const said = Object.entries(own).find(([word]) => plainWords(word) === wanted)?.[1];
  if (said !== undefined) return choices.find((choice) => choice === said);
  const same = choices.find((choice) => declared(choice) === wanted);
  if (same !== undefined) return same;
  const byCode = choices.filter((choice) => {
    const match = coded.exec(choice);
    return match && (declared(match[1] ?? '') === wanted || declared(match[2] ?? '') === wanted);
  });
  if (byCode.length === 1) return byCode[0];
  const bySynonym = choices.filter((choice) => choiceSynonyms[choice]?.some((word) => declared(word) === wanted));
  return bySynonym.length === 1 ? bySynonym[0] : undefined;
}

/** Finds several choices in one text. A choice that itself has a comma is known by the whole text or between semicolons. */
export function readChoiceWords(
  choices: readonly string[],
  text: string,
  own?: Readonly<Record<string, string>>,
): readonly string[] | undefined {
  const whole = readChoiceWord(choices, text, own);
  if (whole !== undefined) return [whole];
  const parts = text
    .split(/[;\n]/.test(text) ? /[;\n]/ : /[,/+&]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const found = parts.map((part) => readChoiceWord(choices, part, own));
  const known = found.filter((choice) => choice !== undefined);
  return known.length === found.length ? [...new Set(known)] : undefined;
}
