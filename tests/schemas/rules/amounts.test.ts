import fc from 'fast-check';
import { amountPeriods, derivedAmounts, weeksInYearChoices } from '@phb/schemas';

describe('what an amount comes to in a year and in a week', () => {
  it.each([
    [4_420_000, 'year', '52', { yearly: 4_420_000, weekly: 85_000 }],
    [4_420_000, 'year', '365/7', { yearly: 4_420_000, weekly: 84_767 }],
    [85_000, 'week', '52', { yearly: 4_420_000, weekly: 85_000 }],
    [340_000, '4 weeks', '52', { yearly: 4_420_000, weekly: 85_000 }],
    [368_333, 'month', '52', { yearly: 4_419_996, weekly: 85_000 }],
    [1, 'year', '52', { yearly: 1, weekly: 0 }],
    [26, 'year', '52', { yearly: 26, weekly: 1 }],
  ] as const)('%d pence per %s by %s', (pence, period, policy, expected) => {
    expect(derivedAmounts(pence, period, policy)).toEqual(expected);
  });

  it('says nothing of a one-off amount', () => {
    expect(derivedAmounts(90_000, 'one-off', '52')).toBeUndefined();
  });

  it('never strays from the exact figure by more than half a penny', () => {
    const regular = amountPeriods.filter((period) => period !== 'one-off');
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000_000 }),
        fc.constantFrom(...regular),
        fc.constantFrom(...weeksInYearChoices),
        (pence, period, policy) => {
          const weeks = policy === '52' ? 52 : 365 / 7;
          const times = { week: weeks, '4 weeks': weeks / 4, month: 12, year: 1, 'one-off': 0 }[period];
          const derived = derivedAmounts(pence, period, policy);
          expect(Math.abs((derived?.yearly ?? NaN) - pence * times)).toBeLessThanOrEqual(0.501);
          expect(Math.abs((derived?.weekly ?? NaN) - (pence * times) / weeks)).toBeLessThanOrEqual(0.501);
        },
      ),
    );
  });
});
