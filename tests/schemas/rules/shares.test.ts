import fc from 'fast-check';
import { councilPart, isJointlyFunded, jointShares, shareByWeights, SharesError } from '@phb/schemas';

describe('sharing an amount by weights', () => {
  it('keeps to the published examples, to the penny', () => {
    expect(shareByWeights(125_000, [60, 40])).toEqual([75_000, 50_000]);
    expect(shareByWeights(100_001, [50, 50])).toEqual([50_001, 50_000]);
    expect(shareByWeights(10_000, [1, 1, 1])).toEqual([3334, 3333, 3333]);
  });

  it('gives the odd penny to the larger remainder before anybody else', () => {
    expect(shareByWeights(100, [1, 2])).toEqual([33, 67]);
    expect(shareByWeights(100, [2, 1], 1)).toEqual([67, 33]);
    expect(shareByWeights(10, [5, 3, 1])).toEqual([6, 3, 1]);
  });

  it('gives the odd penny to the party that the agreement names', () => {
    expect(shareByWeights(100_001, [50, 50], 1)).toEqual([50_000, 50_001]);
    expect(shareByWeights(10_000, [1, 1, 1], 2)).toEqual([3333, 3333, 3334]);
  });

  it('takes weights with decimals as they are written', () => {
    expect(shareByWeights(30_000, [33.33, 66.67])).toEqual([9999, 20_001]);
    expect(shareByWeights(100, [0, 1])).toEqual([0, 100]);
  });

  it('refuses weights that share nothing', () => {
    expect(() => shareByWeights(100, [0, 0])).toThrow(SharesError);
    expect(() => shareByWeights(100, [2, -1])).toThrow(SharesError);
  });

  it('always adds up, and each part is within a penny of its exact share', () => {
    const weights = fc
      .array(fc.integer({ min: 0, max: 100_000_000 }), { minLength: 1, maxLength: 6 })
      .filter((all) => all.some((weight) => weight > 0));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), weights, (pence, all) => {
        const parts = shareByWeights(
          pence,
          all.map((weight) => weight / 10_000),
        );
        const total = all.reduce((sum, weight) => sum + weight, 0);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(pence);
        parts.forEach((part, i) => expect(Math.abs(part - (pence * (all[i] ?? 0)) / total)).toBeLessThan(1.001));
      }),
    );
  });
});

describe('joint funding', () => {
  it('is any case of which a council pays a part', () => {
    expect(isJointlyFunded({ councilShare: 40 })).toBe(true);
    expect(isJointlyFunded({ councilShare: 0 })).toBe(false);
    expect(isJointlyFunded({ councilShare: null })).toBe(false);
  });

  it('has shares only when both weights are known', () => {
    expect(jointShares({ nhsShare: 60, councilShare: 40 })).toEqual({ nhs: 60, council: 40, other: 0 });
    expect(jointShares({ nhsShare: null, councilShare: 40 })).toBeUndefined();
    expect(jointShares({ nhsShare: 1, councilShare: 0 })).toBeUndefined();
  });

  it('takes a third payer into account, and the one that the odd penny is for', () => {
    const thirds = { nhsShare: 1, councilShare: 1, otherShare: 1, oddPennyTo: null };
    expect(councilPart(thirds, 10_000)).toBe(3333);
    expect(councilPart({ ...thirds, oddPennyTo: 'Council' }, 10_000)).toBe(3334);
    expect(councilPart({ nhsShare: 60, councilShare: 40 }, 125_000)).toBe(50_000);
    expect(councilPart({ nhsShare: 1, councilShare: null }, 10_000)).toBeUndefined();
  });
});
