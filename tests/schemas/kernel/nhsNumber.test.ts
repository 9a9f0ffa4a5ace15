import fc from 'fast-check';
import { isNhsNumber, readNhsNumber, showNhsNumber } from '@phb/schemas';

const valid = [
  '9434765919',
  '9990000018',
  '9990000026',
  '9990000034',
  '9990000042',
  '9990000050',
  '9990000069',
  '9990000077',
  '9990000085',
  '9990000093',
];
const weightedSum = (digits: string) => Array.from(digits).reduce((sum, digit, i) => sum + Number(digit) * (10 - i), 0);

describe('NHS numbers', () => {
  it.each(valid)('%s is valid', (digits) => {
    expect(isNhsNumber(digits)).toBe(true);
  });

  it('are checked by weights 10 to 2: 943476591 sums to 299 and has check digit 9', () => {
    expect(weightedSum('943476591')).toBe(299);
    for (let check = 0; check <= 9; check += 1) expect(isNhsNumber(`943476591${check}`)).toBe(check === 9);
  });

  it('have no valid check digit where the sum asks for 10', () => {
    for (let check = 0; check <= 9; check += 1) expect(isNhsNumber(`999000000${check}`)).toBe(false);
  });

  it('are refused when all digits are the same, though the sum fits', () => {
    for (let digit = 0; digit <= 9; digit += 1) expect(isNhsNumber(String(digit).repeat(10))).toBe(false);
  });

  it('are read with blanks and dashes and shown in threes and four', () => {
    for (const digits of valid) {
      expect(readNhsNumber(showNhsNumber(digits))).toBe(digits);
      expect(readNhsNumber(` ${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)} `)).toBe(digits);
    }
    expect(showNhsNumber('9990000018')).toBe('999 000 0018');
  });

  it.each(['999000001', '99900000180', '999 000 0019', '9990000O18', '', '٩٩٩٠٠٠٠٠١٨'])('%p is refused', (typed) => {
    expect(readNhsNumber(typed)).toBeUndefined();
  });

  it('show each single wrong digit and each swap of neighbours', () => {
    fc.assert(
      fc.property(fc.constantFrom(...valid), fc.nat({ max: 9 }), fc.nat({ max: 9 }), (digits, place, wrong) => {
        if (digits.charAt(place) !== String(wrong)) {
          expect(isNhsNumber(digits.slice(0, place) + String(wrong) + digits.slice(place + 1))).toBe(false);
        }
        const [a, b] = [digits.charAt(place), digits.charAt(place + 1)];
        if (b !== '' && a !== b) {
          expect(isNhsNumber(digits.slice(0, place) + b + a + digits.slice(place + 2))).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });
});
