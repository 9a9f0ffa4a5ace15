import fc from 'fast-check';
import { readMoney, showMoney } from '@phb/schemas';

describe('money', () => {
  it.each([
    ['1234.5', 123_450],
    ['£1,234.50', 123_450],
    ['1 234.50', 123_450],
    ['£ 900', 90_000],
    ['0', 0],
    ['0.07', 7],
    ['-12.30', -1230],
    ['-0', 0],
  ])('%s is read as %i pence', (typed, pence) => {
    const read = readMoney(typed);
    expect(read).toBe(pence);
    expect(Object.is(read, -0)).toBe(false);
  });

  it.each(['12.345', '1.2.3', '', '£', 'about 12', '12p', '1e3', '=1+1', '.5', '9999999999999'])(
    'refuses %p',
    (typed) => {
      expect(readMoney(typed)).toBeUndefined();
    },
  );

  it('is shown in pounds with thousands and pence', () => {
    expect(showMoney(123_450)).toBe('£1,234.50');
    expect(showMoney(-5)).toBe('-£0.05');
    expect(showMoney(0)).toBe('£0.00');
  });

  it('comes back to the penny from what is shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (pence) => {
        expect(readMoney(showMoney(pence))).toBe(pence);
      }),
    );
  });
});
