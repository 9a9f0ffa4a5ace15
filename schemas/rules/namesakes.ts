import type { Person } from '../lists/people.js';

/** What tells whether two people could be taken for each other. */
export type NamedPerson = Pick<Person, 'ref' | 'familyName' | 'givenName' | 'preferredName' | 'dateOfBirth'>;

/** Letters that are no base letter with a mark, as people without them on the keyboard type them. */
const typedAs: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};

/**
 * A name without what is typed differently by different people: capitals, accents, apostrophes, hyphens and spaces. "Anne-Marie
 * O’Neil" and "anne marie oneil" are one. Empty for a name without letters and figures.
 */
export function foldName(name: string): string {
  return withoutMarks(name.toLowerCase())
    .replace(/[ßøłđðþæœı]/g, (letter) => typedAs[letter] ?? letter)
    .replace(/[^\p{Letter}\p{Number}]/gu, '');
}

function withoutMarks(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .normalize('NFC');
}

/**
 * How a name may stand in a list that compares without capitals, but with every accent and sign: as it is typed, without
 * accents, with each usual apostrophe or none, with hyphens, spaces or neither.
 */
export function nameSpellings(name: string): readonly string[] {
  const typed = name.trim().replace(/\s+/g, ' ');
  const spelt = [typed, withoutMarks(typed)].flatMap((one) =>
    ['’', "'", ''].map((apostrophe) => one.replace(/[’'‘`]/g, apostrophe)),
  );
  const joined = spelt.flatMap((one) => ['-', ' ', ''].map((joint) => one.replace(/[\s-]+/g, joint)));
  return [...new Set([typed, ...joined])].filter((one) => one !== '');
}

/** The given names by which somebody may be known: whole, the first of them, and the one they prefer. */
function calledBy({ givenName, preferredName }: NamedPerson): readonly string[] {
  const [first = ''] = givenName.trim().split(/[\s-]+/);
  return [givenName, first, preferredName ?? ''].map(foldName).filter((name) => name !== '');
}

/** Whether one is an initial of the other, or they are the same. */
const isAlike = (a: string, b: string): boolean => a === b || ((a.length === 1 || b.length === 1) && a[0] === b[0]);

/** Whether the family name of each is the given name of the other: a form filled in the wrong way round. */
const isSwapped = (one: NamedPerson, other: NamedPerson): boolean =>
  calledBy(one).includes(foldName(other.familyName)) && calledBy(other).includes(foldName(one.familyName));

/**
 * Whether two people have the same name, as people write it: "Ana-María" and "ana maria", "J" and "John", a preferred name, or
 * family and given name the wrong way round.
 */
export function isNamesake(one: NamedPerson, other: NamedPerson): boolean {
  if (one.ref === other.ref) return false;
  const isSame =
    foldName(one.familyName) === foldName(other.familyName) &&
    calledBy(one).some((name) => calledBy(other).some((named) => isAlike(name, named)));
  return isSame || isSwapped(one, other);
}

/** The people with the name of another, those with the same birth date first. */
export function namesakesOf<P extends NamedPerson>(person: NamedPerson, among: readonly P[]): readonly P[] {
  const isOther = (each: P): number => Number(!each.dateOfBirth.equals(person.dateOfBirth));
  return among.filter((each) => isNamesake(person, each)).sort((a, b) => isOther(a) - isOther(b));
}
