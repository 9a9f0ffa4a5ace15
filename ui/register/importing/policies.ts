import type { ImportPolicy } from '@phb/schemas';

/** What happens where file and register differ, in the words of the screen. */
export const policyWords: readonly (readonly [ImportPolicy, string])[] = [
  ['ask', 'Ask me'],
  ['take', 'The file counts'],
  ['keep', 'The register counts'],
  ['fill', 'Fill only what is empty'],
  ['never', 'Only find the row by it'],
];

/** The policy that a select names. @throws TypeError for a word that is none */
export function policyNamed(value: string): ImportPolicy {
  const found = policyWords.find(([policy]) => policy === value);
  if (found === undefined) throw new TypeError('there is no such policy');
  return found[0];
}
