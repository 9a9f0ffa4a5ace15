import { clean } from './cell.js';

/** A person's name in the two parts that the register keeps. */
export interface NameParts {
  readonly family: string;
  readonly given: string;
}

const titles = /^(mr|mrs|ms|miss|mx|dr|prof|professor|rev|revd|sir|dame|lady|lord|master)\.?$/i;
/** Small words that belong to the family name behind them. */
const particles = /^(van|von|der|den|de|del|della|di|da|dos|du|la|le|ter|ten|al|el|bin|ben|st|st\.)$/i;

const isShouted = (word: string): boolean => /\p{Lu}/u.test(word) && word === word.toUpperCase();

/** SMITH is Smith, DEMO-HARTLEY is Demo-Hartley, O'BRIEN is O'Brien. Names with small letters are left as they are. */
function unshout(part: string): string {
  if (!isShouted(part)) return part;
  return part.toLowerCase().replace(/(^|[\s\-'’.])(\p{L})/gu, (_, before: string, letter: string) => {
    return before + letter.toUpperCase();
  });
}

function withoutTitles(words: readonly string[]): string[] {
  const kept = [...words];
  while (kept.length > 1 && titles.test(kept[0] ?? '')) kept.shift();
  while (kept.length > 1 && titles.test(kept.at(-1) ?? '')) kept.pop();
  return kept;
}

const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/** Where the family name begins in a name without a comma. */
function familyStart(words: readonly string[]): number {
  const shouted = words.map((word) => isShouted(word) && word.replace(/[^\p{L}]/gu, '').length > 1);
  const firstShouted = shouted.indexOf(true);
  if (firstShouted > 0 && shouted.slice(firstShouted).every(Boolean)) return firstShouted;
  let start = words.length - 1;
  while (start > 1 && particles.test(words[start - 1] ?? '')) start -= 1;
  return start;
}

/**
 * Takes a name apart as lists write it: "Mr SMITH, John", "SMITH, John (Mr)", "Ann de Marl". Before a comma stands the family
 * name; without one it is the last word, with the small words before it, or the words in capitals at the end.
 * @returns undefined if there are not two parts
 */
export function readPersonName(text: string): NameParts | undefined {
  const bare = clean(text).replace(/\(([^()]*)\)/g, (whole, inside: string) =>
    titles.test(inside.trim()) ? ' ' : whole,
  );
  const [before = '', ...behind] = bare.split(',');
  let family: string[];
  let given: string[];
  if (behind.length > 0) {
    family = withoutTitles(wordsOf(before));
    given = withoutTitles(wordsOf(behind.join(' ')));
    if (given.length === 1 && titles.test(given[0] ?? '')) return undefined;
  } else {
    const words = withoutTitles(wordsOf(bare));
    const start = familyStart(words);
    if (start < 1) return undefined;
    given = words.slice(0, start);
    family = words.slice(start);
  }
  if (family.length === 0 || given.length === 0) return undefined;
  return { family: unshout(family.join(' ')), given: unshout(given.join(' ')) };
}
