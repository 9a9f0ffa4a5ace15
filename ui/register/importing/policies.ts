import type { ImportPolicy, RepeatPolicy } from '@phb/schemas';

/** What happens where file and register differ, in the words of the screen. */
export const policyWords: readonly (readonly [ImportPolicy, string])[] = [
  ['ask', 'Ask me'],
  ['take', 'The file counts'],
  ['keep', 'The register counts'],
  ['fill', 'Fill only what is empty'],
  ['never', 'Only find the row by it'],
];

/** What becomes of a second row about the same, in the words of the screen. */
export const repeatWords: readonly (readonly [RepeatPolicy, string])[] = [
  ['ask', 'Ask me whether to put them together'],
  ['merge', 'Are put together, and I am asked where they differ'],
  ['refuse', 'Are refused where they differ'],
];

function named<P extends string>(words: readonly (readonly [P, string])[], value: string): P {
  const found = words.find(([policy]) => policy === value);
  if (found === undefined) throw new TypeError('there is no such policy');
  return found[0];
}

/** The policy that a select names. @throws TypeError for a word that is none */
export function policyNamed(value: string): ImportPolicy {
  return named(policyWords, value);
}

/** The policy of two rows about the same that a select names. @throws TypeError for a word that is none */
export function repeatsNamed(value: string): RepeatPolicy {
  return named(repeatWords, value);
}
