import {
  foldName,
  isNamesake,
  nameSpellings,
  namesakesOf,
  people,
  sampleDay,
  sampleReference,
  wholeRow,
  type Person,
} from '@phb/schemas';

const person = (n: number, familyName: string, givenName: string, more: Partial<Person> = {}): Person => ({
  ...wholeRow(people, {
    ref: sampleReference('P', n),
    familyName,
    givenName,
    dateOfBirth: sampleDay('1950-02-28'),
    doNotDisclose: false,
  }),
  ...more,
});

describe('two people of one name', () => {
  it.each([
    ['Demo-Hartley', 'Maren', 'demo hartley', 'MAREN'],
    ['Demo-O’Quill', 'Tobin', "Demo O'Quill", 'Tobin James'],
    ['Demo-Núñez', 'Ana-María', 'Demo-Nunez', 'Ana'],
    ['Demo-Hartley', 'Maren', 'Demo-Hartley', 'M'],
    ['Demo-O’Neil', 'Anne-Marie', 'demo oneil', 'anne marie'],
    ['Demo-Hartley', 'Maren', 'Maren', 'Demo Hartley'],
    ['Demo-Łęcki', 'Søren', 'Demo Lecki', 'soren'],
  ])('are %s, %s and %s, %s', (family, given, otherFamily, otherGiven) => {
    expect(isNamesake(person(1, family, given), person(2, otherFamily, otherGiven))).toBe(true);
  });

  it.each([
    ['Demo-Hartley', 'Maren', 'Demo-Hartley', 'Merle'],
    ['Demo-Hartley', 'Maren', 'Demo-Hart', 'Maren'],
    ['Demo-Hartley', '?', 'Demo-Hartley', 'Maren'],
    ['Demo-Hartley', 'Maren', 'Merle', 'Demo-Hartley'],
    ['?', 'Demo-Hartley', 'Demo-Hartley', '!'],
    ['Demo-Hartley 12', 'Maren', 'Demo-Hartley 34', 'Maren'],
  ])('are not %s, %s and %s, %s', (family, given, otherFamily, otherGiven) => {
    expect(isNamesake(person(1, family, given), person(2, otherFamily, otherGiven))).toBe(false);
  });

  it('may be known by a preferred name, and are two', () => {
    const preferred = person(2, 'Demo-Hartley', 'Margaret', { preferredName: 'Maren' });
    expect(isNamesake(person(1, 'Demo-Hartley', 'Maren'), preferred)).toBe(true);
    expect(isNamesake(preferred, preferred)).toBe(false);
  });

  it('stand first where they share their birth date', () => {
    const others = [
      person(2, 'Demo-Hartley', 'Maren', { dateOfBirth: sampleDay('1987-06-01') }),
      person(3, 'Demo-Hartley', 'Maren'),
      person(4, 'Demo-Hartley', 'Tobin'),
    ];
    expect(namesakesOf(person(1, 'Demo-Hartley', 'Maren'), others).map(({ ref }) => ref)).toEqual([
      sampleReference('P', 3),
      sampleReference('P', 2),
    ]);
  });
});

describe('a name', () => {
  it('is folded to what everybody types', () => {
    expect(foldName(' Demo-O’Núñez ')).toBe('demoonunez');
    expect(foldName('STRAẞE')).toBe(foldName('strasse'));
    expect(foldName('…')).toBe('');
  });

  it('is asked for in its usual spellings, each of which folds to the same', () => {
    const spellings = nameSpellings("Demo-O'Núñez");
    for (const one of ["Demo-O'Núñez", 'Demo O’Nunez', 'Demo-ONunez', 'DemoONunez']) expect(spellings).toContain(one);
    expect(new Set(spellings.map(foldName))).toEqual(new Set(['demoonunez']));
    expect(spellings.length).toBeLessThanOrEqual(30);
    expect(nameSpellings('Demo')).toEqual(['Demo']);
  });
});
