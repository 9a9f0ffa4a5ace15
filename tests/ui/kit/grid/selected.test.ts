import { between, selectedAmong, toggled } from '../../../../ui/kit/grid/selected.js';

describe('ticking rows', () => {
  it('ticks and unticks one, and makes a range as the row that was pressed', () => {
    expect([...toggled(new Set([1]), [2])]).toEqual([1, 2]);
    expect([...toggled(new Set([1, 2]), [2])]).toEqual([1]);
    expect([...toggled(new Set([1, 3]), [1, 2, 4])]).toEqual([1, 3, 2, 4]);
    expect([...toggled(new Set([1, 2, 4]), [1, 2, 4])]).toEqual([]);
  });

  it('takes what stands between two rows, either way, without the headings of groups, the pressed one last', () => {
    const entries = [-1, 7, 3, -2, 9, 4];
    expect(between(entries, 3, 9)).toEqual([3, 9]);
    expect(between(entries, 4, 7)).toEqual([3, 9, 4, 7]);
    expect(between(entries, 9, 9)).toEqual([9]);
  });

  it('takes the pressed row alone if the range began nowhere, or at a row that is not shown any more', () => {
    expect(between([7, 3], undefined, 3)).toEqual([3]);
    expect(between([7, 3], 5, 3)).toEqual([3]);
  });

  it('counts the ticked rows of those shown', () => {
    expect(selectedAmong(new Set([10, 30, 99]), [-1, 1, 2, 3], (row) => row * 10)).toBe(2);
  });
});
