import fc from 'fast-check';
import { rankOrder } from '../../../ui/register/rankOrder.js';

describe('ordering by rank', () => {
  it('gives what a stable comparison gives, with those without a rank last either way', () => {
    const ranksOfRows = fc.array(fc.integer({ min: -1, max: 6 }), { maxLength: 60 });
    fc.assert(
      fc.property(ranksOfRows, fc.boolean(), (ranks, descending) => {
        const rows = Int32Array.from(ranks.keys());
        const expected = [...rows].sort((a, b) => {
          const [x = -1, y = -1] = [ranks[a], ranks[b]];
          if (x < 0 || y < 0) return Number(x < 0) - Number(y < 0);
          return descending ? y - x : x - y;
        });
        const ordered = rankOrder(rows, (row) => ranks[row] ?? -1, 7, descending);
        expect([...ordered]).toEqual(expected);
      }),
    );
  });
});
