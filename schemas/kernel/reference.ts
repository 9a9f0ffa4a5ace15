import type { Reference } from './brands.js';

/**
 * Digits and capitals without vowels (so that no word appears by chance) and without 0 and 1 (read as O and I).
 * Its 29 characters are a prime number, so the weighted check finds each single wrong character and each swap of neighbours.
 */
const alphabet = '23456789BCDFGHJKLMNPQRSTVWXYZ';
const randomLength = 7;

/** Gives a whole number from 0 up to, not including, `below`. */
export type PickNumber = (below: number) => number;

const securePick: PickNumber = (below) => {
  // Bytes past the last whole multiple are thrown away, else the first characters would come more often.
  const limit = 256 - (256 % below);
  const byte = new Uint8Array(1);
  do {
    globalThis.crypto.getRandomValues(byte);
  } while ((byte[0] ?? 255) >= limit);
  return (byte[0] ?? 0) % below;
};

function checkCharacter(characters: string): string {
  let sum = 0;
  for (let i = 0; i < characters.length; i += 1) sum += alphabet.indexOf(characters.charAt(i)) * (i + 2);
  return alphabet.charAt(sum % alphabet.length);
}

/**
 * Makes a new reference, for example PHB-7K3Q-9F2X: 7 random characters and a check character.
 * @param pick source of randomness; the default is the browser's or Node's secure one
 */
export function newReference<P extends string>(prefix: P, pick: PickNumber = securePick): Reference<P> {
  let characters = '';
  for (let i = 0; i < randomLength; i += 1) characters += alphabet.charAt(pick(alphabet.length));
  characters += checkCharacter(characters);
  const reference: string = `${prefix}-${characters.slice(0, 4)}-${characters.slice(4)}`;
  return reference as Reference<P>;
}

/** Whether a text is a whole and correct reference with this prefix. */
export function isReference<P extends string>(prefix: P, value: string): value is Reference<P> {
  const match = /^([A-Z]+)-([2-9B-Z]{4})-([2-9B-Z]{4})$/.exec(value);
  if (!match || match[1] !== prefix) return false;
  const characters = `${match[2]}${match[3]}`;
  return checkCharacter(characters.slice(0, randomLength)) === characters.charAt(randomLength);
}

/**
 * Reads a reference as people type it: any case, with or without the dashes.
 * @returns undefined if it is not one (a wrong character, a swap, another prefix)
 */
export function readReference<P extends string>(prefix: P, text: string): Reference<P> | undefined {
  const bare = text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  if (!bare.startsWith(prefix)) return undefined;
  const characters = bare.slice(prefix.length);
  const candidate: string = `${prefix}-${characters.slice(0, 4)}-${characters.slice(4)}`;
  return isReference(prefix, candidate) ? candidate : undefined;
}
