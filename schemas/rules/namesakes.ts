import type { Person } from '../lists/people.js';

/** What tells whether two people could be taken for each other. */
export type NamedPerson = Pick<Person, 'ref' | 'familyName' | 'givenName' | 'preferredName' | 'dateOfBirth'>;

/** A name without what is typed differently by different people: capitals, accents, apostrophes, hyphens and spaces. */
function plain(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{Letter}]/gu, '');
}

/** The given names by which somebody may be known: whole, the first of them, and the one they prefer. */
function calledBy({ givenName, preferredName }: NamedPerson): readonly string[] {
  const [first = ''] = givenName.trim().split(/[\s-]+/);
  return [givenName, first, preferredName ?? ''].map(plain).filter((name) => name !== '');
}

/** Whether one is an initial of the other, or they are the same. */
const isAlike = (a: string, b: string): boolean => a === b || ((a.length === 1 || b.length === 1) && a[0] === b[0]);

/** Whether two people have the same name, as people write it: "Ana-María" and "ana maria", "J" and "John", or a preferred name. */
export function isNamesake(one: NamedPerson, other: NamedPerson): boolean {
  return (
    one.ref !== other.ref &&
    plain(one.familyName) === plain(other.familyName) &&
    calledBy(one).some((name) => calledBy(other).some((named) => isAlike(name, named)))
  );
}

/** The people with the name of another, those with the same birth date first. */
export function namesakesOf<P extends NamedPerson>(person: NamedPerson, among: readonly P[]): readonly P[] {
  const isOther = (each: P): number => Number(!each.dateOfBirth.equals(person.dateOfBirth));
  return among.filter((each) => isNamesake(person, each)).sort((a, b) => isOther(a) - isOther(b));
}
