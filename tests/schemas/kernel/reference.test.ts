import fc from 'fast-check';
import { isReference, newReference, readReference } from '@phb/schemas';

const alphabet = '23456789BCDFGHJKLMNPQRSTVWXYZ';
const references = fc
  .array(fc.nat({ max: alphabet.length - 1 }), { minLength: 7, maxLength: 7 })
  .map((digits) => newReference('PHB', () => digits.shift() ?? 0).toString());
/** The positions of the eight characters in PHB-7K3Q-9F2X. */
const places = [4, 5, 6, 7, 9, 10, 11, 12] as const;

describe('references', () => {
  it('are made whole: prefix, seven random characters, a check character', () => {
    for (let i = 0; i < 200; i += 1) {
      const made = newReference('PKG');
      expect(made).toMatch(/^PKG-[2-9B-DF-HJ-NP-TV-Z]{4}-[2-9B-DF-HJ-NP-TV-Z]{4}$/);
      expect(isReference('PKG', made)).toBe(true);
    }
  });

  it('do not come twice in a thousand, and use every character', () => {
    const made = Array.from({ length: 1000 }, () => newReference('P'));
    expect(new Set(made).size).toBe(1000);
    expect(new Set(made.join('').replace(/[P-]/g, '')).size).toBe(alphabet.length - 1);
  });

  it('show each single wrong character', () => {
    fc.assert(
      fc.property(
        references,
        fc.constantFrom(...places),
        fc.constantFrom(...Array.from(alphabet)),
        (made, place, wrong) => {
          fc.pre(made.charAt(place) !== wrong);
          expect(isReference('PHB', made.slice(0, place) + wrong + made.slice(place + 1))).toBe(false);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('show each swap of two characters, neighbours or not', () => {
    fc.assert(
      fc.property(references, fc.subarray([...places], { minLength: 2, maxLength: 2 }), (made, [a = 0, b = 0]) => {
        fc.pre(made.charAt(a) !== made.charAt(b));
        const swapped = Array.from(made);
        [swapped[a], swapped[b]] = [made.charAt(b), made.charAt(a)];
        expect(isReference('PHB', swapped.join(''))).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('are read in any case, with or without dashes and blanks', () => {
    fc.assert(
      fc.property(references, (made) => {
        const bare = made.replaceAll('-', '');
        for (const typed of [made, bare, made.toLowerCase(), ` ${made} `, bare.replace(/(.{4})/g, '$1 ')]) {
          expect(readReference('PHB', typed)).toBe(made);
        }
      }),
    );
  });

  it('are refused with another prefix, too short, too long, or with vowels, 0 and 1', () => {
    const made = newReference('PHB', () => 4);
    expect(readReference('PKG', made)).toBeUndefined();
    expect(readReference('P', made)).toBeUndefined();
    expect(readReference('PHB', made.slice(0, -1))).toBeUndefined();
    expect(readReference('PHB', `${made}2`)).toBeUndefined();
    expect(isReference('PHB', made.toLowerCase())).toBe(false);
    for (const wrong of ['A', 'E', 'I', 'O', 'U', '0', '1']) {
      expect(readReference('PHB', made.slice(0, 4) + wrong + made.slice(5))).toBeUndefined();
    }
    expect(readReference('PHB', '')).toBeUndefined();
  });
});
